"""The Latin spellings of an alias that code derives, so that no gazetteer need list them."""

from functools import lru_cache

from normalize import text
from normalize.index.homes import home_scripts
from normalize.model import Alias, Entity

REMEMBERED = 1024  # an alias is asked for twice in a row, once whole and once by its parts
ABJADS = frozenset({"Arab", "Hebr", "Syrc"})  # without vowels no spelling can be derived
CHINESE = frozenset({"CN", "TW", "HK", "SG", "MO"})


def spellings(alias: Alias, entity: Entity) -> tuple[str, ...]:
    """Return the folded spellings of *alias* in Latin letters, the likeliest first.

    A Latin form gives itself and what its marks stand for (ö as oe); another script gives what
    the romanization schemes of its language make of it: all of them if it is a script of the
    country, else the usual one, for names of other languages in that script to be met.
    """
    lang = None if alias.lang == "und" else alias.lang
    chinese = entity.country in CHINESE or (lang or "").startswith("zh")
    home = entity.country is None or text.script(alias.form) in home_scripts(entity.country)
    return _spellings(alias.form, lang, chinese, home)


@lru_cache(REMEMBERED)
def _spellings(form: str, lang: str | None, chinese: bool, home: bool) -> tuple[str, ...]:
    from normalize import romanization

    if text.script(form) == "Latn":
        found = dict.fromkeys(text.spellings(form))
        if chinese:
            found.update(dict.fromkeys(map(text.fold, romanization.spellings(form, lang="zh"))))
        return tuple(found)
    if text.script(form) in ABJADS:
        return ()
    forms = (
        romanization.spellings(form, lang=lang)
        if home
        else (romanization.romanize(form, lang=lang),)
    )
    return tuple(dict.fromkeys(spelt for form in forms for spelt in text.spellings(form)))
