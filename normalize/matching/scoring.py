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
from normalize.matching.alignment import SILENT, Alignment, align
from normalize.matching.equivalents import is_given_name
from normalize.matching.levels import LADDER
from normalize.matching.query import Query
from normalize.model import Level

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
    "second family": 0.12,  # the mother's name behind the father's
    "suffix": 0.08,
    "realm": 0.10,  # of France
    "settlement": 0.14,  # Dawson City
    "patronymic": 0.0,
    "first": 0.12,  # the first of several given names
    "middle": 0.04,  # a further one
}
EXTRA: Mapping[str, float] = {
    "initial": 0.05,
    "middle": 0.06,
    "family": 0.08,  # the mother's name behind the father's: Coscubiela i Conesa
    "behind": 0.14,  # the same without a conjunction
    "junior": 0.08,
    "generic": 0.03,
    "guessed generic": 0.10,  # of a place whose type nobody told
}
MOST_EXTRA = 2  # names that the gazetteer has not, outside of texts
CONJUNCTIONS = frozenset({"i", "y", "e"})  # before the mother's name
FATHERS_NAME, MOTHERS_NAME = 4, 5  # least letters of two family names, of which one may go
SETTLEMENTS = frozenset({"city", "town"})  # a region or a district is not the town of its name
WEAK_CEILING = 0.6
GUESSED: tuple[Level, ...] = ("sound", "edit")
DERIVED: tuple[Level, ...] = (*GUESSED, "romanized")  # not as the gazetteer writes it
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
    if _skips_first_name(query, parts, alignment) or _is_turned(query, parts, alignment):
        return None
    missing = [parts[place].role for place in alignment.parts_left]
    omitted = _omitted(query, parts, alignment)
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


def _is_turned(query: Query, parts: Sequence[Part], alignment: Alignment) -> bool:
    """Say whether a text turns a name round and leaves one out: Muhammad Ali, Ali Mahdi Mohamed."""
    places = [pair.part for pair in sorted(alignment.pairs)]
    left = {parts[place].role for place in alignment.parts_left}
    return query.in_text and places != sorted(places) and not left.isdisjoint(("given", "father"))


def score_place(query: Query, parts: Sequence[Part], place_type: str | None) -> Score | None:
    """Return how well *query* names the place whose alias has *parts*; ``None`` if it cannot."""
    if sum(part.role == "word" for part in parts) > 2 * len(query.words):
        return None  # a word meets two at most, written as one
    alignment = align(query, parts, ordered=True)
    if not alignment.pairs or any(parts[p].role == "word" for p in alignment.parts_left):
        return None
    here = {class_of(query.words[place]) for place in alignment.words_left}
    there = {class_of(parts[place].spellings[0]) for place in alignment.parts_left}
    price = 0.0
    if extra := here - there:
        if place_type and extra != {place_type}:
            return None
        price = EXTRA["generic" if place_type else "guessed generic"]
    if missing := there - here:
        if extra or not missing <= SETTLEMENTS:
            return None
        price = OMITTED["settlement"]
    return _total(query, parts, alignment, {"generic word": price} if here or there else {})


def _omitted(query: Query, parts: Sequence[Part], alignment: Alignment) -> dict[str, float] | None:
    """Return the price of each kind of part that the alias has and the query has not."""
    met = {parts[pair.part].role for pair in alignment.pairs}
    missing = [parts[place].role for place in alignment.parts_left]
    if "generic" in missing or "word" in missing:
        return None
    prices: dict[str, float] = {}
    if (
        missing
        and "family" not in (*met, *missing)
        and not (set(missing) == {"realm"} and "suffix" in met)
    ):
        prices["the rest of the name omitted"] = OMITTED["family"]
        return prices
    if "realm" in missing:
        prices["realm omitted"] = OMITTED["realm"]
    if "suffix" in missing:
        prices["suffix omitted"] = OMITTED["suffix"]
    if "family" in missing and _is_mothers_name(query, parts, alignment):
        prices["second family name omitted"] = OMITTED["second family"]
    elif "family" in missing:
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


