"""Initials beside a name, which tell whose it is: M. M. Johnston, Sydney J. Harris."""

from normalize.index.words import is_title
from normalize.linking.document import Document
from normalize.linking.spans import SPACED, Span
from normalize.linking.unknown import goes_on, is_unknown
from normalize.model import Candidate, Entity
from normalize.text import script

SYLLABIC = ("vi",)  # languages that write each syllable of a name apart, all with capitals


def is_cut_out(document: Document, span: Span, best: Candidate) -> bool:
    """Say whether a name that begins or ends with an initial goes on beyond it: Leo [G. Carroll].

    That an initial is one of *best* says little. Nor may one of syllables go on.
    """
    if best.entity.kind != "person":
        return False
    if document.language in SYLLABIC and goes_on(document, span):
        return True
    first, last = document.tokens[span.first], document.tokens[span.last]
    before, behind = span.first - 1, span.last + 1
    if len(first.key) == 1 and before >= 0 and SPACED.fullmatch(first.gap):
        token = document.tokens[before]
        if (len(token.key) == 1 or is_unknown(document, token)) and token.capitalised:
            return True
    numbered = best.alias.split()[-1] == last.form  # Harald V
    if len(last.key) == 1 and not numbered and behind < len(document.tokens):
        token = document.tokens[behind]
        return token.case == "title" and SPACED.fullmatch(token.gap) is not None
    return False


def is_before_initial(document: Document, span: Span) -> bool:
    """Say whether an initial with another name behind it follows: [Sydney] J. Harris."""
    behind = span.last + 1
    if behind + 1 >= len(document.tokens) or document.tokens[behind].gap != " ":
        return False
    return _is_initial(document, behind) and document.tokens[behind + 1].case == "title"


def has_other_initial(document: Document, span: Span, entity: Entity) -> bool:
    """Say whether initials before a name, or the name before them, are another person's.

    No place has initials, but what ends with one may stand before it: in the U.S. Moscow ...
    """
    place = span.first - 1
    while _is_initial(document, place):
        own = document.words_of(entity)
        key = document.key(place)
        letters = {word[0] for word in own if script(word) == document.tokens[place].script}
        other = entity.kind == "person" and letters and key not in letters
        if other and (not is_title(key) or _is_initial(document, place - 1)):  # M. is monsieur too
            return True
        place -= 1
    if place in (-1, span.first - 1) or document.tokens[place + 1].gap != " ":
        return False
    token = document.tokens[place]
    return token.core not in document.words_of(entity) and is_unknown(document, token)


def _is_initial(document: Document, place: int) -> bool:
    if place < 0:
        return False
    token = document.tokens[place]
    dotted = document.tokens[place + 1].gap.startswith(".")
    return len(token.form) == 1 and token.capitalised and dotted
