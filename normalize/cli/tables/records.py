"""Records of delimited text: what the csv module makes of one line or, between quotes, of several.

A quote that is opened and never closed would swallow all that follows. Here it spoils its own line
only: the lines behind it that were read in vain are then read one by one.
"""

import csv
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from normalize.cli.tables.lines import LONGEST, OVERLONG

UNCLOSED = "a quote is opened and not closed"


class Record(NamedTuple):
    """The text of a row with its end, its first line's number, its cells, and what is wrong."""

    text: str
    line: int
    cells: Sequence[str]
    fault: str | None = None


class _StillOpenError(Exception):
    """The lines end between quotes."""


class Records:
    """Cuts lines into records; all should have as many cells as the first has, its ``width``."""

    def __init__(self) -> None:
        csv.field_size_limit(4 * LONGEST)
        self.delimiter = ","
        self.width: int | None = None
        self.line = 1
        self._held: list[str] = []
        self._alone = 0  # lines to come that are records by themselves

    def feed(self, lines: list[str]) -> Iterator[Record]:
        """Yield the records that *lines* end; an open one is held until it is closed."""
        held = [*self._held, *lines]
        self._held = []
        yield from self._cut(held, last=sum(map(len, held)) > LONGEST)

    def plain(self, lines: list[str]) -> list[list[str]] | None:
        """Return the cells of *lines* if each is a whole and good record, quickly; else nothing."""
        if self._held or self._alone or self.width is None:
            return None
        try:
            rows = list(csv.reader(lines, delimiter=self.delimiter, strict=True))
        except csv.Error:
            return None
        if len(rows) != len(lines) or any(len(cells) != self.width for cells in rows):
            return None
        self.line += len(lines)
        return rows

    def close(self) -> Iterator[Record]:
        """Yield what was held, as no line comes that could close it."""
        held, self._held = self._held, []
        yield from self._cut(held, last=True)

    def overlong(self, text: str, *, ends: bool) -> Record:
        """Return the record that a piece of an overlong line is."""
        line, self.line = self.line, self.line + ends
        return Record(text, line, (), OVERLONG)

    def _cut(self, lines: list[str], *, last: bool) -> Iterator[Record]:
        at = 0
        while at < len(lines):
            if self._alone:
                self._alone -= 1
                yield self._record(lines[at], *self._single(lines[at]))
                at += 1
                continue
            begin, reader = at, self._reader(lines, at, strict=True)
            try:
                while at < len(lines):
                    cells = next(reader)
                    end = begin + reader.line_num
                    if end > at + 1 and self.width and len(cells) != self.width:
                        self._alone = end - at
                        break
                    yield self._record("".join(lines[at:end]), cells, lines=end - at)
                    at = end
            except _StillOpenError:
                if not last:
                    self._held = lines[at:]
                    return
                self._alone = len(lines) - at
            except csv.Error:
                self._alone = max(1, begin + reader.line_num - at)

    def _reader(self, lines: list[str], start: int, *, strict: bool) -> Any:  # noqa: ANN401
        return csv.reader(_until_end(lines, start), delimiter=self.delimiter, strict=strict)

    def _record(
        self, text: str, cells: Sequence[str], fault: str | None = None, lines: int = 1
    ) -> Record:
        line, self.line = self.line, self.line + lines
        if self.width is None and not fault:
            self.width = len(cells)
        if not fault and self.width and len(cells) != self.width:
            fault = f"{len(cells)} cells where there should be {self.width}" if cells else None
        return Record(text, line, cells, fault)

    def _single(self, line: str) -> tuple[Sequence[str], str | None]:
        """Return the cells of a *line* that is a record by itself, and what is wrong with it."""
        try:
            return next(self._reader([line], 0, strict=False)), None
        except _StillOpenError:
            return (), UNCLOSED
        except csv.Error as error:
            return (), str(error).partition(" - ")[0]


def _until_end(lines: list[str], start: int) -> Iterator[str]:
    """Yield *lines* from *start*; who asks for more stands between quotes."""
    for at in range(start, len(lines)):
        yield lines[at]
    raise _StillOpenError
