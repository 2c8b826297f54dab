"""Names that are none: common words, acronyms, things named after somebody, other people.

Wrong is worse than silent. Each rule looks at how a name is written and at its neighbours, and
answers with the reason why it is not linked.
"""

from normalize.index.words import class_of, role_of
from normalize.linking.clues import stands_as_place, titles_before
from normalize.linking.cues import is_cue, sort_of_common
from normalize.linking.document import Document
from normalize.linking.spans import SPACED, Span
from normalize.linking.tokens import Token
from normalize.matching.equivalents import classes
from normalize.matching.inflection import base_forms
from normalize.model import Candidate
from normalize.resolver import CASE_FORM
from normalize.text import script

CAPITAL_NOUNS = ("de", "lb")  # languages in which every noun has a capital
SHORT_OPENER = 5  # the same for a word that opens a sentence and is read in another script
SHORT = 3  # letters up to which an alias in capitals is an abbreviation
GUESSED = ("sound", "edit")
SHORTEST_GUESS = 6  # letters from which a word may be a new spelling of a name


def refuse(document: Document, span: Span, best: Candidate) -> str | None:
    """Return why the name in *span* does not mean its *best* candidate; ``None`` if it may."""
    form = document.text[span.start : span.end]
    first, last = document.tokens[span.first], document.tokens[span.last]
    if best.entity.type == "organization":
        return "an organization is neither a person nor a place"
    if span.first != span.last:
        return _thing(document, span, best)
    if first.script in ("Latn", "Cyrl", "Grek", "Armn") and first.case == "lower":
        return "written in lower case"
    if is_cue("opener", first.key) and (first.opens or len(first.key) <= SHORT):
        return "a word that opens sentences"
    return (
        _website(document, span)
        or _abbreviation(form, first, best)
        or _common(document, span, first, best)
        or _guess(first, best)
        or _thing(document, span, best)
        or _stranger(document, span, last, best)
    )


def _website(document: Document, span: Span) -> str | None:
    """Refuse what goes on behind a dot without a space: the name of a site or a file."""
    following = span.last + 1
    if following < len(document.tokens) and document.tokens[following].gap == ".":
        return "a part of an address"
    return None


def _abbreviation(form: str, token: Token, best: Candidate) -> str | None:
    letters = form.replace(".", "")
    alias = best.alias.replace(".", "")
    if len(letters) <= SHORT and best.level == "folded" and letters.casefold() != alias.casefold():
        return "too short to be told without its marks"
    if len(alias) <= SHORT and alias.isupper() and (letters != alias or token.headline):
        return "an abbreviation is written in capitals, among other words"
    if token.case == "upper" and not token.headline and len(letters) <= SHORT and letters != alias:
        return "an acronym of something else"
    return None


def _common(document: Document, span: Span, token: Token, best: Candidate) -> str | None:
    sort = sort_of_common(token.core)
    if sort is None or titles_before(document, span):
        return None
    month = sort == "calendar" and is_cue("locative", document.key(span.first - 1))
    if "named in full" in best.reasons and not month:
        return None
    if token.case == "upper" and best.alias.isupper():
        return None
    if best.entity.kind == "place" and _is_placed(document, span):
        return None if sort != "calendar" else "a month"
    if sort == "word" and not token.opens and token.case == "title" and not token.headline:
        return None
    if sort == "word" and best.entity.prominence >= 4 and not _may_be_verb(document, span):
        return None
    if sort == "given" and not _touches_stranger(document, span):
        return None
    return f"a common {sort}"


def _may_be_verb(document: Document, span: Span) -> bool:
    following = span.last + 1
    return document.key(following) in ("the", "a", "an", "his", "her", "their", "to", "out")


def _is_placed(document: Document, span: Span) -> bool:
    if class_of(document.key(span.first - 1)) == "article":
        return False
    following = span.last + 1
    named = following < len(document.tokens) and document.tokens[following].gap.startswith(",")
    return stands_as_place(document, span) or (
        named and document.tokens[following].capitalised and not document.tokens[following].opens
    )


def _guess(token: Token, best: Candidate) -> str | None:
    across = best.level == "romanized" and script(best.alias) != token.script
    short = SHORT_OPENER if token.opens and token.script != "Latn" else SHORT
    if across and len(token.core) <= short:
        return "too short to be told in another script"
    guessed = best.level in GUESSED or (
        best.level == "partial" and any(f"({level})" in best.reasons[0] for level in GUESSED)
    )
    if not guessed:
        return None
    if token.script not in ("Latn", "Cyrl") or token.opens or len(token.core) < SHORTEST_GUESS:
        return "too little to tell a new spelling from another word"
    alias = best.alias.split()[-1].casefold()
    if token.script == "Latn" and alias.isascii() and alias[-1:] != token.core[-1:]:
        return "another ending is another word"
    return None


def _thing(document: Document, span: Span, best: Candidate) -> str | None:
    before, after = document.key(span.first - 1), document.key(span.last + 1)
    if is_cue("thing before", before) and document.tokens[span.first].gap.strip('«„“" ') == "":
        return f"something named after it: {before}"
    if after and document.tokens[span.last + 1].gap.isspace():
        if is_cue("memorial", after) and best.entity.kind == "person":
            return f"something named after them: {after}"
        if is_cue("thing after", after) and sort_of_common(document.key(span.first)) == "thing":
            return f"something of that name: {after}"
    if best.entity.type == "street" and not stands_as_place(document, span):
        return "a street that stands for what is done there"
    return None


def _stranger(document: Document, span: Span, last: Token, best: Candidate) -> str | None:
    if last.headline or titles_before(document, span):
        return None
    bare = best.level == "partial"
    if not bare and best.entity.type in ("country", "continent"):
        return None
    bent = any(reason.startswith(CASE_FORM) for reason in best.reasons)
    if _touches_stranger(document, span, bare=bare, bent=bent):
        return "part of the name of somebody else"
    return None


def _touches_stranger(
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
        if not hyphen and _is_strange(document, token):
            if not token.opens or token.core in classes():
                return True
            if token.script == "Latn" and bare and not bent:
                return True
    if following < len(document.tokens) and document.tokens[following].gap.isspace():
        token = document.tokens[following]
        if (
            bent
            or "\n" in token.gap
            or document.tokens[span.last].core_end < document.tokens[span.last].end
        ):
            return False
        return token.case == "title" and _is_strange(document, token)
    return False


def _is_strange(document: Document, token: Token) -> bool:
    if token.case != "title" or len(token.key) < 2 or token.core_end < token.end:
        return False
    if role_of(token.key) or is_cue("calendar", token.key) or is_cue("locative", token.key):
        return False
    if is_cue("opener", token.key) or document.gazetteer.people_of(token.key):
        return False
    if token.core in classes() or sort_of_common(token.core) == "given":
        return True
    if document.language in CAPITAL_NOUNS:
        return False
    known = (token.core, *(base_forms(token.core) if token.script != "Latn" else ()))
    return not any(document.gazetteer.find(word) for word in known)
