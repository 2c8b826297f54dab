"""How a scheme is applied to a word: one regular expression a scheme, each word once.

At every letter the contexts are tried in their order, then the general rules, and within each the
longest group of letters first. What a scheme does not know falls to the last resort; what is no
letter is kept. Latin text of a rule that has a capital of its own (al-R) is written as it stands.
"""

import functools
import importlib
import re
import unicodedata
from collections.abc import Callable

from normalize.errors import SchemeError
from normalize.romanization.inherent import INHERENT, write_inherent
from normalize.romanization.known_names import name_reader
from normalize.romanization.last_resort import last_resort
from normalize.romanization.scheme_file import Context, Rules, Scheme, scheme
from normalize.text.composition import compose, strip_invisible

ENGINES = {
    "han": "normalize.romanization.han",
    "hangul": "normalize.romanization.hangul",
    "kana": "normalize.romanization.kana",
    "pinyin": "normalize.romanization.pinyin",
    "thai": "normalize.romanization.thai",
}
APOSTROPHES = (
    "'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}\N{HEBREW PUNCTUATION GERESH}"
)
WORD_START = rf"(?<![\w{{marks}}])(?<![\w{{marks}}][{APOSTROPHES}])"
WORD_END = rf"(?![{APOSTROPHES}]?[\w{{marks}}])"
FOREIGN = r"([^\W\d_a-zA-Z{known}]+)"
LONGEST_KEPT = 64
MOST_KEPT = 1 << 14

Romanizer = Callable[[str], str]


def romanize_word(word: str, scheme: Scheme, /) -> str:
    """Return *word* in Latin letters by *scheme*, its case carried over.

    >>> ukrainian = scheme("ua-ukr-Cyrl-Latn-2010")
    >>> romanize_word("Щербина", ukrainian), romanize_word("ЩЕРБИНА", ukrainian)
    ('Shcherbyna', 'SHCHERBYNA')

    The time is linear in the length. A loop over many words takes `romanizer` once instead.
    """
    return _romanizer(scheme)(word)


@functools.cache
def romanizer(scheme_id: str, /) -> Romanizer:
    """Return the function that romanizes a word by the scheme with this ID.

    It keeps the last few thousand words, so that a name that comes again costs a look-up.
    """
    return _romanizer(scheme(scheme_id))


@functools.lru_cache(maxsize=256)
def _romanizer(scheme: Scheme) -> Romanizer:
    work = _named_engine(scheme) if scheme.engine else _rule_engine(scheme)
    if scheme.names:
        work = name_reader(scheme, work)
    keep = functools.lru_cache(maxsize=MOST_KEPT)(work)
    return lambda word: keep(word) if len(word) <= LONGEST_KEPT else work(word)


def _named_engine(scheme: Scheme) -> Romanizer:
    if scheme.engine not in ENGINES:
        remedy = f"use one of {', '.join(ENGINES)}"
        raise SchemeError(scheme.id, f"engine '{scheme.engine}' is not known", remedy)
    function = importlib.import_module(ENGINES[scheme.engine]).romanize
    foreign = re.compile(FOREIGN.format(known=""))

    def work(word: str) -> str:
        latin = function(compose(strip_invisible(word)), scheme.system)
        return latin if latin.isascii() else foreign.sub(_read_foreign, latin)

    return work


def _rule_engine(scheme: Scheme) -> Romanizer:
    pattern, tables = _compile(scheme)
    known = frozenset(char for table in tables for letters in table for char in letters)

    def work(word: str) -> str:
        word = compose(strip_invisible(word))
        if scheme.inherent:
            word = write_inherent(word, scheme.inherent, known)
        word = _strip_marks(word, known)
        low = _lower(word)
        shout = word.isupper() and sum(map(str.isalpha, word)) > 1

        def write(match: re.Match[str], *, begins: bool) -> str:
            table = (match.lastindex or 0) - 1
            latin = tables[table][match[0]] if table < len(tables) else _read_foreign(match)
            if table < len(tables) and latin != latin.lower():
                return latin
            return _carry_case(word[match.start()], latin, shout=shout, begins=begins)

        parts: list[str] = []
        end = 0
        begins = True
        for match in pattern.finditer(low):
            begins = begins and end == match.start()
            latin = write(match, begins=begins)
            parts += word[end : match.start()], latin
            begins = begins and not latin
            end = match.end()
        return "".join(parts) + word[end:]

    return work


def _carry_case(first: str, latin: str, *, shout: bool, begins: bool) -> str:
    """Return *latin* with the case of *first*; without case a word begins with a capital."""
    if shout:
        return latin.upper()
    if first.isupper() or (begins and first in (first.title(), INHERENT)):
        return latin[:1].upper() + latin[1:]
    return latin


def _compile(scheme: Scheme) -> tuple[re.Pattern[str], list[dict[str, str]]]:
    """Return one pattern with a group a context, and for every group its table."""
    dropped = dict.fromkeys(scheme.drop, "")
    tables = [dict(context.rules) for context in scheme.contexts]
    tables.append(dropped | dict(scheme.rules))
    marks = _marks(tables)
    parts = [_context_pattern(context, marks) for context in scheme.contexts]
    parts.append(_alternatives(tuple(tables[-1].items())))
    known = re.escape("".join(sorted(set("".join(tables[-1])))))
    parts.append(FOREIGN.format(known=known))
    return re.compile("|".join(parts)), tables


def _marks(tables: list[dict[str, str]]) -> str:
    """Return the marks of the rules, vowel signs say: they are of a word, as letters are."""
    chars = {char for table in tables for letters in table for char in letters}
    return "".join(sorted(char for char in chars if unicodedata.category(char)[0] == "M"))


def _context_pattern(context: Context, marks: str) -> str:
    start = WORD_START.format(marks=marks) if context.at == "start" else ""
    end = WORD_END.format(marks=marks) if context.at == "end" else ""
    after = f"(?<=[{re.escape(context.after)}])" if context.after else ""
    before = f"(?=[{re.escape(context.before)}])" if context.before else ""
    return start + after + _alternatives(context.rules) + before + end


def _alternatives(rules: Rules) -> str:
    letters = sorted((letters for letters, _ in rules), key=lambda group: (-len(group), group))
    return f"({'|'.join(map(re.escape, letters))})"


def _strip_marks(word: str, known: frozenset[str]) -> str:
    """Return *word* without the marks (stress, say) that the scheme does not know."""
    if known.issuperset(_lower(word)) or word.isascii():
        return word
    return "".join(char if char.lower() in known else _base(char, known) for char in word)


def _base(char: str, known: frozenset[str]) -> str:
    if unicodedata.combining(char):
        return ""
    base = unicodedata.normalize("NFD", char)[:1]
    return base if base.lower() in known else char


def _lower(word: str) -> str:
    """Return *word* in lower case and of the same length."""
    low = word.lower()
    if len(low) == len(word):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in word)


def _read_foreign(match: re.Match[str]) -> str:
    return "".join(char if _is_latin(char) else last_resort(char) for char in match[0])


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN")
