"""The command ``normalize``: arguments in, exit status out.

0 done, 1 done but some rows were bad or a check found something, 2 wrong usage, an unreadable
gazetteer or an output that cannot be written, 130 interrupted, 141 the reader of our output went
away.
"""

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword

from normalize.cli.arguments import parse
from normalize.cli.output import tell
from normalize.errors import InputError, NormalizeError

BAD_ROWS, BAD_USAGE, INTERRUPTED, CLOSED_PIPE = 1, 2, 130, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    try:
        options = parse(sys.argv[1:] if arguments is None else arguments)
        _open_output()
        module = f"{options.command}_" if iskeyword(options.command) else options.command
        bad_rows = import_module(f"normalize.cli.{module}").run(options)
        sys.stdout.flush()
    except NormalizeError as error:
        return _complain(str(error))
    except BrokenPipeError:
        _forget_output()
        return CLOSED_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        if error.filename is None:
            _forget_output()
        return _complain(f"{error.filename or 'the output'}: {error.strerror or error}")
    return BAD_ROWS if bad_rows else 0


def _open_output() -> None:
    """Make the output UTF-8 whatever the locale; the bytes of a file's name pass unharmed."""
    if sys.stdout is None:
        raise InputError("standard output", "is closed", "open it, or send it to a file")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")


def _complain(message: str) -> int:
    tell(message)
    return BAD_USAGE


def _forget_output() -> None:
    """Keep the interpreter from writing what is left, and failing again, on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
