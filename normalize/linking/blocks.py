"""A text of any size as blocks that are linked one after the other.

A block ends where a paragraph does, else a sentence that ends its line, a line, a sentence, a
word; the borders depend on the text alone, not on the chunks in which it was read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from normalize.model import Mention

BLOCK = 1 << 20  # code points that a block has, if the text has them
SLACK = 1 << 16  # and among how many more its end is looked for
_CLOSED = r"[.!?…][\"'”’»)\]]*"
ENDS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\n[ \t\r]*\n",
        rf"(?:{_CLOSED}|[。！？।۔])[ \t\r]*\n",
        r"\n",
        rf"{_CLOSED}\s|[。！？।۔]",
        r"\s",
    )
)


class Block(NamedTuple):
    """A part of a text, where it starts in the whole, and its mentions.

    The offsets of the mentions are code points of the whole text.
    """

    start: int
    text: str
    mentions: Sequence[Mention]


def cut(chunks: Iterable[str]) -> Iterator[str]:
    r"""Yield the text that comes in *chunks* as blocks; joined, they are the text again.

    >>> list(cut(["Kyiv ", "waits."]))
    ['Kyiv waits.']
    >>> [len(block) for block in cut(["a" * BLOCK, "\n\n", "b" * SLACK])]
    [1048578, 65536]

    A text of up to `BLOCK` + `SLACK` code points is one block.
    """
    held: list[str] = []
    size = 0
    for chunk in chunks:
        held.append(chunk)
        size += len(chunk)
        if size > BLOCK + SLACK:
            *whole, rest = _cut_whole("".join(held))
            yield from whole
            held, size = [rest], len(rest)
    if size:
        yield "".join(held)


def _cut_whole(text: str) -> Iterator[str]:
    """Yield the blocks that end within *text* for sure, then the rest."""
    start = 0
    while len(text) - start > BLOCK + SLACK:
        end = _end(text, start + BLOCK, start + BLOCK + SLACK)
        yield text[start:end]
        start = end
    yield text[start:]


def _end(text: str, first: int, last: int) -> int:
    found = (pattern.search(text, first, last) for pattern in ENDS)
    return next((match.end() for match in found if match), last)
