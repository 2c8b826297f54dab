"""Latin forms of names in other scripts: by the schemes of states, agencies and newspapers."""

import re
from collections.abc import Mapping

from normalize.romanization.choice import choose_schemes, foreign_scripts, guess_languages
from normalize.romanization.engine import romanizer
from normalize.romanization.last_resort import last_resort
from normalize.romanization.scheme_file import Scheme, scheme, schemes

__all__ = ["Scheme", "guess_languages", "last_resort", "romanize", "scheme", "schemes", "spellings"]

HANGUL = "Hang"
LATIN = "Latn"
MOST_SPELLINGS = 24
SEPARATORS = re.compile(r"([\s.,:;!?/()\[\]{}<>|\"«»“”„‘…\-‐-―·、。]+)")


def romanize(text: str, /, *, scheme: str | None = None, lang: str | None = None) -> str:
    """Return *text* in Latin letters; what is in Latin letters already stays as it is.

    >>> romanize("Київ"), romanize("Володимир ЗЕЛЕНСЬКИЙ"), romanize("Đoković")
    ('Kyiv', 'Volodymyr ZELENSKYI', 'Đoković')
    >>> romanize("Горбачёв", scheme="de-rus-Cyrl-Latn-press"), romanize("Русе", lang="bg")
    ('Gorbatschow', 'Ruse')

    Words of several scripts are written each by a scheme of its script. Where neither *scheme*
    nor *lang* says how, the letters are asked for the language, see `guess_languages`.
    """
    script = _script(scheme) if scheme else ""
    if scheme and script == LATIN:
        return romanizer(scheme)(text)
    if text.isascii():
        return text
    chosen = _defaults(_choices(text, lang))
    return _write(_split(text), {**chosen, script: scheme} if scheme else chosen)


def spellings(
    text: str, /, *, lang: str | None = None, press: str | None = None
) -> tuple[str, ...]:
    """Return the Latin spellings of *text* that its schemes give, each once, the default first.

    >>> spellings("Юлія", lang="uk")
    ('Yuliia', 'Yuliya', 'Julija', 'Yulia', 'Ioulia')
    >>> spellings("Kyiv"), spellings("Deng Xiaoping", lang="zh")
    (('Kyiv',), ('Deng Xiaoping', "Teng Hsiao-p'ing"))

    The whole text is written by one scheme at a time. Where *lang* is not given, the schemes of
    all languages are used that the letters allow, the likeliest language first. A Latin text has
    other spellings only in a *lang* that has schemes from Latin to Latin. A Korean name of a
    person has the spellings by custom too. Schemes that give no keys are left out, and with
    *press*, a language, the customs of newspapers in other languages.
    """
    choices = _choices(text, lang)
    if press:
        choices = {code: _read_in(press, ids) for code, ids in choices.items()}
    if not choices:
        own = choose_schemes(text, LATIN, lang) if lang else ()
        return tuple(dict.fromkeys((text, *(romanizer(scheme_id)(text) for scheme_id in own))))
    defaults = _defaults(choices)
    words = _split(text)
    found = {_write(words, defaults): None}
    for code, ids in choices.items():
        for scheme_id in filter(_gives_keys, ids):
            found[_write(words, {**defaults, code: scheme_id})] = None
    if HANGUL in choices:
        found.update(dict.fromkeys(_korean_spellings(text)))
    return tuple(found)[:MOST_SPELLINGS]


def _gives_keys(scheme_id: str) -> bool:
    return scheme(scheme_id).keys


def _read_in(press: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    kept = (i for i in ids if scheme(i).use != "press" or i.startswith(f"{press}-"))
    return tuple(kept) or ids


def _korean_spellings(name: str) -> tuple[str, ...]:
    from normalize.romanization.hangul import name_spellings

    return name_spellings(name)


def _script(scheme_id: str) -> str:
    return scheme(scheme_id).script


def _choices(text: str, lang: str | None) -> dict[str, tuple[str, ...]]:
    return {code: choose_schemes(text, code, lang) for code in foreign_scripts(text)}


def _defaults(choices: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {code: ids[0] for code, ids in choices.items() if ids}


def _split(text: str) -> list[tuple[str, str]]:
    """Return the words of *text* and what parts them, each with its script; Latin has none."""
    parts = SEPARATORS.split(text)
    return [(part, next(iter(foreign_scripts(part)), "")) for part in parts]


def _write(words: list[tuple[str, str]], chosen: Mapping[str, str]) -> str:
    """Return the text with every word that is not Latin written by the scheme of its script."""
    return "".join(
        romanizer(chosen[code])(word) if code in chosen else last_resort(word) if code else word
        for word, code in words
    )
