"""Tables: every format, encoding and compression, and how a text is cut into records."""

import csv
import gzip
import io
import json
import os
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize import Gazetteer, Resolver
from normalize.cli import main
from normalize.cli.tables.records import Records
from normalize.columns import Answerer

NAMES = ["Kharkiv", "Харьков", "", "Springfield", "Olga Marchenko", "Xqzt", "Kharkiv"]
ADDED = ["name_id", "name_name", "name_outcome", "name_score"]


@pytest.fixture(scope="module")
def answer(compiled) -> Answerer:
    """Return what the command asks, asked without it."""
    return Answerer(Resolver(Gazetteer.load(compiled)))


def expected(answer: Answerer, names: list[str]) -> list[list[str]]:
    """Return the cells that *names* should get."""
    found = answer(name or None for name in names)
    return [["" if v is None else str(v) for v in a[:4]] if a else [""] * 4 for a in found]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv(
    tmp_path, capsysbinary, compiled, answer, delimiter, end, table, as_csv, cells
) -> None:
    """Delimiter and line end are found; each row is what it was and the cells of its answer."""
    path = tmp_path / "names.txt"
    path.write_bytes(as_csv(NAMES, delimiter=delimiter, lineterminator=end))
    status, out, err = table(capsysbinary, str(path), "--column", "name", "--gazetteer", compiled)
    assert status == 0
    head, *rows = cells(out, delimiter=delimiter)
    assert head == ["id", "name", "note", *ADDED]
    assert [row[3:] for row in rows] == expected(answer, NAMES)
    for given_row, row in zip(
        path.read_bytes().split(end.encode()), out.split(end.encode()), strict=True
    ):
        assert row.startswith(given_row)
    assert "7 rows, 0 bad" in err
    found = Counter(row[5] for row in rows)
    counts = [f"{word} {found[word]} (" for word in ("match", "ambiguous", "nil")]
    assert all(told in err for told in ("5 distinct names", "without a name 1", *counts))


def test_mixed_line_ends(tmp_path, capsysbinary, compiled, table) -> None:
    """Each line keeps the end that it has, and its cells stand before it."""
    path = tmp_path / "names.csv"
    path.write_bytes(b"id,name\n" + b"1,Kharkiv\n" * 3000 + b"2,Kharkiv\r\n" + b"3,Kharkiv\n")
    _, out, _ = table(capsysbinary, str(path), "--column", "name", "--gazetteer", compiled)
    assert out.endswith(
        b"2,Kharkiv,kharkiv,Kharkiv,match,1.0\r\n3,Kharkiv,kharkiv,Kharkiv,match,1.0\n"
    )


def test_cells_of_many_lines(tmp_path, capsysbinary, compiled, table, cells) -> None:
    """A cell may be a whole article between quotes; an open quote spoils its own line alone."""
    article = "\n".join(f"line {n}, and so on" for n in range(3000))
    path = tmp_path / "names.csv"
    rows = [["name", "text"], ["Kharkiv", article], ["Jordan", 'a "b"'], ["Kharkiv", article]]
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue() + '"Kharkiv,x\n' + "Kharkiv,y\n" * 5000, "utf-8")
    status, out, err = table(capsysbinary, str(path), "--column", "name", "--gazetteer", compiled)
    assert status == 1
    assert "5,004 rows, 1 bad" in err
    assert [row[:2] for row in cells(out[: out.index(b'"Kharkiv,x')])] == rows
    assert out.count(b",y,kharkiv,Kharkiv,match,1.0\n") == 5000


def test_stray_quotes_take_no_time() -> None:
    """A text in which every line leaves a quote open is cut in time that grows as it does."""
    records = Records()
    lines = ['a"b,"c\n'] * 200_000
    started = time.process_time()
    found = [*records.feed(lines), *records.close()]
    assert len(found) == len(lines)
    assert time.process_time() - started < 20


