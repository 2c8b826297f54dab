"""What flows from a format to the answers and back: rows, and what is asked in their columns."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from normalize.columns import Answer, Asked, Question, checked
from normalize.errors import InputError
from normalize.model import Context


class Wishes(NamedTuple):
    """What the user wants: columns resolved, columns that tell context, fields added.

    ``context`` has a column, or nothing, for kind, language, country and date.
    ``prefix`` stands before the names of all that is added.
    """

    columns: tuple[str, ...]
    context: tuple[str | None, ...] = (None, None, None, None)
    fields: tuple[str, ...] = ("id", "name", "outcome", "score")
    prefix: str = ""

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns that must be there, each once."""
        return tuple(dict.fromkeys((*self.columns, *filter(None, self.context))))

    def added(self, there: Iterable[str], place: str) -> list[str]:
        """Return the names of the columns to add, none of which may be *there* already."""
        names = [
            f"{self.prefix}{column}_{field}" for column in self.columns for field in self.fields
        ]
        for name in names:
            if name in there or names.count(name) > 1:
                fact = f"there is a column '{name}' already"
                raise InputError(place, fact, "set other names apart with --prefix")
        return names

    def places(self, there: Sequence[str], place: str) -> list[int]:
        """Return where the columns needed stand among those that are *there*."""
        for name in self.needed:
            if name not in there:
                fact = f"there is no column '{name}'"
                raise InputError(place, fact, f"choose of {', '.join(there)}")
            if list(there).count(name) > 1:
                raise InputError(place, f"column '{name}' stands twice", "rename one of them")
        return [list(there).index(name) for name in self.needed]


class Batch(NamedTuple):
    """Some rows as the format keeps them, what is asked in each, column after column, and faults.

    A fault is the number of a line or row and what is wrong with it.
    """

    rows: Any
    asked: Sequence[Sequence[Asked]]
    faults: Sequence[tuple[int, str]] = ()


class Table(Protocol):
    """A format at work: batches out of its source, and bytes of them with their answers."""

    def batches(self) -> Iterator[Batch]:
        """Yield the rows, some at a time, with what is asked in them."""

    def write(self, batch: Batch, answers: Sequence[Sequence[Answer | None]]) -> None:
        """Write the rows of *batch* with *answers*, column after column, added."""

    def close(self) -> None:
        """Write what comes after the last row."""


def asked_of(form: str | None) -> str | None:
    """Return what a cell asks: nothing if it is empty."""
    return form if form and not form.isspace() else None


class Asking:
    """Makes what is asked out of the cells of a row; empty cells ask nothing."""

    def __init__(self, wishes: Wishes) -> None:
        needed = wishes.needed
        self.columns = [needed.index(column) for column in wishes.columns]
        self.context = [None if name is None else needed.index(name) for name in wishes.context]
        self.plain = not any(wishes.context)

    def of(self, cells: Sequence[str | None]) -> list[Asked]:
        """Return what is asked for each column, given the *cells* of the columns needed.

        A context that cannot be used is a `ValueError`.
        """
        forms = [cells[place] for place in self.columns]
        if self.plain:
            return [asked_of(form) for form in forms]
        known = _context(tuple(None if p is None else cells[p] for p in self.context))
        return [Question(form, **known) if form and not form.isspace() else None for form in forms]


@lru_cache(1 << 12)
def _context(values: tuple[str | None, ...]) -> Context:
    kind, lang, country, on = (value.strip() if value else None for value in values)
    try:
        return checked(kind=kind, lang=lang, country=country, on=on)
    except InputError as error:
        raise ValueError(error.fact) from None
