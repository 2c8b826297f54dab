"""Counts, and the shares that follow from them: each is a quotient of the counts beside it.

A share without anything to share is ``None``.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from normalize.evaluation.names import Result


def share(part: int, whole: int) -> float | None:
    """Return *part* of *whole*.

    >>> share(3, 4), share(0, 0)
    (0.75, None)
    """
    return part / whole if whole else None


class NameCounts(NamedTuple):
    """How many names came to which result; a NIL name is one that has no right answer.

    >>> counts = count_results(["right", "right", "wrong", "missed", "NIL linked", "NIL kept"])
    >>> counts.answerable, counts.nil
    (4, 2)
    >>> counts.precision, counts.recall, counts.nil_accuracy
    (0.5, 0.5, 0.5)
    """

    right: int
    wrong: int
    ambiguous: int
    missed: int
    nil_linked: int
    nil_kept: int

    @property
    def answerable(self) -> int:
        """How many names have a right answer."""
        return self.right + self.wrong + self.ambiguous + self.missed

    @property
    def nil(self) -> int:
        """How many names have none."""
        return self.nil_linked + self.nil_kept

    @property
    def precision(self) -> float | None:
        """The share of links that are right."""
        return share(self.right, self.right + self.wrong + self.nil_linked)

    @property
    def recall(self) -> float | None:
        """The share of answerable names that are linked right."""
        return share(self.right, self.answerable)

    @property
    def nil_accuracy(self) -> float | None:
        """The share of NIL names that are not linked."""
        return share(self.nil_kept, self.nil)


def count_results(results: Iterable[Result]) -> NameCounts:
    """Return how often each result stands in *results*."""
    found = Counter(results)
    return NameCounts(
        right=found["right"],
        wrong=found["wrong"],
        ambiguous=found["ambiguous"],
        missed=found["missed"],
        nil_linked=found["NIL linked"],
        nil_kept=found["NIL kept"],
    )


class Reach(NamedTuple):
    """How many names are right above a score that keeps so many *percent* of links right.

    The links are the best candidates, whatever was decided. ``score`` is ``None`` where no score
    does.
    """

    percent: int
    right: int
    answerable: int
    score: float | None

    @property
    def recall(self) -> float | None:
        """The share of answerable names that are right there."""
        return share(self.right, self.answerable)


class NameGroup(NamedTuple):
    """Names that have something in common; ``first`` counts those whose best candidate is right."""

    counts: NameCounts
    first: int

    @property
    def top1(self) -> float | None:
        """The share of answerable names whose best candidate is right, whatever was decided."""
        return share(self.first, self.counts.answerable)

    def as_json(self) -> dict[str, Any]:
        """Return all figures."""
        counts = self.counts
        shares = {name: getattr(counts, name) for name in ("precision", "recall", "nil_accuracy")}
        sizes = {"answerable": counts.answerable, "nil": counts.nil}
        top1 = {"first": self.first, "top1": self.top1}
        return {**sizes, **counts._asdict(), **top1, **shares}


class TextCounts(NamedTuple):
    """The figures of several texts, added up; see `TextScore` for what they count."""

    texts: int
    mentions: int
    right: int
    wrong: int
    missed: int
    false_alarms: int
    metonyms: int
    flagged: int
    misflagged: int

    @property
    def precision(self) -> float | None:
        """The share of links that are right."""
        return share(self.right, self.right + self.wrong + self.false_alarms)

    @property
    def recall(self) -> float | None:
        """The share of mentions that are linked right."""
        return share(self.right, self.mentions)

    def as_json(self) -> dict[str, Any]:
        """Return all figures."""
        return {**self._asdict(), "precision": self.precision, "recall": self.recall}
