"""Words of a running text, with their places in it.

Each character is first mapped to a sign for its kind, one to one, so that one small pattern over
plain signs finds the words of every script and the offsets are those of the text as given.
"""

import re
import unicodedata
from typing import NamedTuple

from normalize.text.composition import is_invisible
from normalize.text.folding import APOSTROPHES, QUOTES
from normalize.text.scripts import script

_CONTINUOUS = {  # scripts that put no space between words
    "Hani": "h",
    "Hira": "i",
    "Kana": "k",
    "Thai": "t",
    "Laoo": "l",
    "Khmr": "r",
    "Mymr": "y",
}
_EXTENDING = frozenset(  # letters and signs that belong to the character before them
    "\N{KATAKANA-HIRAGANA PROLONGED SOUND MARK}"
    "\N{HALFWIDTH KATAKANA-HIRAGANA PROLONGED SOUND MARK}"
    "\N{HALFWIDTH KATAKANA VOICED SOUND MARK}\N{HALFWIDTH KATAKANA SEMI-VOICED SOUND MARK}"
    "\N{THAI CHARACTER SARA AM}\N{LAO VOWEL SIGN AM}"
    "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
)
# a letter, e Hebrew letter, 0 digit, m mark, f format character; no run is ever tried twice
_WORD = re.compile(
    r"""
    (?: [ae]m*+\. ){2,}+                                  # U.S.A.
  | [ae0][ae0m]*+ (?: f*+ (?: (?:'|(?<=[em])"(?=e)) f*+ )? [ae0][ae0m]*+ )*+
  | h[hm]*+ | i[im]*+ | k[km]*+ | t[tm]*+ | l[lm]*+ | r[rm]*+ | y[ym]*+
    """,
    re.VERBOSE,
)


class Word(NamedTuple):
    """A word and where it stands: ``text[start:end] == form``."""

    form: str
    start: int
    end: int


def words(text: str, /) -> list[Word]:
    """Return the words of *text* in order.

    >>> [word.form for word in words("The U.S. and Marʼinka-Rayon, 2nd")]
    ['The', 'U.S.', 'and', 'Marʼinka', 'Rayon', '2nd']

    Apostrophes and invisible signs inside a word are part of it, a hyphen is not. Single letters
    with dots, two at least, are one word. Where a script puts no spaces (Han, Kana, Thai, Lao,
    Khmer, Burmese) a run of it is one word.
    """
    found = _WORD.finditer(text.translate(_KINDS))
    return [
        Word(text[(start := match.start()) : (end := match.end())], start, end) for match in found
    ]


class _Kinds(dict[int, str]):
    """The sign for the kind of each character, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = kind = _kind(chr(code))
        return kind


_KINDS = _Kinds()


def _kind(char: str) -> str:
    if char == ".":
        return "."
    if char in _EXTENDING:
        return "m"
    if char in APOSTROPHES:
        return "'"
    if char in QUOTES:
        return '"'
    category = unicodedata.category(char)[0]
    if category == "M":
        return "m"
    if is_invisible(char):
        return "f"
    if category == "N":
        return "h" if script(char) == "Hani" else "0"
    return _letter_kind(char) if category == "L" else " "


def _letter_kind(char: str) -> str:
    code = script(char)
    return "e" if code == "Hebr" else _CONTINUOUS.get(code, "a")
