"""A name as its parts, each with its spellings, and how a compiled gazetteer writes them down.

Names are compared part by part, so that order and omission can be judged for what they are.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

PartRole = Literal[
    "family", "given", "patronymic", "particle", "filial", "father", "suffix", "realm", "generic",
    "word",
]  # fmt: skip
CODES: dict[str, PartRole] = {
    "f": "family", "g": "given", "p": "patronymic", "a": "particle", "b": "filial",
    "d": "father", "s": "suffix", "r": "realm", "t": "generic", "w": "word",
}  # fmt: skip
LETTERS = {role: letter for letter, role in CODES.items()}


class Part(NamedTuple):
    """One word of a name: what it is, and its spellings, the native one first."""

    role: PartRole
    spellings: tuple[str, ...]


def encode(parts: Sequence[Part]) -> str:
    """Return *parts* as one line of text, which `decode` reads.

    >>> encode([Part("given", ("jens",)), Part("family", ("stoltenberg",))])
    'g jens|f stoltenberg'
    """
    return "|".join(" ".join((LETTERS[part.role], *part.spellings)) for part in parts)


def decode(line: str) -> tuple[Part, ...]:
    """Return the parts that `encode` wrote."""
    if not line:
        return ()
    split = (field.split(" ") for field in line.split("|"))
    return tuple(Part(CODES[letter], tuple(words)) for letter, *words in split)
