"""A gazetteer read as YAML, with all checks, beside PyYAML's CSafeLoader; and opened compiled.

Each reads the same files of the bundled gazetteer, in alternating runs. Printed: how many entities,
the median of the ratios, the time to open what is compiled.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from normalize.bundled import bundled_path
from normalize.gazetteer import read
from normalize.index.catalog import Gazetteer

FILES = sorted((Path(__file__).parents[1] / "gazetteer").rglob("*.yaml"))
RUNS = 5
OPENED = 50


def read_all() -> int:
    """Return how many entities our reader finds in the files, one file after the other."""
    return sum(len(read(str(file))) for file in FILES)


def load_all() -> int:
    """Return how many entries PyYAML finds in them, without a check."""
    return sum(len(yaml.load(file.read_bytes(), yaml.CSafeLoader) or ()) for file in FILES)


def seconds(work: Callable[[], object]) -> float:
    """Return how long *work* takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print the figures."""
    ratios = [seconds(load_all) / seconds(read_all) for _ in range(RUNS)]
    print(f"{read_all():,} entities read and checked: CSafeLoader takes "
          f"{statistics.median(ratios):.2f} times as long")  # fmt: skip
    path = bundled_path()
    times = [seconds(lambda: Gazetteer.load(path)) for _ in range(OPENED)]
    print(f"compiled: first opened in {1e3 * times[0]:.1f} ms, then {1e3 * min(times):.1f}")


if __name__ == "__main__":
    main()
