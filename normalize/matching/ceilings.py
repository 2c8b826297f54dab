"""Candidates held down: what a spelling or a better known bearer leaves of a score."""

from collections.abc import Iterable, Iterator, Sequence

from normalize.matching.decision import THRESHOLD, Ranked
from normalize.matching.scoring import GIVEN_NAME_CEILING
from normalize.model import Level

MINOR = 1  # prominence of places that are known to those near them
KNOWN = 3  # prominence of people whom the news of other countries name


def is_minor(ranked: Ranked) -> bool:
    """Say whether the entity of *ranked* is a place that is known to those near it."""
    entity = ranked.candidate.entity
    return entity.kind == "place" and entity.prominence == MINOR


def beside(whole: Sequence[Ranked], bearers: Iterable[Ranked]) -> Iterator[Ranked]:
    """Yield all, minor places as no better than a known bearer of the name.

    Bush is a town in Egypt, but whoever says so means somebody.
    """
    found = (*whole, *bearers)
    known = [row.candidate for row in found if row.candidate.entity.prominence >= KNOWN]
    best = max((one.score for one in known if one.entity.kind == "person"), default=0.0)
    for row in found:
        below = is_minor(row) and best >= THRESHOLD
        yield cap(row, row.candidate.level, best)._replace(prior=0.0) if below else row


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
