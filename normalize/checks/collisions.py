"""Where different entities are called alike, or nearly: the rows of ``collisions.tsv``.

Names that meet (distance 0) are listed with all their bearers. Names that nearly meet, one letter
put in, left out, replaced or exchanged, are listed where both bearers are well known: between
villages a letter is no news.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from normalize import text
from normalize.index.keys import deletions
from normalize.index.priors import prior
from normalize.model import Alias, Entity

HEAD = ("distance", "name", "bearers", "near", "bearers of near")
SHORTEST = 5  # letters of a name that may nearly meet another
KNOWN = {"person": 2.0, "place": 4.0}  # the prior from which an entity is well known
MOST_BEARERS = 12  # that are listed
WEAK = "~"  # before the ID of a bearer for whom the name is weak

Bearers = Mapping[str, Mapping[str, bool]]


def collisions(entities: Iterable[Entity]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of ``collisions.tsv``, head first, the same for the same entities.

    >>> mali, bali = Entity("mali", "place", "Mali"), Entity("bali", "place", "Bali")
    >>> list(collisions([mali, bali, bali._replace(id="bali-cm")]))[1:]
    [('0', 'bali', 'bali, bali-cm', '', '')]
    """
    bearers: dict[str, dict[str, bool]] = defaultdict(dict)
    known: dict[str, dict[str, bool]] = defaultdict(dict)
    for entity in entities:
        famous = prior(entity) >= KNOWN[entity.kind]
        for alias in (Alias(entity.name), *entity.names):
            key = text.fold(alias.form)
            weak = bearers[key].get(entity.id, True) and alias.weak
            bearers[key][entity.id] = weak
            if famous and not alias.weak and key.isascii() and len(key) >= SHORTEST:
                known[key][entity.id] = False
    yield HEAD
    for key in sorted(bearers):
        if len(bearers[key]) > 1:
            yield "0", key, _told(bearers[key]), "", ""
    for one, other in sorted(_near(known)):
        yield "1", one, _told(known[one]), other, _told(known[other])


def _near(known: Bearers) -> set[tuple[str, str]]:
    """Return the pairs of names, of different bearers, that are one letter apart."""
    around: dict[str, list[str]] = defaultdict(list)
    for key in known:
        for shorter in (key, *deletions(key)):
            around[shorter].append(key)
    return {
        (min(one, other), max(one, other))
        for keys in around.values()
        for at, one in enumerate(keys)
        for other in keys[:at]
        if one != other and _apart(one, other) and known[one].keys().isdisjoint(known[other])
    }


def _apart(one: str, other: str) -> bool:
    """Say whether two keys that share a deletion are one edit apart."""
    from jellyfish import damerau_levenshtein_distance

    return damerau_levenshtein_distance(one, other) == 1


def _told(bearers: Mapping[str, bool]) -> str:
    ids = [f"{WEAK if weak else ''}{our_id}" for our_id, weak in sorted(bearers.items())]
    more = [f"and {len(ids) - MOST_BEARERS} more"] if len(ids) > MOST_BEARERS else []
    return ", ".join(ids[:MOST_BEARERS] + more)
