"""Classes of given names are closed and apart; the other relations hold both ways."""

from collections import Counter
from itertools import product
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from normalize.matching import equivalents
from normalize.matching.equivalents import (
    are_other_given_names,
    classes,
    foreign_names,
    same_given_name,
)
from normalize.matching.levels import compare_words
from normalize.text import fold, script

FOLDER = Path(equivalents.__file__).parent
NAMES = sorted(classes())
COLUMNS = {"Cyrl", "Grek", "Arab", "Hebr", "Hang", "Kana", "Hani", "Deva", "Thai"}


def lines(name: str) -> list[str]:
    """Return the lines of a table without its remarks."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def test_no_name_stands_in_two_classes() -> None:
    """Being one name is transitive, as every name has one class."""
    found = Counter(
        name for line in lines("given_names.tsv") for name in {fold(n) for n in line.split()}
    )
    assert [name for name, times in found.items() if times > 1] == []


def test_forms_are_folded() -> None:
    """What is read as it stands must stand as it is looked up."""
    for name in ("given_names.tsv", "nicknames.tsv"):
        for line in lines(name):
            assert [fold(form) for form in line.split()] == line.split()


def test_classes_are_closed() -> None:
    """Every name of a class is every other one."""
    for line in lines("given_names.tsv")[::25]:
        names = [fold(name) for name in line.split()]
        assert all(same_given_name((a,), (b,)) for a, b in product(names, names)), line


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_both_ways(left: str, right: str) -> None:
    """What holds of two names holds of them the other way round, and never both ways at once."""
    same = same_given_name((left,), (right,))
    other = are_other_given_names((left,), (right,))
    assert same == same_given_name((right,), (left,))
    assert other == are_other_given_names((right,), (left,))
    assert not (same and other)
    assert compare_words((left,), (right,)) == compare_words((right,), (left,))


def test_names_of_other_scripts_stand_in_their_columns() -> None:
    """A form stands in the column of its script, and leads back to the Latin names of its row."""
    head, *rows = lines("native_names.tsv")
    scripts = head.split("\t")[1:]
    assert set(scripts) == COLUMNS
    for row in rows:
        latin, *cells = row.split("\t")
        for code, cell in zip(scripts, cells, strict=False):
            for form in cell.split():
                assert script(form) in (code, "Hira"), form
                assert set(map(fold, latin.split())) <= set(foreign_names(fold(form))), form


def test_han_characters_are_no_letters() -> None:
    """Two short words of other characters are other words, though a letter of pinyin parts them."""
    assert compare_words(("总统府", "zongtongfu"), ("红统府", "hongtongfu")) is None
    assert compare_words(("塞巴斯蒂安", "saibasidian"), ("塞巴斯提安", "saibasitian"))
