"""One column of names through every adapter and the command: the same IDs, rows a second each.

Two columns: a million rows of 5,000 names, each at hand already, which shows what an adapter costs;
and 200,000 misspelt names, all distinct, which is the resolver's own work and done once, by two
processes. Prints the rows a second of each and how many answers differ from those one by one.
With the argument ``spark``: five million rows on two Spark workers, beside a function that does
nothing.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from mixture import misspell
from pyarrow.csv import read_csv, write_csv

import normalize.adapters.duckdb
import normalize.adapters.pandas
import normalize.adapters.polars
import normalize.adapters.pyarrow
from normalize import bundled
from normalize.columns import answerer

ROWS, NAMES, MISSPELT, SPARK_ROWS = 1_000_000, 5_000, 200_000, 5_000_000
RUNS = 5
SEED = 20261122
COMMAND = (sys.executable, "-m", "normalize", "table")

Column = Sequence[str]
Way = Callable[[], Iterable[Any]]


def repeated() -> list[str]:
    """Return a million names, 5,000 of them distinct: aliases of the bundled gazetteer."""
    chance = random.Random(SEED)
    names = chance.sample(_aliases(), NAMES)
    return chance.choices(names, k=ROWS)


def slips() -> list[str]:
    """Return 200,000 distinct misspelt names."""
    chance = random.Random(SEED)
    aliases = [form for form in _aliases() if form.isascii() and len(form) > 5]
    found: dict[str, None] = {}
    while len(found) < MISSPELT:
        found[misspell(chance.choice(aliases), chance)] = None
    return list(found)


def _aliases() -> list[str]:
    gazetteer = bundled.resolver().gazetteer
    return sorted({alias.form for entity in gazetteer.values() for alias in entity.names})


def ways(names: Column) -> dict[str, Way]:
    """Return what resolves the column *names*, by the adapter that does it."""
    series = pd.Series(names, name="n")
    frame = pl.DataFrame({"n": names})
    array = pa.array(names)
    connection = normalize.adapters.duckdb.register(duckdb.connect())
    connection.register("names", pa.table({"n": array}))
    connection.sql("CREATE TABLE t AS FROM names")
    by_join = (
        "WITH k AS (SELECT n, resolve(n) AS id FROM (SELECT DISTINCT n FROM t)) "
        "SELECT id FROM t LEFT JOIN k USING (n)"
    )
    return {
        "Answerer": lambda: answerer().values(names, "id"),
        "pandas": lambda: normalize.adapters.pandas.resolve(series),
        "polars": lambda: frame.select(normalize.adapters.polars.resolve("n"))["n_id"],
        "pyarrow": lambda: normalize.adapters.pyarrow.resolve(array),
        "DuckDB": lambda: _column(connection, "SELECT resolve(n) AS id FROM t"),
        "DuckDB, distinct and join": lambda: _column(connection, f"{by_join} ORDER BY t.rowid"),
    }


def _column(connection: duckdb.DuckDBPyConnection, query: str) -> pa.ChunkedArray:
    """Return the only column that *query* gives."""
    return connection.sql(query).to_arrow_table().column(0)


def listed(found: "pd.Series[str] | pl.Series | pa.ChunkedArray | list[Any]") -> list[str | None]:
    """Return the answers of an adapter as a list, nothing found as ``None``."""
    if isinstance(found, pd.Series):
        return [None if value is pd.NA else value for value in found]
    return list(found.to_pylist() if isinstance(found, pa.Array | pa.ChunkedArray) else found)


def command(names: Column, ending: str, jobs: int) -> tuple[float, list[str | None]]:
    """Return how long the command takes for *names* in a file, and the IDs that it gives."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, f"in.{ending}"), Path(folder, f"out.{ending}")
        table = pa.table({"n": pa.array(names)})
        write_csv(table, source) if ending == "csv" else pq.write_table(table, source)
        line = (*COMMAND, str(source), "--column", "n", "-o", str(target), "--jobs", str(jobs))
        start = time.perf_counter()
        subprocess.run(line, check=True, capture_output=True)
        took = time.perf_counter() - start
        read = read_csv(target) if ending == "csv" else pq.read_table(target)
        return took, [value or None for value in read["n_id"].to_pylist()]


def compare(title: str, names: Column, runs: int, jobs: int) -> None:
    """Print what each way makes of the column *names*."""
    print(f"{title}: {len(names):,} rows, {len(set(names)):,} distinct")
    one_by_one = bundled.resolver()
    start = time.perf_counter()
    known = {name: one_by_one.resolve(name).id for name in dict.fromkeys(names)}
    print(f"  resolve, one by one, cold: {len(known) / (time.perf_counter() - start):,.0f} names/s")
    expected = [known[name] for name in names]
    for name, way in ways(names).items():
        found = way()
        unlike = sum(a != b for a, b in zip(listed(found), expected, strict=True))
        took = median(_seconds(way) for _ in range(runs))
        print(f"  {name}: {len(names) / took:,.0f} rows/s, {unlike} differ")
    for ending in ("csv", "parquet"):
        took, ids = command(names, ending, jobs)
        unlike = sum(a != b for a, b in zip(ids, expected, strict=True))
        told = f"normalize table, {ending}, {jobs} jobs, whole process"
        print(f"  {told}: {len(names) / took:,.0f} rows/s, {unlike} differ")


def _seconds(way: Way) -> float:
    start = time.perf_counter()
    way()
    return time.perf_counter() - start


def spark() -> None:
    """Print rows a second of Spark on two workers: doing nothing, resolving, by distinct names."""
    from pyspark.sql import SparkSession, functions

    from normalize.adapters.pyspark import resolve

    os.environ.update(SPARK_LOCAL_IP="127.0.0.1", PYSPARK_PYTHON=sys.executable)
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    known = repeated()
    expected = {name: bundled.resolver().resolve(name).id for name in set(known)}
    with tempfile.TemporaryDirectory() as folder:
        for part in range(SPARK_ROWS // ROWS):
            pq.write_table(pa.table({"n": pa.array(known)}), f"{folder}/{part}.parquet")
        rows = session.read.parquet(folder).repartition(16).cache()
        print(f"Spark, two workers: {rows.count():,} rows, {len(expected):,} distinct")

        def nothing(column: pa.Array) -> pa.Array:
            return column

        nothing.__annotations__ = {"column": pa.Array, "return": pa.Array}
        through = functions.arrow_udf(nothing, "string")
        names = rows.select("n").distinct()
        joined = rows.join(names.withColumn("id", resolve("n")), "n", "left")
        rows.select("n", through("n")).groupBy("n").count().collect()  # starts the workers
        for name, frame in {
            "a function that does nothing": rows.select("n", through("n").alias("id")),
            "resolve, cold": rows.select("n", resolve("n").alias("id")),
            "resolve, names known": rows.select("n", resolve("n").alias("id")),
            "distinct, resolve and join": joined,
        }.items():
            start = time.perf_counter()
            answers = frame.groupBy(*frame.columns).count().collect()
            took = time.perf_counter() - start
            unlike = sum(a.id not in (expected[a.n], a.n) for a in answers)
            counted = sum(answer["count"] for answer in answers)
            print(f"  {name}: {counted / took:,.0f} rows/s, {counted:,} rows out, {unlike} differ")
    session.stop()


if __name__ == "__main__":
    if "spark" in sys.argv:
        spark()
    else:
        compare("repeated", repeated(), RUNS, 2)
        compare("misspelt", slips(), 1, 2)
