"""YAML gazetteers in, entities out: files and folders, and what must hold between entries."""

# pathlib takes longer to import than a name takes to resolve
import os
from collections.abc import Iterable, Iterator
from typing import Any

from normalize.errors import GazetteerError
from normalize.gazetteer.document import Problems, decode, entries, shown
from normalize.gazetteer.schema import Entry, entry
from normalize.model import Entity

LARGEST = 512 * 2**20


def read(path: str) -> list[Entity]:
    """Return the entities of the YAML file *path*, or of all such files in a folder.

    What stands in them is checked, and all problems are told in one `GazetteerError`, the first
    twenty of them at least. See `layer` for what several gazetteers make together.
    """
    return read_all([path])


def read_all(paths: Iterable[str]) -> list[Entity]:
    """Return the entities of several files and folders that make one gazetteer."""
    problems = Problems("")
    places: dict[str, str] = {}
    merged: list[tuple[str, str, int]] = []
    found = []
    for path in paths:
        for file in files(path):
            problems.file = file
            for entity, _, line in file_entries(file, problems):
                _mint(entity.id, line, places, problems)
                merged.extend((old, file, line) for old in entity.merged)
                found.append(entity)
    for old, problems.file, line in merged:
        _mint(old, line, places, problems)
    problems.tell()
    return found


def _mint(identity: str, line: int, places: dict[str, str], problems: Problems) -> None:
    """Note where an ID, living or merged, was given, and that it was given before."""
    here = f"{problems.file}:{line}"
    first = places.setdefault(identity, here)
    if first != here:
        fact = f"the ID {shown(identity)} is given already at {first}"
        problems.add(line, fact, "an ID has one entry; keep one or rename")


def files(path: str) -> list[str]:
    """Return *path* if it is a file, or the YAML files below it in the order of their names."""
    if not os.path.isdir(path):
        return [path]
    found = sorted(
        os.path.join(folder, name)
        for folder, _, names in os.walk(path)
        for name in names
        if name.lower().endswith((".yaml", ".yml")) and not name.startswith(".")
    )
    if not found:
        raise GazetteerError(path, "no YAML file lies in this folder", "name another one")
    return found


def file_entries(file: str, problems: Problems) -> Iterator[Entry]:
    """Yield the entries of one file that have no problem; the others are noted."""
    return text_entries(decode(contents(file), problems), problems)


def text_entries(text: str, problems: Problems, loader: Any = None) -> Iterator[Entry]:  # noqa: ANN401
    """Yield the entries of the YAML *text* that have no problem; the others are noted."""
    for node in entries(text, problems, loader):
        if (one := entry(node, problems)) is not None:
            yield one


def contents(file: str) -> bytes:
    """Return the bytes of *file*, never more than a gazetteer may have."""
    try:
        with open(file, "rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        fact = f"cannot be read: {error.strerror}"
        raise GazetteerError(file, fact, "name a YAML file or a folder of them") from None
    if len(data) > LARGEST:
        fact = f"is larger than {LARGEST // 2**20} MB"
        raise GazetteerError(file, fact, "split it or compile it in parts")
    return data
