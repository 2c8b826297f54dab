"""Thai: how a word is cut into syllables and spelt."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.errors import SchemeError
from normalize.romanization.thai import romanize

WORDS = [
    ("คน", "Khon"),
    ("มานะ", "Mana"),
    ("นที", "Nathi"),
    ("ไทย", "Thai"),
    ("ใจ", "Chai"),
    ("เปรม", "Prem"),
    ("ตราด", "Trat"),
    ("หลวง", "Luang"),
    ("ศรี", "Si"),
    ("จริง", "Ching"),
    ("ทราย", "Sai"),
    ("พร", "Phon"),
    ("ธรรม", "Tham"),
    ("พรรณ", "Phan"),
    ("บรรหาร", "Banhan"),
    ("เรือง", "Rueang"),
    ("เขียว", "Khiao"),
    ("แก้ว", "Kaeo"),
    ("เลย", "Loei"),
    ("เดิน", "Doen"),
    ("ชวน", "Chuan"),
    ("กล้วย", "Kluai"),
    ("บุตร", "But"),
    ("ชาติ", "Chat"),
    ("สุรินทร์", "Surin"),
    ("สิทธิ์", "Sit"),
    ("น้ำ", "Nam"),
    ("พฤกษ์", "Phruek"),
    ("Wat โพธิ์ 2", "Wat Pho 2"),
    ("", ""),
    ("์ะ", ""),
]


@pytest.mark.parametrize(("word", "latin"), WORDS)
def test_words(word: str, latin: str) -> None:
    """Vowels around their consonants, clusters, silent letters, vowels that are not written."""
    assert romanize(unicodedata.normalize("NFKC", word), "rtgs") == latin


@given(st.text("กงจชทนพมรวสหอะาิุเแโไ่์ฤั็", max_size=30))
def test_any_word(word: str) -> None:
    """Any Thai letters, in whatever order, come out in ASCII."""
    assert romanize(word, "rtgs").isascii()


def test_unknown_system() -> None:
    """An unknown system is refused."""
    with pytest.raises(SchemeError, match="take one of"):
        romanize("คน", "iso")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["ก", "กรุงเทพ", "์", "เ"])
def test_monster(piece: str) -> None:
    """A word of 40,000 letters is read to its end; quadratic work would hang."""
    assert romanize(piece * (40_000 // len(piece)), "rtgs").isascii()
