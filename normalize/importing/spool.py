"""Drafts on their way through an import: kept in a temporary file, in the order they came."""

import struct
from collections.abc import Iterator
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self

from normalize.gazetteer.codec import decode, encode
from normalize.model import Entity

_LENGTH = struct.Struct("<I")


class Spool:
    """Entities put aside, and given back in order or by number; the file goes with it.

    >>> with Spool() as spool:
    ...     _ = spool.add(Entity("", "place", "Kyiv"))
    ...     [entity.name for entity in spool], spool[0].name
    (['Kyiv'], 'Kyiv')
    """

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115  closed by __exit__
        self._starts: list[int] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        sort: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._starts)

    def add(self, entity: Entity) -> int:
        """Put *entity* aside; return its number."""
        data = encode(entity)
        self._starts.append(self._file.seek(0, 2))
        self._file.write(_LENGTH.pack(len(data)) + data)
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> Entity:
        self._file.seek(self._starts[number])
        return self._next()

    def __iter__(self) -> Iterator[Entity]:
        for number in range(len(self)):
            yield self[number]

    def _next(self) -> Entity:
        (length,) = _LENGTH.unpack(self._file.read(_LENGTH.size))
        return decode(self._file.read(length))
