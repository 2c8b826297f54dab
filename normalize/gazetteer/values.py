"""How each sort of value in a gazetteer is checked and read.

A check takes a node, the name of the field it stands under, and where to note problems; it
returns the value, or something harmless of the same type after noting what is wrong with it.
"""

import functools
import re
from collections.abc import Callable
from typing import Any, TypeAlias

from normalize.gazetteer.document import Fields, Items, Node, Problems, Text, shown

Check: TypeAlias = Callable[[Node, str, Problems], Any]

LONGEST = 1024

# What breaks a line, ends a text or cannot be seen in a terminal: C0, C1, U+2028, U+2029.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]")
_DATE = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DEGREES = re.compile("[+-]?[0-9]{1,3}(?:[.][0-9]{1,20})?")


def text(node: Node, name: str, problems: Problems) -> str:
    """Read one line of text that is neither empty nor too long."""
    if type(node) is not Text:
        problems.add(node.line, f"{shown(name)} is no single text", "give it one value")
        return ""
    value, line = node
    if not value:
        problems.add(line, f"{shown(name)} is empty", "give a value or leave it out")
    elif len(value) > LONGEST:
        fact = f"{shown(name)} is {len(value):,} characters long"
        problems.add(line, fact, f"shorten it to {LONGEST:,} or fewer")
    elif not value.isprintable() and (control := _CONTROL.search(value)):
        fact = f"{shown(name)} holds the control character U+{ord(control[0]):04X}"
        problems.add(line, fact, "take it out")
    elif value != value.strip():
        problems.add(line, f"{shown(name)} begins or ends with a space", "take the space out")
    else:
        return value
    return ""


def note(node: Node, name: str, problems: Problems) -> str:
    """Read free text of any length and number of lines."""
    if type(node) is Text:
        return node.value.strip()
    problems.add(node.line, f"{shown(name)} is no single text", "give it one value")
    return ""


def shaped(pattern: str, remedy: str) -> Check:
    """Return the check for one text of the shape *pattern*; *remedy* tells it in words."""
    match = re.compile(pattern).fullmatch

    def check(node: Node, name: str, problems: Problems) -> str:
        value = text(node, name, problems)
        if value and not match(value):
            problems.add(node.line, f"{shown(name)} is {shown(value)}", remedy)
        return value

    return check


def one_of(*choices: str) -> Check:
    """Return the check for one word of a few."""
    return shaped("|".join(choices), f"write {' or '.join(choices)}")


def number(most: int) -> Check:
    """Return the check for a whole number from 0 to *most*, in plain digits."""
    digits = shaped("[0-9]{1,12}", f"write a whole number from 0 to {most:,}, digits alone")

    def check(node: Node, name: str, problems: Problems) -> int:
        before = len(problems.found)
        value = digits(node, name, problems)
        if len(problems.found) > before:
            return 0
        if int(value) > most:
            problems.add(
                node.line, f"{shown(name)} is {value}", f"write a number from 0 to {most:,}"
            )
        return int(value)

    return check


identifier: Check = shaped(r"\S+", "write an ID without spaces, such as 'new-york'")


def texts(check: Check = text) -> Check:
    """Return the check for a list of texts, one alone included, none of them twice."""

    def check_all(node: Node, name: str, problems: Problems) -> tuple[str, ...]:
        values: dict[str, None] = {}
        for item in node.values if type(node) is Items else [node]:
            value = check(item, name, problems)
            if value and value in values:
                problems.add(
                    item.line, f"{shown(value)} stands twice under {shown(name)}", "keep one"
                )
            values[value] = None
        return tuple(values)

    return check_all


def date(node: Node, name: str, problems: Problems) -> str:
    """Read a year, a month or a day of ISO 8601."""
    value = text(node, name, problems)
    if value and not _is_date(value):
        remedy = "write a year, a month or a day, such as 2019, 2019-05 or 2019-05-20"
        problems.add(node.line, f"{shown(name)} is {shown(value)}, no date", remedy)
        return ""
    return value


@functools.lru_cache(maxsize=4096)
def _is_date(value: str) -> bool:
    match = _DATE.fullmatch(value)
    if not match:
        return False
    import datetime

    year, month, day = match.groups("01")
    try:
        datetime.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def in_order(since: str | None, until: str | None) -> bool:
    """Say whether *since* is not after *until*, both inclusive and as exact as they are.

    >>> in_order("2019-05", "2019"), in_order("2019-05", "2019-04-30"), in_order(None, "1991")
    (True, False, True)
    """
    if not since or not until:
        return True
    shared = min(len(since), len(until))
    return since[:shared] <= until[:shared]


def coordinates(node: Node, name: str, problems: Problems) -> tuple[float, float] | None:
    """Read degrees north and east, kept to seven decimals, which is a centimetre."""
    remedy = "write [degrees north, degrees east], such as [50.4501, 30.5234]"
    listed = node.values if type(node) is Items else []
    written = [item.value for item in listed if type(item) is Text]
    if len(listed) != 2 or len(written) != 2 or not all(map(_DEGREES.fullmatch, written)):
        problems.add(node.line, f"{shown(name)} is no pair of numbers", remedy)
        return None
    north, east = (round(float(value), 7) for value in written)
    if abs(north) > 90 or abs(east) > 180:
        problems.add(node.line, f"{shown(name)} lies off the globe", remedy)
    return north, east


def scheme_ids(node: Node, name: str, problems: Problems) -> dict[str, str]:
    """Read IDs by scheme, sorted by scheme."""
    if type(node) is not Fields:
        remedy = "write a mapping, such as {wikidata: Q1899}"
        problems.add(node.line, f"{shown(name)} is no mapping", remedy)
        return {}
    return {
        text(Text(scheme, node.line), "a scheme", problems): identifier(value, scheme, problems)
        for scheme, value in sorted(node.values.items())
    }


def truth(node: Node, name: str, problems: Problems) -> bool:
    """Read ``true`` or ``false``."""
    return bool(one_of("true", "false")(node, name, problems) == "true")
