"""The JSON dump of Wikidata: people and places by class, with labels and aliases by language.

The dump is one array, an entity a line; see
https://www.wikidata.org/wiki/Wikidata:Database_download. The classes stand in ``classes.tsv``.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal

from normalize.importing.languages import tag_of
from normalize.importing.order import Order
from normalize.importing.report import Report
from normalize.importing.rows import lines_of
from normalize.importing.settlements import coordinates_of, number_of, settlement
from normalize.importing.tables import rows
from normalize.model import Alias, Entity

SCHEME, PERSON = "wikidata", "person"
CLASS, COUNTRY, CITIZENSHIP, AROUND, PLACE = "P31", "P17", "P27", "P131", "P625"
PEOPLE, GENDER, BORN, DIED = "P1082", "P21", "P569", "P570"
GEONAMES, ISO_COUNTRY, ISO_DIVISION = "P1566", "P297", "P300"
GENDERS: Mapping[str, Literal["female", "male"]] = {"Q6581072": "female", "Q6581097": "male"}
EXACT = {9: 5, 10: 8, 11: 11}  # how much of a time is known: to the year, the month, the day
SHOWN = ("en", "mul")

Claims = Mapping[str, list[dict[str, Any]]]


def read(order: Order, report: Report) -> Iterator[Entity]:
    """Yield the people and places of the dumps."""
    for path in order.files:
        for line in lines_of(path, report):
            text = line.text.strip().rstrip(",")
            if text in ("", "[", "]"):
                continue
            try:
                draft = _draft(json.loads(text), report)
            except (AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
                report.bad(line.place, f"is no entity of Wikidata: {error}")
            else:
                if draft:
                    yield draft


def _draft(item: Mapping[str, Any], report: Report) -> Entity | None:
    claims: Claims = item.get("claims") or {}
    found = {_item(value) for value in _values(claims, CLASS)}
    sort = next((sort for known, sort in _classes() if known in found), None)
    label = next((item["labels"][lang]["value"] for lang in SHOWN if lang in item["labels"]), None)
    names = tuple(_names(item, report))
    shown = label or next((alias.form for alias in names if alias.form.isascii()), None)
    if sort is None or not (shown or names):
        report.drop("entities", "another class" if sort is None else "no label", item["id"])
        return None
    draft = Entity("", "place", shown or names[0].form, ids={SCHEME: item["id"]}, names=names)
    return _person(draft, claims) if sort == PERSON else _place(draft, sort, claims)


@cache
def _classes() -> tuple[tuple[str, str], ...]:
    return tuple((known, sort) for known, sort, *_ in rows("classes.tsv"))


def _names(item: Mapping[str, Any], report: Report) -> Iterator[Alias]:
    """Yield the labels, then the aliases; each language's label is its preferred name."""
    labels = list(item["labels"].values())
    aliases = [one for told in (item.get("aliases") or {}).values() for one in told]
    for one in (*labels, *aliases):
        if lang := tag_of(one["language"]):
            yield Alias(one["value"], lang)
        else:
            report.drop("names", f"'{one['language']}' is no language", one["value"])


def _person(draft: Entity, claims: Claims) -> Entity:
    gender = next((GENDERS.get(_item(value)) for value in _values(claims, GENDER)), None)
    born, died = (
        next(filter(None, map(_date, _values(claims, claim))), None) for claim in (BORN, DIED)
    )
    country = next((f"{SCHEME}:{_item(value)}" for value in _values(claims, CITIZENSHIP)), None)
    return draft._replace(kind="person", gender=gender, born=born, died=died, country=country)


def _place(draft: Entity, sort: str, claims: Claims) -> Entity:
    countries = [f"{SCHEME}:{_item(value)}" for value in _values(claims, COUNTRY)]
    code = next(iter(_texts(claims, ISO_COUNTRY)), None)
    population = next((number_of(v["amount"]) for v in _values(claims, PEOPLE)), 0)
    lies: Mapping[str, Any] = next(iter(_values(claims, PLACE)), {})
    elsewhere = {"geonames": GEONAMES, "iso3166-2": ISO_DIVISION}
    ids = {
        scheme: text for scheme, claim in elsewhere.items() for text in _texts(claims, claim)[:1]
    }
    around = (f"{SCHEME}:{_item(value)}" for value in _values(claims, AROUND))
    return draft._replace(
        type=settlement(population) if sort == "settlement" else sort,
        country=code if sort == "country" and code else next(iter(countries), None),
        within=() if sort == "country" else tuple(dict.fromkeys((*around, *countries))),
        coordinates=coordinates_of(lies.get("latitude"), lies.get("longitude")),
        population=population or None,
        ids={**draft.ids, **ids},
    )


def _values(claims: Claims, claim: str) -> list[Any]:
    """Return the values of a claim that hold: the preferred ones first, none deprecated."""
    stated = [one for one in claims.get(claim, ()) if one.get("rank") != "deprecated"]
    stated.sort(key=lambda one: one.get("rank") != "preferred")
    snaks = (one["mainsnak"] for one in stated)
    return [snak["datavalue"]["value"] for snak in snaks if snak.get("snaktype") == "value"]


def _texts(claims: Claims, claim: str) -> list[str]:
    return [text for value in _values(claims, claim) if (text := str(value).strip())]


def _item(value: Mapping[str, Any]) -> str:
    return str(value.get("id") or f"Q{value['numeric-id']}")


def _date(value: Mapping[str, Any]) -> str | None:
    """Return a time such as ``+1952-10-07T00:00:00Z`` as far as it is known."""
    letters = EXACT.get(value["precision"])
    written = str(value["time"])
    if letters is None or not written.startswith("+") or len(written) < 20:
        return None
    return written[1:letters]
