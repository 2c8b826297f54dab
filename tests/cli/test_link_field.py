"""``normalize link --field``: JSON Lines in, the same rows with their mentions out."""

import json
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.cli import fields, main
from normalize.cli.fields import lines_of, parse

GOOD = [
    ('{"text": "In Kharkiv."}', ["kharkiv"]),
    ('{"n": 1.0, "big": 12345678901234567890.10, "e": 1E5, "text": "Харків"}', ["kharkiv"]),
    (f'{{"n": {"9" * 5000}, "text": "Харків"}}', ["kharkiv"]),
    ('{"text":"Olha Marchenko","z":[1,{"a":null}],"a":"\\u00e9é"}', ["olha-marchenko"]),
    ('{ "text" : "Kharkiv" , "after" : true } ', ["kharkiv"]),
    ('{"text": "Kharkiv"}\r', ["kharkiv"]),
    ('{"text": ""}', []),
    ('{"text": null}', []),
    ('{"text": "\\ud83d\\ude03 Kharkiv \\ud800 \\udfffKharkiv\\u0000"}', ["kharkiv", "kharkiv"]),
    ('{"text": "\\ufeffKharkiv\\r\\nCharkiw"}', ["kharkiv", "kharkiv"]),
]  # fmt: skip
BAD = [
    ("{", "not JSON at character 2: "),
    ('{"text": "Kharkiv"', "not JSON at character "),
    ('{"text": "a\tb"}', "not JSON at character "),
    ('{"text": "Kharkiv", "n": NaN}', "NaN is not JSON"),
    ('{"text": "Kharkiv"} {}', "not JSON at character 21: Extra data"),
    ('{"text": "Kharkiv", "text": "Jordan"}', "a field stands twice in it"),
    ('["text"]', "not a JSON object"),
    ("17", "not a JSON object"),
    ('{"Text": "Kharkiv"}', "it has no field 'text'"),
    ('{"text": 17}', "the field 'text' is not a text"),
    ('{"text": ["Kharkiv"]}', "the field 'text' is not a text"),
    ('{"text": "Kharkiv", "mentions": 1}', "it already has a field 'mentions'"),
    ('{"text": ' + "[" * 100_000, "nested too deeply"),
]


def out_of(run, compiled, data: bytes, *options: str) -> tuple[list[bytes], list[str], int]:
    """Return the rows that the command gives for *data*, what it told, and its status."""
    done = run("link", "--field", "text", "--gazetteer", compiled, *options, given=data)
    assert done.stdout.endswith(b"\n") or not done.stdout
    return done.stdout.split(b"\n")[:-1], done.stderr.decode().splitlines(), done.returncode


def test_rows(run, compiled) -> None:
    """A row comes back as it was, byte for byte, with its mentions behind its last field."""
    given_rows = "\n".join(row for row, _ in GOOD).encode()
    rows, told, status = out_of(run, compiled, given_rows)
    assert (told, status) == ([], 0)
    for (row, ids), line in zip(GOOD, rows, strict=True):
        head, brace, tail = row.rpartition("}")
        shown = line.decode()
        assert shown.startswith(f'{head}, "mentions": [')
        assert shown.endswith(f"]{brace}{tail}")
        read = json.loads(shown, parse_int=lambda digits: int(digits[:9]))
        assert list(read)[-1] == "mentions"
        assert [mention["id"] for mention in read["mentions"]] == ids
        for mention in read["mentions"]:
            assert read["text"][mention["start"] : mention["end"]] == mention["form"]
            assert not {"file", "line", "candidates"} & set(mention)


def test_bad_rows(run, compiled) -> None:
    """A row that cannot be read is told with its number, and passes unchanged."""
    lines = [row.encode() for row, _ in BAD] + [b'{"text": "\xff"}', b"\xef\xbb\xbf{}", b""]
    rows, told, status = out_of(run, compiled, b"\n".join([*lines, b'{"text": "Kharkiv"}', b""]))
    assert rows[:-1] == lines
    assert json.loads(rows[-1])["mentions"][0]["id"] == "kharkiv"
    facts = [*(fact for _, fact in BAD), "not UTF-8 at byte 11", "not JSON at character 1: "]
    assert len(told) == len(facts)
    for number, (line, fact) in enumerate(zip(told, facts, strict=True), 1):
        assert line.startswith(f"normalize: standard input:{number}: {fact}")
    assert status == 1


