"""FollowTheMoney, as OpenSanctions publishes it: an entity a line, in JSON.

People, places (countries down to villages as territories, what has no government as addresses) and
organisations. An office is a position of its own, held for a time by an occupancy. The format has
no languages of names; a name with an end is a previous one, and a weak one stays weak.
"""

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

from normalize.errors import InputError
from normalize.exporting.names import forms
from normalize.exporting.place_types import place_type
from normalize.model import Entity, Role

PERSON, TERRITORY, ADDRESS = "Person", "Territory", "Address"
_ID = re.compile("[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?")
_DATE = re.compile("[12][0-9]{3}(?:-[0-9]{2}){0,2}")
_COUNTRY = re.compile("[A-Za-z]{2}")


def lines(gazetteer: Mapping[str, Entity], _base: str) -> Iterator[str]:
    """Yield the entities of *gazetteer*, and behind a person the offices held, each office once."""
    told: set[str] = set()
    for entity in gazetteer.values():
        if not _ID.fullmatch(entity.id):
            remedy = "give it one of Latin letters, digits, '-' and '.'"
            raise InputError(f"entry '{entity.id}'", "FollowTheMoney takes no such ID", remedy)
        yield _line(entity.id, _schema(entity), entity.name, _properties(entity, gazetteer), entity)
        for role in entity.roles:
            name = _office(role, gazetteer)
            post = f"position-{_digest(role.title, role.of)}"
            if post not in told:
                told.add(post)
                yield _line(post, "Position", name, _position(role, name, gazetteer))
            holding = f"occupancy-{_digest(entity.id, *role)}"
            yield _line(holding, "Occupancy", name, _occupancy(entity.id, post, role))


def _line(
    entity_id: str, schema: str, caption: str, properties: dict[str, list[str]],
    entity: Entity | None = None,
) -> str:  # fmt: skip
    row: dict[str, Any] = {"id": entity_id, "caption": caption, "schema": schema}
    if entity and entity.merged:
        row["referents"] = list(entity.merged)
    row["properties"] = {name: values for name, values in properties.items() if values}
    return json.dumps(row, ensure_ascii=False) + "\n"


def _schema(entity: Entity) -> str:
    return PERSON if entity.kind == "person" else place_type(entity.type).ftm


def _properties(entity: Entity, gazetteer: Mapping[str, Entity]) -> dict[str, list[str]]:
    wikidata = entity.ids.get("wikidata")
    return {
        **_names(entity),
        "country": _country(entity),
        "wikidataId": [wikidata] if wikidata else [],
        **_SPECIAL.get(_schema(entity), _of_no_kind)(entity, gazetteer),
    }


def _names(entity: Entity) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {
        "name": [entity.name], "alias": [], "previousName": [], "weakAlias": []
    }  # fmt: skip
    for form, same in forms(entity):
        strong = [alias for alias in same if not alias.weak]
        former = strong and all(alias.until for alias in strong)
        found["previousName" if former else "alias" if strong else "weakAlias"].append(form)
    return found


def _of_person(entity: Entity, _gazetteer: Mapping[str, Entity]) -> dict[str, list[str]]:
    return {
        "firstName": [entity.given] if entity.given else [],
        "lastName": [entity.family] if entity.family else [],
        "gender": [entity.gender] if entity.gender else [],
        "birthDate": _date(entity.born),
        "deathDate": _date(entity.died),
    }


def _of_territory(entity: Entity, gazetteer: Mapping[str, Entity]) -> dict[str, list[str]]:
    level = place_type(entity.type).level
    within = [outer for outer in entity.within if outer in gazetteer]
    return {
        "level": [level] if level else [],
        "partOf": [outer for outer in within if _schema(gazetteer[outer]) == TERRITORY],
    }


def _of_address(entity: Entity, _gazetteer: Mapping[str, Entity]) -> dict[str, list[str]]:
    north, east = ([str(degrees)] for degrees in entity.coordinates or ("", ""))
    located = {"latitude": north, "longitude": east} if entity.coordinates else {}
    return {"full": [entity.name], **located}


def _of_no_kind(_entity: Entity, _gazetteer: Mapping[str, Entity]) -> dict[str, list[str]]:
    return {}


_SPECIAL = {PERSON: _of_person, TERRITORY: _of_territory, ADDRESS: _of_address}


def _office(role: Role, gazetteer: Mapping[str, Entity]) -> str:
    """Return what an office is called: its title, and of what."""
    if not role.of:
        return role.title
    of = gazetteer[role.of].name if role.of in gazetteer else role.of
    return f"{role.title} of {of}"


def _position(role: Role, name: str, gazetteer: Mapping[str, Entity]) -> dict[str, list[str]]:
    of = gazetteer.get(role.of) if role.of else None
    return {"name": [name], "country": _country(of) if of else []}


def _occupancy(holder: str, post: str, role: Role) -> dict[str, list[str]]:
    return {
        "holder": [holder],
        "post": [post],
        "startDate": _date(role.since),
        "endDate": _date(role.until),
    }


def _date(date: str | None) -> list[str]:
    return [date] if date and _DATE.fullmatch(date) else []


def _country(entity: Entity) -> list[str]:
    country = entity.country or ""
    return [country.lower()] if _COUNTRY.fullmatch(country) else []


def _digest(*told: str | None) -> str:
    return blake2b(json.dumps(told).encode(), digest_size=10).hexdigest()
