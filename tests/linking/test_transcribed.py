"""Names that are written by their sound: where they begin and end, and what cuts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.index.catalog import Gazetteer
from normalize.linking.document import Document
from normalize.linking.spans import Span
from normalize.linking.tokens import tokenize
from normalize.linking.transcribed import Transcribed, titled, transcribed
from normalize.resolver import Resolver

FOUND = [
    ("国会主席何塞·赫里接任", [["何塞·赫里"]]),
    ("议员莱拉·德利马和议员里萨·洪蒂韦罗斯", [["莱拉·德利马"], ["里萨·洪蒂韦罗斯"]]),
    ("让·雷诺尔当天到场", [["让·雷诺尔当", "让·雷诺尔"]]),
    ("ミカエル・ベルク氏", [["ミカエル・ベルク"]]),
    ("天·地", []),
    ("南北·东西", []),
]


def document(text: str, gazetteer: Gazetteer, lang: str = "zh") -> Document:
    """Return *text* as the linker reads it."""
    return Document(text, tokenize(text), gazetteer, lang=lang)


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_where_names_begin_and_end(small: Resolver, text: str, expected: list[list[str]]) -> None:
    """What may spell sounds belongs to a name, up to a title or another word."""
    names = transcribed(document(text, small.gazetteer))
    assert [[text[s.start : s.end] for s in name.spans] for name in names if name.spans] == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("总理赞丹沙塔尔说", "zh", ["赞丹沙塔尔"]),
        ("赞丹沙塔尔说", "zh", []),
        ("ベルクマン首相は", "ja", ["ベルクマン"]),
        ("ベルクマンは", "ja", []),
    ],
)
def test_single_names_need_a_title(
    small: Resolver, text: str, lang: str, expected: list[str]
) -> None:
    """A name of one part is heard only where a title tells that it is one."""
    names = titled(document(text, small.gazetteer, lang), lambda _form: False)
    assert [text[name.spans[0].start : name.spans[0].end] for name in names] == expected


def test_what_is_known_is_not_heard(small: Resolver) -> None:
    """A listed name behind a title is left to the list."""
    text = "总理赞丹沙塔尔说"
    assert [*titled(document(text, small.gazetteer), "赞丹沙塔尔".__eq__)] == []


@given(st.integers(0, 12), st.integers(1, 12))
def test_only_whole_parts_are_names(start: int, length: int) -> None:
    """A piece of a name is cut unless it fills whole parts, and these may be names."""
    parts = ((2, 5), (6, 9))
    span = Span(0, 0, start, start + length)
    inside = start >= 2 and span.end <= 9
    whole = start in (2, 6) and span.end in (5, 9)
    assert Transcribed((), parts, lists=True).cuts(span) == (inside and not whole)
    assert Transcribed((), parts, lists=False).cuts(span) == (
        inside and (start, span.end) != (2, 9)
    )
