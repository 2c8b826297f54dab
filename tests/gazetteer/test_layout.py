"""The compiled file: what goes in comes out, and what is damaged is refused."""

import os
import pickle
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.errors import GazetteerError
from normalize.gazetteer import Container, is_compiled, layout, pack, write

SECTIONS = {"names": "Kyiv Київ".encode(), "ids": b"", "table": bytes(range(100))}
DATA = pack(SECTIONS)
LENGTH, UNICODE, DIGEST = 16, 24, 40  # where these stand in the header

names = st.from_regex(r"\A[a-z][a-z0-9_.-]{0,23}\Z")


def of(container: Container) -> dict[str, bytes]:
    """Return the sections as plain bytes."""
    return {name: bytes(view) for name, view in container.sections.items()}


def changed(at: int, new: bytes) -> bytes:
    """Return the file with *new* at *at* and a header that vouches for it."""
    data = bytearray(DATA)
    data[at : at + len(new)] = new
    head, check = layout._HEADER.size, layout._CHECKSUM.size
    table = bytes(data[head + check : head + check + len(SECTIONS) * layout._SECTION.size])
    layout._CHECKSUM.pack_into(data, head, layout.zlib.crc32(bytes(data[:head]) + table))
    return bytes(data)


@given(st.dictionaries(names, st.binary(max_size=50), max_size=5))
def test_round_trip(sections: dict[str, bytes]) -> None:
    """Sections come back as they went in, in whatever order, each aligned to eight bytes."""
    data = pack(sections)
    assert data == pack(dict(reversed(sections.items())))
    container = Container.of(data)
    container.verify()
    assert of(container) == sections
    assert all(
        struct.unpack_from("<Q", data, 64 + n * 40 + 24)[0] % 8 == 0 for n in range(len(sections))
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not a compiled gazetteer"),
        (b"- id: kyiv\n", "is not a compiled gazetteer"),
        (layout.MAGIC, "is cut short: 8 bytes"),
        (DATA[:100], f"is cut short: 100 of {len(DATA)} bytes"),
        (DATA[:-1], f"is cut short: {len(DATA) - 1} of {len(DATA)} bytes"),
        (DATA + b"\0", "has 1 bytes after its end"),
        (changed(8, b"\1"), "was written by layout 1, this program reads 4; build it again"),
        (changed(UNICODE, b"99.0.0"), "was written with Unicode 99.0.0, this Python has"),
        (DATA[:70] + b"x" + DATA[71:], "its header is damaged"),
        (changed(64 + 24, struct.pack("<Q", 2**60)), "a section lies outside the file"),
    ],
)
def test_refused(data: bytes, said: str, tmp_path: Path) -> None:
    """A file that is not whole is refused on opening."""
    path = tmp_path / "x.gazetteer"
    path.write_bytes(data)
    with pytest.raises(GazetteerError, match=said):
        Container.of(data)
    with pytest.raises(
        GazetteerError, match=f"{path.name}: .*{said.split(',')[0] if data else 'is empty'}"
    ):
        Container.open(str(path))


@given(st.data())
def test_any_changed_byte_is_found(data: st.DataObject) -> None:
    """No byte of the file may change unseen."""
    at = data.draw(st.integers(0, len(DATA) - 1))
    new = data.draw(st.integers(0, 255).filter(lambda byte: byte != DATA[at]))
    with pytest.raises(GazetteerError):
        Container.of(DATA[:at] + bytes([new]) + DATA[at + 1 :]).verify()


def test_bad_section_name() -> None:
    """A section needs a short ASCII name."""
    with pytest.raises(ValueError, match="no name for a section"):
        pack({"N" * 25: b""})


def test_file(tmp_path: Path) -> None:
    """A written file opens, outlives its replacement, and is told from YAML."""
    path = str(tmp_path / "x.gazetteer")
    write(path, DATA)
    container = Container.open(path)
    write(path, pack({"other": b"x"}))
    container.verify()
    assert of(container) == SECTIONS
    assert container.sections["names"].readonly
    assert of(Container.open(path)) == {"other": b"x"}
    assert list(tmp_path.iterdir()) == [tmp_path / "x.gazetteer"]
    assert is_compiled(path)
    assert not is_compiled(__file__)
    assert not is_compiled(str(tmp_path))


def test_pickle(tmp_path: Path) -> None:
    """A container is opened anew by its path, unless another file stands there."""
    path = str(tmp_path / "x.gazetteer")
    write(path, DATA)
    opened = pickle.dumps(Container.open(path))
    assert len(opened) < 500
    kept = pickle.dumps(Container.of(DATA))
    assert of(pickle.loads(opened)) == of(pickle.loads(kept)) == SECTIONS  # noqa: S301
    write(path, pack({"other": b"x"}))
    with pytest.raises(GazetteerError, match="is another gazetteer than it was"):
        pickle.loads(opened)  # noqa: S301


def test_missing_file(tmp_path: Path) -> None:
    """A path without a file is told as such."""
    with pytest.raises(GazetteerError, match="cannot be read: No such file"):
        Container.open(str(tmp_path / "none"))


def test_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full the old file stays, and nothing lies beside it."""
    path = tmp_path / "x.gazetteer"
    path.write_bytes(b"old")

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as caught:
        write(str(path), DATA)
    assert caught.value.filename == str(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [tmp_path / "x.gazetteer"]


def test_opening_imports_little(tmp_path: Path) -> None:
    """The package and an opened file bring in neither YAML nor hashing nor JSON."""
    path = str(tmp_path / "x.gazetteer")
    write(path, DATA)
    program = (
        "import sys; from normalize.gazetteer import Container; Container.open(sys.argv[1]);"
        "late = {'yaml', 'hashlib', 'json', 'difflib', 'tempfile', 'datetime', 'pathlib'};"
        "print(*sorted(late & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("\n", "")
