"""The tables beside the checks: a key and words in each row, comments left out."""

import os

FOLDER = os.path.dirname(os.path.abspath(__file__))


def rows(name: str) -> dict[str, tuple[str, ...]]:
    """Return the rows of the table *name* by their key.

    >>> rows("native_languages.tsv")["BY"]
    ('be', 'ru')
    """
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        lines = [line.split() for line in file if not line.startswith("#")]
    return {key: tuple(words) for key, *words in lines[1:]}
