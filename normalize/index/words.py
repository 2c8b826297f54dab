"""The words that stand in and around names without naming anybody: ``words.tsv``.

Particles, filial words, generation suffixes, honorifics, titles, generic words of places. Each
has a class: an honorific the gender it tells, a title the office, a generic word the type.
"""

import os
from functools import cache
from typing import Literal, NamedTuple

from normalize.text import fold

WordRole = Literal["particle", "filial", "suffix", "honorific", "title", "generic"]
TABLE = os.path.join(os.path.dirname(__file__), "words.tsv")


class FunctionWord(NamedTuple):
    """What a function word does in a name, and its class, empty where it has none."""

    role: WordRole
    family: str


@cache
def function_words() -> dict[str, FunctionWord]:
    """Return every function word or phrase of the table, by its folded form."""
    found: dict[str, FunctionWord] = {}
    with open(TABLE, encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            if not line.startswith("#"):
                word, role, family = line.rstrip("\n").split("\t")[:3]
                found[fold(word)] = FunctionWord(role, family)  # type: ignore[arg-type]
    return found


def role_of(word: str) -> WordRole | None:
    """Return what the folded *word* does in a name; ``None`` for a word that names.

    >>> role_of("von"), role_of("merkel")
    ('particle', None)
    """
    found = function_words().get(word)
    return found.role if found else None


def class_of(word: str) -> str:
    """Return the class of the folded *word*; empty where it has none.

    >>> class_of("mrs"), class_of("kanzler"), class_of("область")
    ('female', 'chancellor', 'region')
    """
    found = function_words().get(word)
    return found.family if found else ""
