"""FollowTheMoney entities, as OpenSanctions publishes them: people, one JSON object a line.

A weak alias stays weak. What an entity was called before two were merged (``referents``) becomes
its old IDs, so that those answer too.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from normalize.gazetteer.values import in_order
from normalize.importing.order import Order
from normalize.importing.report import Report
from normalize.importing.rows import lines_of
from normalize.model import Alias, Entity

PERSON = "Person"
NAMES, WEAK = ("name", "alias", "previousName"), "weakAlias"
COUNTRIES = ("citizenship", "nationality", "country")
SCHEME = "opensanctions"

Properties = Mapping[str, Sequence[str]]


def read(order: Order, report: Report) -> Iterator[Entity]:
    """Yield the people of the files."""
    for path in order.files:
        for line in lines_of(path, report):
            try:
                row = json.loads(line.text)
                schema, properties = row["schema"], row["properties"]
                draft = _person(row, properties) if schema == PERSON else None
            except (AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
                report.bad(line.place, f"is no entity of FollowTheMoney: {error}")
                continue
            if draft:
                yield draft
            else:
                report.drop("entities", f"of schema {schema}", str(row.get("caption", "")))


def _person(row: Mapping[str, Any], properties: Properties) -> Entity:
    name = row.get("caption") or properties["name"][0]
    told = [form for field in NAMES for form in properties.get(field, ())]
    weak = [form for form in properties.get(WEAK, ()) if form not in told]
    born, died = _date(properties, "birthDate"), _date(properties, "deathDate")
    ids = {SCHEME: row["id"]}
    if linked := properties.get("wikidataId"):
        ids["wikidata"] = linked[0]
    return Entity(
        "", "person", name,
        family=_within(name, properties, "lastName"),
        given=_within(name, properties, "firstName"),
        gender=_gender(properties),
        born=born,
        died=died if in_order(born, died) else None,
        country=_country(properties),
        ids=ids,
        names=(*map(Alias, told), *(Alias(form, weak=True) for form in weak)),
        merged=tuple(old for old in row.get("referents", ()) if old != row["id"]),
    )  # fmt: skip


def _within(name: str, properties: Properties, field: str) -> str | None:
    """Return the part of a name that stands within the canonical one."""
    words = name.split()
    told = (part for part in properties.get(field, ()) if set(part.split()) <= set(words))
    return max(told, key=len, default=None)


def _gender(properties: Properties) -> Literal["female", "male"] | None:
    told = set(properties.get("gender", ()))
    return "female" if told == {"female"} else "male" if told == {"male"} else None


def _date(properties: Properties, field: str) -> str | None:
    """Return the date that is told, to the year where several tell another day."""
    told = sorted({date[:10] for date in properties.get(field, ()) if date[:4].isdecimal()})
    if len({date[:4] for date in told}) != 1:
        return None
    return told[0] if len(told) == 1 else told[0][:4]


def _country(properties: Properties) -> str | None:
    codes = (code for field in COUNTRIES for code in properties.get(field, ()))
    return next((code.upper() for code in codes if len(code) == 2), None)
