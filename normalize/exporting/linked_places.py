"""Linked Places, the GeoJSON of gazetteers: places, with names in their languages and times.

One feature collection, a feature a line; JSON-LD by the context of the format. People have no
place in it, nor organisations.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from normalize.exporting.iris import crosswalk, iri_of
from normalize.exporting.names import UNKNOWN, aliases
from normalize.exporting.place_types import place_type
from normalize.model import Alias, Entity

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)
AAT = "aat:"  # the prefix of the context for terms of the Art and Architecture Thesaurus
PART_OF = "gvp:broaderPartitive"
_COUNTRY = re.compile("[A-Z]{2}")

Row = dict[str, Any]


def lines(gazetteer: Mapping[str, Entity], base: str) -> Iterator[str]:
    """Yield the collection of the places of *gazetteer*, with IRIs that begin with *base*."""
    yield f'{{"type": "FeatureCollection", "@context": {json.dumps(CONTEXT)}, "features": ['
    between = "\n"
    for entity in gazetteer.values():
        if is_place(entity):
            feature = _feature(entity, gazetteer, base)
            yield between + json.dumps(feature, ensure_ascii=False)
            between = ",\n"
    yield "\n]}\n"


def is_place(entity: Entity) -> bool:
    """Say whether *entity* is a place and no organisation."""
    return entity.kind == "place" and place_type(entity.type).ftm != "Organization"


def _feature(entity: Entity, gazetteer: Mapping[str, Entity], base: str) -> Row:
    links = [{"type": "exactMatch", "identifier": iri} for iri in crosswalk(entity)]
    relations = [_relation(outer, gazetteer, base) for outer in entity.within]
    found = {
        "@id": iri_of(entity.id, base),
        "type": "Feature",
        "properties": _properties(entity),
        "names": _names(entity),
        "types": [_type(entity.type)] if entity.type else [],
        "geometry": _geometry(entity),
        "links": links,
        "relations": relations,
    }
    return {key: value for key, value in found.items() if value}


def _properties(entity: Entity) -> Row:
    found: Row = {"title": entity.name}
    if entity.country and _COUNTRY.fullmatch(entity.country):
        found["ccodes"] = [entity.country]
    if fclasses := place_type(entity.type).fclasses:
        found["fclasses"] = list(fclasses)
    return found


def _names(entity: Entity) -> list[Row]:
    """Return the names, the canonical one first, as it must have a source if there is one."""
    first: Row = {"toponym": entity.name}
    if entity.source:
        first["citations"] = [{"label": source} for source in entity.source]
    return [first, *map(_name, aliases(entity))]


def _name(alias: Alias) -> Row:
    found: Row = {"toponym": alias.form}
    if alias.lang != UNKNOWN:
        found["lang"] = alias.lang
    if alias.source:
        found["citations"] = [{"label": alias.source}]
    if alias.since or alias.until:
        found["when"] = {"timespans": [_timespan(alias)]}
    return found


def _timespan(alias: Alias) -> Row:
    """Return when an alias is used; the format wants a start, and takes one alone for the end."""
    since, until = alias.since, alias.until
    start = {"in": since} if since else {"latest": until}
    return {"start": start, "end": {"in": until} if until else {"earliest": since}}


def _type(name: str) -> Row:
    known = place_type(name)
    found: Row = {"label": known.term or name, "sourceLabels": [{"label": name, "lang": "en"}]}
    return {"identifier": AAT + known.aat, **found} if known.aat else found


def _geometry(entity: Entity) -> Row:
    if not entity.coordinates:
        return {"type": "GeometryCollection", "geometries": []}
    north, east = entity.coordinates
    return {"type": "Point", "coordinates": [east, north]}


def _relation(outer: str, gazetteer: Mapping[str, Entity], base: str) -> Row:
    name = gazetteer[outer].name if outer in gazetteer else outer
    to = iri_of(outer, base)
    return {"relationType": PART_OF, "relationTo": to, "label": f"part of {name}"}
