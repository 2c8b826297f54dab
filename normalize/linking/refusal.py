"""Names that are none: common words, acronyms, things named after somebody, other people.

Wrong is worse than silent. Each rule looks at how a name is written and at its neighbours, and
answers with the reason why it is not linked.
"""

from collections.abc import Sequence

from normalize.index.priors import MINOR
from normalize.index.words import class_of, is_title, role_of
from normalize.linking.abbreviations import abbreviation
from normalize.linking.apposition import is_firm, is_of_age
from normalize.linking.bending import is_bent
from normalize.linking.document import Document
from normalize.linking.guesses import (
    RENOWNED,
    SHORT,
    SUPPORT,
    bare_word,
    guess,
    is_guessed,
    least_guessed,
)
from normalize.linking.initials import is_cut_out
from normalize.linking.languages import is_stopword
from normalize.linking.locatives import stands_as_place
from normalize.linking.respelling import (
    is_likeness,
    is_own_name,
    is_phrase_respelt,
    is_respelt,
)
from normalize.linking.spans import CAPITAL_NOUNS, CASED, UNSPACED, WITHOUT_CAPITALS, Span
from normalize.linking.strangers import (
    STRANGER,
    has_other_given_name,
    stranger,
    touches_stranger,
)
from normalize.linking.things import named_after
from normalize.linking.titles import titles_before
from normalize.linking.tokens import Token
from normalize.linking.whereabouts import is_placed, is_told
from normalize.matching.scoring import DERIVED
from normalize.model import Candidate
from normalize.text import fold

SHORTEST_FAMILY = 5  # letters of a family name that tells its bearer where nothing else does
SMALL = ("article", "particle")
FAMOUS = 5  # prominence from which even a common family name will do
ENDINGS = (3, 4, 5)  # letters of the endings of adjectives


def refuse(document: Document, span: Span, best: Candidate) -> str | None:
    """Return why the name in *span* does not mean its *best* candidate; ``None`` if it may."""
    first = document.tokens[span.first]
    if best.entity.type == "organization":
        return "an organization is neither a person nor a place"
    if span.first != span.last:
        return _phrase(document, span, best) or named_after(document, span, best)
    if is_respelt(document, span, best):
        return "the language would spell it otherwise"
    if first.script in CASED and _is_small(first, best):
        return "written in lower case"
    plain = first.opens or first.case == "none"
    if plain and is_stopword(first.key, document.language):
        return "a word that opens sentences"
    if document.is_cue("opener", first.key) and (first.opens or len(first.key) <= SHORT):
        return "a word that opens sentences"
    if _is_office(document, span, best):
        return "an office, not a name"
    if is_bent(best) and _is_adjective(document, span):
        return "a people or what is theirs"
    return (
        _website(document, span)
        or abbreviation(document, span, best)
        or _common(document, span, first, best)
        or guess(document, span, best)
        or _unsupported(document, span, best)
        or named_after(document, span, best)
        or _behind(document, span, best)
        or stranger(document, span, best)
    )


def _behind(document: Document, span: Span, best: Candidate) -> str | None:
    dead = best.level == "partial" and best.entity.died
    if (dead or best.entity.kind == "place") and is_of_age(document, span):
        return STRANGER
    bare = best.entity.kind == "place" or best.level == "partial"
    return "a firm of that name" if bare and is_firm(document, span) else None


def _is_adjective(document: Document, span: Span) -> bool:
    """Say whether it is an adjective of a place: Polský prezident, Покровском направлении."""
    token, following = document.tokens[span.first], span.last + 1
    if document.is_cue("adjective noun", document.key(following)):
        return True
    if not token.opens or following >= len(document.tokens):
        return False
    ends = any(document.is_cue("adjective ending", token.core[-size:]) for size in ENDINGS)
    return ends and document.tokens[following].case == "lower"


def _is_office(document: Document, span: Span, best: Candidate) -> bool:
    """Say whether a family name that is a title as well has the article of one: the King's."""
    titled = best.level == "partial" and is_title(document.tokens[span.first].core)
    return titled and class_of(document.key(span.first - 1)) == "article"


def _is_small(token: Token, best: Candidate) -> bool:
    """Say whether *token* has no capital, not even one that was misread as an l."""
    misread = token.form[:1] == "l" and fold(best.alias)[:1] == "i"
    return token.case == "lower" and not misread


def _phrase(document: Document, span: Span, best: Candidate) -> str | None:
    """Refuse words that are no name together: "La paz" for La Paz, "us a", what only sounds so."""
    first, *rest = document.tokens[span.first : span.last + 1]
    alias = best.alias.split()
    form = document.text[span.start : span.end]
    small = first.script in CASED and all(word.case == "lower" for word in rest)
    if small and len(alias) == 1 and " " in form:
        return "two words, and no name of two"  # Ye men
    if (
        small
        and first.opens
        and len(alias) == len(rest) + 1
        and all(word[:1].isupper() for word in alias)
    ):
        return "written in lower case"
    if is_phrase_respelt(document, form, best):
        return "the language would spell it otherwise"
    if _lost_article(first, alias, best):
        return "written in lower case"
    if len(alias) == 1 and len(best.alias) <= SHORT and " " in form:
        return "two words, and no abbreviation"
    if has_other_given_name(document, span, best) or is_cut_out(document, span, best):
        return STRANGER
    if is_likeness(document, span, best):
        return "a name like it"
    if _is_doubled(document, span) and len(alias) == 1:
        return "a word said twice"
    apart = " " in form and "-" not in best.alias
    if apart and best.level in DERIVED and (len(alias) == 1 or best.entity.kind == "place"):
        return "two words, and no name of two"
    named = any(document.is_cue(cue, rest[-1].key) for cue in ("memorial", "institution"))
    return "the name of something else" if named and best.level == "sound" else None


