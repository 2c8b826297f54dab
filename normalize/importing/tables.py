"""The tables beside the importers: tab-separated, one head line, comments begin with '#'."""

import os
from functools import cache

FOLDER = os.path.dirname(os.path.abspath(__file__))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table *name*, without its head.

    >>> ("Grek", "el") in rows("script_languages.tsv")
    True
    """
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if not line.startswith("#")]
    return tuple(tuple(line.split("\t")) for line in lines[1:])
