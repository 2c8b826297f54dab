"""The tables of linking: rows that are whole, and words that stand as they are looked up."""

from pathlib import Path

import pytest

from normalize.linking import cues
from normalize.text import fold
from normalize.text.tables import rows

FOLDER = Path(cues.FOLDER)
WIDTHS = {"cues.tsv": 3, "common.tsv": 3, "contractions.tsv": 3, "given.tsv": 2, "stopwords.tsv": 2}


def lines(name: str) -> list[list[str]]:
    """Return the rows of a table, header and comments left out."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    found = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return found[1:]


@pytest.mark.parametrize(("name", "width"), WIDTHS.items())
def test_rows_are_whole(name: str, width: int) -> None:
    """Every row has all its cells, and something in each."""
    assert [row for row in lines(name) if len(row) != width or not all(row)] == []


@pytest.mark.parametrize("name", ["given.tsv", "stopwords.tsv"])
def test_words_are_folded(name: str) -> None:
    """Words that are read as they stand are folded in the table, each of them once."""
    words = [row[0] for row in lines(name)]
    assert [word for word in words if fold(word) != word] == []
    assert len(words) == len(set(words))


def test_han_characters_fold_to_one_that_stays() -> None:
    """What a Han character folds to folds to itself, so that folding twice changes nothing."""
    assert [
        row for row in rows("han.tsv") if fold(row[0]) != row[1] or fold(row[1]) != row[1]
    ] == []
