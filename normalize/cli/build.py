"""``normalize build``: gazetteers in, one compiled file out."""

import os
from argparse import Namespace

from normalize.cli.output import tell
from normalize.cli.target import refuse_harm
from normalize.errors import InputError
from normalize.gazetteer.layout import write
from normalize.index.builder import compile_entities
from normalize.index.catalog import Gazetteer


def run(options: Namespace) -> int:
    """Compile the sources; nothing is written if one of them is bad."""
    refuse_harm(options.output, options.sources)
    gazetteer = Gazetteer.load(*options.sources)
    data = compile_entities(gazetteer.values())
    try:
        write(options.output, data)
    except OSError as error:
        fact = f"cannot be written: {error.strerror}"
        raise InputError(options.output, fact, "name a file where you may write") from None
    size = os.path.getsize(options.output)
    tell(f"{options.output}: {len(gazetteer):,} entities, {size:,} bytes")
    return 0
