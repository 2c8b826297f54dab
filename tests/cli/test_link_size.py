"""Texts of any size: read in chunks, linked in blocks, and told how far they are."""

import io
import sys
import tracemalloc
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.cli import main, texts
from normalize.cli.progress import CLEAR, Progress
from normalize.cli.texts import Texts
from normalize.linking import Linker, blocks
from normalize.linking.blocks import cut

PIECES = [
    "a",
    "Б",
    "\n",
    "\n\n",
    " ",
    ".",
    "。",
    "\r\n",
    "😀",
    "\N{COMBINING ACUTE ACCENT}",
    "word",
]


def small(size: int, slack: int):
    """Return a context in which blocks are small."""
    return patch.multiple(blocks, BLOCK=size, SLACK=slack)


@given(st.lists(st.sampled_from(PIECES)), st.integers(1, 9), st.integers(1, 9), st.integers(1, 7))
def test_cut(pieces: list[str], size: int, slack: int, chunk: int) -> None:
    """Blocks joined are the text; their borders depend on the text, not on its chunks."""
    text = "".join(pieces)
    with small(size, slack):
        parts = list(cut(pieces))
        again = list(cut(text[start : start + chunk] for start in range(0, len(text), chunk)))
    assert "".join(parts) == text
    assert parts == again
    assert all(size <= len(part) <= size + slack for part in parts[:-1])
    assert all(0 < len(part) <= size + slack for part in parts[-1:])


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("aaaaaaaa. b\nc\n\nd e f g h", "aaaaaaaa. b\nc\n\n"),
        ("aaaaaaaa\r\n \r\nd, and more of", "aaaaaaaa\r\n \r\n"),
        ("aaaaaaaa. b\nc.»\nd e f g h i", "aaaaaaaa. b\nc.»\n"),
        ("aaaaaaaa. b\nc d e f g h i j", "aaaaaaaa. b\n"),
        ("aaaaaaaa b. c d e f g h i j k", "aaaaaaaa b. "),
        ("aaaaaaaa。bbbbbbbbbbbbbbbbbb", "aaaaaaaa。"),
        ("aaaaaaaa b c d e f g h i j k", "aaaaaaaa "),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaa"),
        ("aaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaa"),
    ],
)
def test_borders(text: str, first: str) -> None:
    """A block ends with a paragraph, else a line, a sentence, a word, else where it must."""
    with small(8, 10):
        assert next(cut([text])) == first


def test_memory() -> None:
    """Cutting holds no more than a block and its chunks."""
    tracemalloc.start()
    try:
        total = sum(map(len, cut("line\n" * 10_000 for _ in range(400))))
        assert total == 20_000_000
        assert tracemalloc.get_traced_memory()[1] < 8 * blocks.BLOCK
    finally:
        tracemalloc.stop()


def test_blocks_know_what_came_before(linker: Linker) -> None:
    """A full name in one block settles a bare family name in the next; offsets are the text's."""
    text = "Henry Marsden spoke.\n\nMarsden left Lviv.\n\nMarsden came back.\n"
    whole = linker.link(text)
    assert [m.id for m in whole] == ["henry-marsden", "henry-marsden", "lviv", "henry-marsden"]
    with small(16, 8):
        parts = list(linker.link_blocks([text]))
        assert linker.link(text) == whole
    assert len(parts) == 3
    for part in parts:
        assert text[part.start : part.start + len(part.text)] == part.text
        assert all(text[m.start : m.end] == m.form for m in part.mentions)


def test_blocks_do_not_know_what_comes(linker: Linker) -> None:
    """What a later block tells is not known in an earlier one."""
    text = "Marsden left Lviv.\n\nHenry Marsden spoke."
    assert [m.id for m in linker.link(text)] == ["henry-marsden", "lviv", "henry-marsden"]
    with small(16, 8):
        assert [m.id for m in linker.link(text)] == ["lviv", "henry-marsden"]


@given(st.binary() | st.text().map(str.encode), st.integers(1, 5))
def test_chunks(tmp_path_factory, data: bytes, size: int) -> None:
    """A file read in chunks is the file read whole, and its first bad byte is told once."""
    path = tmp_path_factory.getbasetemp() / "text"
    path.write_bytes(data)
    source = Texts([str(path)])
    with patch.object(texts, "CHUNK", size), patch.object(texts, "tell") as tell:
        assert "".join(source.chunks(str(path))) == data.decode("utf-8", "replace")
    try:
        data.decode()
    except UnicodeDecodeError as error:
        tell.assert_called_once_with(f"{path}: not UTF-8 at byte {error.start + 1}")
    assert source.bad == tell.call_count
    assert source.read == len(data)


class Terminal(io.StringIO):
    """A standard error that is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def terminal():
    """Return a context in which standard error is a terminal, while the output goes elsewhere."""
    return patch.object(sys, "stderr", Terminal())


def test_progress(tmp_path: Path) -> None:
    """Progress is silent at first, then tells how far it is, and leaves no trace."""
    path = tmp_path / "text"
    path.write_bytes(b"x" * 2_000_000)
    clock = patch("time.monotonic", iter([0.0, 1.9, 2.0, 2.4, 4.0]).__next__)
    with terminal() as shown, clock:
        progress = Progress([str(path)])
        for done in (900_000, 1_000_000, 1_100_000, 1_500_000):
            progress.show(done)
        progress.clear()
    assert shown.getvalue().split(CLEAR) == [
        "", "1.0 of 2.0 MB, 0.50 MB/s, 0:02 left", "1.5 of 2.0 MB, 0.38 MB/s, 0:01 left", "",
    ]  # fmt: skip


def test_no_progress(tmp_path: Path) -> None:
    """What has no known size, or shows its answers on the terminal, tells no progress."""
    path = tmp_path / "text"
    path.write_bytes(b"x")
    assert Progress([str(path)]).total == 0
    with terminal() as shown:
        assert Progress([str(path)]).total == 1
        assert Progress(["-"]).total == Progress([str(path), "/dev/null"]).total == 0
        with patch.object(sys, "stdout", Terminal()):
            assert Progress([str(path)]).total == 0
    assert shown.getvalue() == ""


def test_long_line(capsys, tmp_path, compiled) -> None:
    """A line without an end is cut at a space, and no name is lost."""
    path = tmp_path / "text"
    path.write_text("Kharkiv " * 40)
    with small(100, 10):
        assert main(["link", str(path), "--gazetteer", compiled]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 40
