"""``normalize diff``: what changes between two gazetteers, a change a line."""

import os
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator

from normalize import bundled
from normalize.checks.changes import Change, answers, changes
from normalize.cli.output import print_json, print_row, tell
from normalize.cli.streams import Faults, read_rows
from normalize.errors import InputError
from normalize.gazetteer import is_compiled, layer, read
from normalize.gazetteer.retired import NAME, retired
from normalize.model import Entity
from normalize.resolver import Resolver


def run(options: Namespace) -> int:
    """Tell the changes; return how many of them are faults, and rows that were bad."""
    old, new = _entities(options.old), _entities(options.new)
    given_up = retired(bundled.SOURCES if options.new == bundled.BUNDLED else options.new)
    counts: Counter[str] = Counter()
    faults = 0
    for change in changes(old, new, given_up):
        counts[change.sort] += 1
        faults += change.fault
        _print(change, options.json)
    bad_rows = _answers(options, new, counts) if options.names else 0
    tell(", ".join(f"{sort} {count:,}" for sort, count in sorted(counts.items())) or "no change")
    if faults:
        tell(f"{faults:,} IDs vanished or were used again; list what is given up in {NAME}")
    return faults + bad_rows


def _entities(path: str) -> list[Entity]:
    """Return the entities of a gazetteer, which need not be compiled for it."""
    if path == bundled.BUNDLED or is_compiled(path):
        return list(bundled.load(path).values())
    return layer(read(path))


def _answers(options: Namespace, new: Iterable[Entity], counts: Counter[str]) -> int:
    """Tell the names whose answer changes; return how many rows were bad."""
    faults = Faults(options.names)
    before, after = (Resolver(bundled.load(path)) for path in (options.old, options.new))
    survivors = {old: entity.id for entity in new for old in entity.merged}
    names = _names(options.names, faults)
    for change in answers(names, before.resolve, after.resolve, survivors):
        counts[change.sort] += 1
        _print(change, options.json)
    return faults.close()


def _names(path: str, faults: Faults) -> Iterator[str]:
    try:
        descriptor = 0 if path == "-" else os.open(path, os.O_RDONLY)
    except OSError as error:
        fact = f"cannot be read: {error.strerror}"
        raise InputError(path, fact, "name a file of names, one a line") from None
    try:
        for row in read_rows(descriptor):
            if row.fault:
                faults.note(row)
            elif row.text:
                yield row.text
    finally:
        if descriptor:
            os.close(descriptor)


def _print(change: Change, as_json: bool) -> None:
    if as_json:
        print_json(change._asdict())
    else:
        print_row((change.sort, change.subject, change.before, change.after))
