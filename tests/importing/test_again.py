"""An import repeated: IDs stay for ever, names follow the source, and people's edits win."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from normalize.cli import main
from normalize.errors import InputError
from normalize.gazetteer import difference, files, read
from normalize.importing import Order, Report, transfer
from normalize.importing.shards import LONGEST
from normalize.index.catalog import Gazetteer
from normalize.model import Alias, Entity
from normalize.resolver import Resolver

DATA = Path(__file__).parent / "data"
HEADS = "name\tids.geonames\tcountry\tpopulation\tnames\tnames.uk\n"
FIRST = f"""{HEADS}Velyka Zoria\t1\tUA\t52000\tVelikaja Zarja\tВелика Зоря
Mala Zoria\t2\tUA\t900\tMalaja Zarja\tМала Зоря
Stara Zoria\t3\tUA\t80\t\tСтара Зоря
"""
SECOND = f"""{HEADS}Zoria\t1\tUA\t53000\tVelikaja Zarja|Zoria Magna\tЗоря
Mala Zoria\t2\tUA\t950\tMalaja Zarja\tМала Зоря
Velyka Zoria\t4\tUA\t100\t\tВелика Зоря
Stara Zoria\t3\tUA\t80\t\tСтара Зоря
"""


Bring = Callable[..., dict[str, Entity]]


@pytest.fixture
def bring(tmp_path: Path) -> Bring:
    """Return a function that imports a table into a folder, made new the first time."""

    def bring(
        table: str, folder: str = "out", kind: str = "csv", **wanted: object
    ) -> dict[str, Entity]:
        path, out = tmp_path / "table.tsv", tmp_path / folder
        path.write_text(table, "utf-8")
        order = Order(kind, (str(path),), **wanted)
        there = out.exists()
        transfer(order, str(out) if there else None, None if there else str(out), Report(print))
        return {entity.id: entity for entity in read(str(out))}

    return bring


def edit(folder: Path, old: str, new: str) -> None:
    """Do what a person does: change the text of the files."""
    path = folder / "places" / "UA" / "csv-1.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all files below a folder."""
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_same_again_changes_nothing(bring: Bring, tmp_path: Path) -> None:
    """The same import leaves every byte as it was."""
    bring(FIRST)
    before = contents(tmp_path / "out")
    bring(FIRST)
    assert contents(tmp_path / "out") == before


def test_what_is_written_is_in_the_normal_form(bring: Bring, tmp_path: Path) -> None:
    """New files, and files brought up to date, are as the check wants them."""
    bring(FIRST)
    bring(SECOND)
    assert [difference(file) for file in files(str(tmp_path / "out"))] == [None, None]
    assert main(["check", str(tmp_path / "out")]) == 0


def test_the_source_changes(bring: Bring) -> None:
    """Names and numbers follow the source; IDs do not, and a taken one is not given again."""
    first, second = bring(FIRST), bring(SECOND)
    assert {one.ids["geonames"]: one.id for one in first.values()} == {
        "1": "velyka-zoria", "2": "mala-zoria", "3": "stara-zoria"}  # fmt: skip
    assert {one.id for one in first.values()} < {one.id for one in second.values()}
    assert second["velyka-zoria-ua"].ids == {"geonames": "4"}
    zoria = second["velyka-zoria"]
    assert (zoria.name, zoria.population) == ("Zoria", 53000)
    assert zoria.names == (
        Alias("Зоря", "uk"), Alias("Velikaja Zarja"), Alias("Zoria Magna"))  # fmt: skip


