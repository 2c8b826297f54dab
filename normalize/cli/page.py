"""Linked texts as one page to look at: ``page.html``, with its style and its script inside.

The page needs nothing but itself. Whatever a text or a gazetteer holds is shown as text: it is
escaped, control characters become marks of replacement, and no script but ours may run.
"""

import json
import os
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape
from string import Template
from typing import Any, NamedTuple

from normalize.cli.texts import Passage
from normalize.errors import InputError
from normalize.gazetteer.layout import write
from normalize.linking.blocks import Block
from normalize.model import Decision, Entity, as_json

LARGEST = 5_000_000  # characters that a browser shows without trouble
FOLDER = os.path.dirname(__file__)
LEGEND = {
    "person": ("person", ""),
    "place": ("place", ""),
    "metonym": ("metonym", "a place for its government"),
    "ambiguous": ("ambiguous", "several may be meant"),
    "nil": ("unknown", "linked to nothing"),
}
BLANK_LINES = re.compile(r"(?:[ \t]*\r?\n){2,}")
UNSHOWN = re.compile(r"[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Named(NamedTuple):
    """An entity that texts name, and how often by which form."""

    number: int
    entity: Entity
    forms: Counter[str]


class Page:
    """Collects linked texts, and writes them; *scheme* is of the IDs shown first, if any is."""

    def __init__(self, *, limit: int, undecided: bool, scheme: str | None = None) -> None:
        self.limit = limit
        self.scheme = scheme
        self.size = 0
        self.titles: list[str] = []
        self.texts: list[str] = []
        self.colours = Counter(dict.fromkeys(list(LEGEND)[: 5 if undecided else 3], 0))
        self.named: dict[str, Named] = {}
        self.details: dict[str, int] = {}

    def add(self, passage: Passage) -> None:
        """Add a text, linked."""
        shown = []
        for block in passage.blocks:
            self.size += len(block.text)
            if self.size > LARGEST:
                fact = f"makes the page longer than {LARGEST // 10**6} million characters"
                raise InputError(passage.place, fact, "link it without --html, or in parts")
            shown.append("".join(self._marked(block)))
        self.titles.append(passage.place)
        self.texts.append("".join(shown))

    def write(self, path: str) -> str:
        """Write the page to *path*, wholly or not at all; return what it holds in a few words."""
        parts = {name: _part(f"page.{kind}") for name, kind in FILES.items()}
        digest = b64encode(sha256(f"\n{parts['script']}".encode()).digest()).decode()
        names, mentions = len(self.named), self.colours.total()
        summary = f"{_count(mentions, 'mention')}, {_count(names, 'entity', 'entities')}"
        page = Template(_part("page.html")).substitute(
            parts,
            digest=f"sha256-{digest}",
            title=_shown(self._title()),
            summary=summary,
            legend="".join(map(self._legend, self.colours)),
            texts="".join(map(self._article, self.titles, self.texts)),
            entities=self._entities(),
            details=_in_script(list(map(json.loads, self.details))),
        )
        try:
            write(path, page.encode())
        except OSError as error:
            fact = f"cannot be written: {error.strerror}"
            raise InputError(path, fact, "name a file where you may write") from None
        return summary

    def _title(self) -> str:
        told = self.titles[0] if len(self.titles) == 1 else _count(len(self.titles), "text")
        return f"Names in {told}"

    def _marked(self, block: Block) -> Iterator[str]:
        """Yield the text of *block* with its mentions marked, its paragraphs parted."""
        end = 0
        for mention in block.mentions:
            start = mention.start - block.start
            yield _paragraphs(block.text[end:start])
            end = mention.end - block.start
            yield self._mark(mention.decision)
        yield _paragraphs(block.text[end:])

    def _mark(self, decision: Decision) -> str:
        colour = _colour(decision)
        self.colours[colour] += 1
        told = json.dumps(self._detail(decision, colour))
        detail = self.details.setdefault(told, len(self.details))
        number = ""
        if entity := decision.entity:
            new = Named(len(self.named), entity, Counter())
            named = self.named.setdefault(entity.id, new)
            named.forms[" ".join(decision.form.split())] += 1
            number = f' data-entity="{named.number}"'
        attributes = f'class="{colour}" data-detail="{detail}"{number} tabindex="0" role="button"'
        return f"<mark {attributes}>{_shown(decision.form)}</mark>"

    def _detail(self, decision: Decision, colour: str) -> dict[str, Any]:
        """Return what the tooltip of a mention tells."""
        row = as_json(decision, limit=self.limit, explain=True)
        found = row["candidates"] if decision.outcome != "match" else []
        kinds = filter(None, (row["kind"], row["type"], *row["flags"]))
        return {
            "title": row["name"] or decision.form,
            "told": " · ".join(kinds) or LEGEND[colour][0],
            "ids": " · ".join(self._ids(decision.entity)) if decision.entity else "",
            "level": row["level"] if decision.candidates else "",
            "score": row["score"],
            "reasons": row["reasons"],
            "candidates": [f"{c['name']} ({c['id']}), {c['score']:.2f}" for c in found],
        }

    def _ids(self, entity: Entity) -> list[str]:
        """Return the IDs of *entity*, that of the scheme asked for before its own."""
        others = dict(sorted(entity.ids.items(), key=lambda item: item[0] != self.scheme))
        told = [f"{scheme} {number}" for scheme, number in others.items()]
        first = 1 if self.scheme in others else 0
        return [*told[:first], entity.id, *told[first:]]

    def _legend(self, colour: str) -> str:
        name, told = LEGEND[colour]
        mark = f'<mark class="{colour}">{name}</mark> <b>{self.colours[colour]:,}</b>'
        return f"<li>{mark} {told}</li>\n"

    def _article(self, title: str, text: str) -> str:
        head = f'<h2 dir="auto">{_shown(title)}</h2>\n' if len(self.titles) > 1 else ""
        return f'<article>\n{head}<p dir="auto">{text}</p>\n</article>\n'

    def _entities(self) -> str:
        rows = sorted(self.named.values(), key=lambda row: (-row.forms.total(), row.entity.name))
        if not rows:
            return '<p class="none">Nobody and nothing.</p>\n'
        head = '<tr><th scope="col">Name</th><th scope="col">Mentions</th></tr>'
        body = "".join(map(self._row, rows))
        return f"<table>\n<thead>{head}</thead>\n<tbody>\n{body}</tbody>\n</table>\n"

    def _row(self, row: Named) -> str:
        entity = row.entity
        name = f"{_shown(entity.name)}</button>"
        button = f'<button type="button" class="{entity.kind}" data-entity="{row.number}">{name}'
        ids = f'<code class="told">{_shown(self._ids(entity)[0])}</code>'
        forms = ", ".join(_times(form, count) for form, count in sorted(row.forms.items()))
        cell = f'{button} {ids}<bdi class="forms">{_shown(forms)}</bdi>'
        return f'<tr><th scope="row">{cell}</th><td>{row.forms.total():,}</td></tr>\n'


FILES = {"style": "css", "script": "js"}


def _part(name: str) -> str:
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return file.read()


def _colour(decision: Decision) -> str:
    if not decision.entity:
        return decision.outcome
    return "metonym" if "metonym" in decision.flags else decision.entity.kind


def _shown(text: str) -> str:
    """Return *text* as HTML that shows it.

    >>> _shown('<b a="1">')
    '&lt;b a=&quot;1&quot;&gt;'
    """
    return escape(UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", text))


def _paragraphs(text: str) -> str:
    return '</p>\n<p dir="auto">'.join(map(_shown, BLANK_LINES.split(text)))


def _in_script(value: Sequence[Any]) -> str:
    """Return *value* as JSON that ends no script; it is ASCII, lone surrogates escaped."""
    return json.dumps(value).replace("<", "\\u003c")


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def _times(form: str, count: int) -> str:
    return f"{form}\N{NO-BREAK SPACE}×{count:,}" if count > 1 else form
