"""spaCy: a component ``normalize_linker`` that gives entities their IDs, as ``ent.kb_id_``.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> _ = nlp.add_pipe("normalize_linker")
>>> [(e.text, e.label_, e.kb_id_) for e in nlp("Mr Zelensky flew from Kiev.").ents]
[('Zelensky', 'PERSON', 'volodymyr-zelenskyy'), ('Kiev', 'GPE', 'kyiv')]

It works alone, and behind an ``ner``: then it links the entities found there, and adds those that
only the gazetteer knows. spaCy finds it by itself once the package is installed.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any

from normalize.bundled import load
from normalize.linking import Linker
from normalize.matching.decision import MARGIN, THRESHOLD
from normalize.model import Entity, Kind, Mention
from normalize.resolver import Resolver

KINDS: dict[str, Kind] = {
    "PERSON": "person",
    "PER": "person",
    "persName": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "placeName": "place",
    "geogName": "place",
}
LABELS = {
    "facility": "FAC",
    "street": "FAC",
    "organization": "ORG",
    **dict.fromkeys(("continent", "island", "lake", "mountain", "river", "sea"), "LOC"),
}


def create(
    nlp: Any,  # noqa: ARG001  spaCy hands it over
    name: str,  # noqa: ARG001  and this
    gazetteer: str | None = None,
    threshold: float = THRESHOLD,
    margin: float = MARGIN,
    lang: str | None = None,
    add: bool = True,
) -> "EntityLinker":
    """Return the component, as spaCy asks for it; *add* says whether entities may be added."""
    return EntityLinker(_linker(gazetteer, threshold, margin), add=add, lang=lang)


class EntityLinker:
    """Gives the entities of a document the IDs that they have in the text it is."""

    def __init__(self, linker: Linker, *, add: bool = True, lang: str | None = None) -> None:
        self.linker = linker
        self.add = add
        self.lang = lang

    def __call__(self, doc: Any) -> Any:
        """Return *doc* with its entities linked."""
        mentions = self.linker.link(doc.text, undecided=True, lang=self.lang)
        entities = list(self._linked(doc, mentions))
        taken = {place for entity in entities for place in range(entity.start, entity.end)}
        if self.add:
            entities += [span for span in _found(doc, mentions) if taken.isdisjoint(_places(span))]
        doc.ents = entities
        return doc

    def _linked(self, doc: Any, mentions: Iterable[Mention]) -> Iterator[Any]:
        """Yield the entities of *doc*, those with an ID that are named in *mentions*."""
        for entity in doc.ents:
            start, end = entity.start_char, entity.end_char
            inside = [m for m in mentions if m.start < end and start < m.end]
            linked = entity.kb_id_ or self._id_of(entity, inside)
            span = doc.char_span(start, end, label=entity.label_, kb_id=linked or "")
            span.id_ = entity.id_
            yield span

    def _id_of(self, entity: Any, inside: list[Mention]) -> str | None:
        """Return the ID that one mention gives, or else the name by itself, if its kind is known.

        Where the text speaks of something else, or cannot tell, there is none.
        """
        kind = KINDS.get(entity.label_)
        if not inside:
            return self.linker.resolver.resolve(entity.text, kind=kind).id if kind else None
        found = {m.id: m.decision.entity for m in inside if m.decision.entity}
        if len(found) != 1:
            return None
        [(entity_id, meant)] = found.items()
        return entity_id if kind in (None, meant.kind) else None


def _found(doc: Any, mentions: Iterable[Mention]) -> Iterator[Any]:
    """Yield the mentions that have an ID as spans of *doc*, whole tokens all of them, apart."""
    last = 0
    for mention in mentions:
        entity = mention.decision.entity
        if entity:
            span = doc.char_span(
                mention.start,
                mention.end,
                label=_label(entity),
                kb_id=entity.id,
                alignment_mode="expand",
            )
            if span.start >= last:
                last = span.end
                yield span


def _places(span: Any) -> range:
    return range(span.start, span.end)


def _label(entity: Entity) -> str:
    return "PERSON" if entity.kind == "person" else LABELS.get(entity.type or "", "GPE")


@lru_cache(4)
def _linker(gazetteer: str | None, threshold: float, margin: float) -> Linker:
    """Return the linker for these wishes, the same one for every pipeline of a process."""
    found = load(*(gazetteer,) if gazetteer else ())
    return Linker(Resolver(found, threshold=threshold, margin=margin))


with suppress(ImportError):
    from spacy.language import Language

    Language.factory(
        "normalize_linker",
        default_config={
            "gazetteer": None,
            "threshold": THRESHOLD,
            "margin": MARGIN,
            "lang": None,
            "add": True,
        },
        assigns=["doc.ents"],
        func=create,
    )
