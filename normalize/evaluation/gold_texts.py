"""Texts with the names in them marked by hand: a YAML file of one of two forms.

A list of texts, each with its ``mentions`` as they stand in it (``surface``, and ``occurrence``
where the letters stand several times); or ``documents``, each the name of a ``file`` beside the
YAML, with ``start`` and ``end`` of every mention in code points.
"""

import os
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from normalize.errors import InputError
from normalize.evaluation.gold_names import entity_of
from normalize.evaluation.nodes import Fields, compose
from normalize.model import Context, Entity

DOCUMENTS = "documents"


class GoldMention(NamedTuple):
    """A name in a text: where, who is meant, and what else is right: spans with an ID.

    Of an ``optional`` one nothing is asked. Without an ``entity`` it must not be linked.
    """

    start: int
    end: int
    entity: str | None
    metonym: bool = False
    optional: bool = False
    accept: tuple[tuple[int, int, str], ...] = ()


class GoldText(NamedTuple):
    """A text with its mentions; ``known`` is what the linker is told of it."""

    place: str
    title: str
    text: str
    mentions: tuple[GoldMention, ...]
    known: Context

    @property
    def lang(self) -> str:
        """The language of the text, ``und`` where it is unknown."""
        return self.known.get("lang") or "und"

    def over(self, gazetteer: Mapping[str, Entity]) -> "GoldText":
        """Return the text with every ID as *gazetteer* has it, merged ones replaced."""

        def living(entity_id: str) -> str:
            return entity_of(entity_id, gazetteer, self.place).id

        mentions = (
            mention._replace(
                entity=living(mention.entity) if mention.entity else None,
                accept=tuple((start, end, living(one)) for start, end, one in mention.accept),
            )
            for mention in self.mentions
        )
        return self._replace(mentions=tuple(mentions))


def read_texts(path: str, problems: list[InputError]) -> Iterator[GoldText]:
    """Yield the texts of the YAML file *path*; those that cannot be used go to *problems*."""
    top = compose(path)
    listed = top is None or top.id == "sequence"
    if listed:
        nodes = [] if top is None else top.value
    elif top.id == "mapping":
        nodes = next((value.value for key, value in top.value if key.value == DOCUMENTS), None)
    else:
        nodes = None
    if not isinstance(nodes, list):
        remedy = f"write a list of texts, or '{DOCUMENTS}' with a list of files"
        raise InputError(path, "there are no texts in it", remedy)
    for node in nodes:
        try:
            fields = Fields(node, path)
            yield _short_text(fields) if listed else _document(fields, os.path.dirname(path))
        except InputError as problem:
            problems.append(problem)


def _short_text(fields: Fields) -> GoldText:
    text = fields.needed("text")
    mentions = [_marked(mention, text) for mention in fields.each("mentions")]
    for surface in filter(None, fields.texts("open")):
        start = -1
        while (start := text.find(surface, start + 1)) >= 0:
            mentions.append(GoldMention(start, start + len(surface), None, optional=True))
    title = fields.text("policy") or fields.place
    return GoldText(fields.place, title, text, tuple(mentions), _known(fields))


def _marked(fields: Fields, text: str) -> GoldMention:
    """Return the mention whose surface stands in *text* for the given time."""
    surface, occurrence = fields.needed("surface"), fields.number("occurrence", 1)
    start = -1
    for _ in range(max(1, occurrence)):
        start = text.find(surface, start + 1)
        if start < 0 or not surface:
            fact = f"'{surface}' does not stand {occurrence} times in the text"
            raise InputError(fields.place, fact, "mend the surface or the occurrence")
    end = start + len(surface)
    return GoldMention(start, end, fields.text("entity"), fields.is_set("metonym"))


def _document(fields: Fields, folder: str) -> GoldText:
    name = fields.needed("file")
    text = _contents(os.path.join(folder, name), fields.place)
    if len(text) != fields.number("length", len(text)):
        fact = f"'{name}' has {len(text)} code points"
        raise InputError(fields.place, fact, "mark the text that was marked, or mend the length")
    mentions = tuple(_spanned(mention, text) for mention in fields.each("mentions"))
    return GoldText(fields.place, name, text, mentions, _known(fields))


def _contents(path: str, place: str) -> str:
    try:
        with open(path, "rb") as file:
            return file.read().decode("utf-8")
    except OSError as error:
        fact = f"'{path}' cannot be read: {error.strerror}"
    except UnicodeDecodeError as error:
        fact = f"'{path}' is not UTF-8 at byte {error.start + 1}"
    raise InputError(place, fact, "put the text beside the YAML file")


def _spanned(fields: Fields, text: str) -> GoldMention:
    start, end = fields.number("start"), fields.number("end")
    if text[start:end] != fields.needed("surface"):
        fact = f"'{fields.needed('surface')}' does not stand at {start}"
        raise InputError(fields.place, fact, "mend start, end or surface")
    accept = tuple(
        (other.number("start"), other.number("end"), entity)
        for other in fields.each("accept")
        for entity in other.texts("entities")
    )
    entity, metonym = fields.text("entity"), fields.is_set("metonym")
    return GoldMention(start, end, entity, metonym, fields.is_set("optional"), accept)


def _known(fields: Fields) -> Context:
    known: Context = {}
    if lang := fields.text("lang"):
        known["lang"] = lang
    if country := fields.text("country"):
        known["country"] = country
    if on := fields.text("on"):
        known["on"] = on
    return known
