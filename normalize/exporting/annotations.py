"""Linked texts as W3C Web Annotations: one page in JSON-LD, an annotation a line.

The body is the entity by its IRI, its target a place in the source: by position, in code points,
and by quote, with what stands around. An ambiguous name has a choice of bodies, an unknown
one none.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from normalize.exporting.iris import BASE, crosswalk, iri_of
from normalize.linking.blocks import Block
from normalize.model import Decision, Entity, Mention

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters that are quoted before a name and behind it
CLASSES = {"person": "schema:Person", "place": "schema:Place"}

Row = dict[str, Any]


class Text(NamedTuple):
    """A linked text: the file, the line if it is of one, and its blocks."""

    file: str
    line: int | None
    blocks: Iterable[Block]


def lines(
    texts: Iterable[Text], files: Sequence[str], *, base: str = BASE, limit: int = 5
) -> Iterator[str]:
    """Yield the page of the annotations of *texts*, which are of *files*.

    IRIs of entities begin with *base*; at most *limit* candidates make a choice.
    """
    page = {"@context": CONTEXT, "id": _name(*files), "type": "AnnotationPage"}
    yield json.dumps(page)[:-1] + ', "items": ['
    between = "\n"
    for text in texts:
        source = source_of(text.file, text.line)
        for block in text.blocks:
            for mention in block.mentions:
                body = _body(mention.decision, base, limit)
                annotation = _annotation(mention, block, source, body)
                yield between + json.dumps(annotation, ensure_ascii=False)
                between = ",\n"
    yield "\n]}\n"


def source_of(file: str, line: int | None = None) -> str:
    """Return the IRI, relative to where the page lies, of a file, or of one of its lines.

    >>> source_of("news/1 mai.txt"), source_of("news.jsonl", 3)
    ('news/1%20mai.txt', 'news.jsonl#line=2,3')

    Lines are told as RFC 5147 does, which counts the places between them.
    """
    return quote(file) if line is None else f"{quote(file)}#line={line - 1},{line}"


def _annotation(mention: Mention, block: Block, source: str, body: Row | None) -> Row:
    return {
        "id": _name(source, str(mention.start), str(mention.end)),
        "type": "Annotation",
        "motivation": "identifying" if body else "highlighting",
        **({"body": body} if body else {}),
        "target": {"source": source, "selector": _selectors(mention, block)},
    }


def _body(decision: Decision, base: str, limit: int) -> Row | None:
    if decision.entity:
        return _entity(decision.entity, base)
    if not decision.candidates:
        return None
    found = [_entity(candidate.entity, base) for candidate in decision.candidates[:limit]]
    return {"type": "Choice", "items": found}


def _entity(entity: Entity, base: str) -> Row:
    same = [{"id": iri} for iri in crosswalk(entity)]
    return {
        "id": iri_of(entity.id, base),
        "type": CLASSES[entity.kind],
        "label": entity.name,
        **({"skos:exactMatch": same} if same else {}),
    }


def _selectors(mention: Mention, block: Block) -> list[Row]:
    start, end = mention.start - block.start, mention.end - block.start
    quoted = {
        "exact": block.text[start:end],
        "prefix": block.text[max(0, start - AROUND) : start],
        "suffix": block.text[end : end + AROUND],
    }
    return [
        {"type": "TextPositionSelector", "start": mention.start, "end": mention.end},
        {"type": "TextQuoteSelector", **{key: said for key, said in quoted.items() if said}},
    ]


def _name(*told: str) -> str:
    return uuid5(NAMESPACE_URL, "\n".join(told)).urn
