"""Given names that are one name: across languages (``given_names.tsv``), and pet names.

Each line of ``given_names.tsv`` is a closed class: every name in it is equivalent to every other,
and no name stands in two classes. ``nicknames.tsv`` is no closed relation: Alex is short for many.
A Latin spelling that no table has is told by its sound, if that sound is of one class only.
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from normalize.index.keys import sound
from normalize.text import fold

FOLDER = os.path.dirname(__file__)
SHORTEST_BY_SOUND = 4  # letters of a sound that tells a class


@cache
def classes() -> Mapping[str, int]:
    """Return the number of the class of each given name, by its folded form."""
    return {fold(name): number for number, names in _lines("given_names.tsv") for name in names}


def same_given_name(left: Iterable[str], right: Iterable[str]) -> bool:
    """Say whether two names, each told by its spellings, are one given name or its pet name.

    >>> same_given_name(["volodymyr"], ["vladimir"]), same_given_name(["yuriy"], ["georgy"])
    (True, False)
    >>> same_given_name(["oleksii"], ["alexei"]), same_given_name(["jim"], ["james"])
    (True, True)
    """
    left, right = tuple(left), tuple(right)
    known = {number for number in map(class_of, left) if number is not None}
    if known and any(class_of(name) in known for name in right):
        return True
    return any(_are_nicknames(a, b) for a in left for b in right)


def equivalents(word: str) -> tuple[str, ...]:
    """Return the names that the folded *word* may stand for as a given name.

    >>> "andriy" in equivalents("andrew"), "andy" in equivalents("andrew"), equivalents("kyiv")
    (True, True, ())
    """
    number = class_of(word)
    same = _members()[number] if number is not None else ()
    pets = _nicknames().get(word, frozenset())
    return tuple(dict.fromkeys((*same, *sorted(pets))))


def is_given_name(word: str) -> bool:
    """Say whether the folded *word* is a given name of the table."""
    return word in classes()


def class_of(word: str) -> int | None:
    """Return the class of a folded name: its own, or the only one of its sound."""
    number = classes().get(word)
    if number is None and word.isascii():
        found = _by_sound().get(sound(word), frozenset())
        return next(iter(found)) if len(found) == 1 else None
    return number


def _are_nicknames(left: str, right: str) -> bool:
    return right in _nicknames().get(left, ())


@cache
def _members() -> Mapping[int, tuple[str, ...]]:
    return {number: tuple(map(fold, names)) for number, names in _lines("given_names.tsv")}


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
        for pet in map(fold, pets):
            found[fold(name)].add(pet)
            found[pet].add(fold(name))
    return {name: frozenset(others) for name, others in found.items()}


def _lines(name: str) -> list[tuple[int, list[str]]]:
    with open(os.path.join(FOLDER, name), encoding="utf-8") as lines:
        return [(n, line.split()) for n, line in enumerate(lines) if not line.startswith("#")]
