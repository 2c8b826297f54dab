"""FollowTheMoney: its own model takes every value as it is, and our importer reads it back."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from normalize.cli import main
from normalize.errors import InputError
from normalize.exporting import EXPORTS, lines_of
from normalize.gazetteer import layer, read
from normalize.model import Entity

FTM = EXPORTS[".ftm.json"]
ZERO_WIDTH = re.compile("[\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}]")  # the model drops them

Row = dict[str, Any]


@pytest.fixture
def rows(gazetteer: Mapping[str, Entity]) -> dict[str, Row]:
    """Return the entities by ID."""
    found = [json.loads(line) for line in lines_of(gazetteer, FTM)]
    return {row["id"]: row for row in found}


def refused(row: Row) -> list[object]:
    """Return the values that the model of FollowTheMoney does not take as they are."""
    model = pytest.importorskip("followthemoney").model
    model.get(row["schema"]).validate(row)
    proxy = model.get_proxy(row, cleaned=False)
    return [
        (name, value)
        for name, values in row["properties"].items()
        for value in values
        if ZERO_WIDTH.sub("", value) not in proxy.get(name)
    ]


def test_model(rows) -> None:
    """The model takes every entity and every value, and shows entities by our names."""
    ftm = pytest.importorskip("followthemoney")
    for row in rows.values():
        assert refused(row) == []
        if row["schema"] != "Occupancy":
            assert ftm.model.get_proxy(row).caption == row["caption"]


def test_bundled(whole) -> None:
    """The model takes the bundled gazetteer: every twentieth line of it."""
    lines = list(lines_of(whole.gazetteer, FTM))
    assert [fault for line in lines[::20] for fault in refused(json.loads(line))] == []


def test_person(rows) -> None:
    """A person has names by what they are, offices with dates, and old IDs."""
    assert rows["mira-voss"] == {
        "id": "mira-voss",
        "caption": "Mira Voss",
        "schema": "Person",
        "referents": ["m-voss"],
        "properties": {
            "name": ["Mira Voss"],
            "alias": ["Mira Anna Voss", "Міра Фосс"],
            "previousName": ["Mira Kant"],
            "weakAlias": ["Mi"],
            "country": ["au"],
            "wikidataId": ["Q00"],
            "firstName": ["Mira"],
            "lastName": ["Voss"],
            "gender": ["female"],
            "birthDate": ["1961-07-02"],
            "deathDate": ["2019"],
        },
    }
    assert "birthDate" not in rows["tom-voss"]["properties"]  # the format knows no year 980


def test_offices(rows) -> None:
    """An office that two have held is one position with two occupancies."""
    held = [row for row in rows.values() if row["schema"] == "Occupancy"]
    names = {row["id"]: row["caption"] for row in rows.values() if row["schema"] == "Position"}
    told = [(row["properties"]["holder"], names[row["properties"]["post"][0]]) for row in held]
    assert told == [
        (["mira-voss"], "president of Aurelia"),
        (["mira-voss"], "mayor of Old Doria"),
        (["mira-voss"], "writer"),
        (["tom-voss"], "president of Aurelia"),
    ]
    assert sorted(names.values()) == ["mayor of Old Doria", "president of Aurelia", "writer"]
    dates = {key: held[0]["properties"][key] for key in ("startDate", "endDate")}
    assert dates == {"startDate": ["2001-02-03"], "endDate": ["2009"]}


def test_places(rows) -> None:
    """Places that are governed are territories, others addresses, organisations such."""
    schemas = {key: rows[key]["schema"] for key in ("doria", "zelt", "hamlet", "aurelian-union")}
    assert list(schemas.values()) == ["Territory", "Address", "Address", "Organization"]
    told = rows["doria"]["properties"]
    assert (told["level"], told["partOf"]) == (["locality"], ["west-march", "aurelia"])
    assert told["previousName"] == ["Fort Doria", "Дориаград"]
    assert told["weakAlias"] == ["Дорі"]
    assert rows["zelt"]["properties"]["latitude"] == ["1.0"]


def test_bad_id() -> None:
    """An ID that the format cannot refer to is told."""
    gazetteer = {"дорія": Entity("дорія", "place", "Doria")}
    with pytest.raises(InputError, match=r"entry 'дорія': FollowTheMoney takes no such ID; "):
        list(lines_of(gazetteer, FTM))


def test_round_trip(tmp_path, source, gazetteer) -> None:
    """Imported again, a person has the same names, the weak ones weak, and the old IDs."""
    exported, folder = str(tmp_path / "names.ftm.json"), str(tmp_path / "names")
    assert main(["build", str(source), "-o", exported]) == 0
    assert main(["import", "ftm", exported, "-o", folder]) == 0
    again = {entity.id: entity for entity in layer(read(folder))}
    assert sorted(again) == ["mira-voss", "tom-voss"]
    for key, entity in again.items():
        told = gazetteer[key]
        assert {(a.form, a.weak) for a in entity.names} == {(a.form, a.weak) for a in told.names}
        same = ("name", "family", "given", "gender", "died", "country", "merged")
        assert [getattr(entity, field) for field in same] == [getattr(told, f) for f in same]
    assert again["mira-voss"].ids["wikidata"] == "Q00"
