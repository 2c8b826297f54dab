"""SKOS in Turtle: a concept for each entity, its names as labels in their languages.

The canonical name, whose language is not known, is the preferred label. A weak alias is a hidden
one: it finds, and is not shown. The time in which a name was used stands with it as a label of
SKOS-XL. A string of JSON is one of Turtle.
"""

import json
import re
from collections.abc import Iterator, Mapping

from normalize.exporting.iris import CROSSWALK, crosswalk, iri_of, scheme_iri
from normalize.exporting.names import UNKNOWN, aliases
from normalize.model import Alias, Entity

PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "gn": "http://www.geonames.org/ontology#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
}
_COUNTRY = re.compile("[A-Z]{2}")

Statement = tuple[str, str]  # a property and its value, as Turtle writes them


def lines(gazetteer: Mapping[str, Entity], base: str) -> Iterator[str]:
    """Yield the concepts of *gazetteer*, with IRIs that begin with *base*."""
    for prefix, namespace in PREFIXES.items():
        yield f"@prefix {prefix}: <{namespace}> .\n"
    scheme = f"<{scheme_iri(base)}>"
    yield f"\n{scheme} a skos:ConceptScheme .\n"
    for entity in gazetteer.values():
        told = (("skos:inScheme", scheme), *_statements(entity, base))
        stated = "".join(f" ;\n    {name} {value}" for name, value in told)
        yield f"\n<{iri_of(entity.id, base)}> a skos:Concept{stated} .\n"


def _statements(entity: Entity, base: str) -> Iterator[Statement]:
    yield "skos:prefLabel", _string(entity.name)
    yield from _labels(entity)
    for outer in entity.within:
        yield "skos:broader", f"<{iri_of(outer, base)}>"
    for same in crosswalk(entity):
        yield "skos:exactMatch", f"<{same}>"
    for scheme, value in sorted(entity.ids.items()):
        if scheme not in CROSSWALK:
            yield "dcterms:identifier", _string(f"{scheme}:{value}")
    for old in sorted(entity.merged):
        yield "dcterms:replaces", f"<{iri_of(old, base)}>"
    for word in filter(None, (entity.kind, entity.type)):
        yield "dc:type", _string(word)
    if entity.country and _COUNTRY.fullmatch(entity.country):
        yield "gn:countryCode", _string(entity.country)
    if entity.coordinates:
        north, east = entity.coordinates
        yield "geo:lat", _number(north)
        yield "geo:long", _number(east)


def _labels(entity: Entity) -> Iterator[Statement]:
    """Yield each name of a language once, hidden if it is always weak, and its times."""
    told = aliases(entity)
    shown = {_label(alias) for alias in told if not alias.weak} | {_string(entity.name)}
    for label in dict.fromkeys(map(_label, told)):
        if label != _string(entity.name):
            yield ("skos:altLabel" if label in shown else "skos:hiddenLabel"), label
    for alias in told:
        if alias.since or alias.until:
            form = f"skosxl:literalForm {_label(alias)} ; dcterms:valid {_period(alias)}"
            name = "skosxl:altLabel" if _label(alias) in shown else "skosxl:hiddenLabel"
            yield name, f"[ a skosxl:Label ; {form} ]"


def _label(alias: Alias) -> str:
    return _string(alias.form) + (f"@{alias.lang}" if alias.lang != UNKNOWN else "")


def _period(alias: Alias) -> str:
    """Return the time of *alias* as Dublin Core writes a period."""
    ends = (("start", alias.since), ("end", alias.until))
    return f"{_string('; '.join(f'{end}={day}' for end, day in ends if day))}^^dcterms:Period"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _number(degrees: float) -> str:
    """Return *degrees* as a decimal of Turtle.

    >>> _number(-0.00001), _number(50.0)
    ('-0.00001', '50.0')
    """
    whole, _, part = f"{degrees:.7f}".partition(".")
    return f"{whole}.{part.rstrip('0') or '0'}"
