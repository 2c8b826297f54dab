"""Family names of people whom a text names in full, where names are written as one word.

Nothing in the gazetteer tells how 石破茂 is divided; but behind the full name, 石破 means him. So
does what stands behind the last dot of a name that is written by its sound: 何塞·[赫里].
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence

from normalize.linking.document import Document
from normalize.linking.guesses import AGAIN
from normalize.linking.spans import Span
from normalize.linking.titles import titles_behind
from normalize.linking.transcribed import DOT, spells_on
from normalize.linking.vicinity import Site
from normalize.matching.decision import Ranked
from normalize.model import Decision
from normalize.text import script

FAMILY = 2  # letters of nearly every Japanese family name, and of double Chinese ones
SHORTEST = {"Hani": 2, "Kana": 3}  # characters of a family name behind a dot, by script
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
    bearers: dict[tuple[str, bool], dict[str, Ranked]] = defaultdict(dict)
    for site, decision in zip(sites, decisions, strict=True):
        form = document.text[site.span.start : site.span.end]
        if decision.entity and decision.entity.kind == "person":
            heard = DOT.search(form) is not None
            if family := _last_part(form) if heard else _family(form, decision):
                row = next(r for r in site.ranked if r.candidate.entity == decision.entity)
                bearers[family, heard][decision.entity.id] = row
    starts = [token.start for token in document.tokens]
    for (family, heard), rows in sorted(bearers.items()):
        if len(rows) > 1:
            continue
        (row,) = rows.values()
        start = document.text.find(family)
        while start >= 0:
            end = start + len(family)
            inside = heard and _is_inside(document, start, end)
            if not inside and taken.isdisjoint(range(start, end)):
                place = bisect(starts, start) - 1
                yield Site(Span(place, place, start, end), (_bare(row),), row.flags)
            start = document.text.find(family, start + 1)


def _last_part(form: str) -> str:
    """Return the family name of a name that is written with dots; empty if it is too short."""
    *_, last = DOT.split(form)
    return last if len(last) >= SHORTEST.get(script(last), len(form)) else ""


def _family(form: str, decision: Decision) -> str:
    """Return the letters of *form*, a full name, that its bearer is called by; empty if none."""
    whole = decision.level in ("exact", "folded") and script(form) == "Hani"
    return form[:FAMILY] if whole and len(form) > FAMILY else ""


def _is_inside(document: Document, start: int, end: int) -> bool:
    """Say whether the name is a piece of a longer one that is written by its sound."""
    return spells_on(document, start - 1) or spells_on(document, end - 1)


def _has_title(document: Document, span: Span, decision: Decision) -> bool:
    """Say whether what is taken for a place has a title, as people have: 野田氏."""
    place = decision.entity is not None and decision.entity.kind == "place"
    return place and bool(titles_behind(document, span))


def _bare(row: Ranked) -> Ranked:
    reasons = (AGAIN, "given name omitted")
    candidate = row.candidate._replace(level="partial", score=SCORE, reasons=reasons)
    return row._replace(candidate=candidate)
