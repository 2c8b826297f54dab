"""What changes between two gazetteers: entries added, removed, merged and renamed; and answers.

An ID is for ever. One that a new gazetteer neither has nor answers to is a fault unless it is
listed as retired, and so is one that means something else than it did.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from normalize.model import Decision, Entity

Sort = Literal["added", "removed", "retired", "merged", "renamed", "reused", "answer"]


class Change(NamedTuple):
    """A change: of which sort, of which ID (or which name asked for), and what is so."""

    sort: Sort
    subject: str
    before: str = ""
    after: str = ""
    fault: bool = False


def changes(
    old: Iterable[Entity], new: Iterable[Entity], retired: Collection[str] = ()
) -> Iterator[Change]:
    """Yield what changes from *old* to *new*, by ID; *retired* are the IDs given up in *new*.

    >>> old = [Entity("kyiv", "place", "Kiev"), Entity("lvov", "place", "Lvov")]
    >>> new = [Entity("kyiv", "place", "Kyiv"), Entity("lviv", "place", "Lviv", merged=("lvov",))]
    >>> for change in changes(old, new):
    ...     print(*change[:4])
    added lviv  Lviv
    merged lvov Lvov lviv
    renamed kyiv Kiev Kyiv
    """
    before, after = _Names(old), _Names(new)
    found = [*_lost(before, after, retired), *_kept(before, after), *_given(before, after, retired)]
    yield from sorted(found)


class _Names:
    """The names of a gazetteer's entries, their kinds, and which entry an old ID means."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.names: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.survivors: dict[str, str] = {}
        for entity in entities:
            self.names[entity.id] = entity.name
            self.kinds[entity.id] = entity.kind
            self.survivors.update(dict.fromkeys(entity.merged, entity.id))

    def name_of(self, known: str) -> str:
        """Return the name that an ID, living or merged, answers with; empty if it does not."""
        return self.names.get(self.survivors.get(known, known), "")


def _lost(before: _Names, after: _Names, retired: Collection[str]) -> Iterator[Change]:
    """Yield the IDs that answer no more."""
    for known in sorted({*before.names, *before.survivors}):
        if not after.name_of(known):
            sort: Sort = "retired" if known in retired else "removed"
            yield Change(sort, known, before.name_of(known), fault=sort == "removed")


def _kept(before: _Names, after: _Names) -> Iterator[Change]:
    """Yield the IDs that answer otherwise than they did."""
    for known, name in before.names.items():
        if known in after.names:
            if before.kinds[known] != after.kinds[known]:
                yield Change("reused", known, name, after.names[known], fault=True)
            elif after.names[known] != name:
                yield Change("renamed", known, name, after.names[known])
        elif known in after.survivors:
            yield Change("merged", known, name, after.survivors[known])


def _given(before: _Names, after: _Names, retired: Collection[str]) -> Iterator[Change]:
    """Yield the IDs that are new, or were given up and are used again."""
    for known, name in after.names.items():
        if known in retired or known in before.survivors:
            yield Change("reused", known, before.name_of(known), name, fault=True)
        elif known not in before.names:
            yield Change("added", known, after=name)


def answers(
    names: Iterable[str],
    old: Callable[[str], Decision],
    new: Callable[[str], Decision],
    survivors: Mapping[str, str],
) -> Iterator[Change]:
    """Yield the *names* that *new* answers otherwise than *old*; a merged ID is its survivor."""
    for name in names:
        before, after = old(name), new(name)
        meant = survivors.get(before.id or "", before.id)
        if (before.outcome, meant) != (after.outcome, after.id):
            yield Change("answer", name, _told(before), _told(after))


def _told(decision: Decision) -> str:
    return decision.id or decision.outcome
