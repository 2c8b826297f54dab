"""The inherent vowel: where it is written out, where it falls, and what rules make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.errors import SchemeError
from normalize.romanization.engine import romanize_word
from normalize.romanization.inherent import Fall, Inherent, write_inherent
from normalize.romanization.scheme_file import read_scheme, schemes
from normalize.text import script
from normalize.text.composition import compose

CONSONANTS = "कगजतदनपमरलवशहड"
SPELT: list[tuple[str, Fall, str]] = [
    ("कमल", "never", "कəमəलə"),
    ("कमल", "end", "कəमəल"),
    ("कमला", "end", "कəमəला"),
    ("कमला", "schwa", "कəमला"),
    ("अमरनाथ", "schwa", "अमəरनाथ"),
    ("दत्त", "schwa", "दəततə"),
    ("नंद", "schwa", "नəंद"),
    ("न", "schwa", "नə"),
    ("गड़", "schwa", "गəड़"),
    ("कमल, कमल", "schwa", "कəमəल, कəमəल"),
    ("श्रीनगर", "schwa", "शरीनəगəर"),
    ("Kमल", "schwa", "Kमəल"),
    ("", "schwa", ""),
]
TOY = """\
id: toy
title: A toy
authority: These tests
languages: [und]
script: Deva
use: press
inherent:
  after: कमल
  fall: schwa
rules: {क: k, म: m, ल: l, ə: a, ा: aa, ं: "n"}
contexts:
  - {at: start, rules: {ल: "the-L"}}
  - {at: end, rules: {मा: mah}}
  - {after: म, before: ा, rules: {ल: r}}
drop: अ
examples: {क: Ka}
"""
READ = [
    ("कमल", "Kamal"),
    ("कमला", "Kamraa"),
    ("कमा", "Kamah"),
    ("माक", "Maak"),
    ("कम्ला", "Kamraa"),
    ("लम", "the-Lam"),
    ("अकाम", "Kaam"),
    ("अम", "M"),
]
BROKEN = [
    (TOY.replace("  fall: schwa\n", ""), "inherent: fall: 'None' is not known"),
    (TOY.replace("fall: schwa", "fall: often"), "use one of never, end, schwa"),
    (TOY.replace("  after: कमल\n", ""), "'after' is not a text"),
    (TOY.replace("fall: schwa", "fall: schwa\n  members: नगर"), "'members' is not a list"),
    (TOY.replace("inherent:\n  after: कमल\n  fall: schwa", "inherent: a"), "not a mapping"),
]


@pytest.mark.parametrize(("word", "fall", "letters"), SPELT)
def test_write_inherent(word: str, fall: Fall, letters: str) -> None:
    """Each vowel that is sounded is a letter."""
    inherent = Inherent(CONSONANTS, fall, ("नगर",))
    kept = frozenset({"\N{DEVANAGARI SIGN NUKTA}"})
    assert write_inherent(compose(word), inherent, kept) == compose(letters)


@pytest.mark.parametrize(("word", "latin"), READ)
def test_rules(word: str, latin: str) -> None:
    """Rules read the vowel; a vowel sign is of the word; a capital of a rule stays as it is."""
    assert romanize_word(word, read_scheme(TOY, "toy.yaml")) == latin


@pytest.mark.parametrize(("text", "fact"), BROKEN)
def test_broken(text: str, fact: str) -> None:
    """A broken scheme is refused with the fact."""
    with pytest.raises(SchemeError, match=r"^x\.yaml: inherent") as told:
        read_scheme(text, "x.yaml")
    assert fact in str(told.value)


@given(st.text("कमलनगर\u093e\u093f\u094d\u0902 ", max_size=40))
def test_nothing_else_is_lost(word: str) -> None:
    """Only viramas go and only vowels come."""
    for fall in ("never", "end", "schwa"):
        letters = write_inherent(word, Inherent("कमलनगर", fall, ("नगर",)), frozenset())
        assert letters.replace("ə", "") == word.replace("\u094d", "")


@pytest.mark.parametrize("one", [one for one in schemes() if one.inherent], ids=lambda one: one.id)
def test_letters_of_schemes(one) -> None:
    """Every consonant of a scheme has a rule or is dropped, and is written as text is composed."""
    known = {
        letters for table in (one.rules, *(c.rules for c in one.contexts)) for letters, _ in table
    }
    assert one.inherent
    assert set(one.inherent.consonants) <= known | set(one.drop)
    assert all(script(char) == one.script for char in one.inherent.consonants)
    assert all(compose(letters) == letters for letters in known)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("fall", ["never", "schwa"])
def test_monster(fall: Fall) -> None:
    """A word of 200,000 letters is gone through once; quadratic work would hang."""
    assert write_inherent("क" * 200_000, Inherent("क", fall, ("नगर",)), frozenset())
