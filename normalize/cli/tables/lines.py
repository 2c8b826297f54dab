"""Text cut into lines as it comes; a line that is too long passes through in pieces."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from normalize.cli.tables.encoding import Encoding

LONGEST = 1 << 20  # characters
HEAD = 1 << 16  # bytes looked at for the encoding
OVERLONG = "longer than a million characters"


class Piece(NamedTuple):
    """A part of a line that is too long; the last one ``ends`` it."""

    text: str
    ends: bool


def head_of(chunks: Iterator[bytes]) -> bytes:
    r"""Return the first bytes, a line of them at least.

    >>> head_of(iter([b"na", b"me\nKy", b"iv"]))
    b'name\nKy'
    """
    head = b""
    for chunk in chunks:
        head += chunk
        if b"\n" in chunk or len(head) >= HEAD:
            break
    return head


def lines_of(head: bytes, rest: Iterable[bytes], encoding: Encoding) -> Iterator[list[str] | Piece]:
    """Yield the lines with their ends, as many at a time as came, and pieces of overlong ones.

    They end at line feeds; in a text that begins without any, at carriage returns.
    """
    decoder = encoding.decoder()
    texts = chain(
        (decoder.decode(head.removeprefix(encoding.mark)),),
        map(decoder.decode, rest),
        (decoder.decode(data, True) for data in (b"",)),
    )
    first = next(texts)
    end = "\r" if "\r" in first and "\n" not in first else "\n"
    held, overlong = "", False
    for text in chain((first,), texts):
        *whole, held = f"{held}{text}".split(end)
        lines = [f"{line}{end}" for line in whole]
        if lines and (overlong or len(lines[0]) > LONGEST):
            yield Piece(lines.pop(0), ends=True)
            overlong = False
        yield lines
        if overlong or len(held) > LONGEST:
            yield Piece(held, ends=False)
            held, overlong = "", True
    if held or overlong:
        yield Piece(held, ends=True) if overlong else [held]
