"""pyarrow: an array of names in, an array of answers out.

>>> import pyarrow as pa
>>> resolve(pa.array(["Kiev", None, "Київ"]), scheme="geonames").to_pylist()
['703448', None, '703448']
"""

from collections.abc import Sequence
from typing import Any, Unpack

from normalize.adapters import library
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
    """Return one field of the answers to the array *names*, or a struct of several fields.

    A chunked array gives a chunked one, and a dictionary of texts another. Nulls stay null.
    """
    chosen = fields_of(fields)
    answer = answerer(resolver, scheme, "reasons" in chosen, **context)
    return answered(names, answer, chosen, single=isinstance(fields, str))


def answered(names: Any, answer: Answerer, fields: tuple[str, ...], *, single: bool) -> Any:
    """Return the *fields* of what *answer* says to the array *names*."""
    pa = library("pyarrow", "pyarrow")
    kind = type_of(fields, single=single)
    if isinstance(names, pa.ChunkedArray):
        chunks = [answered(chunk, answer, fields, single=single) for chunk in names.chunks]
        return pa.chunked_array(chunks, None if chunks else kind)
    coded = pa.types.is_dictionary(names.type)
    encoded = names if coded else names.dictionary_encode()
    answers = answer(encoded.dictionary.to_pylist())
    values = [
        found and (getattr(found, fields[0]) if single else _chosen(found, fields))
        for found in answers
    ]
    result = pa.array(values, kind).take(encoded.indices)
    return result.dictionary_encode() if coded and kind == pa.string() else result


def type_of(fields: tuple[str, ...], *, single: bool) -> Any:
    """Return the type of the answers: that of the field, or of the struct."""
    pa = library("pyarrow", "pyarrow")
    types = [(field, pa.float64() if field == "score" else pa.string()) for field in fields]
    return types[0][1] if single else pa.struct(types)


def _chosen(found: Any, fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: getattr(found, field) for field in fields}
