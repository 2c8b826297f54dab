"""Aliases that share words with a query, those that share most first.

A name of several words is met by two of them at least, in a text by all but one: else nothing
that compares words would let it pass. What may be met unseen is not asked for: initials, generic
words, a word of the query that is two parts of the alias in one, and in a guess long words, which
may be two slips away. Of a place whose type nobody told, any other word may be the type.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache
from heapq import nsmallest
from itertools import pairwise

from normalize import text
from normalize.index.catalog import Gazetteer
from normalize.index.keys import neighbourhood, sound
from normalize.index.words import function_words, role_of
from normalize.matching.equivalents import equivalents
from normalize.matching.levels import TWO_EDITS_FROM
from normalize.matching.query import Query

MOST_ROWS = 24  # aliases that are compared in full, at most
MOST_OF_ONE = 3  # of them for one entity, where too many share as much
COMMON = 2000  # a part with more bearers does not find anybody by itself
NAMING = ("family", "given", "patronymic", "father", "word")
LEAST_WORDS = 2
SHORTEST_JOINED = 6  # letters of two parts of a name that are written as one word
REMEMBERED = 4096  # words

Column = tuple[str, ...]  # a word, told by its spellings


class Sharing:
    """Finds the aliases of a gazetteer by words, and remembers those of each word."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._exact = lru_cache(REMEMBERED)(self._have)
        self._equal = lru_cache(REMEMBERED)(self._have_equal)
        self._near = lru_cache(REMEMBERED)(self._have_near)

    def by_parts(self, query: Query) -> list[int]:
        """Return the aliases that share parts with *query*, those that share most first."""
        return self._most_shared(query, self._named(query, self._equal))

    def bearers(self, query: Query) -> list[int]:
        """Return the aliases that have parts of *query* as they stand, those with most first."""
        return self._most_shared(query, self._named(query, self._exact))

    def by_neighbours(self, query: Query) -> list[int]:
        """Return the aliases whose parts, or whose whole, sound as *query* does or nearly so."""
        near = self._named(query, self._near)
        for first, last in pairwise(near) if len(near) > LEAST_WORDS else ():
            both = self._near(_joined(query.columns[first : last + 1]))
            near[first] |= both
            near[last] |= both
        rows = self._most_shared(query, near, guessed=True)
        spelt = (spelt.replace(" ", "") for spelt in query.spellings if spelt.isascii())
        together = {row for key in set(map(sound, spelt)) for row in self._gazetteer.sounding(key)}
        return [*sorted(together), *(row for row in rows if row not in together)]

    def _have(self, column: Column) -> frozenset[int]:
        """Return the aliases that have a word as it is spelt."""
        return frozenset(row for word in column for row in self._gazetteer.with_part(word))

    def _have_equal(self, column: Column) -> frozenset[int]:
        """Return these, and those that have an equivalent of it as a given name."""
        same = tuple(name for word in column[:1] for name in equivalents(word))
        return self._exact(column) | self._have(same)

    def _have_near(self, column: Column) -> frozenset[int]:
        """Return these, and those that have a word in its neighbourhood."""
        keys = {key for word in column if word.isascii() for key in neighbourhood(word)}
        return self._equal(column) | self._have(tuple(self._gazetteer.near(keys)))

    def _named(
        self, query: Query, have: Callable[[Column], frozenset[int]]
    ) -> dict[int, frozenset[int]]:
        """Return the aliases that *have* each word of *query* that names, by its place."""
        return {place: have(query.columns[place]) for place in _naming(query)}

    def _most_shared(
        self, query: Query, found: Mapping[int, frozenset[int]], *, guessed: bool = False
    ) -> list[int]:
        """Return those that are *found* by most words, those to the letter before others.

        Of what is *guessed* a long word is not asked for.
        """
        common = [
            place
            for place, rows in found.items()
            if len(rows) > COMMON or _is_initial(query.columns[place])
        ]
        words: Counter[int] = Counter()
        for place in sorted(found, key=common.__contains__):
            rows = found[place]
            words.update(rows & words.keys() if place in common and words else rows)
        kept = self._passing(query, found, words, _least_words(query, guessed=guessed))
        shared: Counter[int] = Counter()
        for place, rows in found.items():
            groups: tuple[Set[int], ...] = (rows, rows)
            if place not in common:
                own = frozenset(self._gazetteer.with_part(query.columns[place][0]))
                groups = (*groups, self._exact(query.columns[place]), own)
            for group in groups:  # an alias in its own script, before a romanized one
                shared.update(group & kept)
        return self._best_shared(shared)

    def _passing(
        self,
        query: Query,
        found: Mapping[int, frozenset[int]],
        words: Mapping[int, int],
        least: int,
    ) -> Set[int]:
        """Return the aliases that have the *least* number of *words*, or may pass without one."""
        if least < LEAST_WORDS:
            return words.keys()
        gazetteer = self._gazetteer
        kept = {row for row, met in words.items() if met >= least}
        if gazetteer.has_untyped_places:
            kept.update(row for row in words if gazetteer.is_untyped_place(row))
        nearly = {row for row, met in words.items() if met == least - 1}
        for place in _naming(query):
            if max(map(len, query.columns[place])) < SHORTEST_JOINED:
                nearly &= found[place]
        kept.update(row for row in nearly if gazetteer.size(row) > len(query.words))
        return kept

    def _best_shared(self, shared: Mapping[int, int]) -> list[int]:
        """Return the rows that share most; where too many share as much, the best known's."""
        by_count: dict[int, list[int]] = defaultdict(list)
        for row, count in shared.items():
            by_count[count].append(row)
        found: list[int] = []
        for count in sorted(by_count, reverse=True):
            tied = by_count[count]
            room = MOST_ROWS - len(found)
            if len(tied) > room:
                return found + self._best_known(tied)[:room]
            found += sorted(tied)
        return found

    def _best_known(self, rows: Sequence[int]) -> list[int]:
        """Return the first few *rows* of each of the best known entities."""
        by_entity: dict[int, list[int]] = defaultdict(list)
        for row, number in zip(rows, self._gazetteer.owners(rows), strict=True):
            by_entity[number].append(row)
        known = self._gazetteer.best_known(by_entity, MOST_ROWS)
        return [row for number in known for row in nsmallest(MOST_OF_ONE, by_entity[number])]


