"""Words written as names are, of nobody and nothing in the gazetteer."""

from normalize.index.words import role_of
from normalize.linking.document import Document
from normalize.linking.spans import CAPITAL_NOUNS, WITHOUT_CAPITALS, Span
from normalize.linking.tokens import Token


def is_unknown(document: Document, token: Token, *, may_own: bool = False) -> bool:
    """Say whether *token* has a capital as a name has, and nobody and nothing here is called so.

    One that owns what follows goes with no name behind it, but it *may own* behind one.
    """
    if token.case != "title" or len(token.core) < 2:
        return False
    if token.core_end < token.end and not may_own:
        return False
    if role_of(token.key) or any(
        document.is_cue(cue, token.key) for cue in ("calendar", "locative")
    ):
        return False
    if document.is_cue("opener", token.key) or document.people_of(token.key):
        return False
    if document.is_given(token.core) or document.sort_of_common(token.core) == "given":
        return True
    if document.language in CAPITAL_NOUNS:
        return False
    bends = token.script != "Latn" or bool(document.language)
    known = (token.core, *(document.base_forms(token.core) if bends else ()))
    return not any(map(document.is_known, known))


def is_only_given(document: Document, token: Token) -> bool:
    """Say whether a word of a script without capitals is a given name, and names no place."""
    return (
        token.script in WITHOUT_CAPITALS
        and role_of(token.key) is None
        and not document.gazetteer.find(token.key)
        and document.is_given(token.core)
        and document.sort_of_common(token.core) != "word"
    )


def goes_on(document: Document, span: Span) -> bool:
    """Say whether another word of a name stands right behind: Dr. Frank Crane."""
    behind = span.last + 1
    if behind >= len(document.tokens) or document.tokens[behind].gap != " ":
        return False
    token = document.tokens[behind]
    if role_of(token.key) not in (None, "particle") or document.is_cue("calendar", token.key):
        return False
    return token.case == "title" and not document.people_of(token.core)
