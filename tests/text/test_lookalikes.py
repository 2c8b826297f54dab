"""Letters in disguise: tables of texts, and what holds for every text."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.text import mixes_scripts, script, undigit, unmask, words
from normalize.text.tables import rows as table

VECTORS = Path(__file__).parents[1] / "vectors"
TEXTS = st.text(
    st.sampled_from("aceopxyABKnt мАВсоріЖαοΑΒθ013-'é\N{COMBINING ACUTE ACCENT}京"), max_size=30
) | st.text(max_size=30)


def rows(name: str) -> list[list[str]]:
    r"""Return the rows of a table of vectors; ``\N{NAME}`` stands for the character so named."""
    text = (VECTORS / name).read_text(encoding="utf-8")
    named = re.sub(r"\\N\{([^}]+)\}", lambda match: unicodedata.lookup(match[1]), text)
    return [line.split("\t") for line in named.split("\n")[1:] if line]


@pytest.mark.parametrize(("text", "mixed", "unmasked", "note"), rows("lookalikes.tsv"))
def test_unmask(text: str, mixed: str, unmasked: str, note: str) -> None:
    """A mixed word is told and, where its letters allow, written in one script."""
    assert mixes_scripts(text) == (mixed == "yes"), note
    assert (unmask(text) or "") == unmasked, note


@pytest.mark.parametrize(("text", "readings", "note"), rows("digits.tsv"))
def test_undigit(text: str, readings: str, note: str) -> None:
    """Digits in place of letters are read as the table says."""
    assert "|".join(undigit(text)) == readings, note


@given(TEXTS)
def test_unmask_resolves_what_it_changes(text: str) -> None:
    """Every changed word is of one script, every other word stays, and twice changes nothing."""
    unmasked = unmask(text)
    if unmasked is None:
        return
    assert mixes_scripts(text)
    assert unmask(unmasked) is None
    before, after = words(text), words(unmasked)
    assert len(before) == len(after)
    for old, new in zip(before, after, strict=True):
        assert old.form == new.form or not mixes_scripts(new.form)


@given(TEXTS)
def test_undigit_changes_digits_only(text: str) -> None:
    """A reading is as long as the text and differs from it in digits alone."""
    for reading in undigit(text):
        assert reading != text
        assert len(reading) == len(text)
        pairs = zip(text, reading, strict=True)
        assert all(old == new or old in "0123456789" for old, new in pairs)


@given(st.text(st.sampled_from("aceopxyABKHM")), st.text(st.sampled_from("асеорхуАВКНМ")))
def test_plain_words_are_left_alone(latin: str, cyrillic: str) -> None:
    """A word in one script is never in disguise, whatever stands beside it."""
    assert unmask(f"{latin} {cyrillic}") is None
    assert not mixes_scripts(f"{latin} {cyrillic}")


@pytest.mark.parametrize("row", table("lookalikes.tsv"))
def test_table_is_in_its_scripts(row: list[str]) -> None:
    """Each letter stands in the column of its script, beside one it looks like, in one case."""
    for letter, code in zip(row, ("Latn", "Cyrl", "Grek"), strict=True):
        assert not letter or script(letter) == code
    assert sum(map(bool, row)) > 1
