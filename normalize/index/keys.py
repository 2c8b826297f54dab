"""Keys under which names are found again: by sound, and one letter away from it.

The table of sounds (``sounds.tsv``) maps what press languages write for one sound onto one
letter; equal keys mean "worth comparing", never "the same name".
"""

import os
import re
from functools import cache, lru_cache

TABLE = os.path.join(os.path.dirname(__file__), "sounds.tsv")
REMEMBERED = 1 << 16
SHORTEST_NEIGHBOUR = 4  # a sound key of fewer letters has no neighbours: they would be noise
ADJECTIVE = r"(\w{2,}(?:[сцз]ьк|[сц]к))\w{1,3}"
DOUBLED = re.compile(r"(.)\1+")


@cache
def _sounds() -> tuple[re.Pattern[str], dict[str, str]]:
    with open(TABLE, encoding="utf-8") as lines:
        next(lines)
        rows = dict(line.split("\t")[:2] for line in lines)
    longest_first = sorted(rows, key=len, reverse=True)
    return re.compile("|".join(longest_first)), rows


@lru_cache(REMEMBERED)
def sound(word: str) -> str:
    """Return the sound key of a folded Latin *word*: one letter for one sound across languages.

    >>> sound("zelenskyy"), sound("selenskij"), sound("zelenski")
    ('selenski', 'selenski', 'selenski')
    >>> sound("kharkov"), sound("charkow")
    ('karkov', 'karkov')
    """
    pattern, rows = _sounds()
    heard = pattern.sub(lambda found: rows[found[0]], word)
    return DOUBLED.sub(r"\1", heard)


def adjective_stem(word: str) -> str:
    """Return the stem of a folded Slavic adjective, empty for any other word.

    >>> adjective_stem("українську"), adjective_stem("французского"), adjective_stem("київ")
    ('українськ', 'французск', '')
    """
    found = re.fullmatch(ADJECTIVE, word)
    return found[1] if found else ""


def deletions(key: str) -> list[str]:
    """Return *key* with each single letter left out; none for a key too short to err in.

    >>> deletions("kiev")
    ['iev', 'kev', 'kiv', 'kie']
    >>> deletions("rim")
    []
    """
    if len(key) < SHORTEST_NEIGHBOUR:
        return []
    return list(dict.fromkeys(key[:i] + key[i + 1 :] for i in range(len(key))))


def neighbourhood(word: str) -> list[str]:
    """Return the keys under which a folded Latin *word* is near to another: its sound and around.

    Two words share a key if their sounds are equal or one letter apart: left out, put in,
    replaced, or exchanged with its neighbour.
    """
    key = sound(word)
    return [key, *deletions(key)] if key else []


def join_initials(key: str) -> str:
    """Return *key* with neighbouring single letters joined.

    >>> join_initials("u s army"), join_initials("j r r tolkien")
    ('us army', 'jrr tolkien')
    """
    words: list[str] = []
    open_run = False
    for word in key.split():
        single = len(word) == 1
        if single and open_run:
            words[-1] += word
        else:
            words.append(word)
        open_run = single
    return " ".join(words)
