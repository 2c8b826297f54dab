"""New entries as YAML files: by kind and country, none longer than people like to scroll."""

import os
from io import StringIO

from normalize.gazetteer.writer import write_yaml
from normalize.model import Entity

LONGEST = 2000  # lines of a file
HELD = 1 << 16  # characters that wait for a file to be opened


class Shards:
    """Writes entities to ``places/UA/geonames-1.yaml`` and the like as they come.

    The files that are there already are left alone; numbers go on after theirs.
    """

    def __init__(self, folder: str, name: str, credit: str) -> None:
        self._folder = folder
        self._name = name
        self._head = f"# From {credit.rstrip('.')}.\n\n"
        self._waiting: dict[str, list[str]] = {}
        self._sizes: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._lines: dict[str, int] = {}

    def add(self, entity: Entity) -> None:
        """Write *entity* to the file of its kind and country."""
        with StringIO() as stream:
            write_yaml([entity], stream)
            entry = stream.getvalue()
        room = os.path.join("people" if entity.kind == "person" else "places", _safe(entity))
        lines = entry.count("\n")
        if room not in self._numbers or self._lines[room] + lines > LONGEST:
            self._begin(room)
        self._lines[room] += lines
        self._waiting[room].append(entry)
        self._sizes[room] += len(entry)
        if self._sizes[room] > HELD:
            self._flush(room)

    def _begin(self, room: str) -> None:
        if room in self._numbers:
            self._flush(room)
        number = self._numbers.get(room, 0) + 1
        while os.path.exists(self._path(room, number)):
            number += 1
        self._numbers[room] = number
        self._waiting[room] = [self._head]
        self._sizes[room] = 0
        self._lines[room] = self._head.count("\n")

    def _path(self, room: str, number: int) -> str:
        return os.path.join(self._folder, room, f"{self._name}-{number}.yaml")

    def _flush(self, room: str) -> None:
        path = self._path(room, self._numbers[room])
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "a", encoding="utf-8", newline="\n") as file:
            file.write("".join(self._waiting[room]))
        self._waiting[room] = []
        self._sizes[room] = 0

    def close(self) -> None:
        """Write what still waits."""
        for room, waiting in self._waiting.items():
            if waiting:
                self._flush(room)


def _safe(entity: Entity) -> str:
    """Return the name of the folder for a country: its code, or 'world' where it has none."""
    country = entity.country or ""
    return country if country.isalnum() and country.isascii() else "world"
