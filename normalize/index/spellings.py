"""The Latin spellings of an alias that code derives, so that no gazetteer need list them."""

from normalize import text
from normalize.model import Alias, Entity

CHINESE = frozenset({"CN", "TW", "HK", "SG", "MO"})


def spellings(alias: Alias, entity: Entity) -> tuple[str, ...]:
    """Return the folded spellings of *alias* in Latin letters, the likeliest first.

    A Latin form gives itself and what its marks stand for (ö as oe); another script gives what
    the romanization schemes of its language make of it.
    """
    from normalize import romanization

    form = alias.form
    lang = None if alias.lang == "und" else alias.lang
    if text.script(form) == "Latn":
        found = dict.fromkeys(text.spellings(form))
        if entity.country in CHINESE or (lang or "").startswith("zh"):
            found.update(dict.fromkeys(map(text.fold, romanization.spellings(form, lang="zh"))))
        return tuple(found)
    forms = romanization.spellings(form, lang=lang)
    return tuple(dict.fromkeys(spelt for form in forms for spelt in text.spellings(form)))
