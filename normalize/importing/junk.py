"""What stands among the names of a source and is none: the rules, each with the reason it gives.

GeoNames keeps airport codes, postal codes, links and mechanical romanizations ("qyyb", "Ki ep")
beside the names of a place, and does not always say so.
"""

import re
import unicodedata

from normalize import text

LONGEST = 120  # characters of a name
_LINK = re.compile(r"://|\bwww[.]|@|[.](?:com|net|org|html?|php)\b", re.IGNORECASE)
_CODE = re.compile("[A-Z]{3,4}")
_ASIDE = re.compile(r"(?<=\S)\s*\[[^]]*]")
_WORD = re.compile(r"[^\W\d_A-Z]|[A-Z]{3}")  # what no postal code and no road has
_MARKUP = re.compile(r"[<>{}|\\^~_*;]|(?<![ァ-ヿ])=|\[|\]|\?\?|&[a-z#]+\b")


def tidy(form: str) -> str:
    r"""Return *form* composed and in one line, without remarks in brackets and invisible signs.

    >>> tidy("  Kyi\u0308v\u200e  city ")
    'Kyïv city'
    >>> tidy("Nova Zoria [Lower]")
    'Nova Zoria'

    Joiners stay, which some scripts write with.
    """
    plain = unicodedata.normalize("NFC", form)
    if not plain.isprintable():
        plain = "".join(c if _is_kept(c) else " " if c.isspace() else "" for c in plain)
    return " ".join(_ASIDE.sub(" ", plain).split())


def _is_kept(char: str) -> bool:
    joins = char in "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
    return joins or unicodedata.category(char)[0] not in "CZ" or char == " "


def fault(form: str) -> str | None:
    """Return why *form*, whatever it is said to name, is no name; ``None`` if it may be one.

    >>> fault("https://example.org"), fault("SW1A 1AA"), fault("10th of Ramadan"), fault("Ö")
    ('a link', 'a code', None, None)
    """
    if not form:
        return "empty"
    if len(form) > LONGEST:
        return f"longer than {LONGEST} characters"
    if _LINK.search(form):
        return "a link"
    if _MARKUP.search(form):
        return "markup"
    if not any(map(str.isalpha, form)):
        return "no letters"
    if any(map(str.isdigit, form)) and not _WORD.search(form):
        return "a code"
    return "letters of several scripts in a word" if text.mixes_scripts(form) else None


def fault_of_place(form: str) -> str | None:
    """Return why *form*, without a language, is no name of a place; ``None`` if it may be one.

    >>> fault_of_place("IEV"), fault_of_place("qyyb"), fault_of_place("al-Khor")
    ('a code', 'a mangled romanization', None)
    """
    if _CODE.fullmatch(form):
        return "a code"
    latin = form.isascii() or text.scripts(form) == {"Latn"}
    if latin and form == form.lower():
        return "a mangled romanization"
    return None
