"""Which gazetteer a command reads, what it says of one that it cannot read, and ``build``."""

import os
from pathlib import Path

import pytest

from normalize.cli import main


def ids(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Return the IDs that ``resolve`` prints."""
    assert main(["resolve", *arguments]) == 0
    return [line.split("\t")[2] for line in capsys.readouterr().out.splitlines()]


def test_two_gazetteers(capsys, compiled, further) -> None:
    """Several gazetteers, compiled or not, answer as one, in either order."""
    for pair in ((compiled, further), (further, compiled)):
        options = [word for path in pair for word in ("--gazetteer", path)]
        assert ids(capsys, "Kharkiv", "Zubrivka", *options) == ["kharkiv", "zubrivka"]


def test_naming_one_replaces_the_bundled(capsys, further) -> None:
    """A gazetteer that is named stands alone."""
    assert ids(capsys, "Zubrivka", "Paris", "--gazetteer", further) == ["zubrivka", ""]


@pytest.mark.timeout(900)  # both are compiled together
def test_bundled_comes_back(run, further) -> None:
    """The word ``bundled`` adds the bundled gazetteer to a named one."""
    names = ("Zubrivka", "Paris")
    done = run("resolve", *names, "--gazetteer", "bundled", "--gazetteer", further)
    shown = [line.split("\t")[2] for line in done.stdout.decode().splitlines()]
    assert shown == ["zubrivka", "paris"]


def missing(folder: Path) -> str:
    """Return a path where nothing is."""
    return str(folder / "nothing.yaml")


def empty_folder(folder: Path) -> str:
    """Return a folder without a gazetteer in it."""
    return str(folder)


def foreign(folder: Path) -> str:
    """Return a file of another program."""
    (folder / "foreign.gazetteer").write_bytes(b"\x7fELF\x02\x01\x01\0")
    return str(folder / "foreign.gazetteer")


def broken(folder: Path) -> str:
    """Return YAML with a field that is none."""
    (folder / "broken.yaml").write_text("- {id: a, kind: place, name: A, nmae: B}\n")
    return str(folder / "broken.yaml")


@pytest.mark.parametrize("make", [missing, empty_folder, foreign, broken])
@pytest.mark.parametrize("command", ["resolve", "link", "build", "check"])
def test_unreadable(capsys, tmp_path, command, make) -> None:
    """A gazetteer that cannot be read is told with place, fact and remedy, and status 2."""
    path = make(tmp_path)
    arguments = {
        "resolve": ["resolve", "Kharkiv", "--gazetteer", path],
        "link": ["link", os.devnull, "--gazetteer", path],
        "build": ["build", path, "-o", str(tmp_path / "out.gazetteer")],
        "check": ["check", path],
    }[command]
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"normalize: {path}")
    assert "; " in err
    assert not (tmp_path / "out.gazetteer").exists()


@pytest.mark.parametrize("length", [8, 9, 60, 100, 1000, -1])
@pytest.mark.parametrize("command", [["resolve", "Kharkiv", "--gazetteer"], ["check"]])
def test_truncated(capsys, tmp_path, compiled, command, length) -> None:
    """A compiled gazetteer that lost its end is refused."""
    path = tmp_path / "cut.gazetteer"
    path.write_bytes(Path(compiled).read_bytes()[:length])
    assert main([*command, str(path)]) == 2
    assert f"{path}: is cut short" in capsys.readouterr().err


def test_damaged(capsys, tmp_path, compiled) -> None:
    """``check`` finds a changed byte anywhere in a compiled gazetteer, and none in a whole one."""
    data = bytearray(Path(compiled).read_bytes())
    data[-20] ^= 1
    path = tmp_path / "damaged.gazetteer"
    path.write_bytes(data)
    assert main(["check", str(path)]) == 2
    assert f"{path}: its digest does not agree" in capsys.readouterr().err
    assert main(["check", compiled]) == 0


def test_build_then_resolve(capsys, tmp_path, source, further) -> None:
    """What was built answers as its sources do."""
    out = str(tmp_path / "both.gazetteer")
    assert main(["build", source, further, "-o", out]) == 0
    assert f"{out}: 8 entities, " in capsys.readouterr().err
    assert ids(capsys, "Харків", "Zubrivka", "--gazetteer", out) == ["kharkiv", "zubrivka"]


def test_build_is_the_same_in_any_order(tmp_path, source, further) -> None:
    """The order of the sources changes no byte."""
    there, back = str(tmp_path / "there"), str(tmp_path / "back")
    main(["build", source, further, "-o", there])
    main(["build", further, source, "-o", back])
    assert Path(there).read_bytes() == Path(back).read_bytes()


def test_build_spares_its_source(capsys, tmp_path, further) -> None:
    """A source is never overwritten, nor a folder or a device."""
    copy = tmp_path / "copy.yaml"
    copy.write_bytes(Path(further).read_bytes())
    for output in (str(copy), str(tmp_path), os.devnull):
        assert main(["build", str(copy), "-o", output]) == 2
        assert f"normalize: {output}: is " in capsys.readouterr().err
    assert copy.read_bytes() == Path(further).read_bytes()


def test_build_into_no_folder(capsys, tmp_path, source) -> None:
    """A folder that is not there is named."""
    out = str(tmp_path / "no" / "folder" / "x.gazetteer")
    assert main(["build", source, "-o", out]) == 2
    assert (
        f"normalize: {out}: cannot be written: No such file or directory; "
        in capsys.readouterr().err
    )


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root may write anywhere")
def test_build_into_read_only_folder(capsys, tmp_path, source) -> None:
    """A folder that may not be written to is named, and nothing is left in it."""
    tmp_path.chmod(0o500)
    out = str(tmp_path / "x.gazetteer")
    assert main(["build", source, "-o", out]) == 2
    assert f"normalize: {out}: cannot be written: Permission denied; " in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
