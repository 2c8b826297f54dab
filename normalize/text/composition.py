"""Composed text (Unicode NFKC) without what cannot be seen, in linear time.

`unicodedata.normalize` sorts marks by insertion: a run of 200,000 of them takes half a minute.
Of a run of more than 30 marks only the first of each kind is kept here, and a run of very many
kinds is sorted beforehand.
"""

import re
import unicodedata
from itertools import groupby

_LONG = 30
_KINDS = 200  # so many different marks are still sorted quickly by insertion
_RUN = re.compile(rf"[^\w\x00-\x7f]{{{_LONG + 1},}}")  # marks are no word characters for `re`

_FILLERS = frozenset(
    "\N{HANGUL CHOSEONG FILLER}\N{HANGUL JUNGSEONG FILLER}"
    "\N{HANGUL FILLER}\N{HALFWIDTH HANGUL FILLER}"
    "\N{KHMER VOWEL INHERENT AQ}\N{KHMER VOWEL INHERENT AA}"
)
_SELECTORS = ("VARIATION SELECTOR", "MONGOLIAN FREE VARIATION SELECTOR")


def compose(text: str, /) -> str:
    """Return *text* in NFKC: composed, width and font variants made plain.

    >>> compose("Ｐｕｔｉｎ"), len(compose("й"))
    ('Putin', 1)
    """
    if len(text) > _LONG:
        text = _RUN.sub(_shortened, text)
    return unicodedata.normalize("NFKC", text)


def strip_invisible(text: str, /) -> str:
    """Return *text* without zero-width and bidi marks, soft hyphens, selectors and fillers.

    >>> strip_invisible("Pu\N{ZERO WIDTH SPACE}tin")
    'Putin'
    """
    return text.translate(_VISIBLE)


def is_invisible(char: str, /) -> bool:
    """Tell whether *char* shows nothing and parts nothing.

    >>> is_invisible("\N{SOFT HYPHEN}"), is_invisible(" ")
    (True, False)
    """
    category = unicodedata.category(char)
    return (
        category == "Cf"
        or char in _FILLERS
        or (category == "Mn" and unicodedata.name(char).startswith(_SELECTORS))
    )


class _Visible(dict[int, str | None]):
    """A table for `str.translate`, filled as characters are met."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        self[code] = kept = None if is_invisible(char) else char
        return kept


_VISIBLE = _Visible()


def _shortened(run: re.Match[str]) -> str:
    marks = "".join(dict.fromkeys(run[0]))
    if len(marks) <= _KINDS:
        return marks
    parts = groupby(marks, key=lambda mark: unicodedata.combining(mark) > 0)
    return "".join("".join(sorted(part, key=unicodedata.combining)) for _, part in parts)
