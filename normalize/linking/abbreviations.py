"""Abbreviations and acronyms: when the letters of a name are those of something else."""

from normalize.index.words import role_of
from normalize.linking.bending import UNBENT
from normalize.linking.document import Document
from normalize.linking.spans import UNSPACED, Span
from normalize.linking.whereabouts import is_placed
from normalize.matching.abroad import NEUTRAL, languages_of
from normalize.matching.scoring import DERIVED
from normalize.model import Candidate
from normalize.text import script

SHORT = 3  # letters
LONGEST_ACRONYM = 5  # letters


def abbreviation(document: Document, span: Span, best: Candidate) -> str | None:
    """Return why the word in *span* is not *best*, shortened or written as one; else ``None``."""
    token = document.tokens[span.first]
    form = document.text[span.start : span.end]
    langs = languages_of(best)
    foreign = document.language and langs.isdisjoint((document.language, *NEUTRAL))
    if foreign and token.script == "Latn" and len(best.alias) <= SHORT and best.alias.isupper():
        return "an abbreviation of another language"
    letters = form.replace(".", "")
    alias = best.alias.replace(".", "")
    inside = letters[1:] != letters[1:].lower() and not letters.isupper()
    if inside and best.level in ("folded", *DERIVED) and letters.casefold() == alias.casefold():
        return "capitals where the name has none"  # LaMia
    if best.level == "partial" and len(letters) <= SHORT and token.script == "Latn":
        words = best.alias.casefold().split()
        if script(best.alias) == "Latn" and letters.casefold() not in words:
            return "too short to be told without its marks"
    marked = token.script not in UNSPACED and token.script != "Hang"
    unlike = best.level == "folded" and letters.casefold() != alias.casefold()
    if marked and unlike and len(letters) <= SHORT:
        return "too short to be told without its marks"
    if len(alias) <= SHORT and alias.isupper() and (letters != alias or token.headline):
        return "an abbreviation is written in capitals, among other words"
    if len(alias) <= LONGEST_ACRONYM and alias.isupper() and not letters.isupper():
        return "an abbreviation is written in capitals"
    if best.entity.type == "country" and alias.isupper() and _closes_name(document, span):
        return "a part of the name of an organization"
    person = best.entity.kind == "person" and alias.isupper()
    if person and document.tells(span.first, "route") and is_placed(document, span):
        return "an airport"
    if token.case == "upper" and not token.headline and len(letters) <= SHORT and letters != alias:
        return "an acronym of something else"
    return None


def _closes_name(document: Document, span: Span) -> bool:
    """Say whether a capitalised word that is no name stands before: the leader of Reform UK."""
    if span.first == 0 or document.language not in UNBENT:
        return False
    token = document.tokens[span.first - 1]
    if token.case != "title" or token.opens or token.headline or token.core_end < token.end:
        return False
    led = role_of(token.key) or document.people_of(token.key) or document.is_known(token.key)
    told = any(document.is_cue(cue, token.key) for cue in ("calendar", "direction", "opener"))
    return document.tokens[span.first].gap == " " and not (led or told)
