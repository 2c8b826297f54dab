"""``normalize evaluate``: gold in, figures out."""

import json
from pathlib import Path

import pytest

from normalize.cli import main
from normalize.cli.figures import FEW
from normalize.evaluation import Slip

NAMES = """query\tanswer\tlang\tcountry
Kharkiv\tkharkiv\ten\t
Харків\tkharkiv\tuk\t
Springfield\tspringfield-west\ten\tCA
Jordan\tada-jordan\ten\t
Xqzt\tNIL\ten\t
Olha Marchenko\tNIL\ten\t
"""
TEXTS = """
- text: Ada Jordan left Kharkiv for Springfield.
  lang: en
  mentions:
    - {surface: Ada Jordan, entity: ada-jordan}
    - {surface: Kharkiv, entity: usa}
    - {surface: Springfield, entity: springfield-east}
"""
COUNTS = {"answerable": 4, "nil": 2, "right": 2, "wrong": 1, "ambiguous": 1, "missed": 0,
          "nil_linked": 1, "nil_kept": 1}  # fmt: skip


@pytest.fixture
def names(tmp_path: Path) -> str:
    """Return a file of names and their answers."""
    path = tmp_path / "names.tsv"
    path.write_text(NAMES, "utf-8")
    return str(path)


@pytest.fixture
def texts(tmp_path: Path) -> str:
    """Return a file of marked texts."""
    path = tmp_path / "texts.yaml"
    path.write_text(TEXTS, "utf-8")
    return str(path)


def measured(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    """Return the object that ``evaluate --json`` prints."""
    assert main(["evaluate", "--json", *arguments]) == 0
    return json.loads(capsys.readouterr().out)


def test_figures(capsys, compiled, names, texts) -> None:
    """One object holds the figures of all files, those of names and those of texts."""
    found = measured(capsys, "--gazetteer", compiled, names, texts)
    assert list(found) == ["names", "texts"]
    total = found["names"]["total"]
    assert {name: total[name] for name in COUNTS} == COUNTS
    assert (total["precision"], total["recall"], total["nil_accuracy"]) == (0.5, 0.5, 0.5)
    assert set(found["names"]) == {
        "total", "script", "language", "kind", "level", "reach", "thresholds",
    }  # fmt: skip
    assert found["texts"]["total"]["right"] == 1
    assert found["texts"]["language"] == {"en": found["texts"]["total"]}
    assert list(measured(capsys, "--gazetteer", compiled, texts)) == ["texts"]


def test_sweep_is_what_each_threshold_gives(capsys, compiled, names) -> None:
    """A row of the thresholds is the total of a run at that threshold."""
    found = measured(capsys, "--gazetteer", compiled, names)["names"]
    for row in found["thresholds"]:
        threshold = str(row["threshold"])
        run = measured(capsys, "--gazetteer", compiled, "--threshold", threshold, names)["names"]
        assert {name: run["total"][name] for name in row if name != "threshold"} == {
            name: value for name, value in row.items() if name != "threshold"
        }


def test_tell(capsys, compiled, names) -> None:
    """What a column tells helps only if it is to be told; options hold for all rows."""
    found = measured(capsys, "--gazetteer", compiled, "--tell", "country", names)["names"]
    assert found["total"]["right"] == 3
    found = measured(capsys, "--gazetteer", compiled, "--kind", "person", names)["names"]
    assert found["kind"]["person"]["right"] == 1


def test_tables(capsys, compiled, names, texts) -> None:
    """The tables tell counts, shares, presets, and the threshold that was in force."""
    threshold = ("--threshold", "0.83")
    assert main(["evaluate", "--gazetteer", compiled, *threshold, names, texts]) == 0
    lines = capsys.readouterr().out.splitlines()
    cells = {line.split()[0]: line.split() for line in reversed(lines) if line}
    assert cells["Cyrl"][:3] == ["Cyrl", "1", "1"]
    assert (cells["0.70"][-1], cells["0.90"][-1]) == ("loose", "strict")
    assert " ".join(cells["0.83"][-2:]) == "in force"
    assert f"{len({'en', 'uk'})} others" in "\n".join(lines)
    assert max(map(len, lines)) <= 120


def test_few_are_told_together(capsys, compiled, tmp_path) -> None:
    """A language with names enough has a row of its own."""
    path = tmp_path / "names.tsv"
    path.write_text("form\tanswer\tlang\n" + "Kharkiv\tkharkiv\ten\n" * FEW, "utf-8")
    main(["evaluate", "--gazetteer", compiled, str(path)])
    assert f"\nen            {FEW}" in capsys.readouterr().out


def test_errors(capsys, compiled, names, texts, tmp_path) -> None:
    """What was not right is written with what came instead, and why."""
    path = tmp_path / "errors.tsv"
    main(["evaluate", "--gazetteer", compiled, "--errors", str(path), names, texts])
    assert "5 names that were not answered right" in capsys.readouterr().err
    head, *rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    assert tuple(head) == Slip._fields
    assert [row[:5] for row in rows] == [
        [f"{names}:4", "Springfield", "springfield-west", "ambiguous", ""],
        [f"{names}:5", "Jordan", "ada-jordan", "wrong", "jordan"],
        [f"{names}:7", "Olha Marchenko", "NIL", "NIL linked", "olha-marchenko"],
        [f"{texts}:2+16", "Kharkiv", "usa", "wrong", "kharkiv"],
        [f"{texts}:2+28", "Springfield", "springfield-east", "ambiguous", ""],
    ]
    assert all(row[-1] for row in rows)


def test_bad_rows(capsys, compiled, tmp_path) -> None:
    """Rows that cannot be used are told with place, fact and remedy, and left out."""
    names, texts = tmp_path / "names.tsv", tmp_path / "texts.yaml"
    names.write_text("query\tanswer\nKharkiv\tkharkiv\n" + "Kyiv\tkyiv\n" * 30, "utf-8")
    texts.write_text("- {text: Kyiv., mentions: [{surface: Kyiv, entity: kyiv}]}\n", "utf-8")
    assert main(["evaluate", "--json", "--gazetteer", compiled, str(names), str(texts)]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["names"]["total"]["answerable"] == 1
    assert json.loads(out)["texts"]["total"]["texts"] == 0
    assert f"{names}:3: the gazetteer has no ID 'kyiv'; mend the answer" in err
    assert len(err.splitlines()) == 21
    assert "left out: 31 that could not be used" in err


@pytest.mark.parametrize("name", ["absent.tsv", "absent.yaml"])
def test_absent_file(capsys, compiled, name) -> None:
    """A file that is not there is told."""
    assert main(["evaluate", "--gazetteer", compiled, name]) == 2
    assert f"{name}: cannot be read: No such file or directory; name a" in capsys.readouterr().err


def test_gold_is_never_written_over(capsys, compiled, names) -> None:
    """The list of errors may not take the place of the gold or of the gazetteer."""
    for path in (names, compiled):
        assert main(["evaluate", "--gazetteer", compiled, "--errors", path, names]) == 2
        assert "would be written over" in capsys.readouterr().err
    assert Path(names).read_text("utf-8") == NAMES
    assert main(["evaluate", "--gazetteer", compiled, "--errors", "/absent/errors", names]) == 2
    assert "/absent/errors: cannot be written" in capsys.readouterr().err
