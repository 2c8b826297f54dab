"""Where names may stand: spans of tokens, the longest first, that look like a name."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from normalize.index.words import class_of, is_title, role_of
from normalize.linking.cues import Cue, is_cue
from normalize.linking.tokens import ELIDED_CAPITAL, Token

JOINED = re.compile(r"[ \t]*[-‐‑–]?\n?[ \t]*(?:[dl]['’])?|\. ?| & | \(|[・＝]")
COMMA = re.compile(", ?")
SPACED = re.compile(r"[ \t\xa0]+(?:[dl]['’])?|[ \t]*\n[ \t]*|[-‐‑]|\.[ -]?")
LIKE_CAPITAL = re.compile(r"l(?=[bcdfgjkmnpqrstvwxz])\w{3,}")  # lraq: an I read as an l
BROKEN = re.compile(r"[-‐]\n[ \t]*")  # a hyphen at the end of a line
MISREAD = (("rn", "m"), ("l", "I"))  # letters as they are read, and as they were
ROMAN = re.compile("[IVXL]+")  # numbers of rulers
CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
WITHOUT_CAPITALS = frozenset({"Arab", "Beng", "Deva", "Hebr"})
LONGEST_DOTTED = 2  # letters of an abbreviation that ends in a dot: EE. UU.
LONGEST_LISTED = 7  # tokens of a name looked up as a whole
LONGEST_LIKELY = 5  # tokens of a name put together from its parts
SMALL: tuple[Cue, ...] = ("opener", "locative", "place noun")
OWNING = "sS'’"  # signs at the end of a possessive
INNER = ("particle", "filial")
CAPITAL_NOUNS = ("de", "lb")  # languages in which every noun has a capital
ALPHABETIC = frozenset({"Thai", "Laoo", "Khmr", "Mymr"})  # of those without spaces
UNSPACED = frozenset({"Hani", "Hira", "Kana", "Thai", "Laoo", "Khmr", "Mymr"})
LONGEST_UNSPACED = 12  # letters of a name
LONGEST_ALPHABETIC = 24  # the same, where letters and vowel signs spell sounds
KATAKANA = re.compile("[ァ-ヺー]{2}")
NEVER_FIRST = "ンーァィゥェォッャュョヮ"  # katakana that begin no word
SHORTEST_KATAKANA = 3  # letters of a name that another word may be joined to


class Span(NamedTuple):
    """Tokens ``first`` to ``last`` inclusive, and where their name lies in the text."""

    first: int
    last: int
    start: int
    end: int


def listed_spans(
    text: str, tokens: Sequence[Token], is_listed: Callable[[str], bool]
) -> Iterator[Span]:
    """Yield spans of two or more tokens, and of unspaced scripts, that *is_listed* knows.

    They do not overlap; at each place the longest is taken.
    """
    place = 0
    while place < len(tokens):
        span = _longest_listed(text, tokens, place, is_listed)
        if span:
            yield span
            place = span.last + 1
        else:
            if tokens[place].script in UNSPACED:
                yield from _unspaced(text, tokens[place], place, is_listed)
            place += 1


def unbroken(text: str, is_listed: Callable[[str], bool]) -> str:
    r"""Return *text* without the end of a line within a word, if it is a name so.

    >>> unbroken("Casa-\nblanca", lambda form: form == "Casablanca")
    'Casablanca'
    """
    whole = BROKEN.sub("", text)
    return whole if whole != text and is_listed(whole) else text


def read_right(text: str, is_listed: Callable[[str], bool]) -> str | None:
    """Return the name that a scanner misread as *text*, ``None`` if it is none.

    >>> read_right("Brernen", lambda form: form == "Bremen")
    'Bremen'
    """
    for seen, meant in MISREAD:
        form = text.replace(seen, meant, 1)
        misread = form != text and (seen != "l" or text.startswith(seen))
        if misread and not is_listed(text) and is_listed(form):
            return form
    return None


def likely_spans(tokens: Sequence[Token], taken: set[int], lang: str) -> Iterator[list[Span]]:
    """Yield, for each run of tokens that look like names, its spans, the longest first.

    *lang* is the language of the text, empty where it is unknown.
    """
    for first, last in _runs(tokens, taken, lang):
        size = min(LONGEST_LIKELY, last - first + 1)
        yield [
            span_of(tokens, start, start + length - 1)
            for length in range(size, 0, -1)
            for start in range(first, last - length + 2)
            if _may_bound(tokens[start], lang) and _may_bound(tokens[start + length - 1], lang)
            if not _is_parted(tokens[start : start + length])
        ]


def _is_parted(words: Sequence[Token]) -> bool:
    """Say whether the words cannot be one name: one stands twice, or owns what follows."""
    return any(
        (one.key == other.key and other.gap != "-")
        or (one.core_end < one.end and (one.script == "Hang" or one.form[-1] in OWNING))
        for one, other in pairwise(words)
    )


def span_of(tokens: Sequence[Token], first: int, last: int) -> Span:
    """Return the span of two tokens and all between, without a possessive at its end."""
    return Span(first, last, tokens[first].start, tokens[last].core_end)


def _longest_listed(
    text: str, tokens: Sequence[Token], first: int, is_listed: Callable[[str], bool]
) -> Span | None:
    if tokens[first].case == "lower" and role_of(tokens[first].key) not in INNER:
        return None
    last = first
    small = tokens[first].case == "lower"
    reach: list[int] = []
    while last + 1 < len(tokens) and len(reach) < LONGEST_LISTED - 1:
        last += 1
        if tokens[last].gap != " " and not _is_joined(tokens[last]):
            break
        if not small or tokens[last].case != "lower":
            reach.append(last)
    elided = ELIDED_CAPITAL.match(tokens[first].form) if tokens[first].opens else None
    starts = (tokens[first].start, *([tokens[first].start + elided.end()] if elided else ()))
    for last in reversed(reach):
        ends = dict.fromkeys((tokens[last].end, tokens[last].core_end))
        for start, end in product(starts, ends):
            form = text[start:end]
            if is_listed(form) or (BROKEN.search(form) and is_listed(BROKEN.sub("", form))):
                if _goes_on_with_number(text, tokens, first, last, is_listed):
                    return None
                end += _closes(text, tokens[last], start, end)
                return _without_article(text, tokens, Span(first, last, start, end), is_listed)
    return None


def _goes_on_with_number(
    text: str, tokens: Sequence[Token], first: int, last: int, is_listed: Callable[[str], bool]
) -> bool:
    """Say whether the number of a ruler follows, with whom the title is not listed."""
    number = tokens[last + 1 : last + 2]
    if not number or number[0].gap != " " or not ROMAN.fullmatch(number[0].form):
        return False
    return is_title(tokens[first].key) and is_listed(text[tokens[first + 1].start : number[0].end])


def _is_joined(token: Token) -> bool:
    initials = token.form.isupper() and COMMA.fullmatch(token.gap)  # D.C.
    return bool(initials or JOINED.fullmatch(token.gap))


def _closes(text: str, last: Token, start: int, end: int) -> int:
    """Return how many signs behind a listed name belong to it: a bracket or a dot of its own."""
    following = text[end : end + 1]
    if following == ")" and "(" in text[start:end]:
        return 1
    dotted = following == "." and last.case == "upper" and last.gap.startswith(".")
    return int(dotted and len(last.form) <= LONGEST_DOTTED)


def _without_article(
    text: str, tokens: Sequence[Token], span: Span, is_listed: Callable[[str], bool]
) -> Span:
    """Return *span* without an article before it, where the name is known without it.

    An article that has a capital amid a sentence belongs to the name: in The Hague.
    """
    article = tokens[span.first]
    if class_of(article.key) == "article" and (article.opens or article.case == "lower"):
        start = tokens[span.first + 1].start
        if is_listed(text[start : span.end]):
            return Span(span.first + 1, span.last, start, span.end)
    return span


def _unspaced(
    text: str, token: Token, place: int, is_listed: Callable[[str], bool]
) -> Iterator[Span]:
    size = LONGEST_ALPHABETIC if token.script in ALPHABETIC else LONGEST_UNSPACED
    start = token.start
    ended = start  # where the name before ended
    while start < token.end - 1:
        longest = min(token.end, start + size)
        ends = range(longest, start + 1, -1)
        if start > ended and KATAKANA.fullmatch(text[start - 1 : start + 1]):
            ends = range(0)  # within a word of katakana
        end = next((e for e in ends if is_listed(text[start:e]) and _is_apart(text, start, e)), 0)
        if end:
            yield Span(place, place, start, end)
            ended = end
        start = end or start + 1


def _is_apart(text: str, start: int, end: int) -> bool:
    """Say whether katakana may be a word to itself: what follows is none, or may begin a word."""
    joined = KATAKANA.fullmatch(text[end - 1 : end + 1]) is not None
    return not joined or (end - start >= SHORTEST_KATAKANA and text[end] not in NEVER_FIRST)


def _runs(tokens: Sequence[Token], taken: set[int], lang: str) -> Iterator[tuple[int, int]]:
    """Yield the first and last place of each run: names, and particles between them."""
    first = last = -1
    for place, token in enumerate(tokens):
        joined = first >= 0 and (token.gap == " " or bool(SPACED.fullmatch(token.gap)))
        joined = joined and not (token.opens and "." in token.gap)
        inner = joined and token.case == "lower" and role_of(token.key) in INNER
        likely = (
            place not in taken
            and _may_name(tokens, place, lang)
            and not _is_preposition(tokens, place)
        )
        if first >= 0 and not (joined and place not in taken and (likely or inner)):
            yield first, last
            first = -1
        if likely:
            first = place if first < 0 else first
            last = place
    if first >= 0:
        yield first, last


def _may_name(tokens: Sequence[Token], place: int, lang: str) -> bool:
    """Say whether a token may be a word of a name: not in lower case, nor a sentence's opener.

    Small words have a capital in headlines as well, and none in scripts without capitals.
    """
    token = tokens[place]
    if token.case == "lower":
        return LIKE_CAPITAL.fullmatch(token.form) is not None
    if token.script == "Zyyy":
        return False
    if token.script in WITHOUT_CAPITALS:
        return not any(is_cue(cue, token.key, lang=lang) for cue in SMALL)
    if token.opens:
        return not is_cue("opener", token.key, lang=lang)
    if token.headline and not _is_initial(tokens, place):
        return not any(is_cue(cue, token.key, lang=lang) for cue in ("opener", "locative"))
    return True


def _is_initial(tokens: Sequence[Token], place: int) -> bool:
    followed = place + 1 < len(tokens) and tokens[place + 1].gap.startswith(".")
    return len(tokens[place].key) == 1 and followed


def _is_preposition(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a sentence opens with a single letter that is no initial: S Janem, V Praze."""
    token = tokens[place]
    return token.opens and len(token.key) == 1 and not _is_initial(tokens, place)


def _may_bound(token: Token, lang: str) -> bool:
    """Say whether a span put together from words may begin or end with *token*."""
    article = class_of(token.key) == "article"
    small = token.case == "lower" and not LIKE_CAPITAL.fullmatch(token.form)
    joins = token.headline and is_cue("conjunction", token.key, lang=lang)  # MANAUS E BELÉM
    return not (small or article or joins) and token.script not in UNSPACED
