"""``normalize diff`` and the reports of ``check``: what changes, and what must not."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.checks.changes import changes
from normalize.checks.reports import write_reports
from normalize.cli import main
from normalize.model import Alias, Entity

OLD = """\
- {id: zoria, kind: place, name: Zoria, names: {uk: [Зоря]}}
- {id: zorivka, kind: place, name: Zorivka}
- {id: zorianka, kind: place, name: Zorianka, merged: [old-zorianka]}
- {id: marchenko, kind: person, name: Olha Marchenko}
"""

# What the new gazetteer is, what it has retired, the lines told, and the exit status.
CASES = {
    "the same": (OLD, "", [], 0),
    "added": (OLD + "- {id: nova, kind: place, name: Nova}\n", "", ["added\tnova\t\tNova"], 0),
    "removed": (
        OLD.replace("- {id: zorivka, kind: place, name: Zorivka}\n", ""), "",
        ["removed\tzorivka\tZorivka\t"], 1,
    ),
    "retired": (
        OLD.replace("- {id: zorivka, kind: place, name: Zorivka}\n", ""), "zorivka # no such\n",
        ["retired\tzorivka\tZorivka\t"], 0,
    ),
    "an old ID that answers no more": (
        OLD.replace(", merged: [old-zorianka]", ""), "", ["removed\told-zorianka\tZorianka\t"], 1,
    ),
    "merged": (
        OLD.replace("- {id: zorivka, kind: place, name: Zorivka}\n", "")
        .replace("name: Zoria,", "name: Zoria, merged: [zorivka],"), "",
        ["merged\tzorivka\tZorivka\tzoria"], 0,
    ),
    "renamed": (
        OLD.replace("name: Zorivka", "name: Zorivske"), "",
        ["renamed\tzorivka\tZorivka\tZorivske"], 0,
    ),
    "another kind under the same ID": (
        OLD.replace("kind: person, name: Olha Marchenko", "kind: place, name: Marchenko"), "",
        ["reused\tmarchenko\tOlha Marchenko\tMarchenko"], 1,
    ),
    "an old ID given again": (
        OLD.replace(", merged: [old-zorianka]", "")
        + "- {id: old-zorianka, kind: place, name: Other}\n", "",
        ["reused\told-zorianka\tZorianka\tOther"], 1,
    ),
    "a retired ID given again": (
        OLD + "- {id: nova, kind: place, name: Nova}\n", "nova\n", ["reused\tnova\t\tNova"], 1,
    ),
}  # fmt: skip


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Return the folders of two gazetteers, equal at first."""
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "all.yaml").write_text(OLD, "utf-8")
    return tmp_path / "old", tmp_path / "new"


@pytest.mark.parametrize("case", CASES)
def test_changes(case: str, folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """Each change is a line; an ID that vanishes or is used again ends in status 1."""
    new, given_up, lines, status = CASES[case]
    (folders[1] / "all.yaml").write_text(new, "utf-8")
    (folders[1] / "retired.txt").write_text(given_up, "utf-8")
    assert main(["diff", *map(str, folders)]) == status
    assert capsys.readouterr().out.splitlines() == lines


def test_answers(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """Names are told whose answer changes; a merged ID is its survivor."""
    new = CASES["merged"][0].replace("Зоря", "Зірка")
    (folders[1] / "all.yaml").write_text(new, "utf-8")
    names = folders[0] / "names.txt"
    names.write_bytes("Зоря\nЗірка\nZorianka\n\n\xff\n".encode() + b"\xff\n")
    assert main(["diff", *map(str, folders), "--names", str(names), "--json"]) == 1
    output, told = capsys.readouterr()
    rows = [json.loads(line) for line in output.splitlines()]
    assert (rows[0]["sort"], rows[0]["subject"]) == ("merged", "zorivka")
    changed = {row["subject"]: (row["before"], row["after"]) for row in rows[1:]}
    assert changed["Зірка"] == ("nil", "zoria")
    assert "Zorianka" not in changed
    assert "names.txt:6: not UTF-8" in told


def test_compiled(folders: tuple[Path, Path], tmp_path: Path) -> None:
    """YAML and what it was compiled to are the same gazetteer."""
    out = tmp_path / "new.gaz"
    assert main(["build", str(folders[0]), "-o", str(out)]) == 0
    assert main(["diff", str(folders[0]), str(out)]) == 0


def test_no_names(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """A file of names that is not there is told."""
    assert main(["diff", *map(str, folders), "--names", "no-such-file"]) == 2
    assert "no-such-file: cannot be read" in capsys.readouterr().err


IDS = st.sampled_from(["a", "b", "c", "d"])
GAZETTEERS = st.dictionaries(IDS, st.sampled_from(["X", "Y"]), max_size=4).map(
    lambda names: [Entity(our_id, "place", name) for our_id, name in names.items()]
)


@given(GAZETTEERS)
def test_nothing_changes_by_itself(entities: list[Entity]) -> None:
    """A gazetteer does not differ from itself, in whatever order."""
    assert not list(changes(entities, entities[::-1]))


@given(GAZETTEERS, GAZETTEERS)
def test_removed_there_is_added_back(one: list[Entity], other: list[Entity]) -> None:
    """What is removed one way is added the other way, and only what vanishes is a fault."""
    there, back = list(changes(one, other)), list(changes(other, one))
    removed = {change.subject for change in there if change.sort == "removed"}
    assert removed == {change.subject for change in back if change.sort == "added"}
    assert {change.subject for change in there if change.fault} == removed


def test_reports(tmp_path: Path) -> None:
    """The reports are the same for the same entries in any order."""
    entities = [
        Entity("zoria", "place", "Zoria", country="UA", type="city", population=900_000,
               names=(Alias("Зоря", "uk"),)),
        Entity("soria", "place", "Soria", country="ES", type="city", population=900_000),
        Entity("zoria-es", "place", "Zoria", country="ES", names=(Alias("Soria", weak=True),)),
        Entity("ana-prado", "person", "Ana Prado", country="ES", source=("own",)),
    ]  # fmt: skip
    paths = write_reports(str(tmp_path / "one"), entities)
    for path, again in zip(
        paths, write_reports(str(tmp_path / "two"), entities[::-1]), strict=True
    ):
        assert Path(path).read_bytes() == Path(again).read_bytes()
    assert Path(paths[1]).read_text("utf-8").splitlines()[1:] == [
        "0\tsoria\tsoria, ~zoria-es\t\t",
        "0\tzoria\tzoria, zoria-es\t\t",
        "1\tsoria\tsoria\tzoria\tzoria",
    ]
    coverage = Path(paths[0]).read_text("utf-8").splitlines()
    assert "country\tES\t1\t2\t4" in coverage
    assert "language\tuk\t0\t1\t1" in coverage


def test_check_writes_reports(folders: tuple[Path, Path], tmp_path: Path) -> None:
    """``check --report`` writes them beside its findings."""
    assert main(["check", str(folders[0]), "--report", str(tmp_path / "reports")]) in (0, 1)
    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == [
        "collisions.tsv",
        "coverage.tsv",
    ]
