"""Web Annotations: rdflib reads the page, and the selectors of anchorpoint find the names again."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.exporting import annotations
from normalize.linking.blocks import Block
from normalize.model import Decision, Mention

OA = "http://www.w3.org/ns/oa#"
BASE = "https://example.org/names/"
TERMS = {  # of the context that the format publishes, those that are used here
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@id"},
    "oa": OA,
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "Annotation": "oa:Annotation",
    "AnnotationPage": "http://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    "Choice": "oa:Choice",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "identifying": "oa:identifying",
    "highlighting": "oa:highlighting",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "items": {"@id": "http://www.w3.org/ns/activitystreams#items", "@container": "@list"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
}


def page_of(*blocks: Block, file: str = "a b.txt", line: int | None = None) -> dict:
    """Return the page of one text."""
    text = annotations.Text(file, line, blocks)
    return json.loads("".join(annotations.lines([text], [file], base=BASE)))


@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")
def test_rdflib(block) -> None:
    """As linked data a name leads to its entity, and from there to other data sets."""
    rdflib = pytest.importorskip("rdflib")
    page = page_of(block)
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    data = json.dumps(page | {"@context": TERMS})
    graph = rdflib.Graph().parse(data=data, format="json-ld", publicID="https://example.org/x")
    rows = graph.query(
        "SELECT ?body ?start ?source { ?a a oa:Annotation ; oa:motivatedBy oa:identifying ;"
        " oa:hasBody ?body ; oa:hasTarget [ oa:hasSource ?source ; oa:hasSelector"
        " [ oa:start ?start ], [ oa:exact ?exact ] ] . ?body skos:exactMatch ?same }"
        " ORDER BY ?start",
        initNs={"oa": OA, "skos": rdflib.SKOS},
        initBindings={"same": rdflib.URIRef("http://www.wikidata.org/entity/Q0")},
    )
    assert [(str(row.body), row.start.value, str(row.source)) for row in rows] == [
        (f"{BASE}doria", 114, "https://example.org/a%20b.txt"),
        (f"{BASE}doria", 151, "https://example.org/a%20b.txt"),
    ]


def test_selectors(block) -> None:
    """Both selectors lead to the name, as another implementation of them finds it."""
    anchorpoint = pytest.importorskip("anchorpoint")
    whole = "#" * block.start + block.text
    items = page_of(block)["items"]
    assert len(items) == len(block.mentions)
    for item, mention in zip(items, block.mentions, strict=True):
        position, quote = (dict(one) for one in item["target"]["selector"])
        assert position.pop("type") == "TextPositionSelector"
        assert quote.pop("type") == "TextQuoteSelector"
        found = anchorpoint.TextPositionSelector(**position)
        assert (found.start, found.end) == (mention.start, mention.end)
        again = anchorpoint.TextQuoteSelector(**quote).as_position(whole)
        assert (again.start, again.end) == (mention.start, mention.end)


def test_outcomes(block) -> None:
    """An ambiguous name has a choice of bodies, an unknown one none."""
    items = page_of(block)["items"]
    assert items[0]["body"] == {
        "id": f"{BASE}tom-voss", "type": "schema:Person", "label": "Tom Voss",
    }  # fmt: skip
    ambiguous, unknown = items[-2:]
    assert ambiguous["body"]["type"] == "Choice"
    assert [one["label"] for one in ambiguous["body"]["items"]] == ["Mira Voss", "Tom Voss"]
    assert "body" not in unknown
    assert unknown["motivation"] == "highlighting"


def test_sources(block) -> None:
    """A line of a file is told by its number; every annotation has an ID of its own."""
    rows = page_of(block, file="n.jsonl", line=3)["items"]
    assert {row["target"]["source"] for row in rows} == {"n.jsonl#line=2,3"}
    others = page_of(block, file="n.jsonl", line=4)["items"]
    assert len({row["id"] for row in rows + others}) == 2 * len(rows)
    assert page_of()["items"] == []


@given(st.text(max_size=60), st.lists(st.integers(0, 60), max_size=6, unique=True))
def test_any(text: str, cuts: list[int]) -> None:
    """What is quoted stands where the position says, with what is around it."""
    spans = list(pairwise(sorted(cut for cut in cuts if cut <= len(text))))[::2]
    mentions = [Mention(s, e, Decision(text[s:e], "nil")) for s, e in spans]
    for item in page_of(Block(0, text, mentions))["items"]:
        position, quote = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote.get("prefix", ""))
        assert text[end:].startswith(quote.get("suffix", ""))
