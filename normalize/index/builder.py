"""From entities to the sections of a compiled gazetteer: every key that a name is found by.

The order of entities and aliases changes nothing: entities are sorted by ID, aliases by form.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from normalize.gazetteer.codec import encode
from normalize.gazetteer.layout import pack
from normalize.index.keys import adjective_stem, join_initials, neighbourhood, sound
from normalize.index.naming import parts_of
from normalize.index.parts import Part, PartRole
from normalize.index.parts import encode as encode_parts
from normalize.index.priors import prior
from normalize.index.rows import FOLDED, HOW_BITS, PRIOR_UNIT, ROMANIZED, SPELT, aliases_of
from normalize.index.spellings import spellings
from normalize.index.table import pack_list, pack_numbers, pack_table
from normalize.model import Alias, Entity
from normalize.sound import pack_lexicon
from normalize.text import fold, script

LONGEST_JOINED = 5  # letters of neighbours that other scripts write as one word
FOUND_BY: frozenset[PartRole] = frozenset({"family", "given", "patronymic", "father", "word"})


def compile_entities(entities: Iterable[Entity]) -> bytes:
    """Return the compiled gazetteer of *entities*: equal entities give equal bytes."""
    ordered = sorted(entities, key=lambda entity: entity.id)
    ids: dict[str, list[int]] = defaultdict(list)
    demonyms: dict[str, list[int]] = defaultdict(list)
    names: dict[str, list[int]] = defaultdict(list)
    parts: dict[str, list[int]] = defaultdict(list)
    sounds: dict[str, list[int]] = defaultdict(list)
    heard: set[str] = set()
    owners: list[int] = []
    places: list[int] = []
    encoded: list[bytes] = []
    for number, entity in enumerate(ordered):
        for known in (entity.id, *entity.merged):
            ids[known].append(number)
        for alias in entity.demonyms:
            word = fold(alias.form)
            for key in (word, adjective_stem(word)):
                if key:
                    demonyms[key].append(number)
        for place, alias in enumerate(aliases_of(entity)):
            row = len(owners)
            owners.append(number)
            places.append(place)
            for key, how in name_keys(alias, entity):
                names[key].append(row << HOW_BITS | how)
                if how != FOLDED or key.isascii():
                    sounds[sound(key.replace(" ", ""))].append(row)
            split = parts_of(alias, entity)
            encoded.append(encode_parts(split).encode())
            for word in found_by(split):
                parts[word].append(row)
            for word in latin_words(split):
                heard.add(word)
                parts[word].append(row)
    words = sorted(word for word in parts if word.isascii())
    near: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words):
        for key in neighbourhood(word):
            near[key].append(number)
    return pack(
        {
            "alias-entities": pack_numbers(owners),
            "alias-parts": pack_list(encoded),
            "alias-places": pack_numbers(places),
            "demonyms": pack_table(demonyms),
            "entities": pack_list([encode(entity) for entity in ordered]),
            "ids": pack_table(ids),
            "lexicon": pack_lexicon(heard),
            "names": pack_table(names),
            "neighbours": pack_table(near),
            "parts": pack_table(parts),
            "priors": pack_numbers(round(prior(entity) * PRIOR_UNIT) for entity in ordered),
            "sounds": pack_table(sounds),
            "words": pack_list([word.encode() for word in words]),
        }
    )


def name_keys(alias: Alias, entity: Entity) -> list[tuple[str, int]]:
    """Return the keys of the whole *alias*, each with how it follows from it."""
    folded = fold(alias.form)
    derived = SPELT if script(alias.form) == "Latn" else ROMANIZED
    keys = {folded: FOLDED, join_initials(folded): FOLDED}
    for spelt in spellings(alias, entity):
        keys.setdefault(spelt, derived)
    return [(key, how) for key, how in keys.items() if key]


def found_by(parts: Iterable[Part]) -> list[str]:
    """Return the words under which a name with these *parts* is found."""
    return list(dict.fromkeys(w for part in parts if part.role in FOUND_BY for w in part.spellings))


def latin_words(parts: Sequence[Part]) -> list[str]:
    """Return the words of a name in Latin letters, and each two short neighbours as one."""
    words = [part.spellings[0] for part in parts if part.role in FOUND_BY]
    words = [word for word in words if word.isascii()]
    joined = (a + b for a, b in pairwise(words) if max(len(a), len(b)) <= LONGEST_JOINED)
    return [*words, *joined]
