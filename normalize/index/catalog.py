"""An opened gazetteer: entities and aliases read in place, found by key."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from heapq import nlargest
from itertools import chain
from typing import TYPE_CHECKING, Any, Self

from normalize.errors import GazetteerError
from normalize.gazetteer.codec import decode
from normalize.gazetteer.layout import Container, is_compiled
from normalize.index.keys import adjective_stem
from normalize.index.parts import Part
from normalize.index.parts import decode as decode_parts
from normalize.index.rows import HOW_BITS, PRIOR_UNIT, Row, Traits, aliases_of
from normalize.index.table import Buckets, PackedList, Table, numbers_of
from normalize.model import Alias, Entity

if TYPE_CHECKING:
    from normalize.sound import Lexicon, Near, TableName

REMEMBERED = 4096


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
            self._sizes = sections["alias-sizes"]
            self._owners = numbers_of(sections["alias-entities"])
            self._places = numbers_of(sections["alias-places"])
            self._priors = numbers_of(sections["priors"])
            self._traits = numbers_of(sections["traits"])
            self._types = [word.decode() for word in PackedList(sections["types"])]
        except KeyError as missing:
            raise GazetteerError(
                container.place, f"section {missing} is missing", "build it again"
            ) from None
        self._remember()

    @classmethod
    def load(cls, *paths: str) -> "Gazetteer":
        """Return the gazetteer at *paths*: YAML files, folders of them, or compiled files.

        Of several, a later one adds to an earlier one and overrides it; a compiled one that comes
        first need not be compiled again. Raises `GazetteerError`
        where one cannot be read or breaks the schema.
        """
        if len(paths) == 1 and is_compiled(paths[0]):
            return cls(Container.open(paths[0]))
        from normalize.gazetteer.layers import layer
        from normalize.gazetteer.reader import read
        from normalize.index.layered import lay

        compiled = [cls(Container.open(path)) if is_compiled(path) else None for path in paths]
        layers = [
            list(known.values() if known else read(path))
            for path, known in zip(paths[1:], compiled[1:], strict=True)
        ]
        if not (below := compiled[0]):
            return cls.of(layer(read(paths[0]), *layers))
        spoken_of = {known for one in chain(*layers) for known in (one.id, *one.merged)}
        hidden = frozenset(below.number(known) for known in spoken_of if known in below)
        if len(layers) == 1 and compiled[1] and not hidden:
            return lay(compiled[1], below, hidden)
        joined = layer((below.entity(number) for number in sorted(hidden)), *layers)
        return lay(cls.of(joined), below, hidden)

    @classmethod
    def of(cls, entities: Iterable[Entity]) -> Self:
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
        return self.entity(self.number(entity_id))

    def number(self, entity_id: str) -> int:
        """Return the number of the entity of an ID; raises `KeyError` where there is none."""
        return self._ids[entity_id][0]

    def find(self, key: str) -> list[Row]:
        """Return the aliases whose folded form or Latin spelling is *key*."""
        mask = (1 << HOW_BITS) - 1
        return [Row(value >> HOW_BITS, value & mask) for value in self._names.values_of(key)]

    def with_part(self, word: str) -> list[int]:
        """Return the aliases that have the folded *word* as a part."""
        return self._parts.values_of(word)

    def near(self, keys: Iterable[str]) -> list[str]:
        """Return the words of names that stand in the neighbourhood of *keys*."""
        numbers = {number for key in keys for number in self._neighbours.values_of(key)}
        return [self._words[number].decode() for number in sorted(numbers)]

    def heard_as(self, word: str, *, by: "TableName | None", beam: int) -> list["Near"]:
        """Return the Latin words of names that may spell *word*; see `Lexicon.near`."""
        return self._lexicon.near(word, by=by, beam=beam)

    @cached_property
    def _lexicon(self) -> "Lexicon":
        from normalize.sound import Lexicon

        return Lexicon(self._lexicon_data)

    def sounding(self, key: str) -> list[int]:
        """Return the aliases whose spelling, written as one word, has the sound *key*."""
        return self._sounds.values_of(key)

    def people_of(self, word: str) -> list[int]:
        """Return the entities whose people, or what is theirs, the folded *word* names."""
        return self._demonym(word) or self._demonym(adjective_stem(word))

    def alias(self, row: int) -> Alias:
        """Return the alias of *row*."""
        return self._aliases(self._owners[row])[self._places[row]]

    @cached_property
    def has_untyped_places(self) -> bool:
        """Whether there is a place whose type nobody told."""
        return any(map(Traits.is_untyped_place, self._traits))

    def is_untyped_place(self, row: int) -> bool:
        """Say whether the alias of *row* belongs to a place whose type nobody told."""
        return Traits.is_untyped_place(self._traits[self._owners[row]])

    def size(self, row: int) -> int:
        """Return of how many parts the alias of *row* is, up to 255."""
        return self._sizes[row]

    def owner(self, row: int) -> int:
        """Return the number of the entity that the alias of *row* belongs to."""
        return int(self._owners[row])

    def owners(self, rows: Iterable[int]) -> list[int]:
        """Return the number of the entity of each of *rows*."""
        return [*map(self._owners.__getitem__, rows)]

    def rows_of(self, number: int) -> Sequence[int]:
        """Return the rows of the aliases of entity *number*."""
        first = bisect_left(self._owners, number)
        return range(first, bisect_right(self._owners, number, first))

    def has_middle_name(self, row: int) -> bool:
        """Say whether some alias of the person whose alias *row* is tells the middle name."""
        rows = self.rows_of(self.owner(row))
        return any(part.role == "patronymic" for each in rows for part in self.parts(each))

    def prior(self, number: int) -> float:
        """Return how well known entity *number* is, 0 to 12; see `priors`."""
        return float(self._priors[number] / PRIOR_UNIT)

    def best_known(self, numbers: Iterable[int], most: int) -> list[int]:
        """Return the best known of the entities *numbers*, *most* of them, the best first."""
        return nlargest(most, sorted(numbers), key=self._priors.__getitem__)

    def _remember(self) -> None:
        self.entity = lru_cache(REMEMBERED)(self._read_entity)
        self.traits = lru_cache(REMEMBERED)(self._read_traits)
        self.parts = lru_cache(REMEMBERED)(self._read_parts)
        self._aliases = lru_cache(REMEMBERED)(self._read_aliases)

    def _demonym(self, word: str) -> list[int]:
        return self._demonyms.values_of(word)

    def _read_entity(self, number: int) -> Entity:
        return decode(self._entities[number])

    def _read_traits(self, row: int) -> Traits:
        """Return the traits of the entity that the alias of *row* belongs to."""
        return Traits.unpack(self._traits[self._owners[row]], self._types)

    def _read_aliases(self, number: int) -> Sequence[Alias]:
        return aliases_of(self.entity(number))

    def _read_parts(self, row: int) -> tuple[Part, ...]:
        return decode_parts(self._alias_parts[row].decode())
