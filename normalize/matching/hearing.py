"""Names compared by how they sound across scripts: evidence over aligned parts, as a score.

The evidence that a part of an alias spells a word of the query is measured in nats (see
`normalize.sound`); parts pair greedily, the best first; what is left over on either side costs.
The score is a logistic function of the evidence, of how clear the best candidate stands of the
next, and of what is left over. Its weights were fitted on one half of the development names.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import exp
from typing import NamedTuple

from jellyfish import jaro_winkler_similarity

from normalize import text
from normalize.index.keys import sound
from normalize.index.naming import is_patronymic
from normalize.index.parts import Part
from normalize.index.words import role_of
from normalize.matching.alignment import SILENT, follows_filial
from normalize.matching.equivalents import same_given_name
from normalize.matching.levels import differ_in_gender
from normalize.matching.query import Query
from normalize.sound import alignment, evidence
from normalize.sound.units import TableName

ALIKE = 0.6  # likeness of two Latin sounds from which their evidence is weighed
LEAST = 2.0  # nats from which two words may be a pair
WORD_LEFT, PART_LEFT = 8.0, 4.0  # nats that a part left over costs, in the query and in the alias
SAME_NAME = 1.5  # nats a letter, for given names that are equivalent
MOST_NATS, MOST_MARGIN = 40.0, 15.0
WEIGHTS: Mapping[str, float] = {
    "constant": -1.45,
    "nats": 0.142,
    "margin": 0.25,
    "word left": -2.1,
    "part left": -0.8,
    "one script": -2.15,
    "place": -1.15,
}


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


def hear(query: Query, row: int, parts: Sequence[Part]) -> Heard:
    """Return the evidence that *query* sounds as the alias of *row* with these *parts*."""
    places = [place for place, role in enumerate(query.roles) if role not in SILENT]
    readings, table = query.readings, query.table
    words = [readings[place] for place in places]
    fathers = [follows_filial(query.roles, place) for place in places]
    roles = [part.role for part in parts]
    named = [p for p, part in enumerate(parts) if part.role not in SILENT and _is_latin(part)]
    names = [parts[p] for p in named]
    theirs = [follows_filial(roles, p) for p in named]
    ordered = any(fathers) and any(theirs)
    found = sorted(
        (
            (-nats, w, p)
            for w, word in enumerate(words)
            for p, part in enumerate(names)
            if not (ordered and fathers[w] != theirs[p])
            and (nats := _nats(word, part, table)) > LEAST
        ),
    )
    left, parts_left = set(range(len(words))), set(range(len(names)))
    pairs = []
    for nats, w, p in found:
        if w in left and p in parts_left:
            left.discard(w)
            parts_left.discard(p)
            pairs.append((words[w], names[p].spellings[0], -nats))
    pairs += _joined(words, names, left, parts_left, table)
    total = sum(nats for _, _, nats in pairs)
    missing = {names[p].role for p in parts_left}
    extra = [words[w] for w in left]
    contradicts = (
        not missing.isdisjoint(("family", "suffix", "generic"))
        or any(role_of(word) == "suffix" for word in extra)
        or (bool(extra) and bool(missing) and text.script(query.key) == "Latn")
        or ("patronymic" in missing and any(map(is_patronymic, extra)))
    )
    return Heard(row, total, len(left), len(parts_left), tuple(pairs), contradicts)


def score(heard: Heard, margin: float, *, one_script: bool, place: bool) -> float:
    """Return the score of what was heard, 0 to 1, *margin* nats clear of the next entity.

    Between spellings in *one_script* more is asked for, as what is unlike there is so on purpose;
    of a *place* too, which has but one part.
    """
    z = (
        WEIGHTS["constant"]
        + WEIGHTS["nats"] * min(heard.nats, MOST_NATS)
        + WEIGHTS["margin"] * min(margin, MOST_MARGIN)
        + WEIGHTS["word left"] * heard.words_left
        + WEIGHTS["part left"] * heard.parts_left
        + WEIGHTS["one script"] * one_script
        + WEIGHTS["place"] * place
    )
    return 1 / (1 + exp(-z))


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


def _nats(word: str, part: Part, table: TableName | None) -> float:
    latin = part.spellings[0]
    if table is None and word.isascii():
        left, right = sound(word), sound(latin)
        if differ_in_gender(left, right) or jaro_winkler_similarity(left, right) < ALIKE:
            return 0.0  # not worth weighing
    found = evidence(word, latin, by=table)
    if part.role in ("given", "patronymic") and same_given_name((word,), part.spellings):
        return max(found, SAME_NAME * len(latin))
    return found


def _joined(
    words: Sequence[str],
    names: Sequence[Part],
    words_left: set[int],
    parts_left: set[int],
    table: TableName | None,
) -> Iterable[tuple[str, str, float]]:
    """Yield words that sound as two neighbouring parts left over, written as one; drop all."""
    for w in sorted(words_left):
        for p in sorted(parts_left):
            if p + 1 in parts_left:
                latin = names[p].spellings[0] + names[p + 1].spellings[0]
                nats = evidence(words[w], latin, by=table)
                if nats > LEAST:
                    words_left.discard(w)
                    parts_left.difference_update((p, p + 1))
                    yield words[w], latin, nats
                    break
