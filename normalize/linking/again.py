"""Family names of people whom a text names in full, where names are written as one word.

Nothing in the gazetteer tells how 石破茂 is divided; but behind the full name, 石破 means him.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence

from normalize.linking.document import Document
from normalize.linking.guesses import AGAIN
from normalize.linking.spans import Span
from normalize.linking.titles import titles_behind
from normalize.linking.vicinity import Site
from normalize.matching.decision import Ranked
from normalize.model import Decision
from normalize.text import script

FAMILY = 2  # letters of nearly every Japanese family name, and of double Chinese ones
SCORE = 0.85


def named_again(
    document: Document, sites: Sequence[Site], decisions: Sequence[Decision]
) -> Iterator[Site]:
    """Yield the sites of family names alone, for those of *sites* that name somebody in full."""
    taken = {
        place
        for site, decision in zip(sites, decisions, strict=True)
        if decision.outcome == "match" and not _has_title(document, site.span, decision)
        for place in range(site.span.start, site.span.end)
    }
    bearers: dict[str, dict[str, Ranked]] = defaultdict(dict)
    for site, decision in zip(sites, decisions, strict=True):
        form = document.text[site.span.start : site.span.end]
        whole = decision.level in ("exact", "folded") and script(form) == "Hani"
        if whole and decision.entity and decision.entity.kind == "person" and len(form) > FAMILY:
            row = next(r for r in site.ranked if r.candidate.entity == decision.entity)
            bearers[form[:FAMILY]][decision.entity.id] = row
    starts = [token.start for token in document.tokens]
    for family in sorted(bearers):
        if len(bearers[family]) > 1:
            continue
        (row,) = bearers[family].values()
        start = document.text.find(family)
        while start >= 0:
            if start not in taken and start + 1 not in taken:
                place = bisect(starts, start) - 1
                yield Site(Span(place, place, start, start + FAMILY), (_bare(row),), row.flags)
            start = document.text.find(family, start + 1)


def _has_title(document: Document, span: Span, decision: Decision) -> bool:
    """Say whether what is taken for a place has a title, as people have: 野田氏."""
    place = decision.entity is not None and decision.entity.kind == "place"
    return place and bool(titles_behind(document, span))


def _bare(row: Ranked) -> Ranked:
    reasons = (AGAIN, "given name omitted")
    candidate = row.candidate._replace(level="partial", score=SCORE, reasons=reasons)
    return row._replace(candidate=candidate)
