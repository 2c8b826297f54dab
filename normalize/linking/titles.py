"""Titles and honorifics beside a name, as the language of the text puts them."""

from functools import lru_cache

from normalize.index.words import function_words, is_title, role_of
from normalize.linking.document import Document
from normalize.linking.spans import UNSPACED, Span
from normalize.model import Entity
from normalize.text import fold, script

FURTHEST_APPOSITION = 5  # tokens from the comma to the office
FURTHEST_TITLE = 4  # tokens looked back over for titles
ONLY_TITLE_LAST = ("hu", "ja", "ko")  # languages that put titles behind names
TITLE_LAST = (*ONLY_TITLE_LAST, "zh")
LONGEST_TITLE = 4  # letters of a title behind a name, where words are not spaced
LONGEST_HAN, LONGEST_JOINED = 6, 15  # the same, before a name; of Han characters, of letters
REMEMBERED = 1 << 16


def titles_before(document: Document, span: Span) -> list[str]:
    """Return the titles and honorifics that stand right before *span*, the nearest first."""
    known = document.titles.get(span.start)
    if known is None:
        last = document.language in ONLY_TITLE_LAST
        found = [] if last else _titles_before(document, span)
        known = document.titles[span.start] = found
    return known


def _titles_before(document: Document, span: Span) -> list[str]:
    if document.tokens[span.first].script in UNSPACED:
        return titles_joined(document, span.start)
    found: list[str] = []
    place = span.first
    while place > 0 and span.first - place < FURTHEST_TITLE:
        gap = document.tokens[place].gap
        if gap.strip(" \t\xa0.#") and gap.strip() != "-":
            break
        size = next((n for n in (3, 2, 1) if _is_title(document, place - n, place)), 0)
        if not size:
            break
        found.append(" ".join(document.key(p) for p in range(place - size, place)))
        place -= size
    return found


def titles_joined(document: Document, start: int) -> list[str]:
    """Return the longest title that is written together with the name behind it: 总理[莫迪]."""
    han = script(document.text[start : start + 1]) == "Hani"
    before = document.text[max(start - (LONGEST_HAN if han else LONGEST_JOINED), 0) : start]
    if not before[-1:].isalpha():
        return []
    endings = (before[-size:] for size in range(len(before), 1, -1))
    return next(([fold(form)] for form in endings if _is_title_as_written(form)), [])


@lru_cache(REMEMBERED)
def _is_title_as_written(form: str) -> bool:
    return is_title(fold(form))


def titles_behind(document: Document, span: Span) -> list[str]:
    """Return the title behind a name, where a language puts it there: Sulyok elnök, 文在寅总统."""
    if document.language not in TITLE_LAST:
        return []
    last = document.tokens[span.last]
    if last.script in UNSPACED:
        behind = document.text[span.end : span.end + LONGEST_TITLE]
        sizes = range(len(behind), 0, -1)
        return next(([word] for n in sizes if _is_behind(word := fold(behind[:n]))), [])
    for size in (3, 2, 1):
        words = document.tokens[span.last + 1 : span.last + 1 + size]
        if len(words) == size and not any(word.capitalised or word.gap.strip() for word in words):
            cores = [word.key for word in words[:-1]] + [words[-1].core]
            if is_title(" ".join(cores)):
                return [" ".join(cores)]
    return []


def _is_behind(word: str) -> bool:
    """Say whether the folded *word* is a title; of a single sign only an honorific is one."""
    return role_of(word) == "honorific" or (len(word) > 1 and is_title(word))


def titles_in_apposition(document: Document, span: Span) -> list[str]:
    """Return the office told behind a name and a comma: Gates, the defence secretary, ...

    What stands right before another name is the office of that one.
    """
    first = span.last + 1
    for place in range(first, min(first + FURTHEST_APPOSITION, len(document.tokens))):
        if document.tokens[place].gap.strip() != ("," if place == first else ""):
            return []
        size = next((n for n in (3, 2, 1) if _is_title(document, place, place + n)), 0)
        behind = document.tokens[place + size : place + size + 1]
        if size and not (behind and behind[0].gap.isspace() and behind[0].capitalised):
            return [" ".join(map(document.key, range(place, place + size)))]
    return []


def _is_title(document: Document, first: int, last: int) -> bool:
    phrase = " ".join(map(document.key, range(first, last)))
    if first < 0 or (len(phrase) == 1 and not document.tokens[first].capitalised):
        return False  # Burmese U has a capital, Serbian u is a preposition
    return is_title(phrase) and (last - first == 1 or phrase in function_words())


def own_title(document: Document, span: Span, entity: Entity) -> str | None:
    """Return the office of several words, one of *entity*'s own, that stands right before *span*.

    The table of titles need not have it: head of the presidential office.
    """
    for role in entity.roles:
        size = len(role.title.split())
        first = span.first - size
        before = " ".join(map(document.key, range(max(first, 0), span.first)))
        if size > 1 and before == role.title:
            return role.title
    return None
