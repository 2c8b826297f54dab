"""``normalize link``: the names in running text, a mention a line."""

import os
import sys
from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterator

from normalize.bundled import load
from normalize.cli.output import columns, print_columns, print_json, print_row, tell, use_table
from normalize.cli.resolve import cells_of
from normalize.cli.streams import STANDARD_INPUT, standard_input
from normalize.errors import InputError
from normalize.linking import Linker
from normalize.model import Mention, as_json
from normalize.resolver import Resolver

WIDTHS = (24, 9, 26, 30, 10, 5, 8)
LARGEST = 100 * 10**6  # bytes of one text
HEAD = ("mention", "outcome", "id", "name", "level", "score", "flags")


def run(options: Namespace) -> int:
    """Link the names in the files, or in standard input; return how many texts were bad."""
    gazetteer = load(*options.gazetteer or ())
    linker = Linker(Resolver(gazetteer, threshold=options.threshold, margin=options.margin))
    context = {k: getattr(options, k) for k in ("kind", "lang", "country", "on")}
    table = use_table(options.json, options.table)
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    bad = 0
    for name in options.files or ["-"]:
        text, fault = _read(name)
        if fault:
            tell(f"{STANDARD_INPUT if name == '-' else name}: {fault}")
            bad += 1
        if table and len(options.files) > 1:
            print_columns((f"== {os.path.basename(name)}",), (100,))
        if table:
            print_columns(HEAD, WIDTHS)
        for mention in linker.link(text, undecided=options.all, **context):
            _print(mention, name, options, table)
            if mention.id:
                forms[mention.id][mention.form] = None
        sys.stdout.flush()
    if table:
        _print_summary(forms)
    return bad


def _read(name: str) -> tuple[str, str | None]:
    """Return the text of a file, and what was wrong with it; bytes that fail are replaced."""
    if os.path.isdir(name):
        raise InputError(name, "is a folder", "name the files in it")
    try:
        source = standard_input("reading a text; end with Ctrl-D") if name == "-" else name
        with open(source, "rb", closefd=name != "-") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        fact = f"cannot be read: {error.strerror}"
        raise InputError(name, fact, "name a text file, or '-' for standard input") from None
    if len(data) > LARGEST:
        raise InputError(name, f"is larger than {LARGEST // 10**6} MB", "link it in parts")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return data.decode("utf-8", "replace"), f"not UTF-8 at byte {error.start + 1}"


def _print(mention: Mention, name: str, options: Namespace, table: bool) -> None:
    decision = mention.decision
    if options.json:
        row = as_json(decision, limit=options.limit, explain=options.explain)
        if not options.all:
            del row["candidates"]
        print_json({"file": name, "start": mention.start, "end": mention.end, **row})
        return
    cells = (*cells_of(decision, options.id), " ".join(decision.flags))
    if not table:
        place = (name, str(mention.start), str(mention.end))
        reasons = ("; ".join(decision.reasons),) if options.explain else ()
        print_row((*place, *cells, *reasons))
        return
    print_columns(cells, WIDTHS, decision.outcome)
    if options.explain:
        for reason in decision.reasons:
            print_columns(("", f"because {reason}"), (2, 110))


def _print_summary(forms: dict[str, dict[str, None]]) -> None:
    """Print, for each ID that was named, the forms that led to it."""
    print_columns(("",), (1,))
    for entity_id, seen in sorted(forms.items()):
        line = f"{', '.join(_plain(seen))} -> {entity_id}"
        print_columns((line,), (columns(line),))


def _plain(forms: dict[str, None]) -> Iterator[str]:
    return (" ".join(form.split()) for form in sorted(forms))
