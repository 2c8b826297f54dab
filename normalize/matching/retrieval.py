"""Candidates for a query, cheapest way first: whole names, parts, case forms, neighbours.

Each step yields rows of aliases with what is already known about them; nothing is scored here.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from heapq import nsmallest
from itertools import islice, product
from math import log
from typing import NamedTuple

from normalize import text
from normalize.index.catalog import Gazetteer
from normalize.index.keys import neighbourhood, sound
from normalize.index.rows import FOLDED, Row
from normalize.index.words import role_of
from normalize.matching.equivalents import equivalents, foreign_names
from normalize.matching.inflection import base_forms, masculine_forms
from normalize.matching.query import Query

MOST_ROWS = 24  # aliases that are compared in full, at most
MOST_OF_ONE = 3  # of them for one entity, where too many share as much
MOST_SOUNDING = 48  # aliases that are heard, at most
BEAM, LATIN_BEAM = 60, 40  # see `Lexicon.near`; Latin letters leave less open
MOST_CASE_FORMS = 512  # combinations of base forms looked up, at most
SAME_NAME = 1.5  # nats a letter, for given names that are equivalent
LONG_ENDING = 2  # letters of an ending that tells enough by itself
SHORTEST_BENT = 4  # letters of a name that such an ending is taken off
COMMON = 2000  # a part with more bearers does not find anybody by itself
FEMININE = re.compile(r"\w{3,}ová\b")  # Czech and Slovak, of any woman's family name
NAMING = ("family", "given", "patronymic", "father", "word")


def whole(query: Query, gazetteer: Gazetteer) -> Iterator[tuple[Row, bool]]:
    """Yield the aliases that *query* spells as a whole, and whether in their own folded form."""
    if not query.key:
        return
    for row in gazetteer.find(query.key):
        yield row, row.how == FOLDED
    for spelt in query.spellings:
        if spelt and spelt != query.key:
            for row in gazetteer.find(spelt):
                yield row, False


def by_parts(query: Query, gazetteer: Gazetteer) -> list[int]:
    """Return the aliases that share parts with *query*, those that share most first."""
    others = [
        equivalents(column[0]) if role in NAMING else ()
        for column, role in zip(query.columns, query.roles, strict=True)
    ]
    return _most_shared(query, gazetteer, others)


def bearers(query: Query, gazetteer: Gazetteer) -> list[int]:
    """Return the aliases that have parts of *query* as they stand, those that have most first."""
    return _most_shared(query, gazetteer, [() for _ in query.columns])


def by_neighbours(query: Query, gazetteer: Gazetteer) -> list[int]:
    """Return the aliases whose parts, or whose whole, sound as *query* does or nearly so."""
    others = []
    for column, role in zip(query.columns, query.roles, strict=True):
        keys = {key for word in column if word.isascii() for key in neighbourhood(word)}
        others.append(gazetteer.near(keys) if role in NAMING else [])
    rows = _most_shared(query, gazetteer, others)
    joined = {sound(spelt.replace(" ", "")) for spelt in query.spellings if spelt.isascii()}
    written_together = {row for key in joined for row in gazetteer.sounding(key)}
    return [*sorted(written_together), *(row for row in rows if row not in written_together)]


class Sounding(NamedTuple):
    """The rows of aliases that sound most as a query, and how each of its words is heard.

    ``heard`` holds for each word the Latin words that may spell it, with their evidence in nats.
    """

    rows: list[int]
    heard: tuple[Mapping[str, float], ...]


def by_sound(query: Query, gazetteer: Gazetteer) -> Sounding:
    """Return the aliases whose Latin words sound most as the words of *query*."""
    nats: dict[int, float] = defaultdict(float)
    heard: list[Mapping[str, float]] = []
    for word, seen, role in zip(query.readings, query.words, query.roles, strict=True):
        beam = LATIN_BEAM if word.isascii() and query.table is None else BEAM
        near = gazetteer.heard_as(word, by=query.table, beam=beam) if role in NAMING else []
        heard.append({one.word: one.nats for one in near})
        best: dict[int, float] = {}
        for latin, weight in _weighed(seen, heard[-1]):
            rows = gazetteer.with_part(latin)
            if 0 < len(rows) <= COMMON:
                weight -= log(len(rows)) / 2
                for row in rows:
                    best[row] = max(best.get(row, 0.0), weight)
        for row, weight in best.items():
            nats[row] += weight
    return Sounding(sorted(nats, key=lambda row: (-nats[row], row))[:MOST_SOUNDING], tuple(heard))


def _weighed(word: str, heard: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    names = (*equivalents(word), *foreign_names(word))
    yield from heard.items()
    yield from ((name, SAME_NAME * len(name)) for name in names)


def case_forms(query: Query, gazetteer: Gazetteer) -> list[Query]:
    """Return *query* with words put back into a base form that the gazetteer knows."""
    bases = _bases_of(query)
    choices: list[list[str]] = []
    for word, role in zip(query.words, query.roles, strict=True):
        known = [
            base
            for base in bases(word)
            if gazetteer.with_part(base)
            or role_of(base) == "generic"
            or (len(query.words) == 1 and gazetteer.find(base))
        ]
        choices.append([word, *known] if role in NAMING else [word, *bases(word)])
    return [
        query._replace(
            key=" ".join(words),
            spellings=(),
            words=words,
            columns=tuple((word,) for word in words),
        )
        for words in islice(product(*choices), 1, MOST_CASE_FORMS)
    ]


def long_case_forms(query: Query, gazetteer: Gazetteer, grammar: str) -> list[Query]:
    """Return the base forms of a lone Latin word that differ from it by an ending that tells.

    Of two letters at least, unless the language is told, whose *grammar* has it.
    """
    if len(query.words) != 1 or text.script(query.key) != "Latn":
        return []
    least = 1 if grammar else LONG_ENDING
    bases = case_forms(query._replace(in_text=True, grammar=grammar), gazetteer)
    return [
        base
        for base in bases
        if len(query.key) - _shared(query.key, base.key) >= least and len(base.key) >= SHORTEST_BENT
    ]


def _shared(left: str, right: str) -> int:
    """Return how many letters two words begin with alike."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(left), len(right)))


def _bases_of(query: Query) -> Callable[[str], list[str]]:
    """Return what gives the base forms of a word of *query*.

    A Latin name by itself stands in the nominative, but for those of Czech and Slovak women.
    """
    if query.in_text or text.script(query.key) != "Latn":
        return partial(base_forms, language=query.grammar)
    feminine = {text.fold(word) for word in FEMININE.findall(query.form)}
    return lambda word: masculine_forms(word) if word in feminine else []


def _most_shared(
    query: Query,
    gazetteer: Gazetteer,
    others: Iterable[Iterable[str]],
) -> list[int]:
    """Return the aliases that share most words, those to the letter before *others* like them."""
    shared: Counter[int] = Counter()
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
    for rows in common:
        found = rows & shared.keys() if shared else rows
        shared.update(dict.fromkeys(found, 2))
    return _best_shared(shared, gazetteer)


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
