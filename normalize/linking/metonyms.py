"""Capitals and palaces that stand for a government: kept as the place they are, and flagged."""

from normalize.index.words import class_of
from normalize.linking.datelines import is_dateline
from normalize.linking.document import Document
from normalize.linking.locatives import stands_as_place, words_before
from normalize.linking.spans import Span
from normalize.linking.titles import titles_before
from normalize.model import Entity

BENT_LANGUAGES = ("hu", "tr")  # that write case endings behind apostrophes
LOCAL = ("mayor", "governor")  # offices of towns and regions
DASHES = ("-", "–", "—", " – ")


def is_metonym(document: Document, span: Span, entity: Entity) -> bool:
    """Say whether the seat of government named in *span* stands for the government.

    It does unless something is in it or comes to it; and it does where others deal with it,
    something is told to be its own, or those in it are said to speak.
    """
    if not entity.seat_of:
        return False
    if document.around.get(span.start, set()).intersection(entity.within):
        return False
    if is_dateline(document, span):
        return False
    before = words_before(document, span)
    if document.is_cue("relational", *before) or document.is_cue("relational", before[1]):
        return True
    if _is_held(document, span) or document.is_cue("saying", document.key(span.last + 1)):
        return True
    if _is_end_of_route(document, span) or _is_town(document, span):
        return False
    return not stands_as_place(document, _head_of_list(document, span))


def _is_town(document: Document, span: Span) -> bool:
    """Say whether the town itself is told of: by its mayor, or what is one of many there."""
    local = any(class_of(title) in LOCAL for title in titles_before(document, span))
    return local or document.key(span.first - 1) in ("a", "an")


def _head_of_list(document: Document, span: Span) -> Span:
    """Return the span of the first name of the list that *span* stands in, else *span*."""
    first = span.first
    while first > 0:
        joined = document.is_cue("conjunction", document.key(first - 1))
        head = first - 2 if joined else first - 1
        gap = document.tokens[first - 1 if joined else first].gap.strip()
        if head < 0 or not (gap == "," or (joined and gap == "")):
            break
        if not document.tokens[head].capitalised or document.tokens[head].opens:
            break
        first = head
        while first > 0 and document.tokens[first].gap == " " and _is_name(document, first - 1):
            first -= 1
    if first == span.first:
        return span
    last = first
    return Span(first, last, document.tokens[first].start, document.tokens[last].core_end)


def _is_name(document: Document, place: int) -> bool:
    token = document.tokens[place]
    return token.capitalised and not token.opens and not document.is_cue("locative", token.key)


def _is_end_of_route(document: Document, span: Span) -> bool:
    """Say whether something runs between the place and another: the Vienna–Bratislava ferry."""
    place = span.last + 1
    if place < len(document.tokens) and document.tokens[place].gap in DASHES:
        place += 1
    elif document.tokens[span.first].gap not in DASHES:
        return _is_from_to(document, span)
    return document.is_cue("route", document.key(place))


def _is_from_to(document: Document, span: Span) -> bool:
    """Say whether the place is where something starts that goes to another: de Kyiv à Lviv."""
    following = span.last + 2
    return (
        document.is_cue("of", document.key(span.first - 1))
        and document.is_cue("locative", document.key(span.last + 1))
        and following < len(document.tokens)
        and document.tokens[following].capitalised
    )


def _is_held(document: Document, span: Span) -> bool:
    """Say whether something is told to be its own: Moscow's offer, Kyiv-held land."""
    token = document.tokens[span.last]
    following = span.last + 1
    if token.core_end < token.end and document.language not in BENT_LANGUAGES:
        return token.script != "Hang"
    return (
        following < len(document.tokens)
        and document.tokens[following].gap == "-"
        and document.key(following).endswith("ed")
    )
