"""Capitals and palaces that stand for a government: kept as the place they are, and flagged."""

from normalize.linking.clues import stands_as_place, words_before
from normalize.linking.cues import is_cue
from normalize.linking.document import Document
from normalize.linking.spans import Span
from normalize.model import Entity


def is_metonym(document: Document, span: Span, entity: Entity) -> bool:
    """Say whether the seat of government named in *span* stands for the government.

    It does unless something is in it or comes to it; and it does where others deal with it, or
    something is told to be its own.
    """
    if not entity.seat_of:
        return False
    before = words_before(document, span)
    if is_cue("relational", *before) or is_cue("relational", before[1]):
        return True
    if _is_held(document, span):
        return True
    return not stands_as_place(document, span)


def _is_held(document: Document, span: Span) -> bool:
    """Say whether something is told to be its own: Moscow's offer, Kyiv-held land."""
    token = document.tokens[span.last]
    following = span.last + 1
    if token.core_end < token.end:
        return True
    return (
        following < len(document.tokens)
        and document.tokens[following].gap == "-"
        and document.key(following).endswith("ed")
    )
