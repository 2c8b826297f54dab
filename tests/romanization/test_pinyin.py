"""Pinyin is split as its orthography says, and meets the Wade-Giles of the same name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.errors import SchemeError
from normalize.romanization.pinyin import (
    MOST_READINGS,
    from_wade_giles,
    pinyin_readings,
    romanize,
    syllables,
    to_wade_giles,
)
from normalize.romanization.table import rows

TABLE = rows("pinyin")
MARKS_LEFT_OUT = str.maketrans("ü", "u", "'")
SYLLABLES = st.sampled_from([pinyin for pinyin, _, _ in TABLE])

SPLITS = [
    ("jinping", "jin ping"),
    ("xian", "xian"),
    ("xi'an", "xi an"),
    ("Xī’ān", "xi an"),
    ("beijing", "bei jing"),
    ("shanghai", "shang hai"),
    ("zhuangzi", "zhuang zi"),
    ("henan", "he nan"),
    ("hunan", "hu nan"),
    ("jinan", "ji nan"),
    ("yunnan", "yun nan"),
    ("liaoning", "liao ning"),
    ("fangan", "fan gan"),
    ("fang'an", "fang an"),
    ("tiananmen", "tian an men"),
    ("urumqi", ""),
    ("ouyang", "ou yang"),
    ("lüshun", "lü shun"),
    ("lvshun", "lü shun"),
    ("lu:shun", "lü shun"),
    ("nǚ", "nü"),
    ("wang2", "wang"),
    ("yu-hai", "yu hai"),
    ("Guangdong", "guang dong"),
    ("er", "er"),
    ("a", "a"),
    ("", ""),
    ("'", ""),
    ("Kyiv", ""),
    ("tsetung", ""),
    ("hsiao", ""),
    ("zh", ""),
]

PAIRS = [  # pinyin, Wade-Giles
    ("Mao Zedong", "Mao Tse-tung"),
    ("Deng Xiaoping", "Teng Hsiao-p'ing"),
    ("Zhou Enlai", "Chou En-lai"),
    ("Hua Guofeng", "Hua Kuo-feng"),
    ("Jiang Zemin", "Chiang Tse-min"),
    ("Hu Jintao", "Hu Chin-t'ao"),
    ("Zhu De", "Chu Te"),
    ("Lin Biao", "Lin Piao"),
    ("Liu Shaoqi", "Liu Shao-ch'i"),
    ("Peng Dehuai", "P'eng Te-huai"),
    ("Jiang Qing", "Chiang Ch'ing"),
    ("Zhao Ziyang", "Chao Tzu-yang"),
    ("Li Xiannian", "Li Hsien-nien"),
    ("Guo Moruo", "Kuo Mo-jo"),
    ("Lü Xiulian", "Lü Hsiu-lien"),
    ("Cai Yingwen", "Ts'ai Ying-wen"),
    ("Xu Shiyou", "Hsü Shih-yu"),
    ("Beijing", "Pei-ching"),
    ("Xi'an", "Hsi-an"),
    ("Chang'an", "Ch'ang-an"),
    ("Chongqing", "Ch'ung-ch'ing"),
    ("Guangzhou", "Kuang-chou"),
    ("Sichuan", "Ssu-ch'uan"),
    ("Taibei", "T'ai-pei"),
    ("Gaoxiong", "Kao-hsiung"),
    ("Jilong", "Chi-lung"),
    ("Ruijin", "Jui-chin"),
    ("Zunyi", "Tsun-i"),
    ("Emei", "O-mei"),
    ("Rehe", "Je-ho"),
    ("Yan'an", "Yen-an"),
    ("Guizhou", "Kuei-chou"),
    ("MAO", "MAO"),
]

HASTY = [  # Wade-Giles with signs left out, joined, or in a library's signs; a pinyin reading
    ("Teng Hsiao-ping", "deng xiaoping"),
    ("Teng", "teng"),
    ("Teng", "deng"),
    ("chu", "zhu"),
    ("chu", "qu"),
    ("Tsetung", "zedong"),
    ("Hsu", "xu"),
    ("Chu Teh", "zhu de"),
    ("Szu-ma", "sima"),
    ("Ssŭ-ma", "sima"),
    ("Têng Hsiao-pʻing", "deng xiaoping"),
    ("Mao Tsê-tung", "mao zedong"),
    ("Pai Ch'ung-hsi", "bai chongxi"),
    ("Chou Yung-kang", "zhou yongkang"),
    ("Xi Jinping", "xi jinping"),
    ("Mao Zedong", "mao zedong"),
    ("Tiananmen", "tian'anmen"),
    ("Putin", ""),
    ("", ""),
]


@pytest.mark.parametrize(("word", "expected"), SPLITS)
def test_syllables(word: str, expected: str) -> None:
    """A word falls into the syllables that are meant, or into none."""
    assert syllables(word) == (expected.split() or None)


@pytest.mark.parametrize(("pinyin", "wade_giles"), PAIRS)
def test_pairs(pinyin: str, wade_giles: str) -> None:
    """A name is written in Wade-Giles and read again."""
    assert to_wade_giles(pinyin) == wade_giles
    assert from_wade_giles(wade_giles) == pinyin.lower()


@pytest.mark.parametrize(("pinyin", "wade_giles"), PAIRS)
def test_pairs_meet_without_signs(pinyin: str, wade_giles: str) -> None:
    """Both spellings of a name have a reading in common, even without apostrophes and dots."""
    bare = wade_giles.translate(MARKS_LEFT_OUT)
    assert pinyin.lower() in pinyin_readings(pinyin)
    assert pinyin.lower() in pinyin_readings(bare)


@pytest.mark.parametrize(("word", "reading"), HASTY)
def test_pinyin_readings(word: str, reading: str) -> None:
    """A hasty spelling has the reading that is meant among others; a foreign word has none."""
    readings = pinyin_readings(word)
    assert reading in readings if reading else readings == ()


@pytest.mark.parametrize(("pinyin", "wade_giles", "also"), TABLE)
def test_every_syllable(pinyin: str, wade_giles: str, also: str) -> None:
    """Every syllable comes back from each of its Wade-Giles spellings."""
    assert syllables(pinyin) == [pinyin]
    assert to_wade_giles(pinyin) == wade_giles
    for spelling in (wade_giles, *also.split()):
        assert pinyin in pinyin_readings(spelling)
        assert pinyin in pinyin_readings(spelling.translate(MARKS_LEFT_OUT))


def test_the_table_is_whole() -> None:
    """No syllable stands twice, and two share a Wade-Giles spelling only where both are *o*."""
    spelt = [wade_giles for _, wade_giles, _ in TABLE]
    assert len({pinyin for pinyin, _, _ in TABLE}) == len(TABLE) == 409
    assert {one for one in spelt if spelt.count(one) > 1} == {"o"}


@pytest.mark.parametrize("word", ["Kai-shek", "Chiang Kai-shek", "Peking", "", " ", "12"])
def test_what_is_not_pinyin_stays(word: str) -> None:
    """A name with a word that is no pinyin is given back whole."""
    assert to_wade_giles(word) == word


def test_unknown_system() -> None:
    """A system that is not there is told with those that are."""
    with pytest.raises(SchemeError, match="take one of wade-giles"):
        romanize("mao", "yale")


@given(st.text())
def test_never_raises(text: str) -> None:
    """Any text can be given, and readings are few."""
    romanize(text)
    from_wade_giles(text)
    assert len(pinyin_readings(text)) <= MOST_READINGS


@given(st.lists(SYLLABLES, min_size=1, max_size=4))
def test_words_come_back(parts: list[str]) -> None:
    """A word of any syllables, parted by apostrophes, comes back from Wade-Giles."""
    word = "'".join(parts)
    read = from_wade_giles(to_wade_giles(word))
    assert read is not None
    assert to_wade_giles(read) == to_wade_giles(word)
