"""Learn the tables of sounds from pairs of names: ``python -m normalize.sound.learn PAIRS OUTDIR``.

PAIRS is a tab-separated file, possibly gzipped, with the columns latin, native and lang, a single
name a row. For each script the program finds, by expectation and maximisation, which Latin
letters each unit is spelt with: at first any three letters near its place may be, after six
rounds the counts tell. Pairs that stay unlikely are no pairs, and are left out. The table from
Latin to Latin is learned from two spellings of one native form. The same pairs give the same
tables.
"""

import gzip
import math
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, permutations
from typing import NamedTuple

from normalize.sound.tables import END, LETTERS, LONGEST_SPELLING, NOTHING, START, table
from normalize.sound.units import TableName, table_of
from normalize.text import fold

ROUNDS = 6
LONGEST_AT_BORDER = 2
FIRST_GUESS = (0.02, 0.6, 0.15, 0.03)  # by the number of letters a unit is spelt with
DISCOUNT = 0.6  # taken from the count of spellings of three letters: most are chance
BAND = 4.5  # letters that a spelling may stand away from its proportional place
UNLIKELY = -3.0  # nats a letter; a pair below is no pair
SETTLED = 3  # rounds after which such pairs are left out
NEGLIGIBLE = 1e-6
MOST_SPELLINGS = 24  # of a unit
LEAST_COUNT = 0.1
MOST_UNITS = 24
STEP = 0.5  # nats, to which costs are rounded
SOURCE = "the name lists of COLING 2018 (Merhav and Ash), MIT licence"

Pair = tuple[tuple[str, ...], str]
Key = tuple[str, str]
Counts = dict[Key, float]


class Lattice(NamedTuple):
    """All ways to spell one word so: edges from point to point, each with its unit and letters."""

    goal: int
    edges: list[tuple[int, int, int]]
    size: int
    letters: int  # of both sides


def main(arguments: Sequence[str]) -> None:
    """Learn from the pairs and write all tables into the folder."""
    source, folder = arguments
    pairs = read_pairs(source)
    latins = sorted({latin for rows in pairs.values() for _, latin in rows})
    for name, rows in sorted(pairs.items()):
        cut = table(name)
        counts = learn([(cut.units(word), latin) for word, latin in rows])
        write_table(os.path.join(folder, f"{name}.tsv"), name, counts)
    write_table(os.path.join(folder, "background.tsv"), "background", count_letters(latins))


