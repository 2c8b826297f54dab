"""How far a long reading of files is: one line on standard error, if that is a terminal."""

import os
import sys
import time
from collections.abc import Sequence

SILENT = 2.0  # seconds before it says anything
PAUSE = 0.5  # seconds between one showing and the next
MEGABYTE = 10**6
CLEAR = "\r\x1b[K"


class Progress:
    """Tells how many bytes of files are done, how fast, and how long the rest will take.

    It is silent where answers go to the terminal, as they show it themselves, and where the size
    of what is to come is not known.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self.total = _size(paths) if _is_watched() else 0
        self.started = time.monotonic()
        self.shown = self.started + SILENT - PAUSE

    def show(self, done: int) -> None:
        """Show that *done* bytes are done, unless it was shown a moment ago."""
        now = time.monotonic()
        if self.total and now - self.shown >= PAUSE:
            self.shown = now
            sys.stderr.write(f"{CLEAR}{told(done, self.total, now - self.started)}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Leave the line empty, for a message or for good."""
        if self.total and self.shown > self.started + SILENT - PAUSE:
            sys.stderr.write(CLEAR)
            sys.stderr.flush()


def told(done: int, total: int, seconds: float) -> str:
    """Say how far it is.

    >>> told(25_000_000, 100_000_000, 50)
    '25.0 of 100.0 MB, 0.50 MB/s, 2:30 left'
    """
    rate = done / seconds
    left = round((total - done) / rate) if rate else 0
    clock = f"{left // 60}:{left % 60:02}"
    far = f"{done / MEGABYTE:,.1f} of {total / MEGABYTE:,.1f} MB"
    return f"{far}, {rate / MEGABYTE:.2f} MB/s, {clock} left"


def _is_watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and not sys.stdout.isatty()


def _size(paths: Sequence[str]) -> int:
    """Return how many bytes the files hold; 0 where one of them is no regular file."""
    if not all(map(os.path.isfile, paths)):
        return 0
    return sum(map(os.path.getsize, paths))
