"""How an evaluation is printed: tables for the eye, and below each what its figures are made of."""

from collections.abc import Iterator, Mapping, Sequence

from normalize.cli.output import print_columns
from normalize.evaluation import NameReport, TextReport
from normalize.evaluation.figures import NameCounts, NameGroup, TextCounts
from normalize.matching.decision import PRESETS

FEW = 30  # names in a language: of fewer the figures are told together
NAME_HEAD = (
    "names", "answerable", "right", "wrong", "ambiguous", "missed", "NIL", "NIL linked",
    "precision", "recall", "NIL accuracy", "top1",
)  # fmt: skip
SWEEP_HEAD = ("threshold", "right", "wrong", "NIL linked", "precision", "recall", "")
TEXT_HEAD = (
    "texts", "number", "mentions", "right", "wrong", "missed", "false alarms", "precision",
    "recall", "metonyms", "flagged", "misflagged",
)  # fmt: skip
GROUP_WIDTH, NOTE_WIDTH, LINE_WIDTH, LEAST_WIDTH = 12, 30, 110, 6
NAME_LEGEND = (
    "precision = right / (right + wrong + NIL linked); recall = right / answerable",
    "NIL accuracy = NIL not linked / NIL; top1 = best candidate right / answerable",
)
TEXT_LEGEND = (
    "precision = right / (right + wrong + false alarms); recall = right / mentions",
    "flagged: of the metonyms; misflagged: names linked right and flagged that are none",
)


def print_names(report: NameReport, threshold: float) -> None:
    """Print the tables about names; *threshold* is the one in force."""
    widths = _widths(NAME_HEAD, GROUP_WIDTH)
    print_columns(NAME_HEAD, widths)
    print_columns(("all", *_name_cells(report.total)), widths)
    for name, groups in report.groups.items():
        _print_lines(("", f"by {name}{' of the best candidate' if name == 'level' else ''}"))
        for key, group in _with_few_together(groups) if name == "language" else groups.items():
            print_columns((key, *_name_cells(group)), widths)
    _print_lines(("", *NAME_LEGEND, ""))
    for reach in report.reaches:
        found = f"{_share(reach.recall)} ({reach.right} of {reach.answerable})"
        told = found if reach.score is None else f"{found}, the score being {reach.score:.4f}"
        _print_line(f"recall at precision {reach.percent / 100:.2f}, threshold free: {told}")
    _print_line("")
    _print_sweep(report.sweep, threshold)


def _print_sweep(sweep: Mapping[float, NameCounts], threshold: float) -> None:
    widths = (*_widths(SWEEP_HEAD, GROUP_WIDTH)[:-1], NOTE_WIDTH)
    print_columns(SWEEP_HEAD, widths)
    for value, counts in sweep.items():
        notes = [name for name, preset in PRESETS.items() if preset == value]
        notes += ["in force"] if value == threshold else []
        cells = (counts.right, counts.wrong, counts.nil_linked)
        shares = (_share(counts.precision), _share(counts.recall))
        print_columns((f"{value:.2f}", *map(str, cells), *shares, ", ".join(notes)), widths)


def print_texts(report: TextReport) -> None:
    """Print the table about texts."""
    widths = _widths(TEXT_HEAD, GROUP_WIDTH)
    print_columns(TEXT_HEAD, widths)
    print_columns(("all", *_text_cells(report.total)), widths)
    _print_lines(("", "by language"))
    for lang, counts in report.languages.items():
        print_columns((lang, *_text_cells(counts)), widths)
    _print_lines(("", *TEXT_LEGEND))


def _with_few_together(groups: Mapping[str, NameGroup]) -> Iterator[tuple[str, NameGroup]]:
    few = []
    for key, group in groups.items():
        if group.counts.answerable + group.counts.nil >= FEW:
            yield key, group
        else:
            few.append(group)
    if few:
        counts = NameCounts(*map(sum, zip(*(group.counts for group in few), strict=True)))
        yield f"{len(few)} others", NameGroup(counts, sum(group.first for group in few))


def _name_cells(group: NameGroup) -> tuple[str, ...]:
    c = group.counts
    numbers = (c.answerable, c.right, c.wrong, c.ambiguous, c.missed, c.nil, c.nil_linked)
    shares = (c.precision, c.recall, c.nil_accuracy, group.top1)
    return (*map(str, numbers), *map(_share, shares))


def _text_cells(c: TextCounts) -> tuple[str, ...]:
    numbers = (c.texts, c.mentions, c.right, c.wrong, c.missed, c.false_alarms)
    metonyms = (c.metonyms, c.flagged, c.misflagged)
    shares = (_share(c.precision), _share(c.recall))
    return (*map(str, numbers), *shares, *map(str, metonyms))


def _share(value: float | None) -> str:
    """Return a share with three digits, or a dash where there was nothing to share."""
    return "-" if value is None else f"{value:.3f}"


def _widths(head: Sequence[str], first: int) -> tuple[int, ...]:
    return (first, *(max(LEAST_WIDTH, len(cell)) for cell in head[1:]))


def _print_lines(lines: Sequence[str]) -> None:
    for line in lines:
        _print_line(line)


def _print_line(line: str) -> None:
    print_columns((line,), (LINE_WIDTH,))
