"""Where a table comes from: a file or standard input, its compression undone, its format known."""

import io
import os
import sys
from collections.abc import Iterator
from typing import Any, Literal, Self, cast

from normalize.cli.streams import STANDARD_INPUT, standard_input
from normalize.errors import InputError

Format = Literal["csv", "tsv", "jsonl", "parquet"]
CHUNK = 1 << 15
HEAD = 8
GZIP, ZSTANDARD, PARQUET = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PAR1"
COMPRESSIONS = {".gz": "gzip", ".zst": "zstd"}
FORMATS: dict[str, Format] = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
}
NEEDED = "pip install 'normalize-names[table]'"


class Source:
    """An opened table: its ``format``, its bytes in chunks as they come, and how far they are.

    ``size`` is 0 where it is not known. The format is the one asked for, else that of the name's
    ending, else that of the first bytes.
    """

    def __init__(self, name: str, asked: Format | None = None) -> None:
        self.place = STANDARD_INPUT if name == "-" else name
        self._file = _opened(name)
        self.size = os.fstat(self._file.fileno()).st_size if self._file.seekable() else 0
        head = self._file.peek(HEAD)
        self.format = asked or format_of(name)
        self._packed = head.startswith((GZIP, ZSTANDARD))
        self._bytes = _expanded(self._file, head, self.place)
        self._first = b""
        if not self.format:
            self._first = self._read()
            self.format = _guessed(self._first)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def done(self) -> int:
        """Return how many bytes of the file have been read."""
        return self._file.tell() if self.size else 0

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes as they come; the output is flushed when the input pauses."""
        chunk = self._first or self._read()
        while chunk:
            yield chunk
            sys.stdout.flush()
            chunk = self._read()

    def seekable(self) -> io.BufferedReader:
        """Return the whole as a file that can be read from its end, as Parquet must be."""
        if not self._file.seekable() or self._packed:
            raise InputError(self.place, "is Parquet in a stream", "give it as a plain file")
        return self._file

    def _read(self) -> bytes:
        try:
            return cast("bytes", self._bytes.read1(CHUNK))
        except (EOFError, OSError) as error:
            fact = f"is cut short or damaged: {error}"
            raise InputError(self.place, fact, "get it again") from None


def format_of(name: str) -> Format | None:
    """Return the format that the ending of a file's *name* tells, below that of a compression.

    >>> format_of("names.csv.gz"), format_of("NAMES.TSV"), format_of("names")
    ('csv', 'tsv', None)
    """
    stem, ending = os.path.splitext(name.lower())
    if ending in COMPRESSIONS:
        ending = os.path.splitext(stem)[1]
    return FORMATS.get(ending)


def _opened(name: str) -> io.BufferedReader:
    if name != "-" and os.path.isdir(name):
        raise InputError(name, "is a folder", "name a file in it")
    try:
        source = standard_input("reading a table; end with Ctrl-D") if name == "-" else name
        return open(source, "rb", closefd=name != "-")
    except OSError as error:
        fact = f"cannot be read: {error.strerror}"
        raise InputError(name, fact, "name a table, or '-' for standard input") from None


def _expanded(file: io.BufferedReader, head: bytes, place: str) -> Any:  # noqa: ANN401
    """Return *file* with its compression undone."""
    if head.startswith(GZIP):
        import gzip

        return gzip.GzipFile(fileobj=file)
    if head.startswith(ZSTANDARD):
        return io.BufferedReader(_Reader(zstandard(place).CompressedInputStream(file, "zstd")))
    return file


class _Reader(io.RawIOBase):
    """What a stream of the library yields, so that the standard library can buffer it."""

    def __init__(self, stream: Any) -> None:  # noqa: ANN401
        self.stream = stream

    def readable(self) -> bool:
        """Say that it can be read, as buffering asks."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401
        """Fill *buffer* and return how many bytes there were."""
        data = self.stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def zstandard(place: str) -> Any:  # noqa: ANN401
    """Return the library that reads and writes .zst and Parquet."""
    try:
        import pyarrow as pa
    except ImportError:
        raise InputError(place, "needs pyarrow, which is not installed", NEEDED) from None
    return pa


def _guessed(head: bytes) -> Format:
    if head.startswith(PARQUET):
        return "parquet"
    return "jsonl" if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else "csv"
