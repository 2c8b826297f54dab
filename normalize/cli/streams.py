"""Rows in and rows out: bytes split at line feeds only, nothing lost, nothing held back."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from normalize.cli.output import tell
from normalize.errors import InputError

CHUNK = 1 << 16
LONGEST_ROW = 1 << 20  # bytes
SHOWN = 20
STANDARD_INPUT = "standard input"
_SURROGATE = re.compile("[\ud800-\udfff]")


class Row(NamedTuple):
    """A row of input: its number from 1, its text, and what is wrong with it, if anything is."""

    number: int
    text: str
    fault: str | None = None


def rows_of(names: Sequence[str]) -> Iterator[Row]:
    """Return the rows of a command: its arguments, else the lines of standard input."""
    if names:
        return (_argument(number, name) for number, name in enumerate(names, 1))
    return read_rows(standard_input("reading names, one a line; end with Ctrl-D"))


def standard_input(invitation: str) -> int:
    """Return the descriptor of standard input; a person who is to type there is told so."""
    if sys.stdin is None:
        raise InputError(STANDARD_INPUT, "is closed", "give it, or name what to read")
    if sys.stdin.isatty():
        tell(invitation)
    return sys.stdin.fileno()


def read_rows(descriptor: int) -> Iterator[Row]:
    """Yield the rows of a file descriptor as they come; output is flushed when input pauses.

    A row that is not UTF-8, or longer than a megabyte, is yielded with its fault told.
    """
    number, held, overlong = 0, b"", False
    while chunk := os.read(descriptor, CHUNK):
        *lines, rest = (held + chunk).split(b"\n")
        for line in lines:
            number += 1
            yield _row(number, line, overlong)
            overlong = False
        overlong = overlong or len(rest) > LONGEST_ROW
        held = rest[:SHOWN] if overlong else rest
        sys.stdout.flush()
    if held:
        yield _row(number + 1, held, overlong)


def _row(number: int, line: bytes, overlong: bool) -> Row:
    if overlong or len(line) > LONGEST_ROW:
        shown = line[:SHOWN].decode("utf-8", "replace")
        return Row(number, f"{shown}…", "longer than a megabyte")
    try:
        return Row(number, line.removesuffix(b"\r").decode("utf-8"))
    except UnicodeDecodeError as error:
        text = line.decode("utf-8", "replace")
        return Row(number, text, f"not UTF-8 at byte {error.start + 1}")


def _argument(number: int, name: str) -> Row:
    """Return the row of an argument, in which Python keeps bytes that fail as surrogates."""
    try:
        return Row(number, name.encode("utf-8", "surrogateescape").decode("utf-8"))
    except UnicodeError:
        return Row(number, _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", name), "not UTF-8")


class Faults:
    """Counts bad rows and names the first of them on standard error."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.count = 0

    def note(self, row: Row) -> None:
        """Count *row*, and name it while it is one of the first."""
        self.count += 1
        if self.count <= SHOWN:
            tell(f"{self.source}:{row.number}: {row.fault}")

    def close(self) -> int:
        """Tell the total where it was not all shown; return it."""
        if self.count > SHOWN:
            tell(f"{self.source}: {self.count} bad rows in all")
        return self.count
