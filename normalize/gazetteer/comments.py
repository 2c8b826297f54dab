"""The comments of a gazetteer file, and the entries they belong to.

A comment that begins a line belongs to the entry below it; one within an entry, or after a
value, to that entry; the block at the top, up to a blank line, to the file.
"""

import bisect
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from normalize.gazetteer.document import fastest

_COMMENT = re.compile(r"(?<!\S)#[^\r\n]*")


class Comments(NamedTuple):
    """The comment lines of a file: its head, those of each entry, and its foot."""

    head: list[str]
    entries: list[list[str]]
    foot: list[str]


def find(text: str, starts: Sequence[int]) -> Comments:
    r"""Return the comments of the YAML *text*, whose entries begin on the lines *starts*.

    >>> find("# Licence: CC0\n\n# the capital\n- id: kyiv # so since 1995\n", [4])
    Comments(head=['# Licence: CC0'], entries=[['# the capital', '# so since 1995']], foot=[])
    """
    entries: list[list[str]] = [[] for _ in starts]
    if "#" not in text:
        return Comments([], entries, [])
    waiting: list[tuple[int, str]] = []
    head: list[str] = []
    end, line = 0, 1
    indent, scalars = _scalars(text)
    for first, last in [*scalars, (len(text), len(text))]:
        for match in _COMMENT.finditer(text, end, first):
            here = line + text.count("\n", end, match.start())
            owner = bisect.bisect_right(starts, here) - 1
            before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
            begins = len(before) <= indent and not before.strip()
            if begins or owner < 0:
                waiting.append((here, match[0].rstrip()))
            else:
                entries[owner].append(match[0].rstrip())
        line += text.count("\n", end, first)
        if waiting and first < len(text):
            owner = bisect.bisect_right(starts, line) - 1
            if owner == 0 and not head:
                head, waiting = _split(waiting, starts[0])
            entries[max(owner, 0)].extend(comment for _, comment in waiting)
            waiting = []
        line += text.count("\n", first, last)
        end = last
    return Comments(head, entries, _spaced(waiting))


def _scalars(text: str) -> tuple[int, list[tuple[int, int]]]:
    """Return how far the list is indented, and where each scalar begins and ends.

    A '#' within a scalar is no comment.
    """
    import yaml

    indent: int | None = None
    spans = []
    event: Any
    for event in yaml.parse(text, Loader=fastest()):
        sort = type(event).__name__
        if sort == "ScalarEvent" and event.start_mark.index < event.end_mark.index:
            spans.append((event.start_mark.index, event.end_mark.index))
        elif sort == "SequenceStartEvent" and indent is None:
            indent = event.start_mark.column
    return indent or 0, spans


def _split(block: list[tuple[int, str]], start: int) -> tuple[list[str], list[tuple[int, str]]]:
    """Part the comments above the first entry at the last blank line."""
    after = [line for line, _ in block[1:]] + [start]
    gaps = [n for n, ((line, _), below) in enumerate(zip(block, after, strict=True), 1)
            if below > line + 1]  # fmt: skip
    cut = gaps[-1] if gaps else 0
    return _spaced(block[:cut]), block[cut:]


def _spaced(block: list[tuple[int, str]]) -> list[str]:
    """Return comments with one empty line where there was a gap between them."""
    lines: list[str] = []
    for n, (line, comment) in enumerate(block):
        if n and line > block[n - 1][0] + 1:
            lines.append("")
        lines.append(comment)
    return lines
