"""The encoding of a text of rows: told by its mark, by what it is made of, or by the user."""

import codecs
import re
from typing import NamedTuple

from normalize.errors import InputError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
GUESSES = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "gb18030", "cp932")
SHOWN = 24
ENOUGH = 3  # lines that are not UTF-8, for it to be no accident
KEPT = "normalize-kept"
SURROGATE = re.compile("[\ud800-\udfff]")


class Encoding(NamedTuple):
    """A codec, and the mark that the text begins with."""

    codec: str
    mark: bytes = b""

    def decoder(self) -> codecs.IncrementalDecoder:
        """Return what decodes chunk after chunk; bytes that fail are kept, as surrogates."""
        wide = self.codec.startswith(("utf-16", "utf-32", "utf_16", "utf_32"))
        return codecs.getincrementaldecoder(self.codec)("replace" if wide else "surrogateescape")

    def encode(self, text: str) -> bytes:
        """Return the bytes of *text*; a letter that the encoding lacks becomes a question mark."""
        return text.encode(self.codec, KEPT)


def _kept(error: UnicodeError) -> tuple[bytes | str, int]:
    """Put back a byte that failed; put a question mark for a letter that has none."""
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101
    code = ord(error.object[error.start])
    return (bytes([code - 0xDC00]) if 0xDC80 <= code <= 0xDCFF else "?"), error.start + 1


codecs.register_error(KEPT, _kept)


def is_whole(text: str) -> bool:
    """Say whether *text* is free of bytes that failed, and of halves of pairs of surrogates."""
    return text.isascii() or not SURROGATE.search(text)


def refuse_broken(text: str) -> None:
    """Raise `ValueError` where *text* holds bytes that failed, or half a pair of surrogates."""
    if not text.isascii() and (found := SURROGATE.search(text)):
        raise ValueError(f"not in the encoding of the table, at character {found.start() + 1}")


def encoding_of(head: bytes, asked: str | None, place: str) -> Encoding:
    r"""Return the encoding of a text that begins with *head*.

    >>> encoding_of("Kyïv".encode("utf-8-sig"), None, "names.csv")
    Encoding(codec='utf-8', mark=b'\xef\xbb\xbf')

    A text that is mostly not UTF-8 is not guessed at: a wrong guess gives wrong names.
    """
    for mark, codec in MARKS:
        if head.startswith(mark) and (asked is None or _same(asked, codec)):
            return Encoding(codec, mark)
    if asked:
        return Encoding(_known(asked))
    if head[:1] and head[1:2] == b"\0":
        return Encoding("utf-16-le")
    if head[:1] == b"\0" and head[1:2]:
        return Encoding("utf-16-be")
    strange = [line for line in head.split(b"\n")[:-1] or [head] if not line.isascii()]
    failing = [line for line in strange if not _is_utf8(line)]
    if len(failing) >= ENOUGH and 2 * len(failing) > len(strange):
        fact = "is not UTF-8: " + ", ".join(_readings(failing[0]))
        raise InputError(place, fact, "name its encoding with --encoding")
    return Encoding("utf-8")


def _same(asked: str, codec: str) -> bool:
    name = codecs.lookup(_known(asked)).name
    return name in (codec, f"{codec}-sig") or codec.startswith(f"{name}-")


def _known(asked: str) -> str:
    try:
        codecs.lookup(asked)
        "".encode(asked)
    except LookupError:
        fact = f"'{asked}' is no encoding"
        raise InputError(
            "--encoding", fact, f"name one such as utf-8, {', '.join(GUESSES)}"
        ) from None
    return asked


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _readings(line: bytes) -> list[str]:
    """Return how *line* reads in each encoding that can read it, around its first strange byte."""
    first = next(place for place, byte in enumerate(line) if byte > 127)
    shown = line[max(0, first - SHOWN // 2) : first + SHOWN // 2].strip()
    told = []
    for codec in GUESSES:
        try:
            told.append(f"{codec} reads '{shown.decode(codec)}'")
        except UnicodeDecodeError:
            continue
    return told
