"""Capitals in the case that a sentence puts them in, in the languages that bend names."""

from pathlib import Path

import pytest

from normalize.linking import Linker

TABLE = Path(__file__).parents[1] / "gold" / "cases.tsv"


def rows() -> list[list[str]]:
    """Return the language, the sentence and the forms of each row."""
    lines = TABLE.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


@pytest.mark.parametrize(("sentence", "forms"), [pytest.param(*r[1:], id=r[0]) for r in rows()])
def test_cases(reader: Linker, sentence: str, forms: str) -> None:
    """Each form is linked to its place, from the sentence alone."""
    missed = []
    for pair in forms.split("; "):
        form, _, place = pair.rpartition(":")
        found = [mention.id for mention in reader.link(sentence.format(form))]
        if place not in found:
            missed.append((form, place, found))
    assert missed == []
