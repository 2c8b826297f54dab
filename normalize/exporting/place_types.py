"""What the types of places are called in other formats: ``place_types.tsv``."""

import os
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "place_types.tsv")
NONE = "-"


class PlaceType(NamedTuple):
    """A type of place elsewhere; empty where a format has no word for it."""

    aat: str = ""
    term: str = ""
    fclasses: tuple[str, ...] = ()
    ftm: str = "Address"
    level: str = ""


@cache
def place_types() -> Mapping[str, PlaceType]:
    """Return what every type of the table is called, by our name of it.

    >>> place_types()["river"].fclasses, place_types()["city"].level
    (('H',), 'locality')
    """
    with open(TABLE, encoding="utf-8") as file:
        lines = [line.rstrip("\n").replace(NONE, "") for line in file if not line.startswith("#")]
    cells = (line.split("\t") for line in lines[1:])
    return {
        name: PlaceType(aat, term, tuple(filter(None, fclasses.split(","))), ftm, level)
        for name, aat, term, fclasses, ftm, level in cells
    }


def place_type(name: str | None) -> PlaceType:
    """Return what the type *name* is called elsewhere; of an unknown one nothing is claimed."""
    return place_types().get(name or "", PlaceType())
