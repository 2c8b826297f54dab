"""The command among other processes: pipes, signals, full disks, locales, and what it imports."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from normalize.cli.streams import CHUNK, LONGEST_ROW, read_rows

COMMAND = (sys.executable, "-m", "normalize")
HEAVY = {
    "yaml", "rapidfuzz", "numpy", "unidecode", "dataclasses", "inspect", "pathlib", "subprocess",
    "shutil",
    "asyncio", "email", "http", "normalize.linking", "normalize.checks", "normalize.index.builder",
}  # fmt: skip
FULL = Path("/dev/full")


@contextmanager
def started(*arguments: str, **options: object) -> Iterator[subprocess.Popen[bytes]]:
    """Start the command with pipes, and end it whatever happens."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([*COMMAND, *arguments], **(pipes | options)) as process:
        try:
            yield process
        finally:
            process.kill()


def test_answers_while_input_pauses(compiled) -> None:
    """An answer comes before the next line is given, and before the input ends."""
    with started("resolve", "--gazetteer", compiled) as process:
        for name, entity in (("Kharkiv", "kharkiv"), ("Xqzt", ""), ("Jordan", "jordan")):
            process.stdin.write(f"{name}\n".encode())
            process.stdin.flush()
            assert process.stdout.readline().decode().split("\t")[2] == entity
        process.stdin.close()
        assert process.wait(10) == 0


@pytest.mark.parametrize(
    "arguments", [["romanize"], ["romanize", "--list"], ["resolve"], ["resolve", "--json"]]
)
def test_closed_pipe(compiled, arguments) -> None:
    """When the reader goes away the command ends quietly, with status 141."""
    if arguments[0] == "resolve":
        arguments = [*arguments, "--gazetteer", compiled]
    reader, writer = os.pipe()
    os.close(reader)
    with started(*arguments, stdout=writer) as process:
        os.close(writer)
        _, err = process.communicate(b"Kharkiv\n" * 3000, 20)
    assert (process.returncode, err) == (141, b"")


def test_reader_that_stops_early(compiled) -> None:
    """So it does when the reader takes one line of many."""
    with started("resolve", "--gazetteer", compiled, stderr=subprocess.PIPE) as process:
        process.stdin.write(b"Kharkiv\n" * 5000)
        process.stdin.flush()
        assert process.stdout.readline()
        process.stdout.close()
        try:
            process.stdin.write(b"Kharkiv\n" * 50_000)
            process.stdin.close()
        except BrokenPipeError:
            pass
        assert process.wait(20) == 141
        assert process.stderr.read() == b""


def test_interrupt(compiled) -> None:
    """Ctrl-C ends it without a word, with status 130."""
    with started("resolve", "--gazetteer", compiled) as process:
        process.stdin.write(b"Kharkiv\n")
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert process.stderr.read() == b""


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
@pytest.mark.parametrize("given", [b"Kharkiv\n", b"Kharkiv\n" * 5000])
def test_full_disk(compiled, given) -> None:
    """A full disk is told, once, with status 2."""
    with FULL.open("wb") as full, started("resolve", "--gazetteer", compiled, stdout=full) as done:
        _, err = done.communicate(given, 20)
    assert (done.returncode, err) == (2, b"normalize: the output: No space left on device\n")


@pytest.mark.parametrize(("redirection", "place"), [(">&-", "output"), ("<&-", "input")])
def test_closed_stream(compiled, redirection, place) -> None:
    """A closed standard stream is told, with status 2."""
    line = f"{' '.join(COMMAND)} resolve --gazetteer {compiled} {redirection}"
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(f"normalize: standard {place}: is closed; ".encode())


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "ascii:strict"},
        {"LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7"},
    ],
    ids=str,
)
@pytest.mark.parametrize("options", [[], ["--json"], ["--table"]])
def test_output_is_utf8(run, compiled, env, options) -> None:
    """The output is UTF-8 and the same in every locale."""
    names = ("Харків", "Ольга Марченко", "東京", "Iğdır", "café")
    expected = run("resolve", "--gazetteer", compiled, *options, *names, LC_ALL="C.UTF-8")
    done = run("resolve", "--gazetteer", compiled, *options, *names, **env)
    assert (done.stdout, done.returncode) == (expected.stdout, 0)
    assert "Ольга Марченко" in done.stdout.decode()


def test_resolving_stays_light(compiled) -> None:
    """One name from a compiled gazetteer loads nothing that it does not need."""
    program = (
        "import sys; from normalize.cli import main;"
        f"main(['resolve', 'Kharkiv', '--gazetteer', {compiled!r}]);"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", program],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    loaded = set(done.stderr.decode().split())
    assert done.stdout.startswith(b"Kharkiv\tmatch\tkharkiv\t")
    assert "normalize.resolver" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize(
    "chunks",
    [
        [b"a\nb\n"],
        [b"a", b"\n", b"b", b"\n"],
        [b"\n\n"],
        ["Харків\nКиїв".encode()[:7], "Харків\nКиїв".encode()[7:]],
        [b"x" * CHUNK, b"x\ny"],
        [b"x" * LONGEST_ROW, b"\n", b"y\n"],
        [b"x" * LONGEST_ROW, b"x\n", b"y\n"],
        [b"x" * (3 * LONGEST_ROW), b"\nshort\n", b"x" * (2 * LONGEST_ROW)],
        [b"\xff\n", b"\r\n", b"\x1c\x85\n"],
    ],
    ids=range(9),
)
def test_rows(tmp_path, chunks) -> None:
    """Rows are what stands between line feeds, however the bytes arrive."""
    data = b"".join(chunks)
    lines = data.split(b"\n")
    if not lines[-1]:
        lines.pop()
    path = tmp_path / "rows"
    path.write_bytes(data)
    with path.open("rb") as file:
        rows = list(read_rows(file.fileno()))
    assert [row.number for row in rows] == list(range(1, len(lines) + 1))
    for row, line in zip(rows, lines, strict=True):
        if len(line) > LONGEST_ROW:
            assert row.fault == "longer than a megabyte"
        elif b"\xff" in line or b"\x85" in line:
            assert row.fault.startswith("not UTF-8 at byte ")
        else:
            assert (row.text, row.fault) == (line.removesuffix(b"\r").decode(), None)


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")
def test_head(compiled) -> None:
    """``| head -1`` gives the first line and no complaint."""
    line = f"yes Kharkiv | {' '.join(COMMAND)} resolve --json --gazetteer {compiled} | head -1"
    done = subprocess.run(["sh", "-c", line], capture_output=True, check=False, timeout=20)
    assert json.loads(done.stdout)["id"] == "kharkiv"
    assert done.stderr == b""
