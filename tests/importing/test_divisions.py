"""Divisions of countries and what else bears their names: cities, entries without a common ID."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.gazetteer import read
from normalize.importing import Order, Report, transfer
from normalize.importing.neighbours import Neighbours, distance
from normalize.model import Alias, Entity

Bring = Callable[..., dict[str, Entity]]

CITY = "{id}\t{name}\t\t\t{north}\t30.0\tP\tPPL\tTR\t\t{code}\t\t\t\t{people}\t\t\t\t\n"
BERLIN = "2950159"  # the one ID of a city that is a division in this test
DEGREES = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@pytest.fixture
def bring(tmp_path: Path) -> Bring:
    """Return a function that imports files as GeoNames has them: cities, divisions, names."""

    def bring(*files: str, own: str = "") -> dict[str, Entity]:
        paths = [tmp_path / f"{number}.txt" for number, rows in enumerate(files) if rows]
        for path, rows in zip(paths, filter(None, files), strict=True):
            path.write_text(rows, "utf-8")
        out = tmp_path / "out"
        if own:
            out.mkdir()
            (out / "own.yaml").write_text(own, "utf-8")
        order = Order("geonames", tuple(str(path) for path in paths))
        there = out.exists()
        transfer(order, str(out) if there else None, None if there else str(out), Report(print))
        return {entity.id: entity for entity in read(str(out))}

    return bring


def city(number: int, name: str, code: str = "99", people: int = 50_000) -> str:
    """Return the row of a city."""
    return CITY.format(id=number, name=name, north=40.0, code=code, people=people)


@pytest.mark.parametrize(
    ("division", "our_id", "name"),
    [
        ("Zoria", "zoria-province", "Zoria Province"),  # the city has the bare name
        ("Zoria Province", "zoria-province", "Zoria Province"),
        ("Stepova", "stepova", "Stepova"),
        ("Central", "central-province", "Central Province"),  # a word before all
        ("South-East", "south-east-province", "South-East Province"),
    ],
)
def test_names(bring: Bring, division: str, our_id: str, name: str) -> None:
    """A division is told from its city, and from a word, by what it is."""
    found = bring(city(1, "Zoria"), f"TR.99\t{division}\t{division}\t2\n")
    assert {(one.id, one.name) for one in found.values()} == {("zoria", "Zoria"), (our_id, name)}
    assert found["zoria"].within == (our_id,)
    assert found[our_id].names == ()
    assert bring(city(1, "Zoria"), f"TR.99\t{division}\t{division}\t2\n") == found


def test_of_several_countries(bring: Bring) -> None:
    """Divisions of one name in several countries are told by what they are, then by country."""
    rows = "".join(f"{code}.9\tZoria\tZoria\t{n}\n" for n, code in enumerate(("TR", "JP", "CL"), 1))
    found = bring("", rows)
    assert {(one.country, one.id, one.name) for one in found.values()} == {
        ("TR", "zoria", "Zoria"),
        ("JP", "zoria-prefecture", "Zoria Prefecture"),
        ("CL", "zoria-region", "Zoria Region"),
    }
    assert found["zoria-region"].names == (Alias("Zoria"),)


def test_a_city_by_itself(bring: Bring) -> None:
    """A division that is a city is no entry of its own; its city is what others lie in."""
    cities = city(1, "Zoria", "16", 900) + city(int(BERLIN), "Berlin", "16", 3_000_000)
    told = (cities.replace("\tTR\t", "\tDE\t"), "DE.16\tLand Berlin\tLand Berlin\t2\n")
    found = bring(*told)
    assert set(found) == {"berlin", "zoria"}
    assert found["berlin"].ids == {"geonames": BERLIN, "geonames-code": "DE.16"}
    assert (found["zoria"].within, found["berlin"].within) == (("berlin",), ())
    assert bring(*told) == found


def test_a_city_by_itself_that_is_there(bring: Bring) -> None:
    """A city that people wrote gets the code of the division that it is, and keeps its names."""
    own = f"- id: berlin\n  kind: place\n  name: Berlin\n  ids: {{geonames: {BERLIN}}}\n"
    found = bring("", "DE.16\tLand Berlin\tLand Berlin\t2\n", own=own)
    assert found["berlin"].ids == {"geonames": BERLIN, "geonames-code": "DE.16"}
    assert found["berlin"].names == ()


@pytest.mark.parametrize(
    ("entry", "same"),
    [
        ("name: Zoria, type: town, country: TR, coordinates: [40.1, 30.1]", True),
        ("name: Zaria, type: city, country: TR, coordinates: [40, 30], names: {tr: Zoria}", True),
        ("name: Zoria, type: city, country: TR, coordinates: [42, 30]", False),  # far away
        ("name: Zoria, type: city, country: TR", False),  # who knows where
        ("name: Zoria, type: city, country: BG, coordinates: [40.1, 30.1]", False),
        ("name: Zoria, type: river, country: TR, coordinates: [40.1, 30.1]", False),
        ("name: Zoria, type: city, country: TR, coordinates: [40, 30], ids: {geonames: 7}", False),
        ("name: Zoria, type: region, country: TR, coordinates: [40, 30]", False),
    ],
)
def test_neighbours(bring: Bring, entry: str, same: bool) -> None:
    """An entry without a common ID is met by its name, country, sort and place."""
    found = bring(city(1, "Zoria"), own=f"- {{id: own-zoria, kind: place, {entry}}}\n")
    assert ("1" in found["own-zoria"].ids.values()) == same
    assert (len(found) == 1) == same


def test_areas_by_name(bring: Bring) -> None:
    """A division is met by its name alone, wherever its middle is said to be."""
    own = "- {id: own-zoria, kind: place, name: Zoria, type: region, country: TR}\n"
    found = bring(city(1, "Stepova"), "TR.99\tZoria\tZoria\t2\n", own=own)
    assert found["own-zoria"].ids == {"geonames": "2", "geonames-code": "TR.99"}
    assert found["stepova"].within == ("own-zoria",)


def test_two_of_a_name() -> None:
    """Where two entries may be meant, none is."""
    known = Neighbours()
    draft = Entity("", "place", "Zoria", "town", country="TR", coordinates=(40.0, 30.0))
    for n in (1, 2):
        assert known.same(draft) == (None if n == 1 else "zoria-1")
        known.add(draft._replace(id=f"zoria-{n}"))
    assert known.same(draft) is None


@given(DEGREES, DEGREES)
def test_distance(one: tuple[float, float], other: tuple[float, float]) -> None:
    """Distances are the same both ways, none to itself, and half a great circle at most."""
    assert distance(one, other) == pytest.approx(distance(other, one), abs=1e-6)
    assert distance(one, one) == 0
    assert 0 <= distance(one, other) < 20_020


def test_derived_once_joined(bring: Bring) -> None:
    """What code derives from names that people wrote is not added to them."""
    own = (
        "- {id: zoria, kind: place, name: Zoria, country: UA, ids: {geonames: 1},"
        " names: {uk: Чернозір}}\n"
    )
    names = "1\t1\tde\tChernozir\t\t\t\t\t\t\n2\t1\tpl\tZorza\t\t\t\t\t\t\n"
    found = bring("UA.99\tZoria\tZoria\t1\n", names, own=own)
    assert found["zoria"].names == (Alias("Zorza", "pl"), Alias("Чернозір", "uk"))
