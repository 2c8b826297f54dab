"""Case endings: the table is whole, and a language has its own endings only."""

import pytest

from normalize.matching.inflection import FOLDER, TABLE, base_forms
from normalize.text import fold, script
from normalize.text.tables import rows


def test_rows_are_whole() -> None:
    """Each ending is in its script, stands once, and is of some language."""
    table = rows(TABLE, FOLDER)
    assert [row for row in table if len(row) != 6 or not row[4]] == []
    assert [row for row in table if script(row[0]) != row[2]] == []
    keys = [tuple(row[:3]) for row in table]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("form", "language", "base"),
    [
        ("Tverin", "fi", "Tver"),
        ("Łodzi", "pl", "Łódź"),
        ("Budapestre", "hu", "Budapest"),
        ("Bratislave", "sk", "Bratislava"),
        ("Зеленського", "uk", "Зеленський"),
        ("Зеленського", "ru", "Зеленський"),  # small words tell the two badly apart
        ("Зеленського", "de", "Зеленський"),  # German says nothing of Cyrillic words
    ],
)
def test_endings_of_a_language(form: str, language: str, base: str) -> None:
    """A language bends names by its own endings, and without one told any may do."""
    assert fold(base) in base_forms(fold(form), language)
    assert fold(base) in base_forms(fold(form))


@pytest.mark.parametrize(
    ("form", "language"),
    [
        ("Konzert", "de"),
        ("Linie", "de"),
        ("Tverin", "de"),
        ("Budapestre", "en"),
        ("Pariisin", "vi"),
    ],
)
def test_endings_of_others(form: str, language: str) -> None:
    """What only other languages have is no ending."""
    assert base_forms(fold(form), language) == []
