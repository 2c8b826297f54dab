"""An opened gazetteer: entities and aliases read in place, found by key."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from normalize.errors import GazetteerError
from normalize.gazetteer.codec import decode
from normalize.gazetteer.layout import Container, is_compiled
from normalize.index.keys import adjective_stem
from normalize.index.parts import Part
from normalize.index.parts import decode as decode_parts
from normalize.index.rows import HOW_BITS, PRIOR_UNIT, Traits, aliases_of
from normalize.index.table import Buckets, PackedList, Table, numbers_of
from normalize.model import Alias, Entity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from normalize.sound import Lexicon

REMEMBERED = 4096


class Row(NamedTuple):
    """An alias found by its key, and how the key follows from it: see `builder`."""

    alias: int
    how: int


class Gazetteer(Mapping[str, Entity]):
    """The entities of one or more gazetteers, by ID, ready to be searched.

    >>> gazetteer = Gazetteer.of([Entity("kyiv", "place", "Kyiv", names=(Alias("Київ", "uk"),))])
    >>> gazetteer["kyiv"].name
    'Kyiv'
    >>> gazetteer.find("kyiv")
    [Row(alias=0, how=0), Row(alias=1, how=2)]
    """

    def __init__(self, container: Container) -> None:
        sections = container.sections
        self._container = container
        try:
            self._entities = PackedList(sections["entities"])
            self._ids = Table(sections["ids"])
            self._demonyms = Table(sections["demonyms"])
            self._names = Table(sections["names"])
            self._parts = Table(sections["parts"])
            self._neighbours = Buckets(sections["neighbours"])
            self._words = PackedList(sections["words"])
            self._lexicon_data = sections["lexicon"]
            self._sounds = Table(sections["sounds"])
            self._alias_parts = PackedList(sections["alias-parts"])
            self._owners = numbers_of(sections["alias-entities"])
            self._places = numbers_of(sections["alias-places"])
            self._priors = numbers_of(sections["priors"])
            self._traits = numbers_of(sections["traits"])
            self._types = [word.decode() for word in PackedList(sections["types"])]
        except KeyError as missing:
            raise GazetteerError(
                container.place, f"section {missing} is missing", "build it again"
            ) from None
        self.entity = lru_cache(REMEMBERED)(self._read_entity)
        self.traits = lru_cache(REMEMBERED)(self._read_traits)
        self.parts = lru_cache(REMEMBERED)(self._read_parts)
        self._aliases = lru_cache(REMEMBERED)(self._read_aliases)

    @classmethod
    def load(cls, *paths: str) -> Self:
        """Return the gazetteer at *paths*: YAML files, folders of them, or compiled files.

        Of several, a later one adds to an earlier one and overrides it. Raises `GazetteerError`
        where one cannot be read or breaks the schema.
        """
        if len(paths) == 1 and is_compiled(paths[0]):
            return cls(Container.open(paths[0]))
        from normalize.gazetteer.layers import layer
        from normalize.gazetteer.reader import read

        layers = [
            list(cls(Container.open(path)).values()) if is_compiled(path) else read(path)
            for path in paths
        ]
        return cls.of(layer(*layers))

    @classmethod
    def of(cls, entities: "Iterable[Entity]") -> Self:
        """Return a gazetteer of *entities*, compiled in memory."""
        from normalize.index.builder import compile_entities

        return cls(Container.of(compile_entities(entities)))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._container,)

    def __len__(self) -> int:
        return len(self._entities)

    def __iter__(self) -> Iterator[str]:
        for number in range(len(self._entities)):
            yield self.entity(number).id

    def __getitem__(self, entity_id: str) -> Entity:
        """Return the entity of an ID; an ID merged into another gives the survivor."""
        return self.entity(self._ids[entity_id][0])

    def find(self, key: str) -> list[Row]:
        """Return the aliases whose folded form or Latin spelling is *key*."""
        mask = (1 << HOW_BITS) - 1
        return [Row(value >> HOW_BITS, value & mask) for value in self._names.values_of(key)]

    def with_part(self, word: str) -> list[int]:
        """Return the aliases that have the folded *word* as a part."""
        return self._parts.values_of(word)

    def near(self, keys: "Iterable[str]") -> list[str]:
        """Return the words of names that stand in the neighbourhood of *keys*."""
        numbers = {number for key in keys for number in self._neighbours.values_of(key)}
        return [self._words[number].decode() for number in sorted(numbers)]

    @cached_property
    def lexicon(self) -> "Lexicon":
        """The Latin words of names, to be searched by how another script sounds."""
        from normalize.sound import Lexicon

        return Lexicon(self._lexicon_data)

    def sounding(self, key: str) -> list[int]:
        """Return the aliases whose spelling, written as one word, has the sound *key*."""
        return self._sounds.values_of(key)

    def people_of(self, word: str) -> list[int]:
        """Return the entities whose people, or what is theirs, the folded *word* names."""
        return self._demonyms.values_of(word) or self._demonyms.values_of(adjective_stem(word))

    def alias(self, row: int) -> Alias:
        """Return the alias of *row*."""
        return self._aliases(self._owners[row])[self._places[row]]

    def owner(self, row: int) -> int:
        """Return the number of the entity that the alias of *row* belongs to."""
        return int(self._owners[row])

    def siblings(self, row: int) -> Iterator[int]:
        """Yield the rows of all aliases of the entity that the alias of *row* belongs to."""
        first = row - self._places[row]
        while first < len(self._owners) and self._owners[first] == self._owners[row]:
            yield first
            first += 1

    def has_middle_name(self, row: int) -> bool:
        """Say whether some alias of the person whose alias *row* is tells the middle name."""
        return any(p.role == "patronymic" for r in self.siblings(row) for p in self.parts(r))

    def prior(self, number: int) -> float:
        """Return how well known entity *number* is, 0 to 12; see `priors`."""
        return float(self._priors[number] / PRIOR_UNIT)

    def _read_entity(self, number: int) -> Entity:
        return decode(self._entities[number])

    def _read_traits(self, row: int) -> Traits:
        """Return the traits of the entity that the alias of *row* belongs to."""
        return Traits.unpack(self._traits[self._owners[row]], self._types)

    def _read_aliases(self, number: int) -> Sequence[Alias]:
        return aliases_of(self.entity(number))

    def _read_parts(self, row: int) -> tuple[Part, ...]:
        return decode_parts(self._alias_parts[row].decode())
