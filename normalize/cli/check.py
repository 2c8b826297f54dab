"""``normalize check``: what is wrong with a gazetteer, a finding a line."""

from argparse import Namespace
from collections.abc import Iterator

from normalize.bundled import BUNDLED, load
from normalize.checks import BUNDLED_CHECKS, CHECKS, Finding, check, form_of, read_sources
from normalize.checks.reports import write_reports
from normalize.cli.output import print_lines, tell
from normalize.gazetteer.layout import Container, is_compiled
from normalize.gazetteer.reader import files
from normalize.gazetteer.writer import fix
from normalize.model import Entity

NORMAL_FORM = "normal-form"


def run(options: Namespace) -> int:
    """Check the sources, YAML and compiled; return how many findings there are."""
    compiled = [path for path in options.sources if path == BUNDLED or is_compiled(path)]
    written = [path for path in options.sources if path not in compiled]
    known = [entity for path in compiled for entity in _verified(path)]
    sources = read_sources(written, known)
    unlike = [finding for path in written for finding in _forms(path, options.fix)]
    if options.fix:
        sources = read_sources(written, known)
    found = {NORMAL_FORM: unlike}
    found |= check(sources, BUNDLED_CHECKS if options.bundled else CHECKS)
    if options.report:
        entities = [*known, *(entry.entity for entry in sources.entries)]
        for path in write_reports(options.report, entities):
            tell(f"{path}: written")
    for finding in sorted((each for findings in found.values() for each in findings), key=_place):
        print_lines(f"{finding}\n{finding.detail}".rstrip("\n"))
    counts = {name: len(findings) for name, findings in found.items() if findings}
    total = sum(counts.values())
    told = ", ".join(f"{name} {count:,}" for name, count in counts.items())
    if written:
        tell(f"entries: {len(sources.entries):,}, findings: {total:,}{told and f' ({told})'}")
    return total


def _place(finding: Finding) -> tuple[str, int, str]:
    return finding.file, finding.line or 0, finding.fact


def _verified(path: str) -> list[Entity]:
    """Return the entities of a compiled gazetteer, every byte of which has been looked at."""
    if path != BUNDLED:
        Container.open(path).verify()
    entities = list(load(path).values())
    tell(f"{path}: {len(entities):,} entities, whole")
    return entities


def _forms(path: str, fixing: bool) -> Iterator[Finding]:
    """Yield a finding for each file that is not in the normal form, or put it into it."""
    for file in files(path):
        if fixing and fix(file):
            tell(f"{file}: put into the normal form")
        elif not fixing and (finding := form_of(file)):
            yield finding
