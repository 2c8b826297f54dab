"""Tab-separated tables beside this module: read once each, on first use.

A table has a header row; lines that start with ``#`` are remarks; ``-`` stands for nothing.
"""

import functools
import os

FOLDER = os.path.join(os.path.dirname(__file__), "tables")
NOTHING = "-"


@functools.cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table *name* without its header.

    >>> rows("hangul_finals")[0]
    ('ㄱ', 'ㄱ', '', 'ㄱ')
    """
    path = os.path.join(FOLDER, f"{name}.tsv")
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file]
    kept = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(tuple("" if cell == NOTHING else cell for cell in row) for row in kept[1:])
