"""A table of one's own, CSV or TSV with a head line: columns become fields.

A column whose head is the name of a field is that field; ``--column FIELD=HEAD`` tells of others.
``names`` holds names without a language, ``names.uk`` those in Ukrainian, ``ids.wikidata`` an ID
elsewhere. Several names in a cell are parted by '|' or ';'.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence

from normalize.errors import InputError
from normalize.gazetteer.document import Items, Node, Problems, Text
from normalize.gazetteer.schema import BY_NAME
from normalize.importing.languages import UNKNOWN, tag_of
from normalize.importing.order import Order
from normalize.importing.report import Report
from normalize.importing.rows import lines_of
from normalize.model import Alias, Entity

SINGLE = ("id", "kind", "type", "name", "family", "given", "gender", "born", "died", "country",
          "population", "prominence", "within")  # fmt: skip
DEGREES = ("latitude", "longitude")
_PARTED = re.compile(r"\s*[|;]\s*")


def read(order: Order, report: Report) -> Iterator[Entity]:
    """Yield a draft for each row that has a name."""
    for path in order.files:
        lines = (line.text for line in lines_of(path, report))
        head = next(lines, "")
        mark = max("\t,;|", key=head.count)
        heads = next(csv.reader([head], delimiter=mark), [])
        columns = _columns(heads, order.columns, path)
        rows = csv.reader((f"{line}\n" for line in lines), delimiter=mark)
        for number, row in enumerate(rows, 2):
            place = f"{path}: row {number}"
            cells = {field: row[at].strip() for field, at in columns.items() if at < len(row)}
            problems = Problems(place)
            draft = _draft({field: cell for field, cell in cells.items() if cell}, order, problems)
            if draft and not problems.found:
                yield draft
            elif row:
                told = problems.found[0].fact if problems.found else "has no name"
                report.bad(place, told)


def _columns(heads: Sequence[str], told: Mapping[str, str], path: str) -> dict[str, int]:
    """Return the number of the column of each field."""
    columns = {head: at for at, head in enumerate(heads) if _is_field(head)}
    for field, head in told.items():
        if not _is_field(field):
            raise InputError(field, "is no field of a row", f"write one of {', '.join(SINGLE)}")
        if head not in heads:
            raise InputError(path, f"has no column '{head}'", f"it has {', '.join(heads)}")
        columns[field] = heads.index(head)
    if "name" not in columns:
        raise InputError(path, "has no column 'name'", "say which it is: --column name=HEAD")
    return columns


def _is_field(name: str) -> bool:
    field, _, part = name.partition(".")
    return name in (*SINGLE, *DEGREES, "names") or (field in ("names", "ids") and bool(part))


def _draft(cells: Mapping[str, str], order: Order, problems: Problems) -> Entity | None:
    if "name" not in cells:
        return None
    given = {field: cells[field] for field in SINGLE if field in cells}
    if all(degree in cells for degree in DEGREES):
        values: dict[str, Node] = {
            "coordinates": Items([Text(cells[degree], 0) for degree in DEGREES], 0)
        }
    else:
        values = {}
    values |= {field: Text(value, 0) for field, value in given.items()}
    read = {field: BY_NAME[field].check(node, field, problems) for field, node in values.items()}
    names = [alias for field, cell in cells.items() for alias in _aliases(field, cell)]
    ids = {f.partition(".")[2]: cell for f, cell in cells.items() if f.startswith("ids.")}
    read.setdefault("kind", order.entity)
    return Entity(**{"id": "", **read}, names=tuple(names), ids=ids)


def _aliases(field: str, cell: str) -> Iterator[Alias]:
    name, _, code = field.partition(".")
    if name == "names":
        lang = (tag_of(code) if code else None) or UNKNOWN
        yield from (Alias(form, lang) for form in _PARTED.split(cell) if form)
