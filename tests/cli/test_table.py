"""Tables: what comes out, and what a row and the options say about it."""


def test_context_columns(tmp_path, capsysbinary, compiled, table, cells) -> None:
    """What a row says about its name decides; the options hold where it says nothing."""
    path = tmp_path / "names.csv"
    rows = ["Springfield,us,,", "Springfield,CA,,", "Springfield,,,", "Jordan,,person,",
            "Jordan,,Place,", "Charkow-in-Ukraine,,,1980-05-01T00:00:00Z", "Jordan,JOR,,",
            "Jordan,,thing,", "Jordan,,,1.5.80"]  # fmt: skip
    path.write_text("name,cc,kind,day\n" + "\n".join(rows) + "\n")
    options = ("--column", "name", "--country-column", "cc", "--kind-column", "kind")
    status, out, err = table(
        capsysbinary, str(path), *options, "--date-column", "day", "--country", "US",
        "--gazetteer", compiled,
    )  # fmt: skip
    assert status == 1
    assert [row[4] for row in cells(out)[1:]] == [
        "springfield-east", "springfield-west", "springfield-east", "ada-jordan", "jordan",
        "kharkiv", "", "", "",
    ]  # fmt: skip
    for line, told in ((8, "'JOR' is not two"), (9, "'thing' is no kind"), (10, "is no date")):
        assert f"names.csv:{line}: " in err
        assert told in err


def test_shape_of_the_output(tmp_path, capsysbinary, compiled, table, cells) -> None:
    """Cross-walk IDs, reasons, a prefix, no header, several columns."""
    path = tmp_path / "names.csv"
    path.write_text("Kharkiv,Xqzt\nJordan,Kharkiv\n")
    options = ("--no-header", "--column", "2", "--column", "1", "--id", "geonames", "--explain")
    _, out, _ = table(capsysbinary, str(path), *options, "--gazetteer", compiled)
    first, second = cells(out)
    assert first[2:7] == ["", "", "nil", "0.0", "nothing in the gazetteer"]
    assert (first[7], second[2], len(first)) == ("706483", "706483", 12)
    path.write_text("name,name_id\nKharkiv,7\n")
    arguments = (str(path), "--column", "name", "--gazetteer", compiled)
    status, _, err = table(capsysbinary, *arguments)
    assert status == 2
    assert "there is a column 'name_id' already; set other names apart with --prefix" in err
    _, out, _ = table(capsysbinary, *arguments, "--prefix", "our_")
    assert cells(out)[0][2] == "our_name_id"


def test_empty_table(tmp_path, capsysbinary, compiled, table) -> None:
    """A table without a header is none; one without rows is one."""
    path = tmp_path / "names.csv"
    path.touch()
    arguments = (str(path), "--column", "name", "--gazetteer", compiled)
    assert table(capsysbinary, *arguments)[0] == 2
    path.write_text("name")
    assert table(capsysbinary, *arguments)[:2] == (
        0,
        b"name,name_id,name_name,name_outcome,name_score",
    )


def test_unresolved(tmp_path, capsysbinary, compiled, table, as_csv, cells) -> None:
    """Names without an ID are written with their counts, the most frequent first."""
    path, rest = tmp_path / "names.csv", tmp_path / "rest.tsv"
    path.write_bytes(as_csv(["Xqzt", "Kharkiv", "Springfield", "Xqzt", "a\tb"]))
    options = ("--column", "name", "--unresolved", str(rest), "--gazetteer", compiled)
    _, _, err = table(capsysbinary, str(path), *options)
    assert cells(rest.read_bytes(), delimiter="\t") == [
        ["count", "name", "outcome", "column"],
        ["2", "Xqzt", "nil", "name"],
        ["1", "Springfield", "ambiguous", "name"],
        ["1", "a\tb", "nil", "name"],
    ]
    assert "most frequent without an ID: 'Xqzt' (2 nil), 'Springfield' (1 ambiguous)" in err


def test_jobs(tmp_path, compiled, monkeypatch, capsysbinary, table, as_csv) -> None:
    """Several processes give the same bytes, even if answers are forgotten all the time."""
    monkeypatch.setattr("normalize.columns.REMEMBERED", 50)
    path = tmp_path / "names.csv"
    names = [
        f"{name}{n % 97 or ''}" for n in range(3000) for name in ("Kharkiv", "Marchenko ", "Z")
    ]
    path.write_bytes(as_csv(names))
    arguments = (str(path), "--column", "name", "--gazetteer", compiled)
    _, alone, _ = table(capsysbinary, *arguments)
    _, together, _ = table(capsysbinary, *arguments, "--jobs", "2")
    assert alone == together
    assert alone.count(b"\n") == len(names) + 1
