"""Names that stand right behind another and may tell where it is: "X, Y", "X (Y)", "X in Y"."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from normalize.index.words import role_of
from normalize.linking.document import Document
from normalize.linking.spans import Span
from normalize.matching.decision import Ranked
from normalize.model import Entity, Flag

EAST_ASIAN = frozenset({"Hang", "Hani", "Hira", "Kana"})
FURTHEST = 3  # words between the two
GAP = re.compile(r"\s*[,(（、]?\s*")
LIKELY = 0.8  # score from which a name may be a place
SHORT = 0.55  # the same, of what would contain it: Manchester, N.H.
NEARLY = 0.55  # the same, of one that what follows would contain: Lincoln, Nebraska


class Site(NamedTuple):
    """A span of a text that may be a name, with its candidates and the flags of its form."""

    span: Span
    ranked: tuple[Ranked, ...]
    flags: tuple[Flag, ...]

    def places(self, least: float = LIKELY) -> list[Entity]:
        """Return the places that the name may well be, whatever stands around it.

        *least* is the score of the name by itself, 0 to 1.
        """
        likely = (row.candidate for row in self.ranked if row.candidate.score >= least)
        return [candidate.entity for candidate in likely if candidate.entity.kind == "place"]


def note_neighbours(document: Document, sites: Sequence[Site]) -> None:
    """Tell *document* which of *sites*, in the order of the text, may lie in the next one."""
    for one, other in pairwise(sites):
        if not _is_right_behind(document, one.span, other.span):
            continue
        if _is_joined(document, one.span, other.span):
            _note(document, other, one)  # 山西大同
        _note(document, one, other)


def _note(document: Document, one: Site, other: Site) -> None:
    """Note that *one* may lie in *other*, if some place of its name lies in one of the other's."""
    around = {place.id for place in other.places(SHORT)}
    if other.span.first > one.span.last + 1:  # "in" a town may be in its region
        around |= {place.within[0] for place in other.places() if place.within[1:]}
    inside = {entity for place in one.places(NEARLY) for entity in place.within}
    if around & inside:
        document.around[one.span.start] = around
        document.inside[other.span.start] = inside


def _is_joined(document: Document, one: Span, other: Span) -> bool:
    """Say whether one name follows the other as a part follows the whole where East Asia writes."""
    script = document.tokens[other.first].script
    return script in EAST_ASIAN and not document.text[one.end : other.start].strip()


def _is_right_behind(document: Document, one: Span, other: Span) -> bool:
    """Say whether only such words stand between as lead from a place to what contains it."""
    if other.first - one.last > FURTHEST + 1:
        return False
    if other.first == one.last:
        return GAP.fullmatch(document.text[one.end : other.start]) is not None
    start = one.end
    for place in range(one.last + 1, other.first + 1):
        end = other.start if place == other.first else document.tokens[place].start
        if start != one.end and document.text[start:end].strip():
            return False
        if not GAP.fullmatch(document.text[start:end]):
            return False
        if place < other.first and not _leads_on(document, place):
            return False
        start = document.tokens[place].end
    return True


def _leads_on(document: Document, place: int) -> bool:
    key = document.key(place)
    return (
        any(document.is_cue(cue, key) for cue in ("locative", "of"))
        or document.is_cue("place noun", key, document.key(place + 1))
        or role_of(key) in ("particle", "generic")
    )
