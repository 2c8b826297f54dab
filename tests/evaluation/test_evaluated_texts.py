"""Texts measured: gold read, links judged, figures counted."""

from collections.abc import Callable

import pytest

from normalize.errors import InputError
from normalize.evaluation import GoldText, read_texts, report_texts, score_text
from normalize.linking import Linker
from normalize.resolver import Resolver

Write = Callable[[str, str], str]

BAD_TEXTS = [
    ("- mentions: []", "'text' is missing"),
    ("- plain", "these are no fields"),
    ("- {text: [a], mentions: []}", "'text' is no text"),
    ("- {text: In Kyiv., mentions: {}}", "'mentions' is no list"),
    ("- {text: In Kyiv., mentions: [{entity: kyiv}]}", "'surface' is missing"),
    ("- {text: In Kyiv., mentions: [{surface: Kiev, entity: kyiv}]}", "'Kiev' does not stand 1"),
    (
        "- {text: In Kyiv., mentions: [{surface: Kyiv, occurrence: 2, entity: kyiv}]}",
        "'Kyiv' does not stand 2 times",
    ),
    (
        "- {text: In Kyiv., mentions: [{surface: Kyiv, occurrence: two, entity: kyiv}]}",
        "'occurrence' is no whole number",
    ),
    ("documents: [{file: absent.txt}]", "cannot be read"),
    ("documents: [{file: kyiv.txt, length: 7}]", "has 8 code points"),
    (
        "documents: [{file: kyiv.txt, mentions: [{start: 0, end: 4, surface: Kyiv}]}]",
        "'Kyiv' does not stand at 0",
    ),
]
NO_TEXTS = [
    ("texts: []", "there are no texts in it"),
    ("documents: none", "there are no texts in it"),
    ("plain", "there are no texts in it"),
    ("- {text: a", "this is not YAML"),
    ("[" * 500, "this is not YAML"),
    ("- &a [*a, *b]", "this is not YAML"),
]


@pytest.mark.parametrize(("text", "fact"), BAD_TEXTS)
def test_bad_text(write: Write, text: str, fact: str) -> None:
    """A text that cannot be used is told with its line and left out."""
    write("kyiv.txt", "In Kyiv.")
    path = write("gold.yaml", f"# a comment\n{text}\n")
    problems: list[InputError] = []
    assert list(read_texts(path, problems)) == []
    [problem] = problems
    assert problem.place == f"{path}:2"
    assert fact in problem.fact
    assert problem.remedy


@pytest.mark.parametrize(("text", "fact"), NO_TEXTS)
def test_no_texts(write: Write, text: str, fact: str) -> None:
    """A file that is no list of texts cannot be used at all."""
    with pytest.raises(InputError, match=fact):
        list(read_texts(write("gold.yaml", text), []))


def test_unknown_id(small: Resolver, write: Write) -> None:
    """An ID that the gazetteer has not is told."""
    path = write("gold.yaml", "- {text: In Kyiv., mentions: [{surface: Kyiv, entity: kiev-2}]}")
    [gold] = read_texts(path, [])
    with pytest.raises(InputError, match=r"gold\.yaml:1: the gazetteer has no ID 'kiev-2'"):
        gold.over(small.gazetteer)


SHORT_TEXTS = """
- text: Kiev and Kyiv.
  lang: no
  mentions:
    - {surface: Kiev, entity: kyiv, metonym: true}
    - {surface: Kyiv, entity: null}
"""


def test_short_text_is_read(write: Write) -> None:
    """Scalars are text, `no` is Norwegian, and only `null` is nothing."""
    [gold] = read_texts(write("gold.yaml", SHORT_TEXTS), [])
    assert gold.lang == "no"
    assert [(m.start, m.end, m.entity, m.metonym) for m in gold.mentions] == [
        (0, 4, "kyiv", True),
        (9, 13, None, False),
    ]


MARKED = """
- text: >-
    Berlin said no. Grigori Rostov left Lviv Oblast for Lviv, then Novgorod; Zhang Wei met Otto
    Brandt in Moscow. He lives in Tver.
  lang: en
  open: [Otto Brandt, Poltava]
  mentions:
    - {surface: Berlin, entity: berlin, metonym: true}
    - {surface: Grigori Rostov, entity: grigori-rostov}
    - {surface: Lviv, entity: lviv}
    - {surface: Lviv, occurrence: 2, entity: null}
    - {surface: Novgorod, entity: novgorod}
    - {surface: Zhang Wei, entity: zhang-wei-poet}
    - {surface: Tver, entity: tver, metonym: true}
"""
SLIPS = [
    ("Lviv Oblast", "lviv", "wrong", "lviv-oblast"),
    ("Lviv", "NIL", "false alarm", "lviv"),
    ("Moscow", "NIL", "false alarm", "moscow"),
    ("Zhang Wei", "zhang-wei-poet", "ambiguous", ""),
]


def test_text_score(linker: Linker, write: Write) -> None:
    """Each link is right, wrong, a false alarm, or neither where nothing is asked."""
    [gold] = read_texts(write("gold.yaml", MARKED), [])
    score = score_text(linker, gold.over(linker.resolver.gazetteer), {})
    assert (score.mentions, score.right, score.wrong, score.missed) == (6, 4, 1, 1)
    assert (score.false_alarms, score.metonyms, score.flagged, score.misflagged) == (2, 2, 1, 0)
    told = [(slip.query, slip.answer, slip.result, slip.got) for slip in score.slips]
    assert sorted(told) == sorted(SLIPS)
    total = report_texts([score, score]).total
    assert (total.texts, total.mentions, total.precision, total.recall) == (2, 12, 4 / 7, 4 / 6)


def test_document_is_scored(linker: Linker, write: Write) -> None:
    """Of a document the spans count, and others that are accepted; optional ones need not be."""
    write("lviv.txt", "Lviv Oblast\r\nand Zhang Wei")
    path = write(
        "gold.yaml",
        "entities: {}\ndocuments:\n- file: lviv.txt\n  length: 26\n  mentions:\n"
        "  - {start: 0, end: 4, surface: Lviv, entity: lviv,\n"
        "     accept: [{start: 0, end: 11, entities: [lviv, lviv-oblast]}]}\n"
        "  - {start: 17, end: 26, surface: Zhang Wei, entity: zhang-wei-poet, optional: true}\n",
    )
    [gold] = read_texts(path, [])
    score = score_text(linker, gold.over(linker.resolver.gazetteer), {})
    assert (score.mentions, score.right, score.slips) == (1, 1, ())


def test_one_score_for_all_texts(linker: Linker, write: Write) -> None:
    """Languages add up to the whole."""
    path = write("gold.yaml", MARKED + MARKED.replace("lang: en", "lang: no"))
    texts: list[GoldText] = list(read_texts(path, []))
    scores = [score_text(linker, gold.over(linker.resolver.gazetteer), {}) for gold in texts]
    report = report_texts(scores)
    assert set(report.languages) == {"en", "no"}
    sums = [sum(column) for column in zip(*report.languages.values(), strict=True)]
    assert sums == list(report.total)
