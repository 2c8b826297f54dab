"""What the words around a name tell: ``cues.tsv``. Words that are names as well: ``common.tsv``.

Prepositions that hold an article: ``contractions.tsv``. Further given names: ``given.tsv``.
"""

import os
from functools import cache, lru_cache
from typing import Literal, NamedTuple, get_args

from normalize.text import fold, script
from normalize.text.tables import rows

Cue = Literal[
    "locative", "direction", "relational", "place noun", "person verb", "calendar", "thing after",
    "thing before", "memorial", "opener", "conjunction", "saying", "route", "of", "article",
    "institution", "product", "club", "street", "own article", "thing joined", "word joined",
    "sounding", "sounding word", "sounding before", "sounding behind",
    "given character",
    "locative before", "locative behind", "locative ending",
    "particle behind", "particle before", "adjective ending", "adjective noun", "firm", "age",
    "sport", "death", "artist", "cleric", "player",
    "saint",
]  # fmt: skip
STRICT: frozenset[Cue] = frozenset(
    {
        "article",
        "product",
        "street",
        "conjunction",
        "of",
        "firm",
        "sport",
        "death",
        "artist",
        "cleric",
        "player",
    }
)
Sort = Literal["calendar", "given", "surname", "thing", "word"]
SORTS: tuple[Sort, ...] = get_args(Sort)  # of a word that is of several, the first counts
ANY = "mul"  # ISO 639-2: a word of many languages
REMEMBERED = 1 << 16  # questions about words
FOLDER = os.path.dirname(__file__)


class Meaning(NamedTuple):
    """What a word is a cue for, and in which languages."""

    cue: str
    languages: frozenset[str]


@cache
def _meanings(name: str) -> dict[str, list[Meaning]]:
    """Return what each folded word or phrase of a table tells."""
    found: dict[str, list[Meaning]] = {}
    for word, cue, languages in rows(name, FOLDER):
        meaning = Meaning(cue, frozenset(languages.split()))
        found.setdefault(fold(word), []).append(meaning)
    return found


@lru_cache(REMEMBERED)
def is_cue(cue: Cue, *words: str, lang: str = "") -> bool:
    """Say whether the folded *words*, taken together, are such a cue.

    >>> is_cue("place noun", "city", "of"), is_cue("locative", "with")
    (True, False)
    >>> is_cue("locative", "en", lang="fr"), is_cue("locative", "en", lang="nl")
    (True, False)

    Where *lang* says which language is written, what the words are in it counts, if the table has
    them for it at all; a cue of `STRICT` is none in another language.
    """
    meanings = _meanings("cues.tsv").get(" ".join(words))
    if meanings is None:
        return False
    own = [m for m in meanings if lang in m.languages or ANY in m.languages] if lang else []
    if not own and not (lang and cue in STRICT):
        own = meanings
    return any(meaning.cue == cue for meaning in own)


def languages_of_cue(word: str) -> list[str]:
    """Return the languages that the folded cue *word* is of.

    >>> languages_of_cue("nach")
    ['de']
    """
    found = _meanings("cues.tsv").get(word, ())
    return sorted({lang for meaning in found for lang in meaning.languages} - {ANY})


@cache
def endings(letters: str) -> tuple[str, ...]:
    """Return the particles that a script writes behind a name without a space, longest first.

    >>> endings("Hang")[-1] in ("은", "는", "이", "가", "을", "를")
    True
    """
    return _particles("particle behind", letters)


@cache
def starts(letters: str) -> tuple[str, ...]:
    """Return the particles that a script writes before a name without a space, longest first.

    >>> starts("Hebr")[-1] in "ובלמהשכ"
    True
    """
    return _particles("particle before", letters)


def _particles(cue: Cue, letters: str) -> tuple[str, ...]:
    table = rows("cues.tsv", FOLDER)
    found = {word for word, meant, _ in table if meant == cue and script(word) == letters}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _contractions() -> dict[tuple[str, str], str]:
    return {(word, lang): article for word, article, lang in rows("contractions.tsv", FOLDER)}


def article_in(word: str, lang: str) -> str:
    """Return the article that the folded preposition *word* holds in *lang*, empty without any.

    >>> article_in("du", "fr"), article_in("de", "fr")
    ('le', '')
    """
    return _contractions().get((word, lang), "")


@cache
def _given() -> frozenset[str]:
    return frozenset(word for word, _ in rows("given.tsv", FOLDER))


def is_further_given(word: str) -> bool:
    """Say whether the folded *word* is a given name that no table of equal names has.

    >>> is_further_given("amparo"), is_further_given("berlin")
    (True, False)
    """
    return word in _given()


def sort_of_common(word: str, lang: str = "") -> Sort | None:
    """Return as what the folded *word* is common, ``None`` for one that only names.

    A plain word counts in its own language, where *lang* says which one is written.

    >>> sort_of_common("may"), sort_of_common("kyiv"), sort_of_common("mali", "fr")
    ('calendar', None, None)
    """
    sorts = {
        sort.cue
        for sort in _meanings("common.tsv").get(word, ())
        if sort.cue != "word" or not lang or lang in sort.languages or ANY in sort.languages
    }
    return next((sort for sort in SORTS if sort in sorts), None)
