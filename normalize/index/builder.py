"""From entities to the sections of a compiled gazetteer: every key that a name is found by.

The order of entities and aliases changes nothing: entities are sorted by ID, aliases by form.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from normalize.errors import GazetteerError
from normalize.gazetteer.codec import encode
from normalize.gazetteer.layout import pack
from normalize.index.keys import adjective_stem, join_initials, neighbourhood, sound
from normalize.index.naming import parts_of
from normalize.index.parts import Part, PartRole
from normalize.index.parts import encode as encode_parts
from normalize.index.priors import MINOR, prior
from normalize.index.rows import (
    BARE,
    FOLDED,
    HOW_BITS,
    PRIOR_UNIT,
    ROMANIZED,
    SPELT,
    Traits,
    aliases_in_order,
    aliases_of,
)
from normalize.index.spellings import spellings
from normalize.index.table import pack_buckets, pack_list, pack_numbers, pack_table
from normalize.index.words import class_of
from normalize.model import Alias, Entity
from normalize.sound import pack_lexicon
from normalize.text import fold, script

JOINING = frozenset({"Hang", "Hani"})  # scripts that join the word for what a place is to its name
BARE_TYPES = frozenset({"city", "region"})
SHORTEST_BARE = 2  # letters
MOST_PARTS = 255  # of an alias, that are counted
LONGEST_JOINED = 5  # letters of neighbours that other scripts write as one word
FOUND_BY: frozenset[PartRole] = frozenset({"family", "given", "patronymic", "father", "word"})


class Keys:
    """The keys of a gazetteer while it is built: what finds which entity or which alias."""

    def __init__(self) -> None:
        self.ids: dict[str, list[int]] = defaultdict(list)
        self.demonyms: dict[str, list[int]] = defaultdict(list)
        self.names: dict[str, list[int]] = defaultdict(list)
        self.parts: dict[str, list[int]] = defaultdict(list)
        self.sounds: dict[str, list[int]] = defaultdict(list)
        self.heard: set[str] = set()
        self.owners: list[int] = []
        self.places: list[int] = []
        self.encoded: list[bytes] = []
        self.sizes = bytearray()

    def add_entity(self, number: int, entity: Entity) -> None:
        """Add entity *number* with all its aliases."""
        for known in (entity.id, *entity.merged):
            self.ids[known].append(number)
        for demonym in entity.demonyms:
            word = fold(demonym.form)
            for key in filter(None, (word, adjective_stem(word))):
                self.demonyms[key].append(number)
        for place, alias in enumerate(aliases_of(entity)):
            self.owners.append(number)
            self.places.append(place)
            self.add_alias(len(self.owners) - 1, alias, entity)

    def add_alias(self, row: int, alias: Alias, entity: Entity) -> None:
        """Add the *alias* of an entity as *row*."""
        for key, how in name_keys(alias, entity):
            self.names[key].append(row << HOW_BITS | how)
            if how != FOLDED or key.isascii():
                self.sounds[sound(key.replace(" ", ""))].append(row)
        parts = parts_of(alias, entity)
        self.encoded.append(encode_parts(parts).encode())
        self.sizes.append(min(len(parts), MOST_PARTS))
        latin = latin_words(parts)
        self.heard.update(latin)
        for word in (*found_by(parts), *latin):
            self.parts[word].append(row)

    def neighbours(self, words: Sequence[str]) -> dict[str, list[int]]:
        """Return the numbers of the *words* that stand in each neighbourhood."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(words):
            for key in neighbourhood(word):
                found[key].append(number)
        return found


def compile_entities(entities: Iterable[Entity]) -> bytes:
    """Return the compiled gazetteer of *entities*: equal entities give equal bytes."""
    ordered = sorted(map(_arranged, entities), key=lambda entity: entity.id)
    for first, second in pairwise(ordered):
        if first.id == second.id:
            raise GazetteerError("", f"the ID '{first.id}' stands twice", "give one another ID")
    keys = Keys()
    for number, entity in enumerate(ordered):
        keys.add_entity(number, entity)
    types = sorted({entity.type for entity in ordered if entity.type})
    words = sorted(word for word in keys.parts if word.isascii())
    return pack(
        {
            "alias-entities": pack_numbers(keys.owners),
            "alias-parts": pack_list(keys.encoded),
            "alias-places": pack_numbers(keys.places),
            "alias-sizes": bytes(keys.sizes),
            "demonyms": pack_table(keys.demonyms),
            "entities": pack_list([encode(entity) for entity in ordered]),
            "ids": pack_table(keys.ids),
            "lexicon": pack_lexicon(keys.heard),
            "names": pack_table(keys.names),
            "neighbours": pack_buckets(keys.neighbours(words)),
            "parts": pack_table(keys.parts),
            "priors": pack_numbers(round(prior(entity) * PRIOR_UNIT) for entity in ordered),
            "sounds": pack_table(keys.sounds),
            "traits": pack_numbers(
                Traits(entity.kind, entity.type, entity.prominence).pack(types)
                for entity in ordered
            ),
            "types": pack_list([word.encode() for word in types]),
            "words": pack_list([word.encode() for word in words]),
        }
    )


def _arranged(entity: Entity) -> Entity:
    """Return *entity* with its names in one fixed order."""
    return entity._replace(
        names=aliases_in_order(entity.names), demonyms=aliases_in_order(entity.demonyms)
    )


def name_keys(alias: Alias, entity: Entity) -> list[tuple[str, int]]:
    """Return the keys of the whole *alias*, each with how it follows from it."""
    folded = fold(alias.form)
    derived = SPELT if script(alias.form) == "Latn" else ROMANIZED
    keys = {folded: FOLDED, join_initials(folded): FOLDED}
    for spelt in spellings(alias, entity):
        keys.setdefault(spelt, derived)
    if bare := _without_type(folded, entity):
        keys.setdefault(bare, BARE)
    return [(key, how) for key, how in keys.items() if key]


def _without_type(folded: str, entity: Entity) -> str:
    """Return a name without the word for what it is, if that is joined to it: 성남시, 神奈川県.

    Empty for any other; what is little known and may be called as a plain word is keeps it.
    """
    bare, word = folded[:-1], folded[-1:]
    known = entity.type in BARE_TYPES and entity.prominence != MINOR
    joined = script(word) in JOINING and known
    named = joined and len(bare) >= SHORTEST_BARE and " " not in bare
    return bare if named and class_of(word) == entity.type else ""


def found_by(parts: Iterable[Part]) -> list[str]:
    """Return the words under which a name with these *parts* is found."""
    return list(dict.fromkeys(w for part in parts if part.role in FOUND_BY for w in part.spellings))


def latin_words(parts: Sequence[Part]) -> list[str]:
    """Return the words of a name in Latin letters, and each two short neighbours as one."""
    words = [part.spellings[0] for part in parts if part.role in FOUND_BY]
    words = [word for word in words if word.isascii()]
    joined = (a + b for a, b in pairwise(words) if max(len(a), len(b)) <= LONGEST_JOINED)
    return [*words, *joined]
