"""What several gazetteers make together."""

import pytest

from normalize.errors import GazetteerError
from normalize.gazetteer import layer
from normalize.model import Alias, Entity, Role

KYIV = Entity(
    "kyiv", "place", "Kyiv", type="city", country="UA", population=1, ids={"a": "1", "b": "2"},
    names=(Alias("Kyiv", "en"), Alias("Київ", "uk")), source=("x",), merged=("kiev",),
)  # fmt: skip


def test_later_one_overrides_and_adds() -> None:
    """Single values are overridden, lists added to, and the later first alias is preferred."""
    above = Entity(
        "kyiv", "place", "Kiev", population=2, ids={"b": "3"}, source=("y",),
        names=(Alias("Kiev", "en"), Alias("Kyiv", "en", weak=True)),
    )  # fmt: skip
    [kyiv] = layer([KYIV], [above])
    assert (kyiv.name, kyiv.type, kyiv.population) == ("Kiev", "city", 2)
    assert (kyiv.ids, kyiv.source) == ({"a": "1", "b": "3"}, ("y", "x"))
    assert kyiv.names == (*above.names, Alias("Київ", "uk"))


def test_one_gazetteer_is_itself() -> None:
    """A gazetteer alone stays as it is, and none is empty."""
    assert layer([KYIV]) == layer([KYIV], []) == layer([KYIV], [KYIV]) == [KYIV]
    assert layer() == []


def test_suppress() -> None:
    """A suppressed entry is gone, and may be given anew still later."""
    none = Entity("kyiv", "place", "Kyiv", suppress=True)
    ours = Entity("kyiv", "place", "Our Kyiv")
    assert layer([KYIV], [none]) == layer([none]) == []
    assert layer([KYIV], [none], [ours]) == [ours]


def test_merged_id_means_the_survivor() -> None:
    """An entry under an old ID adds to the entry that the ID was merged into."""
    [kyiv] = layer([KYIV], [Entity("kiev", "place", "Kyiv", names=(Alias("Kiew", "de"),))])
    assert kyiv.id == "kyiv"
    assert Alias("Kiew", "de") in kyiv.names


def test_roles_are_added_once() -> None:
    """A role that both know stands once."""
    old = Entity("ada", "person", "Ada Maro", roles=(Role("mayor"),))
    new = old._replace(roles=(Role("president"), Role("mayor")))
    assert layer([old], [new])[0].roles == new.roles


@pytest.mark.parametrize(
    ("above", "said"),
    [
        (Entity("kyiv", "person", "Kyiv"), "is a person in one gazetteer and a place"),
        (Entity("capital", "place", "Kyiv", merged=("kyiv",)), "merges 'kyiv'"),
    ],
)
def test_contradictions(above: Entity, said: str) -> None:
    """Layers that contradict each other are refused."""
    with pytest.raises(GazetteerError, match=said):
        layer([KYIV], [above])
