"""The rule engine: contexts, case, marks, strange letters, and time."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.romanization.engine import romanize_word, romanizer
from normalize.romanization.scheme_file import read_scheme, scheme, scheme_ids

TOY = read_scheme(
    """\
id: toy
title: A toy
authority: These tests
languages: [und]
script: Cyrl
use: standard
rules: {а: a, б: b, в: v, аб: X, щ: shch}
contexts:
  - {at: start, rules: {а: S}}
  - {at: end, rules: {а: E, ва: VE}}
  - {after: в, before: щ, rules: {а: M}}
  - {after: щ, rules: {б: ""}}
drop: "ь'"
examples: {а: S}
""",
    "toy.yaml",
)
UKRAINIAN = scheme("ua-ukr-Cyrl-Latn-2010")
WORDS = [
    ("баб", "bX"),
    ("аб", "Sb"),
    ("ба", "bE"),
    ("ббва", "bbVE"),
    ("ващ", "vMshch"),
    ("вав", "vav"),
    ("щбб", "shchb"),
    ("б-а-б", "b-S-b"),
    ("б'а", "bE"),
    ("бьа", "bE"),
    ("а'б", "Sb"),
    ("'а", "S"),
    ("«а»", "«S»"),
    ("б1б", "b1b"),
    ("", ""),
]
CASES = [
    ("Щербина", "Shcherbyna"),
    ("ЩЕРБИНА", "SHCHERBYNA"),
    ("щербина", "shcherbyna"),
    ("Єгор", "Yehor"),
    ("ЄГОР", "YEHOR"),
    ("Щ.", "Shch."),
    ("МакЩур", "MakShchur"),
    ("НЕЧУЙ-ЛЕВИЦЬКИЙ", "NECHUI-LEVYTSKYI"),
    ("Нечуй-Левицький", "Nechui-Levytskyi"),
]
STRANGE = [
    ("Зеле\N{COMBINING ACUTE ACCENT}нський", "Zelenskyi"),
    ("Ки\N{ZERO WIDTH SPACE}їв", "Kyiv"),
    ("Жўк", "Zhuk"),
    ("Київ基", "KyivJi"),
    ("Iвaн", "Ivan"),
    ("Київ\ud800", "Kyiv\ud800"),
]


@pytest.mark.parametrize(("word", "latin"), WORDS)
def test_rules(word: str, latin: str) -> None:
    """Contexts go before rules, the longest group first; what is no letter is kept."""
    assert romanize_word(word, TOY).replace("Shch", "shch") == latin


@pytest.mark.parametrize(("word", "latin"), CASES)
def test_case(word: str, latin: str) -> None:
    """Case is carried over."""
    assert romanize_word(word, UKRAINIAN) == latin


@pytest.mark.parametrize(("word", "latin"), STRANGE)
def test_strange_letters(word: str, latin: str) -> None:
    """Marks of no meaning fall away, and strange letters are read by the last resort."""
    assert romanize_word(word, UKRAINIAN) == latin


@given(st.sampled_from(scheme_ids()), st.text(st.characters(), max_size=40))
def test_any_word(scheme_id: str, word: str) -> None:
    """No word breaks an engine, and its NFC and NFD give the same."""
    romanize_now = romanizer(scheme_id)
    composed = unicodedata.normalize("NFC", word)
    assert romanize_now(composed) == romanize_now(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize(
    "piece", ["щ", "ь", "Ї", "基", "'", "-", "\N{COMBINING ACUTE ACCENT}", "и\u0306", "ський", " "]
)
@pytest.mark.timeout(60)
def test_monster(piece: str) -> None:
    """A word of 100,000 letters is written to its end; quadratic work would hang."""
    written = romanizer(UKRAINIAN.id)(piece * (100_000 // len(piece)))
    assert written.isascii()
