"""Case endings taken off a word, for the few languages whose texts bend names: ``inflections.tsv``.

Nothing is guessed: what comes out are forms that the gazetteer may know or not. Only a known
stem is ever used.
"""

import os
from collections import defaultdict
from functools import cache

from normalize.text import fold, script

TABLE = os.path.join(os.path.dirname(__file__), "inflections.tsv")
SHORTEST_STEM = 3
SHORTEST_BASE = 3  # letters of a base form with a shorter stem
LONG_ENDING = 3  # letters of an ending that tells enough to leave a shorter one


@cache
def _endings() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the base endings of each folded ending, by script."""
    found: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    with open(TABLE, encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            if not line.startswith("#"):
                ending, base, letters = line.rstrip("\n").split("\t")[:3]
                found[letters][fold(ending)][fold(base)] = None
    return {
        letters: {ending: tuple(bases) for ending, bases in endings.items()}
        for letters, endings in found.items()
    }


def base_forms(word: str) -> list[str]:
    """Return the forms that the folded *word* may be a case form of, longest ending first.

    >>> "київ" in base_forms("києва"), "merkel" in base_forms("merkels")
    (True, True)
    """
    endings = _endings().get(script(word), {})
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
