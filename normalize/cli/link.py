"""``normalize link``: the names in running text, by line, as a page, or as others read it."""

from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from normalize.bundled import load
from normalize.cli.fields import Fields
from normalize.cli.output import columns, print_columns, print_json, print_row, tell, use_table
from normalize.cli.resolve import cells_of
from normalize.cli.target import refuse_harm
from normalize.cli.texts import Passage, Texts
from normalize.errors import InputError
from normalize.linking import Linker
from normalize.linking.blocks import Block
from normalize.model import Mention, as_json
from normalize.resolver import Resolver

WIDTHS = (24, 9, 26, 30, 10, 5, 8)
HEAD = ("mention", "outcome", "id", "name", "level", "score", "flags")


def run(options: Namespace) -> int:
    """Link the names in the files, or in standard input; return how many texts were bad."""
    options.json = options.json or options.format == "json"
    if options.base and options.format != "annotations":
        raise InputError("--base", "is of annotations only", "add --format annotations")
    if options.html:
        refuse_harm(options.html, options.files)
    gazetteer = load(*options.gazetteer or ())
    linker = Linker(Resolver(gazetteer, threshold=options.threshold, margin=options.margin))
    context = {k: getattr(options, k) for k in ("kind", "lang", "country", "on")}
    link = partial(linker.link_blocks, undecided=options.all, **context)
    source = _source(options)
    if options.html:
        _write_page(source.passages(link), options)
    elif options.format and not options.json:
        from normalize.cli.interchange import print_texts

        print_texts(source.passages(link), options)
    elif isinstance(source, Fields) and not (options.json or options.table):
        source.print_rows(link, partial(_in_row, options=options))
    elif use_table(options.json, options.table):
        _print_tables(source.passages(link), options)
    else:
        _print_mentions(source.passages(link), options)
    return source.bad


def _source(options: Namespace) -> Texts | Fields:
    names = options.files or ["-"]
    date, lang = options.date_field, options.lang_field
    if options.field is not None:
        return Fields(names, options.field, date=date, lang=lang)
    if date is not None or lang is not None:
        place = "--lang-field" if date is None else "--date-field"
        raise InputError(place, "is of JSON Lines only", "name the field of the text with --field")
    return Texts(names)


def _print_mentions(passages: Iterable[Passage], options: Namespace) -> None:
    """Print a line for each mention: JSON, or cells with tabs between them."""
    for passage in passages:
        place: dict[str, Any] = {"file": passage.file}
        if passage.line is not None:
            place["line"] = passage.line
        for block in passage.blocks:
            for mention in block.mentions:
                if options.json:
                    print_json(place | _in_json(mention, options))
                else:
                    print_row(_cells(passage.file, mention, options))


def _in_row(block: Block, options: Namespace) -> list[dict[str, Any]]:
    return [_in_json(mention, options) for mention in block.mentions]


def _in_json(mention: Mention, options: Namespace) -> dict[str, Any]:
    row = as_json(mention.decision, limit=options.limit, explain=options.explain)
    if not options.all:
        del row["candidates"]
    return {"start": mention.start, "end": mention.end, **row}


def _cells(file: str, mention: Mention, options: Namespace) -> tuple[str, ...]:
    reasons = ("; ".join(mention.decision.reasons),) if options.explain else ()
    return (file, str(mention.start), str(mention.end), *_seen(mention, options.id), *reasons)


def _seen(mention: Mention, scheme: str | None) -> tuple[str, ...]:
    return (*cells_of(mention.decision, scheme), " ".join(mention.decision.flags))


def _print_tables(passages: Iterable[Passage], options: Namespace) -> None:
    """Print a table for each text, and last which forms led to each ID."""
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    for passage in passages:
        if len(options.files) > 1 or passage.line is not None:
            print_columns((f"== {passage.place}",), (100,))
        print_columns(HEAD, WIDTHS)
        for block in passage.blocks:
            for mention in block.mentions:
                _print_columns(mention, options)
                if mention.id:
                    forms[mention.id][mention.form] = None
    _print_summary(forms)


def _print_columns(mention: Mention, options: Namespace) -> None:
    print_columns(_seen(mention, options.id), WIDTHS, mention.decision.outcome)
    if options.explain:
        for reason in mention.decision.reasons:
            print_columns(("", f"because {reason}"), (2, 110))


def _print_summary(forms: dict[str, dict[str, None]]) -> None:
    """Print, for each ID that was named, the forms that led to it."""
    print_columns(("",), (1,))
    for entity_id, seen in sorted(forms.items()):
        line = f"{', '.join(_plain(seen))} -> {entity_id}"
        print_columns((line,), (columns(line),))


def _plain(forms: dict[str, None]) -> Iterator[str]:
    return (" ".join(form.split()) for form in sorted(forms))


def _write_page(passages: Iterable[Passage], options: Namespace) -> None:
    from normalize.cli.page import Page

    page = Page(limit=options.limit, undecided=options.all, scheme=options.id)
    for passage in passages:
        page.add(passage)
    tell(f"{options.html}: {page.write(options.html)}")
