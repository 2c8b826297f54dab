"""Other people: a known family name behind, or before, the given name of somebody unknown."""

from normalize.index.words import is_title, role_of
from normalize.linking.apposition import is_of_age
from normalize.linking.bending import UNBENT, is_bent
from normalize.linking.document import Document
from normalize.linking.initials import has_other_initial, is_before_initial
from normalize.linking.languages import is_stopword
from normalize.linking.locatives import stands_as_place
from normalize.linking.spans import SPACED, WITHOUT_CAPITALS, Span
from normalize.linking.titles import titles_before
from normalize.linking.unknown import goes_on, is_only_given, is_unknown
from normalize.matching.equivalents import are_other_given_names
from normalize.model import Candidate
from normalize.text import script

STRANGER = "part of the name of somebody else"
LONGEST_ABBREVIATION = 4  # letters of Sen. and the like
RENOWNED = 4  # prominence from which a place is named by a word that is a given name as well
NAMESAKE = "somebody else of that name is told of"


def stranger(document: Document, span: Span, best: Candidate) -> str | None:
    """Return why the word in *span* means somebody else than *best*; ``None`` if it need not."""
    one_of_several = best.entity.kind == "person" and len(best.entity.name.split()) > 1
    bare = best.level == "partial" or (one_of_several and span.first == span.last)
    if goes_on(document, span) and _may_be_given(document, span, best):
        return STRANGER
    if is_before_initial(document, span):
        return STRANGER
    if has_other_initial(document, span, best.entity):
        return STRANGER
    if titles_before(document, span):
        return STRANGER if bare and _is_first_of_two(document, span) else None
    if document.tokens[span.last].headline:
        return STRANGER if _is_behind_another(document, span, best) else None
    displaced = document.memory.tells_of_another(best.entity.id)
    if displaced and (bare or not stands_as_place(document, span)):
        return NAMESAKE
    if not bare and best.entity.type in ("country", "continent"):
        named = _is_behind_given_name(document, span) or _is_before_family_name(document, span)
        return STRANGER if named else None
    if bare and _is_behind_place(document, span):
        return STRANGER
    if bare and role_of(document.key(span.first - 1)) == "filial":
        return STRANGER  # the son of somebody else of that name
    place = best.entity.kind == "place"
    if (place and _names_stranger(document, span, best)) or _is_beside(document, span, best, bare):
        return STRANGER
    return None


def _is_behind_place(document: Document, span: Span) -> bool:
    """Say whether a sentence opens with a town that is called as people are: Brooklyn Beckham."""
    before = document.tokens[span.first - 1 : span.first]
    if not before or document.language not in UNBENT:
        return False
    token = before[0]
    opens = token.opens and token.case == "title" and not token.headline
    plain = document.is_cue("opener", token.key) or document.sort_of_common(token.core)
    if not opens or plain or is_stopword(token.key, document.language):
        return False
    return document.tokens[span.first].gap == " " and document.is_known(token.core)


def _names_stranger(document: Document, span: Span, best: Candidate) -> bool:
    """Say whether a place is called as the person is whom the words beside it name."""
    if _ends_name(document, span) or _stands_in_name(document, span, best):
        return True
    little = is_bent(best) or best.entity.prominence < RENOWNED
    if little and _is_given_name_itself(document, span):
        return True
    return _is_before_family_name(document, span)


def _is_beside(document: Document, span: Span, best: Candidate, bare: bool) -> bool:
    """Say whether a name of nobody known stands beside, and no place that contains this one."""
    if span.start in document.around:
        return False
    owned = best.entity.kind == "place" and document.is_cue("of", document.key(span.first - 1))
    return touches_stranger(document, span, bare=bare, bent=is_bent(best) or owned)


def _ends_name(document: Document, span: Span) -> bool:
    """Say whether two or more names of somebody unknown lead up to *span*: Mauricio Soria Lima."""
    place = span.first
    while place > 0 and document.tokens[place].gap == " ":
        place -= 1
        token = document.tokens[place]
        if token.case != "title" or token.headline or place in document.people:
            return False
        if document.is_given(token.core):
            return place + 1 < span.first
    return False


def _stands_in_name(document: Document, span: Span, best: Candidate) -> bool:
    """Say whether a name leads over a particle to a town, or over it: Raimunda Belém dos Santos."""
    before, behind = span.first - 1, span.last + 1
    if best.entity.type == "country" or before < 0 or document.tokens[span.first].gap != " ":
        return False
    if not document.around.get(span.start, set()).isdisjoint(best.entity.within):
        return False
    if role_of(document.key(before)) == "particle":
        return before > 0 and _is_given_unsainted(document, before - 1)
    if role_of(document.key(behind)) != "particle" or document.tokens[behind].gap != " ":
        return False
    first = document.tokens[before]
    named = _is_given_unsainted(document, before) or (
        not first.opens and is_unknown(document, first)
    )
    return named and goes_on(document, span._replace(last=behind))


def _is_given_unsainted(document: Document, place: int) -> bool:
    """Say whether a given name stands at *place*, and of no saint: towns are called after them."""
    token = document.tokens[place]
    saint = document.is_cue("saint", document.key(place - 1))
    return token.case == "title" and document.is_given(token.core) and not saint


def has_other_given_name(document: Document, span: Span, best: Candidate) -> bool:
    """Say whether the first word of *span* is a given name, but none of *best*, which sounds so."""
    token = document.tokens[span.first]
    if best.level != "sound" or best.entity.kind != "person":
        return False
    own = {word for word in document.words_of(best.entity) if script(word) == token.script}
    seen = (token.key, *document.base_forms(token.key))
    return own.isdisjoint(seen) and are_other_given_names(seen, tuple(sorted(own)))


