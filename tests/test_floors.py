"""The house: a module imports from lower floors or its own folder only, and nothing runs data."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "normalize"
MODULES = sorted(PACKAGE.rglob("*.py"))
FLOORS = {
    "errors": 0, "model": 0,
    "text": 1,
    "romanization": 2, "gazetteer": 2, "sound": 2,
    "index": 3,
    "matching": 4,
    "resolver": 5, "linking": 5, "checks": 5, "evaluation": 5, "importing": 5, "exporting": 5,
    "checkout": 5,
    "bundled": 6, "columns": 6,
    "cli": 7, "adapters": 7, "service": 7,
    "__init__": 8, "__main__": 8,
}  # fmt: skip
ALLOWED_BESIDE = {
    ("linking", "resolver"),
    ("checks", "resolver"),
    ("importing", "checks"),  # what code derives, and which script a language has
    ("exporting", "linking"),
    ("evaluation", "resolver"),
    ("evaluation", "linking"),
    ("columns", "bundled"),  # which answers where no other gazetteer is named
    ("cli", "__init__"),  # the version
    ("sound", "romanization"),  # learning reads Han pairs; nothing at run time does
}
LONGEST = 300
RUNS_DATA = re.compile(
    r"\b(?:pickle|marshal|shelve|cPickle|dill|joblib)\b|\beval\(|\bexec\(|\byaml\.(?:unsafe_)?load\("
    r"|\b(?:Unsafe|Full)Loader\b|\bos\.system\(|\bsubprocess\b"
)


def name_of(path: Path) -> str:
    """Return the dotted name of the module at *path*."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """Return the folder, or the module on the ground of the package, that *module* is in."""
    return [*module.split("."), "__init__"][1]


def imports_of(path: Path, *, lazy: bool = True) -> Iterator[str]:
    """Yield the modules of the package that the one at *path* imports, anywhere if *lazy*."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = ast.walk(tree) if lazy else iter(tree.body)
    names = {name_of(other) for other in MODULES}
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("normalize"))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            if node.module and node.module.split(".")[0] == "normalize":
                whole = (f"{node.module}.{alias.name}" for alias in node.names)
                yield from (name if name in names else node.module for name in whole)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_floor(path: Path) -> None:
    """A module imports, at its top or later, from lower floors or its own folder."""
    room = room_of(name_of(path))
    if room == "__init__":
        pytest.skip("the front door re-exports what it is asked for")
    for module in imports_of(path):
        other = room_of(module)
        below = FLOORS[other] < FLOORS[room] or (room, other) in ALLOWED_BESIDE
        assert other == room or below, f"{name_of(path)} imports {module}"


def test_every_room_has_a_floor() -> None:
    """No folder or module stands outside the house."""
    assert {room_of(name_of(path)) for path in MODULES} <= set(FLOORS)


def test_no_circles() -> None:
    """No module needs itself in order to be imported."""
    graph = {name_of(path): set(imports_of(path, lazy=False)) for path in MODULES}
    for module, needed in graph.items():
        needed.discard(module)
    assert list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_runs_data(path: Path) -> None:
    """Nothing that is read can become code."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    docstrings = {
        node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for said in docstrings:
        if isinstance(said, str):
            text = text.replace(said, "")
    assert not RUNS_DATA.findall(text)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_shape(path: Path) -> None:
    """A module has a docstring and at most three hundred lines, and none is a drawer."""
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= LONGEST
    assert path.stem not in {"utils", "helpers", "common", "misc", "tools"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions(path: Path) -> None:
    """A public function says what it does; none has more than forty lines of code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    inner = {node for found in classes if found.name.startswith("_") for node in found.body}
    for node in (*tree.body, *(node for found in classes for node in found.body)):
        if isinstance(node, ast.FunctionDef):
            said = ast.get_docstring(node)
            private = node.name.startswith("_") or node in inner
            assert said or private, f"{name_of(path)}.{node.name}"
            assert isinstance(node.end_lineno, int)
            first = node.body[1 if said and len(node.body) > 1 else 0].lineno
            assert node.end_lineno - first < 40, f"{name_of(path)}.{node.name} is too long"
