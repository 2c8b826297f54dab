"""The GeoNames dump: places, their names by language, and the divisions of countries.

Files are told apart by their columns: nineteen are places (``allCountries``, ``cities500``,
``UA``), ten the names of ``alternateNamesV2``, four ``admin1CodesASCII`` and ``admin2Codes``.
The format is described at https://download.geonames.org/export/dump/readme.txt.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from normalize.errors import InputError
from normalize.importing.languages import tag_of
from normalize.importing.minting import COUNTRY
from normalize.importing.order import Order
from normalize.importing.report import Report
from normalize.importing.rows import lines_of, open_file
from normalize.importing.settlements import coordinates_of, number_of, settlement
from normalize.importing.tables import rows
from normalize.model import Alias, Entity

SCHEME, DIVISION = "geonames", "geonames-code"
PLACES, NAMES, DIVISIONS = 19, 10, 4
LINKED = "wkdt"  # the pseudo-language of Wikidata IDs
DIVIDED = {"ADM1": 1, "ADM2": 2}

Names = dict[str, list[tuple[str, ...]]]


def read(order: Order, report: Report) -> Iterator[Entity]:
    """Yield the places of the files, with their names by language if those are given too."""
    files = {path: _columns(path) for path in order.files}
    names: Names = defaultdict(list)
    languages = [path for path, columns in files.items() if columns == NAMES]
    if languages:
        wanted = {row[0] for path in order.files for row in _places(path, files, Report(_silent))}
        for path in languages:
            _read_names(path, wanted, names, report)
    for path in order.files:
        for row in _places(path, files, report):
            draft = _place(row) if files[path] == PLACES else _division(row)
            if draft is None:
                report.drop("entities", "another kind of feature", f"{row[1]} {row[6]}.{row[7]}")
            elif order.countries and draft.country not in order.countries:
                report.drop("entities", "of another country", draft.name)
            else:
                yield _named(draft, names.get(row[0], []) if languages else None, report)


def _silent(_message: str) -> None:
    """Tell nothing: what is wrong with the rows is told when they are read in earnest."""


def _columns(path: str) -> int:
    with open_file(path) as file:
        head = next((line for line in file if not line.startswith(b"#")), b"")
    count = head.count(b"\t") + 1
    if count not in (PLACES, NAMES, DIVISIONS):
        fact = f"has {count} columns, as no file of the dump has"
        raise InputError(path, fact, "name allCountries.txt, cities500.txt, alternateNamesV2.txt")
    return count


def _places(path: str, files: dict[str, int], report: Report) -> Iterator[list[str]]:
    """Yield the rows of a file of places, or of divisions with the ID put first."""
    if files[path] == NAMES:
        return
    for line in lines_of(path, report):
        row = line.text.split("\t")
        at = 0 if files[path] == PLACES else DIVISIONS - 1
        if len(row) == files[path] and row[at].isdecimal():
            yield row if at == 0 else [row[3], *row[:3]]
        elif not line.text.startswith("#"):
            report.bad(line.place, f"is no row of {files[path]} columns with an ID")


def _read_names(path: str, wanted: set[str], names: Names, report: Report) -> None:
    for line in lines_of(path, report):
        row = line.text.split("\t")
        if len(row) != NAMES or not row[1].isdecimal():
            report.bad(line.place, f"is no row of {NAMES} columns with an ID")
        elif row[1] in wanted:
            names[row[1]].append((row[2], row[3], "".join(f or "0" for f in row[4:8]), *row[8:]))


def _place(row: Sequence[str]) -> Entity | None:
    types = _types()
    kind = types.get(f"{row[6]}.{row[7]}")
    if kind is None:
        return None
    population = number_of(row[14])
    code, division = row[8], f"{row[8]}.{row[10]}"
    ids = {SCHEME: row[0]}
    if row[7] in DIVIDED:
        ids[DIVISION] = division if DIVIDED[row[7]] == 1 else f"{division}.{row[11]}"
    around = [f"{DIVISION}:{division}.{row[11]}"] if row[11] and row[7] not in DIVIDED else []
    around += [f"{DIVISION}:{division}"] if row[10] and row[7] != "ADM1" else []
    around += [f"{COUNTRY}:{code}"] if code and kind != "country" else []
    return Entity(
        "", "place", row[1],
        type=settlement(population) if kind == "settlement" else kind,
        country=code or None,
        within=tuple(around),
        coordinates=coordinates_of(row[4], row[5]),
        population=population or None,
        ids=ids,
        names=tuple(Alias(form) for form in row[3].split(",") if form),
    )  # fmt: skip


def _types() -> dict[str, str]:
    return {feature: sort for feature, sort, *_ in rows("features.tsv")}


def _division(row: Sequence[str]) -> Entity:
    """Return the division of a row such as ``709716, UA.05, Donetsk Oblast, Donetsk``."""
    number, code, name, *_ = row
    country, *above = code.split(".")
    around = [f"{DIVISION}:{country}.{above[0]}"] if len(above) > 1 else []
    return Entity(
        "", "place", name,
        type="district" if around else "region",
        country=country,
        within=(*around, f"{COUNTRY}:{country}"),
        ids={SCHEME: number, DIVISION: code},
    )  # fmt: skip


def _named(draft: Entity, told: list[tuple[str, ...]] | None, report: Report) -> Entity:
    """Return *draft* with the names *told* by language in place of those without."""
    if told is None:
        return draft
    names, ids = [], dict(draft.ids)
    for code, form, marks, since, until in sorted(told, key=lambda one: one[2][0] != "1"):
        if code == LINKED:
            ids["wikidata"] = form.rpartition("/")[2]
        elif (lang := tag_of(code)) is None:
            report.drop("names", f"'{code}' is no language", form)
        else:
            told_of = Alias(form, lang, _year(since), _year(until))
            names.append(told_of._replace(weak=_is_weak(told_of, marks, draft)))
    return draft._replace(names=tuple(names), ids=ids)


def _is_weak(alias: Alias, marks: str, draft: Entity) -> bool:
    """Say whether a name may not decide alone; *marks* are 0 or 1 each.

    They say: preferred, short, colloquial, historic. A past without dates is as weak as a
    colloquial name, and the short name of a region is first of all its city's.
    """
    _, short, colloquial, historic = (mark == "1" for mark in marks)
    undated = historic and not (alias.since or alias.until)
    return colloquial or undated or (short and draft.type in ("region", "district"))


def _year(date: str) -> str | None:
    year = date.strip()[:4]
    return year if len(year) == 4 and year.isdecimal() and year != "0000" else None