def _lost_article(first: Token, alias: Sequence[str], best: Candidate) -> bool:
    """Say whether an article in lower case begins a name that is none without it: la paz."""
    small = first.case == "lower" and (class_of(first.key) or role_of(first.key)) in SMALL
    if not small or best.entity.kind != "place" or not alias[0][:1].isupper():
        return False
    bare = " ".join(alias[1:])
    return len(alias) > 1 and all(other.form != bare for other in best.entity.names)


def _is_doubled(document: Document, span: Span) -> bool:
    """Say whether the words are one and the same: ha-ha."""
    return len({document.key(place) for place in range(span.first, span.last + 1)}) == 1


def _website(document: Document, span: Span) -> str | None:
    """Refuse what goes on behind a dot without a space: the name of a site or a file."""
    following = span.last + 1
    if following < len(document.tokens) and document.tokens[following].gap == ".":
        return "a part of an address"
    return None


def _common(document: Document, span: Span, token: Token, best: Candidate) -> str | None:
    sort = document.sort_of_common(bare_word(document, span))
    if sort == "surname":
        return _many_bear(best)
    office = best.level == "partial" and any(r.startswith("office held") for r in best.reasons)
    if sort is None or office or titles_before(document, span):
        return None
    month = sort == "calendar" and document.is_cue("locative", document.key(span.first - 1))
    if "named in full" in best.reasons and not month:
        return None
    if token.case == "upper" and best.alias.isupper():
        return None
    nouns = document.language in CAPITAL_NOUNS and best.entity.prominence == MINOR
    bare = token.script in (*WITHOUT_CAPITALS, *UNSPACED)
    joined = (nouns or bare) and span.start not in document.around
    if best.entity.kind == "place" and not joined and is_placed(document, span):
        return None if sort != "calendar" else "a month"
    tells = token.case == "title" and not token.opens and not token.headline
    if sort == "word" and tells and document.language not in CAPITAL_NOUNS:
        return None
    known = best.entity.prominence >= RENOWNED or best.entity.seat_of
    noun = document.language in CAPITAL_NOUNS and best.level == "partial"
    acts = "acts as a person" in best.reasons or not noun
    meant = known and acts and token.case != "none" and is_own_name(document, best)
    if sort == "word" and meant and not _may_be_verb(document, span):
        return None
    if sort == "given" and not touches_stranger(document, span):
        return "a name of another language" if _is_abroad(document, best) else None
    return f"a common {sort}"


def _many_bear(best: Candidate) -> str | None:
    """Refuse a bare family name of very many, unless an office or the full name tells whose."""
    told = any(reason.startswith(SUPPORT) for reason in best.reasons)
    known = told or best.entity.prominence >= FAMOUS
    return "a family name of very many" if best.level == "partial" and not known else None


def _is_abroad(document: Document, best: Candidate) -> bool:
    """Say whether the place has other names in the language of the text, but not this one."""
    own = [a.form for a in best.entity.names if a.lang.partition("-")[0] == document.language]
    return bool(own) and fold(best.alias) not in [fold(form) for form in own]


def _may_be_verb(document: Document, span: Span) -> bool:
    following = span.last + 1
    return document.key(following) in ("the", "a", "an", "his", "her", "their", "to", "out")


def _unsupported(document: Document, span: Span, best: Candidate) -> str | None:
    """Refuse a lone word that may be any other, where neither title nor full name tells."""
    if any(reason.startswith(SUPPORT) for reason in best.reasons):
        return None
    minor = best.entity.kind == "place" and best.entity.prominence == MINOR
    if minor and not is_told(document, span, best):
        return "a place little known, and nothing tells of it"
    token = document.tokens[span.first]
    renowned = best.entity.prominence >= RENOWNED
    if "family name omitted" in best.reasons and not renowned:
        return "a given name, and of somebody little known"
    if titles_before(document, span):
        other = document.is_given(token.core) and "given name omitted" in best.reasons
        lesser = token.script == "Latn" and not renowned
        return "a given name as well" if other and lesser else None
    tells = best.level in ("exact", "folded") and not (token.opens or token.headline)
    if token.core in document.small and not (tells or is_placed(document, span)):
        return "the text writes it small as well"
    if token.script == "Latn" and best.entity.kind == "person" and best.level == "partial":
        family = fold(best.entity.family or "")
        if max(len(token.core), len(family)) < SHORTEST_FAMILY and not renowned:
            return "too short to tell its bearer"
        own = token.core == family
        if document.is_given(token.core) and not (own and renowned):
            return "a given name as well"
    placed = stands_as_place(document, span) and is_own_name(document, best)
    lone = is_guessed(best) and len(token.core) < least_guessed(document, best, placed=placed)
    if lone and token.script == "Latn":
        return "too little to tell a new spelling from another word"
    return None
