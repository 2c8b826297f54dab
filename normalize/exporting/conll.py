"""Linked texts as CoNLL: a token a line, an empty line behind each sentence.

The four columns of CoNLL-2003, with the ID in the third: token, ``_``, ID, and a tag that begins a
name (``B-PER``), goes on with it (``I-LOC``) or is outside of names (``O``).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from normalize.index.words import is_title
from normalize.linking.blocks import Block
from normalize.model import Decision, Mention
from normalize.text import fold, words

DOCUMENT = "-DOCSTART- -X- O O\n\n"  # what stands before each text
NOTHING, OUTSIDE = "_", "O"
KINDS = {"person": "PER", "place": "LOC"}
OTHER = "MISC"  # a name that may be of either kind
LONGEST_INITIAL = 2  # letters of a word that a full stop shortens
LONGEST_TITLE = 20
UNSPACED_STOPS = "。！？"
_END = re.compile(r"[.!?…。！？।۔][\"'”’»)\]]*\Z")
_LONGEST_END = 4
_LAST_WORD = re.compile(r"\w+\Z")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")


class Token(NamedTuple):
    """A word or a sign of a text: where it stands, and the name that it is of."""

    start: int
    end: int
    mention: Mention | None


def lines(texts: Iterable[Iterable[Block]], scheme: str | None = None) -> Iterator[str]:
    """Yield the lines of *texts*, each in its blocks; the IDs are of *scheme*, if one is named."""
    for blocks in texts:
        yield DOCUMENT
        for block in blocks:
            yield from _lines(block, scheme)


def _lines(block: Block, scheme: str | None) -> Iterator[str]:
    before: Token | None = None
    for token in _tokens(block):
        begins = token.mention is not (before and before.mention)
        if before and (begins or not token.mention) and _is_border(block.text, before, token):
            yield "\n"
        before = token
        form = block.text[token.start : token.end]
        yield f"{form} {NOTHING} {_columns(token.mention, begins, scheme)}\n"
    if before:
        yield "\n"


def _tokens(block: Block) -> Iterator[Token]:
    """Yield the words and the signs between them; a word ends where a name does."""
    inside: dict[int, Mention] = {}
    cuts: set[int] = set()
    for mention in block.mentions:
        start, end = mention.start - block.start, mention.end - block.start
        inside.update(dict.fromkeys(range(start, end), mention))
        cuts.update((start, end))
    for start, end in _pieces(block.text):
        within = [place for place in range(start + 1, end) if place in cuts]
        for first, last in zip([start, *within], [*within, end], strict=True):
            yield Token(first, last, inside.get(first))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    for word in words(text):
        yield from _signs(text, place, word.start)
        yield word.start, word.end
        place = word.end
    yield from _signs(text, place, len(text))


def _signs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield each character that is seen by itself."""
    for place in range(start, end):
        if not text[place].isspace() and unicodedata.category(text[place])[0] not in "CM":
            yield place, place + 1


def _is_border(text: str, before: Token, token: Token) -> bool:
    """Say whether a sentence ends between two tokens: with a sign, or where a paragraph does."""
    gap = text[before.end : token.start]
    if _PARAGRAPH.search(gap):
        return True
    if not gap and text[before.start] not in UNSPACED_STOPS:
        return False
    ending = text[max(0, before.end - _LONGEST_END) : before.end]
    return bool(_END.search(ending)) and not _goes_on(text, before, token)


def _goes_on(text: str, before: Token, token: Token) -> bool:
    """Say whether the full stop before *token* only shortens a word: U.S., Gen. J. Smith."""
    if text[token.start].islower() or before.end - before.start > 1:
        return True
    shortened = _LAST_WORD.search(text[max(0, before.start - LONGEST_TITLE) : before.start])
    if text[before.start] != "." or not shortened:
        return False
    word = shortened[0]
    return (len(word) <= LONGEST_INITIAL and word[0].isalpha()) or is_title(fold(word))


def _columns(mention: Mention | None, begins: bool, scheme: str | None) -> str:
    if mention is None:
        return f"{NOTHING} {OUTSIDE}"
    entity = mention.decision.entity
    found = entity and (entity.ids.get(scheme) if scheme else entity.id)
    return f"{found or NOTHING} {'B' if begins else 'I'}-{_kind(mention.decision)}"


def _kind(decision: Decision) -> str:
    """Return the kind of what is meant, or of all that may be."""
    if decision.entity:
        return KINDS[decision.entity.kind]
    kinds = {candidate.entity.kind for candidate in decision.candidates}
    return KINDS[kinds.pop()] if len(kinds) == 1 else OTHER
