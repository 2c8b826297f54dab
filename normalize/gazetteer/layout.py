"""The compiled gazetteer: one file of named sections, mapped into memory and checked on opening.

    header   magic, layout version, number of sections, length of the file,
             Unicode version, digest of the body, checksum of the header and table
    table    a section each: name, offset, length
    body     the sections in the order of their names, each on a multiple of eight bytes

Numbers are little-endian, names and the Unicode version are ASCII padded with NUL. The same
sections give the same bytes. Nothing in the file is ever run.
"""

# pathlib takes longer to import than a name takes to resolve
import os
import struct
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from normalize.errors import GazetteerError

MAGIC = b"NRMZGAZ\n"
LAYOUT = 4
UNICODE = unicodedata.unidata_version.encode()

_HEADER = struct.Struct("<8sIIQ16s16s")
_CHECKSUM = struct.Struct("<Q")
_SECTION = struct.Struct("<24sQQ")
_LONGEST_NAME = 24
_AGAIN = "build it again"


def pack(sections: Mapping[str, bytes]) -> bytes:
    """Return the file that holds *sections*.

    >>> Container.of(pack({"names": b"Kyiv"})).sections["names"].tobytes()
    b'Kyiv'
    """
    table = b""
    offset = _HEADER.size + _CHECKSUM.size + _SECTION.size * len(sections)
    chunks = []
    for name, data in sorted(sections.items()):
        if not (0 < len(name) <= _LONGEST_NAME and name.isascii() and name.isprintable()):
            raise ValueError(f"{name!r} is no name for a section")
        table += _SECTION.pack(name.encode(), offset, len(data))
        padding = -len(data) % 8
        chunks += [data, bytes(padding)]
        offset += len(data) + padding
    body = b"".join(chunks)
    header = _HEADER.pack(MAGIC, LAYOUT, len(sections), offset, UNICODE, _digest(body))
    return header + _CHECKSUM.pack(zlib.crc32(header + table)) + table + body


class Container:
    """An opened compiled gazetteer: its ``sections`` by name, read-only and without copies.

    ``place`` is what errors name it by. Pickled, it is opened again by its path.
    """

    __slots__ = ("_again", "_body", "_digest", "place", "sections")

    def __init__(self, data: memoryview, place: str, again: tuple[Callable[..., Any], Any]) -> None:
        count, self._digest = _read_header(data, place)
        self._body = data[_HEADER.size + _CHECKSUM.size + _SECTION.size * count :]
        self.place = place
        self._again = again
        self.sections: Mapping[str, memoryview] = dict(_read_table(data, count, place))

    @classmethod
    def open(cls, path: str) -> "Container":
        """Map the file *path*; the pages that are never looked at are never read."""
        import mmap

        try:
            file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            try:
                mapped = mmap.mmap(file, 0, access=mmap.ACCESS_READ)
            finally:
                os.close(file)
        except OSError as error:
            fact = f"cannot be read: {error.strerror}"
            raise GazetteerError(path, fact, "name a compiled gazetteer") from None
        except ValueError:
            raise GazetteerError(path, "is empty, not a compiled gazetteer", _AGAIN) from None
        return cls(memoryview(mapped), path, (_open_same, os.path.abspath(path)))

    @classmethod
    def of(cls, data: bytes) -> "Container":
        """Return the compiled gazetteer that *data* is."""
        return cls(memoryview(data), "compiled gazetteer", (_of_same, data))

    def verify(self) -> None:
        """Read the whole and raise `GazetteerError` if any byte of it has changed."""
        if _digest(self._body) != self._digest:
            raise GazetteerError(self.place, "its digest does not agree with its bytes", _AGAIN)

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, bytes]]:
        remake, source = self._again
        return remake, (source, self._digest)


def _open_same(path: str, digest: bytes) -> Container:
    """Open the file of a pickled container, if it is still the same."""
    container = Container.open(path)
    if container._digest != digest:
        raise GazetteerError(path, "is another gazetteer than it was", "load it anew")
    return container


def _of_same(data: bytes, _digest: bytes) -> Container:
    return Container.of(data)


def _read_header(data: memoryview, place: str) -> tuple[int, bytes]:
    """Return the number of sections and the digest of the body, after every cheap check."""
    if data[: len(MAGIC)] != MAGIC:
        raise GazetteerError(place, "is not a compiled gazetteer", "compile it with 'build'")
    head = _HEADER.size + _CHECKSUM.size
    if len(data) < head:
        raise GazetteerError(place, f"is cut short: {len(data)} bytes", _AGAIN)
    _, layout, count, length, unicode, digest = _HEADER.unpack_from(data)
    if layout != LAYOUT:
        fact = f"was written by layout {layout}, this program reads {LAYOUT}"
        raise GazetteerError(place, fact, _AGAIN)
    table = head + _SECTION.size * count
    if len(data) < table and len(data) < length:
        raise _cut_short(place, len(data), length)
    found = zlib.crc32(data[head:table], zlib.crc32(data[: _HEADER.size]))
    if (found,) != _CHECKSUM.unpack_from(data, _HEADER.size):
        raise GazetteerError(place, "its header is damaged", _AGAIN)
    if len(data) < length:
        raise _cut_short(place, len(data), length)
    if len(data) > length:
        raise GazetteerError(place, f"has {len(data) - length:,} bytes after its end", _AGAIN)
    if (version := unicode.rstrip(b"\0")) != UNICODE:
        fact = f"was written with Unicode {version.decode('ascii', 'replace')}"
        raise GazetteerError(place, f"{fact}, this Python has {UNICODE.decode()}", _AGAIN)
    return count, digest


def _read_table(data: memoryview, count: int, place: str) -> Iterator[tuple[str, memoryview]]:
    head = _HEADER.size + _CHECKSUM.size
    for n in range(count):
        name, offset, length = _SECTION.unpack_from(data, head + n * _SECTION.size)
        if offset + length > len(data):
            raise GazetteerError(place, "a section lies outside the file", _AGAIN)
        yield name.rstrip(b"\0").decode("ascii", "replace"), data[offset : offset + length]


def _cut_short(place: str, found: int, length: int) -> GazetteerError:
    return GazetteerError(place, f"is cut short: {found:,} of {length:,} bytes", _AGAIN)


def _digest(body: bytes | memoryview) -> bytes:
    import hashlib

    return hashlib.blake2b(body, digest_size=16).digest()


def is_compiled(path: str) -> bool:
    """Say whether *path* is a file that begins as a compiled gazetteer does."""
    try:
        with open(path, "rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def write(path: str, data: bytes) -> None:
    """Put *data* in the place of the file *path*, wholly or, with an `OSError`, not at all."""
    path = os.path.realpath(path)
    temporary = f"{path}.{os.urandom(4).hex()}.tmp"
    try:
        with open(temporary, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException as error:
        if os.path.exists(temporary):
            os.unlink(temporary)
        if isinstance(error, OSError):
            error.filename, error.filename2 = path, None
        raise
