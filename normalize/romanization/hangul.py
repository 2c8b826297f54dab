"""Hangul to Latin letters: Revised Romanization, McCune-Reischauer, and names by custom.

A word is taken apart into syllables, the sound changes between them are applied
(``hangul_junctions.tsv``), and the spoken letters are spelt as the system asks. What only a
dictionary knows stays unknown: which compounds are not assimilated, and where ㄴ is inserted.
"""

import functools
import itertools
import re
from typing import NamedTuple

from normalize.errors import SchemeError
from normalize.romanization.table import rows
from normalize.text.composition import compose

SYLLABLES = "가힣"  # first and last of the precomposed block
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
SILENT = "ㅇ"
VOICING = ("", *"ㄴㄹㅁㅇ")  # sounds after which McCune-Reischauer writes g d b j
SYSTEMS = ("revised", "mccune-reischauer", "press")
LONGEST_GIVEN = 3
# Province, city, county, town, township: seldom the last syllable of a given name.
PLACE_ENDINGS = "도시군읍면"
MOST_SPELLINGS = 24

_RUN = re.compile(f"[{SYLLABLES[0]}-{SYLLABLES[1]}]+")
_WORD_START = re.compile(rf"(?<![\w-])[{SYLLABLES[0]}-{SYLLABLES[1]}]")


class Syllable(NamedTuple):
    """A syllable as letters; ``final`` is empty where there is none."""

    initial: str
    vowel: str
    final: str = ""


class Spelling(NamedTuple):
    """How one system writes spoken sounds: initials, initials after a voiced sound, and so on."""

    initials: dict[str, str]
    voiced: dict[str, str]
    vowels: dict[str, str]
    finals: dict[str, str]
    pairs: dict[tuple[str, str], str]


def romanize(word: str, system: str) -> str:
    """Return *word* with its Hangul in Latin letters, words capitalized; the rest stays as it is.

    >>> romanize("신라", "revised"), romanize("종로", "revised")
    ('Silla', 'Jongno')
    >>> romanize("박 근혜", "mccune-reischauer")
    'Pak Kŭnhye'

    ``press`` is for people: a word that is built like a Korean full name, with a given name of
    two syllables and no ending of places, is written as newspapers do, any other word by the
    Revised Romanization.

    >>> romanize("문재인", "press"), romanize("강원도", "press")
    ('Moon Jae-in', 'Gangwondo')
    """
    if system not in SYSTEMS:
        known = ", ".join(SYSTEMS)
        raise SchemeError("hangul", f"there is no system {system!r}", f"take one of {known}")
    text = compose(word)
    if system == "press":
        return _in_press(text) or romanize(text, "revised")

    def write(run: re.Match[str]) -> str:
        latin = _write(run[0], system)
        return latin[0].upper() + latin[1:] if _WORD_START.match(text, run.start()) else latin

    return _RUN.sub(write, text)


def name_spellings(name: str) -> tuple[str, ...]:
    """Return spellings of a Korean personal name: by the law, in books, then by custom.

    >>> name_spellings("김정은")[:4]
    ('Kim Jeongeun', 'Kim Chŏngŭn', 'Kim Jung-eun', 'Kim Jung-un')
    >>> "Kim Jong-un" in name_spellings("김정은")
    True

    The family name, of one syllable or two, must stand in ``hangul_surnames.tsv``; a name that is
    not built like a Korean one has no spellings. At most 24 are given.
    """
    text = compose(name)
    strict = [
        spelling
        for family, given in _splits(text)
        for spelling in (_by_law(family, given), _in_books(family, given))
    ]
    return tuple(dict.fromkeys((*strict, *_customary(text))))[:MOST_SPELLINGS]


def _write(run: str, system: str) -> str:
    """Write a run of syllables in small Latin letters."""
    return _spell(_assimilate(_syllables(run)), system)


def _syllables(run: str) -> list[Syllable]:
    """Take precomposed syllables apart by their place in the Unicode block."""
    found = []
    for character in run:
        rest, final = divmod(ord(character) - ord(SYLLABLES[0]), len(FINALS))
        initial, vowel = divmod(rest, len(VOWELS))
        found.append(Syllable(INITIALS[initial], VOWELS[vowel], FINALS[final]))
    return found


def _head(initial: str, vowel: str) -> str:
    """Return initial and vowel as one precomposed syllable without a final."""
    place = INITIALS.index(initial) * len(VOWELS) + VOWELS.index(vowel)
    return chr(ord(SYLLABLES[0]) + place * len(FINALS))


def _assimilate(written: list[Syllable]) -> list[Syllable]:
    """Return the syllables as they are spoken in one word."""
    spoken = []
    initial = written[0].initial
    for syllable, following in itertools.pairwise(written):
        final, next_initial = _meet(syllable.final, following)
        spoken.append(Syllable(initial, syllable.vowel, final))
        initial = next_initial
    last = written[-1]
    spoken.append(Syllable(initial, last.vowel, _alone().get(last.final, "")))
    return spoken


