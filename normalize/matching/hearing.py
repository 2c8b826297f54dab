"""Names compared by how they sound across scripts: evidence over aligned parts, as a score.

The evidence that a part of an alias spells a word of the query is measured in nats (see
`normalize.sound`); parts pair greedily, the best first; what is left over on either side costs.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from jellyfish import jaro_winkler_similarity

from normalize import text
from normalize.index.catalog import Gazetteer
from normalize.index.keys import sound
from normalize.index.naming import is_patronymic
from normalize.index.parts import Part, PartRole
from normalize.index.words import role_of
from normalize.matching.alignment import SILENT, follows_filial, same_suffix
from normalize.matching.ears import MOST_MARGIN, Ear, score, worst_pair
from normalize.matching.equivalents import are_other_given_names, foreign_names, same_given_name
from normalize.matching.levels import differ_in_gender
from normalize.matching.query import Query
from normalize.matching.scoring import CEILINGS, LITTLE_KNOWN, OMITTED
from normalize.matching.sounding import SAME_NAME, Sounds
from normalize.model import Kind
from normalize.sound import NONE, alignment, evidence
from normalize.sound.units import TableName

MOST_HEARD = 10  # aliases whose parts are weighed one against another, at most
ALIKE = 0.6  # likeness of two Latin sounds from which their evidence is weighed
LEAST = -6.0  # nats from which two words may be a pair
LEAST_A_LETTER, LEAST_IN_TEXT = 0.55, 1.25  # nats of the worst pair, in one script and in texts
LEAST_JOINED = 8.0  # and a word and two parts written as one
WORD_LEFT, PART_LEFT = 8.0, 4.0  # nats that a part left over costs, in the query and in the alias
ALPHABETS = frozenset({"Latn", "Cyrl", "Grek", "Hebr", "Arab", "Armn", "Geor"})  # have initials
SAME_SUFFIX = 4.0  # nats of an equal ordinal or generation
SAME_INITIAL = 1.0
LEAST_HEARD = 0.0  # the same, of a name that a text writes by its sound
SHORTEST_STEM, SHORTEST_ENDING = 3, 2  # letters of a place, and those that make a word of it
BEHIND = 0.02  # score for each nat that an entity stands behind the best one


class Word(NamedTuple):
    """A word of a query made ready: how it is read, its role, what it is known to sound as.

    ``names`` are the given names it may stand for, ``nats`` the evidence for Latin words.
    """

    form: str
    reading: str
    role: PartRole
    fathers: bool
    names: tuple[str, ...]
    nats: Mapping[str, float]
    table: TableName | None


class Heard(NamedTuple):
    """How much speaks for an alias: the pairs, their nats, and how many parts are left over.

    It *contradicts* where the family name, a suffix or a patronymic is another.
    """

    row: int
    nats: float
    words_left: int
    parts_left: int
    pairs: tuple[tuple[str, str, float], ...]
    contradicts: bool = False

    @property
    def balance(self) -> float:
        """The evidence less what is left over, in nats."""
        return self.nats - WORD_LEFT * self.words_left - PART_LEFT * self.parts_left


def listen(query: Query, sounds: Sounds, kind: Kind | None) -> list[tuple[Heard, float]]:
    """Return the aliases that sound as *query* does, the best of each entity, with their scores."""
    gazetteer = sounds.gazetteer
    one_script = text.script(query.key) == "Latn"
    floor = LEAST_A_LETTER if one_script else NONE
    floor = LEAST_HEARD if query.heard else LEAST_IN_TEXT if query.in_text else floor
    rows, heard = sounds.find(query, floor)
    if kind:
        rows = [row for row in rows if gazetteer.traits(row).kind == kind]
    words = words_of(query, heard)
    roughly = [hear(words, row, gazetteer.parts(row)) for row in rows]
    roughly.sort(key=lambda one: (-one.balance, one.row))
    closely = [
        hear(words, one.row, gazetteer.parts(one.row), closely=True) for one in roughly[:MOST_HEARD]
    ]
    stems = _stems(query, gazetteer)
    best: dict[int, Heard] = {}
    for one in sorted(closely, key=lambda one: (-one.balance, one.row)):
        if one.contradicts or worst_pair(one.pairs) < floor or gazetteer.owner(one.row) in stems:
            continue
        if not one.words_left or _may_have_more(query, gazetteer, one):
            best.setdefault(gazetteer.owner(one.row), one)
    return list(_scored(list(best.values()), gazetteer, one_script))


def _stems(query: Query, gazetteer: Gazetteer) -> set[int]:
    """Return the places that *query* names with an ending, which is another word: Frankfurter."""
    if len(query.words) > 1:
        return set()
    sizes = range(SHORTEST_STEM, len(query.key) - SHORTEST_ENDING + 1)
    rows = (row.alias for size in sizes for row in gazetteer.find(query.key[:size]))
    return {gazetteer.owner(row) for row in rows if gazetteer.traits(row).kind == "place"}


def _scored(
    ordered: Sequence[Heard], gazetteer: Gazetteer, one_script: bool
) -> Iterator[tuple[Heard, float]]:
    ear: Ear = "in one script" if one_script else "across scripts"
    for place, one in enumerate(ordered):
        ahead = one.balance - ordered[1].balance if len(ordered) > 1 else MOST_MARGIN
        traits = gazetteer.traits(one.row)
        value = score(
            one.pairs,
            one.words_left,
            one.parts_left,
            max(ahead, 0.0) if place == 0 else 0.0,
            "places" if traits.kind == "place" else ear,
        )
        lone = len(one.pairs) == 1 and one.parts_left and traits.kind == "person"
        few = lone and traits.prominence in LITTLE_KNOWN
        ceiling = CEILINGS["partial"] - OMITTED["fame"] if few else CEILINGS["sound"]
        behind = ordered[0].balance - one.balance
        yield one, min(value, ceiling) - BEHIND * behind


def _may_have_more(query: Query, gazetteer: Gazetteer, heard: Heard) -> bool:
    """Say whether *query* may hold words that the alias has not.

    Only a person's name may, outside of texts, unless it contradicts a known middle name.
    """
    if query.in_text or gazetteer.traits(heard.row).kind != "person":
        return False
    middle = any(len(word) == 1 or is_patronymic(word) for word in query.words)
    return not (middle and gazetteer.has_middle_name(heard.row))


def words_of(query: Query, sounds: Sequence[Mapping[str, float]]) -> list[Word]:
    """Return the words of *query* that name, with what each of them *sounds* as."""
    table = query.table
    filial = "filial" in query.roles
    return [
        Word(
            query.words[place],
            reading,
            query.roles[place],
            filial and follows_filial(query.roles, place),
            (*query.columns[place], *foreign_names(query.words[place])),
            sounds[place],
            table,
        )
        for place, reading in enumerate(query.readings)
        if reading and query.roles[place] not in SILENT
    ]


def hear(words: Sequence[Word], row: int, parts: Sequence[Part], *, closely: bool = False) -> Heard:
    """Return the evidence that *words* sound as the alias of *row* with these *parts*.

    What is left over is weighed letter by letter only if the ear listens *closely*.
    """
    left = set(range(len(words)))
    names = {p for p, part in enumerate(parts) if part.role not in SILENT and _is_latin(part)}
    allowed = _allowed(words, [part.role for part in parts])
    pairs = _take(left, names, allowed, lambda w, p: _known(words[w], parts[p]))
    if closely and left and names:
        pairs += _take(left, names, allowed, lambda w, p: _weighed(words[w], parts[p]))
        pairs += _joined(words, parts, left, names)
    told = tuple((words[w].reading, parts[p].spellings[0], nats) for w, p, nats in pairs)
    extra = [words[w].form for w in left]
    missing = {parts[p].role for p in names}
    contradicts = (
        not missing.isdisjoint(("family", "suffix", "generic"))
        or any(role_of(word) == "suffix" for word in extra)
        or (bool(extra) and bool(missing) and extra[0].isascii())
        or ("patronymic" in missing and any(map(is_patronymic, extra)))
        or (bool(missing & {"given", "patronymic"}) and any(len(word) == 1 for word in extra))
    )
    owed = [p for p in names if parts[p].role != "realm" and len(parts[p].spellings[0]) > 1]
    return Heard(row, sum(nats for *_, nats in told), len(left), len(owed), told, contradicts)


def _allowed(words: Sequence[Word], roles: Sequence[PartRole]) -> Callable[[int, int], bool]:
    """Return the test that a word and a part both stand behind a filial word, or neither does."""
    if "filial" not in roles or not any(word.fathers for word in words):
        return lambda _w, _p: True
    return lambda w, p: words[w].fathers == follows_filial(roles, p)


def _take(
    left: set[int],
    names: set[int],
    allowed: Callable[[int, int], bool],
    weigh: Callable[[int, int], float],
) -> list[tuple[int, int, float]]:
    """Pair words with parts, those with most evidence first, and drop them from what is left."""
    found = sorted(
        (-nats, w, p)
        for w in left
        for p in names
        if allowed(w, p) and (nats := weigh(w, p)) > LEAST
    )
    pairs = []
    for nats, w, p in found:
        if w in left and p in names:
            left.discard(w)
            names.discard(p)
            pairs.append((w, p, -nats))
    return pairs


def reasons(heard: Heard, table: TableName | None) -> tuple[str, ...]:
    """Return the alignment in words: each pair letter by letter, with its evidence."""
    told = []
    for word, latin, nats in heard.pairs:
        steps = alignment(word, latin, by=table)
        spelt = " ".join(f"{step.unit}={step.latin or '-'}" for step in steps)
        told.append(f"{word} sounds as {latin} ({spelt}; {nats:.0f} nats)")
    if heard.words_left or heard.parts_left:
        told.append(f"{heard.words_left} parts here and {heard.parts_left} there are left over")
    return tuple(told)


def _is_latin(part: Part) -> bool:
    return part.spellings[0].isascii()


def _known(word: Word, part: Part) -> float:
    """Return the evidence that *word* is *part*, as far as it is known already."""
    latin = part.spellings[0]
    if "suffix" in (part.role, word.role):
        return SAME_SUFFIX if part.role == word.role and same_suffix(word.form, part) else NONE
    if _is_initial(word.reading, latin):
        odds = evidence(word.reading[0], latin[0], by=word.table)
        return SAME_INITIAL if odds > 0 else NONE
    if part.role in ("given", "patronymic"):
        if latin in word.names or same_given_name(word.names, part.spellings):
            return max(word.nats.get(latin, 0.0), SAME_NAME * len(latin))
        if word.form.isascii() and are_other_given_names(word.names, part.spellings):
            return NONE
    nats = word.nats.get(latin, NONE)
    return NONE if nats > NONE and _is_of_other_gender(word, part) else nats


def _is_of_other_gender(word: Word, part: Part) -> bool:
    other = sound(part.spellings[0])
    return part.role == "family" and any(
        differ_in_gender(sound(name), other) for name in word.names if name.isascii()
    )


def _is_initial(word: str, latin: str) -> bool:
    return len(latin) == 1 or (len(word) == 1 and text.script(word) in ALPHABETS)


def _weighed(word: Word, part: Part) -> float:
    """Return the evidence that *word* is *part*, weighed letter by letter."""
    latin = part.spellings[0]
    if "suffix" in (part.role, word.role) or _is_initial(word.reading, latin):
        return NONE
    if _is_of_other_gender(word, part):
        return NONE
    if word.table is None and word.form.isascii():
        if jaro_winkler_similarity(sound(word.form), sound(latin)) < ALIKE:
            return NONE  # not worth weighing
        if part.role == "given" and are_other_given_names(word.names, part.spellings):
            return NONE
    return evidence(word.reading, latin, by=word.table)


def _joined(
    words: Sequence[Word], parts: Sequence[Part], left: set[int], names: set[int]
) -> Iterator[tuple[int, int, float]]:
    """Yield words that sound as two neighbouring parts left over, written as one; drop all."""
    for w in sorted(left):
        for p in sorted(names):
            if p + 1 in names:
                latin = parts[p].spellings[0] + parts[p + 1].spellings[0]
                nats = evidence(words[w].reading, latin, by=words[w].table)
                if nats > LEAST_JOINED:
                    left.discard(w)
                    names.difference_update((p, p + 1))
                    yield w, p, nats
                    break
