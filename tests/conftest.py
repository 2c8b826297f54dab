"""The two gazetteers that tests look names up in: a small one of their own, and the bundled one."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from normalize import bundled
from normalize.gazetteer import read
from normalize.index.catalog import Gazetteer
from normalize.linking import Linker
from normalize.model import Entity
from normalize.resolver import Resolver

SMALL = Path(__file__).parent / "gold" / "gazetteer.yaml"

settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def entities() -> list[Entity]:
    """Return the entities of the small gazetteer."""
    return list(read(str(SMALL)))


@pytest.fixture(scope="session")
def small(entities: list[Entity]) -> Resolver:
    """Return a resolver over the small gazetteer."""
    return Resolver(Gazetteer.of(entities))


@pytest.fixture(scope="session")
def linker(small: Resolver) -> Linker:
    """Return a linker over the small gazetteer."""
    return Linker(small)


@pytest.fixture(scope="session")
def whole() -> Resolver:
    """Return the resolver over the bundled gazetteer."""
    return bundled.resolver()


@pytest.fixture(scope="session")
def reader(whole: Resolver) -> Linker:
    """Return a linker over the bundled gazetteer."""
    return Linker(whole)
