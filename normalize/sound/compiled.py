"""The two inner loops of sound, compiled by numba: the search of the lexicon, and the evidence.

They do what the loops in `lexicon` and `comparison` do, step by step and in the same order, so
that not even the last bit of an answer depends on which of them ran.
"""

from threading import Lock
from typing import NamedTuple

import numpy as np
from numba import njit

from normalize.sound.arrays import (
    BASE,
    BEGIN,
    STOP,
    Letters,
    Numbers,
    Odds,
    Rows,
    letters_of,
    numbered,
    pair_odds,
    rows_of,
    units_of,
)
from normalize.sound.tables import LONGEST_SPELLING
from normalize.sound.units import TableName

IN_TEXT = 0x7FFFFFFF  # what a leaf keeps of its place in the text
MOST_ENDS = 1 << 13  # places that one step may reach
MOST_PIECES = 256  # spellings of a unit, and their beginnings
SLOTS = 4 * MOST_ENDS
SPREAD = 0x9E3779B1  # spreads places over the slots


class Tree(NamedTuple):
    """The arrays of a lexicon; see there."""

    starts: Numbers
    counts: Numbers
    letters: Letters
    text: Letters


class Room(NamedTuple):
    """Where two steps of a search keep the places that they reach, and find them again."""

    ends: Numbers
    odds: Odds
    slots: Numbers


class Search:
    """What `Lexicon` searches, made ready for the compiled loop."""

    def __init__(self, starts: bytes, counts: bytes, letters: str, text: str) -> None:
        self._tree = Tree(
            np.frombuffer(starts, np.uint32).astype(np.int64) & IN_TEXT,
            np.frombuffer(counts, np.uint8).astype(np.int64),
            numbered(letters),
            numbered(text),
        )
        self._room = Room(
            np.zeros((2, MOST_ENDS), np.int64),
            np.zeros((2, MOST_ENDS)),
            np.full((2, SLOTS), -1, np.int64),
        )
        self._steps = 0
        self._lock = Lock()

    def ends(
        self, name: TableName, word: str, beam: int, hopeless: float, least: float
    ) -> list[tuple[int, float]] | None:
        """Return where in the text words end that may spell *word*, each with its odds.

        ``None`` if there is no room for all that is begun.
        """
        units, rows, room = units_of(name, word), rows_of(name), self._room
        with self._lock:  # one search at a time: they share the room
            found = _search(
                self._tree, rows, pair_odds(), units, room, self._steps, beam, hopeless, least
            )
            self._steps += len(units)
            if found < 0:
                return None
            places, odds = room.ends[0, :found].tolist(), room.odds[0, :found].tolist()
        return list(zip(places, odds, strict=True))


def weigh(
    name: TableName, word: str, latin: str, slip: float, lost: float, hopeless: float
) -> float:
    """Return the odds that *latin* spells *word*, 0 where it cannot."""
    units, letters = units_of(name, word), letters_of(latin)
    return float(_weigh(rows_of(name), pair_odds(), units, letters, slip, lost, hopeless))


@njit(cache=True)
def _weigh(
    rows: Rows,
    pairs: Odds,
    units: Numbers,
    latin: Letters,
    slip: float,
    lost: float,
    hopeless: float,
) -> float:
    """Do what `comparison` does: follow all ways to cut *latin* among the *units*."""
    length = len(latin) - 2
    ways = np.zeros(length + 1)
    ways[0] = 1.0
    for unit in units:
        best = ways.max()
        if best < lost:
            return 0.0
        first, last = rows.starts[unit], rows.starts[unit + 1]
        further = np.zeros(length + 1)
        for place in range(length + 1):
            if ways[place] > best * hopeless:
                piece, digit, ratio = 0, 1, 1.0
                for end in range(place, min(place + LONGEST_SPELLING, length) + 1):
                    if end > place:
                        piece += (latin[end] + 1) * digit
                        digit *= BASE
                        ratio *= pairs[latin[end - 1], latin[end]]
                    found = first + np.searchsorted(rows.sorted_pieces[first:last], piece)
                    if found < last and rows.sorted_pieces[found] == piece:
                        further[end] += ways[place] * rows.sorted_chances[found] * ratio
        for place in range(length):
            further[place + 1] += further[place] * slip
        ways = further
    total: float = ways[length] * pairs[latin[length], STOP]
    return total


