"""Entities as bytes."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.errors import GazetteerError
from normalize.gazetteer import decode, encode
from normalize.model import Alias, Entity


@given(st.from_type(Entity))
def test_round_trip(entity: Entity) -> None:
    """What is encoded is decoded equal, and encoded again to the same bytes."""
    data = encode(entity)
    assert decode(data) == decode(memoryview(data)) == entity
    assert encode(decode(data)) == data


@given(st.from_type(Entity), st.data())
def test_a_broken_one_is_refused_or_read(entity: Entity, data: st.DataObject) -> None:
    """A changed byte or a cut brings an entity or a `GazetteerError`, nothing else."""
    blob = bytearray(encode(entity))
    at = data.draw(st.integers(0, len(blob) - 1))
    blob[at] = data.draw(st.integers(0, 255))
    for broken in (bytes(blob), bytes(blob[:at])):
        try:
            assert isinstance(encode(decode(broken)), bytes)
        except GazetteerError as error:
            assert error.remedy  # noqa: PT017


@pytest.mark.parametrize(
    "fields",
    [
        "", "1", "[]", "{}", "nul", '{"id":"a","kind":"place"}', "[" * 100_000,
        '{"id":"a","kind":"city","name":"A"}',
        '{"id":1,"kind":"place","name":"A"}',
        '{"id":"a","kind":"place","name":"A","colour":"red"}',
        '{"id":"a","kind":"place","name":"A","names":[[]]}',
        '{"id":"a","kind":"place","name":"A","names":[["A",1]]}',
        '{"id":"a","kind":"place","name":"A","names":[["A","en",null,null,1]]}',
        '{"id":"a","kind":"place","name":"A","names":[["A","en",null,null,true,"x","y"]]}',
        '{"id":"a","kind":"place","name":"A","names":{"en":"A"}}',
        '{"id":"a","kind":"place","name":"A","population":1.5}',
        '{"id":"a","kind":"place","name":"A","population":true}',
        '{"id":"a","kind":"place","name":"A","coordinates":[NaN,1]}',
        '{"id":"a","kind":"place","name":"A","coordinates":["1","2"]}',
        '{"id":"a","kind":"place","name":"A","coordinates":[1]}',
        '{"id":"a","kind":"place","name":"A","ids":["x"]}',
        '{"id":"a","kind":"place","name":"A","within":"x"}',
        '{"id":"a","kind":"person","name":"A","gender":"f"}',
        '{"id":"a","kind":["place"],"name":"A"}',
    ],
)  # fmt: skip
def test_refused(fields: str) -> None:
    """What is no entity is refused with a `GazetteerError`."""
    with pytest.raises(GazetteerError, match="holds a broken entry; build it again"):
        decode(fields.encode())


def test_no_half_characters() -> None:
    """Half of a surrogate pair cannot be encoded, and is told as such."""
    with pytest.raises(GazetteerError, match="surrogate"):
        encode(Entity("a", "place", "\ud800"))


def test_errors_travel() -> None:
    """An error with its problems reaches another process whole."""
    error = GazetteerError.of([GazetteerError("a:1", "x", "y"), GazetteerError("a:2", "z")])
    assert str(pickle.loads(pickle.dumps(error))) == str(error) == "a:1: x; y\na:2: z"  # noqa: S301


def test_small() -> None:
    """What is at its default takes no room."""
    entity = Entity("a", "place", "A", names=(Alias("A", "en"), Alias("Ä")))
    assert (
        encode(entity).decode()
        == '{"id":"a","kind":"place","name":"A","names":[["A","en"],["Ä","und"]]}'
    )
