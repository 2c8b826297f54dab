"""A small gazetteer laid over a compiled one, without compiling that one anew.

What both speak of is compiled with the small one, and hidden in the large one. An alias of the
small one is numbered between those of the large one, where it would stand in a gazetteer of both:
what is decided by the order of entities is decided as there.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from heapq import nlargest
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from normalize.index.catalog import Gazetteer
from normalize.index.parts import Part
from normalize.index.rows import Row, Traits
from normalize.model import Alias, Entity

if TYPE_CHECKING:
    from normalize.sound import Near, TableName

SHIFT = 32  # bits by which numbers below are moved, so that those above fit between
ABOVE = (1 << SHIFT) - 1


def lay(above: Gazetteer, below: Gazetteer, hidden: frozenset[int]) -> Gazetteer:
    """Return *above* laid over *below*, of which the entities numbered *hidden* are left out."""
    return _Layered(below, above, hidden)


class _Layered(Gazetteer):
    """Gazetteer *above* over gazetteer *below*, of which the entities *hidden* are left out."""

    def __init__(self, below: Gazetteer, above: Gazetteer, hidden: frozenset[int]) -> None:
        self._below = below
        self._above = above
        self._hidden = hidden
        self._hidden_rows = {row for number in hidden for row in below.rows_of(number)}
        self._numbers: list[int] = []
        self._rows: list[int] = []
        for number in range(len(above)):
            known = above.entity(number).id
            place = bisect_left(range(len(below)), known, key=lambda n: below.entity(n).id)
            self._numbers.append(place - 1 << SHIFT | number + 1)
            first = bisect_left(below._owners, place) - 1 << SHIFT
            self._rows += [first | row + 1 for row in above.rows_of(number)]
        self._remember()

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._below, self._above, self._hidden)

    def __len__(self) -> int:
        return len(self._below) - len(self._hidden) + len(self._above)

    def __iter__(self) -> Iterator[str]:
        below = (n << SHIFT for n in range(len(self._below)) if n not in self._hidden)
        for number in sorted([*below, *self._numbers]):
            yield self.entity(number).id

    def number(self, entity_id: str) -> int:
        if entity_id in self._above:
            return self._numbers[self._above.number(entity_id)]
        number = self._below.number(entity_id)
        if number in self._hidden:
            raise KeyError(entity_id)
        return number << SHIFT

    def find(self, key: str) -> list[Row]:
        below = (row for row in self._below.find(key) if row.alias not in self._hidden_rows)
        above = [Row(self._rows[alias], how) for alias, how in self._above.find(key)]
        return sorted([*(Row(alias << SHIFT, how) for alias, how in below), *above])

    def with_part(self, word: str) -> list[int]:
        return self._joined(self._below.with_part(word), self._above.with_part(word))

    def sounding(self, key: str) -> list[int]:
        return self._joined(self._below.sounding(key), self._above.sounding(key))

    def near(self, keys: Iterable[str]) -> list[str]:
        asked = list(keys)
        return sorted({*self._below.near(asked), *self._above.near(asked)})

    def heard_as(self, word: str, *, by: "TableName | None", beam: int) -> list["Near"]:
        from normalize.sound import MOST

        below = self._below.heard_as(word, by=by, beam=beam)
        found = {*below, *self._above.heard_as(word, by=by, beam=beam)}
        return nlargest(MOST, found, key=attrgetter("nats", "word"))

    def alias(self, row: int) -> Alias:
        gazetteer, own = self._of(row)
        return gazetteer.alias(own)

    @cached_property
    def has_untyped_places(self) -> bool:
        return self._below.has_untyped_places or self._above.has_untyped_places

    def is_untyped_place(self, row: int) -> bool:
        gazetteer, own = self._of(row)
        return gazetteer.is_untyped_place(own)

    def size(self, row: int) -> int:
        gazetteer, own = self._of(row)
        return gazetteer.size(own)

    def owner(self, row: int) -> int:
        gazetteer, number = self._of(row)
        owner = gazetteer.owner(number)
        return self._numbers[owner] if row & ABOVE else owner << SHIFT

    def owners(self, rows: Iterable[int]) -> list[int]:
        return [*map(self.owner, rows)]

    def rows_of(self, number: int) -> Sequence[int]:
        gazetteer, own = self._of(number)
        rows = gazetteer.rows_of(own)
        return [self._rows[row] if number & ABOVE else row << SHIFT for row in rows]

    def prior(self, number: int) -> float:
        gazetteer, own = self._of(number)
        return gazetteer.prior(own)

    def best_known(self, numbers: Iterable[int], most: int) -> list[int]:
        return nlargest(most, sorted(numbers), key=self.prior)

    def _demonym(self, word: str) -> list[int]:
        below = [n << SHIFT for n in self._below._demonym(word) if n not in self._hidden]
        return sorted([*below, *(self._numbers[n] for n in self._above._demonym(word))])

    def _read_entity(self, number: int) -> Entity:
        gazetteer, own = self._of(number)
        return gazetteer.entity(own)

    def _read_traits(self, row: int) -> Traits:
        gazetteer, number = self._of(row)
        return gazetteer.traits(number)

    def _read_parts(self, row: int) -> tuple[Part, ...]:
        gazetteer, number = self._of(row)
        return gazetteer.parts(number)

    def _of(self, number: int) -> tuple[Gazetteer, int]:
        """Return the gazetteer that *number* is of, and the number there."""
        if above := number & ABOVE:
            return self._above, above - 1
        return self._below, number >> SHIFT

    def _joined(self, below: Iterable[int], above: Iterable[int]) -> list[int]:
        kept = [row << SHIFT for row in below if row not in self._hidden_rows]
        return sorted([*kept, *(self._rows[row] for row in above)])
