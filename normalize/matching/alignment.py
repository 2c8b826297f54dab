"""Two names laid side by side, part against part: what meets, what is left over on either side.

Order is free, as cultures differ in it, but for what stands behind a filial word: "Salman bin
Mohammed" is the son of the other one.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from normalize.index.parts import Part, PartRole
from normalize.index.words import class_of
from normalize.matching.levels import Likeness, compare_words, first_sounds
from normalize.matching.query import Query

GIVEN: frozenset[PartRole] = frozenset({"given", "patronymic"})
SILENT: frozenset[PartRole] = frozenset({"particle", "filial"})


class Pair(NamedTuple):
    """A word of the query and the part of the alias that it meets."""

    word: int
    part: int
    likeness: Likeness


class Alignment(NamedTuple):
    """The pairs, and the places of what is left over in the query and in the alias.

    What is left over leaves particles and filial words out: they are dropped at will.
    """

    pairs: tuple[Pair, ...]
    words_left: tuple[int, ...]
    parts_left: tuple[int, ...]


def align(query: Query, parts: Sequence[Part], *, ordered: bool = False) -> Alignment:
    """Return the cheapest pairing of the words of *query* with *parts*.

    Words pair one to one, the dearest likeness last; then neighbours written as one word on
    either side. *ordered* asks for the same order on both sides, as in names of places.
    """
    if len(query.words) == 1 and (met := _align_word(query, parts)):
        return met
    pairs: list[Pair] = []
    words = {place for place, role in enumerate(query.roles) if role not in SILENT}
    others = {place for place, part in enumerate(parts) if part.role not in SILENT}
    if ordered and query.roles and query.roles[0] == "particle":
        words.add(0)  # the first word of a place's name is no particle
    for pair in sorted(_likenesses(query, parts, words, others), key=_dearest_last):
        if pair.word in words and pair.part in others:
            if ordered and any(_crosses(pair, kept) for kept in pairs):
                continue
            pairs.append(pair)
            words.discard(pair.word)
            others.discard(pair.part)
    if words and others and len(words) + len(others) > 2:
        pairs += _joined(query, parts, words, others)
    return Alignment(tuple(pairs), tuple(sorted(words)), tuple(sorted(others)))


def _align_word(query: Query, parts: Sequence[Part]) -> Alignment | None:
    """Return the alignment of a single word that meets a part by itself, ``None`` for any other."""
    column, role = query.columns[0], query.roles[0]
    if role in SILENT or role == "suffix":
        return None
    best: Pair | None = None
    others: list[int] = []
    for place, part in enumerate(parts):
        if part.role in SILENT:
            continue
        if part.role == "suffix":
            return None
        others.append(place)
        likeness = compare_words(column, part.spellings, given=part.role in GIVEN)
        if likeness and (best is None or likeness.price < best.likeness.price):
            best = Pair(0, place, likeness)
    if best is None:
        return None if len(others) > 1 else Alignment((), (0,), tuple(others))
    return Alignment((best,), (), tuple(place for place in others if place != best.part))


def _dearest_last(pair: Pair) -> tuple[float, int, int, int]:
    return pair.likeness.price, abs(pair.word - pair.part), pair.word, pair.part


def _crosses(pair: Pair, kept: Pair) -> bool:
    return (pair.word < kept.word) != (pair.part < kept.part)


def _likenesses(
    query: Query, parts: Sequence[Part], words: set[int], others: set[int]
) -> Iterator[Pair]:
    filial = "filial" in query.roles and any(part.role == "filial" for part in parts)
    for word in words:
        for place in others:
            if filial and follows_filial(query.roles, word) != follows_filial(
                [part.role for part in parts], place
            ):
                continue
            role = parts[place].role
            if "suffix" in (role, query.roles[word]):
                if role == query.roles[word] and same_suffix(query.words[word], parts[place]):
                    yield Pair(word, place, Likeness("romanized", 0.0))
                continue
            likeness = compare_words(
                query.columns[word],
                parts[place].spellings,
                given=role in GIVEN,
            )
            if likeness:
                yield Pair(word, place, likeness)


def same_suffix(word: str, part: Part) -> bool:
    """Say whether *word* is the generation or the ordinal that *part* tells: junior, 4."""
    return word == part.spellings[0] or (
        bool(class_of(word)) and class_of(word) == class_of(part.spellings[0])
    )


def follows_filial(roles: Sequence[PartRole], place: int) -> bool:
    """Say whether the word at *place* stands right behind a filial word: it is a father's name."""
    return place > 0 and roles[place - 1] == "filial"


def _joined(query: Query, parts: Sequence[Part], words: set[int], others: set[int]) -> list[Pair]:
    """Pair a word left over with two neighbours left over on the other side, and drop them.

    Both begin with the same sound.
    """
    found: list[Pair] = []
    for word in sorted(words):
        heard = first_sounds(query.columns[word])
        for first, second in _neighbours(others, [part.role for part in parts]):
            if heard.isdisjoint(first_sounds(parts[first].spellings)):
                continue
            spelt = _concatenate([part.spellings for part in parts[first : second + 1]])
            if likeness := compare_words(query.columns[word], spelt):
                found.append(Pair(word, first, likeness))
                words.discard(word)
                others -= {first, second}
                break
    for place in sorted(others):
        heard = first_sounds(parts[place].spellings)
        for first, second in _neighbours(words, query.roles):
            if heard.isdisjoint(first_sounds(query.columns[first])):
                continue
            spelt = _concatenate(query.columns[first : second + 1])
            if likeness := compare_words(spelt, parts[place].spellings):
                found.append(Pair(first, place, likeness))
                others.discard(place)
                words -= {first, second}
                break
    return found


def _neighbours(places: set[int], roles: Sequence[PartRole]) -> list[tuple[int, int]]:
    ordered = sorted(places)
    return [
        (first, second)
        for first, second in itertools.pairwise(ordered)
        if all(role in SILENT for role in roles[first + 1 : second])
    ]


def _concatenate(columns: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the words joined, spelling by spelling, as far as all of them go."""
    return tuple("".join(spelt) for spelt in zip(*columns, strict=False))
