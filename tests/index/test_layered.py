"""A gazetteer laid over a compiled one answers as both compiled together do."""

import pickle
import random
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.gazetteer import layer, write
from normalize.gazetteer.writer import write_yaml
from normalize.index.builder import compile_entities
from normalize.index.catalog import Gazetteer
from normalize.linking import Linker
from normalize.model import Alias, Decision, Entity
from normalize.resolver import Resolver

TEXT = (
    "Hrytsenko flew from Lviv to Novgorod. Mykola Hrytsenko met the mayor of Moscow; in Tver a "
    "Russian spoke. Грищенко приїхав до Львова. Ivanivka, Odesa Oblast, and Leopolis were named."
)


def compiled(path: Path, entities: list[Entity]) -> str:
    """Write *entities* to a compiled gazetteer; return its path."""
    write(str(path), compile_entities(entities))
    return str(path)


def in_yaml(path: Path, entities: list[Entity]) -> str:
    """Write *entities* to a YAML file; return its path."""
    stream = StringIO()
    write_yaml(entities, stream)
    path.write_text(stream.getvalue(), encoding="utf-8")
    return str(path)


def altered(entity: Entity, chance: random.Random) -> Entity:
    """Return an entry that adds to *entity*, takes it out, or merges it into a new one."""
    what = chance.choice(("adds", "suppresses", "merges"))
    if what == "suppresses":
        return Entity(entity.id, entity.kind, entity.name, suppress=True)
    if what == "merges" and entity.merged:
        return Entity(entity.merged[0], entity.kind, f"Old {entity.name}")
    return entity._replace(name=f"New {entity.name}", names=(Alias(f"{entity.name} Zub", "en"),))


def asked(entities: list[Entity], chance: random.Random) -> list[str]:
    """Return names of *entities*, whole, cut and misspelt."""
    forms = [alias.form for entity in entities for alias in (Alias(entity.name), *entity.names)]
    some = chance.sample(forms, min(len(forms), 60))
    cut = [form.split()[-1] for form in some]
    return [*some, *cut, *(form.replace("i", "y", 1) for form in some), "Leopolis", "Xqzt"]


def by_sound(decision: Decision) -> bool:
    """Say whether names were searched by sound: two lexicons overlook less than one of both."""
    return any(candidate.level == "sound" for candidate in decision.candidates)


@settings(max_examples=12)
@given(st.integers(0, 2**32))
def test_as_compiled_together(entities: list[Entity], tmp_path: Path, seed: int) -> None:
    """Names, texts and entities are the same whether laid over or compiled together."""
    chance = random.Random(seed)  # noqa: S311
    mixed = chance.sample(entities, len(entities))
    cut = chance.randint(1, len(mixed))
    below = mixed[:cut]
    above = [*mixed[cut:], *(altered(one, chance) for one in chance.sample(below, min(5, cut)))]
    paths = (compiled(tmp_path / "below.gaz", below), in_yaml(tmp_path / "above.yaml", above))
    laid = Resolver(Gazetteer.load(*paths))
    together = Resolver(Gazetteer.of(layer(below, above)))
    assert list(laid.gazetteer) == list(together.gazetteer)
    assert {**laid.gazetteer} == {**together.gazetteer}
    assert len(laid.gazetteer) == len(together.gazetteer)
    forms = [form for form in asked(entities, chance) if not by_sound(together.resolve(form))]
    assert [f for f in forms if laid.resolve(f) != together.resolve(f)] == []
    assert Linker(laid).link(TEXT, undecided=True) == Linker(together).link(TEXT, undecided=True)


def test_two_compiled(entities: list[Entity], tmp_path: Path) -> None:
    """Two compiled gazetteers that share no ID are used as they are; pickled, opened again."""
    paths = (
        compiled(tmp_path / "below.gaz", entities[::2]),
        compiled(tmp_path / "above.gaz", entities[1::2]),
    )
    laid = Gazetteer.load(*paths)
    again = pickle.loads(pickle.dumps(laid))  # noqa: S301
    assert {**laid} == {**again} == {**Gazetteer.of(entities)}
    assert len(list(tmp_path.iterdir())) == 2


def test_suppressed(entities: list[Entity], tmp_path: Path) -> None:
    """An entity that is suppressed above is not in the gazetteer, and finds nothing."""
    above = [Entity("lviv", "place", "Lviv", suppress=True)]
    paths = (compiled(tmp_path / "below.gaz", entities), in_yaml(tmp_path / "above.yaml", above))
    laid = Gazetteer.load(*paths)
    assert "lviv" not in laid
    with pytest.raises(KeyError):
        laid["lviv"]
    assert laid.find("lviv") == []
    assert Resolver(laid).resolve("Lviv").id is None
