"""Case endings taken off a word, for the few languages whose texts bend names: ``inflections.tsv``.

Nothing is guessed: what comes out are forms that the gazetteer may know or not. Only a known
stem is ever used.
"""

import os
from collections import defaultdict
from functools import cache

from normalize.text import fold, script
from normalize.text.tables import rows

FOLDER, TABLE = os.path.dirname(__file__), "inflections.tsv"
SHORTEST_STEM = 3
SHORTEST_BASE = 3  # letters of a base form with a shorter stem
LONG_ENDING = 3  # letters of an ending that tells enough to leave a shorter one
ALIKE = ("be ru uk", "cs sk", "bs hr sl sr")
"""Languages whose small words tell a short text of the one badly from one of the other."""

Endings = dict[str, tuple[str, ...]]


@cache
def _endings(letters: str, language: str) -> Endings:
    """Return the base endings of each folded ending in a script, of a *language* if it is told.

    A language written in Latin letters that the table has not bends no name.
    """
    found: dict[str, dict[str, None]] = defaultdict(dict)
    spoken = next((set(group.split()) for group in ALIKE if language in group.split()), {language})
    written = [row for row in _rows() if row[2] == letters]
    own = [row for row in written if not spoken.isdisjoint(row[4].split())]
    for ending, base, *_ in own if language and (own or letters == "Latn") else written:
        found[fold(ending)][fold(base)] = None
    return {ending: tuple(bases) for ending, bases in found.items()}


@cache
def _rows() -> list[list[str]]:
    return rows(TABLE, FOLDER)


def base_forms(word: str, language: str = "") -> list[str]:
    """Return the forms that the folded *word* may be a case form of, longest ending first.

    Of *language*, or of any that is written so where none is told.

    >>> "київ" in base_forms("києва"), "merkel" in base_forms("merkels")
    (True, True)
    >>> base_forms("beginn", "de"), base_forms("begins", "de")
    ([], ['begin'])
    """
    endings = _endings(script(word), language.partition("-")[0])
    longest = min(max(map(len, endings), default=0), len(word))
    return list(
        dict.fromkeys(
            word[:-size] + base
            for size in range(longest, 0, -1)
            for base in endings.get(word[-size:], ())
            if len(word) - size >= SHORTEST_STEM
            or len(word) - size + len(base) >= SHORTEST_BASE
            or (size >= LONG_ENDING and len(word) - size + len(base) >= SHORTEST_STEM)
        )
    )


def masculine_forms(word: str) -> list[str]:
    """Return the family names that Czech and Slovak make the folded *word* of a woman from.

    >>> masculine_forms("merkelova")
    ['merkel', 'merkela', 'merkele']
    """
    stem = word.removesuffix("ova")
    return [stem + ending for ending in ("", "a", "e")] if stem != word else []
