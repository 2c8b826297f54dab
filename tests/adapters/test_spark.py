"""Spark, a real session with two workers: the same answers as in one process."""

import os
import sys

import pytest

from normalize.errors import InputError

sql = pytest.importorskip("pyspark.sql")
pytestmark = [
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
FORMS = ["Mykola Hrytsenko", "Миколa Гриценко", "Petrov", "Xqzt", None, "Rostov", "Jan Novotny"]
NAMES = FORMS * 300


@pytest.fixture(scope="module")
def spark():
    """Return a session on two workers, which run the Python of the tests."""
    os.environ.update(SPARK_LOCAL_IP="127.0.0.1", PYSPARK_PYTHON=sys.executable)
    options = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "100",
    }
    builder = sql.SparkSession.builder.master("local[2]").appName("normalize")
    for key, value in options.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def test_spark(spark, compiled, resolver) -> None:
    """A column gives a column, of one field or of several, on both workers; null stays null."""
    from normalize.adapters.pyspark import resolve

    frame = spark.createDataFrame(list(enumerate(NAMES)), "n int, who string").repartition(4)
    rows = frame.select(
        "n",
        resolve("who", gazetteer=compiled).alias("id"),
        resolve(frame.who, ["id", "score"], gazetteer=compiled, kind="place").alias("place"),
    )
    found = {row.n: row for row in rows.collect()}
    assert len(found) == len(NAMES)
    for number, name in enumerate(NAMES):
        row = found[number]
        assert row.id == (None if name is None else resolver.resolve(name).id)
        place = None if name is None else resolver.resolve(name, kind="place")
        assert (row.place and row.place.id) == (place and place.id)
        assert (row.place and row.place.score) == (place and round(place.score, 4))
    names = frame.select("who").distinct()
    known = names.withColumn("found", resolve("who", ["id", "outcome"], gazetteer=compiled))
    joined = frame.join(known.select("who", "found.*"), "who", "left").collect()
    assert {row.n: row.id for row in joined} == {n: row.id for n, row in found.items()}
    with pytest.raises(InputError, match="is not a compiled gazetteer; compile it with"):
        resolve("who", gazetteer=__file__)
