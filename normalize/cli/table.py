"""``normalize table``: a table in, the same table out with the IDs of its names."""

import csv
import io
import os
import signal
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn

from normalize.bundled import load
from normalize.cli.output import tell
from normalize.cli.streams import Faults, Row
from normalize.cli.tables.batch import Batch, Table, Wishes
from normalize.cli.tables.pipeline import answered
from normalize.cli.tables.progress import Progress
from normalize.cli.tables.sink import Sink
from normalize.cli.tables.source import Source, format_of
from normalize.cli.tables.tally import Tally
from normalize.columns import Answerer
from normalize.errors import InputError
from normalize.resolver import Resolver

FIELDS = ("id", "name", "outcome", "score")
HEAD = ("count", "name", "outcome", "column")
TERMINATED = 143


def run(options: Namespace) -> int:
    """Resolve the columns of a table; return how many rows were bad."""
    wishes = Wishes(
        columns=tuple(dict.fromkeys(options.column)),
        context=(
            options.kind_column, options.lang_column, options.country_column, options.date_column
        ),
        fields=(*FIELDS, "reasons") if options.explain else FIELDS,
        prefix=options.prefix,
    )  # fmt: skip
    gazetteer = load(*options.gazetteer or ())
    answerer = Answerer(
        Resolver(gazetteer, threshold=options.threshold, margin=options.margin),
        scheme=options.id,
        explain=options.explain,
        **{k: getattr(options, k) for k in ("kind", "lang", "country", "on")},
    )
    tallies = [Tally(column) for column in wishes.columns]
    others = tuple(path for path in (options.unresolved,) if path)
    with _ended_cleanly(), Source(options.file, options.format) as source:
        _refuse_other_format(source, options.output)
        with Sink(options.output, (options.file, *others)) as sink:
            table = _table(source, sink, wishes, options)
            bad = _pass_through(table, source, answerer, options.jobs, tallies)
    if options.unresolved:
        _write_unresolved(options.unresolved, options.file, tallies)
    return bad


def _pass_through(
    table: Table, source: Source, answerer: Answerer, jobs: int, tallies: Sequence[Tally]
) -> int:
    """Send the rows of *table* through, count their answers, and tell what they came to."""
    faults = Faults(source.place)
    progress = Progress()
    for batch, answers in answered(table.batches(), answerer, jobs, progress.show):
        table.write(batch, answers)
        for tally, asked, found in zip(tallies, batch.asked, answers, strict=True):
            tally.count(asked, found)
        _note(batch, faults, progress)
        progress.rows += len(batch.rows)
        progress.share = source.done() / source.size if source.size else 0.0
        progress.show()
    table.close()
    progress.clear()
    seconds = progress.seconds()
    rate = f"{progress.rows / seconds:,.0f} rows/s" if seconds else "at once"
    tell(f"{source.place}: {progress.rows:,} rows, {faults.count:,} bad, {rate}")
    for tally in tallies:
        tally.tell()
    return faults.close()


def _note(batch: Batch, faults: Faults, progress: Progress) -> None:
    if batch.faults:
        progress.clear()
    for number, fault in batch.faults:
        faults.note(Row(number, "", fault))


def _table(source: Source, sink: Sink, wishes: Wishes, options: Namespace) -> Table:
    """Return the format that *source* is in, at work."""
    if source.format == "parquet":
        from normalize.cli.tables.parquet import Parquet

        return Parquet(source, sink, wishes)
    if source.format == "jsonl":
        from normalize.cli.tables.json_lines import JsonLines

        return JsonLines(source, sink, wishes)
    from normalize.cli.tables.delimited import Delimited

    return Delimited(
        source,
        sink,
        wishes,
        delimiter=options.delimiter,
        encoding=options.encoding,
        header=not options.no_header,
    )


def _refuse_other_format(source: Source, output: str | None) -> None:
    """Refuse an output whose name promises another format than the input has."""
    promised = format_of(output) if output else source.format
    kinds = {"tsv": "csv"}
    if promised and kinds.get(promised, promised) != kinds.get(str(source.format), source.format):
        fact = f"its name says {promised}, but the table is {source.format}"
        raise InputError(str(output), fact, "formats are not converted; end the name otherwise")


@contextmanager
def _ended_cleanly() -> Iterator[None]:
    """Let an end that is asked for from outside take the way out that errors take."""
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _leave(_signal: int, _frame: object) -> NoReturn:
    raise SystemExit(TERMINATED)


def _write_unresolved(path: str, source: str, tallies: Sequence[Tally]) -> None:
    """Write the names without an ID, the most frequent first, as tab-separated cells."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, "excel-tab", lineterminator="\n")
    writer.writerow(HEAD)
    for tally in tallies:
        for row in tally.unresolved():
            form = row.form.encode("utf-8", "replace").decode()
            writer.writerow((row.rows, form, row.outcome, tally.column))
        if not tally.whole:
            tell(f"{os.path.basename(path)}: the rarest names are left out")
    with Sink(path, (source,)) as sink:
        sink.write(text.getvalue().encode())
