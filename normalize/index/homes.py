"""Which scripts and languages names are written in at home, by country.

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
LANGUAGES: Mapping[str, str] = {
    "ar": "AE BH DJ DZ EG EH IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE",
    "be": "BY", "bg": "BG", "bs": "BA", "ca": "AD ES", "cs": "CZ", "da": "DK FO GL",
    "de": "AT BE CH DE LI LU", "el": "CY GR", "es": (
        "AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE"
    ),
    "et": "EE", "fa": "AF IR TJ", "fi": "FI", "fr": (
        "BE BF BI BJ CA CD CF CG CH CI CM DJ DZ FR GA GF GN GP HT LU MA MC MG ML MQ NC NE PF RE RW"
        " SC SN TD TG TN YT"
    ),
    "he": "IL", "hi": "IN", "hr": "BA HR", "hu": "HU", "hy": "AM", "id": "ID", "is": "IS",
    "it": "CH IT SM VA", "ja": "JP", "ka": "GE", "kk": "KZ", "ko": "KP KR", "ky": "KG",
    "lt": "LT", "lv": "LV", "mk": "MK", "mn": "MN", "ms": "BN MY", "nb": "NO", "ne": "NP",
    "nl": "BE NL SR", "no": "NO", "pl": "PL", "pt": "AO BR CV GW MZ PT ST TL", "ro": "MD RO",
    "ru": "BY KG KZ RU", "sk": "SK", "sl": "SI", "sq": "AL XK", "sr": "BA ME RS XK", "sv": "FI SE",
    "th": "TH", "tr": "CY TR", "uk": "UA", "ur": "IN PK", "vi": "VN", "zh": "CN HK MO SG TW",
}  # fmt: skip
"""Language to the countries whose papers write it, and know their smaller towns; English is left
out, as its towns are called like half its families."""


ENGLISH = frozenset({"AU", "CA", "GB", "IE", "NZ", "US"})


@cache
def _homes() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for script, countries in SCRIPTS.items():
        for country in countries.split():
            found[country].add(script)
    return {country: frozenset(scripts) for country, scripts in found.items()}


def is_home(language: str, country: str | None) -> bool:
    """Say whether *country*, an ISO 3166-1 code, is told of at home in *language*.

    >>> is_home("pl", "PL"), is_home("pl", "FI"), is_home("en", "GB")
    (True, False, False)
    """
    return country is not None and country in LANGUAGES.get(language, "").split()


def home_scripts(country: str) -> frozenset[str]:
    """Return the scripts in which names of *country*, an ISO 3166-1 code, are written.

    >>> home_scripts("UA"), home_scripts("DE")
    (frozenset({'Cyrl'}), frozenset({'Latn'}))
    """
    return _homes().get(country, LATIN)
