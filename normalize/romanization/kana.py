"""Kana to Latin letters by Hepburn: hiragana and katakana, native and foreign words.

Steps: full width and composed (NFKC) -> repetition marks -> the longest groups of the table
(``kana.tsv``), with っ, ー and long vowels -> ん by what follows -> the marks a system writes.
"""

import functools
import re
import unicodedata
from typing import NamedTuple

from normalize.errors import SchemeError
from normalize.romanization.table import rows
from normalize.text.composition import compose

KATAKANA = ("ァ", "ヶ")  # first and last letter with a hiragana twin
HIRAGANA = ("ぁ", "ゖ")
STEP = ord(HIRAGANA[0]) - ord(KATAKANA[0])
SOKUON = "っッ"  # doubles the consonant that follows
LONG = "ー"
MORAIC_N = "n'"  # ん until it is known what follows
REPEATED = re.compile("(.)([ゝヽ]|[ゞヾ])")
VOICING_MARK = "\N{COMBINING KATAKANA-HIRAGANA VOICED SOUND MARK}"
SPACING_MARKS = str.maketrans(
    "゛゜",
    "\N{COMBINING KATAKANA-HIRAGANA VOICED SOUND MARK}"
    "\N{COMBINING KATAKANA-HIRAGANA SEMI-VOICED SOUND MARK}",
)
SEPARATORS = {"・": " ", "\N{KATAKANA-HIRAGANA DOUBLE HYPHEN}": "-"}
VOWELS = "aiueo"
MACRONS = dict(zip(VOWELS, "āīūēō", strict=True))
PLAIN = str.maketrans("āīūēō", VOWELS, "'")

# Two vowels that hiragana writes for one long one. In katakana ー alone makes a vowel long, for
# the vowels of foreign words stay apart (ソウル souru).
LENGTHENED = {"ou": "ō", "oo": "ō", "uu": "ū", "aa": "ā", "ee": "ē"}

_RUN = re.compile("[ぁ-ゟ゠-ヿㇰ-ㇿ]+")
_NOT_BEFORE_VOWEL = re.compile(f"{MORAIC_N}(?![{VOWELS}āīūēōy])")
_WORD_START = re.compile("(?:^|(?<=[ -])).")
_BEFORE_LIPS = re.compile("n(?=[bmp])")


class System(NamedTuple):
    """What the kinds of Hepburn differ in."""

    marks: bool  # macrons and the apostrophe of shin'ichi
    m_before_lips: bool


SYSTEMS = {
    "hepburn": System(marks=True, m_before_lips=False),
    "hepburn-plain": System(marks=False, m_before_lips=False),
    "hepburn-traditional": System(marks=True, m_before_lips=True),
}


def romanize(word: str, system: str = "hepburn") -> str:
    """Return *word* with its kana in Latin letters, words capitalized; the rest stays as it is.

    >>> romanize("とうきょう"), romanize("とうきょう", "hepburn-plain")
    ('Tōkyō', 'Tokyo')
    >>> romanize("しんいち"), romanize("しんばし", "hepburn-traditional")
    ("Shin'ichi", 'Shimbashi')
    >>> romanize("ヴォロディミル・ゼレンスキー", "hepburn-plain")
    'Vorodimiru Zerensuki'

    A long vowel is read wherever two hiragana could mean one (おおさか, こうべ); a border between
    the parts of a compound (こうし, calf: *ko-ushi*) is not seen. Marks that mean nothing where
    they stand, such as っ at the end, are not written.
    """
    if system not in SYSTEMS:
        known = ", ".join(SYSTEMS)
        raise SchemeError("kana", f"there is no system {system!r}", f"take one of {known}")
    text = compose(word.translate(SPACING_MARKS))

    def write(run: re.Match[str]) -> str:
        latin = _finish(_spell(run[0]), SYSTEMS[system])
        return latin if run.start() and text[run.start() - 1].isalnum() else _capitalize(latin)

    return _RUN.sub(write, text)


def _capitalize(latin: str) -> str:
    return _WORD_START.sub(lambda start: start[0].upper(), latin)


def _spell(run: str) -> str:
    """Write kana with macrons, and ``n'`` for every ん."""
    written = [""]
    doubled = contracting = False  # after っ; after a hiragana, whose vowel う may lengthen
    for group in _groups().findall(_repeat(run)):
        latin = _table().get(group, "")
        native = group[0] <= HIRAGANA[1]
        before = written[-1]
        pair = before[-1:] + latin
        if group == LONG:
            written[-1] = before[:-1] + MACRONS.get(before[-1:], before[-1:])
        elif native and contracting and pair in LENGTHENED:
            written[-1] = before[:-1] + LENGTHENED[pair]
        elif latin:
            written.append(_doubling(latin) + latin if doubled else latin)
        doubled = group in SOKUON
        contracting = native
    return "".join(written)


def _doubling(latin: str) -> str:
    """Return what っ writes before *latin*: nothing before a vowel, t before ch."""
    if latin.startswith("ch"):
        return "t"
    return "" if latin[:1] in VOWELS or latin == MORAIC_N else latin[0]


def _repeat(run: str) -> str:
    """Write out the repetition marks ゝ (plain) and ゞ (voiced)."""

    def again(found: re.Match[str]) -> str:
        mark = VOICING_MARK if found[2] in "ゞヾ" else ""
        return found[1] + unicodedata.normalize("NFC", found[1] + mark)

    return REPEATED.sub(again, run)


def _finish(written: str, system: System) -> str:
    """Settle ん and the marks as *system* asks."""
    written = _NOT_BEFORE_VOWEL.sub("n", written)
    if system.m_before_lips:
        written = _BEFORE_LIPS.sub("m", written)
    return written if system.marks else written.translate(PLAIN)


@functools.cache
def _table() -> dict[str, str]:
    """Return the spelling of every group, in both scripts."""
    table = dict(SEPARATORS)
    for kana, latin in rows("kana"):
        spelling = MORAIC_N if kana == "ん" else latin
        table[kana] = table[_shift(kana, HIRAGANA, -STEP)] = spelling
        table[_shift(kana, KATAKANA, STEP)] = spelling
    return table


def _shift(kana: str, block: tuple[str, str], step: int) -> str:
    """Move the letters that lie in *block* by *step* code points."""
    first, last = block
    return "".join(
        chr(ord(letter) + step) if first <= letter <= last else letter for letter in kana
    )


@functools.cache
def _groups() -> re.Pattern[str]:
    """Find the longest groups of the table, or a mark alone."""
    groups = sorted(_table(), key=len, reverse=True)
    return re.compile("|".join((*map(re.escape, groups), f"[{SOKUON}{LONG}]")))
