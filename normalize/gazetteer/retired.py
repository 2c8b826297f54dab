"""The IDs that a gazetteer has given up: ``retired.txt`` beside it, an ID a line."""

import os

NAME = "retired.txt"


def retired(gazetteer: str) -> frozenset[str]:
    """Return the retired IDs of the *gazetteer*, a folder or a file; none without a list.

    >>> retired("no-such-folder")
    frozenset()

    What follows a '#' is a comment: why the ID was retired, and when.
    """
    folder = gazetteer if os.path.isdir(gazetteer) else os.path.dirname(gazetteer)
    path = os.path.join(folder, NAME)
    if not os.path.exists(path):
        return frozenset()
    with open(path, encoding="utf-8") as file:
        return frozenset(one for line in file if (one := line.partition("#")[0].strip()))
