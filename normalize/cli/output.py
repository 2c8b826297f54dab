"""How answers are printed: JSON Lines, tab-separated rows, or a table for the eye.

Files and pipes get every character as it was given. A terminal never gets a character that it
might obey, or that turns the line around: tables leave such characters out, the rest shows them
as escapes.
"""

import os
import sys
import unicodedata
from collections.abc import Sequence

INVISIBLE = ("Cc", "Cf", "Cs", "Zl", "Zp")
MARKS = ("Mn", "Me")
COLOURS = {"match": "32", "ambiguous": "33", "nil": "90"}
WIDE = frozenset("WF")
MOST_MARKS = 8  # characters to a column, marks included, that a table shows


def print_row(cells: Sequence[str]) -> None:
    """Print *cells* as one row, tab-separated; tabs and line ends inside become spaces."""
    print_lines("\t".join(" ".join(cell.split()) for cell in cells))


def print_json(row: object) -> None:
    """Print *row* as one line of JSON; lone surrogates are escaped, whatever the output is."""
    import json

    line = json.dumps(row, ensure_ascii=False)
    print_lines(line.encode("utf-8", "backslashreplace").decode())


def print_lines(text: str, *, end: str = "\n") -> None:
    """Print *text* and a line end; on a terminal, with its invisible characters escaped."""
    sys.stdout.write(f"{escape(text) if sys.stdout.isatty() else text}{end}")


def print_columns(cells: Sequence[str], widths: Sequence[int], outcome: str = "") -> None:
    """Print *cells* in columns of *widths*, coloured by *outcome* on a terminal that likes it."""
    padded = [pad(cell, width) for cell, width in zip(cells, widths, strict=True)]
    line = "  ".join(padded).rstrip()
    if outcome and sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        line = f"\x1b[{COLOURS[outcome]}m{line}\x1b[0m"
    sys.stdout.write(line + "\n")


def tell(message: str) -> None:
    """Write *message* to standard error, if there is one, with invisible characters escaped."""
    if sys.stderr is not None:
        sys.stderr.write(f"normalize: {escape(message)}\n")


def escape(text: str) -> str:
    r"""Return *text* with its invisible characters, other than tabs and line ends, as escapes.

    >>> print(escape("red\x1b[31m"), escape("Ki\N{RIGHT-TO-LEFT OVERRIDE}ev"))
    red\u001b[31m Ki\u202eev

    The escapes are those of JSON.
    """
    if text.isprintable():
        return text
    return "".join(
        _escaped(char) if char not in "\t\n" and is_invisible(char) else char for char in text
    )


def _escaped(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex(" ", 2)
    return "".join(f"\\u{unit}" for unit in units.split(" "))


def pad(cell: str, width: int) -> str:
    """Return *cell* without invisible characters, cut or filled to *width* columns.

    >>> pad("Kyiv", 6), pad("東京", 6), pad("Zaporizhzhia", 6)
    ('Kyiv  ', '東京  ', 'Zapor…')
    """
    most = MOST_MARKS * width
    shown = "".join(c for c in " ".join(cell[: 2 * most].split()) if not is_invisible(c))[:most]
    if columns(shown) > width or len(cell) > 2 * most:
        while columns(shown) >= width:
            shown = shown[:-1]
        shown += "…"
    return shown + " " * (width - columns(shown))


def columns(text: str) -> int:
    """Return how many columns of a terminal *text* takes."""
    return sum(
        0
        if unicodedata.category(char) in MARKS
        else 2
        if unicodedata.east_asian_width(char) in WIDE
        else 1
        for char in text
    )


def is_invisible(char: str) -> bool:
    """Say whether *char* controls a terminal or the direction of a line, or cannot be seen."""
    return unicodedata.category(char) in INVISIBLE


def use_table(as_json: bool, as_table: bool) -> bool:
    """Say whether to print a table: asked for, or on a terminal and not asked for JSON."""
    return as_table or (not as_json and sys.stdout.isatty())
