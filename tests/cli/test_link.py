"""``normalize link`` and ``normalize romanize``, from files and from standard input."""

import json

import pytest

from normalize.cli import main

TEXT = (
    "Olha Marchenko flew from Харків (Charkiw)\r\nto Springfield. "
    "\N{SMILING FACE WITH OPEN MOUTH} Marchenko spoke."
)
FOUND = [("Olha Marchenko", "olha-marchenko"), ("Харків", "kharkiv"), ("Charkiw", "kharkiv"),
         ("Marchenko", "olha-marchenko")]  # fmt: skip
FIELDS = ["file", "start", "end", "form", "outcome", "id", "name", "kind", "type", "score",
          "level", "ids", "flags"]  # fmt: skip


def linked(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict]:
    """Return the objects that ``link --json`` prints."""
    main(["link", "--json", *arguments])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def text(tmp_path) -> str:
    """Return a file with the text."""
    path = tmp_path / "text.txt"
    path.write_bytes(TEXT.encode())
    return str(path)


def test_mentions(capsys, compiled, text) -> None:
    """Every mention has the fields of the contract, and offsets that restore its form."""
    rows = linked(capsys, text, "--gazetteer", compiled)
    assert [(row["form"], row["id"]) for row in rows] == FOUND
    for row in rows:
        assert list(row) == FIELDS
        assert row["file"] == text
        assert TEXT[row["start"] : row["end"]] == row["form"]


def test_all(capsys, compiled, text) -> None:
    """With ``--all`` the ambiguous are mentions too, and candidates are given."""
    rows = linked(capsys, text, "--gazetteer", compiled, "--all")
    [springfield] = [row for row in rows if row["form"] == "Springfield"]
    assert (springfield["outcome"], springfield["id"]) == ("ambiguous", None)
    assert len(springfield["candidates"]) == 2
    for row in rows:
        assert TEXT[row["start"] : row["end"]] == row["form"]


def test_rows(capsys, compiled, text) -> None:
    """Without JSON a mention is a row: file, offsets, and what ``resolve`` shows."""
    main(["link", text, "--gazetteer", compiled])
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [(row[3], row[5]) for row in rows] == FOUND
    assert rows[0][:3] == [text, "0", "14"]


def test_table(capsys, compiled, text) -> None:
    """The table ends with what led to each ID."""
    main(["link", text, text, "--table", "--gazetteer", compiled])
    out = capsys.readouterr().out
    assert out.count("== text.txt") == 2
    assert "Charkiw, Харків -> kharkiv" in out


def test_standard_input(run, compiled) -> None:
    """Standard input is a text too, by its dash or by default, and all of it is one."""
    for files in ((), ("-",)):
        done = run("link", *files, "--json", "--gazetteer", compiled, given=TEXT.encode())
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        assert [(row["form"], row["id"]) for row in rows] == FOUND
        assert {row["file"] for row in rows} == {"-"}


def test_missing_file(capsys, compiled, tmp_path) -> None:
    """A text that is not there, or is a folder, is told with place, fact and remedy."""
    for path in (str(tmp_path / "none.txt"), str(tmp_path)):
        assert main(["link", path, "--gazetteer", compiled]) == 2
        err = capsys.readouterr().err
        assert err.startswith(f"normalize: {path}: ")
        assert "; " in err


@pytest.mark.parametrize(
    "data",
    [b"\xffIn Kharkiv", b"In Kharkiv \xd0", b"Khar\xffkiv, Kharkiv", "Kharkiv".encode("utf-16")],
)
def test_not_utf8(capsys, compiled, tmp_path, data) -> None:
    """A text with bytes that fail is read with marks in their place, and told, with status 1."""
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    assert main(["link", "--json", str(path), "--gazetteer", compiled]) == 1
    out, err = capsys.readouterr()
    shown = data.decode("utf-8", "replace")
    for row in map(json.loads, out.splitlines()):
        assert shown[row["start"] : row["end"]] == row["form"]
    assert f"{path}: not UTF-8 at byte " in err


@pytest.mark.parametrize(
    ("before", "between"),
    [("\ufeff", "\r\n"), ("\0", "\0\0"), ("", "\r"), ("\N{SOFT HYPHEN}", "\u2028"),
     ("\x1b", "\x85"), ("\N{SMILING FACE WITH OPEN MOUTH}\ufeff", "\r\n\r\n")],
)  # fmt: skip
def test_offsets(capsys, tmp_path, compiled, before, between) -> None:
    """Every character of a file counts, whatever it is; so offsets are those of its text."""
    path = tmp_path / "text"
    path.write_bytes(f"{before} Kharkiv{between}Харків".encode())
    start = len(before) + 1
    rows = linked(capsys, str(path), "--gazetteer", compiled)
    assert [(row["start"], row["end"]) for row in rows] == [
        (start, start + 7), (start + 7 + len(between), start + 13 + len(between)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [b"", b"\0", b"\n" * 1000, b"Kharkiv " * 1000, b"A" * 10**6, b"a" * 10**6,
     ("a" + "\N{COMBINING ACUTE ACCENT}" * 200_000).encode(),
     ("\N{CYRILLIC CAPITAL LETTER ZHE}" * 500_000).encode()],
    ids=["empty", "NUL", "line ends", "names", "capitals", "letters", "marks", "Cyrillic"],
)  # fmt: skip
def test_hostile_text(run, compiled, data) -> None:
    """Whatever a text holds, it is read to its end."""
    done = run("link", "--json", "--gazetteer", compiled, given=data)
    assert done.returncode == 0
    assert done.stderr == b""
    assert len(done.stdout.splitlines()) == data.count(b"Kharkiv")


def test_bundled(run) -> None:
    """The bundled gazetteer links, too."""
    done = run("link", "--json", given="Paris, Berlin; Київ".encode())
    assert [json.loads(row)["id"] for row in done.stdout.splitlines()] == [
        "paris", "berlin", "kyiv",
    ]  # fmt: skip


def test_romanize(run) -> None:
    """One name in is one line out, with the spelling of the scheme asked for."""
    names = "Харків\n\nKharkiv\n東京\n"
    done = run("romanize", given=names.encode())
    assert done.stdout.decode().split("\n")[:3] == ["Kharkiv", "", "Kharkiv"]
    assert len(done.stdout.splitlines()) == 4
    scheme = ("--scheme", "de-ukr-Cyrl-Latn-press")
    assert run("romanize", *scheme, "Харків").stdout == b"Charkiw\n"
    assert b"Kharkiv\tCharkiw" in run("romanize", "--all", "--lang", "uk", "Харків").stdout


def test_romanize_list(capsys) -> None:
    """Every scheme is a row: its ID, its languages, its use and its title."""
    assert main(["romanize", "--list"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert len(rows) > 10
    assert {len(row) for row in rows} == {4}
    assert all(all(row) for row in rows)


@pytest.mark.parametrize("names", [["Харків"], []])
def test_romanize_unknown_scheme(run, names) -> None:
    """A scheme with a typing slip is answered with the one meant, even before any name."""
    done = run("romanize", "--scheme", "ua-ukr-Cyrl-Latn-2001", *names)
    assert done.returncode == 2
    assert b"did you mean ua-ukr-Cyrl-Latn-2010?" in done.stderr


def test_romanize_bad_rows(run) -> None:
    """A bad row is counted and keeps its line."""
    done = run("romanize", given="Харків\n".encode() + b"\xff\n" + "Київ\n".encode())
    assert done.stdout.decode().split("\n") == ["Kharkiv", "\ufffd", "Kyiv", ""]
    assert done.returncode == 1
