"""Several gazetteers as one: a later one adds to, corrects or suppresses an earlier one."""

from collections.abc import Iterable

from normalize.errors import GazetteerError
from normalize.gazetteer.records import arrange
from normalize.model import Alias, Entity

_REPLACED = (
    "name", "type", "family", "given", "gender", "born", "died", "country", "within",
    "coordinates", "population", "prominence",
)  # fmt: skip


def layer(*gazetteers: Iterable[Entity]) -> list[Entity]:
    """Return the entities of all *gazetteers*, those of the same ID joined, the later one ahead.

    Its single values override, its lists are added, its first alias of a language is preferred;
    with ``suppress`` it takes the entity out. An ID that was merged means the entity it was
    merged into. A single gazetteer must pass here too, for what it suppresses.

    >>> ours = Entity("kyiv", "place", "Kiev", names=(Alias("Kiev", "en"),))
    >>> [kyiv] = layer([Entity("kyiv", "place", "Kyiv", names=(Alias("Kyiv", "en"),))], [ours])
    >>> kyiv.name, [alias.form for alias in kyiv.names]
    ('Kiev', ['Kiev', 'Kyiv'])
    """
    found: dict[str, Entity] = {}
    merged: dict[str, str] = {}
    for gazetteer in gazetteers:
        for entity in gazetteer:
            key = merged.get(entity.id, entity.id)
            if entity.suppress:
                found.pop(key, None)
                continue
            found[key] = _join(found[key], entity) if key in found else entity
            for old in entity.merged:
                _merge(old, key, found, merged)
    return list(found.values())


def _merge(old: str, key: str, found: dict[str, Entity], merged: dict[str, str]) -> None:
    if old in found:
        fact = f"merges '{old}', which a gazetteer below still has as an entry of its own"
        raise GazetteerError(f"entry '{key}'", fact, f"suppress '{old}' or take it out of merged")
    merged[old] = key


def _join(below: Entity, above: Entity) -> Entity:
    if below.kind != above.kind:
        fact = f"is a {above.kind} in one gazetteer and a {below.kind} in the one below"
        raise GazetteerError(f"entry '{above.id}'", fact, "give one of them another ID")
    given = {name: value for name in _REPLACED if (value := getattr(above, name))}
    return below._replace(
        **given,
        ids={**below.ids, **above.ids},
        names=_join_aliases(above.names, below.names),
        demonyms=_join_aliases(above.demonyms, below.demonyms),
        roles=tuple(dict.fromkeys(above.roles + below.roles)),
        seat_of=tuple(dict.fromkeys(above.seat_of + below.seat_of)),
        merged=tuple(dict.fromkeys(above.merged + below.merged)),
        source=tuple(dict.fromkeys(above.source + below.source)),
    )


def _join_aliases(above: tuple[Alias, ...], below: tuple[Alias, ...]) -> tuple[Alias, ...]:
    joined: dict[tuple[str, str], Alias] = {}
    for alias in above + below:
        joined.setdefault((alias.lang, alias.form), alias)
    return arrange(list(joined.values()))
