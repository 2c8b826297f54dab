"""Hangul is read as its standards say, and people's names as newspapers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.errors import SchemeError
from normalize.romanization.hangul import MOST_SPELLINGS, SYSTEMS, name_spellings, romanize

HANGUL = st.text(st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣")), max_size=8)

WORDS = [  # word, Revised Romanization, McCune-Reischauer
    # plain letters
    ("가평", "Gapyeong", "Kap'yŏng"),
    ("대전", "Daejeon", "Taejŏn"),
    ("광주", "Gwangju", "Kwangju"),
    ("수원", "Suwon", "Suwŏn"),
    ("의정부", "Uijeongbu", "Ŭijŏngbu"),
    ("함흥", "Hamheung", "Hamhŭng"),
    ("청진", "Cheongjin", "Ch'ŏngjin"),
    ("원산", "Wonsan", "Wŏnsan"),
    ("개성", "Gaeseong", "Kaesŏng"),
    ("판문점", "Panmunjeom", "P'anmunjŏm"),
    ("예천", "Yecheon", "Yech'ŏn"),
    ("괴산", "Goesan", "Koesan"),
    ("떡", "Tteok", "Ttŏk"),
    ("씨름", "Ssireum", "Ssirŭm"),
    ("찌개", "Jjigae", "Tchigae"),
    ("쉬리", "Swiri", "Shwiri"),
    # finals before a vowel, and alone
    ("국어", "Gugeo", "Kugŏ"),
    ("옥인", "Ogin", "Ogin"),
    ("낚시", "Naksi", "Naksi"),
    ("닭", "Dak", "Tak"),
    ("닭이", "Dalgi", "Talgi"),
    ("값", "Gap", "Kap"),
    ("삶", "Sam", "Sam"),
    ("앉아", "Anja", "Anja"),
    ("않아", "Ana", "Ana"),
    ("좋아", "Joa", "Choa"),
    ("강원", "Gangwon", "Kangwŏn"),
    # sounds that change where syllables meet
    ("국민", "Gungmin", "Kungmin"),
    ("학문", "Hangmun", "Hangmun"),
    ("독립", "Dongnip", "Tongnip"),
    ("십리", "Simni", "Simni"),
    ("앞날", "Amnal", "Amnal"),
    ("꽃말", "Kkonmal", "Kkonmal"),
    ("삼림", "Samnim", "Samnim"),
    ("강릉", "Gangneung", "Kangnŭng"),
    ("천리", "Cheolli", "Ch'ŏlli"),
    ("설날", "Seollal", "Sŏllal"),
    ("달나라", "Dallara", "Tallara"),
    ("놓는", "Nonneun", "Nonnŭn"),
    ("많고", "Manko", "Mank'o"),
    ("싫다", "Silta", "Silt'a"),
    ("좋지", "Jochi", "Choch'i"),
    ("굳이", "Guji", "Kuji"),
    ("굳히다", "Guchida", "Kuch'ida"),
    ("밭이", "Bachi", "Pach'i"),
    # pairs that are written in their own way
    ("한강", "Hangang", "Han'gang"),
    ("결혼", "Gyeolhon", "Kyŏrhon"),
    ("빨리", "Ppalli", "Ppalli"),
    ("숫자", "Sutja", "Sutcha"),
    ("옷상", "Otsang", "Ossang"),
    # what is no Hangul stays, and a word begins where no letter stands before
    ("", "", ""),
    ("서울시", "Seoulsi", "Sŏulsi"),
    ("서울-시", "Seoul-si", "Sŏul-si"),
    ("K리그", "Krigeu", "Krigŭ"),
    ("북 한", "Buk Han", "Puk Han"),
]

NAMES = [
    ("김일성", "Kim Il-sung"),
    ("김정일", "Kim Jong-il"),
    ("김정은", "Kim Jeongeun"),
    ("박정희", "Park Chung-hee"),
    ("노무현", "Roh Moo-hyun"),
    ("전두환", "Chun Doo-hwan"),
    ("이명박", "Lee Myung-bak"),
    ("반기문", "Ban Ki-moon"),
    ("한덕수", "Han Duk-soo"),
    ("윤석열", "Yoon Suk-yeol"),
    ("윤석열", "Yun Sŏgyŏl"),
    ("리용호", "Ri Yong-ho"),
    ("남궁민", "Namgung Min"),
    ("황보라", "Hwang Bo-ra"),
    ("제갈공명", "Jegal Gongmyeong"),
    ("김 정은", "Kim Jong-un"),
    ("최", "Choi"),
]


@pytest.mark.parametrize(("word", "revised", "mccune_reischauer"), WORDS)
def test_romanize(word: str, revised: str, mccune_reischauer: str) -> None:
    """A word is written as the two standards say."""
    assert romanize(word, "revised") == revised
    assert romanize(word, "mccune-reischauer") == mccune_reischauer


def test_decomposed_hangul_is_the_same() -> None:
    """Letters that are not composed into syllables (NFD) make no difference."""
    assert romanize("\u1109\u1175\u11ab\u1105\u1161", "revised") == "Silla"


@pytest.mark.parametrize(("name", "spelling"), NAMES)
def test_name_spellings(name: str, spelling: str) -> None:
    """A spelling that is in use is among those of the name."""
    assert spelling in name_spellings(name)


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("손흥민", "Son Heung-min"),
        ("부산", "Busan"),
        ("이천시", "Icheonsi"),
        ("대한민국", "Daehanminguk"),
    ],
)
def test_press(word: str, latin: str) -> None:
    """What looks like a person's full name is written by custom, anything else by the law."""
    assert romanize(word, "press") == latin


@pytest.mark.parametrize(
    "name", ["", "Kim", "金正恩", "프란치스코", "김정은이라는", "김 jong", " "]
)
def test_not_a_korean_name(name: str) -> None:
    """What is not built like a Korean name has no spellings."""
    assert name_spellings(name) == ()


def test_unknown_system() -> None:
    """A system that is not there is told with those that are."""
    with pytest.raises(SchemeError, match="take one of revised"):
        romanize("서울", "yale")


@given(st.one_of(st.text(), HANGUL), st.sampled_from(SYSTEMS))
def test_never_raises(text: str, system: str) -> None:
    """Any text can be given."""
    romanize(text, system)


@given(HANGUL)
def test_hangul_is_written_throughout(text: str) -> None:
    """No syllable is left over, and the Revised Romanization is plain ASCII."""
    assert romanize(text, "revised").isascii()
    assert not any("가" <= letter <= "힣" for letter in romanize(text, "mccune-reischauer"))


@given(HANGUL)
def test_spellings_are_few_and_differ(name: str) -> None:
    """There are at most 24 spellings, none of them twice."""
    spellings = name_spellings(name)
    assert len(spellings) == len(set(spellings)) <= MOST_SPELLINGS
