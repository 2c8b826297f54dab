"""Times of the main paths beside a peer on the same work in the same run; ratios are what counts.

Prints: the whole process of one name against a bare interpreter; names a second, cold, against a
scan of the same aliases with RapidFuzz; running text against the bare splitting into words.
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz, process

from normalize import Gazetteer, Resolver, fold
from normalize.bundled import load
from normalize.linking import Linker
from normalize.romanization import last_resort
from normalize.text import words

ROOT = Path(__file__).parents[1]
RUNS = 20
QUERIES = 400
TEXT_COPIES = 20


def seconds(work: Callable[[], object]) -> float:
    """Return how long *work* takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median_process(*command: str) -> float:
    """Return the median of the time that a whole process takes, in seconds."""
    return statistics.median(
        seconds(lambda: subprocess.run(command, check=True, capture_output=True))  # noqa: S603
        for _ in range(RUNS)
    )


def misspelt(names: list[str], rng: random.Random) -> list[str]:
    """Return names drawn from *names*: a third as they are, the rest with one letter changed."""
    drawn = rng.sample(names, QUERIES)
    for place in range(QUERIES // 3, QUERIES):
        name = drawn[place]
        spot = rng.randrange(len(name))
        drawn[place] = name[:spot] + rng.choice("aeiouszk") + name[spot + 1 :]
    return drawn


def start(gazetteer: Gazetteer) -> None:
    """Time ``normalize resolve Kiev`` over a compiled gazetteer."""
    del gazetteer
    with tempfile.TemporaryDirectory() as folder:
        compiled = f"{folder}/bundled.gazetteer"
        command = [sys.executable, "-m", "normalize"]
        subprocess.run(  # noqa: S603
            [*command, "build", "bundled", "-o", compiled], check=True, capture_output=True
        )
        bare = median_process(sys.executable, "-c", "pass")
        ours = median_process(*command, "resolve", "--gazetteer", compiled, "Kiev")
    print(f"one name, whole process: {ours / bare:.1f} x a bare interpreter, "
          f"+ {1000 * (ours - bare):.0f} ms (median of {RUNS})")  # fmt: skip


def names(gazetteer: Gazetteer) -> None:
    """Time cold names, one by one, against a scan of all aliases for the most similar one."""
    aliases = sorted({a.form for e in gazetteer.values() for a in e.names if len(a.form) > 5})
    queries = misspelt([a for a in aliases if a.isascii()], random.Random(1))  # noqa: S311
    ours = seconds(lambda: list(Resolver(gazetteer).resolve_many(queries)))
    keys = [fold(last_resort(alias)) for alias in aliases]
    few = queries[:: QUERIES // 40]
    peer = seconds(lambda: [process.extractOne(fold(q), keys, scorer=fuzz.ratio) for q in few])
    ratio = (peer / len(few)) / (ours / len(queries))
    print(f"names among {len(aliases):,} aliases: {len(queries) / ours:,.0f} a second, "
          f"{ratio:.0f} x rapidfuzz extractOne (ratio)")  # fmt: skip


def texts(gazetteer: Gazetteer) -> None:
    """Time linking of the dispatches, many times over, each copy a document."""
    documents = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    linker = Linker(Resolver(gazetteer))
    for document in documents:
        linker.link(document)
    size = TEXT_COPIES * sum(len(d.encode()) for d in documents) / 1e6
    ours = seconds(lambda: [linker.link(d) for _ in range(TEXT_COPIES) for d in documents])
    floor = seconds(lambda: [words(d) for _ in range(TEXT_COPIES) for d in documents])
    print(f"text: {size / ours:.2f} MB/s of full linking, {ours / floor:.1f} x the time of "
          "splitting it into words")  # fmt: skip


if __name__ == "__main__":
    bundled = load()
    print(f"{len(bundled):,} entities")
    for benchmark in (start, names, texts):
        benchmark(bundled)
