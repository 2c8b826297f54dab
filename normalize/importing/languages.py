"""Codes of languages as sources write them, as tags of BCP 47."""

import re
from functools import cache

from normalize import text
from normalize.importing.tables import rows

UNKNOWN = "und"
_TAG = re.compile(
    "([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?((?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
)
_ENDS = {"@latin": "-latn", "@cyrillic": "-cyrl", "@devanagari": "-deva"}


@cache
def tag_of(code: str) -> str | None:
    """Return the BCP 47 tag for a *code*; ``None`` where it stands for no language.

    >>> tag_of("pt_BR"), tag_of("sr@latin"), tag_of("zh-min-nan"), tag_of(""), tag_of("iata")
    ('pt-BR', 'sr-Latn', 'nan', 'und', None)
    """
    plain = code.strip().lower()
    for end, script in _ENDS.items():
        plain = plain.replace(end, script)
    known = _known()
    plain = plain.replace("_", "-")
    for asked in (code.strip().lower(), plain):
        if asked in known:
            return None if known[asked] == "-" else known[asked]
    if not plain:
        return UNKNOWN
    if not (found := _TAG.fullmatch(plain)):
        return None
    language, script, region, variants = found.groups(default="")
    parts = (language, script.title(), region.upper(), *variants.split("-"))
    return "-".join(filter(None, parts))


@cache
def _known() -> dict[str, str]:
    return {code: tag for code, tag, *_ in rows("languages.tsv")}


def language_of(form: str) -> str:
    """Return the language of a name by its letters where they tell it, else ``und``.

    >>> language_of("კიევი"), language_of("キーウ"), language_of("Київ"), language_of("Kyiv")
    ('ka', 'ja', 'und', 'und')
    """
    if form.isascii():
        return UNKNOWN
    languages = {_by_script().get(script, UNKNOWN) for script in text.scripts(form)}
    return languages.pop() if len(languages) == 1 else UNKNOWN


@cache
def _by_script() -> dict[str, str]:
    return {script: language for script, language, *_ in rows("script_languages.tsv")}
