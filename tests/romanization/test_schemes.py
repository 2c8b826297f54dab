"""Every scheme keeps to its authority's examples, and a broken file is told with its place."""

import pytest

from normalize.errors import SchemeError
from normalize.romanization import romanize, scheme, schemes
from normalize.romanization.scheme_file import Scheme, read_scheme, scheme_ids

EXAMPLES = [
    pytest.param(one.id, native, latin, id=f"{one.id}: {native}")
    for one in schemes()
    for native, latin in one.examples
]
WHOLE = """\
id: xx-xxx-Cyrl-Latn-2000
title: A scheme
authority: An office
year: 2000
languages: [no]
script: Cyrl
use: standard
rules:
  но: no
  а: a
contexts:
  - at: start
    rules: {а: ya}
drop: ь
examples:
  Ано: Yano
"""
BROKEN = [
    ("- a", "not a mapping"),
    ("id: [", "not YAML"),
    (WHOLE.replace("title: A scheme\n", ""), "'title' is missing"),
    (WHOLE.replace("drop:", "drpo:"), "did you mean drop?"),
    (WHOLE.replace("  а: a", "  а:"), "'а' has no Latin text"),
    (WHOLE.replace("  а: a", "  А: a"), "'А' is not lower case"),
    (WHOLE.replace("  а: a", "  но: a"), "x.yaml:10: key 'но' stands twice"),
    (WHOLE.replace("at: start", "at: middle"), "contexts 1: at: 'middle' is not known"),
    (WHOLE.replace("at: start", "before: [a]"), "'before' is not a text"),
    (WHOLE.replace("at: start\n    rules", "rules"), "holds everywhere"),
    (WHOLE.replace("use: standard", "use: own"), "use: 'own' is not known"),
    (WHOLE.replace("[no]", "no"), "'languages' is not a list"),
    (WHOLE.replace("script: Cyrl", "script: {a: b}"), "'script' is not a text"),
    (WHOLE + "keys: never\n", "keys: 'never' is not known"),
    (WHOLE + "engine: kana\n", "needs either 'rules' or 'engine'"),
]


@pytest.mark.parametrize(("scheme_id", "native", "latin"), EXAMPLES)
def test_example(scheme_id: str, native: str, latin: str) -> None:
    """A scheme writes its authority's example as the authority does."""
    assert romanize(native, scheme=scheme_id) == latin


@pytest.mark.parametrize("one", schemes(), ids=scheme_ids())
def test_form(one: Scheme) -> None:
    """A scheme is named after its script and has ten examples at least."""
    assert f"-{one.script}-Latn" in one.id
    assert len(one.examples) >= 10


def test_values_are_texts() -> None:
    """``no`` and ``2000`` are read as they stand."""
    read = read_scheme(WHOLE, "x.yaml")
    assert read.languages == ("no",)
    assert read.year == "2000"
    assert read.rules == (("но", "no"), ("а", "a"))
    assert read.contexts[0].rules == (("а", "ya"),)


@pytest.mark.parametrize(("text", "fact"), BROKEN)
def test_broken(text: str, fact: str) -> None:
    """A broken file is refused with its name and the fact."""
    with pytest.raises(SchemeError) as told:
        read_scheme(text, "x.yaml")
    assert str(told.value).startswith("x.yaml")
    assert fact in str(told.value)


def test_unknown_scheme() -> None:
    """An unknown ID is told with the nearest known one."""
    with pytest.raises(SchemeError, match=r"did you mean ua-ukr-Cyrl-Latn-2010\?"):
        scheme("ua-ukr-Cyrl-2010")
