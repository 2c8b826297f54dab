"""What the divisions of countries are called, and which of them are cities by themselves."""

from collections.abc import Mapping
from functools import cache

from normalize import text
from normalize.importing.tables import rows
from normalize.model import Entity

AREAS = frozenset({"region", "district"})
DIVISION = "geonames-code"
WORD = "Region"
_NAMED = frozenset({
    "area", "atoll", "canton", "capital", "city", "community", "council", "county", "department",
    "district", "division", "emirate", "governorate", "island", "islands", "municipality",
    "oblast", "okrug", "parish", "prefecture", "province", "raion", "region", "republic", "state",
    "territory", "voivodeship", "zone",
})  # fmt: skip


def called(draft: Entity) -> str:
    """Return the name of a division with the English word for what it is.

    >>> called(Entity("", "place", "Ankara", type="region", country="TR"))
    'Ankara Province'
    >>> called(Entity("", "place", "Gorj County", type="region", country="RO"))
    'Gorj County'
    """
    words = text.fold(draft.name).split()
    if _NAMED.intersection((*words[:1], *words[-1:])):
        return draft.name
    word = _words().get(draft.country or "", WORD) if draft.type == "region" else "District"
    return f"{draft.name} {word}"


def city_of(draft: Entity) -> str | None:
    """Return the key of the city that a division consists of, as Berlin does of Berlin.

    >>> city_of(Entity("", "place", "Land Berlin", type="region", ids={"geonames-code": "DE.16"}))
    'geonames:2950159'
    """
    city = _cities().get(draft.ids.get(DIVISION, "")) if draft.type in AREAS else None
    return f"geonames:{city}" if city else None


def is_plain(name: str) -> bool:
    """Say whether the name of a division only tells where in the country it lies.

    >>> is_plain("Central"), is_plain("South-West"), is_plain("South Tyrol")
    (True, True, False)
    """
    return all(word in _directions() for word in text.fold(name).replace("-", " ").split())


@cache
def _words() -> Mapping[str, str]:
    return {code: word for code, word, _ in rows("divisions.tsv") if word}


@cache
def _cities() -> Mapping[str, str]:
    return {code: city for code, _, city in rows("divisions.tsv") if city}


@cache
def _directions() -> frozenset[str]:
    return frozenset(word for (word,) in rows("directions.tsv"))
