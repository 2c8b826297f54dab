"""Spellings that a name is unlikely to be met by, as they come from one foreign language or two."""

from collections.abc import Mapping

from normalize import text
from normalize.index.homes import LATIN, home_scripts, is_home
from normalize.index.keys import sound
from normalize.matching.equivalents import are_nicknames
from normalize.matching.query import Query
from normalize.model import Alias, Candidate, Entity, Level

RESPELLING: Mapping[str, str] = {
    "az": "AZ", "eo": "", "lt": "LT", "lv": "LV", "sq": "AL", "tk": "TM", "uz": "UZ",
}  # fmt: skip
"""Languages that spell all foreign names anew in Latin letters, and where they are at home."""


NEUTRAL = frozenset({"en", "la", "und"})  # languages whose names of places others use as well


def languages_of(candidate: Candidate) -> set[str]:
    """Return the languages under which the alias that *candidate* is met by is listed."""
    return {alias.lang for alias in candidate.entity.names if alias.form == candidate.alias}


def is_spelt_anew(candidate: Candidate) -> bool:
    """Say whether only languages that spell all names anew have the alias that is met."""
    langs = languages_of(candidate)
    return bool(langs) and langs <= RESPELLING.keys()


def is_unlikely(query: Query, alias: Alias, entity: Entity, level: Level) -> bool:
    """Say whether hardly anybody who writes *query* has the *alias* of *entity* in mind.

    Two scripts meet in a text that are both foreign to the entity: Туле and Chinese for Toul. Or
    what another script makes of it is what a foreign language spells: Казани and Albanian Kazani.
    Or
    a slip or a case form of what only a foreign script spells so: Slovak v Ríme and Japanese for
    Lima. Or a word is a foreign spelling without its marks: Nigera is Latvian Nigēra for Niger,
    but sooner a slip in Niger or Nigeria. Or a given name is another language's, which papers do
    not translate: Roberto Fico is not Robert Fico.
    """
    if entity.country is None:
        return False
    if level == "equivalent":
        return query.in_text and _is_translated(query, alias, entity)
    if level in ("romanized", "inflected", "edit"):
        script, other = text.script(query.key), text.script(alias.form)
        if level == "romanized" and script != "Latn" and other == "Latn":
            abroad = RESPELLING.get(alias.lang, entity.country) != entity.country
            if not alias.form.isascii() and alias.lang not in NEUTRAL:
                abroad |= not is_home(alias.lang, entity.country)  # Turkish Şam for Damascus
            return query.in_text and abroad and alias.form != entity.name
        known = script == "Latn" and level == "romanized" and other == "Cyrl"
        foreign = other not in ("Latn", script) and not known
        return query.in_text and foreign and other not in home_scripts(entity.country)
    return (
        level == "folded"
        and query.form.isascii()
        and not alias.form.isascii()
        and RESPELLING.get(alias.lang, entity.country) != entity.country
    )


def _is_translated(query: Query, alias: Alias, entity: Entity) -> bool:
    """Say whether the given name of a commoner with a Latin name is turned into another's."""
    latin = text.script(query.key) == "Latn" and home_scripts(entity.country or "") == LATIN
    if not latin or not entity.family:
        return False
    known = text.fold(alias.form).split()
    own = [word for word in query.words if word not in known]
    return not any(sound(a) == sound(b) or are_nicknames(a, b) for a in own for b in known)
