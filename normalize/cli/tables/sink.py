"""Where a table goes: standard output, or a file that is there wholly or not at all."""

import os
import sys
from contextlib import suppress
from types import TracebackType
from typing import IO, Any, Self

from normalize.cli.tables.source import COMPRESSIONS, zstandard
from normalize.cli.target import refuse_harm
from normalize.errors import InputError


class Sink:
    """The bytes of a table on their way out; with a *path*, to a temporary file beside it.

    Left without an error, the file takes its name; else it is removed. The ending of the name
    (.gz, .zst) says how it is compressed.
    """

    def __init__(self, path: str | None, sources: tuple[str, ...]) -> None:
        self.path = os.path.realpath(path) if path else None
        self.place = path or "standard output"
        self._sources = sources
        self._file: IO[bytes] = sys.stdout.buffer
        self._out: Any = self._file

    def __enter__(self) -> Self:
        if self.path:
            refuse_harm(self.path, self._sources)
            self._temporary = f"{self.path}.{os.urandom(4).hex()}.tmp"
            try:
                self._file = open(self._temporary, "xb")
            except OSError as error:
                raise self._unwritten(error) from None
            self._out = _compressed(self._file, self.path)
        return self

    def write(self, data: bytes) -> None:
        """Write *data*."""
        try:
            self._out.write(data)
        except OSError as error:
            if not self.path:
                raise
            raise self._unwritten(error) from None

    def binary(self) -> IO[bytes]:
        """Return the file for a library that writes it by itself."""
        return self._file

    def __exit__(
        self, kind: type[BaseException] | None, _error: object, _trace: TracebackType | None
    ) -> None:
        if not self.path:
            return
        try:
            if kind is None:
                self._finish()
        finally:
            self._close_quietly()
            if os.path.exists(self._temporary):
                os.unlink(self._temporary)

    def _finish(self) -> None:
        assert self.path  # noqa: S101
        try:
            if self._out is not self._file:
                self._out.close()
            self._file.close()
            with open(self._temporary, "rb+") as whole:
                os.fsync(whole.fileno())
            os.replace(self._temporary, self.path)
        except OSError as error:
            raise self._unwritten(error) from None

    def _close_quietly(self) -> None:
        with suppress(OSError):
            self._file.close()

    def _unwritten(self, error: OSError) -> InputError:
        fact = f"cannot be written: {error.strerror or error}"
        return InputError(self.place, fact, "make room, or name a file where you may write")


def _compressed(file: IO[bytes], path: str) -> Any:  # noqa: ANN401
    """Return *file* with the compression that its name asks for."""
    compression = COMPRESSIONS.get(os.path.splitext(path.lower())[1])
    if compression == "gzip":
        import gzip

        return gzip.GzipFile("", "wb", 6, file, mtime=0)
    if compression == "zstd":
        return zstandard(path).CompressedOutputStream(file, "zstd")
    return file
