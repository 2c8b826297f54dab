"""What other programs read: gazetteers as FollowTheMoney, Linked Places and SKOS; linked texts.

A module writes one format, as lines that are made one at a time. Nothing here opens a file.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import NamedTuple

from normalize.errors import InputError
from normalize.exporting.iris import BASE
from normalize.model import Entity

TEXT = (".csv", ".json", ".jsonl", ".nt", ".rdf", ".tsv", ".xml", ".yaml", ".yml")  # not written
Write = Callable[[Mapping[str, Entity], str], Iterator[str]]


class Export(NamedTuple):
    """A format that a gazetteer is written in: its module, its name, and if it needs IRIs."""

    module: str
    name: str
    has_iris: bool


EXPORTS: Mapping[str, Export] = {
    ".ftm.json": Export("followthemoney", "FollowTheMoney", has_iris=False),
    ".lpf.json": Export("linked_places", "Linked Places: places only", has_iris=True),
    ".ttl": Export("skos", "SKOS", has_iris=True),
}


def export_of(path: str) -> Export | None:
    """Return the format that the ending of *path* asks for; ``None`` for a compiled gazetteer.

    An ending that promises a text which is not written raises `InputError`.

    >>> export_of("names.ttl").name, export_of("names.gaz")
    ('SKOS', None)
    """
    for ending, export in EXPORTS.items():
        if path.endswith(ending):
            return export
    if not path.lower().endswith((*TEXT, *EXPORTS)):
        return None
    told = ", ".join(f"{ending} ({export.name})" for ending, export in EXPORTS.items())
    fact = "its ending names no format that a gazetteer is written in"
    raise InputError(path, fact, f"end it in .gaz (compiled), {told}")


def lines_of(gazetteer: Mapping[str, Entity], export: Export, base: str = BASE) -> Iterator[str]:
    """Yield the lines of *gazetteer* in a format, each with its end, by ID.

    IRIs are *base* with the ID behind it. A format takes what it has a place for.
    """
    write: Write = import_module(f"normalize.exporting.{export.module}").lines
    return write(gazetteer, base)
