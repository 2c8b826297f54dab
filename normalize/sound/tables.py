"""The tables of sounds beside this module: how the units of a script are spelt in Latin letters.

``tables/learned`` holds what `normalize.sound.learn` counted, ``tables/written`` what people
wrote; learning never touches the latter, and a unit written by hand stands before a learned one.

A learned row tells a unit, a cost in nats (minus the logarithm of the probability) and the Latin
spellings of this cost. A written row tells a unit, the Cyrillic letters it sounds like, whose
spellings it shares, and its own usual spellings. ``-`` stands for nothing, ``^`` and ``$`` for
the borders of a word.
"""

import math
import os
import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from normalize.sound.units import TableName, shape, spoken

Row = Mapping[str, float]  # Latin spelling -> probability

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tables")
NOTHING = "-"
START, END = "^", "$"
DROPPED = 0.004  # least probability that a unit is not spelt at all
DOUBLED = 0.02  # least share of a letter's probability that goes to the letter doubled
UNKNOWN: Row = {"": 0.01}  # of a character that no table knows
OWN = 0.6  # what the own spellings of a written unit share; the rest is borrowed
BORDERS: Mapping[str, Row] = {START: {"": 0.99}, END: {"": 0.95}}
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONGEST_SPELLING = 3  # letters
LONGEST = 64  # units of a word; of longer ones the beginning counts


class Table(NamedTuple):
    """The rows of one script, and the pattern that cuts a word into their units."""

    rows: Mapping[str, Row]
    pattern: re.Pattern[str]
    name: TableName

    def units(self, word: str) -> tuple[str, ...]:
        """Return the units of the folded *word* between the borders ``^`` and ``$``.

        >>> table("katakana").units("シャルル"), table("cyrillic").units("київ")
        (('^', 'シャ', 'ル', 'ル', '$'), ('^', 'к', 'и', 'ї', 'в', '$'))
        """
        found = self.pattern.findall(spoken(word, self.name))
        return (START, *found[:LONGEST], END)

    def row(self, unit: str) -> Row:
        """Return the spellings of *unit*; of an unknown one, that it is left out."""
        return self.rows.get(unit, UNKNOWN)


@cache
def table(name: TableName, /) -> Table:
    """Return the table of this name, read once."""
    rows: dict[str, Row] = {**BORDERS, **_learned(name), **_written(name)}
    rows = {unit: _smoothed(row) for unit, row in rows.items()}
    longer = sorted((unit for unit in _written(name) if len(unit) > 1), key=len, reverse=True)
    return Table(rows, re.compile("|".join([*map(re.escape, longer), shape(name)])), name)


def _smoothed(row: Row) -> Row:
    """Return *row* with what any pair may have shown: nothing spelt, or a letter doubled."""
    doubled = {2 * letter: DOUBLED * row[letter] for letter in row if len(letter) == 1}
    return {**doubled, **row, "": max(row.get("", 0.0), DROPPED)}


@cache
def letter_costs() -> Mapping[str, float]:
    """Return what a letter costs in Latin names after another, by both letters, in nats.

    >>> letter_costs()["qu"] < letter_costs()["qa"]
    True
    """
    return {
        before + letter: -math.log(chance)
        for before, row in _learned("background").items()
        for letter, chance in row.items()
    }


@cache
def _learned(name: str) -> dict[str, Row]:
    rows: dict[str, dict[str, float]] = {}
    for unit, nats, spellings in _lines("learned", name):
        row = rows.setdefault(unit, {})
        chance = math.exp(-float(nats))
        for spelling in spellings.split(" "):
            row["" if spelling == NOTHING else spelling] = chance
    return dict(rows)


def _written(name: str) -> dict[str, Row]:
    return {unit: _mixed(like, own) for unit, like, own in _lines("written", name)}


def _mixed(like: str, own: str) -> Row:
    """Return the row of a written unit: its *own* spellings and those of what it sounds *like*."""
    spellings = ["" if spelling == NOTHING else spelling for spelling in own.split()]
    lenders = [_learned("cyrillic").get(letter, {}) for letter in like if letter != NOTHING]
    share = (1 - OWN if spellings else 1.0) / max(len(lenders), 1)
    row = dict.fromkeys(spellings, (OWN if lenders else 1.0) / max(len(spellings), 1))
    for lender in lenders:
        for spelling, chance in lender.items():
            row[spelling] = row.get(spelling, 0.0) + share * chance
    return row


def _lines(folder: str, name: str) -> list[tuple[str, str, str]]:
    """Return the rows of a table, without header and remarks; none where there is no such file."""
    path = os.path.join(FOLDER, folder, f"{name}.tsv")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        lines = [line for line in file.read().split("\n") if line and not line.startswith("#")]
    return [(row[0], row[1], row[2]) for row in (line.split("\t") for line in lines[1:])]
