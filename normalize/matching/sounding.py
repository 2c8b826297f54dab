"""Aliases that sound as a query does, found by the Latin words that may spell its words."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

from normalize.index.catalog import Gazetteer
from normalize.matching.equivalents import equivalents, foreign_names
from normalize.matching.query import Query
from normalize.matching.sharing import COMMON, NAMING

if TYPE_CHECKING:
    from normalize.sound.units import TableName

MOST_SOUNDING = 48  # aliases that are heard, at most
BEAM, LATIN_BEAM = 60, 40  # see `Lexicon.near`; Latin letters leave less open
SAME_NAME = 1.5  # nats a letter, for given names that are equivalent
REMEMBERED = 4096  # words


class Heard(NamedTuple):
    """What one word sounds as: Latin words and aliases that have one, with their nats.

    ``clear`` are the aliases of which a part is heard well enough to be meant.
    """

    words: Mapping[str, float]
    rows: Mapping[int, float]
    clear: frozenset[int]


class Sounding(NamedTuple):
    """The rows of aliases that sound most as a query, and how each of its words is heard.

    ``heard`` holds for each word the Latin words that may spell it, with their evidence in nats.
    """

    rows: list[int]
    heard: tuple[Mapping[str, float], ...]


class Sounds:
    """Finds the aliases of a gazetteer by sound, and remembers those of each word."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._heard = lru_cache(REMEMBERED)(self._hear)

    def find(self, query: Query, least: float) -> Sounding:
        """Return the aliases whose Latin words sound most as the words of *query*.

        A text has no words to spare: of each name there, all words but one at least have to be
        heard with the *least* nats a letter. That one may sound as nothing that stands in the
        gazetteer by itself, as it is two parts in one.
        """
        nats: dict[int, float] = defaultdict(float)
        clear: Counter[int] = Counter()
        words: list[Mapping[str, float]] = []
        named = 0
        for reading, word, role in zip(query.readings, query.words, query.roles, strict=True):
            heard = self._heard(reading, word, role in NAMING, query.table, least)
            words.append(heard.words)
            named += role in NAMING and len(reading) > 1
            clear.update(heard.clear)
            for row, weight in heard.rows.items():
                nats[row] += weight
        if query.in_text:
            nats = {row: nats[row] for row, met in clear.items() if met >= named - 1}
        best = sorted(nats, key=lambda row: (-nats[row], row))[:MOST_SOUNDING]
        return Sounding(best, tuple(words))

    def _hear(
        self, reading: str, word: str, names: bool, table: "TableName | None", least: float
    ) -> Heard:
        beam = LATIN_BEAM if reading.isascii() and table is None else BEAM
        near = self.gazetteer.heard_as(reading, by=table, beam=beam) if names else ()
        latin = {one.word: one.nats for one in near}
        best: dict[int, float] = {}
        clear: set[int] = set()
        for spelt, nats in _weighed(word, latin):
            rows = self.gazetteer.with_part(spelt)
            if 0 < len(rows) <= COMMON:
                if nats >= least * max(len(reading), len(spelt)):
                    clear.update(rows)
                weight = nats - log(len(rows)) / 2
                for row in rows:
                    best[row] = max(best.get(row, 0.0), weight)
        return Heard(latin, best, frozenset(clear))


def _weighed(word: str, heard: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    names = (*equivalents(word), *foreign_names(word))
    yield from heard.items()
    yield from ((name, SAME_NAME * len(name)) for name in names)
