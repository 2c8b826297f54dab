"""An entity as bytes and back: compact JSON with sorted keys, fields at their default left out."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from normalize.errors import GazetteerError
from normalize.model import Alias, Entity, Role

T = TypeVar("T")
Sort = frozenset[type]  # those that a value may be of
_DEFAULTS = Entity._field_defaults


def encode(entity: Entity) -> bytes:
    """Return *entity* as bytes, the same for equal entities.

    >>> encode(Entity("kyiv", "place", "Kyiv"))
    b'{"id":"kyiv","kind":"place","name":"Kyiv"}'
    """
    import json

    fields = {
        name: _LEAN[name](value) if name in _LEAN else value
        for name, value in zip(Entity._fields, entity, strict=True)
        if name not in _DEFAULTS or value != _DEFAULTS[name]
    }
    text = json.dumps(
        fields, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    try:
        return text.encode()
    except UnicodeEncodeError:
        fact = "holds half of a surrogate pair, which is no character"
        raise GazetteerError(f"entry {entity.id!r}", fact, "take it out") from None


def decode(data: bytes | memoryview) -> Entity:
    """Return the entity that *data*, made by `encode`, holds.

    >>> decode(encode(Entity("kyiv", "place", "Kyiv"))).name
    'Kyiv'
    """
    import json

    try:
        fields = json.loads(str(data, "utf-8"))
        return Entity(**{name: _READ[name](value) for name, value in fields.items()})
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        raise GazetteerError(
            "compiled gazetteer", "holds a broken entry", "build it again"
        ) from None


def _lean(rows: tuple[Alias | Role, ...]) -> list[list[Any]]:
    """Return named tuples as lists, the defaults at their ends cut off."""
    lean = []
    for row in rows:
        values = list(row)
        while values and not values[-1]:
            values.pop()
        lean.append(values)
    return lean


_LEAN: Mapping[str, Callable[[Any], Any]] = {
    "ids": dict,
    "names": _lean,
    "demonyms": _lean,
    "roles": _lean,
}


def _checked(sort: type[T]) -> Callable[[Any], T]:
    def check(value: Any) -> T:  # noqa: ANN401
        if type(value) is not sort:
            raise TypeError
        return value

    return check


_text = _checked(str)
_whole = _checked(int)
_flag = _checked(bool)
_list = _checked(list)


def _word(*choices: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:  # noqa: ANN401
        if value not in choices:
            raise ValueError
        return _text(value)

    return check


def _texts(values: Any) -> tuple[str, ...]:  # noqa: ANN401
    return tuple(map(_text, _list(values)))


def _degrees(values: Any) -> tuple[float, float]:  # noqa: ANN401
    north, east = _list(values)
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise ValueError
    return float(north), float(east)


def _ids(values: Any) -> dict[str, str]:  # noqa: ANN401
    return {scheme: _text(value) for scheme, value in _checked(dict)(values).items()}


def _rows(make: Callable[..., T], *sorts: Sort) -> Callable[[Any], tuple[T, ...]]:
    """Return the check for lists whose items, each in its place, are of one of the *sorts*."""

    def check(rows: Any) -> tuple[T, ...]:  # noqa: ANN401
        if not {*map(type, _list(rows))} <= {list}:
            raise TypeError
        made = tuple(make(*row) for row in rows)
        if not all(map(_are_of, zip(*made, strict=True), sorts)):
            raise TypeError
        return made

    return check


def _are_of(values: Iterable[object], sorts: Sort) -> bool:
    return {*map(type, values)} <= sorts


_NEEDED: Sort = frozenset({str})
_OPTIONAL: Sort = frozenset({str, type(None)})
_aliases = _rows(Alias, _NEEDED, _NEEDED, _OPTIONAL, _OPTIONAL, frozenset({bool}), _OPTIONAL)
_roles = _rows(Role, _NEEDED, _OPTIONAL, _OPTIONAL, _OPTIONAL)

_READ: Mapping[str, Callable[[Any], Any]] = dict.fromkeys(Entity._fields, _text) | {
    "kind": _word("person", "place"),
    "gender": _word("female", "male"),
    "within": _texts,
    "coordinates": _degrees,
    "population": _whole,
    "prominence": _whole,
    "ids": _ids,
    "names": _aliases,
    "demonyms": _aliases,
    "roles": _roles,
    "seat_of": _texts,
    "merged": _texts,
    "source": _texts,
    "suppress": _flag,
}