@given(
    rows=st.lists(st.lists(st.text(max_size=8), min_size=3, max_size=3), max_size=8),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    size=st.integers(1, 40),
)
@settings(max_examples=200)
def test_records(rows: list[list[str]], quoting: int, size: int) -> None:
    """Cut wherever it comes, a text gives the records that the csv module reads in it whole."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n", quoting=quoting)
    writer.writerows([["id", "name", "note"], *rows])
    whole = text.getvalue()
    if any("\r" in cell for row in rows for cell in row) and quoting == csv.QUOTE_MINIMAL:
        return
    lines = [f"{line}\n" for line in whole.split("\n")[:-1]]
    records = Records()
    found = [r for at in range(0, len(lines), size) for r in records.feed(lines[at : at + size])]
    found += records.close()
    assert "".join(record.text for record in found) == whole
    assert [list(record.cells) for record in found] == [["id", "name", "note"], *rows]


@pytest.mark.parametrize(
    ("encoding", "given_name"),
    [("utf-8", None), ("utf-8-sig", None), ("utf-16", None), ("utf-16-le", None),
     ("cp1251", "cp1251"), ("koi8-u", "koi8-u")],
)  # fmt: skip
def test_encodings(tmp_path, capsysbinary, compiled, encoding, given_name, table) -> None:
    """A table comes out in the encoding that it came in, its mark included."""
    path = tmp_path / "names.csv"
    path.write_bytes("name\nХарків\n".encode(encoding))
    options = ["--encoding", given_name] if given_name else []
    arguments = (str(path), "--column", "name", "--gazetteer", compiled, *options)
    status, out, _ = table(capsysbinary, *arguments)
    assert status == 0
    assert out.decode(encoding).split("\n")[1] == "Харків,kharkiv,Kharkiv,match,1.0"
    assert out.startswith(path.read_bytes()[:4])


def test_encoding_that_is_not_told(tmp_path, capsysbinary, compiled, table) -> None:
    """A table that is not UTF-8 is refused, and how it reads in other encodings is shown."""
    path = tmp_path / "names.csv"
    path.write_bytes(("name\n" + "Харків\n" * 3).encode("cp1251"))
    status, out, err = table(capsysbinary, str(path), "--column", "name", "--gazetteer", compiled)
    assert (status, out) == (2, b"")
    assert "cp1251 reads 'Харків'" in err
    assert "name its encoding with --encoding" in err


def test_letters_that_an_encoding_lacks(tmp_path, capsysbinary, table) -> None:
    """A canonical name that the table's encoding cannot write does not end the run."""
    path, source = tmp_path / "names.csv", tmp_path / "own.yaml"
    source.write_text("- {id: lodz, kind: place, name: Łódź}\n", "utf-8")
    path.write_bytes(b"name\nLodz\n")
    options = ("--gazetteer", str(source), "--encoding", "cp1251")
    _, out, _ = table(capsysbinary, str(path), "--column", "name", *options)
    assert out.split(b"\n")[1].startswith(b"Lodz,lodz,??d?,match,")


def packed(path: Path, data: bytes) -> None:
    """Write *data* as the ending of *path* says."""
    if path.suffix == ".gz":
        data = gzip.compress(data)
    elif path.suffix == ".zst":
        data = pytest.importorskip("pyarrow").compress(data, "zstd", asbytes=True)
    path.write_bytes(data)


def unpacked(path: Path) -> bytes:
    """Return what a reader that is not ours finds in *path*."""
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes())
    if path.suffix == ".zst":
        return pytest.importorskip("pyarrow").input_stream(str(path), compression="zstd").read()
    return path.read_bytes()


@pytest.mark.parametrize("given_as", ["", ".gz", ".zst"])
@pytest.mark.parametrize("taken_as", ["", ".gz", ".zst"])
def test_compression(tmp_path, compiled, answer, given_as, taken_as, as_csv, cells) -> None:
    """A table is read as it is compressed, and written as its name asks."""
    source, target = tmp_path / f"a.csv{given_as}", tmp_path / f"b.csv{taken_as}"
    packed(source, as_csv(NAMES))
    options = ("--column", "name", "--gazetteer", compiled, "-o", str(target))
    assert main(["table", str(source), *options]) == 0
    assert [row[3:] for row in cells(unpacked(target))[1:]] == expected(answer, NAMES)
    assert sorted(os.listdir(tmp_path)) == sorted([source.name, target.name])


def test_json_lines(tmp_path, capsysbinary, compiled, answer, table) -> None:
    """A JSON object keeps every byte, and gets fields behind its last."""
    path = tmp_path / "names.jsonl"
    lines = [f'{{ "n":1.50, "name":{json.dumps(name)} }}\n' for name in NAMES]
    path.write_text("".join([*lines, "{}\n", "\n", '{"name": null}']), "utf-8")
    status, out, _ = table(capsysbinary, str(path), "--column", "name", "--gazetteer", compiled)
    assert status == 0
    rows = out.decode().split("\n")
    for line, row, found in zip(lines, rows, answer(n or None for n in NAMES), strict=False):
        assert row.startswith(line[: line.rindex("}")])
        assert [json.loads(row)[key] for key in ADDED] == list(found[:4] if found else [None] * 4)
    assert json.loads(rows[-3]) == dict.fromkeys(ADDED)
    assert rows[-2] == ""
    assert json.loads(rows[-1]) == dict.fromkeys(["name", *ADDED])


def test_parquet(tmp_path, compiled, answer) -> None:
    """The columns of a Parquet file stay what they were, and others come behind them."""
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    names = [*[name or None for name in NAMES], "Khar\0kiv"] * 2000
    given_table = pa.table(
        {
            "n": pa.array(range(len(names)), pa.int16()),
            "name": names,
            "coded": pa.array(names).dictionary_encode(),
            "deep": [[{"a": n}] for n in range(len(names))],
        },
        metadata={"made": "by hand"},
    )
    source, target = tmp_path / "a.parquet", tmp_path / "b.parquet"
    pq.write_table(given_table, source, compression="zstd")
    options = ("--column", "name", "--column", "coded", "--gazetteer", compiled)
    assert main(["table", str(source), *options, "-o", str(target)]) == 0
    found = pq.read_table(target)
    assert found.select(given_table.column_names).equals(given_table)
    assert found.schema.metadata[b"made"] == b"by hand"
    assert found["name_id"].to_pylist() == answer.values(names, "id")
    assert found["coded_score"].to_pylist() == answer.values(names, "score")
    assert pq.ParquetFile(target).metadata.row_group(0).column(0).compression == "ZSTD"
