"""The gazetteer of a checkout: YAML, compiled once and kept under a hash of all it was made from.

Reading every file to hash it takes longer than a name does. So beside each compiled gazetteer
stands a note by the names, sizes and times of the files: while those are the same, it is the one.
"""

import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from unicodedata import unidata_version

PACKAGE = os.path.dirname(os.path.abspath(__file__))
COMPILING = ("model.py", "text", "romanization", "gazetteer", "sound", "index")
"""The rooms of the package that a compiled gazetteer depends on."""
MADE_FROM = (".py", ".tsv", ".yaml")
ENTRIES = ".yaml"
KEPT = 4  # compiled gazetteers in the folder, the latest ones


def compiled_path(sources: str, folder: str) -> str:
    """Return where in *folder* the gazetteer in *sources* lies compiled; compile it if need be.

    Where the folder cannot be written the path of the sources is returned.
    """
    rooms = (os.path.join(PACKAGE, room) for room in COMPILING)
    code = (file for room in rooms for file in _files(room))
    data = (file for file in _files(sources) if file.endswith(ENTRIES))
    files = sorted((*data, *code))
    note = os.path.join(folder, f"seen-{_signature(files)}")
    path = os.path.join(folder, f"bundled-{_read(note) or _fingerprint(files)}.gazetteer")
    if not os.path.exists(path) and not _compile(sources, path):
        return sources
    if not os.path.exists(note):
        _write_note(note, path)
    return path


def _compile(sources: str, path: str) -> bool:
    """Compile the sources to *path*; say whether the folder let itself be written."""
    from normalize.gazetteer.layers import layer
    from normalize.gazetteer.layout import write
    from normalize.gazetteer.reader import read
    from normalize.index.builder import compile_entities

    data = compile_entities(layer(read(sources)))
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        write(path, data)
        _remove_old(os.path.dirname(path))
    except OSError:
        return False
    return True


def _remove_old(folder: str) -> None:
    """Remove all but the latest gazetteers and notes; one that is in use where it cannot be."""
    for prefix in ("bundled-", "seen-"):
        paths = [
            os.path.join(folder, name) for name in os.listdir(folder) if name.startswith(prefix)
        ]
        for path in sorted(paths, key=os.path.getmtime)[:-KEPT]:
            os.unlink(path)


def _write_note(note: str, path: str) -> None:
    from normalize.gazetteer.layout import write

    name = os.path.basename(path).removeprefix("bundled-").removesuffix(".gazetteer")
    try:
        write(note, name.encode())
    except OSError:
        return  # it is but a shortcut


def _read(note: str) -> str:
    try:
        with open(note, encoding="ascii") as file:
            return file.read()
    except OSError:
        return ""


def _signature(files: Iterable[str]) -> str:
    """Return a hash of the names, sizes and times of *files*."""
    digest = blake2b(unidata_version.encode(), digest_size=8)
    for path in files:
        found = os.stat(path)
        digest.update(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\0".encode())
    return digest.hexdigest()


def _fingerprint(files: Iterable[str]) -> str:
    """Return a hash of what stands in *files*, and of their names from the package on."""
    digest = blake2b(unidata_version.encode(), digest_size=8)
    for path in files:
        with open(path, "rb") as file:
            digest.update(os.path.relpath(path, PACKAGE).encode() + b"\0")
            digest.update(file.read())
    return digest.hexdigest()


def _files(folder: str) -> Iterator[str]:
    """Yield the files in *folder* that matter, or the file that it is."""
    if os.path.isfile(folder):
        yield folder
    walked: Iterable[tuple[str, list[str], list[str]]] = os.walk(folder)
    for parent, _, names in walked:
        yield from (os.path.join(parent, name) for name in names if name.endswith(MADE_FROM))