def read_pairs(path: str) -> dict[TableName, list[tuple[str, str]]]:
    """Return the folded pairs by table: native and Latin, for ``latin`` both Latin."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file][1:]
    pairs: dict[TableName, list[tuple[str, str]]] = defaultdict(list)
    spelt: dict[str, set[str]] = defaultdict(set)
    for latin, native, lang in lines:
        word, plain = fold(native).replace(" ", ""), fold(latin).replace(" ", "")
        name: TableName | None = "pinyin" if lang == "zh" else table_of(word)
        if name and plain.isascii() and plain.isalpha():
            pairs[name].append((_readings(word) if name == "pinyin" else word, plain))
            spelt[lang + word].add(plain)
    for several in spelt.values():
        pairs["latin"] += permutations(sorted(several), 2)
        pairs["latin"] += [(latin, latin) for latin in sorted(several) if len(several) > 1]
    return pairs


def learn(pairs: Iterable[Pair]) -> Counts:
    """Return how often each unit is spelt with which letters, as far as the pairs tell."""
    ids: dict[Key, int] = {}
    lattices = [lattice(units, latin, ids) for units, latin in pairs if len(units) <= MOST_UNITS]
    keys = list(ids)
    chances = [FIRST_GUESS[len(latin)] for _, latin in keys]
    counts: list[float] = []
    for turn in range(ROUNDS):
        counts = [0.0] * len(keys)
        floor = UNLIKELY if turn >= SETTLED else -math.inf
        lattices = [kept for one in lattices if (kept := _expect(one, chances, counts, floor))]
        counts = [
            max(0.0, count - DISCOUNT) if len(latin) == LONGEST_SPELLING else count
            for count, (_, latin) in zip(counts, keys, strict=True)
        ]
        total = sum(counts)
        chances = [count / total for count in counts]
    return dict(zip(keys, counts, strict=True))


def lattice(units: Sequence[str], latin: str, ids: dict[Key, int]) -> Lattice:
    """Return the ways in which *latin* may spell *units*; new ones get the next of the *ids*."""
    width = len(latin) + 1
    slope = len(latin) / len(units)
    edges = []
    for turn, unit in enumerate(units):
        longest = LONGEST_AT_BORDER if unit in (START, END) else LONGEST_SPELLING
        for start in range(width):
            if abs(start - turn * slope) <= BAND:
                for end in range(start, min(start + longest, len(latin)) + 1):
                    if abs(end - (turn + 1) * slope) <= BAND:
                        key = ids.setdefault((unit, latin[start:end]), len(ids))
                        edges.append((turn * width + start, (turn + 1) * width + end, key))
    return Lattice(
        len(units) * width + len(latin), edges, (len(units) + 1) * width, len(units) + len(latin)
    )


def _expect(
    one: Lattice, chances: Sequence[float], counts: list[float], floor: float
) -> Lattice | None:
    """Add the expected counts of a pair; return its ways that still count, ``None`` for no pair."""
    goal, edges, size, letters = one
    forward = [0.0] * size
    forward[0] = 1.0
    for start, end, key in edges:
        if forward[start]:
            forward[end] += forward[start] * chances[key]
    total = forward[goal]
    if not total or math.log(total) < floor * letters:
        return None
    backward = [0.0] * size
    backward[goal] = 1 / total
    kept = []
    for edge in reversed(edges):
        start, end, key = edge
        chance = backward[end] * chances[key]
        if chance and (share := forward[start] * chance) > NEGLIGIBLE:
            backward[start] += chance
            counts[key] += share
            kept.append(edge)
    kept.reverse()
    return Lattice(goal, kept, size, letters)


def count_letters(latins: Iterable[str]) -> Counts:
    """Return how often each letter follows another; each once more than seen."""
    seen: Counter[Key] = Counter()
    for latin in latins:
        framed = START + latin + END
        seen.update(pairwise(framed))
    return {(a, b): seen[a, b] + 1.0 for a in START + LETTERS for b in LETTERS + END}


def write_table(path: str, name: str, counts: Counts) -> None:
    """Write the table of these *counts*, costs rounded, spellings of equal cost together."""
    what = "how often letters follow each other in Latin names" if name == "background" else name
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(f"# Learned: {what}.\n# Made by normalize.sound.learn from {SOURCE}.\n")
        file.write("# Corrections belong into ../written.\nunit\tnats\tlatin\n")
        file.writelines(f"{line}\n" for line in _table_lines(counts, cut=name != "background"))


def _table_lines(counts: Counts, *, cut: bool) -> Iterator[str]:
    units: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (unit, latin), count in counts.items():
        if count >= LEAST_COUNT:
            units[unit].append((count, latin))
    for unit, found in sorted(units.items()):
        found.sort(key=lambda one: (-one[0], one[1]))
        kept = found[:MOST_SPELLINGS] if cut else found
        total = sum(count for count, _ in kept)
        steps: dict[float, list[str]] = defaultdict(list)
        for count, latin in kept:
            steps[round(-math.log(count / total) / STEP) * STEP].append(latin or NOTHING)
        for nats, latins in steps.items():
            yield f"{unit}\t{nats:.1f}\t{' '.join(latins)}"


def _readings(word: str) -> str:
    from normalize.romanization import last_resort

    return " ".join(last_resort(char).lower() for char in word)


if __name__ == "__main__":
    main(sys.argv[1:])
