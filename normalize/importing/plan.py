"""Which ID each draft of an import gets, and how a draft becomes an entry."""

from collections.abc import Iterable, Iterator

from normalize import text
from normalize.importing.divisions import AREAS, called, city_of, is_plain
from normalize.importing.languages import UNKNOWN
from normalize.importing.minting import COUNTRY, OWN, Registry, keys_of, proposals, slug
from normalize.importing.neighbours import SETTLEMENTS, SPOKEN, Neighbours
from normalize.importing.record import Row
from normalize.importing.report import Report
from normalize.importing.spool import Spool
from normalize.model import Alias, Entity

AROUND = frozenset({"country", "region", "district"})
SCHEME = "geonames"  # in which a city keeps the ID of its own
SEVERAL = ""


class Plan:
    """The IDs of the drafts in a spool: those that the registry knows, and new ones.

    The best known of a name gets the plain ID, the others what is around them in theirs.
    """

    def __init__(self, registry: Registry, report: Report) -> None:
        self.registry = registry
        self.report = report
        self.ids: list[str | None] = []
        self.minted: set[int] = set()
        self.keys: list[tuple[str, ...]] = []
        self.joined: dict[str, dict[str, str]] = {}
        self._cities: dict[int, str] = {}
        self._neighbours = Neighbours()
        self._settlements: set[str] = set()
        self._countries: set[str] = set()
        self._ranks: list[float] = []
        self._around: dict[str, str] = {}
        self._bearers: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def know(self, entities: Iterable[Entity]) -> Iterator[Entity]:
        """Yield *entities* that are in the gazetteer already, after noting their names."""
        for entity in entities:
            self._note(entity)
            if entity.type in AROUND:
                self._names[entity.id] = entity.name
            self._bear(entity, entity.id)
            self._neighbours.add(entity)
            yield entity

    def add(self, draft: Entity) -> None:
        """Note the next draft, in the order of the spool."""
        self._note(draft)
        if city := city_of(draft):
            self._cities[len(self.keys)] = city
        self.keys.append(key_of(draft))
        rank = draft.population or draft.prominence
        self._ranks.append(float("inf") if draft.type == "country" else float(rank))

    def _note(self, entity: Entity) -> None:
        if entity.type in AROUND:
            for key in keys_of(entity):
                self._around.setdefault(key, entity.name)
        if entity.type in SETTLEMENTS:
            spoken = (alias.form for alias in entity.names if alias.lang in SPOKEN)
            forms = {text.fold(form) for form in (entity.name, *spoken)}
            self._settlements.update(f"{entity.country}/{form}" for form in forms)
        elif entity.type == "country":
            self._countries.add(text.fold(entity.name))

    def _bear(self, entity: Entity, our_id: str) -> None:
        """Note that *entity* is the one, or one of several, of its name in its country."""
        if entity.kind == "place":
            bearer = f"{entity.country}/{text.fold(entity.name)}"
            known = self._bearers.setdefault(bearer, our_id)
            self._bearers[bearer] = known if known == our_id else SEVERAL

    def settle(self, spool: Spool, *, known: bool) -> None:
        """Give every draft its ID; with *known*, those alone that the registry knows.

        A division that is a city by itself waits until its city has an ID, and stands for it then.
        """
        self.ids = [None if n in self._cities else self._met(k) for n, k in enumerate(self.keys)]
        gone = {n for n, one in enumerate(self.ids) if one and not self.registry.lives(one)}
        for number in gone:
            self.report.drop("entities", "its entry was taken out by hand", str(self.ids[number]))
            self.ids[number] = None
        for our_id, keys in zip(self.ids, self.keys, strict=True):
            for key in keys if our_id else ():
                self._meet(key, our_id or "")
        for number in sorted(range(len(self.ids)), key=lambda n: -self._ranks[n]):
            if self.ids[number] is None and number not in gone and number not in self._cities:
                self._settle_new(number, spool[number], known=known)
        for number, city in self._cities.items():
            if our_id := self.registry.find([city]):
                self._join(number, spool[number], our_id)
            else:
                self.ids[number] = self._met(self.keys[number])
                if self.ids[number] is None:
                    self._settle_new(number, spool[number], known=known)

    def _meet(self, key: str, our_id: str) -> None:
        """Let *key* mean *our_id* from now on, and name what is around others as our entry does."""
        self.registry.know(key, our_id)
        if key in self._around and our_id in self._names:
            self._around[key] = self._names[our_id]

    def _join(self, number: int, draft: Entity, our_id: str) -> None:
        """Let what the division *draft* is known by mean its city, and nothing else of it."""
        for key in self.keys[number]:
            self.registry.know(key, our_id)
        self.joined[our_id] = {s: v for s, v in draft.ids.items() if s != SCHEME}
        self.report.drop("entities", "its city stands for it", draft.name)

    def _met(self, keys: tuple[str, ...]) -> str | None:
        """Return the ID that the *keys* of a draft mean; of several, that of the first key."""
        found = dict.fromkeys(filter(None, (self.registry.find([key]) for key in keys)))
        if len(found) > 1:
            self.report.tell(f"{keys[0]} is {' and '.join(found)} in the gazetteer; join them?")
        return next(iter(found), None)

    def _settle_new(self, number: int, draft: Entity, *, known: bool) -> None:
        keys = self.keys[number]
        if self.registry.find(keys):
            self.report.drop("entities", "told twice", f"{draft.name} {keys[0]}")
        elif our_id := self._neighbours.same(draft):
            for key in keys:
                self._meet(key, our_id)
            self.ids[number] = our_id
            self.report.keep("entities", "met by name and place")
        elif known:
            self.report.drop("entities", "not in the gazetteer", draft.name)
        else:
            our_id = self.registry.mint(self._proposals(draft))
            for key in keys:
                self.registry.know(key, our_id)
            self.registry.add(draft._replace(id=our_id))
            self.ids[number] = our_id
            self.minted.add(number)
            self._bear(draft, our_id)

    def _proposals(self, draft: Entity) -> Iterator[str]:
        """Yield IDs for *draft*; a division is told from others by the word for what it is."""
        if draft.type in AREAS and not draft.id:
            if not self._is_first_another(draft):
                yield slug(draft.name)
            yield from proposals(draft._replace(name=called(draft)), None)
        else:
            yield from proposals(draft, self.around(draft))

    def _is_first_another(self, draft: Entity) -> bool:
        """Say whether the name of a division is first of all that of a city there, or a word."""
        key = text.fold(draft.name)
        known = key in self._countries or f"{draft.country}/{key}" in self._settlements
        return known or is_plain(draft.name)

    def around(self, draft: Entity) -> str | None:
        """Return the name of the nearest region that the draft lies in; never its country's."""
        for reference in draft.within:
            if reference in self._around and not reference.startswith(f"{COUNTRY}:"):
                return self._around[reference]
        return None

    def finish(self, number: int, draft: Entity) -> Entity:
        """Return *draft* as an entry: with its ID, and what it names by keys named by our IDs."""
        our_id = self.ids[number]
        if our_id is None:
            raise ValueError(f"draft {number} was left out")
        country = draft.country
        if country and ":" in country:
            country = self.registry.country_of(country)
        within = (self.registry.find([key]) if ":" in key else key for key in draft.within)
        held = tuple(dict.fromkeys(one for one in within if one and one != our_id))
        old = tuple(one for one in draft.merged if self.registry.claim(one, our_id))
        ids = {**self.joined.get(our_id, {}), **draft.ids}
        entity = draft._replace(id=our_id, country=country, within=held, merged=old, ids=ids)
        return entity._replace(names=tuple(self._weighed(entity)))

    def told(self, entity: Entity, draft: Entity) -> Entity:
        """Return a new *entity* under a telling name if a better known one has its bare name."""
        if entity.kind == "person" or entity.id == next(proposals(draft, None)):
            return entity
        country = self._around.get(f"{COUNTRY}:{entity.country}")
        if entity.type in AREAS:
            full = called(draft)
            told = full if entity.id == slug(full) or not country else f"{full}, {country}"
            if self._is_first_another(draft):
                return entity._replace(name=told)
            return renamed(entity, told)
        place = self.around(draft) or country
        if not place or place == entity.name:
            return entity
        return renamed(entity, f"{entity.name}, {place}")

    def _weighed(self, entity: Entity) -> Iterator[Alias]:
        """Yield the aliases; those that are first of all another's name there decide nothing."""
        for alias in entity.names:
            bearer = None
            if alias.lang == UNKNOWN and not alias.weak and entity.kind == "place":
                bearer = self._bearers.get(f"{entity.country}/{text.fold(alias.form)}")
            if bearer is None or bearer == entity.id:
                yield alias
            else:
                self.report.keep("names", "weak, the name of another place there")
                yield alias._replace(weak=True)


def renamed(entity: Entity, name: str) -> Entity:
    """Return *entity* under the telling *name*, with its bare one among the aliases."""
    bare = Alias(entity.name)
    if any(alias.form == bare.form for alias in entity.names):
        return entity._replace(name=name)
    return entity._replace(name=name, names=(bare, *entity.names))


def key_of(draft: Entity) -> tuple[str, ...]:
    """Return the keys of *draft*; one without any is known by its name and country.

    >>> key_of(Entity("", "place", "Nova Zoria", country="UA"))
    ('name:nova zoria/UA',)
    """
    own = (f"{OWN}:{draft.id}",) if draft.id else ()
    return (*own, *keys_of(draft)) or (f"name:{text.fold(draft.name)}/{draft.country or ''}",)


def remembered(rows: Iterable[Row], registry: Registry) -> None:
    """Let the *registry* know the IDs that earlier imports gave, whatever has become of them."""
    for row in rows:
        registry.know(row.key, row.id)
