"""Keys of names: what must share one, what must not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.index.keys import adjective_stem, deletions, join_initials, neighbourhood, sound
from normalize.text import fold

LATIN = st.text("abcdefghijklmnopqrstuvwxyz", max_size=16)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("poltava", "poltawa"), ("sokolovskiy", "sokolowskij"), ("sokolovskii", "sokolovsky"),
        ("hrytsenko", "hryzenko"), ("shevchuk", "schewtschuk"), ("shevchuk", "szewczuk"),
        ("shevchuk", "chevtchouk"), ("zhukov", "schukow"), ("khalid", "chalid"),
        ("khalid", "halid"),
        ("yusuf", "jusuf"), ("youssef", "jusef"), ("mueller", "muller"), ("philip", "filip"),
        ("moskva", "moskwa"), ("rossiya", "rossija"), ("rosiya", "rossiya"), ("volkov", "wolkoff"),
        ("qasim", "kasim"), ("chernihiv", "tschernihiw"), ("lugansk", "luhansk"),
    ],
)  # fmt: skip
def test_same_sound(left: str, right: str) -> None:
    """Spellings of one name in the press of different languages share a sound or nearly so."""
    assert set(neighbourhood(left)) & set(neighbourhood(right)), (sound(left), sound(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("poltava", "ternopil"), ("lviv", "kyiv"), ("brandt", "marsden"), ("ivan", "petro"),
        ("moscow", "warsaw"), ("slovakia", "slovenia"), ("hrytsenko", "sokolovsky"),
        ("rivne", "rome"), ("wang", "zhang"), ("kim", "lim"), ("nice", "reading"),
    ],
)  # fmt: skip
def test_other_sound(left: str, right: str) -> None:
    """Different names have different sounds."""
    assert sound(left) != sound(right)


@given(LATIN)
def test_sound_is_plain(word: str) -> None:
    """A sound is a string of plain letters, none twice in a row, not longer by much."""
    heard = sound(word)
    assert heard == "" or (heard.isascii() and heard.isalpha())
    assert all(a != b for a, b in pairwise(heard))
    assert len(heard) <= 2 * len(word)


@given(st.text(st.characters(exclude_categories=[]), max_size=20))
def test_any_text(text: str) -> None:
    """Keys of anything at all are made without complaint."""
    key = fold(text)
    assert isinstance(sound(key), str)
    assert isinstance(adjective_stem(key), str)
    assert join_initials(key).replace(" ", "") == key.replace(" ", "")
    assert all(isinstance(near, str) for near in neighbourhood(key))


@given(LATIN.filter(lambda word: len(sound(word)) >= 5), st.data())
def test_neighbours_share_a_key(word: str, data: st.DataObject) -> None:
    """A sound with one letter left out, put in, replaced or exchanged is in the neighbourhood."""
    key = sound(word)
    place = data.draw(st.integers(0, len(key) - 2))
    letter = data.draw(st.sampled_from("abdgklmnrstv"))
    for slipped in (
        key[:place] + key[place + 1 :],
        key[:place] + letter + key[place:],
        key[:place] + letter + key[place + 1 :],
        key[:place] + key[place + 1] + key[place] + key[place + 2 :],
    ):
        mine, theirs = {key, *deletions(key)}, {slipped, *deletions(slipped)}
        assert mine & theirs


@given(LATIN)
def test_deletions(word: str) -> None:
    """Deletions are one letter shorter, all different, none of a short word."""
    found = deletions(word)
    assert len(found) == len(set(found))
    assert all(len(key) == len(word) - 1 for key in found)
    assert bool(found) == (len(word) >= 4)


@pytest.mark.parametrize(
    ("key", "joined"),
    [("", ""), ("a", "a"), ("u s", "us"), ("j r r tolkien", "jrr tolkien"), ("john f k", "john fk"),
     ("al a b al", "al ab al"), ("мл и к", "мл ик")],
)  # fmt: skip
def test_join_initials(key: str, joined: str) -> None:
    """Single letters in a row are joined, words are not."""
    assert join_initials(key) == joined
