"""Words: a table of texts, and what holds for every text."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.text import fold, words

VECTORS = Path(__file__).parents[1] / "vectors"
TEXTS = st.text(
    st.one_of(
        st.sampled_from("abЖї12.'’ʼ\"-_ \n京かカーกุำץשק\N{SOFT HYPHEN}\N{ZERO WIDTH JOINER}"),
        st.sampled_from("\N{COMBINING ACUTE ACCENT}\N{DEVANAGARI VOWEL SIGN I}"),
        st.characters(exclude_categories=[]),
    ),
    max_size=60,
)


def rows(name: str) -> list[list[str]]:
    r"""Return the rows of a table of vectors; ``\N{NAME}`` stands for the character so named."""
    text = (VECTORS / name).read_text(encoding="utf-8")
    named = re.sub(r"\\N\{([^}]+)\}", lambda match: unicodedata.lookup(match[1]), text)
    return [line.split("\t") for line in named.split("\n")[1:] if line]


@pytest.mark.parametrize(("text", "forms", "note"), rows("words.tsv"))
def test_words(text: str, forms: str, note: str) -> None:
    """A text parts into the words the table says."""
    assert "|".join(word.form for word in words(text)) == forms, note


@given(TEXTS)
def test_offsets_restore_the_text(text: str) -> None:
    """Words stand where they say, in order and apart, never empty."""
    end = 0
    for word in words(text):
        assert text[word.start : word.end] == word.form
        assert end <= word.start < word.end
        end = word.end


@given(TEXTS)
def test_marks_stay_with_their_letter(text: str) -> None:
    """No word begins with a mark or ends before one."""
    for word in words(text):
        assert not unicodedata.category(word.form[0]).startswith("M")
        assert not unicodedata.category(text[word.end : word.end + 1] or " ").startswith("M")


@given(TEXTS)
def test_no_letter_is_lost(text: str) -> None:
    """What a text folds to, letter by letter, its words fold to as well."""
    letters = [char for char in text if unicodedata.category(char) in {"Lu", "Ll", "Nd"}]
    inside = "".join(word.form for word in words(text))
    assert all(char in inside for char in letters if fold(char))


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    ("part", "count"),
    [
        ("a", 1),
        ("a ", 300_000),
        ("a'", 1),
        ("a.", 1),
        (".", 0),
        ("\N{SOFT HYPHEN}", 0),
        ("a\N{SOFT HYPHEN}\N{SOFT HYPHEN}'", 1),
        ("\N{COMBINING ACUTE ACCENT}", 0),
        ("京か", 600_000),
    ],
)
def test_words_is_linear(part: str, count: int) -> None:
    """Hostile text parts at once: a quadratic step would take hours."""
    assert len(words(part * 300_000)) == count


@pytest.mark.timeout(20)
def test_a_broken_end_is_tried_once() -> None:
    """Runs that only look like the inside of a word cost no second walk."""
    assert len(words(("a" + "\N{SOFT HYPHEN}" * 1000 + " ") * 300)) == 300
