"""``normalize build``: gazetteers in, one file out: compiled, or in a format of others."""

import os
from argparse import Namespace
from collections.abc import Mapping, Sequence

from normalize.bundled import BUNDLED, load
from normalize.cli.output import tell
from normalize.cli.target import refuse_harm
from normalize.errors import InputError
from normalize.exporting import Export, export_of, lines_of
from normalize.exporting.iris import BASE
from normalize.gazetteer import is_compiled, layer, read, write
from normalize.model import Entity


def run(options: Namespace) -> int:
    """Compile the sources, or write them as others do; nothing if one of them is bad."""
    refuse_harm(options.output, options.sources)
    export = export_of(options.output)
    if options.base and not (export and export.has_iris):
        remedy = "leave it out, or end the output in .lpf.json or .ttl"
        raise InputError("--base", "is of formats with IRIs only", remedy)
    told = _export(options, export) if export else _compile(options)
    tell(f"{options.output}: {told}, {os.path.getsize(options.output):,} bytes")
    return 0


def _compile(options: Namespace) -> str:
    from normalize.index.builder import compile_entities

    gazetteer = _entities(options.sources)
    data = compile_entities(gazetteer.values())
    try:
        write(options.output, data)
    except OSError as error:
        fact = f"cannot be written: {error.strerror}"
        raise InputError(options.output, fact, "name a file where you may write") from None
    return f"{len(gazetteer):,} entities"


def _export(options: Namespace, export: Export) -> str:
    from normalize.cli.tables.sink import Sink

    gazetteer = _entities(options.sources)
    with Sink(options.output, ()) as sink:
        for line in lines_of(gazetteer, export, options.base or BASE):
            sink.write(line.encode())
    return export.name


def _entities(sources: Sequence[str]) -> Mapping[str, Entity]:
    """Return the entities of *sources* by ID; one that is compiled is read as it is needed."""
    packed = [path == BUNDLED or is_compiled(path) for path in sources]
    if packed == [True]:
        return load(*sources)
    layers = [
        load(path).values() if known else read(path)
        for path, known in zip(sources, packed, strict=True)
    ]
    return {entity.id: entity for entity in sorted(layer(*layers), key=lambda one: one.id)}