def test_byte_order_mark(run, compiled) -> None:
    """A byte order mark before the first row stays there and does no harm."""
    rows, told, status = out_of(run, compiled, b'\xef\xbb\xbf{"text": "Kharkiv"}\n')
    assert rows[0].startswith(b'\xef\xbb\xbf{"text": "Kharkiv", "mentions": [{"start": 0')
    assert (told, status) == ([], 0)


def test_mentions(run, compiled) -> None:
    """With ``--json`` a mention is a row, with the number of the line it is in."""
    data = b'{"text": "Kharkiv, Charkiw"}\nbad\n\n{"text": "In Kharkiv", "n": 1}\n'
    rows, told, status = out_of(run, compiled, data, "--json")
    found = [json.loads(row) for row in rows]
    assert [(row["file"], row["line"], row["start"], row["end"]) for row in found] == [
        ("-", 1, 0, 7), ("-", 1, 9, 16), ("-", 4, 3, 10),
    ]  # fmt: skip
    assert (len(told), status) == (1, 1)


def test_table(run, compiled) -> None:
    """A table has a part for each row."""
    rows, _, status = out_of(run, compiled, b'\n{"text": "Kharkiv"}\n', "--table", "--all")
    assert rows[0] == b"== standard input:2"
    assert rows[-1] == b"Kharkiv -> kharkiv"
    assert status == 0


@pytest.mark.parametrize(
    ("path", "row"),
    [
        ("page.body", {"page": {"body": "Kharkiv", "n": 1}}),
        ("page.body", {"page.body": "Kharkiv", "page": {"body": "Jordan"}}),
        ("a.b.c", {"a": {"b": {"c": "Kharkiv"}}}),
        ("", {"": "Kharkiv"}),
    ],
)
def test_path(capsys, tmp_path, compiled, path, row) -> None:
    """Dots lead to a field within a field, unless a field is called so."""
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps(row))
    assert main(["link", str(file), "--field", path, "--gazetteer", compiled]) == 0
    assert json.loads(capsys.readouterr().out)["mentions"][0]["id"] == "kharkiv"


DATED = """
- {id: ada-low, kind: person, name: Ada Low, family: Low, prominence: 3,
   roles: [{title: president, since: 1981-01-20, until: 1989-01-20}]}
- {id: bob-low, kind: person, name: Bob Low, family: Low, prominence: 3,
   roles: [{title: president, since: 2001-01-20, until: 2009-01-20}]}
"""


@pytest.mark.parametrize(
    ("day", "entity"),
    [
        ("1985-05-01", "ada-low"), ("2005-05-01T10:00:00Z", "bob-low"), ("2005", "bob-low"),
        ("", None), (None, None),
    ],
)  # fmt: skip
def test_date_field(capsys, tmp_path, day, entity) -> None:
    """The day spoken of may stand in each row, or be missing in some."""
    (tmp_path / "names.yaml").write_text(DATED)
    row = {"text": "President Low spoke."} | ({} if day is None else {"meta": {"date": day}})
    (tmp_path / "rows.jsonl").write_text(json.dumps(row))
    paths = (str(tmp_path / "rows.jsonl"), "--gazetteer", str(tmp_path / "names.yaml"))
    assert main(["link", *paths, "--field", "text", "--date-field", "meta.date"]) == 0
    found = json.loads(capsys.readouterr().out)["mentions"]
    assert [mention["id"] for mention in found] == [entity] * (entity is not None)


