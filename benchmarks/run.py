"""Times of the main paths beside a peer on the same work in the same run; ratios are what counts.

Prints: the whole process of one name against a bare interpreter; names a second, cold, against a
scan of the same aliases with RapidFuzz; growth with the number of people; running
text beside flashtext2 and spaCy's PhraseMatcher over the same aliases.
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from flashtext2 import KeywordProcessor
from rapidfuzz import fuzz, process
from spacy.matcher import PhraseMatcher

from normalize import Entity, Gazetteer, Resolver, fold
from normalize.bundled import load
from normalize.linking import Linker
from normalize.romanization import last_resort

ROOT = Path(__file__).parents[1]
RUNS = 20
QUERIES = 400
TEXT_COPIES = 450  # of the dispatches: ten megabytes
SIZES = (1_000, 10_000, 50_000)


def seconds(work: Callable[[], object]) -> float:
    """Return how long *work* takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median_process(*command: str) -> float:
    """Return the median of the time that a whole process takes, in seconds."""
    return statistics.median(
        seconds(lambda: subprocess.run(command, check=True, capture_output=True))
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
        subprocess.run(
            [*command, "build", "bundled", "-o", compiled], check=True, capture_output=True
        )
        bare = median_process(sys.executable, "-c", "pass")
        ours = median_process(*command, "resolve", "--gazetteer", compiled, "Kiev")
    print(f"one name, whole process: {ours / bare:.1f} x a bare interpreter, "
          f"+ {1000 * (ours - bare):.0f} ms (median of {RUNS})")  # fmt: skip


def names(gazetteer: Gazetteer) -> None:
    """Time cold names, one by one, against a scan of all aliases for the most similar one."""
    aliases = sorted({a.form for e in gazetteer.values() for a in e.names if len(a.form) > 5})
    queries = misspelt([a for a in aliases if a.isascii()], random.Random(1))
    ours = seconds(lambda: list(Resolver(gazetteer).resolve_many(queries)))
    keys = [fold(last_resort(alias)) for alias in aliases]
    few = queries[:: QUERIES // 40]
    peer = seconds(lambda: [process.extractOne(fold(q), keys, scorer=fuzz.ratio) for q in few])
    ratio = (peer / len(few)) / (ours / len(queries))
    print(f"names among {len(aliases):,} aliases: {len(queries) / ours:,.0f} a second, "
          f"{ratio:.0f} x rapidfuzz extractOne (ratio)")  # fmt: skip


def invented(gazetteer: Gazetteer, count: int) -> list[tuple[str, str]]:
    """Return *count* people with a given and a family name of known people, Latin and Cyrillic."""
    given: dict[str, str] = {}
    family: dict[str, str] = {}
    for entity in gazetteer.values():
        native = next((a.form for a in entity.names if a.lang == "ru"), "")
        latin, cyrillic = entity.name.split(), native.split()
        if entity.kind == "person" and len(latin) == len(cyrillic) == 2:
            given[latin[0]], family[latin[1]] = cyrillic
    rng = random.Random(2)
    pairs = [(first, last) for first in sorted(given) for last in sorted(family)]
    return [
        (f"{first} {last}", f"{given[first]} {family[last]}")
        for first, last in rng.sample(pairs, count)
    ]


def ask(gazetteer: Gazetteer, queries: list[str]) -> str:
    """Return how long the *queries* take, cold, and how many find the person of their place."""
    resolver = Resolver(gazetteer)
    resolver.resolve("warm up")
    found: list[str | None] = []
    took = seconds(lambda: found.extend(d.id for d in resolver.resolve_many(queries)))
    right = sum(entity == f"p-{n}" for n, entity in enumerate(found))
    return f"{1e6 * took / len(queries):,.0f} us a name, {right / len(queries):.2f} right"


def growth(gazetteer: Gazetteer) -> None:
    """Time cold names as the gazetteer grows: the same queries among more and more people."""
    people = invented(gazetteer, SIZES[-1])
    asked = people[:QUERIES]
    rng = random.Random(3)
    slips = [name[:5] + rng.choice("aeiouszk") + name[6:] for name, _ in asked]
    for size in SIZES:
        entities = [Entity(f"p-{n}", "person", name) for n, (name, _) in enumerate(people[:size])]
        build = time.perf_counter()
        grown = Gazetteer.of(entities)
        build = time.perf_counter() - build
        slip, native = (ask(grown, queries) for queries in (slips, [n for _, n in asked]))
        print(f"{size:,} people: a slip {slip}; in Cyrillic {native}; built in {build:.1f} s")


def texts(gazetteer: Gazetteer) -> None:
    """Time linking of the dispatches, many times over, beside taggers that only look words up."""
    documents = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    aliases = sorted({alias.form for e in gazetteer.values() for alias in e.names})
    linker = Linker(Resolver(gazetteer))
    flash = KeywordProcessor(case_sensitive=False)
    flash.add_keywords_from_iter(aliases)
    pipeline = spacy.blank("xx")
    matcher = PhraseMatcher(pipeline.vocab, attr="LOWER")
    matcher.add("name", list(pipeline.tokenizer.pipe(aliases)))
    size = TEXT_COPIES * sum(len(d.encode()) for d in documents) / 1e6

    def rate(tag: Callable[[str], object]) -> float:
        return size / seconds(lambda: [tag(d) for _ in range(TEXT_COPIES) for d in documents])

    ours, peer = rate(linker.link), rate(flash.extract_keywords)
    phrases = rate(lambda document: matcher(pipeline(document)))
    print(
        f"text among {len(aliases):,} aliases: {ours:.2f} MB/s of full linking, "
        f"{peer:.1f} flashtext2 (caseless), {phrases:.2f} spaCy PhraseMatcher (LOWER)"
    )


if __name__ == "__main__":
    bundled = load()
    print(f"{len(bundled):,} entities")
    for benchmark in (start, names, growth, texts):
        benchmark(bundled)
