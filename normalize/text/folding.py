"""The comparable form of a name: case, marks, width, invisible signs and punctuation gone.

The order of steps: Unicode NFKC; each character by itself becomes its folded letters, nothing or
a space, a Han character its simplified form; words are parted by one space; NFKC again, for
letters that dropping made neighbours.
"""

import re
import unicodedata
from functools import cache

from normalize.text.composition import compose, is_invisible, strip_invisible
from normalize.text.tables import rows

APOSTROPHES = frozenset(
    "'`\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{ACUTE ACCENT}"
    "\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}\N{PRIME}\N{FULLWIDTH APOSTROPHE}"
    "\N{ARMENIAN APOSTROPHE}\N{ARMENIAN EMPHASIS MARK}\N{ARMENIAN EXCLAMATION MARK}"
    "\N{ARMENIAN QUESTION MARK}\N{HEBREW PUNCTUATION GERESH}\N{HEBREW PUNCTUATION GERSHAYIM}"
    "\N{LATIN CAPITAL LETTER SALTILLO}\N{LATIN SMALL LETTER SALTILLO}"
).union(map(chr, range(0x02B9, 0x02D0)))  # modifier letters: primes, ayin, hamza, okina, tones
QUOTES = frozenset('"\N{RIGHT DOUBLE QUOTATION MARK}')  # typed for gershayim in Hebrew words

_KEPT = frozenset("йїўѓќ")  # other letters of the alphabet than without the mark
_SPELLING_MARKS = frozenset(
    "\N{COMBINING KATAKANA-HIRAGANA VOICED SOUND MARK}"
    "\N{COMBINING KATAKANA-HIRAGANA SEMI-VOICED SOUND MARK}"
    "\N{COMBINING GREEK YPOGEGRAMMENI}"
)
_SPACING_ACUTE = " \N{COMBINING ACUTE ACCENT}"  # what NFKC makes of the sign typed as apostrophe
_INVISIBLE = "\0"
_GERSHAYIM = re.compile('(?<=[א-ת])"(?=[א-ת])')

_PLAIN = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128))
_ASCII = _PLAIN + bytes(128)


def fold(text: str, /) -> str:
    """Return the comparable form of *text*: case, marks and punctuation gone.

    >>> fold("Łódź"), fold("LODZ"), fold("Мар’їнка"), fold("J.-P. O'Neill"), fold("臺灣")
    ('lodz', 'lodz', 'марїнка', 'j p oneill', '台湾')

    Folding twice changes nothing. It never changes the script; see `romanize`. A dot parts words
    like any other punctuation (``U.S.`` is ``u s``); apostrophes vanish; marks vanish in the
    Latin, Greek, Cyrillic, Arabic and Hebrew scripts, but й is not и, and elsewhere they stay.
    """
    if text.isascii():
        if text.isalnum():
            return text.lower()
        return b" ".join(text.encode().translate(_ASCII, b"'`").split()).decode()
    folded = _each(compose(text))
    if _INVISIBLE in folded:
        folded = _each(compose(strip_invisible(text)))
    if '"' in folded:
        folded = _GERSHAYIM.sub("", folded).replace('"', " ")
    return compose(" ".join(folded.split()))


def spellings(text: str, /) -> tuple[str, ...]:
    """Return the folded form, then the other ways to write the same in plain Latin letters.

    >>> spellings("Schröder"), spellings("Đoković"), spellings("Kyiv")
    (('schroder', 'schroeder'), ('dokovic', 'djokovic'), ('kyiv',))
    """
    folded = fold(text)
    if text.isascii():
        return (folded,)
    lower = compose(strip_invisible(text)).lower()
    spelt = dict.fromkeys([folded])
    for letters in _conventions():
        spelt[fold(lower.translate(letters))] = None
    return tuple(spelt)


def _each(composed: str) -> str:
    if _SPACING_ACUTE in composed:
        composed = composed.replace(_SPACING_ACUTE, "'")
    return composed.translate(_FOLDED)


class _Folded(dict[int, str]):
    """The fold of each character of composed text, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_char(chr(code))
        return folded


_FOLDED = _Folded()


def _fold_char(char: str) -> str:
    if char in APOSTROPHES:
        return ""
    if char in QUOTES:
        return '"'
    if is_invisible(char):
        return _INVISIBLE
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    return _fold_letter(char) if category[0] in "LMN" else " "


def _fold_letter(char: str) -> str:
    if "一" <= char <= "鿿":
        return _han().get(char, char)
    lower = char.casefold()
    if lower in _KEPT:
        return lower
    letters = _letters()
    bare = "".join([part for part in unicodedata.normalize("NFKD", char) if not _is_dropped(part)])
    return unicodedata.normalize("NFKC", "".join([letters.get(x, x) for x in bare.casefold()]))


def _is_dropped(char: str) -> bool:
    """Tell whether *char* is a mark that no reader would miss."""
    return (
        unicodedata.category(char)[0] == "M"
        and char not in _SPELLING_MARKS
        and unicodedata.name(char).startswith(("COMBINING", "HEBREW", "ARABIC"))
    )


@cache
def _letters() -> dict[str, str]:
    return {letter: folded for letter, folded, _ in rows("letters.tsv")}


@cache
def _han() -> dict[str, str]:
    return {letter: folded for letter, folded, _ in rows("han.tsv")}


@cache
def _conventions() -> tuple[dict[int, str], ...]:
    """Return the table of each convention by itself, then that of all together."""
    tables: dict[str, dict[int, str]] = {}
    for letter, spelt, convention in rows("spellings.tsv"):
        tables.setdefault(convention, {})[ord(letter)] = spelt
    together = {code: spelt for table in tables.values() for code, spelt in table.items()}
    return (*tables.values(), together)
