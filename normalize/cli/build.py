"""``normalize build``: gazetteers in, one compiled file out."""

import os
import sys
from argparse import Namespace

from normalize.bundled import load
from normalize.gazetteer.layout import write
from normalize.index.builder import compile_entities


def run(options: Namespace) -> int:
    """Compile the sources; nothing is written if one of them is bad."""
    gazetteer = load(*options.sources)
    write(options.output, compile_entities(gazetteer.values()))
    size = os.path.getsize(options.output)
    print(f"{options.output}: {len(gazetteer):,} entities, {size:,} bytes", file=sys.stderr)  # noqa: T201
    return 0
