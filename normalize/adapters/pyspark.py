"""Spark: ``resolve("name")`` is a column, worked out where the rows are.

The compiled gazetteer is sent once to each worker, which maps it into memory and keeps it as long
as it lives. The workers need this package installed, and nothing else.
"""

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Unpack, cast

from normalize.adapters import library
from normalize.adapters.pyarrow import answered
from normalize.bundled import bundled_path
from normalize.columns import Answerer, checked, fields_of
from normalize.errors import InputError
from normalize.gazetteer.layout import is_compiled
from normalize.index.catalog import Gazetteer
from normalize.matching.decision import MARGIN, THRESHOLD
from normalize.model import Context
from normalize.resolver import Resolver

KEPT = 8  # ways of answering that a worker keeps at hand


def resolve(
    names: Any,
    fields: str | Sequence[str] = "id",
    *,
    scheme: str | None = None,
    gazetteer: str | None = None,
    threshold: float = THRESHOLD,
    margin: float = MARGIN,
    **context: Unpack[Context],
) -> Any:
    """Return a column with one field of the answers to *names*, or a struct of several.

    *names* is a column or its name; *gazetteer* the path of a compiled one, else the bundled.
    Null stays null.
    """
    functions = library("pyspark.sql.functions", "pyspark")
    session = library("pyspark.sql", "pyspark").SparkSession.active()
    chosen, single = fields_of(fields), isinstance(fields, str)
    path = _compiled(gazetteer)
    session.sparkContext.addFile(path)
    file = os.path.basename(path)
    known = tuple(sorted(checked(**context).items()))

    def on_worker(column: Any) -> Any:
        place = library("pyspark", "pyspark").SparkFiles.get(file)
        answer = _answerer(place, scheme, "reasons" in chosen, (threshold, margin), known)
        return answered(column, answer, chosen, single=single)

    types = {field: "double" if field == "score" else "string" for field in chosen}
    struct = ", ".join(f"{field}: {kind}" for field, kind in types.items())
    kind = types[chosen[0]] if single else f"struct<{struct}>"
    arrays = library("pyarrow", "pyspark").Array
    on_worker.__annotations__ = {"column": arrays, "return": arrays}
    return functions.arrow_udf(on_worker, kind)(names)


@lru_cache(KEPT)
def _answerer(
    file: str,
    scheme: str | None,
    explain: bool,
    knobs: tuple[float, float],
    context: tuple[tuple[str, str | None], ...],
) -> Answerer:
    """Return what answers in this worker, from the gazetteer that was sent to it."""
    threshold, margin = knobs
    resolver = Resolver(Gazetteer.load(file), threshold=threshold, margin=margin)
    known = cast("Context", dict(context))
    return Answerer(resolver, scheme=scheme, explain=explain, **known)


def _compiled(path: str | None) -> str:
    """Return the compiled gazetteer to be sent; one in YAML would be read by every worker."""
    found = path or bundled_path()
    if not is_compiled(found):
        raise InputError(found, "is not a compiled gazetteer", "compile it with 'normalize build'")
    return os.path.abspath(found)
