"""Words beside a name, and what is joined to it, that stand with places."""

import re

from normalize.index.words import class_of, role_of
from normalize.linking.document import Document
from normalize.linking.spans import UNSPACED, WITHOUT_CAPITALS, Span
from normalize.matching.inflection import base_forms
from normalize.text import fold

PARTING = re.compile("[,;:.!?،؛。，；：]")
FURTHEST_TYPE = 4  # tokens from a comma to the word for what a place is
LONGEST_PARTICLE = 2  # letters of a particle joined to a name


def type_before(document: Document, span: Span) -> str:
    """Return the type of place that the words before *span* tell: the city of, the town."""
    last = span.first - 1
    if document.is_cue("of", document.key(last)):
        last -= 1
    gaps = (document.tokens[place].gap for place in range(last + 1, span.first + 1))
    if any(map(PARTING.search, gaps)):
        return ""  # en mer ; Paris
    key = document.key(last)
    return class_of(key) if role_of(key) == "generic" else ""


def type_in_apposition(document: Document, span: Span) -> str:
    """Return the type of place that a name is told to be behind a comma: Gagarin, a town in ..."""
    first = span.last + 1
    for place in range(first, min(first + FURTHEST_TYPE, len(document.tokens))):
        token = document.tokens[place]
        if token.gap.strip() != ("," if place == first else "") or token.capitalised:
            return ""
        if role_of(token.key) == "generic":
            return class_of(token.key)
    return ""


def words_before(document: Document, span: Span) -> list[str]:
    """Return the two folded words before *span*, an article right before it left out."""
    last = span.first - 1
    if document.key(last) == "the" or document.is_cue("own article", document.key(last)):
        last -= 1
    return [document.key(last - 1), document.key(last)]


def stands_as_place(document: Document, span: Span) -> bool:
    """Say whether the words beside *span*, or what is joined to it, stand with a place."""
    before = words_before(document, span)
    return (
        document.is_cue("locative", before[1])
        or document.is_cue("place noun", *before)
        or document.is_cue("place noun", before[1])
        or _is_joined_as_place(document, span)
    )


def _is_joined_as_place(document: Document, span: Span) -> bool:
    """Say the same of what is joined to it, before or behind: 在北京, 서울에서, Ankara'da."""
    text, last = document.text, document.tokens[span.last]
    if last.script in WITHOUT_CAPITALS:
        particle = text[document.tokens[span.first].start : span.start]
        return bool(particle) and document.is_cue("locative before", fold(particle))
    if last.script in UNSPACED or last.script == "Hang":
        sizes = range(1, LONGEST_PARTICLE + 1)
        behind = [fold(text[span.end : span.end + size]) for size in sizes]
        if last.script == "Hang":
            return document.is_cue("locative behind", fold(text[span.end : last.end]))
        return any(document.is_cue("locative behind", word) for word in behind) or any(
            document.is_cue("locative before", fold(text[max(span.start - size, 0) : span.start]))
            for size in sizes
        )
    if document.language == "tr":
        tail = text[last.core_end + 1 : last.end]
        return bool(tail) and document.is_cue("locative ending", fold(tail))
    return document.language == "hu" and _has_place_ending(document, span)


def _has_place_ending(document: Document, span: Span) -> bool:
    word = document.key(span.last)
    return any(
        document.is_cue("locative ending", word[-size:]) and document.gazetteer.find(base)
        for size in (3, 2, 1)
        for base in base_forms(word)
        if base[:-1] in word[:-size] or word[:-size] == base
    )
