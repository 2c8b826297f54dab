"""Which script a letter, a word or a text is written in, as ISO 15924 codes.

Python knows the name and category of a character but not its script; ``scripts.tsv`` does.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache, lru_cache

from normalize.text.tables import rows

REMEMBERED = 1 << 15
NO_SCRIPT = "Zyyy"  # Common; marks that any script may use count as common too
_LATIN = frozenset({"Latn"})
_NOTHING: frozenset[str] = frozenset()


@lru_cache(REMEMBERED)
def script(char_or_word: str, /) -> str:
    """Return the script of a letter, or the one most letters of a word are of.

    >>> script("Київ"), script("Kyiv"), script("基"), script("42")
    ('Cyrl', 'Latn', 'Hani', 'Zyyy')

    Of scripts with equally many letters the first one met is given.
    """
    if char_or_word.isascii():
        return "Latn" if char_or_word.lower() != char_or_word.upper() else NO_SCRIPT
    codes = [_SCRIPTS[char] for char in char_or_word]
    if codes.count(codes[0]) == len(codes):
        return codes[0]
    letters = [code for code in codes if code != NO_SCRIPT]
    return max(dict.fromkeys(letters), key=letters.count, default=NO_SCRIPT)


def scripts(text: str, /) -> frozenset[str]:
    """Return the scripts of the letters in *text*; digits, signs and shared marks have none.

    >>> sorted(scripts("Київ (Kyiv), 2024"))
    ['Cyrl', 'Latn']
    """
    if text.isascii():
        return _LATIN if text.lower() != text.upper() else _NOTHING
    return frozenset([_SCRIPTS[char] for char in set(text)]) - {NO_SCRIPT}


class _Scripts(dict[str, str]):
    """The script of each character met so far."""

    def __missing__(self, char: str) -> str:
        self[char] = code = _look_up(char)
        return code


_SCRIPTS: Mapping[str, str] = _Scripts()


def _look_up(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] not in "LM" and category != "Nl":
        return NO_SCRIPT
    starts, ends, codes = _ranges()
    place = bisect_right(starts, ord(char)) - 1
    return codes[place] if place >= 0 and ord(char) <= ends[place] else NO_SCRIPT


@cache
def _ranges() -> tuple[list[int], list[int], list[str]]:
    table = rows("scripts.tsv")
    starts = [int(start, 16) for start, _, _ in table]
    ends = [int(end, 16) for _, end, _ in table]
    return starts, ends, [code for _, _, code in table]
