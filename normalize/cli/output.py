"""How answers are printed: JSON Lines, tab-separated rows, or a table for the eye."""

import os
import sys
import unicodedata
from collections.abc import Sequence

INVISIBLE = ("Cc", "Cf", "Cs", "Zl", "Zp")
COLOURS = {"match": "32", "ambiguous": "33", "nil": "90"}
WIDE = frozenset("WF")


def print_row(cells: Sequence[str]) -> None:
    """Print *cells* as one row, tab-separated; tabs and line ends inside become spaces."""
    sys.stdout.write("\t".join(" ".join(cell.split()) for cell in cells) + "\n")


def print_json(row: object) -> None:
    """Print *row* as one line of JSON in UTF-8; lone surrogates are escaped."""
    import json

    line = json.dumps(row, ensure_ascii=False)
    sys.stdout.write(line.encode("utf-8", "backslashreplace").decode() + "\n")


def print_columns(cells: Sequence[str], widths: Sequence[int], outcome: str = "") -> None:
    """Print *cells* in columns of *widths*, coloured by *outcome* on a terminal that likes it."""
    padded = [pad(cell, width) for cell, width in zip(cells, widths, strict=True)]
    line = "  ".join(padded).rstrip()
    if outcome and sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        line = f"\x1b[{COLOURS[outcome]}m{line}\x1b[0m"
    sys.stdout.write(line + "\n")


def pad(cell: str, width: int) -> str:
    """Return *cell* without control characters, cut or filled to *width* columns.

    >>> pad("Kyiv", 6), pad("東京", 6), pad("Zaporizhzhia", 6)
    ('Kyiv  ', '東京  ', 'Zapor…')
    """
    shown = "".join(c for c in cell if unicodedata.category(c) not in INVISIBLE)
    if columns(shown) > width:
        while columns(shown) >= width:
            shown = shown[:-1]
        shown += "…"
    return shown + " " * (width - columns(shown))


def columns(text: str) -> int:
    """Return how many columns of a terminal *text* takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in WIDE else 1
        for c in text
    )


def use_table(as_json: bool, as_table: bool) -> bool:
    """Say whether to print a table: asked for, or on a terminal and not asked for JSON."""
    return as_table or (not as_json and sys.stdout.isatty())
