"""How like two words of names are: a ladder of named levels, each with its price in edits.

The price of a level says how much of a typing slip it is worth: a spelling that a romanization
standard gives costs next to nothing, a letter changed costs one. What is above the last level is
no likeness at all but another name.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from jellyfish import damerau_levenshtein_distance

from normalize.index.keys import sound
from normalize.matching.equivalents import same_given_name
from normalize.model import Level
from normalize.text import script

PRICES: Mapping[Level, float] = {
    "exact": 0.0,
    "folded": 0.0,
    "romanized": 0.1,
    "inflected": 0.3,
    "equivalent": 0.4,
    "initial": 0.5,
    "sound": 0.6,
    "edit": 1.0,  # for each letter
}
LADDER: tuple[Level, ...] = (
    "exact", "folded", "romanized", "inflected", "equivalent", "initial", "sound", "edit",
    "partial", "none",
)  # fmt: skip
ONE_EDIT_FROM = 5  # letters of sound from which one slip is forgiven
TWO_EDITS_FROM = 9  # and two
EDIT_FROM_HAN = 4  # Han characters, of which each has several letters of sound
FEMININE_ENDINGS = ("aia", "a")
MASCULINE_ENDINGS = ("oi", "ei", "i", "o", "")
REMEMBERED = 1 << 15


class Likeness(NamedTuple):
    """The level at which two words meet, and its price in edits."""

    level: Level
    price: float


@lru_cache(REMEMBERED)
def compare_words(
    left: tuple[str, ...], right: tuple[str, ...], *, given: bool = False
) -> Likeness | None:
    """Return how two words are alike, each told by its spellings; ``None`` if they are not.

    The first spelling of each is its folded form, the others are derived. *given* says that both
    may be given names, which have equivalents in other languages.

    >>> compare_words(("stoltenberg",), ("stoltenberg",))
    Likeness(level='folded', price=0.0)
    >>> compare_words(("stolltenburg",), ("stoltenberg",)).level
    'edit'
    >>> compare_words(("novikova",), ("novikov",)) is None
    True
    """
    if left[0] == right[0]:
        return Likeness("folded", 0.0)
    if not set(left).isdisjoint(right):
        return Likeness("romanized", PRICES["romanized"])
    if given and same_given_name(left, right):
        return Likeness("equivalent", PRICES["equivalent"])
    if len(left[0]) == 1 or len(right[0]) == 1:
        met = any(a[:1] == b[:1] for a in left for b in right if 1 in (len(a), len(b)))
        return Likeness("initial", PRICES["initial"]) if given and met else None
    return _by_sound(left, right)


def _by_sound(left: tuple[str, ...], right: tuple[str, ...]) -> Likeness | None:
    heard, known = _sounds_of(left), _sounds_of(right)
    if not heard.isdisjoint(known):
        return Likeness("sound", PRICES["sound"])
    if _is_short_han(left[0]) or _is_short_han(right[0]):
        return None
    edits = [
        edits
        for a in heard
        for b in known
        if (edits := _edits(a, b)) is not None and not differ_in_gender(a, b)
    ]
    return Likeness("edit", PRICES["edit"] * min(edits)) if edits else None


def _is_short_han(word: str) -> bool:
    """Say whether a letter of its pinyin may be another character, and so another word."""
    return not word.isascii() and len(word) < EDIT_FROM_HAN and script(word) == "Hani"


@lru_cache(REMEMBERED)
def _sounds_of(spellings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(sound(word) for word in spellings if word.isascii())


@lru_cache(REMEMBERED)
def first_sounds(spellings: tuple[str, ...]) -> frozenset[str]:
    """Return what a word begins with: the first letter of its sound, or of another script."""
    return frozenset((sound(word) if word.isascii() else word)[:1] for word in spellings)


def _edits(left: str, right: str) -> int | None:
    """Return the number of slips between two sounds, ``None`` where they are too many."""
    shorter, longer = len(left), len(right)
    if shorter > longer:
        shorter, longer = longer, shorter
    allowed = 2 if shorter >= TWO_EDITS_FROM else 1 if shorter >= ONE_EDIT_FROM else 0
    if longer - shorter > allowed:
        return None
    edits = damerau_levenshtein_distance(left, right)
    return edits if edits <= allowed else None


def differ_in_gender(left: str, right: str) -> bool:
    """Say whether two words differ just in a feminine against a masculine ending.

    >>> differ_in_gender("selenska", "selenski"), differ_in_gender("novikov", "novikova")
    (True, True)
    >>> differ_in_gender("selenski", "selenskii")
    False
    """
    return _is_feminine_of(left, right) or _is_feminine_of(right, left)


def _is_feminine_of(woman: str, man: str) -> bool:
    return any(
        woman.endswith(feminine)
        and man.endswith(masculine)
        and woman.removesuffix(feminine) == man.removesuffix(masculine)
        for feminine in FEMININE_ENDINGS
        for masculine in MASCULINE_ENDINGS
    )
