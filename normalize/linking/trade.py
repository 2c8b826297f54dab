"""People of one name told apart by their trade, by what a sentence is about, and by deaths."""

from collections.abc import Sequence

from normalize.index.words import class_of, is_title
from normalize.linking.cues import Cue, is_cue
from normalize.linking.document import Document
from normalize.linking.spans import Span
from normalize.matching.context import weigh
from normalize.matching.decision import Ranked

ATHLETE = "athlete"  # the class of titles of those who play, run, fight or train others to
TRADES: tuple[Cue, ...] = ("artist", "cleric", "player")
FAMOUS = 5  # prominence of those who may have had a trade before that the gazetteer has not


def by_trade(document: Document, span: Span, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return *ranked* weighed by a trade before *span*, and by sport and death in its sentence."""
    sport = any(map(_is_athlete, ranked)) and document.tells(span.first, "sport")
    year = document.year_near(span.first)
    mortal = any(row.candidate.entity.died for row in ranked)
    dead = year if year and mortal and document.tells(span.first, "death") else None
    trade = _trade_before(document, span)
    found = []
    for row in ranked:
        entity = row.candidate.entity
        if trade and entity.roles:
            if _has_trade(row, trade):
                row = weigh(row, "of the trade told", document.key(span.first - 1))
            elif entity.prominence < FAMOUS:
                row = weigh(row, "another trade told", document.key(span.first - 1))
        if sport and entity.kind == "person":
            row = weigh(row, "of the sport told of" if _is_athlete(row) else "sport told of")
        if dead and entity.died and entity.died[:4] == dead:
            row = weigh(row, "died then", dead)
        found.append(row)
    return found


def _trade_before(document: Document, span: Span) -> Cue | None:
    """Return the trade that the word right before *span* tells: the actor [Imran Khan].

    A title tells an office or a rank, which people of any trade may have: Ayatollah.
    """
    key = document.key(span.first - 1)
    if document.tokens[span.first].gap != " " or is_title(key):
        return None
    return next((trade for trade in TRADES if document.is_cue(trade, key)), None)


def _has_trade(row: Ranked, trade: Cue) -> bool:
    """Say whether somebody is known to have been of that *trade*, among others."""
    words = {word for role in row.candidate.entity.roles for word in role.title.split()}
    own = any(is_cue(trade, word, lang="en") for word in words)
    return own or (trade == "player" and _is_athlete(row))


def _is_athlete(row: Ranked) -> bool:
    return any(class_of(role.title) == ATHLETE for role in row.candidate.entity.roles)
