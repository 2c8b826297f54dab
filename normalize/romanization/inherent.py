"""The vowel that a consonant carries without a sign, written out as ``ə``.

Once it stands there, and the virama that denied it is gone, the rules of a scheme read an Indic
word letter by letter like any alphabet: क्या is कया, कमल is कəमəलə. Where a language has fallen
out of the habit of sounding the vowel, ``fall`` says so:

- ``never``: it is always sounded (Telugu, Sinhala, all scholarly schemes);
- ``end``: not at the end of a word after a single consonant (Bengali, Odia);
- ``schwa``: nor between a single consonant after a vowel and one before a vowel (Hindi: कəमला,
  Kamla). The word is gone through from its end, as each vowel that falls saves the one before.
"""

import functools
import re
import unicodedata
from typing import Literal, NamedTuple

INHERENT = "ə"
VIRAMA = 9  # the canonical combining class of all marks that take the vowel away
NASALS = ("BINDU", "ANUSVARA", "BINDI", "TIPPI", "ADDAK")
# Kinds of letters: consonant, vowel, mark of a nasal or a doubling, whole syllable.
# What stands before the vowel, and what after it:
SINGLE = ("VC", "SC")
SINGLE_AT_END = (*SINGLE, "VNC")
SOUNDED = ("CV", "S")

Fall = Literal["never", "end", "schwa"]


class Inherent(NamedTuple):
    """Which letters carry the vowel, where it falls silent, and members of compounds.

    At each of ``members`` the word begins anew: श्री + नगर is Srinagar.
    """

    consonants: str
    fall: Fall
    members: tuple[str, ...]


def write_inherent(word: str, inherent: Inherent, kept: frozenset[str]) -> str:
    """Return *word* with its inherent vowels as ``ə`` and without viramas that are not in *kept*.

    >>> hindi = Inherent("कगतनमयरलश", "schwa", ("नगर",))
    >>> [write_inherent(word, hindi, frozenset()) for word in ("कमल", "कमला", "श्रीनगर")]
    ['कəमəल', 'कəमला', 'शरीनəगəर']
    """
    parts = _member_starts(inherent.members).split(word)
    spelt = (_spell_out(part, inherent.consonants, kept) for part in parts)
    if inherent.fall != "never":
        spelt = (_silence(part, inherent) for part in spelt)
    return "".join(letter for part in spelt for letter in part)


def _spell_out(word: str, consonants: str, kept: frozenset[str]) -> list[str]:
    """Return the letters of *word*, each with the marks that belong to it."""
    letters: list[str] = []
    is_open = False
    for char in word:
        if is_open and _is_joined(char):
            letters[-1] += char
            continue
        if is_open and not _takes_vowel(char):
            letters.append(INHERENT)
        is_open = char in consonants
        if char in kept or unicodedata.combining(char) != VIRAMA:
            letters.append(char)
    return [*letters, INHERENT] if is_open else letters


def _silence(letters: list[str], inherent: Inherent) -> list[str]:
    """Return *letters* without the inherent vowels that are not sounded."""
    kinds = "".join(_kind(letter[0], inherent.consonants) for letter in letters)
    kept: list[int] = []
    for place in range(len(letters) - 1, -1, -1):
        if letters[place] == INHERENT:
            before = kinds[max(0, place - 3) : place]
            after = "".join(kinds[later] for later in kept[:-3:-1])
            if after.strip():
                falls = inherent.fall == "schwa" and before.endswith(SINGLE)
                falls = falls and after.startswith(SOUNDED)
            else:
                falls = before.endswith(SINGLE_AT_END)
            if falls:
                continue
        kept.append(place)
    return [letters[place] for place in reversed(kept)]


def _kind(char: str, consonants: str) -> str:
    if char in consonants:
        return "C"
    name = _name(char)
    if name.endswith(NASALS):
        return "N"
    if "SYLLABLE" in name:
        return "S"
    return "V" if char == INHERENT or "LETTER" in name or "VOWEL SIGN" in name else " "


def _takes_vowel(char: str) -> bool:
    return unicodedata.combining(char) == VIRAMA or "VOWEL SIGN" in _name(char)


def _is_joined(char: str) -> bool:
    """Tell whether *char* belongs to the consonant before it: a nukta, a medial consonant."""
    return _name(char).endswith("SIGN NUKTA") or "CONSONANT SIGN" in _name(char)


@functools.cache
def _member_starts(members: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?!^)(?={'|'.join(map(re.escape, members))})" if members else r"(?!)")


def _name(char: str) -> str:
    return unicodedata.name(char, "")
