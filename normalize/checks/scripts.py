"""Checks of the scripts that names are written in; which language has which stands in a table."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from normalize import text
from normalize.checks.sources import Finding, Sources
from normalize.checks.tables import rows
from normalize.gazetteer.document import shown


def strange_script(sources: Sources) -> Iterator[Finding]:
    """Find aliases in a script that their language is not written in."""
    for entry, alias in sources.aliases():
        own = scripts_of(alias.lang)
        if own and (code := foreign_script(alias.form, own)):
            fact = f"{shown(alias.form)} stands under '{alias.lang}' but is written in {code}"
            primary = alias.lang.partition("-")[0]
            remedy = f"put it under '{primary}-{code}' or the language it is in"
            yield entry.finding(fact, remedy, alias.lang, alias.form)


def foreign_script(form: str, own: frozenset[str]) -> str | None:
    """Return the script of the first word of *form* that is in none of its *own* scripts.

    >>> cyrillic = frozenset({"Cyrl"})
    >>> foreign_script("Kyiv", cyrillic), foreign_script("Карл III", cyrillic)
    ('Latn', None)

    Latin capitals beside words in an own script are numerals and initials.
    """
    found = text.scripts(form)
    if found <= own:
        return None
    for word in text.words(form):
        strange = text.scripts(word.form) - own
        numeral = found & own and word.form.isascii() and word.form.isupper()
        if strange and not numeral and not text.mixes_scripts(word.form):
            return min(strange)
    return None


def scripts_of(tag: str) -> frozenset[str]:
    """Return the scripts that names under a language tag may be in; none where that is unknown.

    >>> scripts_of("uk"), scripts_of("kk-Latn"), scripts_of("zh-Hant-TW"), scripts_of("und")
    (frozenset({'Cyrl'}), frozenset({'Latn'}), frozenset({'Hani'}), frozenset())
    """
    table = _language_scripts()
    subtags = tag.split("-")
    for subtag in subtags[1:]:
        if len(subtag) == 4 and subtag.isalpha():
            return table.get(subtag, frozenset({subtag}))
        if len(subtag) == 1:
            break
    for length in range(len(subtags), 0, -1):
        if found := table.get("-".join(subtags[:length])):
            return found
    return frozenset()


@cache
def _language_scripts() -> Mapping[str, frozenset[str]]:
    return {tag: frozenset(codes) for tag, codes in rows("language_scripts.tsv").items()}


def mixed_scripts(sources: Sources) -> Iterator[Finding]:
    """Find words with letters of several scripts, which look right and are not."""
    remedy = "write each word in one script"
    for entry in sources.entries:
        for field in ("name", "family", "given"):
            value = getattr(entry.entity, field)
            if value and text.mixes_scripts(value):
                fact = f"{shown(value)} mixes {_listed(text.scripts(value))} in a word"
                yield entry.finding(fact, remedy, field)
    for entry, alias in sources.aliases():
        if text.mixes_scripts(alias.form):
            fact = f"{shown(alias.form)} mixes {_listed(text.scripts(alias.form))} in a word"
            yield entry.finding(fact, remedy, alias.lang, alias.form)


def _listed(codes: Iterable[str]) -> str:
    return " and ".join(sorted(codes))
