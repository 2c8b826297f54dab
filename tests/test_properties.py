"""What holds for every name and every text, over the small gazetteer and over the bundled one."""

import json
import os
import pickle
import random
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.gazetteer import read
from normalize.index.catalog import Gazetteer
from normalize.linking import Linker
from normalize.model import Alias, Decision, Entity, as_json
from normalize.resolver import Resolver
from normalize.text import fold

SMALL = Path(__file__).parent / "gold" / "gazetteer.yaml"
ENTITIES = list(read(str(SMALL)))
FORMS = sorted({alias.form for e in ENTITIES for alias in (Alias(e.name), *e.names)})
TABLE = Path(__file__).parent / "matching" / "forms.tsv"
QUERIES = [
    line.split("\t")[0]
    for line in TABLE.read_text(encoding="utf-8").split("\n")[1:]
    if line and not line.startswith("#")
]
INVISIBLE = (
    "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH JOINER}\N{WORD JOINER}"
    "\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT MARK}\N{LEFT-TO-RIGHT EMBEDDING}"
    "\N{POP DIRECTIONAL FORMATTING}\N{ZERO WIDTH NO-BREAK SPACE}"
)
ANY = st.text(st.characters(exclude_categories=[]), max_size=40)
PIECES = st.lists(
    st.sampled_from([*FORMS, " ", ", ", ". ", "-", "’s ", "Jr.", "von ", "bin ", "\n", "(", "»"])
    | ANY.filter(lambda text: len(text) < 6),
    max_size=12,
).map("".join)
SEED = 20250806
SAMPLE = 300


def answers_to(resolver: Resolver, entity: Entity, alias: Alias) -> bool:
    """Say whether *alias* leads to *entity*, to ambiguous, or to a better known bearer of it.

    London is not ambiguous for the sake of a village of that name. A weak alias may lead to nobody
    as well, and to a bearer of it as a family name, but never by a guess to somebody else.
    """
    decision = resolver.resolve(alias.form)
    if decision.outcome != "match" or decision.id == entity.id:
        return alias.weak or decision.outcome != "nil"
    best = decision.candidates[0]
    guessed = best.level in ("sound", "edit") or "(sound)" in best.reasons[0]
    names = {fold(a.form) for a in (Alias(best.entity.name), *best.entity.names) if not a.weak}
    return not guessed if alias.weak else fold(alias.form) in names


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.id)
def test_aliases(small: Resolver, entity: Entity) -> None:
    """Every alias of an entity leads to it, to ambiguous, or to a far better known namesake."""
    for alias in (Alias(entity.name), *entity.names):
        assert answers_to(small, entity, alias), (alias, small.resolve(alias.form))


def sample(resolver: Resolver) -> list[Entity]:
    """Return the same 300 entities of the bundled gazetteer in every run."""
    chance = random.Random(SEED)  # noqa: S311
    return [resolver.gazetteer[i] for i in chance.sample(sorted(resolver.gazetteer), SAMPLE)]


def test_bundled_aliases(whole: Resolver) -> None:
    """Of 300 bundled entities every alias leads to it, to ambiguous, or to a greater namesake."""
    astray = [
        (entity.id, alias.form, whole.resolve(alias.form).id)
        for entity in sample(whole)
        for alias in (Alias(entity.name), *entity.names)
        if not answers_to(whole, entity, alias)
    ]
    assert astray == []


@pytest.mark.parametrize("form", QUERIES)
def test_resolving_twice(small: Resolver, form: str) -> None:
    """The canonical name of an answer has the same answer."""
    decision = small.resolve(form)
    if decision.name:
        again = small.resolve(decision.name)
        assert again.id in (decision.id, None)
        assert again.id or again.outcome == "ambiguous"


def test_bundled_resolving_twice(whole: Resolver) -> None:
    """The canonical name of whatever a name of the bundled gazetteer leads to leads there too."""
    broken = []
    for entity in sample(whole):
        for alias in entity.names:
            decision = whole.resolve(alias.form)
            if decision.name:
                again = whole.resolve(decision.name)
                if again.id != decision.id and again.outcome != "ambiguous":
                    broken.append((alias.form, decision.id, again.id, again.outcome))
    assert broken == []


