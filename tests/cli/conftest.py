"""A small gazetteer, compiled; the command as a process of its own; tables in and out."""

import csv
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from normalize.cli import main

ENTRIES = """
- id: kharkiv
  kind: place
  type: city
  name: Kharkiv
  country: UA
  ids: {geonames: 706483}
  names:
    de: [Charkiw]
    en: [{form: Charkow-in-Ukraine, until: 1991}]
    uk: [Харків]
- {id: springfield-east, kind: place, type: city, name: Springfield, country: US, within: [usa]}
- {id: springfield-west, kind: place, type: city, name: Springfield, country: CA}
- {id: usa, kind: place, type: country, name: United States, country: US}
- id: jordan
  kind: place
  type: country
  name: Jordan
  country: JO
- id: ada-jordan
  kind: person
  name: Ada Jordan
  family: Jordan
  given: Ada
  gender: female
- id: olha-marchenko
  kind: person
  name: Olha Marchenko
  family: Marchenko
  given: Olha
  gender: female
  country: UA
  ids: {archive: m-17}
  names: {uk: [Ольга Марченко]}
"""
FURTHER = "- {id: zubrivka, kind: place, type: town, name: Zubrivka, country: UA}\n"
Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a YAML gazetteer."""
    path: Path = tmp_path_factory.mktemp("sources") / "names.yaml"
    path.write_text(ENTRIES, "utf-8")
    return str(path)


@pytest.fixture(scope="session")
def further(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return another YAML gazetteer."""
    path: Path = tmp_path_factory.mktemp("sources") / "further.yaml"
    path.write_text(FURTHER, "utf-8")
    return str(path)


@pytest.fixture(scope="session")
def compiled(source: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the first gazetteer, compiled."""
    path = str(tmp_path_factory.mktemp("compiled") / "names.gazetteer")
    assert main(["build", source, "-o", path]) == 0
    return path


@pytest.fixture(scope="session")
def run() -> Run:
    """Return a function that runs the command in a process, with bytes in and bytes out."""

    def run(
        *arguments: str | bytes, given: bytes = b"", **env: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "normalize", *arguments],
            input=given,
            capture_output=True,
            timeout=900,
            check=False,
            env=os.environ | env,
        )

    return run


@pytest.fixture(scope="session")
def table() -> Callable:
    """Return a function that runs ``table``: its status, output and messages."""

    def table(capsysbinary, *arguments: str) -> tuple[int, bytes, str]:
        """Return status, output and messages of the command."""
        status = main(["table", *arguments])
        out, err = capsysbinary.readouterr()
        return status, out, err.decode()

    return table


@pytest.fixture(scope="session")
def as_csv() -> Callable:
    """Return a function that writes a table of names between two other columns."""

    def as_csv(names: list[str], **options: str) -> bytes:
        """Return a table of *names* between two other columns."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, **options)
        writer.writerows(
            [["id", "name", "note"], *([n, name, 'a, "b"'] for n, name in enumerate(names))]
        )
        return text.getvalue().encode()

    return as_csv


@pytest.fixture(scope="session")
def cells() -> Callable:
    """Return a function that reads the cells of a table."""

    def cells(data: bytes, **options: str) -> list[list[str]]:
        """Return the cells of a table."""
        return list(csv.reader(io.StringIO(data.decode(), newline=""), **options))

    return cells
