"""The subdivisions of countries by ISO 3166-2, from pycountry or the JSON of iso-codes.

The file of the order is an ``iso_3166-2.json``; without any, that of pycountry is read.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from importlib.util import find_spec

from normalize.errors import InputError
from normalize.importing.minting import COUNTRY
from normalize.importing.order import Order, missing
from normalize.importing.report import Report
from normalize.importing.rows import open_file
from normalize.model import Alias, Entity

SCHEME, LIST = "iso3166-2", "3166-2"
_ASIDE = re.compile(r"\s*(?:\[([^]]*)]|\(([^)]*)\))\s*")
_CITIES = re.compile(r"\b(?:city|municipality|town|borough)\b", re.IGNORECASE)
_TURNED = re.compile(r"([^,]+), ([^,]+)")


def read(order: Order, report: Report) -> Iterator[Entity]:
    """Yield the subdivisions, each within what is above it."""
    for path in order.files or (_installed(),):
        try:
            with open_file(path) as file:
                rows = json.load(file)[LIST]
        except (KeyError, TypeError, ValueError) as error:
            fact = f"is no list of ISO 3166-2: {error}"
            raise InputError(path, fact, "name an iso_3166-2.json") from None
        for number, row in enumerate(rows, 1):
            report.read()
            try:
                yield _subdivision(row)
            except (AttributeError, KeyError, TypeError) as error:
                report.bad(f"{path}: entry {number}", f"lacks {error}")


def _installed() -> str:
    spec = find_spec("pycountry")
    if spec is None or not spec.submodule_search_locations:
        raise missing("pycountry")
    return os.path.join(spec.submodule_search_locations[0], "databases", "iso3166-2.json")


def _subdivision(row: Mapping[str, str]) -> Entity:
    code, sort = row["code"], row["type"]
    country = code.partition("-")[0]
    parent = row.get("parent")
    above = parent if not parent or "-" in parent else f"{country}-{parent}"
    name, others = names_of(row["name"])
    return Entity(
        "", "place", name,
        type="district" if above or _CITIES.search(sort) else "region",
        country=country,
        within=tuple(filter(None, (above and f"{SCHEME}:{above}", f"{COUNTRY}:{country}"))),
        ids={SCHEME: code},
        names=tuple(map(Alias, others)),
    )  # fmt: skip


def names_of(written: str) -> tuple[str, list[str]]:
    """Return the name of a subdivision as it is written in the standard, and the others in it.

    >>> names_of("Catalunya [Cataluña]"), names_of("Asturias, Principado de")
    (('Catalunya', ['Cataluña']), ('Principado de Asturias', ['Asturias']))
    """
    others = [one or two for one, two in _ASIDE.findall(written) if one]
    plain = " ".join(_ASIDE.sub(" ", written).split()).strip("/* ") or written
    turned = _TURNED.fullmatch(plain)
    if turned and turned[2].split()[-1].lower() in ("de", "des", "du", "of"):
        return f"{turned[2]} {turned[1]}", [turned[1], *others]
    first, *more = (part.strip() for part in plain.split(" / "))
    return first, [*more, *(other for other in others if other != first)]
