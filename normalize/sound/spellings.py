"""The spellings of a unit as a tree of letters, so that those that begin alike are read once."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from normalize.sound.tables import Row, table
from normalize.sound.units import TableName


class Spelling(NamedTuple):
    """What was read of a spelling: the chance that it ends here, and what may follow."""

    chance: float
    below: dict[str, "Spelling"]

    def pieces(self) -> Iterator[tuple[str, float]]:
        """Yield each spelling and each beginning of one with its chance, the short ones first.

        >>> list(grow({"": 0.1, "ksh": 0.9}).pieces())
        [('', 0.1), ('k', 0.0), ('ks', 0.0), ('ksh', 0.9)]
        """
        yield "", self.chance
        begun = [("", self)]
        for piece, spelling in begun:
            for letter, below in spelling.below.items():
                yield piece + letter, below.chance
                begun.append((piece + letter, below))


@cache
def spellings_of(name: TableName, unit: str) -> Spelling:
    """Return the spellings of *unit* in the table of this name."""
    return grow(table(name).row(unit))


def grow(row: Row, begun: str = "") -> Spelling:
    """Return the spellings of *row* that begin so, as a tree."""
    size = len(begun)
    longer = [piece for piece in row if len(piece) > size and piece.startswith(begun)]
    letters = dict.fromkeys(piece[size] for piece in longer)
    return Spelling(row.get(begun, 0.0), {letter: grow(row, begun + letter) for letter in letters})