def _is_mothers_name(query: Query, parts: Sequence[Part], alignment: Alignment) -> bool:
    """Say whether just the last of two family names is left out: Juan Moscoso del Prado."""
    pairs = {pair.part: pair for pair in alignment.pairs}
    named = [place for place, part in enumerate(parts) if part.role not in SILENT]
    last = max(pairs, default=0)
    if (
        query.in_text
        or alignment.words_left
        or len(pairs) < 2
        or alignment.parts_left != (named[-1],)
    ):
        return False
    met = parts[last].spellings[0]
    return (
        named[-2] == last
        and query.roles[pairs[last].word] == "family"
        and pairs[last].likeness.level not in (*GUESSED, "initial")
        and len(met) >= FATHERS_NAME
        and len(parts[named[-1]].spellings[0]) >= MOTHERS_NAME
        and not is_given_name(met)
    )


def _extra_words(
    query: Query, alignment: Alignment, missing: Sequence[str]
) -> dict[str, float] | None:
    """Return the price of what the query has and the alias has not; ``None`` if it contradicts."""
    if not alignment.words_left:
        return {}
    room = [role for role in missing if role not in ("suffix", "particle", "filial")]
    if room or len(alignment.pairs) < 2:
        return None
    kinds = [_extra_kind(query, alignment, place) for place in alignment.words_left]
    names = sum(kinds.count(kind) for kind in ("middle", "family", "behind"))
    guessed = any(pair.likeness.level in GUESSED for pair in alignment.pairs)
    if None in kinds or names > (1 if query.in_text else MOST_EXTRA) or (names and guessed):
        return None
    if "middle" in kinds and _goes_by_middle_name(query, alignment):
        return None
    left = " ".join(query.words[place] for place in alignment.words_left)
    return {f"'{left}' is not in the gazetteer": sum(EXTRA[kind] for kind in kinds if kind)}


def _goes_by_middle_name(query: Query, alignment: Alignment) -> bool:
    """Say whether an initial is all that is met before a name that is not: J. Winter Smith."""
    initials = [pair.word for pair in alignment.pairs if len(query.words[pair.word]) == 1]
    left = [place for place in alignment.words_left if not is_patronymic(query.words[place])]
    return any(first + 1 in left and len(query.words[first + 1]) > 1 for first in initials)


def _extra_kind(query: Query, alignment: Alignment, place: int) -> str | None:
    """Return what the word at *place* that the alias has not may be; ``None`` if it contradicts."""
    word, turned = query.words[place], query.turned_place(place)
    met = [query.turned_place(pair.word) for pair in alignment.pairs]
    if query.roles[place] == "suffix" and word not in CONJUNCTIONS:
        return "junior" if class_of(word) == "junior" and not query.in_text else None
    if turned > max(met) and CONJUNCTIONS & set(query.words[max(met) + 1 : place + 1]):
        return "initial" if word in CONJUNCTIONS else "family"
    if len(word) == 1:
        return "initial"
    if min(met) < turned < max(met) or is_patronymic(word):
        return "middle"
    return "behind" if _may_be_mothers_name(query, alignment, turned) else None


def _may_be_mothers_name(query: Query, alignment: Alignment, turned: int) -> bool:
    """Say whether the last word may be a second family name, behind a name met to the letter."""
    last = len(query.words) - 1
    met = [query.turned_place(pair.word) for pair in alignment.pairs]
    fathers = query.words[(max(met) + query.before_comma) % len(query.words)]
    return (
        not query.in_text
        and turned == last == max(met) + 1
        and min(met) == 0
        and all(pair.likeness.level == "folded" for pair in alignment.pairs)
        and len(fathers) >= FATHERS_NAME
        and len(query.words[(last + query.before_comma) % len(query.words)]) >= MOTHERS_NAME
        and not is_given_name(fathers)
    )


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
