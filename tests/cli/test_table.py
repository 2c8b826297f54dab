"""Tables: every format, every kind of bad row, and what becomes of the output when a run ends."""

import contextlib
import csv
import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize import Gazetteer, Resolver
from normalize.cli import main
from normalize.cli.tables import pipeline
from normalize.cli.tables.records import Records
from normalize.columns import Answerer

resource = pytest.importorskip("resource")

NAMES = ["Kharkiv", "Харьков", "", "Springfield", "Olga Marchenko", "Xqzt", "Kharkiv"]
ADDED = ["name_id", "name_name", "name_outcome", "name_score"]
BAD = {
    "a cell too few": ("1,Kharkiv\n", 1, "2 cells where there should be 3"),
    "a cell too many": ("1,Kharkiv,x,y\n", 1, "4 cells where there should be 3"),
    "an open quote": ('1,"Kharkiv,x\n', 1, "a quote is opened and not closed"),
    "an open quote in the last cell": ('1,Kharkiv,"x\n', 1, "a quote is opened and not closed"),
    "two stray quotes": ('1,"Kharkiv,x\n2,"Jordan,y\n', 2, "a quote is opened and not closed"),
    "a carriage return": ("1,Khar\rkiv,x\n", 1, "new-line character seen in unquoted field"),
    "bytes that fail": (b"1,Khar\xffkiv,x\n", 1, "not in the encoding of the table"),
    "an overlong cell": (f"1,Kharkiv,{'x' * 3_000_000}\n", 1, "longer than a million characters"),
}
BAD_JSON = {
    "no object": ('["Kharkiv"]', "not a JSON object"),
    "cut short": ('{"name": "Khar', "not JSON at character"),
    "no text": ('{"name": ["Kharkiv"]}', "the field 'name' is not a text"),
    "half a character": (r'{"name": "Khar\ud800kiv"}', "not in the encoding of the table"),
    "taken": ('{"name": "Kharkiv", "name_id": 1}', "it already has a field 'name_id'"),
    "not a number": ('{"name": "Kharkiv", "n": NaN}', "NaN is not JSON"),
    "overlong": ('{"name": "' + "x" * 3_000_000 + '"}', "longer than a million characters"),
}
WRONG = [
    (["--column", "nam"], "there is no column 'nam'; choose of id, name, note"),
    (["--column", "name", "--country-column", "cc"], "there is no column 'cc'"),
    (["--column", "name", "--encoding", "klingon"], "'klingon' is no encoding"),
    (["--column", "name", "--format", "parquet"], "is no Parquet that can be read"),
    (["--column", "name", "-o", "OUT.jsonl"], "its name says jsonl, but the table is csv"),
    (["--column", "name", "-o", "missing/out.csv"], "cannot be written: No such file"),
    (["--column", "name", "-o", "names.csv"], "is a source and the output in one"),
]


@pytest.fixture(scope="module")
def answer(compiled) -> Answerer:
    """Return what the command asks, asked without it."""
    return Answerer(Resolver(Gazetteer.load(compiled)))


def table(capsysbinary, *arguments: str) -> tuple[int, bytes, str]:
    """Return status, output and messages of the command."""
    status = main(["table", *arguments])
    out, err = capsysbinary.readouterr()
    return status, out, err.decode()


