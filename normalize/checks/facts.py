"""Checks of dates, and of what an entry of the bundled gazetteer must tell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from normalize.checks.sources import Finding, Sources
from normalize.gazetteer.document import shown
from normalize.gazetteer.values import in_order
from normalize.model import Entity, Role

WITHOUT_COUNTRY = frozenset(
    {"continent", "facility", "historical", "island", "lake", "mountain", "organization", "region",
     "river", "sea"}
)  # fmt: skip


def misdated(sources: Sources) -> Iterator[Finding]:
    """Find offices held before birth or after death, and the same office held twice at a time."""
    for entry in sources.entries:
        for role in entry.entity.roles:
            for fact in _outside_life(entry.entity, role):
                yield entry.finding(fact, "mend the dates", "roles")
        for earlier, later in _successive(entry.entity.roles):
            if earlier.until is None or not in_order(earlier.until, later.since):
                fact = f"{shown(later.title)} begins in {later.since} anew, before it has ended"
                yield entry.finding(fact, "join the two or mend the dates", "roles")


def _outside_life(entity: Entity, role: Role) -> Iterator[str]:
    if not in_order(entity.born, role.since):
        yield f"{shown(role.title)} begins in {role.since}, before the birth in {entity.born}"
    for verb, date in (("begins", role.since), ("ends", role.until)):
        if not in_order(date, entity.died):
            yield f"{shown(role.title)} {verb} in {date}, after the death in {entity.died}"


def _successive(roles: Iterable[Role]) -> Iterator[tuple[Role, Role]]:
    by_office: dict[tuple[str, str | None], list[Role]] = defaultdict(list)
    for role in roles:
        if role.since:
            by_office[role.title, role.of].append(role)
    for held in by_office.values():
        held.sort(key=lambda role: (role.since or "", role.until or ""))
        yield from pairwise(held)


def lacking(sources: Sources) -> Iterator[Finding]:
    """Find entries without what every entry of the bundled gazetteer has."""
    for entry in sources.entries:
        for field in _needed(entry.entity):
            if not getattr(entry.entity, field):
                yield entry.finding(f"'{entry.entity.id}' has no '{field}'", "add it")


def _needed(entity: Entity) -> Iterator[str]:
    yield "source"
    yield "gender" if entity.kind == "person" else "type"
    if entity.type not in WITHOUT_COUNTRY:
        yield "country"
