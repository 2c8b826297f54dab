"""The recipes: every file they show is made, every command and every example run."""

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

DOCS = Path(__file__).parents[1] / "docs"
RECIPES = sorted(DOCS.glob("*.md"))
FENCE = re.compile(r"^```(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<text>.*?)^```$", re.M | re.S)
IMPORTED = re.compile(r"^(?:>>>|\.\.\.) +(?:import|from) (\w+)", re.M)
RUN = re.compile(r"^\$ (?P<line>.*)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.M)
NOT_RUN = {"spark.md"}  # the same lines stand in tests/adapters/test_spark.py


class Fence(NamedTuple):
    """What stands between fences: its kind, a name behind that, and the text."""

    kind: str
    name: str | None
    text: str


def fences(path: Path) -> Iterator[Fence]:
    """Yield the fenced parts of a recipe."""
    for found in FENCE.finditer(path.read_text(encoding="utf-8")):
        yield Fence(found["kind"], found["name"], found["text"])


@pytest.mark.parametrize("path", RECIPES, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::FutureWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_recipe(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A recipe does what it says, step after step, in a folder of its own."""
    if path.name in NOT_RUN:
        pytest.skip("it is for a cluster")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for fence in fences(path):
        if fence.kind in ("csv", "text", "yaml") and fence.name:
            target = tmp_path / fence.name
            target.parent.mkdir(exist_ok=True)
            target.write_text(fence.text, encoding="utf-8")
        elif fence.kind == "console":
            run(fence.text)
        elif fence.kind == "pycon":
            for module in IMPORTED.findall(fence.text):
                pytest.importorskip(module)
            example(fence.text, path.name, names)


def run(text: str) -> None:
    """Run the commands of *text* and compare what they show."""
    folder = Path(sys.executable).parent
    env = os.environ | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    for command in RUN.finditer(text):
        done = subprocess.run(
            ["bash", "-c", command["line"]], capture_output=True, text=True, env=env, check=False
        )
        assert done.stdout + done.stderr == command["shown"], command["line"]


def example(text: str, name: str, names: dict[str, object]) -> None:
    """Run the examples of *text*; what they define stays in *names*."""
    parsed = doctest.DocTestParser().get_doctest(text, names, name, name, 0)
    told: list[str] = []
    doctest.DocTestRunner().run(parsed, out=told.append, clear_globs=False)
    names.update(parsed.globs)
    assert not told, "".join(told)


def test_index() -> None:
    """Every recipe is in the index."""
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    assert all(f"({path.name})" in index for path in RECIPES if path.name != "README.md")
