"""The gazetteer of a checkout is compiled once, and again when something of it has changed."""

import os
from pathlib import Path

from normalize.checkout import KEPT, compiled_path
from normalize.index.catalog import Gazetteer

ENTRY = "- id: {0}\n  kind: place\n  name: {0}\n"


def compiled(sources: Path, folder: Path, *names: str) -> str:
    """Write a gazetteer of places with these names and return where it lies compiled."""
    sources.mkdir(exist_ok=True)
    text = "".join(map(ENTRY.format, names))
    path = sources / "places.yaml"
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8")
    return compiled_path(str(sources), str(folder))


def test_is_compiled_once(tmp_path: Path) -> None:
    """The same sources give the same file, which is not written again; its note may be lost."""
    path = compiled(tmp_path / "names", tmp_path / "cache", "arda")
    written = os.stat(path).st_mtime_ns
    assert list(Gazetteer.load(path)) == ["arda"]
    assert compiled(tmp_path / "names", tmp_path / "cache", "arda") == path
    for note in (tmp_path / "cache").glob("seen-*"):
        note.unlink()
    assert compiled(tmp_path / "names", tmp_path / "cache", "arda") == path
    assert os.stat(path).st_mtime_ns == written


def test_follows_a_change(tmp_path: Path) -> None:
    """Other sources give another file; of the old ones a few are kept."""
    made = [
        compiled(tmp_path / "names", tmp_path / "cache", *["arda", "brno"][: 1 + n % 2], f"c{n}")
        for n in range(KEPT + 2)
    ]
    assert len(set(made)) == len(made)
    assert list(Gazetteer.load(made[-1])) == ["arda", "brno", f"c{KEPT + 1}"]
    assert len(list((tmp_path / "cache").glob("bundled-*"))) == KEPT


def test_folder_that_is_no_folder(tmp_path: Path) -> None:
    """Where nothing can be kept the sources are read themselves."""
    (tmp_path / "cache").write_text("a file")
    path = compiled(tmp_path / "names", tmp_path / "cache", "arda")
    assert path == str(tmp_path / "names")
