"""``normalize romanize``: names to Latin letters, one line in, one line out."""

from argparse import Namespace

from normalize.cli.output import print_row
from normalize.cli.streams import Faults, rows_of
from normalize.romanization import romanize, scheme, schemes, spellings


def run(options: Namespace) -> int:
    """Romanize the names of the arguments, or of standard input; return how many were bad."""
    if options.list:
        for one in schemes():
            print_row((one.id, ", ".join(one.languages), one.use, one.title))
        return 0
    if options.scheme:
        scheme(options.scheme)  # an unknown one is told before anything is read
    faults = Faults("input")
    for row in rows_of(options.names):
        if row.fault:
            faults.note(row)
        if options.all:
            print_row(spellings(row.text, lang=options.lang))
        else:
            print_row((romanize(row.text, scheme=options.scheme, lang=options.lang),))
    return faults.close()
