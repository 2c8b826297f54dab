"""Parquet tables: the columns go out as they came in, with columns added; read by pyarrow."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from normalize.cli.tables.batch import Asking, Batch, Wishes
from normalize.cli.tables.encoding import refuse_broken
from normalize.cli.tables.sink import Sink
from normalize.cli.tables.source import Source, zstandard
from normalize.columns import Answer
from normalize.errors import InputError

ROWS = 8192  # of a batch
GROUP = 8  # batches of a row group


class Parquet:
    """A Parquet file, a batch of rows at a time."""

    def __init__(self, source: Source, sink: Sink, wishes: Wishes) -> None:
        self.pa = zstandard(source.place)
        self.place = source.place
        self.sink = sink
        self.wishes = wishes
        self.asking = Asking(wishes)
        self.row = 1
        self.waiting: list[Any] = []
        try:
            import pyarrow.parquet as pq

            self.file = pq.ParquetFile(source.seekable())
        except self.pa.ArrowException as error:
            raise self._damaged(error) from None
        self.rows = self.file.metadata.num_rows
        schema = self.file.schema_arrow
        self.needed = wishes.places(schema.names, self.place)
        for place in self.needed:
            self._refuse_other_than_text(schema.field(place))
        types = {"score": self.pa.float64()}
        fields = [types.get(field, self.pa.string()) for field in wishes.fields]
        for name, kind in zip(
            wishes.added(schema.names, self.place), fields * len(wishes.columns), strict=True
        ):
            schema = schema.append(self.pa.field(name, kind))
        self.schema = schema
        self.writer = pq.ParquetWriter(sink.binary(), schema, compression=self._compression())

    def batches(self) -> Iterator[Batch]:
        """Yield the rows, some thousand at a time."""
        try:
            for rows in self.file.iter_batches(ROWS):
                yield self._batch(rows)
        except (self.pa.ArrowException, OSError) as error:
            raise self._damaged(error) from None

    def write(self, batch: Batch, answers: Sequence[Sequence[Answer | None]]) -> None:
        """Write the rows of *batch* with the columns of *answers* added."""
        arrays = list(batch.rows.columns)
        for column in answers:
            for field in self.wishes.fields:
                values = [answer and getattr(answer, field) for answer in column]
                arrays.append(self.pa.array(values, self.schema.field(len(arrays)).type))
        self.waiting.append(self.pa.record_batch(arrays, schema=self.schema))
        if len(self.waiting) == GROUP:
            self._write_group()

    def close(self) -> None:
        """Write the last rows, and what ends the file."""
        self._write_group()
        self.writer.close()

    def _write_group(self) -> None:
        self.writer.write_table(self.pa.Table.from_batches(self.waiting, self.schema))
        self.waiting = []

    def _batch(self, rows: Any) -> Batch:  # noqa: ANN401
        columns = [_texts(rows.column(place)) for place in self.needed]
        asked, faults = [], []
        for number, cells in enumerate(zip(*columns, strict=True), self.row):
            try:
                for cell in cells:
                    refuse_broken(cell or "")
                asked.append(self.asking.of(cells))
            except ValueError as error:
                asked.append([None] * len(self.wishes.columns))
                faults.append((number, str(error)))
        self.row += len(rows)
        return Batch(rows, list(zip(*asked, strict=True)), faults)

    def _refuse_other_than_text(self, field: Any) -> None:  # noqa: ANN401
        kinds = self.pa.types
        kind = field.type.value_type if kinds.is_dictionary(field.type) else field.type
        checks = (kinds.is_string, kinds.is_large_string, kinds.is_string_view, kinds.is_null)
        if not any(check(kind) for check in checks):
            fact = f"column '{field.name}' is of type {field.type}"
            raise InputError(self.place, fact, "name a column of texts")

    def _compression(self) -> str:
        groups = self.file.metadata.num_row_groups
        name = self.file.metadata.row_group(0).column(0).compression if groups else "SNAPPY"
        return "none" if name == "UNCOMPRESSED" else str(name).lower()

    def _damaged(self, error: Exception) -> InputError:
        fact = f"is no Parquet that can be read: {str(error).partition(chr(10))[0]}"
        return InputError(self.place, fact, "get it again")


def _texts(column: Any) -> list[str | None]:  # noqa: ANN401
    """Return the texts of *column*; bytes that fail are kept, as surrogates."""
    try:
        return cast("list[str | None]", column.to_pylist())
    except UnicodeDecodeError:
        return [_text(value) for value in column]


def _text(value: Any) -> str | None:  # noqa: ANN401
    try:
        return cast("str | None", value.as_py())
    except UnicodeDecodeError:
        return bytes(value.as_buffer()).decode("utf-8", "surrogateescape")
