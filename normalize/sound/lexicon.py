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
from types import ModuleType
from typing import TYPE_CHECKING, Literal, NamedTuple

from normalize.sound.spellings import Spelling, spellings_of
from normalize.sound.switch import SWITCH
from normalize.sound.tables import END, START, letter_costs, table
from normalize.sound.units import TableName, table_of

if TYPE_CHECKING:
    from normalize.sound.compiled import Search

BEAM = 60  # beginnings that are followed, at most
HOPELESS = 1e-4  # a beginning this much worse than the best one is not followed
LEAST = 1.0  # nats of evidence; what has less is not found
ENOUGH = math.exp(LEAST) * 0.999  # odds that may come to as much
SEARCH_TAKES = 0.005  # seconds
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
        self._search_loop: Search | None = None
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
        if len(self._text) <= len(_STOP):
            return ()  # no words at all
        loops = SWITCH.loops(SEARCH_TAKES)
        ended = self._compiled(loops).ends(name, word, beam, HOPELESS, ENOUGH) if loops else None
        if ended is None:
            ended = self._followed(word, name, beam)
        found = (Near(self._word_before(place), math.log(odds)) for place, odds in ended)
        return tuple(nlargest(MOST, (n for n in found if n.nats >= LEAST), key=itemgetter(1, 0)))

    def _followed(self, word: str, name: TableName, beam: int) -> list[tuple[int, float]]:
        """Return where in the text words end that may spell *word*, each with its odds."""
        ways = {self._place(0): 1.0}
        for unit in table(name).units(word):
            ways = self._step(name, unit, ways, beam)
        ends = ((self._end_at(node), odds) for node, odds in ways.items())
        found = (
            (place, odds * self._odds[self._text[place - 1] + END]) for place, odds in ends if place
        )
        return [(place, odds) for place, odds in found if odds >= ENOUGH]

    def _compiled(self, loops: ModuleType) -> "Search":
        """Return the arrays that the compiled search goes through."""
        if self._search_loop is None:
            self._search_loop = loops.Search(
                self._starts.tobytes(), self._counts, self._letters, self._text
            )
        return self._search_loop

    def _step(
        self, name: TableName, unit: str, ways: dict[int, float], beam: int
    ) -> dict[int, float]:
        """Return the odds of each beginning after one more *unit*."""
        spelt = spellings_of(name, unit)
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
                ends = steps[node] = self._ends(node, spelt)
            for end, chance in ends:
                further[end] = get(end, 0.0) + odds * chance
        return further

    def _ends(self, node: int, unit: Spelling) -> list[tuple[int, float]]:
        """Return where each spelling of a *unit* leads from *node*, and the odds that it gives."""
        found = [(node, unit.chance)]
        paths = [(node, 1.0, unit)]
        for start, odds, spelt in paths:
            following = self._following(start)
            for letter, below in spelt.below.items():
                if letter in following:
                    end, share = following[letter]
                    share *= odds
                    if below.chance:
                        found.append((end, share * below.chance))
                    if below.below:
                        paths.append((end, share, below))
        return found

    def _following(self, node: int) -> dict[str, tuple[int, float]]:
        """Return the letters that may follow *node*, each with where it leads and its odds.

        A place in the text of the words counts on from the number of nodes.
        """
        known = self._ahead.get(node)
        if known is not None:
            return known
        if len(self._ahead) > _REMEMBERED:
            self._ahead.clear()
        size = self._size
        before = self._letter_before(node)
        if node >= size:
            letter = self._text[node - size]
            children = [] if letter == _STOP else [(letter, node + 1)]
        else:
            start = self._starts[node]
            children = [
                (self._letters[child], self._place(child))
                for child in range(start, start + self._counts[node])
                if self._letters[child] != _STOP
            ]
        found = {letter: (end, self._odds[before + letter]) for letter, end in children}
        self._ahead[node] = found  # whole, as other threads may read it
        return found

    def _place(self, node: int) -> int:
        """Return *node*, or for a leaf the place in the text that it points to."""
        return node if self._counts[node] else self._size + (self._starts[node] & ~_LEAF)

    def _letter_before(self, node: int) -> str:
        if node < self._size:
            return self._letters[node]
        before = self._text[node - self._size - 1]
        return START if before == _STOP else before

    def _end_at(self, node: int) -> int:
        """Return the place in the text where the word of *node* ends, 0 where none does."""
        if node < self._size:
            first = self._starts[node]
            if self._letters[first] != _STOP:
                return 0
            node = self._place(first)
        place = node - self._size
        return place if place > 0 and self._text[place] == _STOP else 0

    def _word_before(self, end: int) -> str:
        return self._text[self._text.rfind(_STOP, 0, end) + 1 : end]


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
