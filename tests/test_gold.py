"""Texts with their answers beside them, over the bundled gazetteer: nothing wrong, most found."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from normalize.linking import Linker

ROOT = Path(__file__).parents[1]
POLICIES = Path(__file__).parent / "gold" / "texts" / "policies.yaml"
REACHED = 0.84  # the share of mentions in the texts about policies that is found
DISPATCHES = ROOT / "seeds" / "gold.yaml"


class Gold(NamedTuple):
    """A mention marked by hand: where, who is meant, other spans and IDs that are right too."""

    start: int
    end: int
    entity: str | None
    metonym: bool = False
    optional: bool = False
    accept: tuple[tuple[int, int, str], ...] = ()


class Score(NamedTuple):
    """What linking a text came to: right, wrong and missed mentions, and metonyms flagged."""

    right: list[str]
    wrong: list[str]
    missed: list[str]
    metonyms: int
    flagged: int


def load(path: Path) -> Any:
    """Return the YAML at *path*."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def nth(text: str, surface: str, occurrence: int) -> int:
    """Return where *surface* stands in *text* for the given time."""
    start = -1
    for _ in range(occurrence):
        start = text.index(surface, start + 1)
    return start


def policy_gold(row: dict[str, Any]) -> Iterator[Gold]:
    """Yield the mentions of a text of the policies."""
    text = row["text"]
    for m in row["mentions"]:
        start = nth(text, m["surface"], m.get("occurrence", 1))
        yield Gold(start, start + len(m["surface"]), m["entity"], bool(m.get("metonym")))
    for surface in row.get("open", []):
        start = -1
        while (start := text.find(surface, start + 1)) >= 0:
            yield Gold(start, start + len(surface), None, optional=True)


def dispatch_gold(document: dict[str, Any]) -> Iterator[Gold]:
    """Yield the mentions of a dispatch."""
    for m in document["mentions"]:
        accept = tuple(
            (other["start"], other["end"], entity)
            for other in m.get("accept", [])
            for entity in other["entities"]
        )
        yield Gold(
            m["start"], m["end"], m["entity"], "metonym" in m, bool(m.get("optional")), accept
        )


def score(linker: Linker, text: str, gold: list[Gold], **context: Any) -> Score:
    """Return how the links of *text* agree with *gold*."""
    right: list[str] = []
    wrong: list[str] = []
    met: set[Gold] = set()
    metonyms = flagged = 0
    for mention in linker.link(text, **context):
        span = (mention.start, mention.end, mention.id)
        told = f"{mention.form} -> {mention.id} in: {text[max(0, mention.start - 30) :][:80]}"
        same = [g for g in gold if span == (g.start, g.end, g.entity) or span in g.accept]
        over = [g for g in gold if g.start < mention.end and mention.start < g.end]
        if same:
            right.append(told)
            met.update(same)
            metonyms += same[0].metonym
            flagged += same[0].metonym and "metonym" in mention.decision.flags
        elif not any(g.optional for g in over):
            wrong.append(told)
    missed = [
        f"{text[g.start : g.end]} ({g.entity}) in: {text[max(0, g.start - 30) :][:80]}"
        for g in gold
        if g.entity and not g.optional and g not in met
    ]
    return Score(right, wrong, missed, metonyms, flagged)


@pytest.mark.parametrize(
    "row", load(POLICIES), ids=lambda row: f"{row['policy']}: {row['text'][:30]}"
)
def test_policy_is_never_broken(reader: Linker, row: dict[str, Any]) -> None:
    """No text about a policy has a wrong link."""
    found = score(reader, row["text"], list(policy_gold(row)), lang=row["lang"])
    assert found.wrong == []


def test_policies_are_reached(reader: Linker) -> None:
    """Of the mentions in the texts about policies at least this share is found."""
    results = [
        score(reader, row["text"], list(policy_gold(row)), lang=row["lang"])
        for row in load(POLICIES)
    ]
    right = sum(len(result.right) for result in results)
    missed = [told for result in results for told in result.missed]
    assert right / (right + len(missed)) >= REACHED, missed


@pytest.mark.parametrize("document", load(DISPATCHES)["documents"], ids=lambda d: d["file"])
def test_dispatch(reader: Linker, document: dict[str, Any]) -> None:
    """Every name in a dispatch is found, and nothing else is."""
    text = (ROOT / "seeds" / document["file"]).read_text(encoding="utf-8")
    assert len(text) == document["length"]
    found = score(reader, text, list(dispatch_gold(document)))
    assert found.wrong == []
    assert found.missed == []


def test_metonyms(reader: Linker) -> None:
    """Of the places that stand for governments in the dispatches four in five are flagged."""
    results = [
        score(
            reader,
            (ROOT / "seeds" / document["file"]).read_text(encoding="utf-8"),
            list(dispatch_gold(document)),
        )
        for document in load(DISPATCHES)["documents"]
    ]
    met, flagged = sum(r.metonyms for r in results), sum(r.flagged for r in results)
    assert flagged >= 0.8 * met
