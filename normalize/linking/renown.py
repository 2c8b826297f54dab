"""Places that few texts mean: something in the text must tell of one for it to be linked."""

from collections.abc import Sequence

from normalize.matching.ceilings import is_minor
from normalize.matching.decision import THRESHOLD, Ranked
from normalize.matching.scoring import GUESSED

WHOLE = ("exact", "folded")
BEHIND = 2.0  # on the scale of priors: how far a place that few know stands behind a known one


def without_minor(ranked: Sequence[Ranked], form: str) -> Sequence[Ranked]:
    """Return *ranked* without the minor places that *form* hardly means.

    Those are all if a country is called so (the Niger of Nigeria), and what is not written so to
    the letter if a better known place or person may be meant. So is a foreign spelling beside one
    to the letter: Finnish Brasilia in Brasília.
    """
    if any(r.candidate.level in WHOLE and r.candidate.entity.type == "country" for r in ranked):
        ranked = [row for row in ranked if not is_minor(row)]
    if any(_is_written(row, form) for row in ranked):
        ranked = [r for r in ranked if r.candidate.level != "folded" or _is_written(r, form)]
    if any(_is_sure(row) for row in ranked if not is_minor(row)):
        kept = [row for row in ranked if not is_minor(row) or _is_written(row, form)]
        return [row._replace(prior=row.prior - BEHIND * is_minor(row)) for row in kept]
    return ranked


def _is_sure(row: Ranked) -> bool:
    return row.candidate.score >= THRESHOLD and row.candidate.level not in GUESSED


def _is_written(row: Ranked, form: str) -> bool:
    return row.candidate.alias.casefold() == form.casefold()
