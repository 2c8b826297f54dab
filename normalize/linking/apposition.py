"""What stands behind a name and a comma and tells what bears it: somebody's age, a trade."""

from normalize.linking.document import Document
from normalize.linking.spans import Span

ARTICLES = ("a", "an")
FURTHEST = 5  # words from the comma to the noun


def is_of_age(document: Document, span: Span) -> bool:
    """Say whether an age follows, which only people have: Sofia, 19, a student."""
    place = span.last + 1
    if place >= len(document.tokens) or document.tokens[place].gap.strip() != ",":
        return False
    place += document.key(place) in ARTICLES
    age, behind = document.key(place), document.tokens[place + 1 : place + 2]
    if not (age.isdecimal() and len(age) <= 2 and behind):
        return False
    return behind[0].gap == ", " or document.is_cue("age", behind[0].key)


def is_firm(document: Document, span: Span) -> bool:
    """Say whether a noun for a firm follows, before any preposition: Iceland, the food chain."""
    first = span.last + 1
    for place in range(first, min(first + FURTHEST, len(document.tokens))):
        token = document.tokens[place]
        gap = token.gap.strip()
        if gap != ("," if place == first else "") and gap != "-":
            return False
        if any(document.is_cue(stop, token.key) for stop in ("of", "locative")):
            return False
        if document.is_cue("firm", token.key):
            return True
    return False
