"""The likeliest Latin letters of a word of another script, as keys to find candidates by."""

from functools import lru_cache
from heapq import nlargest
from operator import itemgetter

from normalize.sound.tables import table
from normalize.sound.units import TableName, table_of

BEAM = 24
MOST = 4
REMEMBERED = 1 << 12
SELDOM = 0.02  # spellings below this share of the unit are not tried


@lru_cache(REMEMBERED)
def decode(word: str, /, *, by: TableName | None = None) -> tuple[str, ...]:
    """Return the likeliest Latin spellings of the folded *word*, the best first, at most four.

    >>> decode("шевченко")[0], decode("kyiv"), decode("基輔")
    ('shevchenko', ('kyiv',), ())

    They are keys, not spellings to show: which of several habits a language has is not asked. A
    Latin word decodes to itself. *by* names the table as in `evidence`.
    """
    name = by or table_of(word)
    if not name:
        return ()
    if name == "latin":
        return (word,)
    script = table(name)
    ways = {"": 1.0}
    for unit in script.units(word):
        further: dict[str, float] = {}
        for latin, chance in nlargest(BEAM, ways.items(), key=itemgetter(1, 0)):
            for spelling, share in script.row(unit).items():
                if share > SELDOM or not spelling:
                    further[latin + spelling] = further.get(latin + spelling, 0.0) + chance * share
        ways = further
    return tuple(latin for latin, _ in nlargest(MOST, ways.items(), key=itemgetter(1, 0)) if latin)
