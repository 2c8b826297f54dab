"""Foreign names that Chinese and Japanese write by their sound: with a dot or beside a title.

Katakana show where such a name begins and ends. Among Han characters those do that spell foreign
sounds: 国会主席[何塞·赫里]接任; one of them that is a word as well may stand beside the name.
"""

import re
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from normalize.linking.cues import is_cue
from normalize.linking.document import Document
from normalize.linking.spans import KATAKANA as PAIR
from normalize.linking.spans import Span
from normalize.linking.titles import titles_before, titles_behind, titles_joined
from normalize.text import fold

KATAKANA = re.compile("[ァ-ヺー]+(?:[・＝][ァ-ヺー]+)+")
HAN = re.compile("[一-鿿]+(?:[·‧•・][一-鿿]+)+")
DOT = re.compile("[·‧•・＝]")
LONE = re.compile("(?<![ァ-ヺー・＝])[ァ-ヺー]{4,}(?![・＝])")
LONGEST_PART = 8  # characters
SHORTEST = 4  # characters of a name, its dots not among them
REMEMBERED = 1 << 13
SHORTEST_LONE = 3  # Han characters of a family name

Part = tuple[int, int]


class Transcribed(NamedTuple):
    """A name written by its sound: the spans it may fill, the longest first, and its parts.

    Katakana parts may be names by themselves, which the dot but lists.
    """

    spans: tuple[Span, ...]
    parts: tuple[Part, ...]
    lists: bool

    def cuts(self, span: Span) -> bool:
        """Say whether *span* is a piece of the name that is no name by itself."""
        (first, _), (_, last) = self.parts[0], self.parts[-1]
        if span.end <= first or last <= span.start or span.start < first or last < span.end:
            return False
        whole = any(span.start == start for start, _ in self.parts)
        whole = whole and any(span.end == end for _, end in self.parts)
        return not (whole and (self.lists or (span.start, span.end) == (first, last)))


def transcribed(document: Document) -> Iterator[Transcribed]:
    """Yield the names in *document* that are written so."""
    starts = [token.start for token in document.tokens]
    for found in KATAKANA.finditer(document.text):
        parts = _parts(found)
        span = _span(starts, parts[0][0], parts[-1][1])
        yield Transcribed((span,), parts, lists=True)
    for found in HAN.finditer(document.text):
        for chain in _chains(document, _parts(found)):
            (first, end), (start, last) = chain[0], chain[-1]
            firsts = _firsts(document, first, end)
            lasts = _lasts(document, start, last)
            spans = (_span(starts, first, last) for last, first in product(lasts, firsts))
            long = tuple(s for s in spans if s.end - s.start > SHORTEST)
            parts = ((firsts[0], end), *chain[1:-1], (start, lasts[0]))
            yield Transcribed(long, parts, lists=False)


def titled(document: Document, is_listed: Callable[[str], bool]) -> Iterator[Transcribed]:
    """Yield the single names in *document* that are written so, beside a title.

    What *is_listed* is found without its sound.
    """
    starts = [token.start for token in document.tokens]
    for found in LONE.finditer(document.text):
        span = _span(starts, *found.span())
        if titles_behind(document, span) and not is_listed(found[0]):
            yield Transcribed((span,), (found.span(),), lists=True)
    for token in document.tokens:
        start = token.start if token.script == "Hani" else token.end
        while start < token.end:
            lasts = _lasts(document, start, token.end) if _sounds(document, start) else []
            spans = tuple(_span(starts, start, last) for last in lasts)
            long = tuple(span for span in spans if span.end - span.start >= SHORTEST_LONE)
            if long and titles_before(document, long[0]):
                known = any(is_listed(document.text[start:last]) for last in lasts)
                if not (known or DOT.match(document.text, lasts[0])):
                    yield Transcribed(long, ((start, lasts[0]),), lists=True)
                start = lasts[0]
            start += 1


def spells_on(document: Document, place: int) -> bool:
    """Say whether the character at *place* and the next one may spell sounds of one name."""
    pair = document.text[max(place, 0) : place + 2]
    if len(pair) < 2:
        return False
    return bool(PAIR.fullmatch(pair)) or (_sounds(document, place) and _sounds(document, place + 1))


def _parts(found: re.Match[str]) -> tuple[Part, ...]:
    """Return where each part of what was *found* begins and ends."""
    dots = [dot.span() for dot in DOT.finditer(found.string, *found.span())]
    starts = (found.start(), *(end for _, end in dots))
    return tuple(zip(starts, (*(start for start, _ in dots), found.end()), strict=True))


def _chains(document: Document, parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Yield the *parts* of one name each, with what stands beside its first and its last one.

    Between two names words part them.
    """
    chain = [parts[0]]
    for left, right in pairwise(parts):
        if not _firsts(document, *left) or not _lasts(document, *right):
            chain = [right]
            continue
        chain.append(right)
        if right == parts[-1] or not all(_sounds(document, place) for place in range(*right)):
            yield chain
            chain = [right]


def _firsts(document: Document, start: int, end: int) -> list[int]:
    """Return where a name in the part from *start* to *end* may begin, the longest first.

    Right behind a title it does begin.
    """
    first = end
    while first > max(start, end - LONGEST_PART) and _sounds(document, first - 1):
        first -= 1
    behind = [place for place in range(first, end) if titles_joined(document, place)]
    if behind:
        return behind[:1]
    found = [first] if first < end else []
    while first < end - 1 and document.is_cue("sounding word", fold(document.text[first])):
        first += 1
        found.append(first)
    return found


def _lasts(document: Document, start: int, end: int) -> list[int]:
    """Return where a name in the part from *start* to *end* may end, the longest first."""
    last = start
    while last < min(end, start + LONGEST_PART) and _sounds(document, last):
        last += 1
    found = [last] if last > start else []
    while last > start + 1 and document.is_cue("sounding word", fold(document.text[last - 1])):
        last -= 1
        found.append(last)
    return found


def _sounds(document: Document, place: int) -> bool:
    return _is_sounding(document.text[place], document.language)


@lru_cache(REMEMBERED)
def _is_sounding(character: str, language: str) -> bool:
    return is_cue("sounding", fold(character), lang=language)


def _span(starts: Sequence[int], first: int, last: int) -> Span:
    return Span(bisect(starts, first) - 1, bisect(starts, last - 1) - 1, first, last)
