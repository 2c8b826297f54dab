"""JSON Lines: every row goes out as it came in, with fields added behind its last one."""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from normalize.cli.fields import parse
from normalize.cli.tables.batch import Asking, Batch, Wishes
from normalize.cli.tables.encoding import Encoding, refuse_broken
from normalize.cli.tables.lines import OVERLONG, Piece, head_of, lines_of
from normalize.cli.tables.sink import Sink
from normalize.cli.tables.source import Source
from normalize.columns import Answer, Asked
from normalize.errors import InputError

RENDERED = 1 << 16
UTF8 = Encoding("utf-8")


class Row(NamedTuple):
    """The text of a row, and where in it the fields go; ``None`` where there are none."""

    text: str
    end: int | None
    empty: bool = False


class JsonLines:
    """A table of JSON objects, one a line, in UTF-8; a field that a row lacks is empty."""

    def __init__(self, source: Source, sink: Sink, wishes: Wishes) -> None:
        chunks = source.chunks()
        self.place = source.place
        self.lines = lines_of(head_of(chunks), chunks, UTF8)
        self.sink = sink
        self.wishes = wishes
        self.asking = Asking(wishes)
        self.names = wishes.added((), self.place)
        self.line = 1
        self.begun = False
        self.nothing: list[Asked] = [None] * len(wishes.columns)
        width = len(wishes.fields)
        keys = [json.dumps(name, ensure_ascii=False) for name in self.names]
        self._keys = [keys[at : at + width] for at in range(0, len(keys), width)]
        self._fields = lru_cache(RENDERED)(self._show)

    def batches(self) -> Iterator[Batch]:
        """Yield the rows, as many at a time as one reading gives."""
        for lines in self.lines:
            if isinstance(lines, Piece):
                found = [self._piece(lines)]
            else:
                found = [self._row(line) for line in lines]
            faults = [(number, fault) for _, _, number, fault in found if fault]
            asked = list(zip(*(questions for _, questions, _, _ in found), strict=True))
            yield Batch([row for row, *_ in found], asked or [()] * len(self.nothing), faults)

    def write(self, batch: Batch, answers: Sequence[Sequence[Answer | None]]) -> None:
        """Write the rows of *batch* with the fields of *answers* added."""
        columns = (
            [self._fields(number, answer) for answer in column]
            for number, column in enumerate(answers)
        )
        rows = zip(batch.rows, zip(*columns, strict=True), strict=True)
        self.sink.write(UTF8.encode("".join(_with_fields(row, added) for row, added in rows)))

    def close(self) -> None:
        """Nothing comes after the last row."""

    def _row(self, line: str) -> tuple[Row, list[Asked], int, str | None]:
        """Return *line* ready to be written, what it asks, its number, and what is wrong."""
        number, self.line = self.line, self.line + 1
        if not line.strip():
            return Row(line, None), self.nothing, number, None
        try:
            row = parse(line.encode("utf-8", "surrogateescape"), first=number == 1)
            self._look(row)
            cells = [_text(row.get(name), name) for name in self.wishes.needed]
            return Row(line, line.rindex("}"), not row), self.asking.of(cells), number, None
        except ValueError as error:
            return Row(line, None), self.nothing, number, str(error)

    def _piece(self, piece: Piece) -> tuple[Row, list[Asked], int, str | None]:
        number, self.line = self.line, self.line + piece.ends
        return Row(piece.text, None), self.nothing, number, OVERLONG if piece.ends else None

    def _look(self, row: dict[str, Any]) -> None:
        """Refuse a table whose first row shows that it is another one; later, the row."""
        if not self.begun:
            self.wishes.added(row, self.place)
            if not set(self.wishes.columns) & set(row):
                fact = f"there is no field '{self.wishes.columns[0]}' in the first row"
                raise InputError(self.place, fact, f"choose of {', '.join(row)}")
            self.begun = True
        for name in self.names:
            if name in row:
                raise ValueError(f"it already has a field '{name}'")

    def _show(self, column: int, answer: Answer | None) -> str:
        """Return the fields of *answer* as they stand in a JSON object."""
        values = (answer and getattr(answer, field) for field in self.wishes.fields)
        return ", ".join(
            f"{key}: {json.dumps(value, ensure_ascii=False)}"
            for key, value in zip(self._keys[column], values, strict=True)
        )


def _with_fields(row: Row, added: Sequence[str]) -> str:
    if row.end is None:
        return row.text
    before = "" if row.empty else ", "
    return f"{row.text[: row.end]}{before}{', '.join(added)}{row.text[row.end :]}"


def _text(value: object, name: str) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError(f"the field '{name}' is not a text")
    refuse_broken(value or "")
    return value
