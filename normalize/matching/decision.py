"""From scored candidates to an answer: one name, several, or none.

The best candidate is a match if it reaches the threshold and stands clear of the next entity by
the margin. Of entities nearly as near the one that is better known by far is meant; else the
form is ambiguous.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from normalize.matching.scoring import GUESSED
from normalize.model import Candidate, Decision, Flag, Level

THRESHOLD = 0.80
MARGIN = 0.03
GUESS_MARGIN = 0.10  # the margin of a spelling that is guessed: a slip may lead to a neighbour
WHOLE: tuple[Level, ...] = ("exact", "folded")  # below the threshold only if weak or a given name
CLEARLY_BETTER_KNOWN = 1.6  # on the scale of `normalize.index.priors`
PRESETS: Mapping[str, float] = {"strict": 0.90, "balanced": THRESHOLD, "loose": 0.70}


class Ranked(NamedTuple):
    """A candidate with how well known its entity is, and the flags its alias brings.

    ``evidence`` is what the context adds to its score, or takes from it.
    """

    candidate: Candidate
    prior: float
    flags: tuple[Flag, ...] = ()
    evidence: float = 0.0

    @property
    def value(self) -> float:
        """The score with the evidence, which may leave the range of scores."""
        return self.candidate.score + self.evidence


def decide(
    form: str,
    ranked: Iterable[Ranked],
    *,
    threshold: float = THRESHOLD,
    margin: float = MARGIN,
    flags: tuple[Flag, ...] = (),
) -> Decision:
    """Return the decision on *form*: thresholds and margins are scores, 0 to 1."""
    ordered = best_of_each(ranked)
    candidates = tuple(_weighed(row) for row in ordered)
    if not ordered or ordered[0].value < threshold:
        bearers = sum(c.level == "partial" for c in candidates)
        capped = any(
            row.candidate.level in WHOLE and "weak-alias" not in row.flags
            for row in ordered
            if row.value == ordered[0].value
        )
        outcome = "ambiguous" if bearers > 1 or capped else "nil"
        why = "no candidate reaches the threshold" if candidates else "nothing in the gazetteer"
        return Decision(form, outcome, candidates, flags, (why,))  # type: ignore[arg-type]
    guessed = candidates[0].level in GUESSED
    if guessed:
        margin = max(margin, GUESS_MARGIN)
    near = [row for row in ordered if row.value > ordered[0].value - margin]
    if guessed:
        near += [row for row in ordered[len(near) :] if row.candidate.level in WHOLE]
    if len(near) > 1:
        near.sort(key=lambda row: (-row.prior, *_order(row)))
        nearer = guessed and near[0] != ordered[0]
        if nearer or near[0].prior - near[1].prior < CLEARLY_BETTER_KNOWN:
            names = " or ".join(row.candidate.entity.id for row in near[:4])
            return Decision(form, "ambiguous", candidates, flags, (f"it may be {names}",))
    best = near[0]
    first = _weighed(best)
    candidates = (first, *(other for other in candidates if other != first))
    return Decision(form, "match", candidates, (*flags, *best.flags), _why(best, near))


def best_of_each(ranked: Iterable[Ranked]) -> Sequence[Ranked]:
    """Return the best candidate of each entity, the best first; ties go by prior and ID."""
    best: dict[str, Ranked] = {}
    for row in ranked:
        known = best.get(row.candidate.entity.id)
        if known is None or _order(row) < _order(known):
            best[row.candidate.entity.id] = row
    return sorted(best.values(), key=_order)


def _weighed(row: Ranked) -> Candidate:
    return row.candidate._replace(score=min(max(row.value, 0.0), 1.0))


def _order(row: Ranked) -> tuple[float, float, str, str]:
    return -row.value, -row.prior, row.candidate.entity.id, row.candidate.alias


def _why(best: Ranked, near: Sequence[Ranked]) -> tuple[str, ...]:
    if len(near) == 1:
        return best.candidate.reasons
    others = ", ".join(row.candidate.entity.id for row in near[1:4])
    return (*best.candidate.reasons, f"far better known than {others}")
