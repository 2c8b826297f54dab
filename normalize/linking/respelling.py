"""Names as the language of the text spells them, and not as another one would.

Most languages with Latin letters keep the spelling of names that come in Latin letters. Such a
text does not write Leicester as a romanization of Russian Лестер, nor Brno as Hungarian Berén
without its marks, and where nothing says that a place is named, not Island for Iceland either:
a word that looks so is another word. Languages with case endings are left out, as an ending may
look like another spelling.
"""

from normalize.index.homes import LATIN, home_scripts, is_home
from normalize.index.priors import MINOR
from normalize.linking.bending import is_bent
from normalize.linking.document import Document
from normalize.linking.locatives import stands_as_place
from normalize.linking.spans import Span
from normalize.matching.abroad import NEUTRAL, RESPELLING, languages_of
from normalize.matching.scoring import GUESSED, LITTLE_KNOWN
from normalize.model import Candidate, Entity
from normalize.text import fold, script

DERIVED = (*GUESSED, "folded", "romanized")
SHORTEST_SLIP = 7  # letters of a family name in which a slip is more likely than another name
SHORTEST_BENT = 8  # letters of a case form that the gazetteer has in another script only
SHORTEST_TYPO = 10  # letters of a word in which a slip is more likely than another word
KEEPING = frozenset({"ca", "da", "de", "en", "es", "fr", "it", "nb", "nl", "no", "pt", "sv"})


def is_transliterated(entity: Entity) -> bool:
    """Say whether the names of *entity* come to Latin letters from another script at home."""
    return entity.country is None or home_scripts(entity.country) != LATIN


def is_respelt(document: Document, span: Span, best: Candidate) -> bool:
    """Say whether the *best* candidate is met by a spelling that the text would not use."""
    if document.tokens[span.first].script != "Latn":
        return False
    if _is_abroad(document, best) or _is_bent_abroad(document, span, best):
        return True
    if document.language not in KEEPING:
        return False
    if script(best.alias) != "Latn":
        country = best.entity.country
        abroad = country is not None and script(best.alias) not in home_scripts(country)
        if best.level in GUESSED and len(document.tokens[span.first].core) >= SHORTEST_TYPO:
            return False
        return abroad and (best.level == "partial" or not is_transliterated(best.entity))
    if best.level == "partial" and "(romanized)" in best.reasons[0]:
        return not is_transliterated(best.entity)  # Müller is not Mueller
    form = document.text[span.start : span.end]
    lost_marks = best.level == "folded" and form.isascii() and not best.alias.isascii()
    if best.level == "folded" and best.alias.isascii() and not form.isascii():
        lost_marks = _is_foreign(document, best)  # German Gänge is not French Gange
    glossed = document.tokens[span.first].gap.endswith("(")  # Харків (Charkiw)
    unlike = lost_marks or (_is_exonym(best) and not (glossed or stands_as_place(document, span)))
    return unlike and not is_own_name(document, best)


def _is_abroad(document: Document, best: Candidate) -> bool:
    """Say whether only a language that spells all names anew, not the text's, calls one so.

    Or bends its name so, where the language of the text bends none.
    """
    entity = best.entity
    bent = is_bent(best) and document.language in KEEPING
    town = best.level == "exact" and entity.prominence == MINOR
    respelt = best.level == "partial" and document.language in KEEPING
    if not (bent or town or respelt) or best.alias == entity.name:
        return False
    langs = languages_of(best)
    if not document.language or document.language in langs:
        return False
    return all(RESPELLING.get(lang, entity.country) != entity.country for lang in langs)


def _is_bent_abroad(document: Document, span: Span, best: Candidate) -> bool:
    """Say whether it is a short case form of what another language has in another script.

    Polish Kamau is not Russian Кама.
    """
    own = document.language in languages_of(best) or script(best.alias) == "Latn"
    known = best.entity.type in ("country", "city") and best.entity.prominence != MINOR
    short = len(document.tokens[span.last].core) < SHORTEST_BENT
    return is_bent(best) and short and not (own or known)


def is_phrase_respelt(document: Document, form: str, best: Candidate) -> bool:
    """Say whether words are like a foreign spelling that has marks: Chuang Tzu and Kuang-čou.

    How a place is spelt at home counts as its own.
    """
    if document.language not in KEEPING or best.entity.kind != "place":
        return False
    if best.level not in DERIVED or not form.isascii() or best.alias.isascii():
        return False
    home = any(is_home(lang, best.entity.country) for lang in languages_of(best))
    return _is_foreign(document, best) and not home


def _is_foreign(document: Document, best: Candidate) -> bool:
    langs = languages_of(best)
    return langs.isdisjoint((document.language, *NEUTRAL)) and best.alias != best.entity.name


def _is_exonym(best: Candidate) -> bool:
    """Say whether a place is named as neither English, Latin nor the gazetteer itself name it."""
    if best.level != "exact" or best.entity.kind != "place" or best.alias.isupper():
        return False
    return languages_of(best).isdisjoint(NEUTRAL) and best.alias != best.entity.name


def is_own_name(document: Document, best: Candidate) -> bool:
    """Say whether the alias met is one that the language of the text has for the entity.

    Where the gazetteer knows none in that language any alias will do.
    """
    named = [(alias.lang.partition("-")[0], fold(alias.form)) for alias in best.entity.names]
    if all(lang != document.language for lang, _ in named):
        return True
    key = fold(best.alias)
    return key == fold(best.entity.name) or not {(document.language, key), ("und", key)}.isdisjoint(
        named
    )


def is_likeness(document: Document, span: Span, best: Candidate) -> bool:
    """Say whether a full name is but like that of the person, where names keep their spelling.

    It has no word of the person's name as it is written, or, for somebody little known, another
    form of the given name: the press calls people by one name.
    """
    entity = best.entity
    if entity.kind == "person" and best.level == "edit" and _is_short_slip(document, span, best):
        return True
    if document.language not in KEEPING or is_transliterated(entity) or entity.kind != "person":
        return False
    if best.level == "equivalent":
        return entity.prominence in LITTLE_KNOWN
    words = map(document.key, range(span.first, span.last + 1))
    return best.level in GUESSED and document.words_of(entity).isdisjoint(words)


def _is_short_slip(document: Document, span: Span, best: Candidate) -> bool:
    """Say whether a short family name is but a slip away: Adam Małysz is not Adam Malik."""
    family = document.tokens[span.last].core
    latin = document.tokens[span.last].script == "Latn"
    bent = any(family.startswith(word) for word in document.words_of(best.entity) if word[3:])
    return latin and len(family) < SHORTEST_SLIP and not bent
