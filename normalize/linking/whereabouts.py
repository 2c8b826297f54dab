"""What tells a text of a place that few know, or of one that is called as a common word is."""

from normalize.index.homes import ENGLISH, is_home
from normalize.index.words import class_of
from normalize.linking.datelines import is_dateline
from normalize.linking.document import Document
from normalize.linking.locatives import stands_as_place
from normalize.linking.respelling import is_own_name
from normalize.linking.spans import CAPITAL_NOUNS, WITHOUT_CAPITALS, Span
from normalize.model import Candidate
from normalize.text import fold

TOLD_BY = ("place named", "country named", "neighbour named", "a part of it")
AS_LISTED = ("exact", "folded", "inflected")
COMMAS = (",", "،", "、")
FURTHEST_IN_LIST = 4  # tokens from a name of a list to the next one
SHORTEST_AMONG_NOUNS = 6  # letters of a town where every noun has a capital


def is_placed(document: Document, span: Span) -> bool:
    """Say whether the words beside *span* tell that a place is named."""
    before = document.key(span.first - 1)
    if class_of(before) == "article" and not document.is_cue("locative", before):
        return False
    if span.start in document.around or is_dateline(document, span):
        return True
    following = span.last + 1
    named = following < len(document.tokens) and document.tokens[following].gap.strip() == ","
    return stands_as_place(document, span) or (
        named and document.tokens[following].capitalised and not document.tokens[following].opens
    )


def is_told(document: Document, span: Span, best: Candidate) -> bool:
    """Say whether the text tells of a minor place, which it names as the gazetteer does.

    A paper knows the towns of its country, and of one that it tells of; but what may be another
    word or name as well is to be told by more.
    """
    country = best.entity.country
    home = is_home(document.language, country)
    if best.level not in AS_LISTED and not (home and best.level == "romanized"):
        return False
    form = document.text[span.start : span.end]
    if best.level == "folded" and not form.isascii() and form.casefold() != best.alias.casefold():
        return False  # other marks: Više is not Visé
    around = any(reason.startswith(TOLD_BY) for reason in best.reasons)
    if (
        around
        or best.entity.id in document.memory.towns
        or (is_placed(document, span) and not _goes_on(document, span))
    ):
        return True
    if not is_own_name(document, best) or _may_be_other(document, span):
        return False
    if _is_listed(document, span):
        return True
    noun = document.language in CAPITAL_NOUNS
    if noun and len(document.tokens[span.first].core) < SHORTEST_AMONG_NOUNS:
        return False
    return home or (country in document.memory.placed and country not in ENGLISH)


def _may_be_other(document: Document, span: Span) -> bool:
    """Say whether the word may be any noun, a family name, or a part of a longer name."""
    token = document.tokens[span.first]
    article = class_of(document.key(span.first - 1)) == "article"
    if token.opens or article or document.is_family(token.core):
        return True
    before = document.tokens[span.first - 1]
    noun = document.language in CAPITAL_NOUNS
    led = before.case == "title" and not (before.opens or noun) and token.gap == " "
    return led or _goes_on(document, span)


def _goes_on(document: Document, span: Span) -> bool:
    """Say whether a word that names no place follows with a capital: Palacio Nacional."""
    following = span.last + 1
    if following >= len(document.tokens) or document.language in CAPITAL_NOUNS:
        return False
    token = document.tokens[following]
    unbent = token.case == "title" and token.gap == " " and not token.headline
    return unbent and not document.is_known(token.core)


def _is_listed(document: Document, span: Span) -> bool:
    """Say whether *span* stands in a list with a place that the text names: Oran, Tlemcen or X."""
    places = [place for place, _ in document.places_near(span.first) if place != span.first]
    before = any(0 < span.first - place <= FURTHEST_IN_LIST for place in places)
    behind = any(0 < place - span.last <= FURTHEST_IN_LIST for place in places)
    following = span.last + 1
    goes_on = following < len(document.tokens) and (
        document.tokens[following].gap.strip() in COMMAS
        or document.is_cue("conjunction", document.key(following))
    )
    return (before and _is_joined(document, span)) or (behind and goes_on)


def _is_joined(document: Document, span: Span) -> bool:
    """Say whether a comma or a conjunction stands right before *span*, or is written with it."""
    token = document.tokens[span.first]
    particle = document.text[token.start : span.start] if token.script in WITHOUT_CAPITALS else ""
    return (
        token.gap.strip() in COMMAS
        or document.is_cue("conjunction", document.key(span.first - 1))
        or bool(particle and document.is_cue("conjunction", fold(particle)))
    )
