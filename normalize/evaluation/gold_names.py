"""Names with their answers: a tab-separated file with a header line.

Columns: ``query`` (or ``form``); ``answer``, IDs joined by ``|``, any of which is right, or
``NIL``; and ``lang``, ``kind``, ``country``, ``script`` where they are known. Others are ignored.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from normalize.errors import InputError
from normalize.evaluation.slips import NIL
from normalize.model import Context, Entity
from normalize.text import script

FORMS = ("query", "form")
ANSWER = "answer"
KINDS = ("person", "place")


class GoldName(NamedTuple):
    """A name and the IDs that are right for it; without any, it is in no gazetteer.

    ``kind`` is that of the answer, where there is one; ``known`` is what the resolver is told.
    """

    place: str
    query: str
    answer: tuple[str, ...]
    script: str
    lang: str
    kind: str
    known: Context


def read_names(
    path: str,
    gazetteer: Mapping[str, Entity],
    problems: list[InputError],
    *,
    told: Collection[str] = (),
) -> Iterator[GoldName]:
    """Yield the names in the file *path*; rows that cannot be used go to *problems*.

    The cells of the columns *told* are what the resolver is to know beside each name.
    """
    lines = _lines(path)
    head = _text(next(lines, b""), f"{path}:1").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    columns = head.split("\t")
    form = next((name for name in FORMS if name in columns), FORMS[0])
    for needed in (form, ANSWER, *told):
        if needed not in columns:
            remedy = "name the columns in the first line, separated by tabs"
            raise InputError(f"{path}:1", f"there is no column '{needed}'", remedy)
    for number, line in enumerate(lines, 2):
        if line.strip():
            place = f"{path}:{number}"
            try:
                row = _row(columns, _text(line, place), place)
                known = _known({name: row.get(name, "") for name in told}, place)
                yield _gold(row, row.get(form, ""), gazetteer, known, place)
            except InputError as problem:
                problems.append(problem)


def _lines(path: str) -> Iterator[bytes]:
    try:
        with open(path, "rb") as file:
            for line in file:
                yield line.rstrip(b"\r\n")
    except OSError as error:
        fact = f"cannot be read: {error.strerror}"
        raise InputError(path, fact, "name a tab-separated file of names") from None


def _text(line: bytes, place: str) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            place, f"not UTF-8 at byte {error.start + 1}", "save the file as UTF-8"
        ) from None


def _row(columns: list[str], line: str, place: str) -> dict[str, str]:
    cells = line.split("\t")
    if len(cells) > len(columns):
        fact = f"{len(cells)} cells stand under {len(columns)} columns"
        raise InputError(place, fact, "take the stray tab out")
    return {name: cell.strip() for name, cell in zip(columns, cells, strict=False)}


def _known(cells: Mapping[str, str], place: str) -> Context:
    """Return the filled *cells* as what the resolver is told."""
    known: Context = {}
    if lang := cells.get("lang"):
        known["lang"] = lang
    if kind := cells.get("kind"):
        if kind not in KINDS:
            raise InputError(place, f"'{kind}' is no kind", "write person or place, or nothing")
        known["kind"] = "person" if kind == "person" else "place"
    if country := cells.get("country"):
        if not re.fullmatch("[A-Za-z]{2}", country):
            fact = f"'{country}' is no country"
            raise InputError(place, fact, "write two letters of ISO 3166-1, such as UA")
        known["country"] = country.upper()
    return known


def _gold(
    row: Mapping[str, str],
    query: str,
    gazetteer: Mapping[str, Entity],
    known: Context,
    place: str,
) -> GoldName:
    if not query:
        raise InputError(place, "the name is missing", "fill its cell or take the row out")
    told = row.get(ANSWER, "")
    ids = () if told == NIL else told.split("|")
    entities = [_entity(one, gazetteer, place) for one in ids]
    return GoldName(
        place,
        query,
        answer=tuple(entity.id for entity in entities),
        script=row.get("script") or script(query),
        lang=row.get("lang", ""),
        kind="|".join(sorted({entity.kind for entity in entities})) or row.get("kind", ""),
        known=known,
    )


def _entity(entity_id: str, gazetteer: Mapping[str, Entity], place: str) -> Entity:
    if not entity_id:
        raise InputError(place, "the answer is missing", f"write the ID, or {NIL} if there is none")
    return entity_of(entity_id, gazetteer, place)


def entity_of(entity_id: str, gazetteer: Mapping[str, Entity], place: str) -> Entity:
    """Return the entity of an answer, for an ID merged into another that one."""
    if (entity := gazetteer.get(entity_id)) is None:
        fact = f"the gazetteer has no ID '{entity_id}'"
        raise InputError(place, fact, "mend the answer or name the gazetteer it is from")
    return entity
