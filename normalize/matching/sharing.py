"""Aliases that share words with a query, those that share most first.

A name of several words is met by two of them at least, in a text by all but one: else nothing
that compares words would let it pass. What may be met unseen is not asked for: initials, generic
words, a word of the query that is two parts of the alias in one, and in a guess long words, which
may be two slips away. Of a place whose type nobody told, any other word may be the type.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest

from normalize import text
from normalize.index.catalog import Gazetteer
from normalize.index.keys import sound
from normalize.index.words import role_of
from normalize.matching.levels import TWO_EDITS_FROM
from normalize.matching.query import Query

MOST_ROWS = 24  # aliases that are compared in full, at most
MOST_OF_ONE = 3  # of them for one entity, where too many share as much
COMMON = 2000  # a part with more bearers does not find anybody by itself
NAMING = ("family", "given", "patronymic", "father", "word")
LEAST_WORDS = 2


def most_shared(
    query: Query, gazetteer: Gazetteer, others: Iterable[Iterable[str]], *, guessed: bool = False
) -> list[int]:
    """Return the aliases that share most words, those to the letter before *others* like them.

    Of what is *guessed* a long word is not asked for.
    """
    shared: Counter[int] = Counter()
    words: Counter[int] = Counter()
    common: list[set[int]] = []
    for column, alike, role in zip(query.columns, others, query.roles, strict=True):
        if role not in NAMING:
            continue
        own = gazetteer.with_part(column[0])  # an alias in its own script, before a romanized one
        exact = {*own, *(row for word in column[1:] for row in gazetteer.with_part(word))}
        rows = {row for word in alike for row in gazetteer.with_part(word)}
        rows |= exact
        if len(rows) > COMMON or _is_initial(column):
            common.append(rows)
        else:
            shared.update(dict.fromkeys(rows, 2))
            shared.update(dict.fromkeys(exact, 1))
            shared.update(dict.fromkeys(own, 1))
            words.update(rows)
    for rows in common:
        found = rows & shared.keys() if shared else rows
        shared.update(dict.fromkeys(found, 2))
        words.update(found)
    if (least := _least_words(query, guessed=guessed)) > 1:
        for row, met in words.items():
            joined = met == least - 1 and gazetteer.size(row) > len(query.words)
            if met < least and not joined and not gazetteer.is_untyped_place(row):
                del shared[row]
    return _best_shared(shared, gazetteer)


def _least_words(query: Query, *, guessed: bool) -> int:
    """Return how many words of *query* an alias has to share."""
    asked = [
        column
        for column, role in zip(query.columns, query.roles, strict=True)
        if role in NAMING and not _is_initial(column) and role_of(column[0]) != "generic"
    ]
    least = max(LEAST_WORDS, len(asked) - 1) if query.in_text else LEAST_WORDS
    return min(least, len(asked)) - (sum(map(_is_long, asked)) if guessed else 0)


def _is_long(column: Sequence[str]) -> bool:
    return any(len(sound(word)) >= TWO_EDITS_FROM for word in column if word.isascii())


def _best_shared(shared: Mapping[int, int], gazetteer: Gazetteer) -> list[int]:
    """Return the rows that share most; where too many share as much, the best known entities'."""
    by_count: dict[int, list[int]] = defaultdict(list)
    for row, count in shared.items():
        by_count[count].append(row)
    found: list[int] = []
    for count in sorted(by_count, reverse=True):
        tied = by_count[count]
        room = MOST_ROWS - len(found)
        if len(tied) > room:
            return found + _best_known(tied, gazetteer)[:room]
        found += sorted(tied)
    return found


def _best_known(rows: Sequence[int], gazetteer: Gazetteer) -> list[int]:
    """Return the first few *rows* of each of the best known entities."""
    by_entity: dict[int, list[int]] = defaultdict(list)
    for row, number in zip(rows, gazetteer.owners(rows), strict=True):
        by_entity[number].append(row)
    known = gazetteer.best_known(by_entity, MOST_ROWS)
    return [row for number in known for row in nsmallest(MOST_OF_ONE, by_entity[number])]


def _is_initial(column: Sequence[str]) -> bool:
    """Say whether a word is one letter, which finds nobody by itself."""
    return len(column[0]) == 1 and text.script(column[0]) in ("Latn", "Cyrl", "Grek")
