"""The evidence that a Latin word spells the same name as a word of another script, in nats.

Evidence = log P(latin | word) - log P(latin): how much likelier the letters are as a spelling of
this word than as some name. The first is summed over all ways to cut the letters among the units
of the word; a letter may also slip in from nowhere. The second is a model of letter pairs.
"""

import math
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from normalize.sound.switch import SWITCH
from normalize.sound.tables import (
    BORDERS,
    END,
    LONGEST,
    LONGEST_SPELLING,
    START,
    Row,
    Table,
    letter_costs,
    table,
)
from normalize.sound.units import TableName, table_of

NONE = -30.0  # evidence of what can not be a spelling at all
SLIP = 0.01  # probability that a letter stands there for nothing
HOPELESS = 1e-4  # a way this much worse than the best one is not followed
LOST = 1e-4  # beginnings that fit worse than this are given up
REMEMBERED = 1 << 16
COMPARISON_TAKES = 0.0001  # seconds
_NO_LETTER = 12.0  # nats of a sign that is no letter

Rows = tuple[Row, ...]


class Step(NamedTuple):
    """A unit of a word, the Latin letters that spell it, and how much that speaks for the name.

    An empty ``unit`` is a letter that slipped in.
    """

    unit: str
    latin: str
    nats: float


class _Way(NamedTuple):
    """The likeliest way to a place: its nats, the place one unit before, the letters slipped in."""

    nats: float
    before: int
    slips: int


class _Latin(NamedTuple):
    """A Latin word made ready: at each place the pieces that begin there, with end and odds."""

    pieces: tuple[tuple[tuple[str, int, float], ...], ...]
    end_odds: float


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
    if not name or not 0 < len(latin) <= LONGEST:
        return NONE
    found = _evidence(name, word, latin)
    if name == "latin":
        return (found + _evidence(name, latin, word)) / 2
    return found


def alignment(word: str, latin: str, /, *, by: TableName | None = None) -> tuple[Step, ...]:
    """Return the likeliest way that *latin* spells *word*, unit by unit; nothing if none does.

    >>> [step[:2] for step in alignment("жуков", "joukov")]
    [('ж', 'j'), ('у', 'ou'), ('к', 'k'), ('о', 'o'), ('в', 'v')]
    """
    name = by or table_of(word)
    if not name or not 0 < len(latin) <= LONGEST:
        return ()
    script = table(name)
    units = script.units(word)
    ready = _ready(latin)
    ways = [{0: _Way(0.0, 0, 0)}]
    for unit in units:
        ways.append(_best_step(script.row(unit), ways[-1], ready))
    return _traced(units, ways, latin)


def _evidence(name: TableName, word: str, latin: str) -> float:
    loops = SWITCH.loops(COMPARISON_TAKES)
    if loops and latin.isascii() and latin.isalpha() and latin.islower():
        odds = loops.weigh(name, word, latin, SLIP, LOST, HOPELESS)
    else:
        odds = _odds(_rows(word, name), latin)
    return max(NONE, math.log(odds)) if odds else NONE


def _odds(rows: Rows, latin: str) -> float:
    """Return the odds that *latin* spells the word of these *rows*, 0 where it cannot."""
    pieces, end_odds = _ready(latin)
    length = len(latin)
    ways = [1.0, *[0.0] * length]
    for row in rows:
        best = max(ways)
        if best < LOST:
            return 0.0
        least = best * HOPELESS
        further = [0.0] * (length + 1)
        chance = row.get
        for place, odds in enumerate(ways):
            if odds > least:
                for piece, end, ratio in pieces[place]:
                    if share := chance(piece):
                        further[end] += odds * share * ratio
        for place in range(length):
            further[place + 1] += further[place] * SLIP
        ways = further
    return ways[length] * end_odds


def _best_step(row: Row, ways: dict[int, _Way], ready: _Latin) -> dict[int, _Way]:
    """Return the likeliest way to each place after one more unit."""
    further: dict[int, _Way] = {}
    for place, way in ways.items():
        for piece, end, ratio in ready.pieces[place]:
            if share := row.get(piece):
                step = _Way(way.nats + math.log(share * ratio), place, 0)
                further[end] = max(step, further.get(end, step))
    for place in range(len(ready.pieces) - 1):
        if place in further:
            nats, before, slips = further[place]
            step = _Way(nats + math.log(SLIP), before, slips + 1)
            further[place + 1] = max(step, further.get(place + 1, step))
    return further


def _traced(units: tuple[str, ...], ways: list[dict[int, _Way]], latin: str) -> tuple[Step, ...]:
    """Walk back from the end of the word and tell each step."""
    steps: list[Step] = []
    end = len(latin)
    if end not in ways[-1]:
        return ()
    for unit, before, after in zip(reversed(units), ways[-2::-1], ways[:0:-1], strict=True):
        nats, place, slips = after[end]
        slipped = reversed(latin[end - slips : end])
        steps += [Step("", letter, math.log(SLIP)) for letter in slipped]
        end -= slips
        if unit not in BORDERS or end > place:
            gained = nats - slips * math.log(SLIP) - before[place].nats
            steps.append(Step(unit, latin[place:end], gained))
        end = place
    return tuple(reversed(steps))


@lru_cache(1 << 12)
def _rows(word: str, name: TableName) -> Rows:
    script: Table = table(name)
    return tuple(map(script.row, script.units(word)))


@lru_cache(REMEMBERED)
def _ready(latin: str) -> _Latin:
    costs = letter_costs()
    framed = START + latin + END
    odds = [math.exp(costs.get(pair, _NO_LETTER)) for pair in map("".join, pairwise(framed))]
    pieces = []
    for place in range(len(latin) + 1):
        ends = range(place, min(place + LONGEST_SPELLING, len(latin)) + 1)
        pieces.append(tuple((latin[place:end], end, math.prod(odds[place:end])) for end in ends))
    return _Latin(tuple(pieces), odds[-1])
