"""String tables that are read in place: a hash table and a list, over mapped bytes.

Numbers are unsigned 32-bit, little-endian. A hash table holds, in this order: the number of keys
and of slots; the slots (key number + 1, or 0), probed linearly from ``crc32(key)``; where each key
starts in the text; where each key's values start; the values; the text. Keys stand in sorted
order, so that equal content gives equal bytes.
"""

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Literal
from zlib import crc32

NUMBER: Literal["I"] = "I"
WIDTH = 4


def pack_numbers(numbers: Iterable[int]) -> bytes:
    """Return *numbers*, each below 2**32, as bytes that `numbers_of` reads.

    >>> numbers_of(memoryview(pack_numbers([1, 70_000]))).tolist()
    [1, 70000]
    """
    packed = array(NUMBER, numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def numbers_of(data: memoryview) -> "memoryview[int]":
    """Return the 32-bit numbers in *data*, without a copy on little-endian machines."""
    if sys.byteorder == "big":
        swapped = array(NUMBER, data.tobytes())
        swapped.byteswap()
        return memoryview(swapped)
    return data.cast(NUMBER)


def pack_list(items: Sequence[bytes]) -> bytes:
    """Return *items* as one section: their number, where each starts, the bytes."""
    starts = [0, *accumulate(map(len, items))]
    return pack_numbers([len(items), *starts]) + b"".join(items)


def pack_table(entries: Mapping[str, Iterable[int]]) -> bytes:
    """Return a hash table from each key to its distinct values, sorted."""
    keys = sorted(entries)
    names = [key.encode("utf-8", "surrogatepass") for key in keys]
    values = [sorted(set(entries[key])) for key in keys]
    size = 8
    while size < 2 * len(keys):
        size *= 2
    slots = [0] * size
    for number, name in enumerate(names, 1):
        slot = crc32(name) & (size - 1)
        while slots[slot]:
            slot = (slot + 1) & (size - 1)
        slots[slot] = number
    columns = [
        len(keys),
        size,
        *slots,
        *accumulate(map(len, names), initial=0),
        *accumulate(map(len, values), initial=0),
        *(value for row in values for value in row),
    ]
    return pack_numbers(columns) + b"".join(names)


def pack_buckets(entries: Mapping[str, Iterable[int]]) -> bytes:
    """Return the values of each key under the checksum of the key alone, for `Buckets`."""
    pairs = sorted(
        {
            (crc32(key.encode("utf-8", "surrogatepass")), value)
            for key, values in entries.items()
            for value in values
        }
    )
    return pack_numbers([len(pairs), *(key for key, _ in pairs), *(value for _, value in pairs)])


class Buckets:
    """What `pack_buckets` packed: keys are not kept, so that another one may have its values.

    It serves where whatever is found is looked at again.

    >>> buckets = Buckets(memoryview(pack_buckets({"kyiv": [7, 3], "lviv": [4]})))
    >>> buckets.values_of("kyiv"), buckets.values_of("odesa")
    ([3, 7], [])
    """

    def __init__(self, data: memoryview) -> None:
        numbers = numbers_of(data)
        size = numbers[0]
        self._keys = numbers[1 : size + 1]
        self._values = numbers[size + 1 :]

    def values_of(self, key: str) -> list[int]:
        """Return the values of *key*, ascending."""
        number = crc32(key.encode("utf-8", "surrogatepass"))
        first = bisect_left(self._keys, number)
        return self._values[first : bisect_right(self._keys, number, first)].tolist()


class PackedList(Sequence[bytes]):
    """What `pack_list` packed, item by item."""

    def __init__(self, data: memoryview) -> None:
        count = numbers_of(data[:WIDTH])[0] if len(data) else 0
        self._length = count
        self._starts = numbers_of(data[WIDTH : WIDTH * (count + 2)])
        self._text = data[WIDTH * (count + 2) :]

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: int) -> bytes:  # type: ignore[override]
        if not 0 <= index < self._length:
            raise IndexError(index)
        return bytes(self._text[self._starts[index] : self._starts[index + 1]])


class Table(Mapping[str, Sequence[int]]):
    """What `pack_table` packed: each key's values in ascending order.

    >>> table = Table(memoryview(pack_table({"kyiv": [7, 3], "lviv": [4]})))
    >>> table["kyiv"], "odesa" in table, list(table)
    ([3, 7], False, ['kyiv', 'lviv'])
    """

    def __init__(self, data: memoryview) -> None:
        count, size = numbers_of(data[: 2 * WIDTH])
        slots = 2
        keys = slots + size
        starts = keys + count + 1
        values = starts + count + 1
        head = numbers_of(data[: WIDTH * values])
        total = head[values - 1]
        self._count = count
        self._mask = size - 1
        self._slots = head[slots:keys]
        self._keys = head[keys:starts]
        self._starts = head[starts:values]
        self._values = numbers_of(data[WIDTH * values : WIDTH * (values + total)])
        self._text = data[WIDTH * (values + total) :]

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        for number in range(self._count):
            yield self._name(number).decode("utf-8", "surrogatepass")

    def __getitem__(self, key: str) -> list[int]:
        found = self.values_of(key)
        if not found:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and bool(self.values_of(key))

    def values_of(self, key: str) -> list[int]:
        """Return the values of *key*; none where the table has no such key."""
        name = key.encode("utf-8", "surrogatepass")
        slot = crc32(name) & self._mask
        while number := self._slots[slot]:
            if self._name(number - 1) == name:
                return self._values[self._starts[number - 1] : self._starts[number]].tolist()
            slot = (slot + 1) & self._mask
        return []

    def _name(self, number: int) -> bytes:
        return bytes(self._text[self._keys[number] : self._keys[number + 1]])
