"""A small gazetteer, compiled, and a resolver over it."""

from pathlib import Path

import pytest

from normalize.cli import main
from normalize.index.catalog import Gazetteer
from normalize.resolver import Resolver

SMALL = Path(__file__).parents[1] / "gold" / "gazetteer.yaml"


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the path of the small gazetteer, compiled."""
    path = str(tmp_path_factory.mktemp("compiled") / "small.gazetteer")
    assert main(["build", str(SMALL), "-o", path]) == 0
    return path


@pytest.fixture(scope="session")
def resolver(compiled: str) -> Resolver:
    """Return the resolver over it."""
    return Resolver(Gazetteer.load(compiled))
