"""What went wrong in an evaluation: one value for names and for mentions in texts."""

from typing import NamedTuple

from normalize.model import Level

NIL = "NIL"  # the answer for a name that the gazetteer does not hold


class Slip(NamedTuple):
    """A name that was not answered as the gold says.

    ``result`` says how; ``got`` is the ID that was given, ``best`` that of the best candidate,
    both empty where there is none; ``place`` is where the name stands in the gold or the text.
    """

    place: str
    query: str
    answer: str
    result: str
    got: str
    best: str
    level: Level
    score: float
    reason: str

    def cells(self) -> tuple[str, ...]:
        """Return what a row of a table shows, in the order of the fields."""
        return (*self[:7], f"{self.score:.4f}", self.reason)
