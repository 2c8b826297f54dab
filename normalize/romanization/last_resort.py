"""Latin letters for scripts and letters that no scheme knows.

This is the only module that imports Unidecode (GPL-2.0-or-later). What it gives is a rough
reading letter by letter: without vowels for Arabic and Hebrew, and every Han character in
Mandarin. It serves as a key to find candidates by, never as a proof that two names are one.
"""

import unicodedata

MOST_CODES = 65_536
QUOTES = str.maketrans("", "", "'\"`")


class _Readings(dict[int, str]):
    """A table for `str.translate` that asks Unidecode about a character when it first comes."""

    def __missing__(self, code: int) -> str:
        reading = _read(chr(code))
        if len(self) < MOST_CODES:
            self[code] = reading
        return reading


def _read(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] == "C":
        return " " if char.isspace() else ""
    from unidecode import unidecode

    reading = unidecode(char)
    if category[0] not in "LM":
        return reading
    reading = reading.translate(QUOTES)
    return reading.lower() if category == "Lo" and len(reading) == 1 else reading


_READINGS = _Readings()


def last_resort(text: str, /) -> str:
    """Return a rough reading of *text* in ASCII words; it takes any string and never raises.

    >>> last_resort("ነጋሽ"), last_resort("習近平"), last_resort("محمد")
    ('nagaashe', 'Xi Jin Ping', 'mhmd')

    Invisible, private and unassigned characters give nothing, and signs for a letter that is not
    sounded give no apostrophe. The reading is cut at four times the length of *text* and a bit.
    """
    reading = text.translate(_READINGS)[: 4 * len(text) + 16]
    return " ".join(reading.split())
