"""Candidates that hardly any text means: little known places, guesses, foreign names of others."""

from collections.abc import Sequence

from normalize.linking.bending import is_bent
from normalize.linking.document import Document
from normalize.linking.spans import Span
from normalize.matching.abroad import NEUTRAL, is_spelt_anew, languages_of
from normalize.matching.ceilings import is_minor
from normalize.matching.decision import THRESHOLD, Ranked
from normalize.matching.scoring import GUESSED
from normalize.model import Candidate
from normalize.text import fold, script

WHOLE = ("exact", "folded")
BEHIND = 2.0  # on the scale of priors: how far a place that few know stands behind a known one


def without_minor(document: Document, span: Span, ranked: Sequence[Ranked]) -> Sequence[Ranked]:
    """Return *ranked* without the minor places that the name in *span* hardly means.

    Those are all if a country is called so (the Niger of Nigeria), and what is not written so to
    the letter, nor as a better known place or person is that may be meant. So is a foreign
    spelling beside one to the letter: Finnish Brasilia in Brasília. But where the text goes on to
    tell where a place lies, it is meant.
    """
    form = document.text[span.start : span.end]
    around = document.around.get(span.start, set())
    if any(r.candidate.level in WHOLE and r.candidate.entity.type == "country" for r in ranked):
        ranked = [row for row in ranked if not is_minor(row) or _lies_in(row, around)]
    if any(_is_written(row, form) for row in ranked):
        ranked = [r for r in ranked if r.candidate.level != "folded" or _is_written(r, form)]
    sure = [row for row in ranked if _is_sure(row) and not is_minor(row)]
    if sure:
        names = {row.candidate.alias for row in sure}
        kept = [r for r in ranked if not is_minor(r) or _is_written(r, form) or _alias(r) in names]
        return [row._replace(prior=row.prior - BEHIND * is_minor(row)) for row in kept]
    return ranked


def _lies_in(row: Ranked, around: set[str]) -> bool:
    return not around.isdisjoint(row.candidate.entity.within)


def _is_sure(row: Ranked) -> bool:
    return row.candidate.score >= THRESHOLD and row.candidate.level not in GUESSED


def _alias(row: Ranked) -> str:
    return row.candidate.alias


def _is_written(row: Ranked, form: str) -> bool:
    alias = row.candidate.alias
    return alias.casefold() == form.casefold() or (
        script(form) == "Hani" and fold(alias) == fold(form)
    )


def without_guesses(document: Document, span: Span, ranked: Sequence[Ranked]) -> Sequence[Ranked]:
    """Return *ranked* without what the language or the word makes no candidate, if any is left.

    Those are places that a given name is a slip of, and what only another language calls so:
    Finnish Brasilia for Brazil.
    """
    given = span.first == span.last and document.is_given(document.tokens[span.first].core)
    kept = [
        row
        for row in ranked
        if not _is_exonym_elsewhere(document, row.candidate)
        and not _is_spelt_anew(document, row.candidate)
        and not (given and row.candidate.level == "edit" and row.candidate.entity.kind == "place")
    ]
    return kept or ranked


def _is_spelt_anew(document: Document, candidate: Candidate) -> bool:
    """Say whether a bare name is as only a language that spells all names anew has it.

    Adenauers is Latvian, but a case form in German.
    """
    if candidate.level != "partial" or not document.language or is_bent(candidate):
        return False
    return is_spelt_anew(candidate) and document.language not in languages_of(candidate)


def _is_exonym_elsewhere(document: Document, candidate: Candidate) -> bool:
    entity = candidate.entity
    if candidate.level != "exact" or entity.kind != "place" or candidate.alias == entity.name:
        return False
    own = (document.language, *NEUTRAL)
    called = {lang.partition("-")[0] for lang in languages_of(candidate)}
    return bool(document.language) and called.isdisjoint(own)
