"""What a person at a terminal sees: tables, colours, and nothing that a terminal would obey."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.cli import main
from normalize.cli.arguments import parser
from normalize.cli.output import columns, escape, is_invisible, pad

pty = pytest.importorskip("pty")

HOSTILE = "Kh\x1b[31mar\x07\x9bk\N{RIGHT-TO-LEFT OVERRIDE}iv\N{LINE SEPARATOR}\x00"
WRONG = [
    ([], "required: COMMAND"),
    (["resolv"], "invalid choice: 'resolv'"),
    (["resolve", "--nope"], "unrecognized arguments: --nope"),
    (["resolve", "--limit", "0"], "--limit: '0' is no whole number from 1"),
    (["resolve", "--limit", "many"], "--limit: 'many' is no whole number from 1"),
    (["resolve", "--threshold", "high"], "'high' is no number from 0 to 1, nor strict"),
    (["resolve", "--threshold", "nan"], "'nan' is no number from 0 to 1"),
    (["resolve", "--margin", "1.1"], "--margin: '1.1' is no number from 0 to 1"),
    (["resolve", "--country", "Ukraine"], "two letters of ISO 3166-1"),
    (["resolve", "--on", "2022-13"], "'2022-13' is no date"),
    (["resolve", "--on", "2022-02-30"], "'2022-02-30' is no date"),
    (["resolve", "--on", "yesterday"], "'yesterday' is no date"),
    (["resolve", "--kind", "thing"], "invalid choice: 'thing'"),
    (["resolve", "--json", "--table"], "not allowed with"),
    (["romanize", "--all", "--scheme", "x"], "not allowed with"),
    (["build", "x.yaml"], "required: -o/--output"),
    (["check"], "required: SOURCE"),
    (["resolve", "--limit", "\x1b[31m"], r"'\u001b[31m' is no whole number"),
]


def on_terminal(*arguments: str, typed: bytes = b"", **env: str) -> str:
    """Return what the command writes to a terminal, line ends as they are."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "normalize", *arguments],
        stdin=slave, stdout=slave, stderr=slave, env=os.environ | env,
    )  # fmt: skip
    os.close(slave)
    if typed:
        os.write(master, typed)
    shown = b""
    while chunk := _read(master):
        shown += chunk
    os.close(master)
    process.wait(20)
    return shown.decode().replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # how a terminal without writers ends
        return b""


@pytest.mark.parametrize(("arguments", "told"), WRONG, ids=lambda value: str(value)[:40])
def test_wrong_usage(capsys, arguments, told) -> None:
    """Wrong usage is answered with help, with what is wrong on the last line, and status 2."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    out, err = capsys.readouterr()
    assert (left.value.code, out) == (2, "")
    assert err.startswith("usage: normalize")
    assert "options:" in err
    assert told in err.splitlines()[-1]


@pytest.mark.parametrize("command", ["resolve", "link", "romanize", "build", "check"])
def test_help(capsys, command) -> None:
    """Every command explains itself, with status 0."""
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    assert f"usage: normalize {command}" in capsys.readouterr().out


def test_options_have_help() -> None:
    """No option stands without a word on what it does."""
    commands = parser()._subparsers._group_actions[0].choices
    for command in commands.values():
        for action in command._actions:
            assert action.help or action.dest in ("sources", "output"), action


def test_colours(compiled) -> None:
    """On a terminal an outcome has its colour, unless NO_COLOR says otherwise."""
    options = ("resolve", "Kharkiv", "Xqzt", "--gazetteer", compiled)
    plain = on_terminal(*options, NO_COLOR="1")
    assert "\x1b" not in plain
    assert plain.splitlines()[1].split() == ["Kharkiv", "match", "kharkiv", "Kharkiv", "exact",
                                             "1.00"]  # fmt: skip
    coloured = on_terminal(*options, NO_COLOR="")
    assert coloured.splitlines()[1].startswith("\x1b[32mKharkiv")
    assert coloured.splitlines()[2].startswith("\x1b[90mXqzt")


def test_reads_names(compiled) -> None:
    """Without names, at a terminal, the command says that it reads them."""
    shown = on_terminal("resolve", "--gazetteer", compiled, typed=b"Kharkiv\n\x04")
    assert "normalize: reading names, one a line; end with Ctrl-D" in shown
    assert "kharkiv" in shown


def test_reads_text(compiled) -> None:
    """So does ``link`` of its text."""
    shown = on_terminal("link", "--gazetteer", compiled, typed=b"In Kharkiv.\n\x04")
    assert "normalize: reading a text; end with Ctrl-D" in shown
    assert "Kharkiv -> kharkiv" in shown


@pytest.mark.parametrize("shape", [["resolve"], ["resolve", "--json"], ["romanize"],
                                   ["resolve", "--explain"]])  # fmt: skip
def test_nothing_is_obeyed(tmp_path, compiled, shape) -> None:
    """No control or bidi character of a name reaches the terminal, in any shape."""
    path = tmp_path / "names.txt"
    path.write_bytes(HOSTILE.encode() + b"\n\xff\x1b[2J\n")
    gazetteer = [] if shape[0] == "romanize" else ["--gazetteer", compiled]
    command = " ".join([sys.executable, "-m", "normalize", *shape, *gazetteer])
    master, slave = pty.openpty()
    with path.open("rb") as names:
        process = subprocess.Popen(
            command.split(), stdin=names, stdout=slave, stderr=slave,
            env=os.environ | {"NO_COLOR": "1"},
        )  # fmt: skip
        os.close(slave)
        shown = b""
        while chunk := _read(master):
            shown += chunk
    os.close(master)
    assert process.wait(20) == 1
    lines = shown.decode().replace("\r\n", "\n").replace("\t", " ").split("\n")
    assert not [char for line in lines for char in line if is_invisible(char)]


def test_unseen_in_messages(capsys, compiled) -> None:
    """Nor does one of a file's name, in a message."""
    assert main(["link", "no\x1b[31m such\nfile", "--gazetteer", compiled]) == 2
    assert "\x1b" not in capsys.readouterr().err


@given(st.text(), st.integers(1, 40))
def test_pad(cell: str, width: int) -> None:
    """A cell fills its columns, no more and no less, and shows nothing unseen."""
    shown = pad(cell, width)
    assert columns(shown) == width
    assert not any(map(is_invisible, shown))


@pytest.mark.parametrize("char", ["a", "京", "\N{COMBINING ACUTE ACCENT}", "\x1b", "\u0e34", "\t"])
@pytest.mark.timeout(60)
def test_pad_monster(char: str) -> None:
    """A cell of a million characters is cut to its width; quadratic work would hang."""
    assert columns(pad(char * 10**6, 26)) == 26


@given(st.text())
def test_escape(text: str) -> None:
    """Escapes leave nothing unseen, and leave alone what is seen."""
    shown = escape(text)
    assert not [c for c in shown if is_invisible(c) and c not in "\t\n"]
    assert escape(shown) == shown
    if not any(map(is_invisible, text)):
        assert shown == text