@njit(cache=True)
def _search(
    tree: Tree, rows: Rows, pairs: Odds, units: Numbers, room: Room, steps: int,
    beam: int, hopeless: float, least_odds: float,
) -> int:  # fmt: skip
    """Do what `Lexicon` does; leave what was found in the first rows of *room*, return how many."""
    ends, odds, slots = room
    nodes, shares = np.zeros(MOST_PIECES, np.int64), np.zeros(MOST_PIECES)
    now, count = 0, 1
    ends[0, 0] = _place(tree, 0)
    odds[0, 0] = 1.0
    for unit in units:
        if not count:
            break
        ranks = np.sort(odds[now, :count])
        least = max(ranks[-1] * hopeless, ranks[count - min(beam, count)])
        steps += 1
        mark = steps * MOST_ENDS  # what older steps left in the slots is smaller
        then, reached = 1 - now, 0
        for way in range(count):
            if odds[now, way] < least:
                continue
            first = rows.tree_starts[unit]
            for row in range(first, rows.tree_starts[unit + 1]):
                turn = row - first
                if turn:
                    shorter = rows.shorter[row]
                    end, gain = _step(tree, pairs, nodes[shorter], rows.added[row])
                    share = shares[shorter] * gain
                else:
                    end, share = ends[now, way], 1.0
                nodes[turn], shares[turn] = end, share
                if end < 0 or not rows.chances[row]:
                    continue
                slot = _slot(slots, end, mark)
                place = slots[0, slot] - mark
                if place < 0:
                    if reached == MOST_ENDS:
                        return -1
                    place = reached
                    reached += 1
                    slots[0, slot], slots[1, slot] = mark + place, end
                    ends[then, place], odds[then, place] = end, 0.0
                odds[then, place] += odds[now, way] * (share * rows.chances[row])
        now, count = then, reached
    return _gather(tree, pairs, room, now, count, least_odds)


@njit(cache=True)
def _slot(slots: Numbers, end: int, mark: int) -> int:
    """Return the slot of *end*, or the free one where it belongs."""
    slot = (end * SPREAD) & (SLOTS - 1)
    while slots[0, slot] >= mark and slots[1, slot] != end:
        slot = (slot + 1) & (SLOTS - 1)
    return slot


@njit(cache=True)
def _step(tree: Tree, pairs: Odds, node: int, letter: int) -> tuple[int, float]:
    """Return where *letter* leads from *node*, -1 where nowhere, and what it makes of the odds."""
    if node < 0:
        return -1, 0.0
    size = len(tree.counts)
    if node >= size:
        before = tree.text[node - size - 1]
        if before == STOP:
            before = BEGIN
        if tree.text[node - size] != letter:
            return -1, 0.0
        return node + 1, pairs[before, letter]
    child, last = tree.starts[node], tree.starts[node] + tree.counts[node]
    if tree.letters[child] == STOP:
        child += 1
    while child < last and tree.letters[child] < letter:
        child += 1
    if child == last or tree.letters[child] != letter:
        return -1, 0.0
    return _place(tree, child), pairs[tree.letters[node], letter]


@njit(cache=True)
def _place(tree: Tree, node: int) -> int:
    """Return *node*, or for a leaf the place in the text that it points to."""
    return node if tree.counts[node] else len(tree.counts) + tree.starts[node]


@njit(cache=True)
def _gather(tree: Tree, pairs: Odds, room: Room, now: int, count: int, least_odds: float) -> int:
    """Keep of what was reached the ends of words that have the odds; return their number."""
    size = len(tree.counts)
    kept = 0
    for way in range(count):
        node = room.ends[now, way]
        if node < size:
            if tree.letters[tree.starts[node]] != STOP:
                continue
            node = _place(tree, tree.starts[node])
        place = node - size
        if place > 0 and tree.text[place] == STOP:
            found = room.odds[now, way] * pairs[tree.text[place - 1], STOP]
            if found >= least_odds:
                room.ends[0, kept], room.odds[0, kept] = place, found
                kept += 1
    return kept
