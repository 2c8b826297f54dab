"""An entry and what an import says of it, made one: the ID stays, and people's edits win."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from normalize.gazetteer.records import arrange
from normalize.importing.languages import UNKNOWN
from normalize.importing.record import STATED, digest
from normalize.model import Alias, Entity


class Past(NamedTuple):
    """What is known of an entry's past.

    ``said`` are the statements of the last import of this kind, ``None`` if there was none;
    ``others`` those of other kinds of import; ``ours`` tells whether an import made the entry.
    """

    said: frozenset[str] | None = None
    others: frozenset[str] = frozenset()
    ours: bool = False


def merge(entry: Entity, said: Entity, past: Past) -> Entity:
    """Return *entry* with what the import *said* now.

    >>> entry = Entity("kyiv", "place", "Kyiv", names=(Alias("Київ", "uk"),))
    >>> said = Entity("", "place", "Kiev", population=3, names=(Alias("Kiew", "de"), Alias("Kief")))
    >>> merged = merge(entry, said, Past())
    >>> merged.name, merged.population, [alias.form for alias in merged.names]
    ('Kyiv', 3, ['Kiew', 'Київ'])

    Where a last import is on record, what stands as it was said then is changed to what is said
    now, and what has gone since stays gone. An entry that people made gets names in languages in
    which it has none, and what it lacks otherwise.
    """
    values = {field: _value(entry, said, field, past) for field in STATED}
    merged = entry._replace(
        **values,
        ids=_ids(entry, said, past),
        names=arrange(list(_names(entry, said, past))),
        merged=tuple(dict.fromkeys((*entry.merged, *said.merged))),
    )
    if merged._replace(source=()) != entry._replace(source=()):
        return merged._replace(source=tuple(dict.fromkeys((*entry.source, *said.source))))
    return entry


def _value(entry: Entity, said: Entity, field: str, past: Past) -> Any:  # noqa: ANN401
    """Return which of two values of a *field* holds."""
    stands, told = getattr(entry, field), getattr(said, field)
    if not told or stands == told:
        return stands
    before = past.said or frozenset()
    if not stands:
        return stands if digest(field, told) in before else told
    return told if digest(field, stands) in before else stands


def _ids(entry: Entity, said: Entity, past: Past) -> dict[str, str]:
    before = past.said or frozenset()
    new = {s: v for s, v in said.ids.items() if digest("ids", s, v) not in before}
    return {**new, **entry.ids}


def _names(entry: Entity, said: Entity, past: Past) -> Iterator[Alias]:
    """Yield the aliases of *entry* that stay, then those that are new."""
    before = past.said or frozenset()
    told = {(alias.lang, alias.form) for alias in said.names}
    for alias in entry.names:
        mark = digest("names", alias.lang, alias.form)
        if (alias.lang, alias.form) in told or mark not in before or mark in past.others:
            yield alias
    have = {(alias.lang, alias.form) for alias in entry.names}
    curated = past.said is None and not past.ours
    languages = {alias.lang for alias in entry.names} | {UNKNOWN} if curated else frozenset()
    for alias in said.names:
        new = (alias.lang, alias.form) not in have and alias.lang not in languages
        if new and digest("names", alias.lang, alias.form) not in before:
            yield alias
