"""``build`` and ``link`` in the formats of others."""

import json
from pathlib import Path

import pytest

from normalize.cli import main
from normalize.exporting import EXPORTS, lines_of
from normalize.model import Alias, Entity

ENDINGS = sorted(EXPORTS)


@pytest.mark.parametrize("ending", ENDINGS)
def test_build(capsys, tmp_path, source, ending) -> None:
    """The ending decides; YAML and what was compiled from it give the same bytes."""
    compiled, there, back = (str(tmp_path / name) for name in ("c.gaz", f"a{ending}", f"b{ending}"))
    assert main(["build", str(source), "-o", there]) == 0
    assert main(["build", str(source), "-o", compiled]) == 0
    assert main(["build", compiled, "-o", back]) == 0
    assert Path(there).read_bytes() == Path(back).read_bytes()
    assert f"{there}: {EXPORTS[ending].name}, " in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [f"a{ending}", f"b{ending}", "c.gaz"]
    )


@pytest.mark.parametrize("name", ["names.json", "names.rdf", "names.ftm.jsonl", "a.ttl/names.TTL"])
def test_unknown_ending(capsys, tmp_path, source, name) -> None:
    """An ending that names no format is answered with those that do."""
    assert main(["build", str(source), "-o", str(tmp_path / name)]) == 2
    told = capsys.readouterr().err
    assert f"{name}: its ending names no format" in told
    assert all(ending in told for ending in [".gaz", *ENDINGS])


def test_any_other_ending(tmp_path, source) -> None:
    """Whatever promises no text is compiled."""
    for name in ("names", "names.bin", "names.v2"):
        assert main(["build", str(source), "-o", str(tmp_path / name)]) == 0
    assert len({path.read_bytes() for path in tmp_path.iterdir()}) == 1


def test_nothing_half_written(capsys, tmp_path) -> None:
    """What fails on its way leaves the file as it was, and nothing beside it."""
    names, out = tmp_path / "names.yaml", tmp_path / "names.ftm.json"
    names.write_text("- {id: a, kind: place, name: A}\n- {id: б, kind: place, name: B}\n", "utf-8")
    out.write_text("before")
    assert main(["build", str(names), "-o", str(out)]) == 2
    assert "entry 'б': FollowTheMoney takes no such ID" in capsys.readouterr().err
    assert out.read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["names.ftm.json", "names.yaml"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_streams(ending) -> None:
    """A line is out before the next entity is asked for."""
    many = Many()
    for number, _ in enumerate(lines_of(many, EXPORTS[ending])):
        assert many.asked <= number + 1
    assert many.asked == 100


class Many(dict[str, Entity]):
    """A hundred places, each made when it is asked for."""

    asked = 0

    def values(self):  # noqa: D102
        for number in range(100):
            self.asked += 1
            yield Entity(f"p{number}", "place", "Place", names=(Alias(f"Place {number}"),))


def test_base(capsys, tmp_path, source) -> None:
    """IDs are put behind what is asked for, in formats that have IRIs."""
    out = str(tmp_path / "names.ttl")
    assert main(["build", str(source), "-o", out, "--base", "https://example.org/"]) == 0
    assert "<https://example.org/doria> a skos:Concept" in Path(out).read_text("utf-8")
    compiled = str(tmp_path / "names.gaz")
    assert main(["build", str(source), "-o", compiled, "--base", "https://example.org/"]) == 2
    assert "--base: is of formats with IRIs only" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["build", str(source), "-o", out, "--base", "names/"])
    assert "'names/' is not the beginning of an IRI" in capsys.readouterr().err


@pytest.fixture
def text(tmp_path) -> str:
    """Return a file of text."""
    path = tmp_path / "text.txt"
    path.write_text("Mira Voss left Doria. Voss left, too.", "utf-8")
    return str(path)


def test_link(capsys, source, text) -> None:
    """The three formats tell of the same mentions."""
    arguments = ["link", text, "--gazetteer", str(source), "--format"]
    told = {}
    for shape in ("json", "conll", "annotations"):
        assert main([*arguments, shape]) == 0
        told[shape] = capsys.readouterr().out
    ids = [json.loads(line)["id"] for line in told["json"].splitlines()]
    assert ids == ["mira-voss", "doria", "mira-voss"]
    rows = [line.split(" ") for line in told["conll"].splitlines() if "B-" in line]
    assert [row[2] for row in rows] == ids
    items = json.loads(told["annotations"])["items"]
    assert [item["body"]["id"] for item in items] == [f"urn:normalize:{one}" for one in ids]
    main(["link", text, "--gazetteer", str(source), "--json"])
    assert capsys.readouterr().out == told["json"]


def test_link_field(capsys, tmp_path, source) -> None:
    """Each row of JSON Lines is a text of its own; half a character in it harms nothing."""
    path = tmp_path / "rows.jsonl"
    path.write_text('{"t": "In Doria."}\n{"t": "\\ud800 Doria"}\n', "utf-8")
    arguments = ["link", str(path), "--field", "t", "--gazetteer", str(source), "--format"]
    assert main([*arguments, "conll"]) == 0
    assert capsys.readouterr().out.count("-DOCSTART-") == 2
    assert main([*arguments, "annotations", "--base", "https://example.org/"]) == 0
    items = json.loads(capsys.readouterr().out)["items"]
    assert [item["target"]["source"].rpartition("#")[2] for item in items] == [
        "line=0,1", "line=1,2",
    ]  # fmt: skip


def test_link_base(capsys, source, text) -> None:
    """A base without annotations is wrong usage."""
    assert main(["link", text, "--gazetteer", str(source), "--base", "https://example.org/"]) == 2
    assert "--base: is of annotations only" in capsys.readouterr().err
