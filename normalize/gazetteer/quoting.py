"""Text as a YAML scalar: plain where every reader takes it for the same text, else quoted."""

import functools
import re

# What YAML 1.1 or 1.2 takes for a boolean, a null, a number, a date, or a merge key.
_MISREAD = re.compile(
    r"""y|n|yes|no|true|false|on|off|null|~|=|<<
    |[-+]?0x[0-9a-f_]+|[-+]?0o?[0-7_]+|[-+]?0b[01_]+|[-+]?[.](inf|nan)
    |[-+]?[0-9][0-9_]*(:[0-5]?[0-9])*([.][0-9_]*)?(e[-+]?[0-9]+)?
    |[-+]?[.][0-9_]+(e[-+]?[0-9]+)?
    |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(t.*|\s.*)?""",
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)
_MARKED = re.compile(
    r"""[-?:,\[\]{}#&*!|>'"%@`=.\s]|.*(:\s|\s\#|[:\s]\Z)""", re.DOTALL | re.VERBOSE
)
_FLOW_MARK = re.compile(r"[\[\]{},:?]")
# What does not survive, or is not allowed, within single quotes.
_ESCAPED = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_NO_DOUBLE = re.compile(r'["\\]')
_INTEGER = re.compile("0|[1-9][0-9]{0,14}")
_DATE = re.compile("[1-9][0-9]{3}(-[0-9]{2}){0,2}")


@functools.lru_cache(maxsize=4096)
def scalar(text: str, *, flow: bool = False) -> str:
    r"""Return *text* as a YAML scalar that all readers take for text.

    >>> scalar("Kyiv"), scalar("no"), scalar("L'viv"), scalar("'s-Hertogenbosch")
    ('Kyiv', "'no'", "L'viv", '"\'s-Hertogenbosch"')
    >>> scalar("Washington, D.C."), scalar("Washington, D.C.", flow=True)
    ('Washington, D.C.', "'Washington, D.C.'")
    """
    if _ESCAPED.search(text):
        return '"' + _ESCAPED.sub(_escape, text.replace("\\", "\\\\").replace('"', '\\"')) + '"'
    if (
        text
        and not _MISREAD.fullmatch(text)
        and not _MARKED.match(text)
        and not (flow and _FLOW_MARK.search(text))
    ):
        return text
    if "'" in text and not _NO_DOUBLE.search(text):
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def number_or_scalar(text: str, *, flow: bool = False) -> str:
    """Return *text* plain if it is a number that every reader prints back as it stood.

    >>> number_or_scalar("703448"), number_or_scalar("00172")
    ('703448', "'00172'")
    """
    return text if _INTEGER.fullmatch(text) else scalar(text, flow=flow)


def date_or_scalar(text: str, *, flow: bool = False) -> str:
    """Return *text* plain if it is a date that every reader prints back as it stood."""
    return text if _DATE.fullmatch(text) else scalar(text, flow=flow)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] == "\n":
        return r"\n"
    return f"\\U{code:08X}" if code > 0xFFFF else f"\\u{code:04X}"
