"""Names as the language of the text spells them, and not as another one would.

Most languages with Latin letters keep the spelling of names that come in Latin letters. Such a
text does not write Leicester as a romanization of Russian Лестер, nor Brno as Hungarian Berén
without its marks: a word that looks so is another word. Languages with case endings are left out,
as an ending may look like another spelling.
"""

from normalize.linking.document import Document
from normalize.linking.spans import Span
from normalize.model import Candidate
from normalize.text import fold, script

KEEPING = frozenset({"ca", "da", "de", "en", "es", "fr", "it", "nb", "nl", "no", "pt", "sv"})
OTHER_SCRIPTS = frozenset({
    "AE", "AF", "AM", "AZ", "BD", "BG", "BH", "BT", "BY", "CN", "CY", "DJ", "DZ", "EG", "EH", "ER",
    "ET", "GE", "GR", "HK", "IL", "IN", "IQ", "IR", "JO", "JP", "KG", "KH", "KM", "KP", "KR", "KW",
    "KZ", "LA", "LB", "LK", "LY", "MA", "MD", "ME", "MK", "MM", "MN", "MO", "MR", "MV", "NP", "OM",
    "PK", "PS", "QA", "RS", "RU", "SA", "SD", "SG", "SO", "SY", "TD", "TH", "TJ", "TM", "TN", "TW",
    "UA", "UZ", "XK", "YE",
})  # fmt: skip
"""Countries where names are, or lately were, written in another script than Latin."""


def is_respelt(document: Document, span: Span, best: Candidate) -> bool:
    """Say whether the *best* candidate is met by a spelling that the text would not use."""
    if document.language not in KEEPING or document.tokens[span.first].script != "Latn":
        return False
    if script(best.alias) != "Latn":
        country = best.entity.country
        return country is not None and country not in OTHER_SCRIPTS
    form = document.text[span.start : span.end]
    lost_marks = best.level == "folded" and form.isascii() and not best.alias.isascii()
    return lost_marks and not is_own_name(document, best)


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
