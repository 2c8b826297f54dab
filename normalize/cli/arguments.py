"""What the command line takes."""

import argparse
import re
import sys
from typing import Any, NoReturn

from normalize import __version__
from normalize.cli.output import escape
from normalize.matching.decision import MARGIN, PRESETS, THRESHOLD

HELP_WIDTH = 78
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
    _romanize(commands)
    _build(commands)
    _check(commands)
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
    _common(command)
    _context(command)
    command.add_argument("--all", action="store_true", help="ambiguous and unknown names too")
    command.add_argument("--limit", type=_positive, default=5, help="candidates shown at most")
    command.add_argument("--id", metavar="SCHEME", help="print this cross-walk ID (wikidata, ...)")


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


def _common(command: argparse.ArgumentParser) -> None:
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
    shape = command.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="JSON Lines")
    shape.add_argument("--table", action="store_true", help="a table, as on a terminal")
    command.add_argument("--explain", action="store_true", help="say why")


def _context(command: argparse.ArgumentParser) -> None:
    command.add_argument("--kind", choices=("person", "place"), help="leave the other kind out")
    command.add_argument("--lang", metavar="TAG", help="the language of the names (BCP 47)")
    command.add_argument("--country", type=_country, metavar="CC", help="where they belong")
    command.add_argument("--on", type=_date, metavar="DATE", help="the day spoken of")


def _positive(value: str) -> int:
    if not re.fullmatch("0*[1-9][0-9]{0,8}", value):
        raise argparse.ArgumentTypeError(f"'{value}' is no whole number from 1")
    return int(value)


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