def _is_first_of_two(document: Document, span: Span) -> bool:
    """Say whether a family name that nobody known has follows: Cllr Sharon Pickersgill."""
    if document.language not in (*UNBENT, "tr") or not goes_on(document, span):
        return False
    word = document.tokens[span.last + 1].core
    return not (document.is_known(word) or document.is_family(word))


def _may_be_given(document: Document, span: Span, best: Candidate) -> bool:
    """Say whether the word is a given name, and *best* not too well known by it to mind."""
    if "family name omitted" in best.reasons:
        return True
    known = best.entity.prominence >= RENOWNED or best.entity.type == "country"
    bare = best.entity.kind == "place" or best.level == "partial"
    key = document.key(span.first)
    keys = document.base_forms(key) if is_bent(best) else (key,)
    if not bare or not any(map(document.is_given, keys)):
        return False
    if not known:
        return True
    placed = best.entity.kind == "place" and stands_as_place(document, span)
    if best.entity.type == "country" or placed:
        return False
    behind = document.tokens[span.last + 1]
    return is_unknown(document, behind, may_own=True)  # Pavlem Pacalem


def _is_behind_another(document: Document, span: Span, best: Candidate) -> bool:
    """Say whether a given name that *best* has not stands before, in a line of capitals.

    Between the two may stand another name that nobody is known by: Charles Follen Adams.
    """
    place = span.first
    while place > 0 and SPACED.fullmatch(document.tokens[place].gap):
        place -= 1
        token = document.tokens[place]
        sort = document.sort_of_common(token.core)
        common = token.key in document.small or sort not in (None, "surname")
        if token.case != document.tokens[span.first].case or len(token.key) == 1 or common:
            return False
        if document.is_given(token.core):
            return token.core not in document.words_of(best.entity)
        if not is_unknown(document, token):
            return False
    return False


def touches_stranger(
    document: Document, span: Span, *, bare: bool = False, bent: bool = False
) -> bool:
    """Say whether a capitalised word that nobody here is called by stands beside *span*.

    A word that opens a sentence has a capital anyway: there only a given name counts, and before
    a *bare* family name in Latin letters what is no usual opener. A name *bent* by a case ending
    owns what follows.
    """
    if document.tokens[span.last].headline:
        return False
    previous, following = span.first - 1, span.last + 1
    if previous >= 0 and SPACED.fullmatch(document.tokens[span.first].gap):
        token = document.tokens[previous]
        hyphen = document.tokens[span.first].gap.strip() != ""
        strange = is_unknown(document, token) or (bare and is_only_given(document, token))
        if not hyphen and previous not in document.people and strange:
            if not token.opens or document.is_given(token.core):
                return True
            if token.script == "Latn" and bare and not bent:
                return True
    if following < len(document.tokens) and document.tokens[following].gap.isspace():
        token = document.tokens[following]
        if (
            bent
            or "\n" in token.gap
            or document.tokens[span.last].core_end < document.tokens[span.last].end
            or following in document.people
            or is_title(f"{token.key} {document.key(following + 1)}")
            or _is_abbreviated(document, following)
        ):
            return False
        return is_unknown(document, token, may_own=True)
    return False


def _is_abbreviated(document: Document, place: int) -> bool:
    """Say whether an abbreviated title stands at *place*: Vermont Sen. Sanders."""
    behind = document.tokens[place + 1 : place + 2]
    short = len(document.key(place)) <= LONGEST_ABBREVIATION
    return short and bool(behind) and behind[0].gap == ". " and behind[0].capitalised


def displaces(document: Document, span: Span, best: Candidate) -> bool:
    """Say whether a stranger called as *best* is told by a name of their own, or an age.

    Then the family name alone means them, here and further on. A word that opens a sentence has
    to be a given name for that.
    """
    previous = span.first - 1
    if span.first < span.last or is_of_age(document, span):
        return True
    place = best.entity.kind == "place" and document.language in UNBENT
    told = best.level == "partial" or place
    if not told or previous < 0 or not document.tokens[span.first].gap.isspace():
        return False
    token = document.tokens[previous]
    if token.script in WITHOUT_CAPITALS:
        return is_only_given(document, token)
    if place and not document.is_given(token.core):
        return False
    return is_unknown(document, token) and (not token.opens or document.is_given(token.core))


def _is_behind_given_name(document: Document, span: Span) -> bool:
    """Say whether a given name that names no place stands right before *span*: Marcel Hollande."""
    previous = span.first - 1
    if previous < 0 or not document.tokens[span.first].gap.isspace():
        return False
    token = document.tokens[previous]
    if previous in document.people or token.case != "title" or token.core_end < token.end:
        return False
    known = (token.core, *document.base_forms(token.core))
    return any(map(document.is_given, known)) and not any(map(document.gazetteer.find, known))


def _is_before_family_name(document: Document, span: Span) -> bool:
    """Say whether a place is called as people are, and a name unknown follows: Asia Argento."""
    following = span.last + 1
    capitals = document.tokens[span.first].case == "upper"
    if capitals or not _is_given_name_itself(document, span) or document.tokens[following].headline:
        return False
    return is_unknown(document, document.tokens[following], may_own=True)


def _is_given_name_itself(document: Document, span: Span) -> bool:
    """Say whether the word in *span* is a given name with a family name behind it: Nils Ericson."""
    following = span.last + 1
    return (
        following < len(document.tokens)
        and document.tokens[following].gap == " "
        and document.tokens[following].case == "title"
        and document.is_given(document.key(span.first))
    )
