"""Texts as they are read: in chunks, from UTF-8, whatever their size."""

import codecs
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from normalize.cli.output import tell
from normalize.cli.progress import Progress
from normalize.cli.streams import STANDARD_INPUT, standard_input
from normalize.errors import InputError
from normalize.linking.blocks import Block

CHUNK = 1 << 18  # bytes
Link = Callable[..., Iterable[Block]]  # of chunks of a text, and of a `Context` by keywords


class Passage(NamedTuple):
    """What is linked as one text: a file, or the field of one of its lines."""

    file: str
    line: int | None
    blocks: Iterable[Block]

    @property
    def place(self) -> str:
        """The file's name, and the number of the line where it is of one."""
        name = STANDARD_INPUT if self.file == "-" else os.path.basename(self.file)
        return name if self.line is None else f"{name}:{self.line}"


class Texts:
    """The texts of files, ``-`` being standard input; ``bad`` counts those that were not UTF-8."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.bad = 0
        self.read = 0
        self.progress = Progress(names)

    def passages(self, link: Link) -> Iterator[Passage]:
        """Yield each text as it is read and linked; one is to be used up before the next."""
        for name in self.names:
            yield Passage(name, None, self._linked(name, link))
        self.progress.clear()

    def _linked(self, name: str, link: Link) -> Iterator[Block]:
        for block in link(self.chunks(name)):
            yield block
            self.progress.show(self.read)

    def chunks(self, name: str) -> Iterator[str]:
        """Yield the text of a file; bytes that fail are replaced, and the first one is told.

        Every character counts: a byte order mark, both signs of a Windows line end, a NUL.
        """
        decoder = codecs.getincrementaldecoder("utf-8")("strict")
        start = 0
        for data in chain(read_bytes(name, "a text"), (b"",)):
            try:
                text = decoder.decode(data, not data)
            except UnicodeDecodeError as error:
                place = start - len(decoder.getstate()[0]) + error.start + 1
                self._note(name, f"not UTF-8 at byte {place}")
                decoder.errors = "replace"
                text = decoder.decode(data, not data)
            start += len(data)
            self.read += len(data)
            yield text

    def _note(self, name: str, fault: str) -> None:
        self.bad += 1
        self.progress.clear()
        tell(f"{STANDARD_INPUT if name == '-' else name}: {fault}")


def read_bytes(name: str, what: str) -> Iterator[bytes]:
    """Yield the bytes of the file *name*, or of standard input for ``-``, as they come."""
    if os.path.isdir(name):
        raise InputError(name, "is a folder", "name the files in it")
    source = standard_input(f"reading {what}; end with Ctrl-D") if name == "-" else name
    try:
        with open(source, "rb", closefd=name != "-") as file:
            while data := file.read1(CHUNK):
                yield data
    except OSError as error:
        fact = f"cannot be read: {error.strerror}"
        raise InputError(name, fact, "name a text file, or '-' for standard input") from None
