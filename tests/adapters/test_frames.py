"""pandas, polars, pyarrow and DuckDB: the same answers as one by one, nothing lost on the way."""

import csv

import pytest

from normalize.cli import main
from normalize.columns import Answerer
from normalize.errors import InputError
from normalize.resolver import Resolver

FORMS = ["Hrytsenko", "Mykola Hrytsenko", "Миколa Гриценко", "Petrov", "Xqzt", None, "Zhang Wei",
         "Jan Novotny", "", "Jürgen Möller", "Moeller", "Rostov", "Gregory Rostov"]  # fmt: skip
NAMES = [form for n in range(1, 40) for form in (*FORMS[n % 13 :], *FORMS[: n % 13])]


@pytest.fixture(scope="module")
def expected(resolver: Resolver) -> dict[str, list]:
    """Return each field of the answers, asked for one by one."""
    found = [name is not None and resolver.resolve(name) for name in NAMES]
    return {
        "id": [one.id if one else None for one in found],
        "name": [one.name if one else None for one in found],
        "outcome": [one.outcome if one else None for one in found],
        "score": [round(one.score, 4) if one else None for one in found],
        "reasons": ["; ".join(one.reasons) if one else None for one in found],
    }


FIELDS = ["id", "name", "outcome", "score", "reasons"]


def test_command(tmp_path, compiled, expected) -> None:
    """The command gives the answers; it takes empty cells for no names."""
    source, target = tmp_path / "names.csv", tmp_path / "out.csv"
    with source.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["name"], *([name or ""] for name in NAMES)])
    options = ("--column", "name", "--gazetteer", compiled, "-o", str(target), "--explain")
    main(["table", str(source), *options])
    with target.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for field in FIELDS:
        wanted = [
            "" if value is None or not name else str(value)
            for name, value in zip(NAMES, expected[field], strict=True)
        ]
        assert [row[f"name_{field}"] for row in rows] == wanted


@pytest.mark.parametrize("dtype", ["object", "string", "category"])
def test_pandas(resolver, expected, dtype) -> None:
    """A series gives a series with its index; a categorical one gives a categorical one."""
    pd = pytest.importorskip("pandas")
    from normalize.adapters.pandas import resolve

    index = range(1000, 1000 + len(NAMES))
    names = pd.Series(NAMES, index=index, dtype=dtype, name="who")
    found = names.normalize.resolve(resolver=resolver)
    assert found.name == "who_id"
    assert found.index.equals(names.index)
    assert (found.dtype == "category") == (dtype == "category")
    assert found.astype(object).where(found.notna(), None).tolist() == expected["id"]
    frame = resolve(names, FIELDS, resolver=resolver)
    assert frame.columns.tolist() == [f"who_{field}" for field in FIELDS]
    for field in FIELDS:
        column = frame[f"who_{field}"].astype(object)
        assert column.where(column.notna(), None).tolist() == expected[field]


@pytest.mark.parametrize("dtype", ["String", "Categorical"])
def test_polars(resolver, expected, dtype) -> None:
    """An expression gives an expression, eager, lazy and streaming."""
    pl = pytest.importorskip("polars")
    from normalize.adapters.polars import resolve

    frame = pl.DataFrame({"who": pl.Series(NAMES, dtype=getattr(pl, dtype))})
    column = pl.col("who").normalize.resolve(FIELDS, resolver=resolver)
    found = frame.with_columns(resolve("who", resolver=resolver), column)
    assert found.columns == ["who", "who_id", "who_answer"]
    assert found["who_id"].to_list() == expected["id"]
    assert found["who_id"].dtype == getattr(pl, dtype)
    for field in FIELDS:
        assert found["who_answer"].struct.field(field).to_list() == expected[field]
    assert found["who_answer"].is_null().to_list() == [name is None for name in NAMES]
    lazily = frame.lazy().with_columns(resolve("who", resolver=resolver))
    assert lazily.collect(engine="streaming")["who_id"].to_list() == expected["id"]


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view", "dictionary"])
@pytest.mark.parametrize("chunked", [False, True])
def test_pyarrow(resolver, expected, kind, chunked) -> None:
    """An array gives an array, chunks give chunks, a dictionary gives a dictionary."""
    pa = pytest.importorskip("pyarrow")
    from normalize.adapters.pyarrow import resolve

    plain = kind == "dictionary"
    names = pa.array(NAMES).dictionary_encode() if plain else pa.array(NAMES, getattr(pa, kind)())
    given = pa.chunked_array([names[:90], names[90:90], names[90:]]) if chunked else names
    found = resolve(given, resolver=resolver)
    assert found.to_pylist() == expected["id"]
    assert isinstance(found, pa.ChunkedArray) == chunked
    assert pa.types.is_dictionary(found.type) == plain
    rows = resolve(given, FIELDS, resolver=resolver).to_pylist()
    for field in FIELDS:
        assert [row and row[field] for row in rows] == expected[field]