def _naming(query: Query) -> Iterator[int]:
    """Yield the places of the words of *query* that name."""
    return (place for place, role in enumerate(query.roles) if role in NAMING)


def _joined(columns: Iterable[Column]) -> Column:
    """Return words written as one, spelling by spelling, as far as their Latin ones go."""
    latin = ([word for word in column if word.isascii()] for column in columns)
    return tuple(map("".join, zip(*latin, strict=False)))


def _least_words(query: Query, *, guessed: bool) -> int:
    """Return how many words of *query* an alias has to share."""
    asked = [
        column
        for column in map(query.columns.__getitem__, _naming(query))
        if not _is_initial(column) and not _may_be_generic(column)
    ]
    least = max(LEAST_WORDS, len(asked) - 1) if query.in_text else LEAST_WORDS
    return min(least, len(asked)) - (sum(map(_is_long, asked)) if guessed else 0)


def _may_be_generic(column: Column) -> bool:
    """Say whether a word is generic, or by a slip no more: Львівська ообласть."""
    if role_of(column[0]) == "generic":
        return True
    keys = (key for word in column if word.isascii() for key in neighbourhood(word))
    return not _generic_keys().isdisjoint(keys)


@cache
def _generic_keys() -> frozenset[str]:
    words = (word for word in function_words() if word.isascii() and role_of(word) == "generic")
    return frozenset(key for word in words for key in neighbourhood(word))


def _is_long(column: Column) -> bool:
    return any(len(sound(word)) >= TWO_EDITS_FROM for word in column if word.isascii())


def _is_initial(column: Column) -> bool:
    """Say whether a word is one letter, which finds nobody by itself."""
    return len(column[0]) == 1 and text.script(column[0]) in ("Latn", "Cyrl", "Grek")
