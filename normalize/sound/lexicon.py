"""The Latin words of a gazetteer as a tree of letters, searched for what spells a word.

A step of the search takes one unit of the word and follows each of its spellings down the tree;
words that begin alike share the steps. Only the likeliest beginnings are followed further, so
that the cost hardly grows with the number of words, and a rare spelling may get lost: whoever
finds a name by one of its words compares the others by `normalize.sound.evidence`.

Packed: the number of nodes, where the children of each begin, the letter of each, the words. The
children of a node stand in a row, in the order of their letters. A node below which one word is
left is a leaf: it points into the text of the words, where the rest of the word is read.
"""

import math
import re
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import nlargest
from itertools import accumulate
from operator import itemgetter
from typing import Literal, NamedTuple

from normalize.sound.tables import END, LONGEST_SPELLING, START, Row, letter_costs, table
from normalize.sound.units import TableName, table_of

BEAM = 60  # beginnings that are followed, at most
HOPELESS = 1e-4  # a beginning this much worse than the best one is not followed
LEAST = 1.0  # nats of evidence; what has less is not found
MOST = 40  # words that are given, at most
_NUMBER: Literal["I"] = "I"
_WIDTH = 4
_LEAF = 1 << 31
_STOP = "\n"  # parts the words
_LETTERS = re.compile("[a-z]+")
_REMEMBERED = 1 << 13  # words, steps of a unit, and ways ahead of a place


class Near(NamedTuple):
    """A word of the lexicon, and the evidence that it spells the word asked for, in nats."""

    word: str
    nats: float


def pack_lexicon(words: Iterable[str], /) -> bytes:
    """Return the *words* of small Latin letters as bytes that a `Lexicon` reads; others not.

    >>> Lexicon(memoryview(pack_lexicon(["ivanov", "ivanova", "Ünal"]))).words()
    ['ivanov', 'ivanova']
    """
    kept = sorted({word for word in words if _LETTERS.fullmatch(word)})
    text = _STOP + "".join(word + _STOP for word in kept)
    places = [*accumulate((len(word) + 1 for word in kept), initial=1)]
    starts: list[int] = []
    counts = bytearray()
    letters = ""
    level = [_Branch(START, 0, len(kept), 0)]
    below = 1
    while level:
        deeper: list[_Branch] = []
        for branch in level:
            children = list(_children(kept, branch)) if branch.high - branch.low > 1 else []
            starts.append(below if children else _LEAF | places[branch.low] + branch.depth)
            counts.append(len(children))
            below += len(children)
            deeper += children
        letters += "".join(branch.letter for branch in level)
        level = deeper
    numbers = array(_NUMBER, [len(starts), *starts])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes() + counts + letters.encode() + text.encode()


