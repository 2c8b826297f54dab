"""The opened gazetteer: the same bytes for the same entries, and what is found by which key."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.errors import GazetteerError
from normalize.gazetteer import Container, pack, write
from normalize.index.builder import compile_entities
from normalize.index.catalog import Gazetteer
from normalize.index.keys import neighbourhood
from normalize.model import Entity
from normalize.resolver import Resolver
from normalize.text import fold


@settings(max_examples=15)
@given(st.integers(0, 2**32))
def test_order_of_entities(small: Resolver, seed: int) -> None:
    """The compiled bytes are the same for any order of entities."""
    chance = random.Random(seed)  # noqa: S311
    some = chance.sample(list(small.gazetteer.values()), 8)
    mixed = chance.sample(some, len(some))
    assert compile_entities(some) == compile_entities(mixed) == compile_entities(some[::-1])


@settings(max_examples=15)
@given(st.integers(0, 2**32))
def test_order_of_aliases(small: Resolver, seed: int) -> None:
    """The compiled bytes are the same for any order of the aliases of an entity."""
    chance = random.Random(seed)  # noqa: S311
    some = chance.sample(list(small.gazetteer.values()), 8)
    mixed = [e._replace(names=tuple(chance.sample(e.names, len(e.names)))) for e in some]
    assert compile_entities(some) == compile_entities(mixed)


def arrange(entity: Entity) -> Entity:
    """Return *entity* with its names sorted: compiling does not keep their order."""
    return entity._replace(
        names=tuple(sorted(entity.names, key=str)), demonyms=tuple(sorted(entity.demonyms, key=str))
    )


def test_mapping(small: Resolver, entities: list[Entity]) -> None:
    """A gazetteer is a mapping from ID to entity, in the order of IDs."""
    gazetteer = small.gazetteer
    assert list(gazetteer) == sorted(entity.id for entity in entities)
    arranged = {entity.id: arrange(entity) for entity in entities}
    assert {key: arrange(entity) for key, entity in gazetteer.items()} == arranged
    assert "lviv" in gazetteer
    assert "novgorod" in gazetteer  # merged
    assert "atlantis" not in gazetteer


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("lviv", {"lviv"}), ("львів", {"lviv"}), ("lwow", {"lviv"}), ("lemberg", {"lviv"}),
        ("zhang wei", {"zhang-wei-poet", "zhang-wei-general"}),
        ("jurgen moller", {"juergen-moeller"}), ("juergen moeller", {"juergen-moeller"}),
        ("usa", {"united-states"}), ("us", {"united-states"}),
        ("halab", set()), ("", set()), ("Lviv", set()), ("hrytsenko", set()),
    ],
)  # fmt: skip
def test_find(small: Resolver, key: str, found: set[str]) -> None:
    """Whole names are found by their folded forms and Latin spellings, exactly."""
    gazetteer = small.gazetteer
    rows = gazetteer.find(key)
    assert {gazetteer.entity(gazetteer.owner(row.alias)).id for row in rows} == found


def test_every_alias_is_found(small: Resolver) -> None:
    """Every alias is found by its folded form, and its row leads back to it and its entity."""
    gazetteer = small.gazetteer
    for entity in gazetteer.values():
        for alias in entity.names:
            rows = [row.alias for row in gazetteer.find(fold(alias.form))]
            forms = {gazetteer.alias(row).form for row in rows}
            assert alias.form in forms
            row = next(row for row in rows if gazetteer.alias(row).form == alias.form)
            assert row in gazetteer.rows_of(gazetteer.owner(row))


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("hrytsenko", {"mykola-hrytsenko", "oksana-hrytsenko"}),
        ("гриценко", {"mykola-hrytsenko", "oksana-hrytsenko"}),
        ("heide", {"adelheid-von-der-heide"}),
        ("der", set()),
        ("oblast", set()),
        ("jr", set()),
    ],
)
def test_with_part(small: Resolver, word: str, found: set[str]) -> None:
    """Names are found by the words that name, not by particles, suffixes and generic words."""
    gazetteer = small.gazetteer
    rows = gazetteer.with_part(word)
    assert {gazetteer.entity(gazetteer.owner(row)).id for row in rows} == found


@pytest.mark.parametrize(
    ("word", "near"),
    [("thesaloniki", "thessaloniki"), ("kapanatze", "kapanadze"), ("sokolovskyi", "sokolovsky")],
)
def test_near(small: Resolver, word: str, near: str) -> None:
    """Words one letter of sound away are near."""
    assert near in small.gazetteer.near(neighbourhood(word))


def test_demonyms(small: Resolver) -> None:
    """The word for a people, and its case forms, lead to the country."""
    gazetteer = small.gazetteer
    for word in ("ukrainian", "українського", "украинской"):
        assert [gazetteer.entity(n).id for n in gazetteer.people_of(word)] == ["ukraine"]
    assert gazetteer.people_of("lviv") == []


def test_priors(small: Resolver) -> None:
    """What is better known has the higher prior, from 0 to 12."""
    gazetteer = small.gazetteer
    numbers = {gazetteer.entity(n).id: n for n in range(len(gazetteer))}
    prior = {name: gazetteer.prior(number) for name, number in numbers.items()}
    assert all(0.0 <= value <= 12.0 for value in prior.values())
    assert prior["mykola-hrytsenko"] > prior["oksana-hrytsenko"]
    assert prior["moscow"] > prior["tver"] > prior["ivanivka-odesa"]


def test_load(tmp_path: Path, small: Resolver, entities: list[Entity]) -> None:
    """A compiled file, a YAML file and entities in memory are one gazetteer."""
    compiled = tmp_path / "small.gazetteer"
    write(str(compiled), compile_entities(entities))
    sources = str(Path(__file__).parents[1] / "gold" / "gazetteer.yaml")
    for paths in ([str(compiled)], [sources], [sources, str(compiled)]):
        assert {**Gazetteer.load(*paths)} == {**small.gazetteer}


def test_layers(tmp_path: Path) -> None:
    """A later gazetteer adds and overrides."""
    later = tmp_path / "mine.yaml"
    later.write_text(
        "- {id: lviv, kind: place, name: Leopolis}\n- {id: x, kind: person, name: X Y}\n"
    )
    gold = Path(__file__).parents[1] / "gold" / "gazetteer.yaml"
    both = Gazetteer.load(str(gold), str(later))
    assert both["lviv"].name == "Leopolis"
    assert both["x"].kind == "person"
    assert Resolver(both).resolve("Leopolis").id == "lviv"


def test_section_missing() -> None:
    """A file of another making is refused with its place and the remedy."""
    with pytest.raises(GazetteerError, match="is missing"):
        Gazetteer(Container.of(pack({"entities": b""})))


def test_duplicate_id() -> None:
    """Two entities of one ID are refused: which of them is meant would hang on their order."""
    with pytest.raises(GazetteerError):
        Gazetteer.of([Entity("x", "place", "Ely"), Entity("x", "place", "Bath")])
