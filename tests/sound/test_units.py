"""Words are cut into the units that tables spell."""

import pytest

from normalize.sound.tables import table
from normalize.sound.units import TableName


@pytest.mark.parametrize(
    ("name", "word", "expected"),
    [
        ("cyrillic", "їжак", "ї ж а к"),
        ("katakana", "シャルル", "シャ ル ル"),
        ("katakana", "じゃ", "ジャ"),
        ("katakana", "マー", "マ ー"),
        ("hebrew", "ג'ורג'", "ג' ו ר ג'"),
        ("greek", "μπους", "μπ ου ς"),
        ("pinyin", "te lang pu an", "t -e l -ang p -u -an"),
        ("thai", "เลย", "ล เ ย"),
        ("georgian", "ხან", "ხ ა ნ"),
    ],
)
def test_units(name: TableName, word: str, expected: str) -> None:
    """A word is cut so."""
    assert " ".join(table(name).units(word)[1:-1]) == expected


def test_jamo() -> None:
    """Hangul comes apart into jamo, the silent initial left out."""
    assert len(table("hangul").units("안녕")[1:-1]) == 5


@pytest.mark.parametrize(
    ("word", "expected"),
    [("राम", "र ा म अ"), ("राम्", "र ा म ्"), ("কলকাতা", "क अ ल अ क ा त ा"), ("ਸਿੰਘ", "स ि ॰ घ अ")],
)
def test_inherent_vowel(word: str, expected: str) -> None:
    """A consonant that no sign follows has its vowel told; nine scripts share one layout."""
    assert " ".join(table("devanagari").units(word)[1:-1]) == expected
