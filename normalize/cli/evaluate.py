"""``normalize evaluate``: how good the answers are, by what people say is right."""

import os
from argparse import Namespace
from collections.abc import Iterator, Sequence

from normalize.bundled import BUNDLED, load
from normalize.cli.figures import print_names, print_texts
from normalize.cli.output import print_json, tell
from normalize.cli.streams import SHOWN
from normalize.errors import InputError
from normalize.evaluation import (
    Answer,
    Asker,
    Slip,
    TextScore,
    read_names,
    read_texts,
    report_names,
    report_texts,
    score_text,
)
from normalize.linking import Linker
from normalize.matching.decision import PRESETS
from normalize.model import Context
from normalize.resolver import Resolver

TEXTS = (".yaml", ".yml")
SWEPT = frozenset(percent / 100 for percent in range(70, 100, 2))


def run(options: Namespace) -> int:
    """Measure the answers to the gold files; return how many of their rows could not be used."""
    if options.errors:
        _refuse_harm(options.errors, (*options.gold, *(options.gazetteer or ())))
    gazetteer = load(*options.gazetteer or ())
    resolver = Resolver(gazetteer, threshold=options.threshold, margin=options.margin)
    asker = Asker(resolver, {*SWEPT, *PRESETS.values()})
    context = Context(kind=options.kind, lang=options.lang, country=options.country, on=options.on)
    problems: list[InputError] = []
    texts = [path for path in options.gold if path.lower().endswith(TEXTS)]
    names = [path for path in options.gold if path not in texts]
    answers = list(_answers(names, asker, context, options.tell, problems))
    scores = list(_scores(texts, Linker(resolver), context, problems))
    if options.errors:
        slips = [slip for answer in answers if (slip := answer.slip())]
        _write(options.errors, (*slips, *(slip for score in scores for slip in score.slips)))
    by_name = report_names(answers, asker.thresholds) if names else None
    by_text = report_texts(scores) if texts else None
    if options.json:
        reports = {"names": by_name, "texts": by_text}
        print_json({sort: report.as_json() for sort, report in reports.items() if report})
    else:
        if by_name:
            print_names(by_name, options.threshold)
        if by_text:
            print_texts(by_text)
    return _tell(problems)


def _answers(
    paths: Sequence[str],
    asker: Asker,
    context: Context,
    told: Sequence[str],
    problems: list[InputError],
) -> Iterator[Answer]:
    gazetteer = asker.resolver.gazetteer
    for path in paths:
        for gold in read_names(path, gazetteer, problems, told=told):
            yield asker.ask(gold, context)


def _scores(
    paths: Sequence[str], linker: Linker, context: Context, problems: list[InputError]
) -> Iterator[TextScore]:
    for path in paths:
        for gold in read_texts(path, problems):
            try:
                known = gold.over(linker.resolver.gazetteer)
            except InputError as problem:
                problems.append(problem)
            else:
                yield score_text(linker, known, context)


def _write(path: str, slips: Sequence[Slip]) -> None:
    """Write *slips* as a tab-separated table with a header; tabs and line ends become spaces."""
    rows = (Slip._fields, *(slip.cells() for slip in slips))
    try:
        with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            for row in rows:
                file.write("\t".join(" ".join(cell.split()) for cell in row) + "\n")
    except OSError as error:
        fact = f"cannot be written: {error.strerror}"
        raise InputError(path, fact, "name a file where you may write") from None
    tell(f"{path}: {len(slips):,} names that were not answered right")


def _refuse_harm(path: str, read: Sequence[str]) -> None:
    """Refuse to write over a file that is read."""
    there = [other for other in read if other != BUNDLED and os.path.exists(other)]
    if os.path.exists(path) and any(os.path.samefile(path, other) for other in there):
        raise InputError(path, "is read and would be written over", "name another file")


def _tell(problems: Sequence[InputError]) -> int:
    """Name the first of *problems* on standard error; return how many there are."""
    for problem in problems[:SHOWN]:
        tell(str(problem))
    if problems:
        tell(f"left out: {len(problems):,} that could not be used")
    return len(problems)
