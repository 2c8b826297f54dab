"""Which languages a text may be in, and with which schemes to write them.

``tables/languages.tsv`` holds what a linguist knows: alphabets, telling letters, defaults.
"""

import functools
import re
from typing import NamedTuple

from normalize.romanization.scheme_file import Scheme, scheme, scheme_ids
from normalize.romanization.table import rows
from normalize.text.composition import compose
from normalize.text.scripts import NO_SCRIPT, script

UNNAMED = ("Latn", NO_SCRIPT)
MERGED = {"Hira": "Hrkt", "Kana": "Hrkt"}
NEVER = r"(?!)"
REMEMBERED = 1 << 14
ORDER = ("standard", "press", "passport", "scholarly")


class Language(NamedTuple):
    """A row of the table: a language in a script."""

    tag: str
    iso639_3: str
    script: str
    default: str
    listed: str
    letters: frozenset[str]
    telling: re.Pattern[str]


def guess_languages(text: str, /) -> tuple[str, ...]:
    """Return the languages that *text* may be in by its letters, the likeliest first.

    >>> guess_languages("Київ"), guess_languages("Ћуприја"), guess_languages("Αθήνα")
    (('uk',), ('sr',), ('el',))
    >>> guess_languages("Велико Търново"), guess_languages("Kyiv")
    (('bg', 'ru'), ())

    Latin letters are not looked at: no romanization depends on them.
    """
    codes = foreign_scripts(text)
    tags = (language.tag for code in codes for language in _languages(text, code))
    return tuple(dict.fromkeys(tags))


@functools.lru_cache(REMEMBERED)
def foreign_scripts(text: str, /) -> tuple[str, ...]:
    """Return the scripts of *text* other than Latin, in the order they are met.

    >>> foreign_scripts("Київ (Kyiv)"), foreign_scripts("ソウル")
    (('Cyrl',), ('Hrkt',))
    """
    if text.isascii():
        return ()
    codes = dict.fromkeys(map(script, dict.fromkeys(text)))
    return tuple(dict.fromkeys(MERGED.get(code, code) for code in codes if code not in UNNAMED))


def choose_schemes(text: str, code: str, lang: str | None, /) -> tuple[str, ...]:
    """Return the IDs of the schemes for what of *text* is in this script, the default first.

    Where *lang* is not given, or is not written in the script, the letters decide.
    """
    if lang is not None:
        tag = lang.replace("_", "-").partition("-")[0].lower()
        chosen = language_schemes(tag, code)
        if chosen:
            return chosen
    languages = _languages(text, code)
    ids = (found for language in languages for found in language_schemes(language.tag, code))
    return tuple(dict.fromkeys(ids))


@functools.cache
def language_schemes(tag: str, code: str, /) -> tuple[str, ...]:
    """Return the IDs of all schemes for a language in a script, the default first."""
    for language in _table():
        if (language.tag, language.script) == (tag, code):
            part = f"-{language.iso639_3}-{code}-"
            found = [scheme(name) for name in scheme_ids() if part in name]
            found.sort(key=functools.partial(_rank, language))
            return tuple(one.id for one in found)
    return ()


def _rank(language: Language, one: Scheme) -> tuple[bool, int, str]:
    return one.id != language.default, ORDER.index(one.use), one.id


def _languages(text: str, code: str) -> list[Language]:
    """Return the languages with the fewest strange letters, those told by a letter first."""
    low = compose(text).lower()
    letters = {char for char in set(low) if code in foreign_scripts(char)}
    ranked = []
    for place, language in enumerate(_table()):
        if language.script == code:
            told = language.telling.search(low) is not None
            if told or language.listed == "often":
                strange = len(letters - language.letters) if language.letters else 0
                ranked.append((strange, not told, place, language))
    fewest = min((strange for strange, *_ in ranked), default=0)
    return [language for strange, *_, language in sorted(ranked) if strange == fewest]


@functools.cache
def _table() -> tuple[Language, ...]:
    return tuple(
        Language(
            tag, iso639_3, code, default, listed, frozenset(letters), re.compile(telling or NEVER)
        )
        for tag, iso639_3, code, default, listed, letters, telling in rows("languages")
    )
