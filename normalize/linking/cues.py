"""What the words around a name tell: ``cues.tsv``. Words that are names as well: ``common.tsv``."""

import os
from functools import cache
from typing import Literal

from normalize.text import fold

Cue = Literal[
    "locative", "direction", "relational", "place noun", "person verb", "calendar", "thing after",
    "thing before", "memorial", "opener",
]  # fmt: skip
Sort = Literal["word", "calendar", "given", "thing"]
FOLDER = os.path.dirname(__file__)


@cache
def _rows(name: str, column: int = 1) -> dict[str, frozenset[str]]:
    """Return what each folded word or phrase of a table stands for, or what *column* says."""
    found: dict[str, set[str]] = {}
    with open(os.path.join(FOLDER, name), encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            if not line.startswith("#"):
                cells = line.rstrip("\n").split("\t")
                found.setdefault(fold(cells[0]), set()).update(cells[column].split(","))
    return {word: frozenset(meanings) for word, meanings in found.items()}


def is_cue(cue: Cue, *words: str) -> bool:
    """Say whether the folded *words*, taken together, are such a cue.

    >>> is_cue("place noun", "city", "of"), is_cue("locative", "with")
    (True, False)
    """
    return cue in _rows("cues.tsv").get(" ".join(words), ())


def languages(word: str) -> list[str]:
    """Return the languages that the folded cue *word* is of.

    >>> languages("nach")
    ['de']
    """
    return sorted(lang for cell in _rows("cues.tsv", 2).get(word, ()) for lang in cell.split())


def sort_of_common(word: str) -> Sort | None:
    """Return as what the folded *word* is common, ``None`` for one that only names.

    >>> sort_of_common("may"), sort_of_common("kyiv")
    ('calendar', None)
    """
    sorts = _rows("common.tsv").get(word)
    return min(sorts) if sorts else None  # type: ignore[return-value]
