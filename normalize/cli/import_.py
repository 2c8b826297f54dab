"""``normalize import``: public data in, a gazetteer out, and a report of what became of it."""

import sys
from argparse import Namespace

from normalize.cli.output import tell
from normalize.cli.progress import CLEAR
from normalize.importing import KINDS, Order, Report, transfer


def run(options: Namespace) -> int:
    """Import the files; return how many rows were bad."""
    order = Order(
        options.kind,
        tuple(options.files),
        source=options.source,
        entity=options.entity,
        columns=dict(options.column or ()),
        countries=frozenset(options.country or ()),
        population=options.population,
        known=options.known,
        languages=frozenset(options.lang or ()),
    )
    watched = sys.stderr is not None and sys.stderr.isatty()
    report = Report(tell, _show if watched else None)
    try:
        transfer(order, options.into, options.output, report)
    finally:
        if watched:
            sys.stderr.write(CLEAR)
    for line in report.lines():
        tell(line)
    tell(f"credit {KINDS[order.kind].credit}")
    return report.bad_rows


def _show(rows: int) -> None:
    sys.stderr.write(f"{CLEAR}{rows:,} rows\r")
    sys.stderr.flush()
