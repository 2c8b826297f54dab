"""What an import read, kept and dropped, and why, with the first examples of each reason."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Literal

What = Literal["entities", "names"]

SHOWN = 20  # bad rows that are named
EXAMPLES = 3
PAUSE = 1000  # rows from one sign of life to the next


class Report:
    """Counts what becomes of rows, entities and names; bad rows are told as they are met.

    >>> report = Report(print)
    >>> report.drop("names", "a code", "IEV")
    >>> list(report.lines())
    ['rows: 0 read, 0 bad', 'names: dropped 1, a code (IEV)']
    """

    def __init__(
        self, tell: Callable[[str], None], watch: Callable[[int], None] | None = None
    ) -> None:
        self.tell = tell
        self._watch = watch
        self.rows = 0
        self.bad_rows = 0
        self.kept: Counter[tuple[What, str]] = Counter()
        self.dropped: Counter[tuple[What, str]] = Counter()
        self._examples: dict[tuple[What, str], list[str]] = defaultdict(list)

    def read(self) -> None:
        """Count a row that was read, and let who watches know now and then."""
        self.rows += 1
        if self._watch and not self.rows % PAUSE:
            self._watch(self.rows)

    def bad(self, place: str, fact: str) -> None:
        """Count a row that cannot be read, and name it while it is one of the first."""
        self.bad_rows += 1
        if self.bad_rows <= SHOWN:
            self.tell(f"{place}: {fact}")

    def keep(self, what: What, how: str, count: int = 1) -> None:
        """Count what was kept, and *how*: as new, as added, as it stood."""
        self.kept[what, how] += count

    def drop(self, what: What, reason: str, example: str) -> None:
        """Count what was dropped for a *reason*."""
        self.dropped[what, reason] += 1
        examples = self._examples[what, reason]
        if len(examples) < EXAMPLES and example not in examples:
            examples.append(example)

    def lines(self) -> Iterator[str]:
        """Yield the report, a line for each thing that was kept or dropped."""
        yield f"rows: {self.rows:,} read, {self.bad_rows:,} bad"
        for (what, how), count in sorted(self.kept.items()):
            yield f"{what}: {how} {count:,}"
        for (what, reason), count in sorted(self.dropped.items()):
            examples = ", ".join(self._examples[what, reason])
            yield f"{what}: dropped {count:,}, {reason} ({examples})"