def test_edits_win(bring: Bring, tmp_path: Path) -> None:
    """What people changed, added and took out stays so, as do comments and notes."""
    bring(FIRST)
    edit(tmp_path / "out", "name: Velyka Zoria", "name: Great Zoria # as the news have it")
    edit(tmp_path / "out", "population: 52000", "population: 60000")
    edit(tmp_path / "out", "      - Велика Зоря", "      - Велика Зоря\n      - Зоря-місто")
    edit(tmp_path / "out", "      - Velikaja Zarja", "      - Zoria-by-hand")
    edit(tmp_path / "out", "  population: 900\n", "")
    edit(tmp_path / "out", "  population: 80\n", "  population: 80\n  note: nearly empty\n")
    found = bring(SECOND)
    zoria = found["velyka-zoria"]
    assert (zoria.name, zoria.population) == ("Great Zoria", 60000)
    assert {alias.form for alias in zoria.names} == {
        "Zoria-by-hand", "Zoria Magna", "Зоря", "Зоря-місто"}  # fmt: skip
    assert found["mala-zoria"].population == 950  # the source says another number now
    text = (tmp_path / "out" / "places" / "UA" / "csv-1.yaml").read_text("utf-8")
    assert "# as the news have it" in text
    assert "note: nearly empty" in text


def test_an_entry_taken_out_stays_out(bring: Bring, tmp_path: Path) -> None:
    """An import does not bring back what people took out, nor give its ID away."""
    bring(FIRST)
    path = tmp_path / "out" / "places" / "UA" / "csv-1.yaml"
    head, *entries = path.read_text("utf-8").split("- id: ")
    path.write_text("- id: ".join([head, *(one for one in entries if "geonames: 1}" not in one)]))
    (tmp_path / "out" / "retired.txt").write_text("velyka-zoria  # no such place\n")
    found = bring(SECOND)
    assert "velyka-zoria" not in found
    assert found["velyka-zoria-ua"].ids == {"geonames": "4"}


def test_merged_entries(bring: Bring, tmp_path: Path) -> None:
    """What was merged into another by hand goes to the survivor."""
    bring(FIRST)
    path = tmp_path / "out" / "places" / "UA" / "csv-1.yaml"
    head, *entries = path.read_text("utf-8").split("- id: ")
    kept = [one for one in entries if "geonames: 3}" not in one]
    path.write_text("- id: ".join([head, *kept]))
    edit(tmp_path / "out", "ids: {geonames: 2}", "ids: {geonames: 2}\n  merged: [stara-zoria]")
    found = bring(SECOND)
    assert "stara-zoria" not in found
    assert found["mala-zoria"].ids == {"geonames": "2"}


def test_entries_of_people(bring: Bring, tmp_path: Path) -> None:
    """What people wrote gets names in new languages and facts it lacks, and nothing else."""
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "own.yaml").write_text(
        "- id: zoria-city\n  kind: place\n  name: Zoria City\n  ids: {geonames: 1}\n"
        "  names:\n    uk: [Зоряне]\n  source: [own]\n",
        "utf-8",
    )
    found = bring(FIRST.replace("names.uk", "names.ru"), source="geonames")
    zoria = found["zoria-city"]
    assert (zoria.name, zoria.country, zoria.population) == ("Zoria City", "UA", 52000)
    assert zoria.names == (Alias("Велика Зоря", "ru"), Alias("Зоряне", "uk"))
    assert zoria.source == ("own", "geonames")
    assert bring(FIRST.replace("names.uk", "names.ru"), source="geonames") == found


def test_known_alone(bring: Bring) -> None:
    """Names for what is there, and no new entries."""
    bring(FIRST)
    assert set(bring(SECOND, known=True)) == {"velyka-zoria", "mala-zoria", "stara-zoria"}


def test_compiled(bring: Bring, tmp_path: Path) -> None:
    """A compiled gazetteer comes out directly, of what was there and what is new."""
    bring(FIRST)
    table, out = tmp_path / "table.tsv", tmp_path / "all.gaz"
    table.write_text(SECOND, "utf-8")
    assert main(["import", "csv", str(table), "--into", str(tmp_path / "out"), "-o", str(out)]) == 0
    resolver = Resolver(Gazetteer.load(str(out)))
    assert resolver.resolve("Зоря").id == "velyka-zoria"
    assert len(Gazetteer.load(str(out))) == 4
    assert main(["import", "csv", str(table), "--into", str(out), "-o", str(out)]) == 0
    assert len(Gazetteer.load(str(out))) == 4


