"""Entries changed where they stand: files keep their comments, notes and order."""

from collections.abc import Callable

from normalize.gazetteer.document import Problems, decode
from normalize.gazetteer.layout import write
from normalize.gazetteer.reader import contents, text_entries
from normalize.gazetteer.writer import normal_form
from normalize.model import Entity


def rewrite(file: str, change: Callable[[Entity], Entity], is_told: Callable[[str], bool]) -> None:
    """Write *file* with its entries changed; one in which nothing changes is not touched.

    *is_told* says by its ID whether an entry might change.
    """
    problems = Problems(file)
    text = decode(contents(file), problems)
    entities = [entry.entity for entry in text_entries(text, problems)]
    problems.tell()
    changed = {one.id: change(one) for one in entities if is_told(one.id)}
    if any(changed.get(one.id, one) != one for one in entities):
        write(file, normal_form(text, file, lambda one: changed.get(one.id, one)).encode())
