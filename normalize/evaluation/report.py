"""What many answers come to: all of them, and tables by what they have in common."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from normalize.evaluation.figures import NameCounts, NameGroup, Reach, TextCounts, count_results
from normalize.evaluation.names import Answer
from normalize.evaluation.texts import TextScore

PERCENTS = (99, 95)  # the precisions at which recall is told
GROUPS: Mapping[str, Callable[[Answer], str]] = {
    "script": lambda answer: answer.gold.script,
    "language": lambda answer: answer.gold.lang,
    "kind": lambda answer: answer.gold.kind,
    "level": lambda answer: answer.level,
}


class NameReport(NamedTuple):
    """All names, the same in groups, and what other thresholds would have made of them."""

    total: NameGroup
    groups: Mapping[str, Mapping[str, NameGroup]]
    reaches: Sequence[Reach]
    sweep: Mapping[float, NameCounts]

    def as_json(self) -> dict[str, Any]:
        """Return all figures."""
        return {
            "total": self.total.as_json(),
            **{
                name: {key: group.as_json() for key, group in groups.items()}
                for name, groups in self.groups.items()
            },
            "reach": [{**reach._asdict(), "recall": reach.recall} for reach in self.reaches],
            "thresholds": [
                {
                    "threshold": threshold,
                    **counts._asdict(),
                    "precision": counts.precision,
                    "recall": counts.recall,
                }
                for threshold, counts in self.sweep.items()
            ],
        }


def report_names(answers: Sequence[Answer], thresholds: Sequence[float]) -> NameReport:
    """Return what *answers*, swept over *thresholds*, come to; larger groups stand first."""
    groups = {}
    for name, key in GROUPS.items():
        members: dict[str, list[Answer]] = {}
        for answer in answers:
            members.setdefault(key(answer) or "unknown", []).append(answer)
        ordered = sorted(members.items(), key=lambda item: (-len(item[1]), item[0]))
        groups[name] = {value: _group(found) for value, found in ordered}
    reaches = [reach(answers, percent) for percent in PERCENTS]
    sweep = {
        threshold: count_results(answer.swept[place] for answer in answers)
        for place, threshold in enumerate(thresholds)
    }
    return NameReport(_group(answers), groups, reaches, sweep)


def reach(answers: Iterable[Answer], percent: int) -> Reach:
    """Return how far down the scores *percent* of the best candidates are still right."""
    answerable, at_score = 0, Counter[float]()
    right_at = Counter[float]()
    for answer in answers:
        answerable += bool(answer.gold.answer)
        if answer.best is not None:
            at_score[answer.score] += 1
            right_at[answer.score] += answer.best_is_right
    best = Reach(percent, 0, answerable, None)
    linked = right = 0
    for score in sorted(at_score, reverse=True):
        linked += at_score[score]
        right += right_at[score]
        if right and 100 * right >= percent * linked:
            best = Reach(percent, right, answerable, score)
    return best


def _group(answers: Sequence[Answer]) -> NameGroup:
    counts = count_results(answer.result for answer in answers)
    return NameGroup(counts, sum(answer.best_is_right for answer in answers))


class TextReport(NamedTuple):
    """All texts, and the same by language."""

    total: TextCounts
    languages: Mapping[str, TextCounts]

    def as_json(self) -> dict[str, Any]:
        """Return all figures."""
        languages = {lang: counts.as_json() for lang, counts in self.languages.items()}
        return {"total": self.total.as_json(), "language": languages}


def report_texts(scores: Sequence[TextScore]) -> TextReport:
    """Return what *scores* come to; languages with more mentions stand first."""
    members: dict[str, list[TextScore]] = {}
    for score in scores:
        members.setdefault(score.lang, []).append(score)
    languages = {lang: _sum(found) for lang, found in members.items()}
    ordered = sorted(languages.items(), key=lambda item: (-item[1].mentions, item[0]))
    return TextReport(_sum(scores), dict(ordered))


def _sum(scores: Sequence[TextScore]) -> TextCounts:
    fields = TextCounts._fields[1:]
    return TextCounts(len(scores), *(sum(getattr(s, field) for s in scores) for field in fields))
