"""The lexicon finds what spells a word, and says the same as the evidence of each pair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.sound import Lexicon, evidence, pack_lexicon

WORDS = (
    "kravchuk", "kravchenko", "kuchma", "yushchenko", "poroshenko", "poroshenkova", "tymoshenko",
    "clinton", "klinton", "an", "ana", "anan", "khmelnytsky", "bush", "busch", "a",
)  # fmt: skip
LATIN = st.lists(st.text("abcdekmnoz", min_size=1, max_size=6), max_size=12)


def lexicon(*words: str) -> Lexicon:
    """Return a lexicon of *words*."""
    return Lexicon(memoryview(pack_lexicon(words)))


@pytest.mark.parametrize(
    ("word", "expected"),
    [("кравчук", "kravchuk"), ("кучма", "kuchma"), ("порошенко", "poroshenko"), ("буш", "bush")],
)
def test_finds_the_spelling(word: str, expected: str) -> None:
    """The right word comes first."""
    assert lexicon(*WORDS).near(word)[0].word == expected


def test_agrees_with_evidence() -> None:
    """What is found has at most the evidence of the pair, which also lets letters slip in."""
    for word in ("кравченко", "клинтон", "ющенко", "анна", "בוש", "クリントン"):
        for latin, nats in lexicon(*WORDS).near(word):
            assert nats <= evidence(word, latin) + 0.1


@given(LATIN)
def test_keeps_all_words(words: list[str]) -> None:
    """Words come back sorted, once each; each finds itself."""
    packed = lexicon(*words)
    assert packed.words() == sorted(set(words))
    for word in packed.words():
        if evidence(word, word) > 3 and len(word) < 6:
            assert word in {near.word for near in packed.near(word, beam=2000)}


@given(st.text(max_size=30))
def test_any_text(word: str) -> None:
    """Any string may be asked for, of any lexicon."""
    assert lexicon().near(word) == []
    lexicon("a").near(word)
    lexicon(*WORDS).near(word)


def test_same_bytes() -> None:
    """Order and repetition of the words make no difference."""
    assert pack_lexicon(WORDS) == pack_lexicon([*reversed(WORDS), "bush", "Ärger", ""])
