"""Rows of aliases, as the compiled gazetteer numbers them: what builder and catalog agree on."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

from normalize.model import Alias, Entity, Kind

FOLDED, SPELT, ROMANIZED, BARE = 0, 1, 2, 3  # how a key follows from its alias
HOW_BITS = 2
PRIOR_UNIT = 100  # parts of one, in which priors are stored


class Row(NamedTuple):
    """An alias found by its key, and how the key follows from it."""

    alias: int
    how: int


class Traits(NamedTuple):
    """What comparison asks of an entity again and again, kept apart from the rest of it."""

    kind: Kind
    type: str | None
    prominence: int

    def pack(self, types: Sequence[str]) -> int:
        """Return the traits as one number; *types* are all there are.

        >>> Traits.unpack(Traits("place", "city", 3).pack(["city"]), ["city"])
        Traits(kind='place', type='city', prominence=3)
        """
        known = types.index(self.type) + 1 if self.type else 0
        return known << 4 | self.prominence << 1 | (self.kind == "person")

    @classmethod
    def unpack(cls, number: int, types: Sequence[str]) -> Self:
        """Return the traits that `pack` made one number of."""
        known = number >> 4
        kind: Kind = "person" if number & 1 else "place"
        return cls(kind, types[known - 1] if known else None, number >> 1 & 7)

    @staticmethod
    def is_untyped_place(number: int) -> bool:
        """Say whether `pack` made *number* of a place without a type."""
        return not number >> 4 and not number & 1


def aliases_of(entity: Entity) -> tuple[Alias, ...]:
    """Return the aliases of *entity*, its canonical name first, the rest in one fixed order."""
    listed = aliases_in_order(entity.names)
    named = [alias for alias in listed if alias.form == entity.name and not alias.weak]
    first = named[0] if named else Alias(entity.name)
    return (first, *(alias for alias in listed if alias.form != entity.name))


def _order(alias: Alias) -> tuple[str, bool, str, str, str]:
    return alias.form, alias.lang != "en", alias.lang, alias.since or "", alias.until or ""


def aliases_in_order(aliases: Iterable[Alias]) -> tuple[Alias, ...]:
    """Return *aliases* in one fixed order: by form, English first, then by language and dates."""
    return tuple(sorted(aliases, key=_order))
