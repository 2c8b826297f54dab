"""The gazetteer that is imported into: its entries, and what earlier imports said of them."""

import glob
import os
from collections.abc import Iterator, Mapping
from functools import cached_property

from normalize.errors import InputError
from normalize.gazetteer.document import Problems
from normalize.gazetteer.layout import is_compiled
from normalize.gazetteer.reader import file_entries, files
from normalize.gazetteer.retired import retired
from normalize.importing import record
from normalize.importing.merging import Past
from normalize.index.catalog import Gazetteer
from normalize.model import Entity


class Base:
    """The gazetteer at *path*, compiled or YAML, for an import of *kind*; or none at all."""

    def __init__(self, path: str | None, kind: str) -> None:
        self.path = path
        self.kind = kind
        self.compiled = path is not None and is_compiled(path)
        if path and not os.path.exists(path):
            fact = "is not there"
            raise InputError(path, fact, "name a gazetteer, or make a new one with '-o'")

    @property
    def retired(self) -> frozenset[str]:
        """The IDs that are given no more."""
        return retired(self.path) if self.path else frozenset()

    def entities(self) -> Iterator[Entity]:
        """Yield the entries, read anew each time, one file after the other."""
        if self.path and self.compiled:
            yield from Gazetteer.load(self.path).values()
        elif self.path:
            for file in self.files:
                problems = Problems(file)
                for entry in file_entries(file, problems):
                    yield entry.entity
                problems.tell()

    @cached_property
    def files(self) -> list[str]:
        """The YAML files; none are needed in a folder that is to be filled."""
        if not self.path or self.compiled:
            return []
        return files(self.path)

    @cached_property
    def said(self) -> Mapping[str, record.Row]:
        """What the last import of this kind said, by key."""
        return record.read(self.record) if self.record else {}

    @property
    def record(self) -> str | None:
        """Where the record of imports of this kind lies; a compiled gazetteer has none."""
        return record.path_of(self.path, self.kind) if self.path and not self.compiled else None

    @cached_property
    def _others(self) -> dict[str, str]:
        """What imports of other kinds said last, by our ID."""
        if not self.record:
            return {}
        found: dict[str, str] = {}
        for path in sorted(
            glob.glob(f"{glob.escape(os.path.dirname(self.record))}/imported-*.tsv")
        ):
            if path != self.record:
                for row in record.read(path).values():
                    found[row.id] = found.get(row.id, "") + row.said
        return found

    @cached_property
    def _minted(self) -> set[str]:
        """The IDs of the entries that imports made."""
        if not self.record:
            return set()
        paths = glob.glob(f"{glob.escape(os.path.dirname(self.record))}/imported-*.tsv")
        rows = (row for path in paths for row in record.read(path).values())
        return {row.id for row in rows if row.minted}

    def past(self, entry: Entity, key: str) -> Past:
        """Return what is known of the past of *entry*, which *key* means."""
        if self.compiled:
            return Past(ours=bool(entry.source) and "own" not in entry.source)
        row = self.said.get(key)
        others = record.split(self._others.get(entry.id, ""))
        return Past(row.statements if row else None, others, entry.id in self._minted)
