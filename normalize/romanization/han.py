"""Han characters by their Mandarin readings, a person's name apart from other words.

A surname is read as surnames are (单 is Shan, 曾 is Zeng) and stands apart from the given name:
``tables/han_surnames.tsv``. All other readings are those of the last resort, without tones, but
for what ``tables/han_readings.tsv`` mends.
"""

import functools
from collections.abc import Mapping

from normalize.errors import SchemeError
from normalize.romanization.last_resort import last_resort
from normalize.romanization.pinyin import to_wade_giles
from normalize.romanization.table import rows

SYSTEMS = ("name", "joined", "wade-giles-name")
LONGEST_GIVEN = 2  # characters


def romanize(word: str, system: str = "name") -> str:
    """Return *word* in pinyin or Wade-Giles; in the name systems a surname stands apart.

    >>> romanize("邓小平"), romanize("单于"), romanize("北京")
    ('Deng Xiaoping', 'Shan Yu', 'Beijing')
    >>> romanize("邓小平", "wade-giles-name"), romanize("邓小平", "joined")
    ("Teng Hsiao-p'ing", 'Dengxiaoping')
    """
    if system not in SYSTEMS:
        raise SchemeError("han", f"there is no system {system!r}", f"take one of {SYSTEMS}")
    if system == "joined":
        return _join(word)
    surname = next((word[:n] for n in (2, 1) if word[:n] in _surnames()), "")
    given = word[len(surname) :]
    if not surname or not 1 <= len(given) <= LONGEST_GIVEN:
        return _join(word)
    latin = f"{_surnames()[surname]} {_join(given)}"
    return to_wade_giles(latin) if system == "wade-giles-name" else latin


def _join(word: str) -> str:
    """Return the readings of *word* written together, with an apostrophe before a vowel."""
    joined = ""
    for syllable in last_resort(_corrected(word)).split():
        low = syllable.lower()
        joined += f"'{low}" if joined and low[0] in "aeo" else low
    return joined.capitalize()


def _corrected(word: str) -> str:
    words, characters = _readings()
    for known, reading in words.items():
        word = word.replace(known, reading)
    return word.translate(characters)


@functools.cache
def _readings() -> tuple[Mapping[str, str], Mapping[int, str]]:
    """Return the readings that are mended, of words and of single characters."""
    known = [(one, f" {said} ") for chars, said in rows("han_readings") for one in chars.split()]
    words = {word: reading for word, reading in known if len(word) > 1}
    return words, {ord(word): reading for word, reading in known if len(word) == 1}


@functools.cache
def _surnames() -> dict[str, str]:
    return {char: reading for chars, reading in rows("han_surnames") for char in chars.split()}
