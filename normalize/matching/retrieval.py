"""Candidates for a query, cheapest way first: whole names, parts, case forms, neighbours.

Each step yields rows of aliases with what is already known about them; nothing is scored here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, product
from math import log

from normalize import text
from normalize.index.catalog import Gazetteer, Row
from normalize.index.keys import neighbourhood, sound
from normalize.index.rows import FOLDED
from normalize.index.words import role_of
from normalize.matching.equivalents import equivalents
from normalize.matching.inflection import base_forms
from normalize.matching.query import Query

MOST_ROWS = 24  # aliases that are compared in full, at most
MOST_CASE_FORMS = 512  # combinations of base forms looked up, at most
COMMON = 2000  # a part with more bearers does not find anybody by itself
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
    columns = [
        (*column, *equivalents(column[0])) if role in NAMING else column
        for column, role in zip(query.columns, query.roles, strict=True)
    ]
    return _most_shared(query, gazetteer, columns)


def by_neighbours(query: Query, gazetteer: Gazetteer) -> list[int]:
    """Return the aliases whose parts, or whose whole, sound as *query* does or nearly so."""
    columns = []
    for column, role in zip(query.columns, query.roles, strict=True):
        keys = {key for word in column if word.isascii() for key in neighbourhood(word)}
        near = gazetteer.near(keys) if role in NAMING else []
        columns.append((*column, *near))
    rows = _most_shared(query, gazetteer, columns)
    joined = {sound(spelt.replace(" ", "")) for spelt in query.spellings if spelt.isascii()}
    written_together = {row for key in joined for row in gazetteer.sounding(key)}
    return [*sorted(written_together), *(row for row in rows if row not in written_together)]


def by_sound(query: Query, gazetteer: Gazetteer) -> list[int]:
    """Return the aliases whose Latin words sound most as the words of *query* in its script."""
    nats: dict[int, float] = defaultdict(float)
    for word, role in zip(query.readings, query.roles, strict=True):
        if role not in NAMING:
            continue
        best: dict[int, float] = {}
        for near in gazetteer.lexicon.near(word, by=query.table):
            rows = gazetteer.with_part(near.word)
            if len(rows) <= COMMON:
                weight = near.nats - log(len(rows)) / 2
                for row in rows:
                    best[row] = max(best.get(row, 0.0), weight)
        for row, weight in best.items():
            nats[row] += weight
    return sorted(nats, key=lambda row: (-nats[row], row))[:MOST_ROWS]


def case_forms(query: Query, gazetteer: Gazetteer) -> list[Query]:
    """Return *query* with words put back into a base form that the gazetteer knows."""
    if not query.in_text and text.script(query.key) == "Latn":
        return []  # a Latin name by itself stands in the nominative
    choices: list[list[str]] = []
    for word, role in zip(query.words, query.roles, strict=True):
        known = [
            base
            for base in base_forms(word)
            if gazetteer.with_part(base)
            or role_of(base) == "generic"
            or (len(query.words) == 1 and gazetteer.find(base))
        ]
        choices.append([word, *known] if role in NAMING else [word, *base_forms(word)])
    return [
        query._replace(
            key=" ".join(words),
            spellings=(),
            words=words,
            columns=tuple((word,) for word in words),
        )
        for words in islice(product(*choices), 1, MOST_CASE_FORMS)
    ]


def _most_shared(query: Query, gazetteer: Gazetteer, columns: Iterable[Iterable[str]]) -> list[int]:
    shared: Counter[int] = Counter()
    common: list[set[int]] = []
    for column, role in zip(columns, query.roles, strict=True):
        if role not in NAMING:
            continue
        rows = {row for word in column for row in gazetteer.with_part(word)}
        if len(rows) > COMMON:
            common.append(rows)
        else:
            shared.update(rows)
    for rows in common:
        shared.update(rows & shared.keys() if shared else rows)
    best = sorted(shared, key=lambda row: (-shared[row], row))
    return best[:MOST_ROWS]
