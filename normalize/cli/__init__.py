"""The command ``normalize``: arguments in, exit status out.

0 done, 1 done but some rows were bad, 2 wrong usage or an unreadable gazetteer, 130 interrupted,
141 the reader of our output went away.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from normalize.cli.arguments import parser
from normalize.errors import NormalizeError

BAD_ROWS, BAD_USAGE, INTERRUPTED, CLOSED_PIPE = 1, 2, 130, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    options = parser().parse_args(arguments)
    try:
        bad_rows = import_module(f"normalize.cli.{options.command}").run(options)
        sys.stdout.flush()
    except NormalizeError as error:
        return _complain(str(error))
    except BrokenPipeError:
        _forget_output()
        return CLOSED_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        _forget_output()
        return _complain(f"{place}{error.strerror or error}")
    return BAD_ROWS if bad_rows else 0


def _complain(message: str) -> int:
    print(f"normalize: {message}", file=sys.stderr)  # noqa: T201
    return BAD_USAGE


def _forget_output() -> None:
    """Keep the interpreter from writing what is left, and failing again, on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
