"""Thai to Latin letters by the Royal Thai General System, as far as letters alone tell.

A word is cut into syllables by the templates of ``tables/thai_vowels.tsv``, the cut with the
least cost: vowels that are not written cost more than those that are. What only a dictionary
knows stays unknown: which consonant closes one syllable and opens the next (วัฒนา), and where
words end within a name.
"""

import functools
import re
from collections.abc import Iterator

from normalize.errors import SchemeError
from normalize.romanization.table import rows

SYSTEMS = ("rtgs",)
INITIAL = "−"
FINAL = "="
LEADING = "เแโใไ"  # vowels that stand before the initial
SIGNS = frozenset("ะัาิีึืุู็ํ")  # what no syllable begins with
SECONDS = {"ร": "กขคตทปพจศส", "ล": "กขคปพผ", "ว": "กขค", "งญนมยรลว": "ห"}
CLUSTERS = frozenset(x + y for ys, xs in SECONDS.items() for x in xs for y in ys)
SYLLABLE = 10
CLUSTER = -2
NEVER_LAST = 10  # no word ends in a vowel that is not written
LONGEST_TAIL = 3
SILENT = re.compile("(?:[ทตด]ร|ษณ|[ก-ฮ])[ิุ]?์")
TONES = re.compile("[่้๊๋๎]")
# What stands behind a final and is not sounded at the end of a word: บุตร, ชาติ.
MUTE_END = re.compile("(?<=[ัาิีุู][กขคชดตทพ])ร$|(?<=[ัาิีุูเโ][ตฏ])[ิุ]$|(?<=เ[ก-ฮ][ตช])[ุร]$")
RUN = re.compile("[ก-๎]+")


def romanize(word: str, system: str) -> str:
    """Return *word* with its Thai in Latin letters, the rest as it stands.

    >>> romanize("สมชาย", "rtgs"), romanize("ภูเก็ต", "rtgs"), romanize("ทักษิณ", "rtgs")
    ('Somchai', 'Phuket', 'Thaksin')
    """
    if system not in SYSTEMS:
        raise SchemeError("thai", f"there is no system {system!r}", f"take one of {SYSTEMS}")
    return RUN.sub(_write, word)


def _write(run: re.Match[str]) -> str:
    plain = MUTE_END.sub("", SILENT.sub("", TONES.sub("", run[0]))).replace("ฤ", "รึ")
    best: list[tuple[int, int, str]] = [(0, 0, "")] * (len(plain) + 1)  # cost, next, Latin
    for start in range(len(plain) - 1, -1, -1):
        ways = [(cost + best[end][0], end, latin) for cost, end, latin in _syllables(plain, start)]
        unread = (SYLLABLE * 10 + best[start + 1][0], start + 1, "")
        best[start] = min(ways, default=unread, key=lambda way: (way[0], -way[1]))
    parts = []
    start = 0
    while start < len(plain):
        _, start, latin = best[start]
        parts.append(latin)
    return _join(parts)


def _join(parts: list[str]) -> str:
    """Return the syllables as one word, with a hyphen before a vowel."""
    word = ""
    for part in filter(None, parts):
        word += f"-{part}" if word and part[0] in "aeiou" else part
    return word[:1].upper() + word[1:]


def _syllables(plain: str, start: int) -> Iterator[tuple[int, int, str]]:
    """Yield the cost, the end and the Latin letters of each syllable that begins at *start*."""
    initials, finals = _letters()
    lead = plain[start] if plain[start] in LEADING else ""
    first = start + len(lead)
    for size in (2, 1):
        initial = plain[first : first + size]
        if initial not in (CLUSTERS if size > 1 else initials):
            continue
        for rime, final, end in _rimes_at(plain, lead, first + size):
            vowel, cost = _rimes()[rime]
            cost += CLUSTER * (size > 1) + NEVER_LAST * (rime == INITIAL and end == len(plain))
            yield cost, end, _initial(initial, initials) + vowel + finals.get(final, "")


def _rimes_at(plain: str, lead: str, start: int) -> Iterator[tuple[str, str, int]]:
    """Yield each rime that fits behind an initial: how it is written, its final, its end."""
    for end in range(start, min(start + LONGEST_TAIL, len(plain)) + 1):
        open_rime = lead + INITIAL + plain[start:end]
        following = plain[end : end + 1]
        if open_rime in _rimes() and following not in SIGNS:
            yield open_rime, "", end
        closes = following in _letters()[1] and plain[end + 1 : end + 2] not in SIGNS
        if closes and open_rime + FINAL in _rimes():
            yield open_rime + FINAL, following, end + 1


def _initial(letters: str, initials: dict[str, str]) -> str:
    if letters == "ทร":
        return "s"
    if len(letters) > 1 and letters[0] == "ห":
        return initials[letters[1]]
    if letters[1:] == "ร" and letters[0] in "สศจ":
        return initials[letters[0]]
    return "".join(initials[letter] for letter in letters)


@functools.cache
def _letters() -> tuple[dict[str, str], dict[str, str]]:
    """Return what each consonant is at the start of a syllable, and at its end."""
    table = rows("thai_letters")
    initials = {letter: initial for letters, initial, _ in table for letter in letters}
    finals = {letter: final for letters, _, final in table for letter in letters if final}
    return initials, finals


@functools.cache
def _rimes() -> dict[str, tuple[str, int]]:
    return {written: (vowel, SYLLABLE + int(cost)) for written, vowel, cost in rows("thai_vowels")}