@st.composite
def noisy(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a form and the same form with noise that folding takes away."""
    form = draw(st.sampled_from(FORMS))
    written = draw(
        st.sampled_from(
            [str, str.upper, str.lower, lambda t: unicodedata.normalize("NFD", t),
             lambda t: unicodedata.normalize("NFC", t), lambda t: f"  {t}\t", lambda t: f"«{t}»"]
        )
    )(form)  # fmt: skip
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(written)))
        written = written[:place] + draw(st.sampled_from(INVISIBLE)) + written[place:]
    if draw(st.booleans()) and form.isascii() and len(form) > 3:
        place = draw(st.integers(1, len(written)))
        if written[place - 1].isalpha():
            mark = draw(st.sampled_from("\u0301\u0300\u0323\u0332\u0338"))
            written = written[:place] + mark * draw(st.integers(1, 9)) + written[place:]
    return form, written


@settings(max_examples=400)
@given(noisy())
def test_noise(small: Resolver, forms: tuple[str, str]) -> None:
    """Case, composition, invisible and bidi marks and stray accents never change the ID."""
    form, written = forms
    assert small.resolve(written).id == small.resolve(form).id
    assert small.resolve(written).outcome == small.resolve(form).outcome


UNRELATED = [
    Entity("ouagadougou", "place", "Ouagadougou", type="city", population=2_400_000),
    Entity("zbigniew-quux", "person", "Zbigniew Qvojtkiewicz", family="Qvojtkiewicz", prominence=5),
    Entity("xi", "person", "Xochitl Etxeberria", names=(Alias("Шочитль Эчеберрия", "ru"),)),
]


@pytest.mark.parametrize("stranger", UNRELATED, ids=lambda entity: entity.id)
def test_unrelated_entry(small: Resolver, entities: list[Entity], stranger: Entity) -> None:
    """An entry that shares no name with a form never changes the answer for it."""
    more = Resolver(Gazetteer.of([*entities, stranger]))
    for form in (*FORMS, *QUERIES):
        assert more.resolve(form) == small.resolve(form), form


def slip(form: str, place: int, how: str, letter: str) -> str:
    """Return *form* with one slip of the pen at *place*."""
    swapped = form[place + 1 : place + 2] + form[place]
    return {
        "left out": form[:place] + form[place + 1 :],
        "put in": form[:place] + letter + form[place:],
        "replaced": form[:place] + letter + form[place + 1 :],
        "exchanged": form[:place] + swapped + form[place + 2 :],
    }[how]


LONG = [form for form in FORMS if len(form) >= 12 and form.isascii()]


@settings(max_examples=400)
@given(
    st.sampled_from(LONG),
    st.integers(0, 100),
    st.sampled_from(["left out", "put in", "replaced", "exchanged"]),
    st.sampled_from("abcdefghijklmnoprstuvyz"),
)
def test_one_slip(small: Resolver, form: str, at: int, how: str, letter: str) -> None:
    """A slip in a long name never leads to somebody else for sure."""
    answer = small.resolve(slip(form, at % len(form), how, letter))
    right = small.resolve(form)
    assert answer.outcome != "match" or answer.id == right.id or answer.score < 0.95


def test_bundled_slips(whole: Resolver) -> None:
    """A slip in a long name of 300 bundled entities leads to nobody else for sure."""
    chance = random.Random(SEED)  # noqa: S311
    wrong = []
    for entity in sample(whole):
        if len(entity.name) < 12 or not entity.name.isascii():
            continue
        for how in ("left out", "put in", "replaced", "exchanged"):
            place, letter = chance.randrange(len(entity.name)), chance.choice("aeioulnrst")
            form = slip(entity.name, place, how, letter)
            answer = whole.resolve(form)
            if answer.id not in (None, entity.id, whole.resolve(entity.name).id):
                wrong.append((form, answer.id, answer.level, round(answer.score, 3)))
    assert [row for row in wrong if row[3] >= 0.95] == []
    assert len(wrong) <= 6, wrong


def test_many_is_one_by_one(small: Resolver) -> None:
    """Many at once, in any order, with repeats, are the answers one by one."""
    fresh = Resolver(small.gazetteer)
    forms = [*QUERIES, *reversed(FORMS), *QUERIES]
    assert list(small.resolve_many(forms)) == [fresh.resolve(form) for form in forms]
    for kind in ("person", "place"):
        many = small.resolve_many(QUERIES, kind=kind)  # type: ignore[arg-type]
        assert list(many) == [fresh.resolve(f, kind=kind) for f in QUERIES]  # type: ignore[arg-type]


def test_threads(small: Resolver) -> None:
    """Threads that share a resolver get the answers that one gets alone."""
    alone = [Resolver(small.gazetteer).resolve(form) for form in QUERIES]
    shared = Resolver(Gazetteer.of(ENTITIES))
    with ThreadPoolExecutor(4) as pool:
        for answers in pool.map(lambda _: list(shared.resolve_many(QUERIES)), range(8)):
            assert answers == alone


def answer_elsewhere(packed: bytes, forms: list[str]) -> list[Decision]:
    """Return what a pickled resolver answers in this process."""
    resolver: Resolver = pickle.loads(packed)  # noqa: S301
    return list(resolver.resolve_many(forms))


SPEAK = """
import json, sys
from normalize.gazetteer import read
from normalize.index.catalog import Gazetteer
from normalize.linking import Linker
from normalize.model import as_json
from normalize.resolver import Resolver
resolver = Resolver(Gazetteer.of(read(sys.argv[1])))
forms, text = json.load(sys.stdin)
rows = [as_json(d, explain=True) for d in resolver.resolve_many(forms)]
rows += [[m.start, m.end, as_json(m.decision, explain=True)]
         for m in Linker(resolver).link(text, undecided=True)]
print(json.dumps(rows))
"""


def test_processes(small: Resolver) -> None:
    """Another process with other hash seeds, and the pickled resolver, give the same answers."""
    text = ". ".join(QUERIES)
    said = []
    for seed in ("0", "4711"):
        done = subprocess.run(
            [sys.executable, "-c", SPEAK, str(SMALL)],
            input=json.dumps([QUERIES, text]),
            capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        )  # fmt: skip
        said.append(json.loads(done.stdout))
    here = [as_json(d, explain=True) for d in small.resolve_many(QUERIES)]
    assert said[0] == said[1]
    assert json.loads(json.dumps(here)) == said[0][: len(QUERIES)]
    assert answer_elsewhere(pickle.dumps(small), QUERIES) == list(small.resolve_many(QUERIES))


def check_mentions(link: Callable[..., list], text: str) -> None:
    """Assert that the mentions of *text* stand where they say, in order and apart."""
    end = 0
    for mention in link(text, undecided=True):
        assert text[mention.start : mention.end] == mention.form
        assert end <= mention.start < mention.end
        end = mention.end
    decided = link(text)
    assert decided == [m for m in link(text, undecided=True) if m.decision.outcome == "match"]
    assert all(mention.id for mention in decided)


@settings(max_examples=300)
@given(ANY | PIECES)
def test_any_text(small: Resolver, linker: Linker, text: str) -> None:
    """No text whatever is too much, and mentions stand where they say."""
    decision = small.resolve(text)
    assert decision.form == text
    assert 0.0 <= decision.score <= 1.0
    check_mentions(linker.link, text)


@settings(max_examples=100)
@given(ANY | PIECES, st.sampled_from([{"lang": "uk"}, {"lang": "zh"}, {"country": "UA"},
                                      {"on": "1990"}, {"kind": "place"}]))  # fmt: skip
def test_any_context(small: Resolver, linker: Linker, text: str, known: dict[str, str]) -> None:
    """Nor in any context."""
    small.resolve(text, **known)  # type: ignore[arg-type]
    linker.link(text, **known)  # type: ignore[arg-type]


@settings(max_examples=100)
@given(st.text(st.sampled_from("🙂𝔎𐎀👨‍👩‍👧 \u0301\n𠮷"), max_size=12), st.sampled_from(FORMS))
def test_astral_prefix(linker: Linker, prefix: str, form: str) -> None:
    """What stands before a name shifts its mention by as many code points, and no more."""
    text = f"{prefix}\n\nIt was in {form}, they said."
    plain = text[len(prefix) :]
    before = {(m.start + len(prefix), m.end + len(prefix), m.id) for m in linker.link(plain)}
    after = {(m.start, m.end, m.id) for m in linker.link(text) if m.start >= len(prefix)}
    assert before == after
    check_mentions(linker.link, text)
