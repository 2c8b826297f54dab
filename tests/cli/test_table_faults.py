"""Tables: every kind of bad row, and what becomes of the output when a run ends."""

import contextlib
import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from normalize.cli.tables import pipeline

resource = pytest.importorskip("resource")

NAMES = ["Kharkiv", "Харьков", "", "Springfield", "Olga Marchenko", "Xqzt", "Kharkiv"]
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


@pytest.mark.parametrize(("bad", "told"), BAD_JSON.values(), ids=BAD_JSON)
def test_bad_json(tmp_path, capsysbinary, compiled, bad, told, table) -> None:
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
def test_bad_rows(tmp_path, capsysbinary, compiled, bad, count, told, table) -> None:
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


def test_parquet_that_is_not_utf8(tmp_path, capsysbinary, compiled, table) -> None:
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


def test_cut_short(tmp_path, capsysbinary, compiled, table, as_csv) -> None:
    """A compressed table that is cut short is told, and nothing is written."""
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(as_csv(NAMES * 1000))[:-100])
    options = ("--column", "name", "--gazetteer", compiled, "-o", str(tmp_path / "b.csv"))
    status, _, err = table(capsysbinary, str(path), *options)
    assert status == 2
    assert "is cut short or damaged" in err
    assert os.listdir(tmp_path) == ["a.csv.gz"]


@pytest.mark.parametrize(("options", "told"), WRONG, ids=lambda value: str(value)[:40])
def test_wrong(tmp_path, monkeypatch, capsysbinary, compiled, options, told, table, as_csv) -> None:
    """What cannot be is told before anything is written."""
    monkeypatch.chdir(tmp_path)
    Path("names.csv").write_bytes(as_csv(NAMES))
    status, out, err = table(capsysbinary, "names.csv", *options, "--gazetteer", compiled)
    assert (status, out) == (2, b"")
    assert told in err
    assert os.listdir() == ["names.csv"]


def test_dead_worker(compiled, monkeypatch, tmp_path, capsysbinary, table, as_csv) -> None:
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
def test_stopped_half_way(tmp_path, compiled, sent, status, jobs, as_csv) -> None:
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


def test_closed_pipe(tmp_path, compiled, as_csv) -> None:
    """When the reader goes away the command ends quietly."""
    path = tmp_path / "names.csv"
    path.write_bytes(as_csv(NAMES * 20_000))
    with running(path, "--gazetteer", compiled, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(60) == 141
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_full_disk(tmp_path, compiled, as_csv) -> None:
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
