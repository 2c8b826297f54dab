"""Imports of small files in the formats of their sources, about places that do not exist."""

from collections.abc import Callable
from pathlib import Path

import pytest

from normalize.gazetteer import read
from normalize.importing import Order, Report, transfer
from normalize.model import Entity

DATA = Path(__file__).parent / "data"
Import = Callable[..., tuple[dict[str, Entity], Report]]


@pytest.fixture
def told() -> list[str]:
    """Return what imports say about bad rows."""
    return []


@pytest.fixture
def run(tmp_path: Path, told: list[str]) -> Import:
    """Return a function that imports files of ``data`` to a new folder, or into one."""

    def run(
        kind: str, *files: str, into: Path | None = None, out: str = "out", **wanted: object
    ) -> tuple[dict[str, Entity], Report]:
        report = Report(told.append)
        paths = tuple(str(DATA / name) if (DATA / name).exists() else name for name in files)
        order = Order(kind, paths, **wanted)
        output = None if into else str(tmp_path / out)
        transfer(order, str(into) if into else None, output, report)
        return {entity.id: entity for entity in read(str(into or tmp_path / out))}, report

    return run
