"""``normalize import``: what it takes, what it tells, and how it ends."""

from pathlib import Path

import pytest

from normalize.cli import main
from normalize.cli.arguments import IMPORTED
from normalize.gazetteer import read
from normalize.importing import KINDS

DATA = Path(__file__).parents[1] / "importing" / "data"


def test_kinds() -> None:
    """The command knows every kind there is."""
    assert sorted(KINDS) == list(IMPORTED)


def test_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was read, kept and dropped stands on standard error; bad rows end in status 1."""
    out = tmp_path / "zoria"
    assert main(["import", "jrc-names", str(DATA / "jrc.txt"), "-o", str(out)]) == 1
    output, told = capsys.readouterr()
    assert output == ""
    assert told.splitlines() == [
        f"normalize: {DATA / 'jrc.txt'}:7: is no row of 4 columns with a number",
        "normalize: rows: 7 read, 1 bad",
        "normalize: entities: new 2",
        "normalize: names: new 3",
        "normalize: entities: dropped 1, of type O (Zoria Foundation)",
        "normalize: names: dropped 2, another name says the same "
        "(Olha Zoriana-Test, Petro Prykladnyi)",
        "normalize: credit JRC-Names, © European Union",
    ]
    assert {entity.id for entity in read(str(out))} == {"olha-zoriana-test", "petro-prykladnyi"}


def test_columns(tmp_path: Path) -> None:
    """The columns of a table are told one by one."""
    out = tmp_path / "people"
    table = tmp_path / "people.csv"
    table.write_text("Wer;Land\nOlha Zoriana;UA\n")
    told = ["--column", "name=Wer", "--column", "country=Land", "--kind", "person"]
    assert main(["import", "csv", str(table), *told, "--source", "own", "-o", str(out)]) == 0
    [person] = read(str(out))
    assert (person.kind, person.country, person.source) == ("person", "UA", ("own",))
    assert (out / "people" / "UA" / "csv-1.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "fact"),
    [
        (["geonames"], "no file is named"),
        (["geonames", "x.txt"], "no output is named"),
        (["csv", "x.csv", "--column", "name", "-o", "y"], "'name' is not FIELD=HEAD"),
        (["csv", str(DATA / "table.csv"), "--column", "age=Q", "-o", "y"], "is no field"),
        (["gazeteer", "x", "-o", "y"], "invalid choice"),
    ],
)
def test_wrong_usage(
    arguments: list[str],
    fact: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Wrong usage ends in status 2, with what is wrong told last, and nothing written."""
    monkeypatch.chdir(tmp_path)
    try:
        status: object = main(["import", *arguments, *(["-o", "y"] * (len(arguments) == 1))])
    except SystemExit as end:
        status = end.code
    assert status == 2
    assert fact in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
