"""JRC-Names: names of people as the news of Europe write them, many to one number.

Tab-separated: number, P for a person or O for an organisation, language or ``u``, name with '+'
for spaces. The rows of one number follow each other.
"""

from collections.abc import Iterator
from itertools import groupby

from normalize.importing.languages import tag_of
from normalize.importing.order import Order
from normalize.importing.report import Report
from normalize.importing.rows import lines_of
from normalize.model import Alias, Entity

SCHEME = "jrc-names"
PERSON, COLUMNS = "P", 4


def read(order: Order, report: Report) -> Iterator[Entity]:
    """Yield the people of the files, under the first name of each."""
    for path in order.files:
        for (number, sort), rows in groupby(_rows(path, report), key=lambda row: row[:2]):
            forms = [(lang, name.replace("+", " ")) for _, _, lang, name in rows]
            if sort != PERSON:
                report.drop("entities", f"of type {sort}", forms[0][1])
                continue
            names = tuple(Alias(form, tag_of(lang) or "und") for lang, form in forms)
            yield Entity("", "person", forms[0][1], ids={SCHEME: number}, names=names)


def _rows(path: str, report: Report) -> Iterator[tuple[str, str, str, str]]:
    for line in lines_of(path, report):
        row = line.text.split("\t")
        if len(row) >= COLUMNS and row[0].isdecimal() and row[3]:
            yield row[0], row[1], row[2], row[3]
        elif line.text and not line.text.startswith("#"):
            report.bad(line.place, f"is no row of {COLUMNS} columns with a number")
