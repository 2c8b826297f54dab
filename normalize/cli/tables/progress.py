"""How far a table is: rows, rows a second and the time left, on one line of a terminal."""

import sys
import time

SILENT = 1.0  # seconds before it says anything
PAUSE = 0.25
CLEAR = "\r\x1b[K"


class Progress:
    """Tells on standard error, if that is a terminal, how many rows are done.

    ``share`` is how much of the input they are, 0 to 1; 0 where nobody knows.
    """

    def __init__(self) -> None:
        self.watched = sys.stderr is not None and sys.stderr.isatty()
        self.rows = 0
        self.share = 0.0
        self.started = time.monotonic()
        self.next = self.started + SILENT

    def show(self) -> None:
        """Show how far it is, unless it was shown a moment ago."""
        now = time.monotonic()
        if self.watched and now >= self.next:
            self.next = now + PAUSE
            sys.stderr.write(f"{CLEAR}{told(self.rows, now - self.started, self.share)}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Leave the line empty."""
        if self.watched:
            sys.stderr.write(CLEAR)
            sys.stderr.flush()

    def seconds(self) -> float:
        """Return the time since the beginning."""
        return time.monotonic() - self.started


def told(rows: int, seconds: float, share: float) -> str:
    """Say how far it is.

    >>> told(50_000, 10, 0.25), told(7, 7, 0)
    ('50,000 rows, 5,000 rows/s, 25 %, 0:30 left', '7 rows, 1 rows/s')
    """
    shown = f"{rows:,} rows, {rows / seconds:,.0f} rows/s"
    if not share:
        return shown
    left = round(seconds * (1 - share) / share)
    return f"{shown}, {share:.0%}, {left // 60}:{left % 60:02} left".replace("%", " %")
