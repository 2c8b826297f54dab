"""``normalize resolve``: names in, a line each out, whatever they hold."""

import json

import pytest

from normalize.cli import main

NAMES = [
    "Kharkiv", "Харків", "Charkiw", "KHARKIV", "Kharkiw", "Springfield", "Jordan", "Ada Jordan",
    "Ольга Марченко", "Marchenko", "Xqzt", "usa", "",
]  # fmt: skip
FIELDS = ["form", "outcome", "id", "name", "kind", "type", "score", "level", "ids", "flags",
          "candidates"]  # fmt: skip
MEGABYTE = 1 << 20

CONTEXTS = [
    (["Jordan", "--kind", "person"], "ada-jordan"),
    (["Jordan", "--kind", "place"], "jordan"),
    (["Springfield"], None),
    (["Springfield", "--country", "us"], "springfield-east"),
    (["Springfield", "--country", "CA"], "springfield-west"),
    (["Charkow-in-Ukraine", "--on", "1980-05"], "kharkiv"),
    (["Kharkiv", "--threshold", "1"], "kharkiv"),
    (["--", "-Kharkiv-"], "kharkiv"),
]
ROWS = {
    "empty": (b"", 0),
    "NUL": (b"Khar\0kiv", 0),
    "only NUL": (b"\0", 0),
    "carriage return": (b"Kharkiv\r", 0),
    "line separators": ("Kharkiv\u2028\x85\x1cKharkiv".encode(), 0),
    "escape": (b"\x1b[31mKharkiv", 0),
    "bidi": ("\N{RIGHT-TO-LEFT OVERRIDE}Kharkiv".encode(), 0),
    "marks": (("a" + "\N{COMBINING ACUTE ACCENT}" * 200_000).encode(), 0),
    "long word": (b"a" * (MEGABYTE - 1), 0),
    "many words": (b"ab " * (MEGABYTE // 3 - 1), 0),
    "long Han": (("\N{CJK UNIFIED IDEOGRAPH-4EAC}" * (MEGABYTE // 3 - 1)).encode(), 0),
    "unassigned": ("\U000e0fff\ufdd0\U0010ffff".encode(), 0),
    "too long": (b"a" * (MEGABYTE + 1), 1),
    "far too long": (b"a" * (5 * MEGABYTE), 1),
    "not UTF-8": (b"Khar\xffkiv", 1),
    "half a character": ("Харків".encode()[:-1], 1),
    "surrogate": (b"\xed\xa0\x80", 1),
    "UTF-16": ("Kharkiv".encode("utf-16"), 1),
}


def resolved(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict]:
    """Return the objects that ``resolve --json`` prints."""
    main(["resolve", "--json", *arguments])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_one_line_each(run, compiled) -> None:
    """Thirteen lines in, the empty one included, are thirteen lines out in their order."""
    given = "\n".join(NAMES) + "\n"
    done = run("resolve", "--json", "--gazetteer", compiled, given=given.encode())
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [row["form"] for row in rows] == NAMES
    assert done.returncode == 0


@pytest.mark.parametrize("shape", [[], ["--json"], ["--explain"], ["--json", "--explain"]])
def test_arguments_and_input_agree(run, compiled, shape) -> None:
    """Names from arguments and from standard input give the same lines."""
    options = ("resolve", *shape, "--gazetteer", compiled)
    from_input = run(*options, given="\n".join(NAMES).encode() + b"\n")
    assert from_input.stdout == run(*options, *NAMES).stdout
    assert len(from_input.stdout.splitlines()) == len(NAMES)


def test_last_line_without_end(run, compiled) -> None:
    """A last line without a line end counts; no line at all gives none."""
    assert run("resolve", "--gazetteer", compiled, given=b"a\nb").stdout.count(b"\n") == 2
    assert run("resolve", "--gazetteer", compiled).stdout == b""


def test_fields(capsys, compiled) -> None:
    """The object has the fields of the contract, in their order, and no others."""
    [row] = resolved(capsys, "Charkiw", "--gazetteer", compiled)
    assert list(row) == FIELDS
    assert row == {
        "form": "Charkiw", "outcome": "match", "id": "kharkiv", "name": "Kharkiv",
        "kind": "place", "type": "city", "score": 1.0, "level": "exact",
        "ids": {"geonames": "706483"}, "flags": [],
        "candidates": [{"id": "kharkiv", "name": "Kharkiv", "kind": "place", "alias": "Charkiw",
                        "level": "exact", "score": 1.0}],
    }  # fmt: skip


def test_fields_of_nil(capsys, compiled) -> None:
    """Without a match the fields are there and empty."""
    [row] = resolved(capsys, "Xqzt", "--gazetteer", compiled)
    assert list(row) == FIELDS
    assert (row["outcome"], row["id"], row["name"], row["ids"]) == ("nil", None, None, {})


def test_fields_of_ambiguous(capsys, compiled) -> None:
    """Of an ambiguous name there is no ID, and the candidates are best first."""
    [row] = resolved(capsys, "Springfield", "--gazetteer", compiled)
    assert (row["outcome"], row["id"]) == ("ambiguous", None)
    assert len(row["candidates"]) == 2
    [short] = resolved(capsys, "Springfield", "--gazetteer", compiled, "--limit", "1")
    assert short["candidates"] == row["candidates"][:1]


def test_explain(capsys, compiled) -> None:
    """Reasons are given where they are asked for, in every shape."""
    [row] = resolved(capsys, "Charkiw", "--gazetteer", compiled, "--explain")
    assert row["reasons"]
    assert row["candidates"][0]["reasons"]
    main(["resolve", "Charkiw", "--gazetteer", compiled, "--explain"])
    cells = capsys.readouterr().out.rstrip("\n").split("\t")
    assert cells[:3] == ["Charkiw", "match", "kharkiv"]
    assert cells[-1] == "; ".join(row["reasons"])
    main(["resolve", "Charkiw", "--gazetteer", compiled, "--explain", "--table"])
    assert f"because {row['reasons'][0]}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("scheme", "shown"), [("geonames", "706483"), ("archive", "m-17"), ("wikidata", "")]
)
def test_id_scheme(capsys, compiled, scheme, shown) -> None:
    """``--id`` shows the ID of another scheme, or nothing where there is none."""
    name = "Olha Marchenko" if scheme == "archive" else "Kharkiv"
    main(["resolve", name, "--gazetteer", compiled, "--id", scheme])
    assert capsys.readouterr().out.split("\t")[1:3] == ["match", shown]


@pytest.mark.parametrize(("arguments", "expected"), CONTEXTS, ids=lambda value: str(value))
def test_context(capsys, compiled, arguments, expected) -> None:
    """What is known beside a name settles who or what is meant."""
    [row] = resolved(capsys, "--gazetteer", compiled, *arguments)
    assert row["id"] == expected


def test_threshold_names(capsys, compiled) -> None:
    """Each word for a threshold is the number that it stands for."""
    for word, number in (("strict", "0.9"), ("balanced", "0.8"), ("loose", "0.7")):
        options = ("Kharkiw", "Marchnko", "--gazetteer", compiled, "--threshold")
        assert resolved(capsys, *options, word) == resolved(capsys, *options, number)


@pytest.mark.parametrize(("row", "status"), ROWS.values(), ids=ROWS)
@pytest.mark.timeout(60)
def test_hostile_row(run, compiled, row, status) -> None:
    """Whatever a row holds, it is one line out between its neighbours, with its status."""
    done = run("resolve", "--json", "--gazetteer", compiled, given=b"Jordan\n" + row + b"\nusa\n")
    first, middle, last = (json.loads(line) for line in done.stdout.split(b"\n")[:-1])
    assert (first["form"], last["form"]) == ("Jordan", "usa")
    assert (middle["flags"] == ["bad-input"]) == bool(status)
    assert done.returncode == status
    assert (b"input:2: " in done.stderr) == bool(status)
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["a\udcff", "\ud800", "\udfff\udc80", "Kharkiv\udce9"])
def test_surrogate_argument(capsys, compiled, name) -> None:
    """An argument with half a surrogate pair, or with bytes that fail, is a bad row."""
    assert main(["resolve", "--json", "--gazetteer", compiled, "Jordan", name]) == 1
    out, err = capsys.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["flags"] for row in rows] == [[], ["bad-input"]]
    assert "input:2: not UTF-8" in err


def test_bytes_in_an_argument(run, compiled) -> None:
    """So it is in a process."""
    done = run("resolve", "--gazetteer", compiled, b"Khar\xffkiv", "Харків".encode())
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2


def test_many_bad_rows(run, compiled) -> None:
    """All bad rows are counted, the first twenty named."""
    done = run("resolve", "--gazetteer", compiled, given=b"\xff\n" * 33)
    assert len(done.stdout.splitlines()) == 33
    told = done.stderr.decode().splitlines()
    assert len(told) == 21
    assert told[19] == "normalize: input:20: not UTF-8 at byte 1"
    assert told[20] == "normalize: input: 33 bad rows in all"
    assert done.returncode == 1
