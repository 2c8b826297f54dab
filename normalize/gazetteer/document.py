"""YAML read as text with line numbers and nothing more: no types, no tags, no anchors.

PyYAML's events go in, `Text`, `Items` and `Fields` come out, one entry at a time, so that a
large file is never held as a tree. What YAML allows and a list of names does not need is refused
here; what the fields may hold is the business of `schema`.
"""

import functools
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from normalize.errors import GazetteerError

MOST_PROBLEMS = 20
DEEPEST = 50

# What is no text, and what PyYAML's two parsers take differently: tabs, directives, U+FEFF.
_FOREIGN = re.compile(
    "[^\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|^%",
    re.MULTILINE,
)
_FOREIGN_NAMES = {"\t": ("a tab", "use spaces"), "%": ("a YAML directive", "take it out")}
_SURROGATE = re.compile("[\ud800-\udfff]")


class Text(NamedTuple):
    """A scalar as it was written, quotes resolved, and its line."""

    value: str
    line: int


class Items(NamedTuple):
    """A list and its line."""

    values: list["Node"]
    line: int


class Fields(NamedTuple):
    """A mapping and its line. What a key holds bears the line of the key."""

    values: dict[str, "Node"]
    line: int


Node: TypeAlias = Text | Items | Fields


class Problems:
    """The problems of one reading: told when it ends, or at once when there are too many."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[GazetteerError] = []

    def add(self, line: int, fact: str, remedy: str) -> None:
        """Note a problem after which reading can go on."""
        self.found.append(GazetteerError(f"{self.file}:{line}", fact, remedy))
        if len(self.found) >= MOST_PROBLEMS:
            self.tell()

    def stop(self, line: int, fact: str, remedy: str) -> GazetteerError:
        """Return the error to raise for a problem after which the file makes no sense."""
        return GazetteerError.of([*self.found, GazetteerError(f"{self.file}:{line}", fact, remedy)])

    def tell(self) -> None:
        """Raise what was found, if anything was."""
        if self.found:
            raise GazetteerError.of(self.found)


def shown(text: str) -> str:
    r"""Return *text* in quotes for a message: shortened, and nothing in it unseen.

    >>> print(shown("red\x1b[31m"), shown("long " * 20))
    'red\x1b[31m' 'long long long long long long long lon…'
    """
    short = text if len(text) <= 40 else f"{text[:38]}…"
    return f"'{short if short.isprintable() else short.encode('unicode_escape').decode()}'"


@functools.cache
def fastest() -> Any:  # noqa: ANN401  either of two unrelated classes
    """Return PyYAML's C loader, or the pure one where PyYAML was built without it."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def decode(data: bytes, problems: Problems) -> str:
    """Return *data*, the bytes of a file, as text; the byte order mark is dropped."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fact = f"byte 0x{data[error.start]:02X} is not UTF-8"
        raise problems.stop(line, fact, "save the file as UTF-8") from None
    if foreign := _FOREIGN.search(text):
        line = text.count("\n", 0, foreign.start()) + 1
        unnamed = (f"the control character U+{ord(foreign[0]):04X}", "take it out")
        name, remedy = _FOREIGN_NAMES.get(foreign[0], unnamed)
        raise problems.stop(line, f"{name} stands in the file", remedy)
    return text


def entries(text: str, problems: Problems, loader: Any = None) -> Iterator[Node]:  # noqa: ANN401
    """Yield the items of the list that *text* holds; nothing where it holds nothing.

    >>> [entry] = entries("- {id: no, born: 0980}", Problems("people.yaml"))
    >>> entry.values["id"], entry.values["born"]
    (Text(value='no', line=1), Text(value='0980', line=1))
    """
    import yaml

    events = yaml.parse(text, Loader=loader or fastest())
    try:
        yield from _document(events, problems)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise problems.stop(*_retold(error)) from None


def _document(events: Iterator[Any], problems: Problems) -> Iterator[Node]:
    next(events)
    if type(next(events)).__name__ == "StreamEndEvent":
        return
    top = next(events)
    line = top.start_mark.line + 1
    if type(top).__name__ == "SequenceStartEvent":
        _refuse_marks(top, problems)
        for event in events:
            if type(event).__name__ == "SequenceEndEvent":
                break
            if (item := _node(event, event.start_mark.line + 1, events, problems, 1)) is not None:
                yield item
    elif getattr(top, "value", None) != "" or top.tag or top.anchor:
        raise problems.stop(line, "this is not a list of entries", "begin each entry with '- '")
    next(events)
    after = next(events)
    if type(after).__name__ != "StreamEndEvent":
        line = after.start_mark.line + 1
        raise problems.stop(line, "a second document begins", "keep one list to a file")


def _node(
    event: Any,  # noqa: ANN401
    line: int,
    events: Iterator[Any],
    problems: Problems,
    depth: int,
) -> Node | None:
    """Return what begins with *event*; ``None`` for an alias, which is refused."""
    sort = type(event).__name__
    if event.anchor or sort == "AliasEvent" or event.tag:
        _refuse_marks(event, problems)
        if sort == "AliasEvent":
            return None
    if sort == "ScalarEvent":
        value = event.value
        if not value.isprintable() and _SURROGATE.search(value):
            raise problems.stop(line, "half of a surrogate pair is no character", "take it out")
        return Text(value, line)
    if depth >= DEEPEST:
        raise problems.stop(line, f"this is nested over {DEEPEST} deep", "write it flat")
    if sort == "SequenceStartEvent":
        return _items(line, events, problems, depth + 1)
    return _fields(line, events, problems, depth + 1)


def _items(line: int, events: Iterator[Any], problems: Problems, depth: int) -> Items:
    values = []
    for event in events:
        if type(event).__name__ == "SequenceEndEvent":
            break
        value = _node(event, event.start_mark.line + 1, events, problems, depth)
        if value is not None:
            values.append(value)
    return Items(values, line)


def _fields(line: int, events: Iterator[Any], problems: Problems, depth: int) -> Fields:
    values: dict[str, Node] = {}
    for event in events:
        if type(event).__name__ == "MappingEndEvent":
            break
        here = event.start_mark.line + 1
        key = _node(event, here, events, problems, depth)
        value = _node(next(events), here, events, problems, depth)
        if type(key) is not Text or not key.value:
            problems.add(here, "a key is no text", "write 'key: value'")
        elif key.value in values:
            problems.add(here, f"{shown(key.value)} stands twice", "keep one of them")
        elif value is not None:
            values[key.value] = value
    return Fields(values, line)


def _refuse_marks(event: Any, problems: Problems) -> None:  # noqa: ANN401
    line = event.start_mark.line + 1
    if type(event).__name__ == "AliasEvent":
        problems.add(line, f"{shown('*' + event.anchor)} is a YAML alias", "write the value out")
        return
    if event.anchor:
        problems.add(line, f"{shown('&' + event.anchor)} is a YAML anchor", "write the value out")
    if event.tag:
        problems.add(line, f"{shown(event.tag)} is a YAML tag", "take it out; all values are text")


def _retold(error: Exception) -> tuple[int, str, str]:
    """Return line, fact and remedy of what PyYAML could not read."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    fact = getattr(error, "problem", None) or getattr(error, "context", None) or str(error)
    line = mark.line + 1 if mark else 1
    return line, f"this is not YAML: {fact}", "mend the YAML here or on the line before"
