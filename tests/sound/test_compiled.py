"""The compiled loops give what the slow ones give, to the last bit."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from normalize.sound import Lexicon, evidence, pack_lexicon
from normalize.sound.switch import Switch, load

LATIN = st.text("abcdeghiklmnorstuvyz", min_size=1, max_size=12)
WORDS = st.one_of(
    LATIN,
    st.text("абвгдежзийклмнопрстуфхцчшщыьэюяіїєґ", min_size=1, max_size=12),
    st.text("ابتثجحخدرزسشعغفقكلمنهوي", min_size=1, max_size=8),
    st.text(
        "アイウエオカガキクケサシスタチトナニハマミムラリルレロンジョー", min_size=1, max_size=8
    ),
    st.text(min_size=1, max_size=6),
)


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Leave the slow loops at work for so long."""
    switch = Switch(seconds)
    with (
        patch("normalize.sound.lexicon.SWITCH", switch),
        patch("normalize.sound.comparison.SWITCH", switch),
    ):
        yield


def test_is_installed() -> None:
    """The tests run with numba, or they would compare the slow loops with themselves."""
    assert load() is not None


@given(WORDS, st.one_of(LATIN, WORDS))
def test_evidence_is_the_same(word: str, latin: str) -> None:
    """The evidence of a pair is one number, whichever loop sums it."""
    with patience(float("inf")):
        slow = evidence(word, latin)
    with patience(0):
        assert evidence(word, latin) == slow


@given(st.lists(LATIN, max_size=40), st.lists(WORDS, min_size=1, max_size=4))
def test_search_finds_the_same(words: list[str], asked: list[str]) -> None:
    """The same words with the same evidence, in the same order, one search after another."""
    packed = memoryview(pack_lexicon(words))
    with patience(float("inf")):
        lexicon = Lexicon(packed)
        slow = [lexicon.near(word) for word in asked]
    with patience(0):
        lexicon = Lexicon(packed)
        assert [lexicon.near(word) for word in asked] == slow


def test_search_of_many_beginnings_is_the_same() -> None:
    """A dense lexicon keeps many ways open, more than the beam lets through."""
    letters = "aeiouy"
    words = [f"{a}{b}{c}{d}n" for a in letters for b in "lmnr" for c in letters for d in "stkd"]
    packed = memoryview(pack_lexicon(words))
    found = []
    for seconds in (float("inf"), 0):
        with patience(seconds):
            found.append(Lexicon(packed).near("aeiouyelia"))
    assert found[0] == found[1]


def test_switch_waits() -> None:
    """The compiled loops are loaded once the slow ones have been at work for a while."""
    switch = Switch(1.0)
    assert [switch.loops(0.6) is None for _ in range(3)] == [True, True, False]
