"""SKOS: rdflib reads the Turtle, and finds in it what the gazetteer says."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.exporting import EXPORTS, lines_of
from normalize.gazetteer.codec import decode, encode
from normalize.model import Alias, Entity

rdflib = pytest.importorskip("rdflib")
BASE = "https://example.org/names/#"
SKOS, XL = rdflib.SKOS, rdflib.Namespace("http://www.w3.org/2008/05/skos-xl#")
DCTERMS = rdflib.DCTERMS
FORMS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
LANGUAGES = st.sampled_from(["und", "uk", "zh-Hant", "de-1996"])
DATES = st.sampled_from([None, "1935"])
ALIASES = st.tuples(FORMS, LANGUAGES, DATES, st.none(), st.booleans()).map(lambda row: Alias(*row))
IDS = st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), min_size=1, max_size=8)
DEGREES = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@st.composite
def entities(draw) -> Entity:
    """Draw a place."""
    names = tuple(draw(st.lists(ALIASES, max_size=6)))
    place = Entity(draw(IDS), "place", draw(FORMS), names=names)
    return place._replace(coordinates=draw(st.none() | DEGREES))


def parsed(gazetteer: Mapping[str, Entity], base: str = BASE) -> "rdflib.Graph":
    """Return the graph that rdflib reads."""
    text = "".join(lines_of(gazetteer, EXPORTS[".ttl"], base))
    return rdflib.Graph().parse(data=text, format="turtle")


@pytest.fixture(scope="module")
def graph(gazetteer) -> "rdflib.Graph":
    """Return the gazetteer as rdflib reads it."""
    return parsed(gazetteer)


def concept(entity_id: str) -> "rdflib.URIRef":
    """Return the IRI of an entity."""
    return rdflib.URIRef(BASE + entity_id)


def told(graph: "rdflib.Graph", prop: "rdflib.URIRef") -> set[str]:
    """Return what *prop* of the city is, as Turtle writes it."""
    return {value.n3() for value in graph.objects(concept("doria"), prop)}


def test_labels(graph) -> None:
    """Every name is a label under its language; a weak one is hidden."""
    assert told(graph, SKOS.prefLabel) == {'"Doria"'}
    assert told(graph, SKOS.altLabel) == {
        '"Dorien"@de', '"Doria"@en', '"New Doria"@en', '"Fort Doria"@en', '"Дориаград"@ru',
        '"Дория"@ru', '"Дорія"@uk', '"Dorria"', '"多麗雅"@zh-Hant',
    }  # fmt: skip
    assert told(graph, SKOS.hiddenLabel) == {'"Дорі"@uk'}


def test_dates(graph) -> None:
    """The time of a name stands with it."""
    rows = graph.query(
        "SELECT ?form ?time { ?s skosxl:altLabel [ skosxl:literalForm ?form ; "
        "dcterms:valid ?time ] }",
        initBindings={"s": concept("doria")},
    )
    assert sorted((row.form.n3(), str(row.time)) for row in rows) == [
        ('"Fort Doria"@en', "end=1935"),
        ('"New Doria"@en', "start=1990-05"),
        ('"Дориаград"@ru', "start=1935; end=1990"),
    ]


def test_relations(graph) -> None:
    """What contains it, what it is elsewhere, and its old ID."""
    assert told(graph, SKOS.broader) == {concept(i).n3() for i in ("west-march", "aurelia")}
    assert told(graph, SKOS.exactMatch) == {
        "<https://sws.geonames.org/0/>",
        "<http://www.wikidata.org/entity/Q0>",
    }
    assert told(graph, DCTERMS.identifier) == {'"archive:p-17"'}
    assert told(graph, DCTERMS.replaces) == {concept("doria-city").n3()}
    assert told(graph, SKOS.inScheme) == {"<https://example.org/names>"}


def test_query(graph) -> None:
    """A query by a name, and what lies in a country."""
    by_name = graph.query('SELECT ?s { ?s skos:altLabel "Міра Фосс"@uk }')
    assert [row.s for row in by_name] == [concept("mira-voss")]
    inside = graph.query("SELECT ?s { ?s skos:broader ?o }", initBindings={"o": concept("aurelia")})
    assert {row.s for row in inside} == {concept("doria"), concept("west-march")}


def sound(graph: "rdflib.Graph") -> bool:
    """Say whether labels keep the rules S13 and S14 of SKOS."""
    kinds = SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel
    for subject in graph.subjects(rdflib.RDF.type, SKOS.Concept):
        labels = [set(graph.objects(subject, kind)) for kind in kinds]
        if len(labels[0]) != 1 or len(set().union(*labels)) != sum(map(len, labels)):
            return False
    return True


@settings(max_examples=40)
@given(entities())
def test_any(entity: Entity) -> None:
    """Any name comes back as it was, and the labels keep the rules of SKOS."""
    graph = parsed({entity.id: entity}, "urn:normalize:")
    assert sound(graph)
    kinds = SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel
    found = {str(value) for kind in kinds for value in graph.objects(None, kind)}
    assert found == {entity.name, *(alias.form for alias in entity.names)}


@given(entities())
def test_order(entity: Entity) -> None:
    """The order of the names changes nothing, nor does the way through a compiled gazetteer."""
    turned = decode(encode(entity._replace(names=entity.names[::-1])))
    texts = ["".join(lines_of({"": one}, EXPORTS[".ttl"])) for one in (entity, turned)]
    assert texts[0] == texts[1]
