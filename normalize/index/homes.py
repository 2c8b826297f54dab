"""Which scripts names are written in at home, by country.

A name that comes to Latin letters from another script has several spellings there. A name in
Latin letters has one; what other scripts make of it hardly ever comes back.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

SCRIPTS: Mapping[str, str] = {
    "Arab": "AE AF BH DJ DZ EG EH IQ IR JO KM KW LB LY MA MR OM PK PS QA SA SD SO SY TD TN YE",
    "Armn": "AM",
    "Beng": "BD IN",
    "Cyrl": "AZ BG BY GE KG KZ MD ME MK MN RS RU TJ TM UA UZ XK",
    "Deva": "IN NP",
    "Ethi": "ER ET",
    "Geor": "GE",
    "Grek": "CY GR",
    "Hang": "KP KR",
    "Hani": "CN HK JP MO SG TW",
    "Hebr": "IL",
    "Hira": "JP",
    "Kana": "JP",
    "Khmr": "KH",
    "Laoo": "LA",
    "Mymr": "MM",
    "Sinh": "LK",
    "Taml": "IN LK SG",
    "Thaa": "MV",
    "Thai": "TH",
    "Tibt": "BT CN",
}
"""Script, as an ISO 15924 code, to the countries that write, or lately wrote, names in it."""
LATIN = frozenset({"Latn"})


@cache
def _homes() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for script, countries in SCRIPTS.items():
        for country in countries.split():
            found[country].add(script)
    return {country: frozenset(scripts) for country, scripts in found.items()}


def home_scripts(country: str) -> frozenset[str]:
    """Return the scripts in which names of *country*, an ISO 3166-1 code, are written.

    >>> home_scripts("UA"), home_scripts("DE")
    (frozenset({'Cyrl'}), frozenset({'Latn'}))
    """
    return _homes().get(country, LATIN)
