"""Candidates held down: what a spelling or a better known bearer leaves of a score."""

from collections.abc import Iterable, Iterator, Sequence

from normalize.index.priors import MINOR
from normalize.matching.decision import THRESHOLD, Ranked
from normalize.matching.scoring import GIVEN_NAME_CEILING
from normalize.model import Level
from normalize.text import fold

OWN_NAME = 2.0  # steps of fame that a canonical name weighs before another's exonym, or lacks
KNOWN = 3  # prominence of people whom the news of other countries name


def is_minor(ranked: Ranked) -> bool:
    """Say whether the entity of *ranked* is a place that is known to those near it."""
    entity = ranked.candidate.entity
    return entity.kind == "place" and entity.prominence == MINOR


def beside(whole: Sequence[Ranked], bearers: Iterable[Ranked]) -> Iterator[Ranked]:
    """Yield all, minor places as no better than a known bearer of the name.

    Bush is a town in Egypt, but whoever says so may mean somebody: which of them, no one can tell.
    """
    found = (*whole, *bearers)
    known = [row for row in found if row.candidate.entity.prominence >= KNOWN]
    people = [row for row in known if row.candidate.entity.kind == "person"]
    best = max((row.candidate.score for row in people), default=0.0)
    fame = max((row.prior for row in people), default=0.0)
    for row in found:
        below = is_minor(row) and best >= THRESHOLD
        yield cap(row, row.candidate.level, best)._replace(prior=fame) if below else row


def fame_by_name(ranked: Ranked, key: str) -> float:
    """Return what the canonical name tells of how well known a whole name makes an entity.

    It is the name itself, or it has to tell which one is meant: Vancouver, Washington.
    """
    entity = ranked.candidate.entity
    if fold(entity.name) == key:
        return 0.0 if is_minor(ranked) else OWN_NAME
    telling = ", " in entity.name and ", " not in ranked.candidate.alias
    return -OWN_NAME if telling and entity.kind == "place" and not entity.seat_of else 0.0


def as_given_name(ranked: Ranked) -> Ranked:
    """Return *ranked* capped: what it is called is first of all a given name."""
    return cap(ranked, ranked.candidate.level, GIVEN_NAME_CEILING)


def tell(ranked: Ranked, reason: str) -> Ranked:
    """Return *ranked* with one more reason."""
    candidate = ranked.candidate
    return ranked._replace(candidate=candidate._replace(reasons=(*candidate.reasons, reason)))


def cap(ranked: Ranked, level: Level, ceiling: float) -> Ranked:
    """Return *ranked* at *level*, unless it is partial, with a score of *ceiling* at most."""
    candidate = ranked.candidate
    kept = candidate.level if candidate.level == "partial" else level
    return ranked._replace(
        candidate=candidate._replace(level=kept, score=min(candidate.score, ceiling))
    )
