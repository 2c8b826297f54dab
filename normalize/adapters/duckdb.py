"""DuckDB: ``register(connection)``, and SQL has a function ``resolve``.

>>> import duckdb
>>> connection = register(duckdb.connect(), scheme="geonames")
>>> connection.sql("SELECT resolve(name) FROM (VALUES ('Kiev'), (NULL)) AS t(name)").fetchall()
[('703448',), (None,)]

The function is called for every row, though each name is resolved once. For very many rows,
resolve ``SELECT DISTINCT name`` and join.
"""

from collections.abc import Sequence
from functools import partial
from operator import itemgetter
from typing import Any, Unpack

from normalize.adapters import library
from normalize.columns import FIELDS, Answer, Values, answerer, fields_of
from normalize.model import Context
from normalize.resolver import Resolver


def register(
    connection: Any,
    fields: str | Sequence[str] = "id",
    *,
    function: str = "resolve",
    scheme: str | None = None,
    resolver: Resolver | None = None,
    **context: Unpack[Context],
) -> Any:
    """Give the *connection* a *function* of a name, and return the connection.

    It returns one field of the answer, or a struct of several. NULL stays NULL.
    """
    library("duckdb", "duckdb")
    chosen = fields_of(fields)
    answer = answerer(resolver, scheme, "reasons" in chosen, **context)
    types = {field: "DOUBLE" if field == "score" else "VARCHAR" for field in chosen}
    if isinstance(fields, str):
        values, kind = Values(answer, itemgetter(FIELDS.index(fields))), types[fields]
    else:
        values = Values(answer, partial(_row, chosen))
        kind = f"STRUCT({', '.join(f'{field} {one}' for field, one in types.items())})"
    connection.create_function(
        function,
        lambda name: values[name],
        ["VARCHAR"],
        kind,
        null_handling="special",
    )
    return connection


def _row(fields: tuple[str, ...], answer: Answer) -> dict[str, Any]:
    return {field: getattr(answer, field) for field in fields}
