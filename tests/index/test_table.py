"""Packed tables and lists against plain dicts and lists, for any content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.index.table import PackedList, Table, numbers_of, pack_list, pack_numbers, pack_table

KEYS = st.text(st.characters(exclude_categories=[]), max_size=8)
NUMBERS = st.integers(0, 2**32 - 1)
ENTRIES = st.dictionaries(KEYS, st.lists(NUMBERS, min_size=1, max_size=4), max_size=40)


@given(ENTRIES, st.lists(KEYS, max_size=10))
def test_table_is_a_dict(entries: dict[str, list[int]], others: list[str]) -> None:
    """A packed table answers as the dict it was made of, for keys it has and has not."""
    table = Table(memoryview(pack_table(entries)))
    assert {key: table[key] for key in table} == {k: sorted(set(v)) for k, v in entries.items()}
    assert len(table) == len(entries)
    for key in others:
        assert (key in table) == (key in entries)
        assert table.values_of(key) == sorted(set(entries.get(key, [])))
        assert table.get(key) == (sorted(set(entries[key])) if key in entries else None)


@given(ENTRIES)
def test_table_has_one_form(entries: dict[str, list[int]]) -> None:
    """Equal content gives equal bytes, whatever the order of keys and values."""
    turned = {key: values[::-1] for key, values in reversed(entries.items())}
    assert pack_table(turned) == pack_table(entries)
    assert list(Table(memoryview(pack_table(entries)))) == sorted(entries)


@given(st.lists(st.binary(max_size=10), max_size=30))
def test_list(items: list[bytes]) -> None:
    """A packed list answers as the list it was made of."""
    packed = PackedList(memoryview(pack_list(items)))
    assert list(packed) == items
    assert len(packed) == len(items)
    for index in (-1, len(items)):
        with pytest.raises(IndexError):
            packed[index]


@given(st.lists(NUMBERS, max_size=50))
def test_numbers(numbers: list[int]) -> None:
    """Numbers come back as they went in, four bytes each."""
    data = pack_numbers(numbers)
    assert len(data) == 4 * len(numbers)
    assert list(numbers_of(memoryview(data))) == numbers


@pytest.mark.parametrize("number", [-1, 2**32])
def test_numbers_out_of_range(number: int) -> None:
    """What does not fit is refused, not cut."""
    with pytest.raises(OverflowError):
        pack_numbers([number])


def test_foreign_key() -> None:
    """What is no string is no key."""
    table = Table(memoryview(pack_table({"1": [1]})))
    assert 1 not in table
    assert "" not in table
    with pytest.raises(KeyError):
        table["2"]
