"""What the package shows: twelve names, documented and typed, and nothing heavy at the door."""

import inspect
import pickle
import subprocess
import sys
from importlib import resources

import pytest

import normalize
from normalize.model import Mention
from normalize.resolver import Resolver

NAMES = [
    "fold", "romanize", "resolve", "link", "Resolver", "Gazetteer", "Entity", "Alias", "Mention",
    "Candidate", "Decision", "NormalizeError",
]  # fmt: skip
HEAVY = {
    "yaml", "numpy", "pandas", "unidecode", "jellyfish", "inspect", "dataclasses", "pathlib",
    "json", "normalize.resolver", "normalize.index.catalog", "normalize.text",
}  # fmt: skip


def run(code: str, *flags: str) -> str:
    """Return what *code* prints in a new interpreter."""
    done = subprocess.run(
        [sys.executable, *flags, "-c", code], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_names() -> None:
    """The public names are these, sorted, and a reader of ``dir`` finds them."""
    assert len(NAMES) == 12
    assert normalize.__all__ == sorted(NAMES)
    assert set(NAMES) <= set(dir(normalize))
    assert all(hasattr(normalize, name) for name in NAMES)


def test_unknown_name() -> None:
    """A name that is not public is an AttributeError that names it."""
    with pytest.raises(AttributeError, match="normalise"):
        normalize.normalise  # noqa: B018


@pytest.mark.parametrize("name", NAMES)
def test_documented(name: str) -> None:
    """Every public name has a docstring, and so has every public method and property of it."""
    thing = getattr(normalize, name)
    assert inspect.getdoc(thing)
    if inspect.isclass(thing):
        for attribute, value in vars(thing).items():
            method = inspect.isfunction(value) or isinstance(value, (property, classmethod))
            if method and not attribute.startswith("_"):
                assert inspect.getdoc(value), f"{name}.{attribute}"


@pytest.mark.parametrize("name", NAMES)
def test_typed(name: str) -> None:
    """Every argument and every answer of a public name has a type."""
    thing = getattr(normalize, name)
    functions = [thing] if inspect.isfunction(thing) else []
    if inspect.isclass(thing):
        functions = [value for value in vars(thing).values() if inspect.isfunction(value)]
        functions = [f for f in functions if f.__module__.startswith("normalize")]
    for function in functions:
        signature = inspect.signature(function)
        if hasattr(thing, "_fields") and function.__name__.startswith("_"):
            continue  # made by NamedTuple
        assert signature.return_annotation is not inspect.Signature.empty, function
        for argument in list(signature.parameters.values())[functions != [thing] :]:
            assert argument.annotation is not inspect.Parameter.empty, function


def test_typed_marker() -> None:
    """Type checkers are told that the package has types."""
    assert resources.files("normalize").joinpath("py.typed").is_file()


def test_import_is_light() -> None:
    """Importing the package brings nothing heavy."""
    loaded = set(run("import sys, normalize; print(*sys.modules)", "-S").split())
    assert not loaded & HEAVY


def test_version() -> None:
    """The package tells its version."""
    assert normalize.__version__.count(".") == 2


def test_results_are_frozen(small: Resolver) -> None:
    """An answer cannot be changed."""
    decision = small.resolve("Lviv")
    assert decision.entity
    with pytest.raises(AttributeError):
        decision.outcome = "nil"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        decision.entity.name = "x"  # type: ignore[misc]


@pytest.mark.parametrize("form", ["Lviv", "Melnychuk", "Xqzt", "Lvіv"])
def test_answers_pickle(small: Resolver, form: str) -> None:
    """A decision survives the way to another process, and so does a mention."""
    decision = small.resolve(form)
    assert pickle.loads(pickle.dumps(decision)) == decision  # noqa: S301
    mention = Mention(0, len(form), decision)
    assert pickle.loads(pickle.dumps(mention)) == mention  # noqa: S301


def test_resolver_pickles(small: Resolver) -> None:
    """A resolver survives the way to another process, its knobs with it."""
    knobs = Resolver(small.gazetteer, threshold=0.9, margin=0.2)
    copy = pickle.loads(pickle.dumps(knobs))  # noqa: S301
    assert (copy.threshold, copy.margin) == (0.9, 0.2)
    assert list(copy.gazetteer.items()) == list(small.gazetteer.items())
    for form in ("Lviv", "Melnychuk", "Slovania"):
        assert copy.resolve(form) == knobs.resolve(form)


def test_module_functions() -> None:
    """The two functions of the package answer from the bundled gazetteer."""
    assert normalize.resolve("Zelenskiy").id == "volodymyr-zelenskyy"
    assert [m.id for m in normalize.link("Zelensky flew from Kiev.")] == [
        "volodymyr-zelenskyy", "kyiv",
    ]  # fmt: skip
