"""The table of function words holds them as they are looked up."""

from normalize.index.words import function_words, role_of
from normalize.text import fold


def test_forms_are_folded() -> None:
    """What is read as it stands must stand as it is looked up; an ending keeps its hyphen."""
    for word in function_words():
        assert fold(word) == word.removeprefix("-")


def test_rows_are_complete() -> None:
    """Every word has a role."""
    assert all(map(role_of, (word for word in function_words() if not word.startswith("-"))))
