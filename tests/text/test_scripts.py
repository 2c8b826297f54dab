"""Scripts: a table of words, and the ranges against the names of the characters."""

import re
import unicodedata
from pathlib import Path

import pytest

from normalize.text import script, scripts
from normalize.text.tables import rows as table

VECTORS = Path(__file__).parents[1] / "vectors"
NAMED = {
    "ARABIC": "Arab",
    "ARMENIAN": "Armn",
    "BENGALI": "Beng",
    "CJK UNIFIED": "Hani",
    "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi",
    "GEORGIAN": "Geor",
    "GREEK": "Grek",
    "GUJARATI": "Gujr",
    "GURMUKHI": "Guru",
    "HANGUL": "Hang",
    "HEBREW": "Hebr",
    "HIRAGANA": "Hira",
    "KANNADA": "Knda",
    "KATAKANA": "Kana",
    "KHMER": "Khmr",
    "LAO": "Laoo",
    "LATIN": "Latn",
    "MALAYALAM": "Mlym",
    "MONGOLIAN": "Mong",
    "MYANMAR": "Mymr",
    "ORIYA": "Orya",
    "SINHALA": "Sinh",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "THAANA": "Thaa",
    "THAI": "Thai",
    "TIBETAN": "Tibt",
}


def rows(name: str) -> list[list[str]]:
    r"""Return the rows of a table of vectors; ``\N{NAME}`` stands for the character so named."""
    text = (VECTORS / name).read_text(encoding="utf-8")
    named = re.sub(r"\\N\{([^}]+)\}", lambda match: unicodedata.lookup(match[1]), text)
    return [line.split("\t") for line in named.split("\n")[1:] if line]


@pytest.mark.parametrize(("text", "code", "codes", "note"), rows("scripts.tsv"))
def test_script(text: str, code: str, codes: str, note: str) -> None:
    """A word is of the script its letters are of."""
    assert script(text) == code, note
    assert scripts(text) == frozenset(codes.split()), note


def test_ranges_are_sorted_and_apart() -> None:
    """Ranges rise, none is empty, none touches the next, and codes look like ISO 15924."""
    end = -1
    for first, last, code in table("scripts.tsv"):
        assert end < int(first, 16) <= int(last, 16)
        assert re.fullmatch("[A-Z][a-z]{3}", code)
        end = int(last, 16)


def test_ranges_agree_with_names() -> None:
    """A letter whose name begins with its script is of that script, and no other letter is."""
    named = re.compile(rf"({'|'.join(NAMED)})[ -](?!PROLONGED|HIRAGANA)")
    for char in map(chr, range(0x110000)):
        name = unicodedata.name(char, "")
        if (found := named.match(name)) and unicodedata.category(char)[0] in "LM":
            assert script(char) == NAMED[found[1]], name


def test_signs_have_no_script() -> None:
    """Digits, punctuation, symbols and unassigned places have no script, whatever is around."""
    for char in map(chr, range(0x3000)):
        if unicodedata.category(char)[0] in "PSZC" or unicodedata.category(char) in {"Nd", "No"}:
            assert script(char) == "Zyyy", ascii(char)
