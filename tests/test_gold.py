"""Texts with their answers beside them, over the bundled gazetteer: nothing wrong, most found."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from normalize.errors import InputError
from normalize.evaluation import GoldText, Slip, TextScore, read_texts, report_texts, score_text
from normalize.linking import Linker

TEXTS = Path(__file__).parent / "gold" / "texts"
POLICIES = TEXTS / "policies.yaml"
SHORT_TEXTS = sorted(TEXTS.glob("*.yaml"))
NEWS = sorted((TEXTS.parent / "news").glob("*.yaml"))
DISPATCHES = Path(__file__).parents[1] / "seeds" / "gold.yaml"
PRECISE = 0.99  # the share of the links in the short texts that is right
REACHED = 0.95  # the share of mentions in the short texts that is found
NEWS_PRECISE, NEWS_REACHED = 0.95, 0.93  # the same shares in the articles
FLAGGED = 0.8  # the share of places that stand for governments in the dispatches that is flagged


def load(*paths: Path) -> list[GoldText]:
    """Return the texts of the files, all of which must be usable."""
    problems: list[InputError] = []
    found = [text for path in paths for text in read_texts(str(path), problems)]
    assert problems == []
    return found


def name_of(text: GoldText) -> str:
    """Return what a test of *text* is called."""
    return f"{text.title}: {text.text[:30]}"


def score(linker: Linker, gold: GoldText) -> TextScore:
    """Return how the links of a text agree with its marks, all of which the gazetteer knows."""
    return score_text(linker, gold.over(linker.resolver.gazetteer), {})


def wrong(slips: Iterable[Slip]) -> list[Slip]:
    """Return the links among *slips*: what was not merely left out."""
    return [slip for slip in slips if slip.got]


@pytest.mark.parametrize("gold", load(POLICIES), ids=name_of)
def test_policy(reader: Linker, gold: GoldText) -> None:
    """No text about a policy has a wrong link."""
    assert wrong(score(reader, gold).slips) == []


@pytest.mark.parametrize(
    ("texts", "precise", "reached"),
    [(SHORT_TEXTS, PRECISE, REACHED), (NEWS, NEWS_PRECISE, NEWS_REACHED)],
    ids=["short texts", "news"],
)
def test_texts_are_reached(
    reader: Linker, texts: Iterable[Path], precise: float, reached: float
) -> None:
    """Of the mentions in the texts this share is found, of the links this share is right."""
    scores = [score(reader, gold) for gold in load(*texts)]
    total = report_texts(scores).total
    slips = [slip for one in scores for slip in one.slips]
    assert (total.recall or 0.0) >= reached, slips
    assert (total.precision or 0.0) >= precise, wrong(slips)


@pytest.mark.parametrize("gold", load(DISPATCHES), ids=name_of)
def test_dispatch(reader: Linker, gold: GoldText) -> None:
    """Every name in a dispatch is found, and nothing else is."""
    assert score(reader, gold).slips == ()


def test_metonyms(reader: Linker) -> None:
    """Of the places that stand for governments in the dispatches this share is flagged."""
    total = report_texts([score(reader, gold) for gold in load(DISPATCHES)]).total
    assert total.flagged >= FLAGGED * total.metonyms
