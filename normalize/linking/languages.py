"""The language of a text, told by its commonest words (``stopwords.tsv``), else by its cues.

What has neither is told by letters that few languages have (``letters.tsv``), or by its script.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from heapq import nlargest

from normalize.linking.cues import FOLDER, languages_of_cue
from normalize.text import script
from normalize.text.tables import rows

OF_ENDING = 0.5  # what the end of a word tells, beside a common word
SHORTEST_ENDED, SHORTEST_STEM = 5, 2  # letters
SHORTEST_ENDING, LONGEST_ENDING = 3, 6
WRITTEN_IN = {
    "Armn": ("hy",),
    "Deva": ("hi",),
    "Geor": ("ka",),
    "Grek": ("el",),
    "Hang": ("ko",),
    "Hani": ("zh",),
    "Hebr": ("he",),
    "Hira": ("ja",),
    "Kana": ("ja",),
    "Thai": ("th",),
}
"""The language that most texts in a script are in."""


def language_of(words: Sequence[str], letters: str = "") -> str:
    """Return the language of a text with these folded *words*; empty where two are as likely.

    *letters* are those that the words are written with, before folding.

    A word of several languages speaks for each of them the less.

    >>> language_of(["he", "was", "in"]), language_of(["je", "bilo", "v"]), language_of(["in"])
    ('en', 'sl', '')
    >>> language_of(["открыли"], "открыли"), language_of(["відкрили"], "відкрили")
    ('ru', 'uk')
    """
    return (
        _most(map(_stopwords().get, words))
        or _most(map(_letters().get, letters))
        or _most(map(_stopwords().get, words), map(_by_ending, words))
        or _most(map(languages_of_cue, words))
        or _most(WRITTEN_IN.get(script(letter)) for letter in letters)
    )


def is_stopword(word: str, language: str) -> bool:
    """Say whether the folded *word* is one of the commonest of *language*.

    >>> is_stopword("si", "fr"), is_stopword("si", "en")
    (True, False)
    """
    return language in _stopwords().get(word, ())


def _most(
    spoken: Iterable[Sequence[str] | None], ended: Iterable[Sequence[str] | None] = ()
) -> str:
    votes: dict[str, float] = defaultdict(float)
    for weight, told in ((1.0, spoken), (OF_ENDING, ended)):
        for languages in filter(None, told):
            for language in languages:
                votes[language] += weight / len(languages)
    best, second = nlargest(2, (*votes.values(), 0.0, 0.0))
    return max(votes, key=votes.__getitem__) if best > second else ""


def _by_ending(word: str) -> tuple[str, ...] | None:
    """Return the languages that a word's end is common in, if it is no common word itself."""
    if word in _stopwords() or len(word) < SHORTEST_ENDED:
        return None
    sizes = range(min(LONGEST_ENDING, len(word) - SHORTEST_STEM), SHORTEST_ENDING - 1, -1)
    return next((found for size in sizes if (found := _endings().get(word[-size:]))), None)


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    return {ending: tuple(languages.split()) for ending, languages in rows("endings.tsv", FOLDER)}


@cache
def _letters() -> dict[str, tuple[str, ...]]:
    return {
        letter: tuple(languages.split())
        for letters, languages in rows("letters.tsv", FOLDER)
        for letter in letters
    }


@cache
def _stopwords() -> dict[str, tuple[str, ...]]:
    return {word: tuple(languages.split()) for word, languages in rows("stopwords.tsv", FOLDER)}