def _meet(final: str, following: Syllable) -> tuple[str, str]:
    """Return the spoken final and the spoken initial after it."""
    if not final:
        return "", following.initial
    alone = _alone()[final]
    head = _head(following.initial, following.vowel)
    for key in ((final, head), (final, following.initial)):
        if key in _junctions():
            return _junctions()[key]
    if following.initial == SILENT:
        return _linked()[final]
    return _junctions().get((alone, following.initial), (alone, following.initial))


def _spell(spoken: list[Syllable], system: str) -> str:
    """Write spoken syllables in small Latin letters."""
    spelling = _spelling(system)
    written = []
    before: str | None = None  # the final before; None at the start of a word
    for syllable in spoken:
        initials = spelling.voiced if before in VOICING else spelling.initials
        head = _head(syllable.initial, syllable.vowel)
        initial = initials.get(head) or initials[syllable.initial]
        final = spelling.finals[before or ""]
        written.append(spelling.pairs.get((before or "", syllable.initial), final + initial))
        written.append(spelling.vowels[syllable.vowel])
        before = syllable.final
    return "".join(written) + spelling.finals[before or ""]


@functools.cache
def _spelling(system: str) -> Spelling:
    column = 0 if system == "revised" else 1
    letters: dict[str, dict[str, str]] = {"initial": {}, "vowel": {}, "final": {"": ""}}
    voiced = {}
    for place, letter, *cells in rows("hangul_letters"):
        letters[place][letter] = cells[column]
        if place == "initial":
            voiced[letter] = cells[2 * column]
    pairs = {(final, initial): cells[column] for final, initial, *cells in rows("hangul_pairs")}
    return Spelling(letters["initial"], voiced, letters["vowel"], letters["final"], pairs)


@functools.cache
def _alone() -> dict[str, str]:
    return {final: alone for final, alone, _, _ in rows("hangul_finals")}


@functools.cache
def _linked() -> dict[str, tuple[str, str]]:
    """Return what of a final stays, and the initial that a following vowel gets."""
    return {final: (stays, moves or SILENT) for final, _, stays, moves in rows("hangul_finals")}


@functools.cache
def _junctions() -> dict[tuple[str, str], tuple[str, str]]:
    return {(final, initial): (x, y) for final, initial, x, y in rows("hangul_junctions")}


@functools.cache
def _customs(name: str) -> dict[str, tuple[str, ...]]:
    return {hangul: tuple(spellings.split(" ")) for hangul, spellings in rows(name)}


def _splits(name: str) -> list[tuple[str, str]]:
    """Return the ways to part *name* into family and given name, a longer family name first."""
    family, _, given = name.strip().partition(" ")
    parted = [(family, given.replace(" ", "").replace("-", ""))]
    if not given:
        parted = [(family[:length], family[length:]) for length in (2, 1)]
    surnames = _customs("hangul_surnames")
    return [
        (family, given)
        for family, given in parted
        if family in surnames
        and len(given) <= LONGEST_GIVEN
        and (given == "" or _RUN.fullmatch(given))
    ]


def _by_law(family: str, given: str) -> str:
    """Write a name as the law asks: the syllables of a given name do not change each other."""
    syllables = "".join(_write(syllable, "revised") for syllable in given)
    return f"{_customs('hangul_surnames')[family][0]} {syllables.capitalize()}".rstrip()


def _in_books(family: str, given: str) -> str:
    """Write a name by McCune-Reischauer: two words, with the sound changes inside each."""
    words = (romanize(word, "mccune-reischauer") for word in (family, given))
    return " ".join(words).rstrip()


def _in_press(name: str) -> str:
    """Write a full name as newspapers do; nothing if it does not look like one."""
    for family, given in _splits(name):
        if len(given) == 2 and given[-1] not in PLACE_ENDINGS:
            return _ranked(family, given)[0]
    return ""


def _customary(name: str) -> tuple[str, ...]:
    """Return the spellings by custom, the likeliest first."""
    splits = _splits(name)
    most = MOST_SPELLINGS // max(1, len(splits))
    return tuple(spelling for family, given in splits for spelling in _ranked(family, given)[:most])


def _ranked(family: str, given: str) -> list[str]:
    """Combine the customary spellings of all parts, by the sum of their ranks."""
    listed = _customs("hangul_given")
    parts = [_customs("hangul_surnames")[family]]
    parts += [listed.get(syllable) or (_write(syllable, "revised"),) for syllable in given]
    choices = itertools.product(*(tuple(enumerate(part)) for part in parts))
    ranked = sorted(choices, key=lambda choice: sum(rank for rank, _ in choice))
    return [
        f"{choice[0][1]} {'-'.join(text for _, text in choice[1:]).capitalize()}".rstrip()
        for choice in ranked
    ]
