"""What the last import said, so that the next can tell what people have edited since.

Beside a folder of YAML lies ``imported-KIND.tsv``, a row for each thing that the source has: the
key it is known by there, our ID, whether the import made the entry (``minted``) or met one that
was there (``met``), and a digest of each statement about it. What stands in the entry as it was
said is the import's, and follows it; whatever else, and whatever is gone, was a person's doing.
"""

import os
from base64 import b64encode
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from zlib import crc32

from normalize.errors import InputError
from normalize.gazetteer.layout import write
from normalize.model import Entity

WIDTH = 4  # letters of a digest
HEAD = (
    "# What the import said last, by which the next one knows what people edited; leave as it is.\n"
)
STATED = (
    "name", "type", "family", "given", "gender", "born", "died", "country", "within",
    "coordinates", "population",
)  # fmt: skip


class Row(NamedTuple):
    """What was said of one thing; ``said`` holds the digests end to end, to be small."""

    key: str
    id: str
    minted: bool
    said: str

    @property
    def statements(self) -> frozenset[str]:
        """The digests of what was said."""
        return split(self.said)


def digest(field: str, *value: object) -> str:
    """Return four letters for a statement; within one entry they tell statements apart.

    >>> digest("name", "Kyiv"), digest("name", "Kiev")
    ('3dV1', 'TjkJ')
    """
    code = crc32("\0".join((field, *map(str, value))).encode())
    return b64encode(code.to_bytes(4, "big")[1:]).decode()


def statements(entity: Entity) -> str:
    """Return the digests of all that *entity* says, sorted, end to end."""
    single = (digest(f, value) for f in STATED if (value := getattr(entity, f)))
    ids = (digest("ids", *pair) for pair in entity.ids.items())
    names = (digest("names", alias.lang, alias.form) for alias in entity.names)
    return "".join(sorted({*single, *ids, *names}))


def path_of(gazetteer: str, kind: str) -> str:
    """Return where the record of the imports of *kind* into a folder or YAML file lies."""
    folder = gazetteer if os.path.isdir(gazetteer) else os.path.dirname(gazetteer)
    return os.path.join(folder, f"imported-{kind}.tsv")


def read(path: str) -> dict[str, Row]:
    """Return the rows of a record by their key; none where there is no such file."""
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    try:
        return {key: Row(key, i, how == "minted", said) for key, i, how, said in lines}
    except ValueError:
        fact = "is no record of an import"
        raise InputError(path, fact, "restore it as the last import left it") from None


def split(said: str) -> frozenset[str]:
    """Return the digests that stand end to end in *said*."""
    return frozenset(said[at : at + WIDTH] for at in range(0, len(said), WIDTH))


def save(path: str, rows: Iterable[Row]) -> None:
    """Write *rows* to *path*, the same for the same rows in whatever order."""
    write(path, "".join((HEAD, *_lines(rows))).encode())


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    for key, our_id, minted, said in sorted(rows):
        how = "minted" if minted else "met"
        yield f"{key}\t{our_id}\t{how}\t{said}\n"