def test_context_fields(run, compiled) -> None:
    """A date that is none makes a bad row; these fields are of JSON Lines only."""
    row = b'{"text": "Kharkiv", "date": "24 Feb 2022", "lang": "uk"}'
    fields_of = ("--date-field", "date", "--lang-field", "lang")
    rows, told, status = out_of(run, compiled, row, *fields_of)
    assert (rows, status) == ([row], 1)
    assert told == [
        "normalize: standard input:1: the field 'date' is not a date such as 2022-02-24"
    ]
    rows, told, status = out_of(run, compiled, row, *fields_of[2:])
    assert (b'"id": "kharkiv"' in rows[0], told, status) == (True, [], 0)
    done = run("link", "--lang-field", "lang", "--gazetteer", compiled, given=row)
    assert b"--lang-field: is of JSON Lines only; " in done.stderr


def test_files(capsys, tmp_path, compiled) -> None:
    """Several files are told apart, each counted from its first line."""
    for name in ("a", "b"):
        (tmp_path / name).write_text('{"text": 1}\n{"text": "Kharkiv"}')
    paths = [str(tmp_path / name) for name in ("a", "b")]
    assert main(["link", *paths, "--field", "text", "--gazetteer", compiled]) == 1
    out, err = capsys.readouterr()
    assert out.count("\n") == 4
    assert [line.split(": ")[1] for line in err.splitlines()] == [f"{path}:1" for path in paths]


@pytest.mark.parametrize("extra", [-1, 0, 1])
def test_longest_row(capsys, tmp_path, compiled, monkeypatch, extra) -> None:
    """A row over the limit is not held: it passes through in pieces, and is told."""
    monkeypatch.setattr(fields, "LONGEST_ROW", 1000)
    row = '{"text": "Kharkiv", "long": ""}'
    row = row.replace('""', f'"{"x" * (1000 + extra - len(row))}"')
    file = tmp_path / "rows.jsonl"
    file.write_text(f'{row}\n{{"text": "Kharkiv"}}\n')
    assert main(["link", str(file), "--field", "text", "--gazetteer", compiled]) == (extra > 0)
    out, err = capsys.readouterr()
    first, second, _ = out.split("\n")
    assert (first == row) == (extra > 0) == (":1: longer than" in err)
    assert "mentions" in second


@given(st.lists(st.binary(max_size=12)), st.integers(1, 7))
def test_lines(chunks: list[bytes], longest: int) -> None:
    """Lines joined are the input, whatever its chunks, and none over the limit is held."""
    before, fields.LONGEST_ROW = fields.LONGEST_ROW, longest
    try:
        pieces = list(lines_of(iter(chunks)))
    finally:
        fields.LONGEST_ROW = before
    data = b"".join(chunks)
    joined = b"".join(piece.data + b"\n" * piece.ends for piece in pieces)
    assert joined == data + b"\n" * (data[-1:] not in (b"\n", b""))
    for number, line in enumerate(data.removesuffix(b"\n").split(b"\n") if data else (), 1):
        mine = [piece for piece in pieces if piece.number == number]
        assert mine[-1].overlong == (len(line) > longest)
        assert len(mine) == 1 or mine[-1].overlong


def test_pauses() -> None:
    """What came before a pause of the input is answered before it ends."""
    asked = []

    def chunks() -> Iterator[bytes]:
        for chunk in (b"a\nb", b"\n"):
            asked.append(chunk)
            yield chunk

    lines = lines_of(chunks())
    assert next(lines).data == b"a"
    assert asked == [b"a\nb"]
    assert [line.data for line in lines] == [b"b"]


@given(st.dictionaries(st.text(), st.none() | st.integers() | st.floats(allow_nan=False,
       allow_infinity=False) | st.text() | st.lists(st.text())))  # fmt: skip
def test_parse(row: dict) -> None:
    """Any object that JSON can say is read."""
    assert list(parse(json.dumps(row).encode(), first=False)) == list(row)


def test_recursion_limit_stays() -> None:
    """Deep nesting is refused without a change of the interpreter's limit."""
    limit = sys.getrecursionlimit()
    with pytest.raises(ValueError, match="nested too deeply"):
        parse(b"[" * 10**6, first=False)
    assert sys.getrecursionlimit() == limit
