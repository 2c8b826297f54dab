"""Words that are met by their sound, by a slip or in another script: when they are no names."""

from normalize.index.homes import home_scripts
from normalize.linking.document import Document
from normalize.linking.initials import SYLLABIC
from normalize.linking.locatives import stands_as_place
from normalize.linking.respelling import KEEPING, SHORTEST_TYPO, is_transliterated
from normalize.linking.spans import CAPITAL_NOUNS, UNSPACED, WITHOUT_CAPITALS, Span
from normalize.linking.titles import titles_before, titles_behind
from normalize.matching.scoring import GUESSED
from normalize.model import Candidate
from normalize.text import fold, script

SHORT = 3  # letters of an abbreviation, or of a word that is hardly ever a name from abroad
SHORT_ACROSS = 5  # the same where nothing supports it
SHORTEST_GUESS = 6  # letters from which a word may be a new spelling of a name
SHORTEST_LONE_GUESS = 8  # the same where nothing around speaks for it
SUPPORT = ("named in full", "office held", "of the sport")  # that tell whose a bare family name is
AGAIN = "a part of a name told in full"
SYLLABLES = ("CN", "KP", "KR", "TW", "VN")  # countries whose names Vietnamese writes by syllable
RENOWNED = 4  # prominence from which a short family name, or one that is given too, will do


def guess(document: Document, span: Span, best: Candidate) -> str | None:
    """Return why a word is no new spelling of *best*, short or opening a sentence as it is."""
    token = document.tokens[span.first]
    across = best.level == "romanized" and script(best.alias) != token.script
    alone = token.script == "Latn" and not stands_as_place(document, span)
    short = SHORT_ACROSS if alone or (token.opens and token.script != "Latn") else SHORT
    across |= best.level == "romanized" and token.case == "none"  # no capital tells of a name
    contained = any(reason.startswith("place named") for reason in best.reasons)
    if across and len(token.core) <= short and not contained:
        return "too short to be told in another script"
    short_name = len(bare_word(document, span)) <= SHORT and token.script in WITHOUT_CAPITALS
    if short_name and _is_foreign(best):
        return "too short to be told from another word"
    syllable = document.language in SYLLABIC and best.entity.country in SYLLABLES
    if syllable and best.level == "partial" and not titles_before(document, span):
        return "a syllable of many names"
    told = any(reason.startswith(SUPPORT) for reason in best.reasons)
    cut = best.level == "partial" and token.script == "Hani" and script(best.alias) == "Hani"
    if cut and best.alias.isalpha() and not (told or best.reasons[0] == AGAIN):
        return "two characters of many names"
    foreign = best.level == "partial" and script(best.alias) != token.script
    if foreign and token.case == "none" and not (told or _has_title(document, span)):
        return "a word that only sounds like a family name"
    if not is_guessed(best) or (told and token.script in UNSPACED):
        return None
    if document.language in CAPITAL_NOUNS and not stands_as_place(document, span):
        return "a noun of which it is no slip"
    if best.level == "edit" and any(map(document.is_given, document.base_forms(token.core))):
        return "a given name as well"
    if token.script not in ("Latn", "Cyrl") or token.opens or len(token.core) < SHORTEST_GUESS:
        return "too little to tell a new spelling from another word"
    alias = best.alias.split()[-1].casefold()
    if token.script == "Latn" and alias.isascii() and alias[-1:] != token.core[-1:]:
        return "another ending is another word"
    return None


def least_guessed(document: Document, best: Candidate, *, placed: bool) -> int:
    """Return how many letters a lone word must have to be a new spelling of *best*."""
    keeps = document.language in KEEPING and not is_transliterated(best.entity)
    if placed:
        return SHORTEST_LONE_GUESS if keeps else SHORTEST_GUESS
    return SHORTEST_TYPO if keeps else SHORTEST_LONE_GUESS


def is_guessed(best: Candidate) -> bool:
    """Say whether *best* is met by a guess, at least by one of its words."""
    return best.level in GUESSED or (
        best.level == "partial" and any(f"({level})" in best.reasons[0] for level in GUESSED)
    )


def bare_word(document: Document, span: Span) -> str:
    """Return the folded word in *span*, without particles written with it."""
    token = document.tokens[span.first]
    return token.core if token.case != "none" else fold(document.text[span.start : span.end])


def _has_title(document: Document, span: Span) -> bool:
    return bool(titles_before(document, span) or titles_behind(document, span))


def _is_foreign(best: Candidate) -> bool:
    """Say whether a name comes from another script, and is not one that all papers know."""
    entity = best.entity
    known = entity.prominence >= RENOWNED and len(best.alias) >= SHORT
    if entity.type in ("country", "continent") or known or not entity.country:
        return False
    return script(best.alias) not in home_scripts(entity.country)
