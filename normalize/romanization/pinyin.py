"""Mandarin in Latin letters: Hanyu Pinyin and Wade-Giles, each read from the other.

Tones are not kept. Whoever writes Wade-Giles in haste leaves out its apostrophes and dots, so that
*teng* may be deng or teng and *chu* zhu, chu, ju or qu: `pinyin_readings` tells them all.
"""

import functools
import re
import unicodedata
from collections.abc import Container
from typing import NamedTuple

from normalize.errors import SchemeError
from normalize.romanization.table import rows
from normalize.text.composition import compose

SYSTEMS = ("wade-giles",)
TONES = (
    "\N{COMBINING MACRON}\N{COMBINING ACUTE ACCENT}\N{COMBINING CARON}\N{COMBINING GRAVE ACCENT}"
    "\N{COMBINING CIRCUMFLEX ACCENT}\N{COMBINING BREVE}"  # the last two: ê and ŭ of Wade-Giles
)
TONE_NUMBERS = "12345"
APOSTROPHES = (
    "`\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{MODIFIER LETTER TURNED COMMA}\N{MODIFIER LETTER APOSTROPHE}"
    "\N{MODIFIER LETTER REVERSED COMMA}\N{MODIFIER LETTER LEFT HALF RING}"
)
LONGEST_SYLLABLE = 7  # ch'uang
NEEDS_APOSTROPHE = "aeo"  # first letters that pinyin parts from the syllable before
MOST_READINGS = 8
LONGEST_NAME = 64  # letters; what is longer is not read as Wade-Giles

_NOISE = str.maketrans(dict.fromkeys(TONES + TONE_NUMBERS, "") | dict.fromkeys(APOSTROPHES, "'"))
_UMLAUT_BY_LETTER = re.compile("u:|(?<=[nl])v")
_BORDER = re.compile("['-]+")
_HYPHENS = re.compile("-+")


class Split(NamedTuple):
    """How good a split of the letters from some point on is; less is better."""

    hidden: int  # syllables after the first that begin with a, e, o and have no apostrophe
    pieces: int
    length: int  # of the first syllable, negative


def syllables(word: str) -> list[str] | None:
    """Return the syllables of a pinyin *word*, or ``None`` if it is not one.

    >>> syllables("Jìnpíng"), syllables("xian"), syllables("Xi'an"), syllables("Kiev")
    (['jin', 'ping'], ['xian'], ['xi', 'an'], None)

    As the standard has it, a syllable within a word does not begin with a, e or o unless an
    apostrophe stands before it; where that leaves a choice, few and long syllables win.

    >>> syllables("henan"), syllables("tiananmen")
    (['he', 'nan'], ['tian', 'an', 'men'])
    """
    plain = _UMLAUT_BY_LETTER.sub("ü", _plain(word))
    return _split_all(_BORDER.split(plain), _wade_giles())


def to_wade_giles(word: str) -> str:
    """Return the pinyin of *word* in Wade-Giles; what is not pinyin throughout stays as it is.

    >>> to_wade_giles("Mao Zedong"), to_wade_giles("xi'an"), to_wade_giles("Teng Hsiao-ping")
    ('Mao Tse-tung', 'hsi-an', 'Teng Hsiao-ping')
    """
    words = [(part, syllables(part)) for part in word.split()]
    if not words or not all(found for _, found in words):
        return word
    return " ".join(_in_wade_giles(part, found) for part, found in words if found)


def romanize(word: str, system: str = "wade-giles") -> str:
    """Return pinyin in another romanization, so that a scheme can name this module as its engine.

    >>> romanize("Deng Xiaoping")
    "Teng Hsiao-p'ing"
    """
    if system not in SYSTEMS:
        known = ", ".join(SYSTEMS)
        raise SchemeError("pinyin", f"there is no system {system!r}", f"take one of {known}")
    return to_wade_giles(word)


def from_wade_giles(word: str) -> str | None:
    """Return the pinyin, in small letters, of Wade-Giles taken at its word; ``None`` if it is none.

    >>> from_wade_giles("Mao Tse-tung"), from_wade_giles("Teng"), from_wade_giles("Zedong")
    ('mao zedong', 'deng', None)
    """
    readings = _read_wade_giles(_plain(word))
    return readings[0] if readings else None


