"""The evidence that a Latin word spells the same name as a word of another script, in nats.

Evidence = log P(latin | word) - log P(latin): how much likelier the letters are as a spelling of
this word than as some name. The first is summed over all ways to cut the letters among the units
of the word; a letter may also slip in from nowhere. The second is a model of letter pairs.
"""

import math
from functools import lru_cache
from typing import NamedTuple

from normalize.sound.tables import END, LETTERS, START, Row, Table, letter_costs, table
from normalize.sound.units import TableName, table_of

NONE = -30.0  # evidence of what can not be a spelling at all
SLIP = 0.01  # probability that a letter stands there for nothing
HOPELESS = 1e-6  # a way this much worse than the best one is not followed
LONGEST_SPELLING = 3
REMEMBERED = 1 << 16
_NO_LETTER = 12.0  # nats of a sign that is no letter

Rows = tuple[Row, ...]


class Step(NamedTuple):
    """A unit of a word, the Latin letters that spell it, and how much that speaks for the name.

    An empty ``unit`` is a letter that slipped in.
    """

    unit: str
    latin: str
    nats: float


class _Latin(NamedTuple):
    """A Latin word made ready: the pieces that begin at each place, what slips and letters cost."""

    pieces: tuple[tuple[tuple[int, str], ...], ...]
    slips: tuple[float, ...]
    nats: tuple[float, ...]  # up to each place; the last with the end of the word


def evidence(word: str, latin: str, /, *, by: TableName | None = None) -> float:
    """Return how much speaks for *latin* as a spelling of *word*, in nats; both are folded.

    >>> evidence("шевченко", "schewtschenko") > 10 > evidence("шевченко", "tymoshenko")
    True

    *by* names the table, which the script of *word* tells otherwise; readings of Han characters
    are given in pinyin, by ``"pinyin"``, with a space between syllables. Between two Latin words
    it is the same in both directions. Above 0 the letters are likelier as a spelling than by
    chance; a bare name of average length comes to about 10. What cannot be compared has -30.
    """
    name = by or table_of(word)
    if not name or not latin:
        return NONE
    found = _evidence(_rows(word, name), latin)
    if name == "latin":
        return (found + _evidence(_rows(latin, name), word)) / 2
    return found


def alignment(word: str, latin: str, /, *, by: TableName | None = None) -> tuple[Step, ...]:
    """Return the likeliest way that *latin* spells *word*, unit by unit; nothing if none does.

    >>> [step[:2] for step in alignment("чехов", "tchekhov")]
    [('ч', 'tch'), ('е', 'e'), ('х', 'kh'), ('о', 'o'), ('в', 'v')]
    """
    name = by or table_of(word)
    if not name or not latin:
        return ()
    script = table(name)
    units = script.units(word)
    ready = _ready(latin)
    best: list[dict[int, tuple[float, int, int]]] = [{0: (0.0, -1, 0)}]
    for unit in units:
        best.append(_best_step(script.row(unit), best[-1], ready))
    return _traced(units, best, latin, ready)


def _evidence(rows: Rows, latin: str) -> float:
    ready = _ready(latin)
    pieces, slips, nats = ready
    length = len(latin)
    ways = {0: 1.0}
    for row in rows:
        least = max(ways.values()) * HOPELESS
        further: dict[int, float] = {}
        for place, chance in ways.items():
            if chance > least:
                for end, piece in pieces[place]:
                    if piece in row:
                        further[end] = further.get(end, 0.0) + chance * row[piece]
        for place in range(length):
            if place in further:
                end = place + 1
                further[end] = further.get(end, 0.0) + further[place] * slips[place]
        ways = further
    chance = ways.get(length, 0.0)
    return max(NONE, math.log(chance) + nats[-1]) if chance else NONE


def _best_step(
    row: Row, ways: dict[int, tuple[float, int, int]], ready: _Latin
) -> dict[int, tuple[float, int, int]]:
    """Return the best way to each place after one more unit: log, place before, slips."""
    further: dict[int, tuple[float, int, int]] = {}
    for place, (log, _, _) in ways.items():
        for end, piece in ready.pieces[place]:
            if piece in row:
                way = (log + math.log(row[piece]), place, 0)
                further[end] = max(way, further.get(end, way))
    for place in range(len(ready.slips)):
        if place in further:
            log, before, slips = further[place]
            way = (log + math.log(ready.slips[place]), before, slips + 1)
            further[place + 1] = max(way, further.get(place + 1, way))
    return further


def _traced(
    units: tuple[str, ...],
    best: list[dict[int, tuple[float, int, int]]],
    latin: str,
    ready: _Latin,
) -> tuple[Step, ...]:
    """Walk back from the end of the word and tell each step."""
    steps: list[Step] = []
    end = len(latin)
    if end not in best[-1]:
        return ()
    for unit, before, after in zip(reversed(units), best[-2::-1], best[:0:-1], strict=True):
        log, place, slips = after[end]
        for slip in range(end - 1, end - slips - 1, -1):
            steps.append(Step("", latin[slip], math.log(SLIP)))
            log -= math.log(ready.slips[slip])
        end -= slips
        nats = log - before[place][0] + ready.nats[end] - ready.nats[place]
        if unit not in (START, END) or end > place:
            steps.append(Step(unit, latin[place:end], nats))
        end = place
    return tuple(reversed(steps))


@lru_cache(1 << 12)
def _rows(word: str, name: TableName) -> Rows:
    script: Table = table(name)
    return tuple(map(script.row, script.units(word)))


@lru_cache(REMEMBERED)
def _ready(latin: str) -> _Latin:
    length = len(latin)
    pieces = tuple(
        tuple(
            (end, latin[place:end])
            for end in range(place, min(place + LONGEST_SPELLING, length) + 1)
        )
        for place in range(length + 1)
    )
    costs = letter_costs()
    framed = START + latin + END
    each = [costs.get(framed[place : place + 2], _NO_LETTER) for place in range(length + 1)]
    nats = [0.0]
    for cost in each:
        nats.append(nats[-1] + cost)
    return _Latin(pieces, tuple(SLIP * math.exp(-cost) for cost in each[:-1]), tuple(nats))