def test_files_stay_short(bring: Bring, tmp_path: Path) -> None:
    """A large import is parted into files that people can read."""
    rows = "".join(f"Zoria {n}\t{n}\tUA\t{n}\t\t\n" for n in range(1, 800))
    assert len(bring(HEADS + rows)) == 799
    written = files(str(tmp_path / "out"))
    assert len(written) > 2
    for file in written:
        with open(file, encoding="utf-8") as lines:
            assert len(list(lines)) <= LONGEST


@pytest.mark.parametrize(
    ("into", "output", "fact"),
    [
        (None, None, "no output is named"),
        (None, "out", "is there already"),
        ("out", "other", "can only become a compiled file"),
        ("out/places/UA/csv-1.yaml", None, "can only become a compiled file"),
        ("nowhere", None, "is not there"),
    ],
)
def test_refused(
    bring: Bring, tmp_path: Path, into: str | None, output: str | None, fact: str
) -> None:
    """An import never writes over what it was not asked to bring up to date."""
    bring(FIRST)
    before = contents(tmp_path / "out")
    order = Order("csv", (str(tmp_path / "table.tsv"),))
    named = [name and str(tmp_path / name) for name in (into, output)]
    with pytest.raises(InputError, match=fact):
        transfer(order, *named, Report(print))
    assert contents(tmp_path / "out") == before
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".tmp")]


def test_ids_of_the_source(bring: Bring) -> None:
    """A table may give our IDs itself: known ones mean their entries, the others are taken."""
    bring(FIRST)
    rows = "id\tname\tnames.de\nmala-zoria\tMala\tKlein-Zoria\nnew-zoria\tNova Zoria\t\n"
    found = bring(rows, known=False)
    assert Alias("Klein-Zoria", "de") in found["mala-zoria"].names
    assert found["new-zoria"].name == "Nova Zoria"
    assert bring(rows) == found


def test_old_ids_of_two(bring: Bring, tmp_path: Path) -> None:
    """An old ID that two things of a source claim answers for the first alone."""
    bring(FIRST)
    rows = [f'{{"id": "NK-{n}", "schema": "Person", "caption": "Ana Prado", "referents": ["x"],'
            ' "properties": {"name": ["Ana Prado"]}}' for n in (1, 2)]  # fmt: skip
    path = tmp_path / "people.json"
    path.write_text("\n".join(rows))
    transfer(Order("ftm", (str(path),)), str(tmp_path / "out"), None, Report(print))
    found = {entity.id: entity.merged for entity in read(str(tmp_path / "out"))}
    assert (found["ana-prado"], found["ana-prado-nk-2"]) == (("x",), ())


def test_two_entries_of_one_thing(
    bring: Bring, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A thing that the gazetteer has twice is told; the entry of the first ID is meant."""
    folder = tmp_path / "out"
    folder.mkdir()
    for n, ids in enumerate(("geonames: 1", "wikidata: Q1")):
        entry = f"- {{id: zoria-{n}, kind: place, name: Zoria, ids: {{{ids}}}}}\n"
        (folder / f"{n}.yaml").write_text(entry)
    table = "name\tids.geonames\tids.wikidata\tpopulation\nZoria\t1\tQ1\t7\n"
    assert bring(table)["zoria-0"].population == 7
    assert "geonames:1 is zoria-0 and zoria-1 in the gazetteer" in capsys.readouterr().out


def test_a_broken_record(bring: Bring, tmp_path: Path) -> None:
    """A record that is none is refused, not taken for people's edits."""
    bring(FIRST)
    (tmp_path / "out" / "imported-csv.tsv").write_text("something else\n")
    with pytest.raises(InputError, match="is no record of an import"):
        bring(SECOND)
