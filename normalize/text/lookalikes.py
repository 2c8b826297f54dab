"""Words in disguise: letters of another script, or digits, in place of letters they look like."""

import re
import unicodedata
from collections import Counter
from functools import cache

from normalize.text.composition import compose
from normalize.text.scripts import NO_SCRIPT, script, scripts
from normalize.text.tables import rows
from normalize.text.tokens import words

_EAST_ASIAN = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo"})  # these mix by right
_SCRIPTS = ("Latn", "Cyrl", "Grek")  # the columns of lookalikes.tsv
_DIGIT = re.compile(r"(?<!\d)[0-9](?=[^\W\d_])")
_LEAST_LETTERS = 3


def mixes_scripts(text: str, /) -> bool:
    """Tell whether a word of *text* mixes scripts, as no honest spelling does.

    >>> mixes_scripts("Kиев"), mixes_scripts("Kyiv Київ"), mixes_scripts("東京タワー")
    (True, False, False)

    Mathematical and wide letters count as the letters they show. Chinese, Japanese and Korean
    scripts may stand beside each other and beside Latin.
    """
    return not text.isascii() and any(
        len(scripts(compose(form)) - _EAST_ASIAN) > 1
        for form, _, _ in words(text)
        if not form.isascii()
    )


def unmask(text: str, /) -> str | None:
    """Return *text* with each word that mixes scripts written in one, by the look of its letters.

    >>> unmask("Kиев"), unmask("Kyiv"), unmask("Путin")
    ('Киев', None, None)

    The script that most letters of a word are of is tried first. A word that no single script
    can show stays as it is; ``None`` means that no word was changed.
    """
    if text.isascii():
        return None
    parts, done = [], 0
    for form, start, end in words(text):
        if (honest := _unmasked(form)) is not None:
            parts += [text[done:start], honest]
            done = end
    return "".join([*parts, text[done:]]) if parts else None


def undigit(text: str, /) -> tuple[str, ...]:
    """Return *text* with the digits that stand for letters written as letters, in each reading.

    >>> undigit("Put1n"), undigit("Tr0mp"), undigit("F16 on the 2nd")
    (('Putin', 'Putln'), ('Tromp',), ())

    That is a single digit before a letter, in a Latin or Cyrillic word of three letters or more.
    """
    if not any(map(str.isdecimal, text)):
        return ()
    found = [word for word in words(text) if _DIGIT.search(word.form)]
    readings = []
    for choice in (0, 1):
        parts, done = [], 0
        for form, start, end in found:
            parts += [text[done:start], _undigited(form, choice)]
            done = end
        readings.append("".join([*parts, text[done:]]))
    return tuple(reading for reading in dict.fromkeys(readings) if reading != text)


def _unmasked(form: str) -> str | None:
    """Return *form* in one script, or ``None`` where it is so already or cannot be."""
    if form.isascii() or len(scripts(form)) < 2:
        return None
    composed = compose(form)
    counts = Counter(map(script, composed))
    del counts[NO_SCRIPT]
    if len(counts) < 2 or not counts.keys() <= set(_SCRIPTS):
        return None
    for target in sorted(filter(counts.__contains__, _SCRIPTS), key=lambda code: -counts[code]):
        letters = [_lookalike(char, target) for char in composed]
        if all(letters):
            return compose("".join(letters))
    return None


def _lookalike(char: str, target: str) -> str:
    """Return *char* as a letter of the *target* script, or nothing where none looks like it."""
    code = script(char)
    if code in (target, NO_SCRIPT):
        return char
    base, marks = (parts := unicodedata.normalize("NFD", char))[0], parts[1:]
    table = _lookalikes()[code, target]
    return table.get(char) or (table[base] + marks if base in table else "")


def _undigited(form: str, choice: int) -> str:
    (code, *others) = scripts(form) or (NO_SCRIPT,)
    if others or sum(map(str.isalpha, form)) < _LEAST_LETTERS:
        return form
    upper = form.isupper()

    def letter(digit: re.Match[str]) -> str:
        readings = _digits().get((digit[0], code), [digit[0]])
        reading = readings[min(choice, len(readings) - 1)]
        return reading.upper() if upper else reading

    return _DIGIT.sub(letter, form)


@cache
def _lookalikes() -> dict[tuple[str, str], dict[str, str]]:
    """Return the look-alikes of the letters of one script in another, by both scripts."""
    table = [dict(zip(_SCRIPTS, row, strict=True)) for row in rows("lookalikes.tsv")]
    return {
        (source, target): {
            row[source]: row[target] for row in reversed(table) if row[source] and row[target]
        }
        for source in _SCRIPTS
        for target in _SCRIPTS
    }


@cache
def _digits() -> dict[tuple[str, str], list[str]]:
    return {
        (digit, code): cell.split(" ")
        for digit, *cells in rows("digits.tsv")
        for code, cell in zip(_SCRIPTS, cells, strict=False)
        if cell
    }
