"""polars: ``resolve("name")`` is an expression, and so is ``pl.col("name").normalize.resolve()``.

>>> import polars as pl
>>> frame = pl.DataFrame({"name": ["Kiev", None, "Київ"]})
>>> frame.with_columns(resolve("name", scheme="geonames"))["name_id"].to_list()
['703448', None, '703448']

Type checkers know the function, not the namespace.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Unpack

from normalize.adapters import accessor, library
from normalize.columns import Answerer, answerer, fields_of
from normalize.model import Context
from normalize.resolver import Resolver


def resolve(
    names: Any,
    fields: str | Sequence[str] = "id",
    *,
    scheme: str | None = None,
    resolver: Resolver | None = None,
    **context: Unpack[Context],
) -> Any:
    """Return an expression for one field of the answers to *names*, or a struct of several.

    *names* is an expression or the name of a column; the result is called as the columns of
    ``normalize table``, a struct ``<name>_answer``. Nulls stay null, and a categorical column gives
    a categorical one.
    """
    pl = library("polars", "polars")
    chosen = fields_of(fields)
    answer = answerer(resolver, scheme, "reasons" in chosen, **context)
    single = isinstance(fields, str)
    types = {field: pl.Float64 if field == "score" else pl.String for field in chosen}
    kind = types[chosen[0]] if single else pl.Struct(types)
    column = pl.col(names) if isinstance(names, str) else names

    def answered(series: Any) -> Any:
        return _answered(series, answer, chosen, kind)

    result = column.map_batches(answered, is_elementwise=True)
    return result.name.suffix(f"_{chosen[0] if single else 'answer'}")


def _answered(names: Any, answer: Answerer, fields: tuple[str, ...], kind: Any) -> Any:
    """Return the answers to the series *names*; Arrow is quickest to tell which are distinct."""
    pl = library("polars", "polars")
    library("pyarrow", "polars")
    coded = names.dtype in (pl.Categorical, pl.Enum)
    encoded = (names.cast(pl.String) if coded else names).to_arrow().dictionary_encode()
    answers = answer(encoded.dictionary.to_pylist())
    if isinstance(kind, pl.Struct):
        values = [found and {field: getattr(found, field) for field in fields} for found in answers]
    else:
        values = [found and getattr(found, fields[0]) for found in answers]
    result = pl.Series(names.name, values, kind).gather(pl.from_arrow(encoded.indices))
    return result.cast(pl.Categorical) if coded and kind == pl.String else result


with suppress(ImportError):
    import polars

    polars.api.register_expr_namespace("normalize")(accessor(resolve))