def test_duckdb(resolver, expected) -> None:
    """SQL has a function, of one field or of several."""
    duckdb, pa = pytest.importorskip("duckdb"), pytest.importorskip("pyarrow")
    from normalize.adapters.duckdb import register

    connection = register(duckdb.connect(), resolver=resolver)
    register(connection, FIELDS, function="answer", resolver=resolver)
    connection.register("people", pa.table({"n": range(len(NAMES)), "who": NAMES}))
    rows = connection.sql("SELECT resolve(who), answer(who) FROM people ORDER BY n").fetchall()
    assert [row[0] for row in rows] == expected["id"]
    for field in FIELDS:
        assert [row[1] and row[1][field] for row in rows] == expected[field]


def test_nothing(resolver) -> None:
    """No rows, and rows without a name, give as many answers."""
    pd, pl = pytest.importorskip("pandas"), pytest.importorskip("polars")
    pa = pytest.importorskip("pyarrow")
    from normalize.adapters import pandas, polars, pyarrow

    for names in ([], [None, None]):
        series = pd.Series(names, dtype=object)
        assert pandas.resolve(series, resolver=resolver).isna().tolist() == [True] * len(names)
        frame = pl.DataFrame({"who": names}).with_columns(polars.resolve("who", resolver=resolver))
        assert frame["who_id"].to_list() == names
        for kind in (pa.string(), pa.null()):
            array = pa.array(names, kind)
            assert pyarrow.resolve(array, resolver=resolver).to_pylist() == names
    assert pyarrow.resolve(pa.chunked_array([], pa.string()), resolver=resolver).to_pylist() == []


def test_wrong(resolver) -> None:
    """What is no text, no field, no context is told."""
    pd = pytest.importorskip("pandas")
    from normalize.adapters.pandas import resolve

    with pytest.raises(InputError, match="1 is no text but of type int; make it a column of texts"):
        resolve(pd.Series([1, 2]), resolver=resolver)
    with pytest.raises(InputError, match="an answer has no field 'ids'; choose of id, name"):
        resolve(pd.Series(["a"]), "ids", resolver=resolver)
    with pytest.raises(InputError, match="'Ukraine' is not two letters"):
        resolve(pd.Series(["a"]), resolver=resolver, country="Ukraine")


def test_context(resolver) -> None:
    """What is known of the whole column decides."""
    pd = pytest.importorskip("pandas")
    from normalize.adapters.pandas import resolve

    names = pd.Series(["Rostov"])
    found = [resolve(names, resolver=resolver, kind=kind)[0] for kind in ("person", "place")]
    one = [resolver.resolve("Rostov", kind=kind).id for kind in ("person", "place")]
    assert [None if pd.isna(value) else value for value in found] == one


@pytest.mark.parametrize("module", ["pandas", "polars", "pyarrow", "duckdb", "pyspark"])
def test_missing_library(monkeypatch, module) -> None:
    """Without its library an adapter can be imported; used, it says what to install."""
    import importlib
    import sys

    adapter = importlib.import_module(f"normalize.adapters.{module}")
    for name in [name for name in sys.modules if name.split(".")[0] == module]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, module, None)
    use = getattr(adapter, "resolve", None) or adapter.register
    with pytest.raises(InputError, match=rf"pip install 'normalize-names\[{module}\]'"):
        use(None)


def test_shared_answers(resolver) -> None:
    """An answerer goes to other processes with its wishes, and remembers in bounded room."""
    import pickle

    answer = Answerer(resolver, scheme="wikidata", explain=True, kind="person")
    again = pickle.loads(pickle.dumps(answer))  # noqa: S301
    assert again(FORMS) == answer(FORMS)
    assert (again.scheme, again.context) == ("wikidata", {"kind": "person"})


def test_forgetting(resolver, monkeypatch) -> None:
    """What is forgotten is found again."""
    monkeypatch.setattr("normalize.columns.REMEMBERED", 3)
    answer = Answerer(resolver)
    assert [answer([name])[0] for name in NAMES[:100]] == Answerer(resolver)(NAMES[:100])
    assert len(answer._known) <= 4
