"""JSON Lines whose rows hold a text in one of their fields.

A row is written back as it came, byte for byte, with its mentions added behind its last field.
"""

import datetime
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Never

from normalize.cli.output import print_lines
from normalize.cli.progress import Progress
from normalize.cli.streams import STANDARD_INPUT, Faults, Row
from normalize.cli.texts import Link, Passage, read_bytes
from normalize.linking.blocks import Block
from normalize.model import Context

LONGEST_ROW = 16 << 20  # bytes; a longer one is never held, but passed through piece by piece
ADDED = "mentions"
DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}(?![0-9-])")
BYTE_ORDER_MARK = "\ufeff"
AsJson = Callable[[Block], list[dict[str, Any]]]


class Line(NamedTuple):
    """A line of bytes without its line feed, or a piece of an overlong one.

    ``ends`` says that no further piece follows.
    """

    number: int
    data: bytes
    overlong: bool
    ends: bool


class Text(NamedTuple):
    """The text of a row, and what the row tells beside it."""

    text: str
    context: Context


class Fields:
    """The texts in a field of JSON Lines, from files or standard input; ``bad`` counts bad rows.

    *path* names the field: a key, or keys joined by dots for a field within a field; *date* and
    *lang* so name those of the day spoken of and of the text's language, which a row may lack.
    """

    def __init__(
        self, names: Sequence[str], path: str, *, date: str | None = None, lang: str | None = None
    ) -> None:
        self.names = names
        self.path = path
        self.date = date
        self.lang = lang
        self.bad = 0
        self.read = 0
        self.progress = Progress(names)

    def passages(self, link: Link) -> Iterator[Passage]:
        """Yield the text of each row, linked; bad rows are told and left out."""
        for name, line, text in self._rows():
            if text is not None:
                yield Passage(name, line.number, link((text.text,), **text.context))

    def print_rows(self, link: Link, as_json: AsJson) -> None:
        """Print each row with its mentions added, and a bad row, or an empty one, unchanged."""
        for _, line, text in self._rows():
            if text is None:
                same = line.data.decode("utf-8", "surrogateescape")
                print_lines(same, end="\n" if line.ends else "")
            else:
                blocks = link((text.text,), **text.context)
                found = [mention for block in blocks for mention in as_json(block)]
                print_lines(_with_mentions(line.data.decode("utf-8"), found))

    def _rows(self) -> Iterator[tuple[str, Line, Text | None]]:
        """Yield each line with its file's name and its text, ``None`` where it has none."""
        for name in self.names:
            faults = Faults(STANDARD_INPUT if name == "-" else name)
            for line in lines_of(read_bytes(name, "JSON Lines")):
                text = None
                try:
                    text = self._text(line)
                except ValueError as error:
                    self.progress.clear()
                    faults.note(Row(line.number, "", str(error)))
                yield name, line, text
                self.read += len(line.data) + line.ends
                self.progress.show(self.read)
            self.bad += faults.close()
        self.progress.clear()

    def _text(self, line: Line) -> Text | None:
        """Return the text of a row, ``None`` for an empty line; a bad row is a `ValueError`."""
        if line.overlong:
            if not line.ends:
                return None
            raise ValueError(f"longer than {LONGEST_ROW >> 20} megabytes")
        if not line.data.strip():
            return None
        row = parse(line.data, first=line.number == 1)
        if ADDED in row:
            raise ValueError(f"it already has a field '{ADDED}'")
        text = _field(row, self.path)
        if text is None:
            raise ValueError(f"it has no field '{self.path}'")
        return Text(text, self._context(row))

    def _context(self, row: dict[str, Any]) -> Context:
        context: Context = {}
        if self.date is not None and (day := _field(row, self.date)):
            context["on"] = _date(day, self.date)
        if self.lang is not None and (lang := _field(row, self.lang)):
            context["lang"] = lang
        return context


def lines_of(chunks: Iterable[bytes]) -> Iterator[Line]:
    """Yield the lines of what comes in *chunks*; the output is flushed when the input pauses."""
    number, held, overlong = 1, b"", False
    for chunk in chunks:
        *lines, rest = (held + chunk).split(b"\n")
        for data in lines:
            yield Line(number, data, overlong or len(data) > LONGEST_ROW, ends=True)
            number, overlong = number + 1, False
        overlong = overlong or len(rest) > LONGEST_ROW
        if overlong:
            yield Line(number, rest, overlong, ends=False)
        held = b"" if overlong else rest
        sys.stdout.flush()
    if held or overlong:
        yield Line(number, held, overlong, ends=True)


def parse(data: bytes, *, first: bool) -> dict[str, Any]:
    """Return the object that *data* is, read strictly; all its numbers are 0.

    What is wrong with it is a `ValueError`. The *first* row may have a byte order mark.
    """
    try:
        text = data.decode("utf-8")
        text = text.removeprefix(BYTE_ORDER_MARK) if first else text
        row = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_unread,
            parse_float=_unread,
            parse_constant=_refuse_constant,
        )
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start + 1}") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON at character {error.pos + 1}: {error.msg}") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")  # noqa: TRY004
    return row


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a field stands twice in it")
    return found


def _unread(_: str) -> int:
    """Return 0 for any number, as nobody asks for it and some are too long to be read."""
    return 0


def _refuse_constant(name: str) -> Never:
    raise ValueError(f"{name} is not JSON")


def _field(row: dict[str, Any], path: str) -> str | None:
    """Return the text of the field *path*, ``None`` where there is no such field.

    >>> _field({"page": {"body": "Kyiv"}}, "page.body"), _field({"page.body": None}, "page.body")
    ('Kyiv', '')
    """
    found: Any = row
    for key in (path,) if path in row else path.split("."):
        if not isinstance(found, dict) or key not in found:
            return None
        found = found[key]
    if found is not None and not isinstance(found, str):
        raise ValueError(f"the field '{path}' is not a text")
    return found or ""


def _date(text: str, path: str) -> str:
    """Return the day, the month or the year that *text* begins with.

    >>> _date("2022-02-24T05:00:00Z", "date"), _date("2022-02", "date")
    ('2022-02-24', '2022-02')
    """
    found = DATE.match(text)
    try:
        datetime.date.fromisoformat(f"{found[0]}-01-01"[:10] if found else "")
    except ValueError:
        raise ValueError(f"the field '{path}' is not a date such as 2022-02-24") from None
    return text[: found.end()] if found else ""


def _with_mentions(line: str, found: list[dict[str, Any]]) -> str:
    """Return the JSON object *line* with a field added behind its last, all else as it was.

    >>> _with_mentions('{"n": 1.0} ', [])
    '{"n": 1.0, "mentions": []} '
    """
    end = line.rindex("}")
    added = json.dumps(found, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()
    return f'{line[:end]}, "{ADDED}": {added}{line[end:]}'
