"""Candidates for a query, cheapest way first: whole names, parts, case forms, neighbours.

Each step yields rows of aliases with what is already known about them; nothing is scored here.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
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
from normalize.matching.sharing import COMMON, NAMING, most_shared

MOST_SOUNDING = 48  # aliases that are heard, at most
BEAM, LATIN_BEAM = 60, 40  # see `Lexicon.near`; Latin letters leave less open
MOST_CASE_FORMS = 512  # combinations of base forms looked up, at most
SAME_NAME = 1.5  # nats a letter, for given names that are equivalent
LONG_ENDING = 2  # letters of an ending that tells enough by itself
SHORTEST_BENT = 4  # letters of a name that such an ending is taken off
FEMININE = re.compile(r"\w{3,}ová\b")  # Czech and Slovak, of any woman's family name


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
    return most_shared(query, gazetteer, _equivalents(query))


def bearers(query: Query, gazetteer: Gazetteer) -> list[int]:
    """Return the aliases that have parts of *query* as they stand, those that have most first."""
    return most_shared(query, gazetteer, [() for _ in query.columns])


def by_neighbours(query: Query, gazetteer: Gazetteer) -> list[int]:
    """Return the aliases whose parts, or whose whole, sound as *query* does or nearly so."""
    likely = _equivalents(query)
    columns = [[word for word in column if word.isascii()] for column in query.columns]
    for place, role in enumerate(query.roles):
        if role in NAMING:
            likely[place] = (*likely[place], *_near(columns[place], gazetteer))
    for place in range(len(columns) - 1) if len(columns) > 2 else ():
        both = _near(map("".join, zip(*columns[place : place + 2], strict=False)), gazetteer)
        likely[place] = (*likely[place], *both)
        likely[place + 1] = (*likely[place + 1], *both)
    rows = most_shared(query, gazetteer, likely, guessed=True)
    joined = {sound(spelt.replace(" ", "")) for spelt in query.spellings if spelt.isascii()}
    written_together = {row for key in joined for row in gazetteer.sounding(key)}
    return [*sorted(written_together), *(row for row in rows if row not in written_together)]


def _equivalents(query: Query) -> list[tuple[str, ...]]:
    """Return for each word of *query* the given names that it may stand for."""
    return [
        equivalents(column[0]) if role in NAMING else ()
        for column, role in zip(query.columns, query.roles, strict=True)
    ]


def _near(words: Iterable[str], gazetteer: Gazetteer) -> list[str]:
    """Return the words of names in the neighbourhood of Latin *words*."""
    return gazetteer.near({key for word in words for key in neighbourhood(word)})


class Sounding(NamedTuple):
    """The rows of aliases that sound most as a query, and how each of its words is heard.

    ``heard`` holds for each word the Latin words that may spell it, with their evidence in nats.
    """

    rows: list[int]
    heard: tuple[Mapping[str, float], ...]


def by_sound(query: Query, gazetteer: Gazetteer, least: float) -> Sounding:
    """Return the aliases whose Latin words sound most as the words of *query*.

    A text has no words to spare: of each name there, all words but one at least have to be heard
    with the *least* nats a letter. That one may sound as nothing that stands in the gazetteer by
    itself, as it is two parts in one.
    """
    nats: dict[int, float] = defaultdict(float)
    clear: Counter[int] = Counter()
    heard: list[Mapping[str, float]] = []
    named = 0
    for word, seen, role in zip(query.readings, query.words, query.roles, strict=True):
        beam = LATIN_BEAM if word.isascii() and query.table is None else BEAM
        near = gazetteer.heard_as(word, by=query.table, beam=beam) if role in NAMING else []
        heard.append({one.word: one.nats for one in near})
        named += role in NAMING and len(word) > 1
        best: dict[int, float] = {}
        told: set[int] = set()
        for latin, weight in _weighed(seen, heard[-1]):
            rows = gazetteer.with_part(latin)
            if 0 < len(rows) <= COMMON:
                if weight >= least * max(len(word), len(latin)):
                    told.update(rows)
                weight -= log(len(rows)) / 2
                for row in rows:
                    best[row] = max(best.get(row, 0.0), weight)
        for row, weight in best.items():
            nats[row] += weight
        clear.update(told)
    if query.in_text:
        nats = {row: nats[row] for row, words in clear.items() if words >= named - 1}
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
