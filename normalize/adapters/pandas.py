"""pandas: ``names.normalize.resolve()`` on a column, once this module is imported.

>>> import pandas as pd
>>> names = pd.Series(["Kiev", None, "Київ"], index=[7, 8, 9])
>>> resolve(names, scheme="geonames").dropna().to_dict()
{7: '703448', 9: '703448'}
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Unpack

from normalize.adapters import accessor, library
from normalize.columns import Answer, answerer, fields_of
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
    """Return a series with one field of the answers to the series *names*, or a frame of several.

    It has the index of *names*; its columns are called as those of ``normalize table``. What is
    missing stays missing, and a categorical column gives a categorical one.
    """
    pd = library("pandas", "pandas")
    chosen = fields_of(fields)
    codes, distinct = pd.factorize(names)
    answer = answerer(resolver, scheme, "reasons" in chosen, **context)
    answers = [*answer(distinct.tolist()), None]
    categorical = isinstance(names.dtype, pd.CategoricalDtype)
    stem = "" if names.name is None else f"{names.name}_"
    columns = {
        f"{stem}{field}": _column(field, answers, categorical).take(codes) for field in chosen
    }
    if isinstance(fields, str):
        [(name, column)] = columns.items()
        return pd.Series(column, index=names.index, name=name, copy=False)
    return pd.DataFrame(columns, index=names.index, copy=False)


def _column(field: str, answers: Sequence[Answer | None], categorical: bool) -> Any:
    """Return one *field* of *answers*, of which the last is that to no name."""
    pd = library("pandas", "pandas")
    values = [answer and getattr(answer, field) for answer in answers]
    if field == "score":
        return pd.array([float("nan") if value is None else value for value in values], "float64")
    column = pd.array(values, dtype="string")
    return pd.Categorical(column) if categorical else column


with suppress(ImportError):
    import pandas

    pandas.api.extensions.register_series_accessor("normalize")(accessor(resolve))
