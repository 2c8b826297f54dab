"""Given names that are one name in different languages: ``given_names.tsv``.

Each line of the table is a closed class: every name in it is equivalent to every other, and no
name stands in two classes.
"""

import os
from collections.abc import Iterable
from functools import cache

from normalize.text import fold

TABLE = os.path.join(os.path.dirname(__file__), "given_names.tsv")


@cache
def classes() -> dict[str, int]:
    """Return the number of the class of each given name, by its folded form."""
    found: dict[str, int] = {}
    with open(TABLE, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if not line.startswith("#"):
                found.update((fold(name), number) for name in line.split())
    return found


def is_given_name(word: str) -> bool:
    """Say whether the folded *word* is a given name of the table."""
    return word in classes()


def same_given_name(left: Iterable[str], right: Iterable[str]) -> bool:
    """Say whether two names, each told by its spellings, are one given name.

    >>> same_given_name(["volodymyr"], ["vladimir"]), same_given_name(["yuriy"], ["georgy"])
    (True, False)
    """
    table = classes()
    known = {table[name] for name in left if name in table}
    return any(table.get(name) in known for name in right) if known else False
