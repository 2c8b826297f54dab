"""Entities as YAML in the one normal form, so that a change to a name is a change to one line."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TextIO

from normalize.gazetteer import comments
from normalize.gazetteer.document import Problems, decode
from normalize.gazetteer.layout import write as replace
from normalize.gazetteer.quoting import date_or_scalar, number_or_scalar, scalar
from normalize.gazetteer.reader import contents, text_entries
from normalize.gazetteer.records import arrange
from normalize.gazetteer.schema import FIELDS
from normalize.model import Alias, Entity, Role


def write_yaml(entities: Iterable[Entity], stream: TextIO) -> None:
    """Write *entities* to *stream* in the normal form."""
    for entity in entities:
        stream.write(_entry(entity))


def normal_form(
    text: str, file: str = "<text>", change: Callable[[Entity], Entity] | None = None
) -> str:
    """Return the gazetteer *text* in the normal form, with its comments and notes.

    The order of the entries is kept; comments within an entry move above it. *file* is the place
    that errors name. *change*, where given, says what becomes of each entity.

    >>> print(normal_form("- {kind: place, name: Kyiv, id: kyiv, names: {uk: Київ}}"), end="")
    - id: kyiv
      kind: place
      name: Kyiv
      names:
        uk:
          - Київ
    """
    problems = Problems(file)
    entries = list(text_entries(text, problems))
    problems.tell()
    head, above, foot = comments.find(text, [entry.line for entry in entries])
    lines = [f"{line}\n" for line in head]
    if head and (entries or foot):
        lines.append("\n")
    for entry, own in zip(entries, above, strict=True):
        lines.extend(f"{line}\n" for line in own)
        entity = change(entry.entity) if change else entry.entity
        lines.append(_entry(entity, entry.note))
    lines.extend(f"{line}\n" for line in foot)
    return "".join(lines)


def difference(file: str) -> str | None:
    """Return how *file* differs from its normal form as a unified diff, ``None`` if it does not."""
    written = contents(file)
    text = decode(written, Problems(file))
    normal = normal_form(text, file)
    if normal.encode() == written:
        return None
    import difflib

    before, after = text.splitlines(keepends=True), normal.splitlines(keepends=True)
    diff = "".join(difflib.unified_diff(before, after, file, f"{file} in normal form"))
    return diff or f"{file} differs from its normal form in its line ends or byte order mark\n"


def fix(file: str) -> bool:
    """Put *file* into the normal form; say whether that changed it."""
    written = contents(file)
    normal = normal_form(decode(written, Problems(file)), file).encode()
    if normal != written:
        replace(file, normal)
    return normal != written


def _entry(entity: Entity, note: str = "") -> str:
    lines: list[str] = []
    for field in FIELDS:
        value = note if field.name == "note" else getattr(entity, field.name)
        if value or (value == 0 and field.name == "population"):
            shape = _SHAPES.get(field.name, _one)
            lines.extend(f"  {line}\n" for line in shape(field.name, value))
    return "- " + "".join(lines)[2:]


def _one(name: str, value: str) -> Iterator[str]:
    yield f"{name}: {scalar(value)}"


def _date(name: str, value: str) -> Iterator[str]:
    yield f"{name}: {date_or_scalar(value)}"


def _plain(name: str, value: object) -> Iterator[str]:
    yield f"{name}: {str(value).lower()}"


def _list(name: str, values: Iterable[str]) -> Iterator[str]:
    yield f"{name}: [{', '.join(scalar(value, flow=True) for value in values)}]"


def _degrees(name: str, values: Iterable[float]) -> Iterator[str]:
    yield f"{name}: [{', '.join(_decimal(value) for value in values)}]"


def _decimal(value: float) -> str:
    shortest = f"{value:.7f}".rstrip("0").rstrip(".")
    return "0" if shortest == "-0" else shortest


def _ids(name: str, values: Mapping[str, str]) -> Iterator[str]:
    pairs = sorted(values.items())
    written = (f"{scalar(key, flow=True)}: {number_or_scalar(value, flow=True)}"
               for key, value in pairs)  # fmt: skip
    yield f"{name}: {{{', '.join(written)}}}"


def _aliases(name: str, aliases: tuple[Alias, ...]) -> Iterator[str]:
    yield f"{name}:"
    lang = None
    for alias in arrange(aliases):
        if alias.lang != lang:
            lang = alias.lang
            yield f"  {scalar(lang)}:"
        details = _details(alias, ("since", "until", "weak", "source"))
        if details:
            yield f"    - {{form: {scalar(alias.form, flow=True)}, {details}}}"
        else:
            yield f"    - {scalar(alias.form)}"


def _roles(name: str, roles: tuple[Role, ...]) -> Iterator[str]:
    yield f"{name}:"
    for role in roles:
        yield f"  - {{{_details(role, ('title', 'of', 'since', 'until'))}}}"


def _details(value: Alias | Role, names: Iterable[str]) -> str:
    given = ((name, getattr(value, name)) for name in names)
    return ", ".join(f"{name}: {_detail(name, one)}" for name, one in given if one)


def _detail(name: str, value: str | bool) -> str:
    if value is True:
        return "true"
    shape = date_or_scalar if name in ("since", "until") else scalar
    return shape(str(value), flow=True)


_SHAPES: Mapping[str, Callable[[str, Any], Iterator[str]]] = {
    "born": _date,
    "died": _date,
    "within": _list,
    "coordinates": _degrees,
    "population": _plain,
    "prominence": _plain,
    "seat_of": _list,
    "ids": _ids,
    "names": _aliases,
    "demonyms": _aliases,
    "roles": _roles,
    "merged": _list,
    "suppress": _plain,
    "source": _list,
}