def pinyin_readings(word: str) -> tuple[str, ...]:
    """Return what *word* may be in pinyin: pinyin itself, then Wade-Giles, the strict first.

    >>> pinyin_readings("Teng"), pinyin_readings("Hsiao-ping")
    (('teng', 'deng'), ('xiaobing', 'xiaoping'))
    >>> pinyin_readings("Kiev")
    ()

    All words of a name are taken for the same system. At most eight readings are given.
    """
    plain = _plain(word)
    read = _read_wade_giles(plain)
    words = [found for part in plain.split() if (found := syllables(part))]
    if words and len(words) == len(plain.split()):
        as_pinyin = " ".join(map(_join, words))
        guessed = as_pinyin.count("'") > plain.count("'")  # a border nobody wrote
        read.insert(len(read) if guessed else 0, as_pinyin)
    return tuple(dict.fromkeys(read))[:MOST_READINGS]


def _plain(word: str) -> str:
    """Return *word* in small letters without tones, with one kind of apostrophe."""
    bare = unicodedata.normalize("NFD", compose(word).lower()).translate(_NOISE)
    return unicodedata.normalize("NFC", bare).strip()


def _in_wade_giles(word: str, found: list[str]) -> str:
    """Write the syllables *found* with the case of *word*."""
    latin = "-".join(_wade_giles()[syllable] for syllable in found)
    if len(word) > 1 and word.isupper():
        return latin.upper()
    return latin[0].upper() + latin[1:] if word[0].isupper() else latin


def _read_wade_giles(plain: str) -> list[str]:
    """Return the likeliest pinyin readings of words in Wade-Giles, none if one of them is not."""
    if len(plain) > LONGEST_NAME:
        return []
    words = [_split_all(_HYPHENS.split(part), _readings()) for part in plain.split()]
    best: list[tuple[int, tuple[tuple[str, ...], ...]]] = [(0, ())]
    for word in words:
        if word is None:
            return []
        best = [(rank, (*done, ())) for rank, done in best]
        for syllable in word:
            longer = [
                (rank + more, (*done[:-1], (*done[-1], reading)))
                for rank, done in best
                for more, reading in enumerate(_readings()[syllable])
            ]
            best = sorted(longer)[:MOST_READINGS]
    return [" ".join(map(_join, done)) for _, done in best if done]


def _join(found: list[str] | tuple[str, ...]) -> str:
    """Write pinyin syllables as one word."""
    first, *others = found
    return first + "".join(f"'{x}" if x[0] in NEEDS_APOSTROPHE else x for x in others)


def _split_all(parts: list[str], inventory: Container[str]) -> list[str] | None:
    """Split every part into syllables of *inventory*."""
    found: list[str] = []
    for part in parts:
        split = _split(part, inventory)
        if not split:
            return None
        found += split
    return found


def _split(letters: str, inventory: Container[str]) -> list[str]:
    """Return the best split of *letters* into syllables, nothing if there is none."""
    best: list[Split | None] = [None] * len(letters) + [Split(0, 0, 0)]
    for start in range(len(letters) - 1, -1, -1):
        hidden = start > 0 and letters[start] in NEEDS_APOSTROPHE
        best[start] = min(
            (
                Split(rest.hidden + hidden, rest.pieces + 1, start - end)
                for end in range(start + 1, min(start + LONGEST_SYLLABLE, len(letters)) + 1)
                if (rest := best[end]) and letters[start:end] in inventory
            ),
            default=None,
        )
    found = []
    start = 0
    while start < len(letters) and (split := best[start]):
        found.append(letters[start : start - split.length])
        start -= split.length
    return found


@functools.cache
def _wade_giles() -> dict[str, str]:
    return {pinyin: wade_giles for pinyin, wade_giles, _ in rows("pinyin")}


@functools.cache
def _readings() -> dict[str, tuple[str, ...]]:
    """Return what each Wade-Giles spelling, full or with signs left out, may be in pinyin."""
    ranked: dict[str, list[tuple[int, str]]] = {}
    for pinyin, wade_giles, also in rows("pinyin"):
        for spelling in (wade_giles, *also.split()):
            bare = spelling.replace("'", "")
            for rank, written in enumerate(
                (spelling, bare, spelling.replace("ü", "u"), bare.replace("ü", "u"))
            ):
                ranked.setdefault(written, []).append((rank, pinyin))
    return {
        written: tuple(dict.fromkeys(pinyin for _, pinyin in sorted(found)))
        for written, found in ranked.items()
    }