def as_csv(names: list[str], **options: str) -> bytes:
    """Return a table of *names* between two other columns."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, **options)
    writer.writerows(
        [["id", "name", "note"], *([n, name, 'a, "b"'] for n, name in enumerate(names))]
    )
    return text.getvalue().encode()


def cells(data: bytes, **options: str) -> list[list[str]]:
    """Return the cells of a table."""
    return list(csv.reader(io.StringIO(data.decode(), newline=""), **options))


def expected(answer: Answerer, names: list[str]) -> list[list[str]]:
    """Return the cells that *names* should get."""
    found = answer(name or None for name in names)
    return [["" if v is None else str(v) for v in a[:4]] if a else [""] * 4 for a in found]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv(tmp_path, capsysbinary, compiled, answer, delimiter, end) -> None:
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


@pytest.mark.parametrize(
    ("encoding", "given_name"),
    [("utf-8", None), ("utf-8-sig", None), ("utf-16", None), ("utf-16-le", None),
     ("cp1251", "cp1251"), ("koi8-u", "koi8-u")],
)  # fmt: skip
def test_encodings(tmp_path, capsysbinary, compiled, encoding, given_name) -> None:
    """A table comes out in the encoding that it came in, its mark included."""
    path = tmp_path / "names.csv"
    path.write_bytes("name\nХарків\n".encode(encoding))
    options = ["--encoding", given_name] if given_name else []
    arguments = (str(path), "--column", "name", "--gazetteer", compiled, *options)
    status, out, _ = table(capsysbinary, *arguments)
    assert status == 0
    assert out.decode(encoding).split("\n")[1] == "Харків,kharkiv,Kharkiv,match,1.0"
    assert out.startswith(path.read_bytes()[:4])


def test_encoding_that_is_not_told(tmp_path, capsysbinary, compiled) -> None:
    """A table that is not UTF-8 is refused, and how it reads in other encodings is shown."""
    path = tmp_path / "names.csv"
    path.write_bytes(("name\n" + "Харків\n" * 3).encode("cp1251"))
    status, out, err = table(capsysbinary, str(path), "--column", "name", "--gazetteer", compiled)
    assert (status, out) == (2, b"")
    assert "cp1251 reads 'Харків'" in err
    assert "name its encoding with --encoding" in err


def test_letters_that_an_encoding_lacks(tmp_path, capsysbinary) -> None:
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
def test_compression(tmp_path, compiled, answer, given_as, taken_as) -> None:
    """A table is read as it is compressed, and written as its name asks."""
    source, target = tmp_path / f"a.csv{given_as}", tmp_path / f"b.csv{taken_as}"
    packed(source, as_csv(NAMES))
    options = ("--column", "name", "--gazetteer", compiled, "-o", str(target))
    assert main(["table", str(source), *options]) == 0
    assert [row[3:] for row in cells(unpacked(target))[1:]] == expected(answer, NAMES)
    assert sorted(os.listdir(tmp_path)) == sorted([source.name, target.name])


def test_cut_short(tmp_path, capsysbinary, compiled) -> None:
    """A compressed table that is cut short is told, and nothing is written."""
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(as_csv(NAMES * 1000))[:-100])
    options = ("--column", "name", "--gazetteer", compiled, "-o", str(tmp_path / "b.csv"))
    status, _, err = table(capsysbinary, str(path), *options)
    assert status == 2
    assert "is cut short or damaged" in err
    assert os.listdir(tmp_path) == ["a.csv.gz"]


def test_json_lines(tmp_path, capsysbinary, compiled, answer) -> None:
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


@pytest.mark.parametrize(("bad", "told"), BAD_JSON.values(), ids=BAD_JSON)
def test_bad_json(tmp_path, capsysbinary, compiled, bad, told) -> None:
    """A bad line goes out as it came in, is told with its number, and shifts nothing."""
    path = tmp_path / "names.jsonl"
    path.write_text('{"name": "Kharkiv"}\n' + bad + '\n{"name": "Xqzt"}\n', "utf-8")
    status, out, err = table(capsysbinary, str(path), "--column", "name", "--gazetteer", compiled)
    first, middle, last = out.decode().split("\n")[:-1]
    assert status == 1
    assert middle == bad
    assert (json.loads(first)["name_id"], json.loads(last)["name_outcome"]) == ("kharkiv", "nil")
    assert "names.jsonl:2: " in err
    assert told in err
    assert "3 rows, 1 bad" in err


@pytest.mark.parametrize(("bad", "count", "told"), BAD.values(), ids=BAD)
def test_bad_rows(tmp_path, capsysbinary, compiled, bad, count, told) -> None:
    """A bad row is kept as it stands, told with its line, and gets no answer."""
    path = tmp_path / "names.csv"
    bad = bad if isinstance(bad, bytes) else bad.encode()
    path.write_bytes(b"id,name,note\n0,Kharkiv,a\n" + bad + b"8,Jordan,b\n9,Kharkiv,c\n")
    status, out, err = table(capsysbinary, str(path), "--column", "name", "--gazetteer", compiled)
    lines = out.split(b"\n")[:-1]
    assert status == 1
    assert len(lines) == 4 + count
    assert lines[2].startswith(bad.split(b"\n")[0])
    assert lines[2][len(bad.split(b"\n")[0]) :].strip(b",") == b""
    assert lines[1] == b"0,Kharkiv,a,kharkiv,Kharkiv,match,1.0"
    assert lines[-1] == b"9,Kharkiv,c,kharkiv,Kharkiv,match,1.0"
    assert f"names.csv:3: {told}" in err
    assert f"{3 + count} rows, {count} bad" in err


def test_mixed_line_ends(tmp_path, capsysbinary, compiled) -> None:
    """Each line keeps the end that it has, and its cells stand before it."""
    path = tmp_path / "names.csv"
    path.write_bytes(b"id,name\n" + b"1,Kharkiv\n" * 3000 + b"2,Kharkiv\r\n" + b"3,Kharkiv\n")
    _, out, _ = table(capsysbinary, str(path), "--column", "name", "--gazetteer", compiled)
    assert out.endswith(
        b"2,Kharkiv,kharkiv,Kharkiv,match,1.0\r\n3,Kharkiv,kharkiv,Kharkiv,match,1.0\n"
    )


def test_cells_of_many_lines(tmp_path, capsysbinary, compiled) -> None:
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


def test_parquet_that_is_not_utf8(tmp_path, capsysbinary, compiled) -> None:
    """A text of bytes that fail is a bad row, and stays what it was."""
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    raw = pa.array([b"Kharkiv", b"Khar\xff", None], pa.binary())
    names = pa.Array.from_buffers(pa.string(), 3, raw.buffers())
    source, target = tmp_path / "a.parquet", tmp_path / "b.parquet"
    pq.write_table(pa.table({"name": names}), source)
    options = ("--column", "name", "--gazetteer", compiled, "-o", str(target))
    status, _, err = table(capsysbinary, str(source), *options)
    assert status == 1
    assert "a.parquet:2: not in the encoding" in err
    assert pq.read_table(target)["name_id"].to_pylist() == ["kharkiv", None, None]
    assert pq.read_table(target)["name"].cast(pa.binary()).equals(pa.chunked_array([raw]))


def test_context_columns(tmp_path, capsysbinary, compiled) -> None:
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


def test_shape_of_the_output(tmp_path, capsysbinary, compiled) -> None:
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


@pytest.mark.parametrize(("options", "told"), WRONG, ids=lambda value: str(value)[:40])
def test_wrong(tmp_path, monkeypatch, capsysbinary, compiled, options, told) -> None:
    """What cannot be is told before anything is written."""
    monkeypatch.chdir(tmp_path)
    Path("names.csv").write_bytes(as_csv(NAMES))
    status, out, err = table(capsysbinary, "names.csv", *options, "--gazetteer", compiled)
    assert (status, out) == (2, b"")
    assert told in err
    assert os.listdir() == ["names.csv"]


def test_empty_table(tmp_path, capsysbinary, compiled) -> None:
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


def test_unresolved(tmp_path, capsysbinary, compiled) -> None:
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


def test_jobs(tmp_path, compiled, monkeypatch, capsysbinary) -> None:
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


def test_dead_worker(compiled, monkeypatch, tmp_path, capsysbinary) -> None:
    """A process that dies ends the run with a message, and nothing half-written."""
    monkeypatch.setattr(pipeline, "_begin", os.abort)
    path = tmp_path / "names.csv"
    path.write_bytes(as_csv(NAMES))
    options = ("--column", "name", "--jobs", "2", "-o", str(tmp_path / "out.csv"))
    status, _, err = table(capsysbinary, str(path), *options, "--gazetteer", compiled)
    assert os.listdir(tmp_path) == ["names.csv"]
    assert status == 2
    assert "a process that resolves names has died" in err


@contextlib.contextmanager
def running(path: Path, *options: str, **more: object):
    """Run the command as a process of its own, and end it whatever happens."""
    command = [sys.executable, "-m", "normalize", "table", str(path), "--column", "name", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, **more) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize(
    ("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)]
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_stopped_half_way(tmp_path, compiled, sent, status, jobs) -> None:
    """A run that is stopped leaves what was there before, and no process behind."""
    target = tmp_path / "out.csv"
    target.write_text("before")
    options = ("--gazetteer", compiled, "-o", str(target), "--jobs", jobs)
    reader, writer = os.pipe()
    with running(Path("-"), *options, stdin=reader) as process:
        os.close(reader)
        os.write(writer, as_csv(NAMES * 40))
        deadline = time.monotonic() + 60
        while len(os.listdir(tmp_path)) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.5)
        process.send_signal(sent)
        assert process.wait(60) == status
    os.close(writer)
    assert target.read_text() == "before"
    assert len(os.listdir(tmp_path)) == (2 if sent == signal.SIGKILL else 1)


def test_closed_pipe(tmp_path, compiled) -> None:
    """When the reader goes away the command ends quietly."""
    path = tmp_path / "names.csv"
    path.write_bytes(as_csv(NAMES * 20_000))
    with running(path, "--gazetteer", compiled, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(60) == 141
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_full_disk(tmp_path, compiled) -> None:
    """A full disk is told, on standard output and in a file, and nothing half-written is left."""
    path = tmp_path / "names.csv"
    path.write_bytes(as_csv(NAMES * 20_000))
    with (
        open("/dev/full", "wb") as full,
        running(path, "--gazetteer", compiled, stdout=full) as process,
    ):
        assert process.wait(60) == 2
        assert b"No space left on device" in process.stderr.read()
    for name in ("out.csv", "out.csv.gz"):
        options = ("--gazetteer", compiled, "-o", str(tmp_path / name))
        with running(path, *options, preexec_fn=_small_files) as process:
            told = process.stderr.read().decode()
            assert process.wait(60) == 2
            assert "cannot be written: File too large; make room" in told
            assert "Traceback" not in told
    assert os.listdir(tmp_path) == ["names.csv"]


def _small_files() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))


def test_answers_while_input_pauses(compiled) -> None:
    """The first row comes out before the last one goes in."""
    with running(
        Path("-"), "--gazetteer", compiled, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        for given_line, found in (("name", b"name,name_id"), ("Kharkiv", b"Kharkiv,kharkiv")):
            process.stdin.write(f"{given_line}\n".encode())
            process.stdin.flush()
            assert process.stdout.readline().startswith(found)
        process.stdin.close()
        assert process.wait(60) == 0
