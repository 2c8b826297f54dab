"""The evidence that a Latin word spells a word of any script, and what explains it."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.sound import alignment, evidence
from normalize.sound.units import TABLES
from normalize.text import fold

NAMES = os.path.join(os.path.dirname(__file__), "names.tsv")
LATIN = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=16)


def rows() -> list[list[str]]:
    """Return the names of the table, folded."""
    with open(NAMES, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if not line.startswith("#")]
    return [[fold(cell) for cell in line.split("\t")] for line in lines[1:]]


@pytest.mark.parametrize(("word", "right", "namesake"), rows())
def test_right_name_beats_namesake(word: str, right: str, namesake: str) -> None:
    """The right spelling has more evidence than a name that merely looks like it."""
    assert evidence(word, right) > max(1.0, evidence(word, namesake))


@pytest.mark.parametrize(("word", "right", "namesake"), rows())
def test_wrong_letters_cost(word: str, right: str, namesake: str) -> None:
    """Letters out of place never add evidence."""
    assert evidence(word, right + "qxq") < evidence(word, right)
    assert evidence(word, right[::-1] + namesake) < evidence(word, right)


@pytest.mark.parametrize(("word", "right", "namesake"), rows())
def test_alignment_spells_the_name(word: str, right: str, namesake: str) -> None:
    """The steps put together are the Latin word, and their sum stays below the evidence."""
    steps = alignment(word, right)
    assert "".join(step.latin for step in steps) == right
    assert steps
    assert namesake != right


def test_han_by_pinyin() -> None:
    """Readings of Han characters are told by syllables."""
    right = evidence("te lang pu", "trump", by="pinyin")
    assert right > 5 > evidence("te lang pu", "clinton", by="pinyin")


@given(LATIN, LATIN)
def test_latin_is_symmetric(left: str, right: str) -> None:
    """Between two Latin words neither comes first."""
    assert evidence(left, right) == pytest.approx(evidence(right, left))


@pytest.mark.parametrize(("word", "right", "namesake"), rows())
def test_same_word_is_best(word: str, right: str, namesake: str) -> None:
    """No Latin word has more evidence for another than this has for itself."""
    assert word
    assert evidence(right, right) > max(evidence(right, namesake), 1.0)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text(word: str, latin: str) -> None:
    """Any two strings can be compared and aligned."""
    assert evidence(word, latin) >= -30
    assert isinstance(alignment(word, latin), tuple)


def test_script_without_table() -> None:
    """A script that no table knows gives no evidence, and no error."""
    assert "Hani" not in TABLES
    assert (evidence("基輔", "kyiv"), alignment("基輔", "kyiv")) == (-30.0, ())
