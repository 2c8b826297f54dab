"""Rows of the tables that stand beside the modules, as tab-separated files."""

import os

_FOLDER = os.path.dirname(os.path.abspath(__file__))


def rows(name: str, /, folder: str = _FOLDER) -> list[list[str]]:
    """Return the rows of table *name*: header and comments (``#``) left out, cells unstripped.

    >>> rows("letters.tsv")[0][:2]
    ['ß', 'ss']
    """
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        lines = [line for line in file.read().split("\n") if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]
