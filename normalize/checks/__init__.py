"""What a gazetteer should be beyond readable: each check one small function, all in one table.

A check takes the entries of all sources and yields its findings. What stops a gazetteer from
being read at all is told by the reader, as an error.
"""

from collections.abc import Callable, Iterator, Mapping

from normalize.checks.facts import lacking, misdated
from normalize.checks.names import derived, nameless_at_home, shared_names
from normalize.checks.references import circular, dangling
from normalize.checks.scripts import mixed_scripts, strange_script
from normalize.checks.sources import Entry, Finding, Sources, read_sources
from normalize.gazetteer.writer import difference

__all__ = [
    "BUNDLED_CHECKS",
    "CHECKS",
    "Check",
    "Entry",
    "Finding",
    "Sources",
    "check",
    "form_of",
    "read_sources",
]

Check = Callable[[Sources], Iterator[Finding]]

CHECKS: Mapping[str, Check] = {
    "dangling": dangling,
    "circular": circular,
    "strange-script": strange_script,
    "mixed-scripts": mixed_scripts,
    "shared-name": shared_names,
    "derived": derived,
    "misdated": misdated,
}
BUNDLED_CHECKS: Mapping[str, Check] = {
    **CHECKS,
    "lacking": lacking,
    "no-native-name": nameless_at_home,
}


def check(sources: Sources, checks: Mapping[str, Check]) -> dict[str, list[Finding]]:
    """Return what each of *checks* finds in *sources*, by the name of the check."""
    return {name: list(one(sources)) for name, one in checks.items()}


def form_of(file: str) -> Finding | None:
    """Return a finding with the diff if *file* is not in the one normal form."""
    if diff := difference(file):
        return Finding(file, None, "is not in the normal form", "'--fix' writes it", diff)
    return None
