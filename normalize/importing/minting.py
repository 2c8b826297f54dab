"""IDs: which entity an external ID means, which IDs are taken, and how a new one is made."""

import re
from collections.abc import Iterable, Iterator

from normalize.model import Entity
from normalize.romanization import romanize
from normalize.text import fold

LONGEST = 60
COUNTRY = "iso3166-1"  # the scheme under which a country is known by its code
OWN = "id"  # the scheme of our IDs, where a source gives them
_OTHER = re.compile("[^a-z0-9]+")


def keys_of(entity: Entity) -> tuple[str, ...]:
    """Return the keys that *entity* is known by elsewhere, such as ``geonames:703448``.

    >>> keys_of(Entity("", "place", "Ukraine", type="country", country="UA"))
    ('iso3166-1:UA',)
    """
    keys = [f"{scheme}:{value}" for scheme, value in sorted(entity.ids.items())]
    if entity.type == "country" and entity.country and ":" not in entity.country:
        keys.append(f"{COUNTRY}:{entity.country}")
    return tuple(keys)


def slug(name: str) -> str:
    """Return *name* in lower-case Latin letters, digits and hyphens.

    >>> slug("Łódź"), slug("Київ"), slug("Sant'Angelo in Vado")
    ('lodz', 'kyiv', 'santangelo-in-vado')
    """
    plain = fold(name if name.isascii() else romanize(name))
    short = _OTHER.sub("-", plain).strip("-")
    return short if len(short) <= LONGEST else short[: short.rfind("-", 0, LONGEST)]


class Registry:
    """The IDs of a gazetteer: what they are known by elsewhere, and which can be given no more."""

    def __init__(self, entities: Iterable[Entity] = (), retired: Iterable[str] = ()) -> None:
        self._ids: dict[str, str] = {}
        self._living: set[str] = set()
        self._survivors: dict[str, str] = {}
        self._taken: set[str] = set(retired)
        self._countries: dict[str, str] = {}
        for entity in entities:
            self.add(entity)

    def add(self, entity: Entity) -> None:
        """Note the ID of *entity*, its old IDs and its keys."""
        self._living.add(entity.id)
        self._taken.add(entity.id)
        self.know(f"{OWN}:{entity.id}", entity.id)
        for old in entity.merged:
            self.claim(old, entity.id)
        for key in keys_of(entity):
            self.know(key, entity.id)
            if entity.type == "country" and entity.country:
                self._countries[key] = entity.country

    def know(self, key: str, our_id: str) -> None:
        """Note that *key* means *our_id*, unless it means another already."""
        self._ids.setdefault(key, our_id)

    def claim(self, old: str, our_id: str) -> bool:
        """Let the *old* ID mean *our_id*; say whether it does, for it may mean another already."""
        if old in self._living or self._survivors.setdefault(old, our_id) != our_id:
            return False
        self._taken.add(old)
        self.know(f"{OWN}:{old}", our_id)
        return True

    def lives(self, our_id: str) -> bool:
        """Say whether an entry has this ID."""
        return our_id in self._living

    def find(self, keys: Iterable[str]) -> str | None:
        """Return the ID that the first known one of *keys* means, of a merged one its survivor."""
        for key in keys:
            if key in self._ids:
                return self._survivors.get(self._ids[key], self._ids[key])
        return None

    def country_of(self, key: str) -> str | None:
        """Return the code of the country that *key* means."""
        return self._countries.get(key)

    def mint(self, proposals: Iterable[str]) -> str:
        """Return the first of *proposals* that was never given; from now on it is taken."""
        our_id = next(one for one in proposals if one and one not in self._taken)
        self._living.add(our_id)
        self._taken.add(our_id)
        return our_id


def proposals(draft: Entity, region: str | None) -> Iterator[str]:
    """Yield IDs for *draft*, the plainest first; *region* is the name of what is around it.

    >>> paris = Entity("", "place", "Paris", country="US", ids={"geonames": "4717560"})
    >>> [one for one, _ in zip(proposals(paris, "Texas"), range(6))]
    ['paris', 'paris-texas', 'paris-us', 'paris-texas-us', 'paris-4717560', 'paris-2']
    """
    if draft.id:
        yield draft.id
    name = slug(draft.name)
    marks = [draft.born[:4] if draft.born else None, region and slug(region)]
    code = draft.country.lower() if draft.country and ":" not in draft.country else None
    if name:
        yield name
        yield from (f"{name}-{mark}" for mark in (*marks, code) if mark)
        if region and code:
            yield f"{name}-{slug(region)}-{code}"
    for scheme, value in sorted(draft.ids.items()):
        external = _OTHER.sub("-", value.lower()).strip("-")
        yield f"{name}-{external}" if name else f"{scheme}-{external}"
    yield from (f"{name or draft.kind}-{number}" for number in range(2, 1 << 30))
