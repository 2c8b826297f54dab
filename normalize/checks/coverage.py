"""How much a gazetteer holds: entities and names by kind, type, country, language and source."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from normalize.model import Entity

HEAD = ("by", "value", "people", "places", "names")
NONE = "-"


def coverage(entities: Iterable[Entity]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of ``coverage.tsv``, head first, the same for the same entities.

    >>> kyiv = Entity("kyiv", "place", "Kyiv", type="city", country="UA")
    >>> list(coverage([kyiv]))[1:3]
    [('all', '-', '0', '1', '1'), ('country', 'UA', '0', '1', '1')]

    A name counts once for the entity and once for its language, the canonical name for the
    entity alone; of a language, the people and places are those that have a name in it.
    """
    kinds: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for entity in entities:
        whole = len({alias.form for alias in entity.names} | {entity.name})
        for group in _groups(entity):
            kinds[group][entity.kind] += 1
            kinds[group]["names"] += whole
        languages = Counter(alias.lang for alias in entity.names)
        for lang, count in languages.items():
            kinds["language", lang][entity.kind] += 1
            kinds["language", lang]["names"] += count
    yield HEAD
    for group, counts in sorted(kinds.items()):
        yield (*group, *(str(counts[what]) for what in ("person", "place", "names")))


def _groups(entity: Entity) -> Iterator[tuple[str, str]]:
    yield "all", NONE
    yield "country", entity.country or NONE
    if entity.kind == "place":
        yield "type", entity.type or NONE
    for source in entity.source or (NONE,):
        yield "source", source
