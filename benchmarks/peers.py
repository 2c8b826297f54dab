"""One name beside open matchers on the same real names, in the same run: ``make bench``.

For each size of gazetteer a mixture of queries (`mixture`) is asked, cold, of `normalize`, of
symspellpy (distance 2) and of RapidFuzz's extractOne. The peers get aliases and queries folded and
in Latin letters beforehand, in random order. Printed: microseconds of processor time a name, as the
median of rounds in which the matchers take turns, the ratio to ours, and of all queries with an
answer how many were right and wrong, of the absent how many were answered.
"""

import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable
from typing import NamedTuple

from mixture import Query, gazetteer
from rapidfuzz import fuzz, process
from symspellpy import SymSpell, Verbosity

from normalize import Gazetteer, Resolver, fold
from normalize.gazetteer.layout import Container
from normalize.index.builder import compile_entities
from normalize.romanization import last_resort
from normalize.sound.switch import load

ROUNDS = 5
FEW = 60  # queries for a peer that scans everything
LEAST = 85.0  # per cent of RapidFuzz from which it answers

Answer = Callable[[str], str | None]


class Result(NamedTuple):
    """What a matcher took for a name, and how it answered."""

    microseconds: float
    right: float
    wrong: float
    absent: float


def plain(form: str) -> str:
    """Return *form* as the peers get it."""
    return fold(last_resort(form))


def measure(answer: Answer, queries: Iterable[Query], *, folded: bool) -> Result:
    """Ask *queries* of a matcher, one by one."""
    asked = [(plain(query.form) if folded else query.form, query) for query in queries]
    times, outcomes = [], {"right": 0, "wrong": 0, "absent": 0}
    for form, query in asked:
        start = time.process_time()
        found = answer(form)
        times.append(time.process_time() - start)
        if found is not None:
            right = found == query.answer
            outcomes["right" if right else "wrong" if query.answer else "absent"] += 1
    known = sum(query.answer is not None for _, query in asked) or 1
    absent = len(asked) - known or 1
    return Result(
        1e6 * statistics.mean(times),
        outcomes["right"] / known,
        outcomes["wrong"] / known,
        outcomes["absent"] / absent,
    )


def ours(data: bytes) -> Answer:
    """Return our resolver over a gazetteer that nobody was asked of, with its loops loaded."""
    resolver = Resolver(Gazetteer(Container.of(data)))
    load()
    for form in ("Warmupton Upwarming", "Проверка Связи"):
        resolver.resolve(form)
    return lambda form: resolver.resolve(form).id


def symspell(ids: dict[str, str]) -> Answer:
    """Return symspellpy over the folded aliases."""
    words = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    for alias in ids:
        words.create_dictionary_entry(alias, 1)

    def answer(form: str) -> str | None:
        found = words.lookup(form, Verbosity.TOP, max_edit_distance=2)
        return ids[found[0].term] if found else None

    return answer


def scan(ids: dict[str, str], scorer: Callable[..., float]) -> Answer:
    """Return RapidFuzz's extractOne over the folded aliases."""
    aliases = list(ids)

    def answer(form: str) -> str | None:
        found = process.extractOne(form, aliases, scorer=scorer, score_cutoff=LEAST)
        return ids[found[0]] if found else None

    return answer


def built(work: Callable[[], Answer]) -> tuple[Answer, float, float]:
    """Return what *work* makes, its seconds, and the megabytes of Python that it keeps."""
    tracemalloc.start()
    start = time.perf_counter()
    made = work()
    took = time.perf_counter() - start
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return made, took, kept / 1e6


def compare(size: int) -> None:
    """Print the table for *size* aliases."""
    entities, queries = gazetteer(size)
    ids: dict[str, str] = {}
    aliases = [(form, e.id) for e in entities for form in (e.name, *(a.form for a in e.names))]
    random.Random(size).shuffle(aliases)
    for form, entity_id in aliases:
        ids.setdefault(plain(form), entity_id)
    start = time.perf_counter()
    data = compile_entities(entities)
    print(f"{size:,} aliases of {len(entities):,} places; ours built in "
          f"{time.perf_counter() - start:.1f} s")  # fmt: skip
    peer, took, megabytes = built(lambda: symspell(ids))
    few = queries[:: len(queries) // FEW]
    matchers: dict[str, Callable[[], Result]] = {
        "normalize": lambda: measure(ours(data), queries, folded=False),
        f"symspellpy (built in {took:.1f} s traced, {megabytes:.0f} MB)": lambda: measure(
            peer, queries, folded=True
        ),
        "rapidfuzz ratio": lambda: measure(scan(ids, fuzz.ratio), few, folded=True),
        "rapidfuzz WRatio": lambda: measure(scan(ids, fuzz.WRatio), few, folded=True),
    }
    rounds = [{name: work() for name, work in matchers.items()} for _ in range(ROUNDS)]
    for name in matchers:
        times = [taken[name].microseconds for taken in rounds]
        ratios = [taken[name].microseconds / taken["normalize"].microseconds for taken in rounds]
        found = rounds[0][name]
        print(
            f"  {name}: {statistics.median(times):,.0f} us, {statistics.median(ratios):.2f} of "
            f"ours; right {found.right:.3f}, wrong {found.wrong:.3f}, "
            f"absent answered {found.absent:.3f}"
        )


if __name__ == "__main__":
    for asked in sys.argv[1:] or ("10000", "100000"):
        compare(int(asked))
