"""Names measured: gold read, answers judged, figures counted, each against something slower."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.errors import InputError
from normalize.evaluation import (
    Answer,
    Asker,
    GoldName,
    read_names,
    report_names,
    report_texts,
)
from normalize.evaluation.report import PERCENTS, reach
from normalize.resolver import Resolver

FORMS = Path(__file__).parents[1] / "matching" / "forms.tsv"
THRESHOLDS = [percent / 100 for percent in range(50, 100, 7)]
Write = Callable[[str, str], str]

BAD_ROWS = [
    ("query\tanswer", "Lvov\tlviv-2", "no ID 'lviv-2'"),
    ("query\tanswer", "Lvov\tlviv|lviv-2", "no ID 'lviv-2'"),
    ("query\tanswer", "Lvov\t", "the answer is missing"),
    ("query\tanswer", "Lvov", "the answer is missing"),
    ("query\tanswer", "Lvov\tNIL|lviv", "no ID 'NIL'"),
    ("query\tanswer", " \tlviv", "the name is missing"),
    ("query\tanswer", "Lvov\tlviv\tuk", "3 cells stand under 2 columns"),
    ("query\tanswer", "Lv\udcffov\tlviv", "not UTF-8 at byte 3"),
    ("query\tanswer\tkind", "Lvov\tlviv\tcity", "'city' is no kind"),
    ("query\tanswer\tcountry", "Lvov\tlviv\tUKR", "'UKR' is no country"),
]


def forms() -> list[str]:
    """Return the forms of the resolver's own table."""
    lines = FORMS.read_text(encoding="utf-8").split("\n")[1:]
    return [line.split("\t")[0] for line in lines if line and not line.startswith("#")]


def gold_name(query: str, *answer: str) -> GoldName:
    """Return a name and its answers, and nothing else about it."""
    return GoldName("gold.tsv:2", query, answer, "Latn", "", "", {})


def answered(score: float, *, right: bool) -> Answer:
    """Return an answer whose best candidate has a score and is right or is not."""
    gold = gold_name("a", "one")
    return Answer(gold, "missed", None, "one" if right else "two", "edit", score, "", ())


def test_names_are_read(small: Resolver, write: Write) -> None:
    """Columns stand in any order; script and kind are derived; what is told is told alone."""
    path = write(
        "gold.tsv",
        "\N{ZERO WIDTH NO-BREAK SPACE}note\tlang\tanswer\tform\tcountry\r\n"
        "x\tuk\tveliky-novgorod|novgorod\tНовгород\tua\r\n"
        "\r\n"
        "x\tde\tNIL\tXqzt\r\n",
    )
    problems: list[InputError] = []
    rows = list(read_names(path, small.gazetteer, problems, told=["country"]))
    assert rows == [
        GoldName(
            f"{path}:2",
            "Новгород",
            ("veliky-novgorod",) * 2,
            "Cyrl",
            "uk",
            "place",
            {"country": "UA"},
        ),
        GoldName(f"{path}:4", "Xqzt", (), "Latn", "de", "", {}),
    ]
    assert problems == []


@pytest.mark.parametrize(("head", "row", "fact"), BAD_ROWS)
def test_bad_row(small: Resolver, write: Write, head: str, row: str, fact: str) -> None:
    """A row that cannot be used is told with its place, and its neighbours are not harmed."""
    path = write("gold.tsv", f"{head}\nLviv\tlviv\n{row}\nTver\ttver\n")
    problems: list[InputError] = []
    told = [column for column in ("kind", "country") if column in head]
    rows = list(read_names(path, small.gazetteer, problems, told=told))
    assert [gold.query for gold in rows] == ["Lviv", "Tver"]
    [problem] = problems
    assert problem.place == f"{path}:3"
    assert fact in problem.fact
    assert problem.remedy


@pytest.mark.parametrize(
    ("head", "told", "column"),
    [
        ("", [], "query"),
        ("name\tanswer", [], "query"),
        ("query\tid", [], "answer"),
        ("query\tanswer", ["lang"], "lang"),
    ],
)
def test_missing_column(
    small: Resolver, write: Write, head: str, told: list[str], column: str
) -> None:
    """Without a column that is needed nothing can be read."""
    path = write("gold.tsv", f"{head}\nLviv\tlviv\n")
    with pytest.raises(InputError, match=f":1: there is no column '{column}'; name the columns"):
        list(read_names(path, small.gazetteer, [], told=told))


@pytest.mark.parametrize("form", forms())
def test_sweep_is_what_each_threshold_answers(small: Resolver, form: str) -> None:
    """What is found at few thresholds and decided at all is what each resolver answers."""
    resolvers = [Resolver(small.gazetteer, threshold=threshold) for threshold in THRESHOLDS]
    decisions = [resolver.resolve(form) for resolver in resolvers]
    gold = gold_name(form, "lviv", *(found.id for found in decisions[:1] if found.id))
    expected = [
        "right"
        if found.id in gold.answer
        else "wrong"
        if found.id
        else "ambiguous"
        if found.outcome == "ambiguous"
        else "missed"
        for found in decisions
    ]
    assert list(Asker(resolvers[0], THRESHOLDS).ask(gold, {}).swept) == expected


@pytest.mark.parametrize("form", forms())
def test_answer_is_the_decision(small: Resolver, form: str) -> None:
    """What an answer tells is what the resolver decides, context included."""
    for known in ({}, {"country": "UA", "lang": "uk"}, {"kind": "place", "on": "1980"}):
        decision = small.resolve(form, **known)  # type: ignore[arg-type]
        answer = Asker(small).ask(gold_name(form), known)  # type: ignore[arg-type]
        assert (answer.got, answer.level) == (decision.id, decision.level)
        assert answer.score == round(decision.score, 4)
        assert answer.reason == "; ".join(decision.reasons)
        assert answer.result == ("NIL linked" if decision.id else "NIL kept")


@given(
    st.lists(
        st.builds(answered, st.sampled_from([0.0, 0.25, 0.5, 0.75, 0.9, 1.0]), right=st.booleans()),
        max_size=60,
    )
)
def test_reach(answers: list[Answer]) -> None:
    """Recall at a precision is the best over all scores, each counted anew."""
    for percent in PERCENTS:
        right_above = {}
        for score in {answer.score for answer in answers}:
            linked = [answer for answer in answers if answer.score >= score]
            right = sum(answer.best_is_right for answer in linked)
            if 100 * right >= percent * len(linked):
                right_above[score] = right
        found = reach(answers, percent)
        assert found.right == max(right_above.values(), default=0)
        assert found.score is None or right_above[found.score] == found.right


def test_name_report(small: Resolver) -> None:
    """Groups add up to the whole, and the sweep holds the whole at the threshold in force."""
    asker = Asker(small, THRESHOLDS)
    queries = forms()
    golds = [gold_name(q, *(["lviv"] if n % 3 else [])) for n, q in enumerate(queries)]
    answers = [asker.ask(gold, {}) for gold in golds]
    report = report_names(answers, asker.thresholds)
    total = report.total.counts
    assert total.answerable + total.nil == len(queries)
    assert report.sweep[small.threshold] == total
    for groups in report.groups.values():
        sums = [sum(column) for column in zip(*(g.counts for g in groups.values()), strict=True)]
        assert sums == list(total)
        assert sum(group.first for group in groups.values()) == report.total.first


def test_nothing_to_count() -> None:
    """Without an answer there are counts and no shares."""
    figures = report_names([], [0.8]).as_json()
    assert figures["total"]["right"] == 0
    assert figures["total"]["precision"] is None
    assert report_texts([]).total.recall is None
