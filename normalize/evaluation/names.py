"""Names asked of a resolver, and each answer judged, at its own threshold and at others."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from normalize.evaluation.gold_names import GoldName
from normalize.evaluation.slips import NIL, Slip
from normalize.matching.context import with_country, with_date
from normalize.matching.decision import Ranked, decide
from normalize.model import Context, Decision, Flag, Level
from normalize.resolver import Resolver

Result = Literal["right", "wrong", "ambiguous", "missed", "NIL linked", "NIL kept"]


class Answer(NamedTuple):
    """What became of a name: the result, the ID given, the best candidate, and why.

    ``swept`` holds the results at each of the asker's thresholds.
    """

    gold: GoldName
    result: Result
    got: str | None
    best: str | None
    level: Level
    score: float
    reason: str
    swept: tuple[Result, ...]

    @property
    def best_is_right(self) -> bool:
        """Whether the best candidate is right, whatever was decided."""
        return self.best in self.gold.answer

    def slip(self) -> Slip | None:
        """Return what went wrong, if anything did."""
        if self.result in ("right", "NIL kept"):
            return None
        return Slip(
            self.gold.place,
            self.gold.query,
            "|".join(self.gold.answer) or NIL,
            self.result,
            self.got or "",
            self.best or "",
            self.level,
            self.score,
            self.reason,
        )


class Found(NamedTuple):
    """The candidates for a name, weighed in its context, and the flags of its form."""

    ranked: tuple[Ranked, ...]
    flags: tuple[Flag, ...]


class Asker:
    """Asks a resolver, and others like it that have one of the *thresholds* each."""

    def __init__(self, resolver: Resolver, thresholds: Iterable[float] = ()) -> None:
        self.resolver = resolver
        self.thresholds = sorted({*thresholds, resolver.threshold})
        self._resolvers = [
            Resolver(resolver.gazetteer, threshold=threshold, margin=resolver.margin)
            for threshold in self.thresholds
        ]

    def ask(self, gold: GoldName, context: Context) -> Answer:
        """Return the answer to *gold*; *context* holds where the gold does not know better."""
        known: Context = {**context, **gold.known}
        decisions = [
            decide(
                gold.query,
                found.ranked,
                threshold=resolver.threshold,
                margin=resolver.margin,
                flags=found.flags,
            )
            for resolver, found in zip(self._resolvers, self._find(gold, known), strict=True)
        ]
        decision = decisions[self.thresholds.index(self.resolver.threshold)]
        best = decision.candidates[0].entity.id if decision.candidates else None
        return Answer(
            gold,
            judge(gold, decision),
            decision.id,
            best,
            decision.level,
            round(decision.score, 4),
            "; ".join(decision.reasons),
            tuple(judge(gold, each) for each in decisions),
        )

    def _find(self, gold: GoldName, known: Context) -> list[Found]:
        """Return the candidates at each threshold.

        The higher the threshold, the further a resolver searches: candidates are only added. So
        where two thresholds find the same, those between them do, and are not asked.
        """
        last = len(self._resolvers) - 1
        found = {place: _found(self._resolvers[place], gold, known) for place in {0, last}}
        spans = [(0, last)]
        while spans:
            low, high = spans.pop()
            if found[low] == found[high]:
                found |= dict.fromkeys(range(low, high), found[low])
            elif high - low > 1:
                middle = (low + high) // 2
                found[middle] = _found(self._resolvers[middle], gold, known)
                spans += [(low, middle), (middle, high)]
        return [found[place] for place in range(last + 1)]


def _found(resolver: Resolver, gold: GoldName, known: Context) -> Found:
    ranked, flags = resolver.candidates(gold.query, known.get("kind"), known.get("lang"))
    return Found(tuple(_in_context(row, known) for row in ranked), flags)


def judge(gold: GoldName, decision: Decision) -> Result:
    """Return how *decision* agrees with *gold*."""
    if not gold.answer:
        return "NIL linked" if decision.id else "NIL kept"
    if decision.id:
        return "right" if decision.id in gold.answer else "wrong"
    return "ambiguous" if decision.outcome == "ambiguous" else "missed"


def _in_context(ranked: Ranked, known: Context) -> Ranked:
    if country := known.get("country"):
        ranked = with_country(ranked, country)
    on = known.get("on")
    return with_date(ranked, on) if on else ranked