class Lexicon:
    """What `pack_lexicon` packed, and the steps of searches so far."""

    def __init__(self, data: memoryview) -> None:
        head = array(_NUMBER, data[:_WIDTH].tobytes())
        if sys.byteorder == "big":
            head.byteswap()
        size = head[0]
        self._starts = array(_NUMBER, data[_WIDTH : _WIDTH * (size + 1)].tobytes())
        if sys.byteorder == "big":
            self._starts.byteswap()
        rest = data[_WIDTH * (size + 1) :].tobytes()
        self._counts = rest[:size]
        self._letters = rest[size : 2 * size].decode()
        self._text = rest[2 * size :].decode()
        self._size = size
        self._steps: dict[tuple[TableName, str], dict[int, list[tuple[int, float]]]] = {}
        self._ahead: dict[int, dict[str, tuple[int, float]]] = {}
        self._near = lru_cache(_REMEMBERED)(self._search)  # given names come again and again
        self._odds = {pair: math.exp(cost) for pair, cost in letter_costs().items()}

    def words(self) -> list[str]:
        """Return all words, sorted."""
        return self._text.split()

    def near(self, word: str, /, *, by: TableName | None = None, beam: int = BEAM) -> list[Near]:
        """Return the words that may spell the folded *word*, those with most evidence first.

        >>> lexicon = Lexicon(memoryview(pack_lexicon(["shevchenko", "chekhov", "tchaikovsky"])))
        >>> [near.word for near in lexicon.near("чехов")]
        ['chekhov']

        *by* names the table as in `evidence`. At most 40 words are given; with a wider *beam* less
        is overlooked, and more time taken.
        """
        name = by or table_of(word)
        return list(self._near(word, name, beam)) if name else []

    def _search(self, word: str, name: TableName, beam: int) -> tuple[Near, ...]:
        if not self._text.strip():
            return ()
        ways = {self._place(0): 1.0}
        for unit in table(name).units(word):
            ways = self._step(name, unit, ways, beam)
        found = [
            Near(latin, nats)
            for node, odds in ways.items()
            if (latin := self._word_at(node))
            and (nats := math.log(odds * self._odds[latin[-1] + END])) >= LEAST
        ]
        return tuple(nlargest(MOST, found, key=itemgetter(1, 0)))

    def _step(
        self, name: TableName, unit: str, ways: dict[int, float], beam: int
    ) -> dict[int, float]:
        """Return the odds of each beginning after one more *unit*."""
        row = table(name).row(unit)
        steps = self._steps.setdefault((name, unit), {})
        if len(steps) > _REMEMBERED:
            steps.clear()
        ranks = sorted(ways.values(), reverse=True)
        least = max(ranks[0] * HOPELESS, ranks[min(beam, len(ranks)) - 1]) if ranks else 0.0
        further: dict[int, float] = {}
        get = further.get
        for node, odds in ways.items():
            if odds < least:
                continue
            ends = steps.get(node)
            if ends is None:
                ends = self._ends(node, row)
                if node < self._size:
                    steps[node] = ends
            for end, chance in ends:
                further[end] = get(end, 0.0) + odds * chance
        return further

    def _ends(self, node: int, row: Row) -> list[tuple[int, float]]:
        """Return where each spelling of *row* leads from *node*, and the odds that it gives."""
        ahead = self._ahead.get(node) or self._look_ahead(node)
        if len(ahead) < len(row):
            return [
                (end, odds * row[piece]) for piece, (end, odds) in ahead.items() if piece in row
            ]
        return [
            (ahead[piece][0], ahead[piece][1] * chance)
            for piece, chance in row.items()
            if piece in ahead
        ]

    def _look_ahead(self, node: int) -> dict[str, tuple[int, float]]:
        """Return every piece that may follow *node*, with its end and odds."""
        if len(self._ahead) > _REMEMBERED:
            self._ahead.clear()
        found = {"": (node, 1.0)}
        pieces = list(found.items())
        for _ in range(LONGEST_SPELLING):
            pieces = [
                (piece + letter, (child, odds * self._odds[self._letter_before(end) + letter]))
                for piece, (end, odds) in pieces
                for letter, child in self._following(end)
            ]
            found.update(pieces)
        self._ahead[node] = found  # whole, as other threads may read it
        return found

    def _following(self, node: int) -> list[tuple[str, int]]:
        """Return the letters that may follow *node*, each with where it leads.

        A place in the text of the words counts on from the number of nodes.
        """
        size = self._size
        if node >= size:
            letter = self._text[node - size]
            return [] if letter == _STOP else [(letter, node + 1)]
        start = self._starts[node]
        return [
            (self._letters[child], self._place(child))
            for child in range(start, start + self._counts[node])
            if self._letters[child] != _STOP
        ]

    def _place(self, node: int) -> int:
        """Return *node*, or for a leaf the place in the text that it points to."""
        return node if self._counts[node] else self._size + (self._starts[node] & ~_LEAF)

    def _letter_before(self, node: int) -> str:
        if node < self._size:
            return self._letters[node]
        before = self._text[node - self._size - 1]
        return START if before == _STOP else before

    def _word_at(self, node: int) -> str:
        """Return the word that ends at *node*, nothing where none does."""
        if node < self._size:
            first = self._starts[node]
            if self._letters[first] != _STOP:
                return ""
            node = self._place(first)
        place = node - self._size
        if self._text[place] != _STOP:
            return ""
        return self._text[self._text.rfind(_STOP, 0, place) + 1 : place]


class _Branch(NamedTuple):
    """Some words that begin alike, before they become a node."""

    letter: str
    low: int
    high: int
    depth: int  # letters that they share


def _children(words: Sequence[str], branch: _Branch) -> Iterator[_Branch]:
    """Part the words of *branch* by their next letter; a word that ends there comes first."""
    _, low, high, depth = branch
    while low < high:
        letter = words[low][depth : depth + 1]
        after = words[low][:depth] + chr(ord(letter) + 1) if letter else ""
        end = bisect_left(words, after, low, high) if letter else low + 1
        yield _Branch(letter or _STOP, low, end, depth + len(letter))
        low = end
