"""The reports on a gazetteer that are committed, so that a review sees what a change does."""

import os
from collections.abc import Iterable, Sequence

from normalize.checks.collisions import collisions
from normalize.checks.coverage import coverage
from normalize.gazetteer.layout import write
from normalize.model import Entity

REPORTS = {"coverage.tsv": coverage, "collisions.tsv": collisions}


def write_reports(folder: str, entities: Sequence[Entity]) -> list[str]:
    """Write the reports on *entities* to *folder*; return where each lies."""
    os.makedirs(folder, exist_ok=True)
    paths = []
    for name, report in REPORTS.items():
        path = os.path.join(folder, name)
        write(path, _table(report(entities)))
        paths.append(path)
    return paths


def _table(rows: Iterable[Iterable[str]]) -> bytes:
    return "".join("\t".join(row) + "\n" for row in rows).encode()
