"""Linked Places: valid GeoJSON for the package geojson, and JSON-LD for rdflib."""

import json
from collections.abc import Mapping

import pytest

from normalize.exporting import EXPORTS, lines_of
from normalize.exporting.linked_places import CONTEXT
from normalize.model import Entity

LPF = EXPORTS[".lpf.json"]
BASE = "https://example.org/names/"
LPO = "http://linkedpasts.org/ontology/lpo_latest.ttl#"
TERMS = {  # of the context that the format publishes, those that are used here
    "type": "@type",
    "aat": "http://vocab.getty.edu/aat/",
    "gvp": "http://vocab.getty.edu/ontology#",
    "Feature": "https://purl.org/geojson/vocab#Feature",
    "FeatureCollection": "https://purl.org/geojson/vocab#FeatureCollection",
    "features": {"@id": LPO + "hasFeature", "@container": "@set"},
    "names": {"@id": LPO + "name_attestation", "@container": "@set"},
    "toponym": LPO + "toponym",
    "lang": "http://purl.org/dc/terms/language",
    "relations": {"@id": LPO + "rel_attestation", "@container": "@set"},
    "relationTo": LPO + "relation_to",
    "links": {"@id": LPO + "link_attestation", "@container": "@set"},
    "identifier": "http://purl.org/dc/terms/identifier",
}


@pytest.fixture(scope="module")
def text(gazetteer: Mapping[str, Entity]) -> str:
    """Return the places of the gazetteer as Linked Places."""
    return "".join(lines_of(gazetteer, LPF, BASE))


@pytest.fixture(scope="module")
def features(text) -> dict[str, dict]:
    """Return the features by ID."""
    found = json.loads(text)["features"]
    return {feature["@id"].removeprefix(BASE): feature for feature in found}


def test_geojson(text) -> None:
    """It is valid GeoJSON."""
    read = pytest.importorskip("geojson").loads(text)
    assert read.is_valid
    assert [feature["properties"]["title"] for feature in read.features] == [
        "Aurelia", "Doria", 'Say "Hm"\\', "West March", "Zelt",
    ]  # fmt: skip


def test_bundled(whole) -> None:
    """The bundled places are valid GeoJSON, and every feature has its class."""
    text = "".join(lines_of(whole.gazetteer, LPF))
    read = pytest.importorskip("geojson").loads(text)
    assert read.is_valid
    assert all(feature["properties"]["fclasses"] for feature in read.features)
    assert not any(feature["properties"]["title"] == "European Union" for feature in read.features)


@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")
def test_json_ld(text) -> None:
    """As linked data it has the names in their languages and what the place is elsewhere."""
    rdflib = pytest.importorskip("rdflib")
    document = json.loads(text)
    assert document["@context"] == CONTEXT
    data = json.dumps(document | {"@context": TERMS})
    graph = rdflib.Graph().parse(data=data, format="json-ld")
    rows = graph.query(
        "SELECT ?id { ?place lpo:name_attestation [ lpo:toponym 'Дорія' ; dcterms:language 'uk' ] ;"
        " lpo:link_attestation [ dcterms:identifier ?id ] } ORDER BY ?id",
        initNs={"lpo": LPO, "dcterms": "http://purl.org/dc/terms/"},
        initBindings={"place": rdflib.URIRef(f"{BASE}doria")},
    )
    assert [str(row.id) for row in rows] == [
        "http://www.wikidata.org/entity/Q0",
        "https://sws.geonames.org/0/",
    ]


def test_feature(features) -> None:
    """A place has its type by thesaurus, where it lies, and what it is part of."""
    doria = features["doria"]
    assert doria["properties"] == {"title": "Doria", "ccodes": ["AU"], "fclasses": ["P"]}
    assert doria["geometry"] == {"type": "Point", "coordinates": [130.00001, -12.5]}
    assert doria["types"] == [
        {
            "identifier": "aat:300008389",
            "label": "city",
            "sourceLabels": [{"label": "city", "lang": "en"}],
        }
    ]
    assert [row["relationTo"] for row in doria["relations"]] == [
        f"{BASE}west-march", f"{BASE}aurelia",
    ]  # fmt: skip
    assert doria["relations"][0]["label"] == "part of West March"
    assert features["hamlet"]["types"][0]["label"] == "hamlet"
    assert "ccodes" not in features["hamlet"]["properties"]


def test_names(features) -> None:
    """Names have language, source and time; a time has a start, as the format wants it."""
    names = {(row.get("lang"), row["toponym"]): row for row in features["doria"]["names"]}
    assert names[None, "Doria"]["citations"] == [{"label": "geonames"}, {"label": "own"}]
    assert names["ru", "Дория"]["citations"] == [{"label": "wikidata"}]
    assert "when" not in names["uk", "Дорія"]
    times = {form: row["when"]["timespans"][0] for (_, form), row in names.items() if "when" in row}
    assert times == {
        "Дориаград": {"start": {"in": "1935"}, "end": {"in": "1990"}},
        "New Doria": {"start": {"in": "1990-05"}, "end": {"earliest": "1990-05"}},
        "Fort Doria": {"start": {"latest": "1935"}, "end": {"in": "1935"}},
    }
