"""What a table's names came to: counts by outcome, and the names without an ID, by frequency."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from normalize.cli.output import tell
from normalize.columns import Answer, Asked

MOST = 1 << 18  # names counted one by one
SHOWN = 10
LONGEST = 60  # characters of a name that are shown
OUTCOMES = ("match", "ambiguous", "nil")


class Unresolved(NamedTuple):
    """A name without an ID, with its outcome and how often it stands in the table."""

    form: str
    outcome: str
    rows: int


class Tally:
    """Counts the answers of one column, in bounded memory.

    Over `MOST` distinct names the rarest are forgotten: then the counts are the least there are.
    """

    def __init__(self, column: str) -> None:
        self.column = column
        self.rows = 0
        self.outcomes: Counter[str] = Counter()
        self.whole = True
        self._seen: set[int] = set()
        self._unresolved: Counter[tuple[str, str]] = Counter()

    def count(self, asked: Sequence[Asked], answers: Sequence[Answer | None]) -> None:
        """Count *answers* to what was *asked*."""
        self.rows += len(asked)
        found = dict(zip(asked, answers, strict=True))
        for question, count in Counter(asked).items():
            answer = found[question]
            if question is None or answer is None:
                continue
            form = question if isinstance(question, str) else question.form
            self.outcomes[answer.outcome] += count
            if len(self._seen) < MOST:
                self._seen.add(hash(form))
            if answer.outcome != "match":
                self._unresolved[form, answer.outcome] += count
        if len(self._unresolved) > 2 * MOST:
            self._unresolved = Counter(dict(self._unresolved.most_common(MOST)))
            self.whole = False

    def unresolved(self) -> Iterator[Unresolved]:
        """Yield the names without an ID, the most frequent first."""
        rows = (Unresolved(*name, rows) for name, rows in self._unresolved.items())
        return iter(sorted(rows, key=lambda row: (-row.rows, row.form, row.outcome)))

    def tell(self) -> None:
        """Tell the counts, and the most frequent names without an ID."""
        known = f"{len(self._seen):,}" if len(self._seen) < MOST else f"more than {MOST:,}"
        counts = [f"{word} {self.outcomes[word]:,}{self._share(word)}" for word in OUTCOMES]
        empty = self.rows - self.outcomes.total()
        told = ", ".join([*counts, *([f"without a name {empty:,}"] if empty else [])])
        tell(f"{self.column}: {known} distinct names; {told}")
        most = [row for row, _ in zip(self.unresolved(), range(SHOWN), strict=False)]
        if most:
            names = ", ".join(f"{_short(row.form)} ({row.rows:,} {row.outcome})" for row in most)
            tell(f"{self.column}: most frequent without an ID: {names}")

    def _share(self, outcome: str) -> str:
        total = self.outcomes.total()
        return f" ({100 * self.outcomes[outcome] / total:.1f} %)" if total else ""


def _short(form: str) -> str:
    form = " ".join(form.split())
    return f"'{form}'" if len(form) <= LONGEST else f"'{form[:LONGEST]}…'"
