"""The tables of sounds as arrays, for the compiled loops.

Letters are numbers here: 0 to 25, 26 for the beginning of a word and 27 for its end.
"""

import math
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from normalize.sound.spellings import grow
from normalize.sound.tables import END, LETTERS, START, letter_costs, table
from normalize.sound.units import TableName

ALPHABET = LETTERS + START + END
BEGIN, STOP = len(ALPHABET) - 2, len(ALPHABET) - 1
BASE = len(LETTERS) + 1  # of the number that a piece is, read as digits 1 to 26
REMEMBERED = 1 << 14

Letters = NDArray[np.int8]
Numbers = NDArray[np.int64]
Odds = NDArray[np.float64]


class Rows(NamedTuple):
    """The rows of a table one behind the other, row 0 that of an unknown unit.

    Each stands there twice: as a tree, every spelling with the letter that it adds to another one
    in the row, which may be no spelling itself; and sorted.
    """

    tree_starts: Numbers
    shorter: Numbers
    added: Numbers
    chances: Odds
    starts: Numbers
    sorted_pieces: Numbers
    sorted_chances: Odds


def numbered(letters: str) -> Letters:
    """Return *letters* as their numbers; whatever parts words is the end of one."""
    codes = np.full(128, STOP, np.int8)
    codes[[ord(letter) for letter in ALPHABET]] = np.arange(len(ALPHABET))
    return codes[np.frombuffer(letters.encode(), np.uint8)]


@cache
def pair_odds() -> Odds:
    """Return what each letter behind another makes of the odds."""
    odds = np.zeros((len(ALPHABET), len(ALPHABET)))
    for pair, cost in letter_costs().items():
        odds[ALPHABET.index(pair[0]), ALPHABET.index(pair[1])] = math.exp(cost)
    return odds


@lru_cache(REMEMBERED)
def units_of(name: TableName, word: str) -> Numbers:
    """Return the rows of the units of *word*."""
    places = _places(name)
    return np.array([places.get(unit, 0) for unit in table(name).units(word)], np.int64)


@lru_cache(REMEMBERED)
def letters_of(latin: str) -> Letters:
    """Return the letters of a Latin word between its borders."""
    return numbered(START + latin + END)


@cache
def _places(name: TableName) -> dict[str, int]:
    return {unit: place for place, unit in enumerate(table(name).rows, 1)}


@cache
def rows_of(name: TableName) -> Rows:
    """Return the rows of a table as arrays."""
    script = table(name)
    rows = [script.row(unit) for unit in ("", *_places(name))]
    trees = [[*grow(row).pieces()] for row in rows]
    places = [{piece: place for place, (piece, _) in enumerate(tree)} for tree in trees]
    ordered = [pair for row in rows for pair in sorted((_number(p), c) for p, c in row.items())]
    return Rows(
        np.cumsum([0, *map(len, trees)]),
        np.array([at[p[:-1]] for at, tree in zip(places, trees, strict=True) for p, _ in tree]),
        np.array([LETTERS.find(piece[-1:]) for tree in trees for piece, _ in tree]),
        np.array([chance for tree in trees for _, chance in tree]),
        np.cumsum([0, *map(len, rows)]),
        np.array([piece for piece, _ in ordered]),
        np.array([chance for _, chance in ordered]),
    )


def _number(piece: str) -> int:
    """Return a piece as a number, its first letter as the lowest digit."""
    return sum((LETTERS.index(letter) + 1) * BASE**place for place, letter in enumerate(piece))
