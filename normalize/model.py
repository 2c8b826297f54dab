"""The values that flow through the package, all frozen, all with named fields.

Entities and aliases come from a gazetteer; candidates, decisions and mentions are answers.
"""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TypedDict

Kind = Literal["person", "place"]
Outcome = Literal["match", "ambiguous", "nil"]
Level = Literal[
    "exact",
    "folded",
    "romanized",
    "inflected",
    "equivalent",
    "initial",
    "sound",
    "edit",
    "partial",
    "none",
]
Flag = Literal[
    "mixed-script", "weak-alias", "dated-alias", "metonym", "too-long", "merged", "bad-input"
]

NO_IDS: Mapping[str, str] = {}  # shared by all that have none; typed so that nobody fills it


class Alias(NamedTuple):
    """A surface form that an entity is known by.

    ``lang`` is a BCP 47 tag, ``und`` where the language is unknown. ``since`` and ``until`` are
    ISO 8601 dates, possibly only a year or a month, both inclusive. A ``weak`` alias never
    decides alone.
    """

    form: str
    lang: str = "und"
    since: str | None = None
    until: str | None = None
    weak: bool = False
    source: str | None = None


class Role(NamedTuple):
    """An office held: title, the ID or name of what it is an office of, and the dates."""

    title: str
    of: str | None = None
    since: str | None = None
    until: str | None = None


class Entity(NamedTuple):
    """A person or a place of a gazetteer.

    ``prominence`` runs from 0 (unknown) to 5 (the whole world knows the bare family name);
    ``coordinates`` are degrees north and east (WGS 84); ``seat_of`` names the entities whose
    government sits here, so that the place may stand for them; ``demonyms`` are the words for
    its people and what is theirs, which are clues in a text and never mentions. ``suppress``
    takes the entity of the same ID out of the gazetteers layered below; see `gazetteer.layer`.
    """

    id: str
    kind: Kind
    name: str
    type: str | None = None
    family: str | None = None
    given: str | None = None
    gender: Literal["female", "male"] | None = None
    born: str | None = None
    died: str | None = None
    country: str | None = None
    within: tuple[str, ...] = ()
    coordinates: tuple[float, float] | None = None
    population: int | None = None
    prominence: int = 0
    ids: Mapping[str, str] = NO_IDS
    names: tuple[Alias, ...] = ()
    demonyms: tuple[Alias, ...] = ()
    roles: tuple[Role, ...] = ()
    seat_of: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    suppress: bool = False


class Context(TypedDict, total=False):
    """What is known beside a name: each settles between bearers of it, but for *kind*.

    ``kind`` leaves the other kind out; ``lang`` (BCP 47) chooses how the form is read;
    ``country`` (ISO 3166-1) is where the entity belongs, ``on`` (ISO 8601) the day spoken of.
    """

    kind: Kind | None
    lang: str | None
    country: str | None
    on: str | None


class Candidate(NamedTuple):
    """An entity that a form may mean: by which alias, at which level, with which score.

    ``score`` runs from 0 to 1. ``reasons`` say in words what raised and lowered it.
    """

    entity: Entity
    alias: str
    level: Level
    score: float
    reasons: tuple[str, ...] = ()


class Decision(NamedTuple):
    """The answer for one form: a match, or an honest ``ambiguous`` or ``nil``.

    ``candidates`` are best first. Of a match the first one is meant; its fields are at hand as
    ``id``, ``name`` and so on, which are ``None`` for the other outcomes.
    """

    form: str
    outcome: Outcome
    candidates: tuple[Candidate, ...] = ()
    flags: tuple[Flag, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def entity(self) -> Entity | None:
        """The entity meant, or ``None`` where none is."""
        return self.candidates[0].entity if self.outcome == "match" else None

    @property
    def id(self) -> str | None:
        """The canonical ID, or ``None``."""
        return self.entity.id if self.entity else None

    @property
    def name(self) -> str | None:
        """The canonical name, or ``None``."""
        return self.entity.name if self.entity else None

    @property
    def score(self) -> float:
        """The score of the best candidate, 0 to 1; 0 where there is none."""
        return self.candidates[0].score if self.candidates else 0.0

    @property
    def level(self) -> Level:
        """The level of the best candidate; ``none`` where there is none."""
        return self.candidates[0].level if self.candidates else "none"


class Mention(NamedTuple):
    """A name in a text: where it stands, and the decision on it.

    ``start`` and ``end`` are code points of the text as given: ``text[start:end] == form``.
    """

    start: int
    end: int
    decision: Decision

    @property
    def form(self) -> str:
        """The surface form, as it stands in the text."""
        return self.decision.form

    @property
    def id(self) -> str | None:
        """The canonical ID, or ``None``."""
        return self.decision.id


def as_json(decision: Decision, *, limit: int = 5, explain: bool = False) -> dict[str, Any]:
    """Return *decision* as the JSON object of the command line, at most *limit* candidates."""
    entity = decision.entity
    row: dict[str, Any] = {
        "form": decision.form,
        "outcome": decision.outcome,
        "id": entity.id if entity else None,
        "name": entity.name if entity else None,
        "kind": entity.kind if entity else None,
        "type": entity.type if entity else None,
        "score": round(decision.score, 4),
        "level": decision.level,
        "ids": dict(entity.ids) if entity else {},
        "flags": list(decision.flags),
    }
    if explain:
        row["reasons"] = list(decision.reasons)
    row["candidates"] = [
        {
            "id": c.entity.id,
            "name": c.entity.name,
            "kind": c.entity.kind,
            "alias": c.alias,
            "level": c.level,
            "score": round(c.score, 4),
            **({"reasons": list(c.reasons)} if explain else {}),
        }
        for c in decision.candidates[:limit]
    ]
    return row
