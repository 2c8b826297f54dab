"""Tables of cells between delimiters: every row goes out as it came in, with cells added."""

import csv
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import methodcaller
from typing import NamedTuple

from normalize.cli.tables.batch import Asking, Batch, Wishes, asked_of
from normalize.cli.tables.encoding import encoding_of, is_whole, refuse_broken
from normalize.cli.tables.lines import Piece, head_of, lines_of
from normalize.cli.tables.records import Record, Records
from normalize.cli.tables.sink import Sink
from normalize.cli.tables.source import Source
from normalize.columns import Answer, Asked
from normalize.errors import InputError

DELIMITERS = ",\t;|"
SNIFFED = 20  # lines looked at for the delimiter
RENDERED = 1 << 16
ENDS = ("\r\n", "\n", "\r")


class Row(NamedTuple):
    """The text of a row, its line end, and how many cells it lacks; ``None`` takes no more."""

    text: str
    end: str
    lacking: int | None = 0


class Delimited:
    """A table with a header, or without one: then its columns are called 1, 2 and so on."""

    def __init__(
        self,
        source: Source,
        sink: Sink,
        wishes: Wishes,
        *,
        delimiter: str | None = None,
        encoding: str | None = None,
        header: bool = True,
    ) -> None:
        chunks = source.chunks()
        head = head_of(chunks)
        if not head:
            raise InputError(source.place, "is empty", "give a table with a header")
        self.place = source.place
        self.sink = sink
        self.wishes = wishes
        self.asking = Asking(wishes)
        self.encoding = encoding_of(head, encoding, source.place)
        self.lines = lines_of(head, chunks, self.encoding)
        self.records = Records()
        self.delimiter = delimiter or ("\t" if source.format == "tsv" else "")
        self.header = header
        self.begun = False
        self.needed: list[int] = []
        self.nothing: list[Asked] = [None] * len(wishes.columns)
        self._cells = lru_cache(RENDERED)(self._show)

    def batches(self) -> Iterator[Batch]:
        """Yield the rows, as many at a time as one reading gives."""
        records = self.records
        for lines in self.lines:
            if isinstance(lines, Piece):
                found = [*records.close(), records.overlong(lines.text, ends=lines.ends)]
                yield self._batch(found, ends=lines.ends)
                continue
            if not self.begun:
                records.delimiter = self.delimiter = self.delimiter or self._sniffed(lines)
            yield self._plain_batch(lines) or self._batch(list(records.feed(lines)))
        yield self._batch(list(records.close()))

    def write(self, batch: Batch, answers: Sequence[Sequence[Answer | None]]) -> None:
        """Write the rows of *batch* with the cells of *answers* added."""
        added = zip(*(map(self._cells, column) for column in answers), strict=True)
        gap = self.delimiter
        lines = [
            text if lacking is None else f"{text}{gap * lacking}{''.join(cells)}{end}"
            for (text, end, lacking), cells in zip(batch.rows, added, strict=True)
        ]
        self.sink.write(self.encoding.encode("".join(lines)))

    def close(self) -> None:
        """Nothing comes after the last row."""

    def _plain_batch(self, lines: list[str]) -> Batch | None:
        """Return the batch that *lines* are, if nothing is special about them; this is quick."""
        text = "".join(lines)
        if not (self.asking.plain and lines and is_whole(text)):
            return None
        end = "\r\n" if lines[0].endswith("\r\n") else lines[0][-1:]
        if end not in ENDS or not all(map(methodcaller("endswith", end), lines)):
            return None
        if end == "\n" and "\r" in text:
            return None
        rows = self.records.plain(lines)
        if rows is None:
            return None
        places = [self.needed[column] for column in self.asking.columns]
        asked = [[asked_of(cells[place]) for cells in rows] for place in places]
        return Batch([(line.removesuffix(end), end, 0) for line in lines], asked)

    def _batch(self, records: list[Record], *, ends: bool = True) -> Batch:
        """Return the batch that *records* are; the last is a piece unless it *ends*."""
        if not self.begun and records:
            self._begin(records.pop(0) if self.header else records[0])
        rows: list[Row] = []
        asked: list[list[Asked]] = []
        faults: list[tuple[int, str]] = []
        for record in records:
            row, questions, fault = self._row(record)
            rows.append(row)
            asked.append(questions)
            if fault:
                faults.append((record.line, fault))
        if not ends:
            rows[-1] = Row(records[-1].text, "", None)
            faults.pop()
        return Batch(
            rows, list(zip(*asked, strict=True)) or [()] * len(self.wishes.columns), faults
        )

    def _row(self, record: Record) -> tuple[Row, list[Asked], str | None]:
        """Return *record* ready to be written, what it asks, and what is wrong with it."""
        text, cells, fault = record.text, record.cells, record.fault
        if not fault and not cells and self.records.width == 1:
            cells = ("",)
        if not fault and not cells:
            return Row(text, "", None), self.nothing, None
        try:
            if not fault:
                refuse_broken(text)
                questions = self.asking.of([cells[place] for place in self.needed])
        except ValueError as error:
            fault = str(error)
        end = next((end for end in ENDS if text.endswith(end)), "")
        lacking = max(0, (self.records.width or 0) - len(cells)) if fault else 0
        row = Row(text[: len(text) - len(end)], end, lacking)
        return row, self.nothing if fault else questions, fault

    def _begin(self, first: Record) -> None:
        """Take the columns from the *first* record, and write the header if there is one."""
        self.begun = True
        names = list(first.cells)
        if not self.header:
            names = [str(number) for number in range(1, len(names) + 1)]
        self.needed = self.wishes.places(names, self.place)
        added = self.wishes.added(names, self.place)
        self.sink.write(self.encoding.mark)
        if self.header:
            row, _, _ = self._row(first._replace(fault=None))
            cells = "".join(f"{self.delimiter}{self._cell(name)}" for name in added)
            self.sink.write(self.encoding.encode(f"{row.text}{cells}{row.end}"))

    def _sniffed(self, lines: list[str]) -> str:
        """Return the delimiter by which the first lines have the columns needed, and most cells."""
        return max(DELIMITERS, key=lambda delimiter: self._likeness(lines[:SNIFFED], delimiter))

    def _likeness(self, lines: list[str], delimiter: str) -> tuple[bool, int, int]:
        try:
            first, *others = [cells for cells in csv.reader(lines, delimiter=delimiter) if cells]
        except (csv.Error, ValueError):
            return False, 0, 0
        width = len(first)
        named = not self.header or set(self.wishes.needed) <= set(first)
        return named, sum(len(cells) == width for cells in others) if width > 1 else 0, width

    def _show(self, answer: Answer | None) -> str:
        """Return the cells of *answer*, a delimiter before each."""
        if answer is None:
            return self.delimiter * len(self.wishes.fields)
        values = (getattr(answer, field) for field in self.wishes.fields)
        shown = ("" if value is None else str(value) for value in values)
        return "".join(f"{self.delimiter}{self._cell(value)}" for value in shown)

    def _cell(self, value: str) -> str:
        if self.delimiter in value or any(char in value for char in '"\r\n'):
            return '"' + value.replace('"', '""') + '"'
        return value
