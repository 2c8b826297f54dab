"""What the values of options may be; what one may not be is told with what it may."""

import argparse
import re

from normalize.matching.decision import PRESETS


def delimiter(value: str) -> str:
    """Read what parts cells: one character, or the word ``tab``."""
    char = {"tab": "\t", "\\t": "\t"}.get(value, value)
    if len(char) != 1 or char in '"\r\n':
        raise argparse.ArgumentTypeError(f"'{value}' is not one character, such as ';' or tab")
    return char


def positive(value: str) -> int:
    """Read a whole number from 1."""
    if not re.fullmatch("0*[1-9][0-9]{0,8}", value):
        raise argparse.ArgumentTypeError(f"'{value}' is no whole number from 1")
    return int(value)


def column(value: str) -> tuple[str, str]:
    """Read ``FIELD=HEAD``: a field of an entry, and the head of its column."""
    field, sign, head = value.partition("=")
    if not (field and sign and head):
        raise argparse.ArgumentTypeError(f"'{value}' is not FIELD=HEAD, such as name=Name")
    return field, head


def share(value: str) -> float:
    """Read a number from 0 to 1."""
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"'{value}' is no number from 0 to 1")
    return number


def threshold(value: str) -> float:
    """Read a score, or the name of one."""
    if value in PRESETS:
        return PRESETS[value]
    try:
        return share(value)
    except argparse.ArgumentTypeError as error:
        raise argparse.ArgumentTypeError(f"{error}, nor {', '.join(PRESETS)}") from None


def country(value: str) -> str:
    """Read a code of ISO 3166-1."""
    if not re.fullmatch("[A-Za-z]{2}", value):
        raise argparse.ArgumentTypeError(f"'{value}' is not two letters of ISO 3166-1, such as UA")
    return value.upper()


def date(value: str) -> str:
    """Read a year, a month or a day."""
    if not re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", value) or not _in_calendar(value):
        remedy = "write a year, a month or a day: 2022, 2022-02, 2022-02-24"
        raise argparse.ArgumentTypeError(f"'{value}' is no date; {remedy}")
    return value


def base(value: str) -> str:
    """Read an IRI that IDs are put behind."""
    from normalize.exporting.iris import is_base

    if not is_base(value):
        remedy = "such as https://example.org/names/"
        raise argparse.ArgumentTypeError(f"'{value}' is not the beginning of an IRI, {remedy}")
    return value


def _in_calendar(value: str) -> bool:
    import datetime

    try:
        datetime.date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return False
    return True
