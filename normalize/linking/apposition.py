"""What stands behind a name and a comma and tells what bears it: somebody's age, a trade."""

import re

from normalize.linking.cues import Cue
from normalize.linking.document import Document
from normalize.linking.spans import Span

AGE = re.compile(
    r",\s+(?:an? )?\d{1,2}"
    r"(?:-year-old|,(?!\d)| ans\b| años\b| anni\b| anos\b| Jahre\b| jaar\b| lat\b| let\b"
    r"| лет\b| рок)"
)
FURTHEST = 5  # words from the comma to the noun


def is_of_age(document: Document, span: Span) -> bool:
    """Say whether an age follows, which only people have: Sofia, 19, a student."""
    return AGE.match(document.text, span.end) is not None


def is_firm(document: Document, span: Span) -> bool:
    """Say whether a noun for a firm follows, before any preposition: Iceland, the food chain."""
    return _follows(document, span, "firm")


def _follows(document: Document, span: Span, cue: Cue) -> bool:
    first = span.last + 1
    for place in range(first, min(first + FURTHEST, len(document.tokens))):
        token = document.tokens[place]
        gap = token.gap.strip()
        if gap != ("," if place == first else "") and gap != "-":
            return False
        if any(document.is_cue(stop, token.key) for stop in ("of", "locative")):
            return False
        if document.is_cue(cue, token.key):
            return True
    return False
