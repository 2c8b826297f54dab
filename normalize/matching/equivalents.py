"""Given names that are one name: across languages (``given_names.tsv``), pet names, other scripts.

Each line of ``given_names.tsv`` is a closed class: every name in it is equivalent to every other,
and no name stands in two classes. ``nicknames.tsv`` is no closed relation: Alex is short for
many. Nor is ``native_names.tsv``, which tells how other scripts write Latin names: 존 is John, Jon.
A Latin spelling that no table has is told by its sound, if that sound is of one class only.
The first two tables hold folded forms, so that they are read as fast as they can be.
"""

import os
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from normalize.index.keys import sound
from normalize.text import fold

FOLDER = os.path.dirname(__file__)
REMEMBERED = 1 << 16
SHORTEST_BY_SOUND = 4  # letters of a sound that tells a class


@cache
def classes() -> Mapping[str, int]:
    """Return the number of the class of each given name, by its folded form."""
    return {name: number for number, names in _lines("given_names.tsv") for name in names}


@lru_cache(REMEMBERED)
def same_given_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two names, each told by its spellings, are one given name or its pet name.

    >>> same_given_name(("volodymyr",), ("vladimir",)), same_given_name(("yuriy",), ("georgy",))
    (True, False)
    >>> same_given_name(("oleksii",), ("alexei",)), same_given_name(("jim",), ("james",))
    (True, True)
    """
    known = {number for number in map(class_of, left) if number is not None}
    if known and any(class_of(name) in known for name in right):
        return True
    return any(are_nicknames(a, b) for a in left for b in right)


def are_other_given_names(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether both are well known as given names, and not as the same one.

    >>> are_other_given_names(("roberto",), ("alberto",))
    True
    >>> are_other_given_names(("jon",), ("john",))
    False
    """
    return (
        any(map(_is_known, left))
        and any(map(_is_known, right))
        and not same_given_name(left, right)
    )


def _is_known(name: str) -> bool:
    return name in classes() or name in _nicknames()


def equivalents(word: str) -> tuple[str, ...]:
    """Return the names that the folded *word* may stand for as a given name.

    >>> "andriy" in equivalents("andrew"), "andy" in equivalents("andrew"), equivalents("kyiv")
    (True, True, ())
    """
    number = classes().get(word)
    same = _members()[number] if number is not None else ()
    pets = _nicknames().get(word, frozenset())
    return tuple(dict.fromkeys((*same, *sorted(pets))))


def foreign_names(word: str) -> tuple[str, ...]:
    """Return the Latin given names that the folded *word* of another script is usual for.

    >>> foreign_names("джон"), foreign_names("john")
    (('john', 'jon'), ())
    """
    return () if word.isascii() else _foreign().get(word, ())


def is_given_name(word: str) -> bool:
    """Say whether the folded *word* is a given name of the table."""
    return word in classes()


@lru_cache(REMEMBERED)
def class_of(word: str) -> int | None:
    """Return the class of a folded name: its own, or the only one of its sound."""
    number = classes().get(word)
    if number is None and word.isascii():
        found = _by_sound().get(sound(word), frozenset())
        return next(iter(found)) if len(found) == 1 else None
    return number


def are_nicknames(left: str, right: str) -> bool:
    """Say whether one of two folded names is a pet name of the other.

    >>> are_nicknames("bob", "robert"), are_nicknames("roberto", "robert")
    (True, False)
    """
    return right in _nicknames().get(left, ())


@cache
def _members() -> Mapping[int, tuple[str, ...]]:
    return {number: tuple(names) for number, names in _lines("given_names.tsv")}


@cache
def _by_sound() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for name, number in classes().items():
        if name.isascii() and len(sound(name)) >= SHORTEST_BY_SOUND:
            found[sound(name)].add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


@cache
def _nicknames() -> Mapping[str, frozenset[str]]:
    """Return the pet names of each name, and the names of each pet name."""
    found: dict[str, set[str]] = defaultdict(set)
    for _, (name, *pets) in _lines("nicknames.tsv"):
        for pet in pets:
            found[name].add(pet)
            found[pet].add(name)
    return {name: frozenset(others) for name, others in found.items()}


@cache
def _foreign() -> Mapping[str, tuple[str, ...]]:
    """Return the Latin names of each folded form of another script."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    with open(os.path.join(FOLDER, "native_names.tsv"), encoding="utf-8") as lines:
        rows = (line for line in lines if not line.startswith("#"))
        next(rows)
        for row in rows:
            names, *columns = row.rstrip("\n").split("\t")
            for form in " ".join(columns).split():
                found[fold(form)].update(dict.fromkeys(fold(name) for name in names.split()))
    return {form: tuple(names) for form, names in found.items()}


def _lines(name: str) -> list[tuple[int, list[str]]]:
    with open(os.path.join(FOLDER, name), encoding="utf-8") as lines:
        return [(n, line.split()) for n, line in enumerate(lines) if not line.startswith("#")]
