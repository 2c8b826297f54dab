"""From an alignment to a score, by one table of weights; the reasons travel along.

A score is 1 less what each slip costs, spread over the letters that met: one slip in a long name
weighs less than in a short one. A level has a ceiling, what is omitted has a fixed price, and a
contradiction is no match at any score.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from normalize.index.keys import sound
from normalize.index.naming import is_patronymic
from normalize.index.parts import Part
from normalize.index.words import class_of
from normalize.matching.alignment import Alignment, align
from normalize.matching.levels import LADDER
from normalize.matching.query import Query
from normalize.model import Entity, Level

CEILINGS: Mapping[Level, float] = {
    "exact": 1.0,
    "folded": 0.99,
    "romanized": 0.96,
    "inflected": 0.95,
    "equivalent": 0.94,
    "initial": 0.93,
    "sound": 0.93,
    "edit": 0.92,
    "partial": 0.84,
}
SLIP = 1.3  # score that one edit costs in a name of one letter
OMITTED: Mapping[str, float] = {
    "family": 0.44,  # a bare given name
    "given": 0.14,  # a bare family name
    "fame": 0.08,  # a bare family name of somebody little known
    "half-family": 0.04,  # one name of a double surname
    "suffix": 0.08,
    "patronymic": 0.0,
    "first": 0.12,  # the first of several given names
    "middle": 0.04,  # a further one
}
EXTRA: Mapping[str, float] = {"initial": 0.05, "middle": 0.06, "generic": 0.03}
WEAK_CEILING = 0.6
GUESSED: tuple[Level, ...] = ("sound", "edit")
LITTLE_KNOWN = (1, 2)  # steps of prominence; 0 is unknown, and no reason to doubt
GIVEN_NAME_CEILING = 0.72  # a place that is called as many people are, before anything tells


class Score(NamedTuple):
    """A level, a score between 0 and 1, and the reasons for both in words.

    ``extra`` says that the query has a middle name which the alias has not.
    """

    level: Level
    value: float
    reasons: tuple[str, ...] = ()
    extra: bool = False


def score_person(query: Query, parts: Sequence[Part], prominence: int = 0) -> Score | None:
    """Return how well *query* names the person whose alias has *parts*; ``None`` if it cannot.

    The *prominence* of the person, where the gazetteer states one, says whether a bare family
    name is enough.
    """
    alignment = align(query, parts)
    if all(len(query.words[pair.word]) == 1 for pair in alignment.pairs):
        return None  # initials alone name nobody
    if _skips_first_name(query, parts, alignment):
        return None
    missing = [parts[place].role for place in alignment.parts_left]
    omitted = _omitted(parts, alignment)
    extra = _extra_words(query, alignment, missing)
    if omitted is None or extra is None:
        return None
    if "given name omitted" in omitted and prominence in LITTLE_KNOWN:
        omitted["known by this name to few"] = OMITTED["fame"]
    total = _total(query, parts, alignment, {**omitted, **extra})
    return total._replace(extra=bool(extra))


def _skips_first_name(query: Query, parts: Sequence[Part], alignment: Alignment) -> bool:
    """Say whether a full name meets a middle initial while the first name is left over."""
    given = [place for place, part in enumerate(parts) if part.role == "given"]
    return any(
        len(parts[pair.part].spellings[0]) == 1 < len(query.words[pair.word])
        and given[0] in alignment.parts_left
        for pair in alignment.pairs
        if given
    )


def score_place(query: Query, parts: Sequence[Part], entity: Entity) -> Score | None:
    """Return how well *query* names the place whose alias has *parts*; ``None`` if it cannot."""
    alignment = align(query, parts, ordered=True)
    if not alignment.pairs or any(parts[p].role == "word" for p in alignment.parts_left):
        return None
    here = {class_of(query.words[place]) for place in alignment.words_left}
    there = {class_of(parts[place].spellings[0]) for place in alignment.parts_left}
    if here != there and (there or here != {entity.type}):
        return None
    extra = {"generic word": EXTRA["generic"]} if here else {}
    return _total(query, parts, alignment, extra)


def _omitted(parts: Sequence[Part], alignment: Alignment) -> dict[str, float] | None:
    """Return the price of each kind of part that the alias has and the query has not."""
    met = {parts[pair.part].role for pair in alignment.pairs}
    missing = [parts[place].role for place in alignment.parts_left]
    if "generic" in missing or "word" in missing:
        return None
    prices: dict[str, float] = {}
    if missing and "family" not in (*met, *missing):
        prices["the rest of the name omitted"] = OMITTED["family"]
        return prices
    if "suffix" in missing:
        prices["suffix omitted"] = OMITTED["suffix"]
    if "family" in missing:
        whole = "family" not in met
        prices["family name omitted" if whole else "half the family name omitted"] = OMITTED[
            "family" if whole else "half-family"
        ]
    if "given" in missing and "given" not in met:
        prices["given name omitted"] = OMITTED["given"]
    elif "given" in missing and "family" in met:
        given = [place for place, part in enumerate(parts) if part.role == "given"]
        first = given[0] in alignment.parts_left
        prices["first name omitted" if first else "middle name omitted"] = OMITTED[
            "first" if first else "middle"
        ]
    return prices


def _extra_words(
    query: Query, alignment: Alignment, missing: Sequence[str]
) -> dict[str, float] | None:
    """Return the price of what the query has and the alias has not; ``None`` if it contradicts."""
    left = [query.words[place] for place in alignment.words_left]
    if not left:
        return {}
    if any(query.roles[place] == "suffix" for place in alignment.words_left):
        return None
    room = [role for role in missing if role not in ("suffix", "particle", "filial")]
    initials = [word for word in left if len(word) == 1]
    if room or len(alignment.pairs) < 2 or len(left) - len(initials) > 1:
        return None
    if len(left) > len(initials) and any(p.likeness.level in GUESSED for p in alignment.pairs):
        return None
    met = [pair.word for pair in alignment.pairs]
    for place in alignment.words_left:
        inside = min(met) < place < max(met)
        if not inside and len(query.words[place]) > 1 and not is_patronymic(query.words[place]):
            return None
    price = EXTRA["initial"] * len(initials) + EXTRA["middle"] * (len(left) - len(initials))
    return {f"'{' '.join(left)}' is not in the gazetteer": price}


def _letters(part: Part, level: Level) -> int:
    """Return the letters that a slip is measured against: those heard, where the ear decided."""
    if level == "edit":
        return min(len(sound(word)) for word in part.spellings if word.isascii())
    return len(part.spellings[0])


def _total(
    query: Query, parts: Sequence[Part], alignment: Alignment, prices: Mapping[str, float]
) -> Score:
    letters = sum(_letters(parts[pair.part], pair.likeness.level) for pair in alignment.pairs)
    slips = sum(pair.likeness.price for pair in alignment.pairs)
    level = max((pair.likeness.level for pair in alignment.pairs), key=LADDER.index)
    value = min(CEILINGS[level], 1.0 - SLIP * slips / max(letters, 1)) - sum(prices.values())
    reasons = [
        f"{query.words[pair.word]} = {parts[pair.part].spellings[0]} ({pair.likeness.level})"
        for pair in sorted(alignment.pairs)
    ]
    omitted = "given name omitted" in prices or "family name omitted" in prices
    return Score("partial" if omitted else level, max(value, 0.0), (*reasons, *prices))
