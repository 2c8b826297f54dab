"""A folded word cut into the units that the tables of sounds spell: letters, morae, jamo.

What a unit is, the table of the script says: the longest one that fits is taken. Before that the
letters are put into the order in which they are spoken, and vowels that are not written, but
certain, are added.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Literal

from normalize.text import script

TableName = Literal[
    "arabic", "armenian", "burmese", "cyrillic", "devanagari", "ethiopic", "georgian", "greek",
    "hangul", "hebrew", "katakana", "latin", "pinyin", "sinhala", "tamil", "thai",
]  # fmt: skip

TABLES: Mapping[str, TableName] = {
    "Arab": "arabic",
    "Armn": "armenian",
    "Beng": "devanagari",
    "Cyrl": "cyrillic",
    "Deva": "devanagari",
    "Ethi": "ethiopic",
    "Geor": "georgian",
    "Grek": "greek",
    "Gujr": "devanagari",
    "Guru": "devanagari",
    "Hang": "hangul",
    "Hebr": "hebrew",
    "Hira": "katakana",
    "Kana": "katakana",
    "Knda": "devanagari",
    "Latn": "latin",
    "Mlym": "devanagari",
    "Mymr": "burmese",
    "Orya": "devanagari",
    "Sinh": "sinhala",
    "Taml": "tamil",
    "Telu": "devanagari",
    "Thai": "thai",
}

INHERENT = "\N{DEVANAGARI LETTER A}"  # the vowel of a consonant sign that nothing follows
_SILENT_INITIAL = "\N{HANGUL CHOSEONG IEUNG}"
_HIRAGANA = {code: code + 96 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_SYLLABLE = "(zh|ch|sh|[bpmfdtnlgkhjqxzcsrwy]?)([a-z]*)"

_DEVANAGARI, _BLOCK = 0x0900, 0x80
_INDIC = range(_DEVANAGARI, 0x0D80)  # nine scripts with one layout of a block
_ALONE = str.maketrans(
    {  # letters outside the layout: a consonant without vowel, Assamese ra and va
        "ൺ": "ണ്", "ൻ": "ന്", "ർ": "ര്", "ൽ": "ല്", "ൾ": "ള്", "ൿ": "ക്", "ৎ": "ত্", "ৰ": "র", "ৱ": "ব",
    }
)  # fmt: skip
# a consonant that neither a vowel sign nor the sign of silence follows
_INDIC_INHERENT = "([क-ह]\u093c?)(?![\u093c\u093e-\u094d\u0955-\u0957])"
_TAMIL_INHERENT = "([க-ஹ])(?![\u0bbe-\u0bcd])"
_SINHALA_INHERENT = "([ක-ෆ])(?![\u0dca-\u0ddf])"
_BURMESE_INHERENT = "([က-အ][\u103b-\u103e]*)(?![\u102b-\u1035\u1039-\u103e])"
_THAI_LEADING = "([เ-ไ])([ก-ฮ])"
_THAI_SILENT = "[ก-ฮ][\u0e34-\u0e39]?\u0e4c"
_SHAPES: Mapping[TableName, str] = {
    "hebrew": "[א-ת][׳']?",
    "katakana": "[ァ-ヺー][ァィゥェォャュョヮ]?",
    "pinyin": "[a-z]+(?=-)|-[a-z]+",
}
_ETHIOPIC = range(0x1200, 0x1358)
_ORDERS = ("1", "2", "3", "4", "5", "6", "7", "8")  # of the vowel in an Ethiopic syllable


def table_of(word: str, /) -> TableName | None:
    """Return the name of the table that spells *word*, ``None`` where there is none.

    >>> table_of("київ"), table_of("kyiv"), table_of("基輔")
    ('cyrillic', 'latin', None)
    """
    return TABLES.get(script(word)) if word else None


def spoken(word: str, table: TableName, /) -> str:
    """Return the letters of *word* in the order of speech, as the units of *table* are written.

    >>> spoken("たろう", "katakana"), spoken("เลย", "thai"), spoken("te lang pu", "pinyin")
    ('タロウ', 'ลเย', 't-e l-ang p-u')
    """
    prepare = _SPOKEN.get(table)
    return prepare(word) if prepare else word


def shape(table: TableName, /) -> str:
    """Return the pattern of a unit of *table*; mostly it is a single sign."""
    return _SHAPES.get(table, r"\S")


def _hangul(word: str) -> str:
    return unicodedata.normalize("NFD", word).replace(_SILENT_INITIAL, "")


def _katakana(word: str) -> str:
    return word.translate(_HIRAGANA)


def _pinyin(word: str) -> str:
    found = (re.match(_SYLLABLE, syllable) for syllable in word.split())
    return " ".join(f"{match[1]}-{match[2]}" for match in found if match)


def _indic(word: str) -> str:
    plain = "".join(
        chr(_DEVANAGARI + ord(char) % _BLOCK) if ord(char) in _INDIC else char
        for char in word.translate(_ALONE)
    )
    return re.sub(_INDIC_INHERENT, rf"\1{INHERENT}", plain)


def _tamil(word: str) -> str:
    return re.sub(_TAMIL_INHERENT, rf"\1{INHERENT}", word)


def _sinhala(word: str) -> str:
    return re.sub(_SINHALA_INHERENT, rf"\1{INHERENT}", word)


def _burmese(word: str) -> str:
    return re.sub(_BURMESE_INHERENT, rf"\1{INHERENT}", word)


def _thai(word: str) -> str:
    return re.sub(_THAI_LEADING, r"\2\1", re.sub(_THAI_SILENT, "", word))


def _ethiopic(word: str) -> str:
    return "".join(
        chr(ord(char) & ~7) + _ORDERS[ord(char) & 7] if ord(char) in _ETHIOPIC else char
        for char in word
    )


_SPOKEN: Mapping[TableName, Callable[[str], str]] = {
    "burmese": _burmese,
    "devanagari": _indic,
    "ethiopic": _ethiopic,
    "hangul": _hangul,
    "katakana": _katakana,
    "pinyin": _pinyin,
    "sinhala": _sinhala,
    "tamil": _tamil,
    "thai": _thai,
}
