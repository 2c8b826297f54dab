"""Linking: a table of short texts, one for each policy, and what the arguments change."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from normalize.linking import Linker

TEXTS = Path(__file__).with_name("texts.yaml")
FLAGS = {"metonyms": ("metonym",), "mixed script": ("mixed-script",)}  # shown, by policy


def rows() -> list[dict[str, Any]]:
    """Return the texts of the table."""
    loaded: list[dict[str, Any]] = yaml.safe_load(TEXTS.read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['policy']}: {row['text'][:30]}")
@pytest.mark.parametrize("told", [False, True], ids=["guessed", "told"])
def test_text(linker: Linker, row: dict[str, Any], *, told: bool) -> None:
    """A text has the links that the table says, be its language told or not."""
    text = row["text"]
    if told and "lang" not in row:
        return
    found = linker.link(text, lang=row["lang"]) if told else linker.link(text)
    shown = FLAGS.get(row["policy"], ())
    links = [[m.form, m.id, *(flag for flag in m.decision.flags if flag in shown)] for m in found]
    assert links == row["links"]
    assert all(text[m.start : m.end] == m.form for m in found)


def test_table_is_rich() -> None:
    """The table has sixty texts, in six languages at least."""
    assert len(rows()) >= 60
    assert {row.get("lang", "en") for row in rows()} >= {"en", "uk", "ru", "pl", "de", "cs"}


def test_undecided(linker: Linker) -> None:
    """Names that are ambiguous or refused are shown when asked for."""
    text = "Melnychuk saw Springfield."
    assert linker.link(text) == []
    undecided = linker.link(text, undecided=True)
    assert [(m.form, m.decision.outcome) for m in undecided][:1] == [("Melnychuk", "ambiguous")]
    assert "Springfield" in [m.form for m in undecided]


@pytest.mark.parametrize(
    ("text", "context", "links"),
    [
        ("Springfield waits.", {"country": "US"}, []),
        ("He left Cambridge.", {"country": "US"}, ["cambridge-massachusetts"]),
        ("He left Cambridge.", {"country": "GB"}, ["cambridge"]),
        ("President Marsden spoke.", {"on": "1985-05-01"}, ["edward-marsden"]),
        ("President Marsden spoke.", {"on": "2005-05-01"}, ["henry-marsden"]),
        ("Hrytsenko left Lviv.", {"kind": "person"}, ["mykola-hrytsenko"]),
        ("Hrytsenko left Lviv.", {"kind": "place"}, ["lviv"]),
    ],
)
def test_context(linker: Linker, text: str, context: dict[str, str], links: list[str]) -> None:
    """What is known beside the text settles between bearers of a name."""
    assert [m.id for m in linker.link(text, **context)] == links  # type: ignore[arg-type]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", "\f", "\0", "\t"])
def test_lines(linker: Linker, end: str) -> None:
    """Whatever ends a line parts names, and shifts no offset."""
    text = f"Lviv{end}Poltava{end}{end}Mykola Hrytsenko"
    found = [(m.start, m.id) for m in linker.link(text)]
    size = len(end)
    assert found == [
        (0, "lviv"),
        (4 + size, "poltava"),
        (11 + 3 * size, "mykola-hrytsenko"),
    ]
