"""Linked texts in formats that other programs read, printed as they come."""

from argparse import Namespace
from collections.abc import Iterable

from normalize.cli.output import print_lines
from normalize.cli.texts import Passage
from normalize.exporting import annotations, conll
from normalize.exporting.iris import BASE


def print_texts(passages: Iterable[Passage], options: Namespace) -> None:
    """Print *passages* as CoNLL, or as one page of annotations."""
    if options.format == "conll":
        lines = conll.lines((passage.blocks for passage in passages), options.id)
    else:
        texts = (annotations.Text(*passage) for passage in passages)
        files, base = options.files or ["-"], options.base or BASE
        lines = annotations.lines(texts, files, base=base, limit=options.limit)
    for line in lines:
        print_lines(line.encode("utf-8", "backslashreplace").decode(), end="")
