"""Names of GeoNames by language, as gettext catalogues (Debian's libgeonames-common).

The files of the order are catalogues, ``.../uk/LC_MESSAGES/geonames.mo``, or a folder of them. A
message is keyed by a GeoNames ID, by the code of a country (``UA``) or of a division (``UA.05``).
"""

import os
import struct
from collections import defaultdict
from collections.abc import Iterator
from gettext import GNUTranslations

from normalize.errors import InputError
from normalize.importing.geonames import DIVISION, SCHEME
from normalize.importing.languages import tag_of
from normalize.importing.minting import COUNTRY
from normalize.importing.order import Order
from normalize.importing.report import Report
from normalize.model import Alias, Entity

MESSAGES = "LC_MESSAGES"
ENGLISH = "en"


def read(order: Order, report: Report) -> Iterator[Entity]:
    """Yield what the catalogues name, with the names in all their languages."""
    names: dict[str, list[Alias]] = defaultdict(list)
    for path in _catalogues(order.files):
        lang = tag_of(_locale_of(path))
        if lang is None:
            raise InputError(path, "does not lie under a locale", f"such as uk/{MESSAGES}")
        for key, form in _messages(path):
            report.read()
            names[key].append(Alias(form, lang))
    for key, aliases in names.items():
        yield _place(key, aliases)


def _catalogues(files: tuple[str, ...]) -> Iterator[str]:
    for name in files:
        if not os.path.isdir(name):
            yield name
            continue
        found = sorted(
            os.path.join(folder, one)
            for folder, _, names in os.walk(name)
            for one in names
            if one.endswith(".mo")
        )
        if not found:
            raise InputError(name, "no catalogue lies in this folder", "name another one")
        yield from found


def _locale_of(path: str) -> str:
    """Return the locale of a catalogue by where it lies, or by its name: ``uk.mo``."""
    folder, name = os.path.split(os.path.abspath(path))
    if os.path.basename(folder) == MESSAGES:
        return os.path.basename(os.path.dirname(folder))
    return name.removesuffix(".mo")


def _messages(path: str) -> Iterator[tuple[str, str]]:
    """Yield the keys and names of a catalogue; its header, without a key, is left out."""
    try:
        with open(path, "rb") as file:
            catalogue = GNUTranslations(file)
    except (OSError, UnicodeDecodeError, ValueError, struct.error) as error:
        fact = f"cannot be read as a catalogue: {error}"
        raise InputError(path, fact, "name a .mo file") from None
    for key, form in vars(catalogue)["_catalog"].items():
        if key and isinstance(key, str) and form:
            yield key, form


def _place(key: str, aliases: list[Alias]) -> Entity:
    first = next((alias for alias in aliases if alias.lang == ENGLISH), None)
    shown = first or next((alias for alias in aliases if alias.form.isascii()), aliases[0])
    draft = Entity("", "place", shown.form, names=tuple(aliases))
    if key.isdecimal():
        return draft._replace(type="city", ids={SCHEME: key})
    country = key.partition(".")[0]
    if key == country:
        return draft._replace(type="country", country=country)
    return draft._replace(
        type="region", country=country, within=(f"{COUNTRY}:{country}",), ids={DIVISION: key}
    )
