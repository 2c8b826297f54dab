"""The two inner loops of sound, compiled by numba: the search of the lexicon, and the evidence.

They do what the loops in `lexicon` and `comparison` do, step by step and in the same order, so
that not even the last bit of an answer depends on which of them ran. Letters are numbers here:
0 to 25, 26 for the beginning of a word and 27 for its end.
"""

import math
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from normalize.sound.spellings import grow
from normalize.sound.tables import END, LETTERS, LONGEST_SPELLING, START, letter_costs, table
from normalize.sound.units import TableName

ALPHABET = LETTERS + START + END
BEGIN, STOP = len(ALPHABET) - 2, len(ALPHABET) - 1
BASE = len(LETTERS) + 1  # of the number that a piece is, read as digits 1 to 26
IN_TEXT = 0x7FFFFFFF  # what a leaf keeps of its place in the text
MOST_ENDS = 1 << 13  # places that one step may reach
MOST_PIECES = 256  # spellings of a unit, and their beginnings
SLOTS = 4 * MOST_ENDS
SPREAD = 0x9E3779B1  # spreads places over the slots
REMEMBERED = 1 << 14

Letters = NDArray[np.int8]
Numbers = NDArray[np.int64]
Odds = NDArray[np.float64]


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


class Rows(NamedTuple):
    """The rows of a table one behind the other, row 0 that of an unknown unit.

    Each stands there twice: as a tree, every spelling with the letter that it adds to another one
    in the row, which may be no spelling itself; and sorted.
    """

    tree_starts: Numbers
    shorter: Numbers
    added: Numbers
    chances: Odds
    starts: Numbers
    sorted_pieces: Numbers
    sorted_chances: Odds


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

    def ends(
        self, name: TableName, word: str, beam: int, hopeless: float, least: float
    ) -> list[tuple[int, float]] | None:
        """Return where in the text words end that may spell *word*, each with its odds.

        ``None`` if there is no room for all that is begun.
        """
        units = units_of(name, word)
        room = self._room
        found = _search(
            self._tree, rows_of(name), pair_odds(), units, room, self._steps, beam, hopeless, least
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


def numbered(letters: str) -> Letters:
    """Return *letters* as their numbers; whatever parts words is the end of one."""
    codes = np.full(128, STOP, np.int8)
    codes[[ord(letter) for letter in ALPHABET]] = np.arange(len(ALPHABET))
    return codes[np.frombuffer(letters.encode(), np.uint8)]


@cache
def pair_odds() -> Odds:
    """Return what each letter behind another makes of the odds."""
    odds = np.zeros((len(ALPHABET), len(ALPHABET)))
    for pair, cost in letter_costs().items():
        odds[ALPHABET.index(pair[0]), ALPHABET.index(pair[1])] = math.exp(cost)
    return odds


@lru_cache(REMEMBERED)
def units_of(name: TableName, word: str) -> Numbers:
    """Return the rows of the units of *word*."""
    places = _places(name)
    return np.array([places.get(unit, 0) for unit in table(name).units(word)], np.int64)


@lru_cache(REMEMBERED)
def letters_of(latin: str) -> Letters:
    """Return the letters of a Latin word between its borders."""
    return numbered(START + latin + END)


@cache
def _places(name: TableName) -> dict[str, int]:
    return {unit: place for place, unit in enumerate(table(name).rows, 1)}


@cache
def rows_of(name: TableName) -> Rows:
    """Return the rows of a table as arrays."""
    script = table(name)
    rows = [script.row(unit) for unit in ("", *_places(name))]
    trees = [[*grow(row).pieces()] for row in rows]
    places = [{piece: place for place, (piece, _) in enumerate(tree)} for tree in trees]
    ordered = [pair for row in rows for pair in sorted((_number(p), c) for p, c in row.items())]
    return Rows(
        np.cumsum([0, *map(len, trees)]),
        np.array([at[p[:-1]] for at, tree in zip(places, trees, strict=True) for p, _ in tree]),
        np.array([LETTERS.find(piece[-1:]) for tree in trees for piece, _ in tree]),
        np.array([chance for tree in trees for _, chance in tree]),
        np.cumsum([0, *map(len, rows)]),
        np.array([piece for piece, _ in ordered]),
        np.array([chance for _, chance in ordered]),
    )


def _number(piece: str) -> int:
    """Return a piece as a number, its first letter as the lowest digit."""
    return sum((LETTERS.index(letter) + 1) * BASE**place for place, letter in enumerate(piece))


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
                slot = (end * SPREAD) & (SLOTS - 1)
                while slots[0, slot] >= mark and slots[1, slot] != end:
                    slot = (slot + 1) & (SLOTS - 1)
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
