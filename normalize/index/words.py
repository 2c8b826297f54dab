"""The words that stand in and around names without naming anybody: ``words.tsv``.

Particles, filial words, generation suffixes, honorifics, titles, generic words of places. Each
has a class: an honorific the gender it tells, a title the office, a generic word the type.
"""

import os
from collections.abc import Set
from functools import cache, lru_cache
from typing import Literal, NamedTuple

WordRole = Literal["particle", "filial", "suffix", "honorific", "title", "generic"]
SHORTEST_COMPOUND = 9  # letters from which a word may be a compound of an ending
REMEMBERED = 1 << 15
TABLE = os.path.join(os.path.dirname(__file__), "words.tsv")


class FunctionWord(NamedTuple):
    """What a function word does in a name, and its class, empty where it has none."""

    role: WordRole
    family: str


def function_words() -> Set[str]:
    """Return every function word or phrase of the table, in its folded form.

    One that begins with a hyphen is the end of compounds.
    """
    return _lines().keys()


@cache
def _lines() -> dict[str, str]:
    """Return what the table says of each word, still to be parted: most are never asked for."""
    with open(TABLE, encoding="utf-8") as lines:
        next(lines)
        return dict(line.split("\t", 1) for line in lines if line[0] != "#")


def role_of(word: str) -> WordRole | None:
    """Return what the folded *word* does in a name; ``None`` for a word that names.

    >>> role_of("von"), role_of("merkel"), role_of("innenminister")
    ('particle', None, 'title')
    """
    found = _found(word)
    return found.role if found else None


def class_of(word: str) -> str:
    """Return the class of the folded *word*; empty where it has none.

    >>> class_of("mrs"), class_of("kanzler"), class_of("область")
    ('female', 'chancellor', 'region')
    """
    found = _found(word)
    return found.family if found else ""


def is_title(phrase: str) -> bool:
    """Say whether the folded *phrase* is a title or an honorific.

    >>> is_title("prime minister"), is_title("mrs"), is_title("merkel")
    (True, True, False)
    """
    return role_of(phrase) in ("title", "honorific")


@lru_cache(REMEMBERED)
def _found(word: str) -> FunctionWord | None:
    lines = _lines()
    if word not in lines and len(word) >= SHORTEST_COMPOUND:
        ending = next((known for known in _endings() if word.endswith(known)), "")
        word = f"-{ending}"
    if not (line := lines.get(word)):
        return None
    role, family, _ = line.split("\t")
    return FunctionWord(role, family)  # type: ignore[arg-type]


@cache
def _endings() -> tuple[str, ...]:
    return tuple(word.removeprefix("-") for word in function_words() if word.startswith("-"))
