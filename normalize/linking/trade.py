"""Players and politicians of one name told apart by what a sentence is about, and by deaths."""

from collections.abc import Sequence

from normalize.index.words import class_of
from normalize.linking.document import Document
from normalize.linking.spans import Span
from normalize.matching.context import weigh
from normalize.matching.decision import Ranked

ATHLETE = "athlete"  # the class of titles of those who play, run, fight or train others to


def by_trade(document: Document, span: Span, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return *ranked* weighed by sport and death, where the sentence of *span* tells of them."""
    sport = any(map(_is_athlete, ranked)) and document.tells(span.first, "sport")
    year = document.year_near(span.first)
    mortal = any(row.candidate.entity.died for row in ranked)
    dead = year if year and mortal and document.tells(span.first, "death") else None
    found = []
    for row in ranked:
        entity = row.candidate.entity
        if sport and entity.kind == "person":
            row = weigh(row, "of the sport told of" if _is_athlete(row) else "sport told of")
        if dead and entity.died and entity.died[:4] == dead:
            row = weigh(row, "died then", dead)
        found.append(row)
    return found


def _is_athlete(row: Ranked) -> bool:
    return any(class_of(role.title) == ATHLETE for role in row.candidate.entity.roles)
