"""What the reader accepts, what it refuses, and in which words."""

import contextlib
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from normalize.errors import GazetteerError
from normalize.gazetteer import files, read, read_all
from normalize.gazetteer.document import DEEPEST, MOST_PROBLEMS, Problems, entries
from normalize.gazetteer.reader import contents, text_entries
from normalize.gazetteer.records import MOST_NAMES
from normalize.gazetteer.values import LONGEST

HERE = Path(__file__).parent
INVALID = sorted(path.stem for path in HERE.glob("invalid/*.yaml"))
VALID = sorted(path.stem for path in HERE.glob("valid/*.yaml"))
KYIV = "- id: kyiv\n  kind: place\n  name: Kyiv\n"


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request, monkeypatch):
    """Let both of PyYAML's parsers read, the C one where there is one."""
    chosen = getattr(yaml, request.param, None) or pytest.skip("PyYAML without libyaml")
    monkeypatch.setattr("normalize.gazetteer.document.fastest", lambda: chosen)
    return request.param


def refusal(text: str) -> str:
    """Return what is said of a bad gazetteer."""
    problems = Problems("x.yaml")
    with pytest.raises(GazetteerError) as caught:  # noqa: PT012  both may raise
        list(text_entries(text, problems))
        problems.tell()
    return str(caught.value)


@pytest.mark.parametrize("name", INVALID)
def test_invalid(name: str, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bad file is refused with place, fact and remedy, on the same lines by both parsers."""
    monkeypatch.chdir(HERE / "invalid")
    told = Path(f"{name}.txt").read_text("utf-8")
    with pytest.raises(GazetteerError) as caught:
        read(f"{name}.yaml")
    said = f"{caught.value}\n"
    if loader == "SafeLoader" and ("this is not YAML" in told):
        assert [p.place for p in caught.value.problems] == [told.split(": ")[0]]
    else:
        assert said == told
    assert all(p.place and p.fact and p.remedy for p in caught.value.problems)


@pytest.mark.parametrize("name", VALID)
def test_valid(name: str, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A good file and its normal form hold the same, whichever parser reads them."""
    monkeypatch.chdir(HERE / "valid")
    assert loader
    assert read(f"{name}.yaml") == read(f"{name}.normal")


def test_everything_is_text() -> None:
    """What YAML takes for booleans, numbers and dates stays as it was written."""
    [misread] = read(str(HERE / "valid/misread.yaml"))
    assert (misread.id, misread.name, misread.ids["zip"]) == ("no", "On", "00172")
    forms = {alias.form for alias in misread.names if alias.lang == "no"}
    assert forms == {"No", "on", "~", "Null", ".nan", "12:30", "0x1F", "="}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- " * (DEEPEST + 1) + "x", f"nested over {DEEPEST} deep"),
        ("- " + "[" * 100_000, f"nested over {DEEPEST} deep"),
        ("- " + "{a: " * 100_000, f"nested over {DEEPEST} deep"),
        (f"{KYIV}  family: {'x' * (LONGEST + 1)}", "is 1,025 characters long"),
        (f"{KYIV}  type: {'x' * LONGEST}\n  z: 1", "'z' is no field"),
        (f"{KYIV}  names: {{en: [{', '.join(map(str, range(MOST_NAMES + 1)))}]}}", "10,001 names"),
        ('- "\\UFFFFFFFF"', "x.yaml:1: this is not YAML"),
    ],
)
def test_limits(text: str, said: str, loader: str) -> None:
    """What is too deep, too long or too many is refused, and nothing else breaks on it."""
    assert loader
    assert said in refusal(text)


def test_just_within_the_limits() -> None:
    """What is as deep, long and many as may be is read."""
    names = ", ".join(map(str, range(MOST_NAMES)))
    text = f"{KYIV}  type: {'x' * LONGEST}\n  names: {{en: [{names}]}}"
    [entry] = text_entries(text, Problems(""))
    assert len(entry.entity.names) == MOST_NAMES
    assert list(entries("- " * DEEPEST + "x", Problems("")))


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the limit is refused without being read to its end."""
    monkeypatch.setattr("normalize.gazetteer.reader.LARGEST", len(KYIV))
    (tmp_path / "a.yaml").write_text(KYIV)
    assert contents(str(tmp_path / "a.yaml")) == KYIV.encode()
    (tmp_path / "a.yaml").write_text(KYIV + "#")
    with pytest.raises(GazetteerError, match="is larger than"):
        read(str(tmp_path))


def test_many_problems_are_told_at_once(tmp_path: Path) -> None:
    """Problems of several files are told together, up to the limit."""
    (tmp_path / "a.yaml").write_text("- {id: a, kind: place}\n")
    (tmp_path / "b.yaml").write_text("- {id: b, kind: place}\n" * 99)
    with pytest.raises(GazetteerError) as caught:
        read(str(tmp_path))
    lines = str(caught.value).splitlines()
    assert len(lines) == len(caught.value.problems) == MOST_PROBLEMS
    assert "a.yaml:1:" in lines[0]
    assert "b.yaml:19:" in lines[-1]


def test_folders(tmp_path: Path) -> None:
    """Folders are read in the order of their names, hidden and other files left alone."""
    for name in ["b/c.yml", "a.yaml", "b/a.YAML", ".hidden.yaml", "b/readme.md"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"- {{id: '{name}', kind: place, name: x}}\n")
    assert [entity.id for entity in read(str(tmp_path))] == ["a.yaml", "b/a.YAML", "b/c.yml"]
    assert files(str(tmp_path))[0] == str(tmp_path / "a.yaml")


@pytest.mark.parametrize(("name", "said"), [("none", "cannot be read: No such"), ("", "no YAML")])
def test_nothing_to_read(tmp_path: Path, name: str, said: str) -> None:
    """A missing file and a folder without YAML are told apart."""
    with pytest.raises(GazetteerError, match=said):
        read(str(tmp_path / name))


def test_an_id_stands_once_in_a_gazetteer(tmp_path: Path) -> None:
    """The same ID in two files is refused with both places."""
    paths = [str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")]
    for path in paths:
        Path(path).write_text(f"# {path}\n{KYIV}")
    with pytest.raises(GazetteerError) as caught:
        read_all(paths)
    assert str(caught.value).startswith(
        f"{paths[1]}:2: the ID 'kyiv' is given already at {paths[0]}:2;"
    )


@given(
    st.text(st.sampled_from("-:?,[]{}#&*!|>'\"%@` \n\tab0\\xuNé\u0085\u2028\ufeff"), max_size=60)
)
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text brings anything but entries or a `GazetteerError`."""
    problems = Problems("")
    with contextlib.suppress(GazetteerError):
        assert list(text_entries(text, problems)) == []
