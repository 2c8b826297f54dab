"""Entries met without a common ID: of the same name, country and sort, and at the same spot."""

from collections import defaultdict
from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from normalize import text
from normalize.model import Entity

NEAR = 25.0  # kilometres within which two settlements of one name are one
RADIUS = 6371.0  # kilometres, of the earth
SETTLEMENTS = frozenset({"city", "town", "village"})
SORTS = (SETTLEMENTS, frozenset({"region", "district", "island"}))
SPOKEN = frozenset({"en", "und"})  # of a division, names in other languages may be its city's


class Neighbour(NamedTuple):
    """What of an entry tells whether a draft is the same."""

    id: str
    sort: int
    schemes: frozenset[str]
    coordinates: tuple[float, float] | None


class Neighbours:
    """The places of a gazetteer by country and name."""

    def __init__(self) -> None:
        self._known: dict[str, list[Neighbour]] = defaultdict(list)

    def add(self, entity: Entity) -> None:
        """Note a place of the gazetteer under all its names."""
        if (sort := _sort(entity)) is None:
            return
        one = Neighbour(entity.id, sort, frozenset(entity.ids), entity.coordinates)
        for key in set(_keys(entity)):
            self._known[key].append(one)

    def same(self, draft: Entity) -> str | None:
        """Return the ID of the one entry that *draft* tells of as well; ``None`` if unsure.

        An entry that has an ID of a scheme in which *draft* has one too is another place. Areas
        are one by their names; of settlements the distance has to be known and small.
        """
        sort = _sort(draft)
        found = {
            one.id
            for key in _keys(draft)
            for one in self._known.get(key, ())
            if one.sort == sort and one.schemes.isdisjoint(draft.ids) and _meet(one, draft, sort)
        }
        return found.pop() if len(found) == 1 else None


def _sort(entity: Entity) -> int | None:
    return next((n for n, types in enumerate(SORTS) if entity.type in types), None)


def _keys(entity: Entity) -> Iterator[str]:
    yield f"{entity.country}/{text.fold(entity.name)}"
    for alias in entity.names:
        if not alias.weak and (entity.type in SETTLEMENTS or alias.lang in SPOKEN):
            yield f"{entity.country}/{text.fold(alias.form)}"


def _meet(one: Neighbour, draft: Entity, sort: int) -> bool:
    if SORTS[sort] is not SETTLEMENTS:
        return True
    if not (one.coordinates and draft.coordinates):
        return False
    return distance(one.coordinates, draft.coordinates) < NEAR


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the kilometres between two places, told in degrees north and east.

    >>> round(distance((50.45, 30.52), (49.84, 24.02)))
    468
    """
    north, east, north2, east2 = map(radians, (*one, *other))
    half = sin((north2 - north) / 2) ** 2
    half += cos(north) * cos(north2) * sin((east2 - east) / 2) ** 2
    return 2 * RADIUS * asin(sqrt(half))
