"""Things that are named after people and places: streets, clubs, dishes, papers, foundations.

Each rule looks at the words right beside a name; what they are stands in ``cues.tsv``.
"""

import re
from collections.abc import Iterator

from normalize.index.priors import MINOR
from normalize.index.words import class_of, is_title, role_of
from normalize.linking.bending import UNBENT, is_bent
from normalize.linking.cues import article_in, starts
from normalize.linking.document import Document
from normalize.linking.locatives import stands_as_place
from normalize.linking.spans import CAPITAL_NOUNS, UNSPACED, Span
from normalize.linking.tokens import Token
from normalize.linking.unspaced import NAMED_AFTER, joined
from normalize.matching.scoring import GUESSED
from normalize.model import Candidate, Entity
from normalize.text import fold

WORD = r"(?:[A-ZÀ-ÞŁŚŻŹĆČŠŽА-ЯЁІЇЄҐ][\w’'-]*|of|the|and|de|la|in|и|в|на|та|і)"
TITLE = re.compile(rf"[“„«\"]{WORD}(?:(?:, | ){WORD}){{1,4}}[”“»\"]")  # “Paris, Texas”
QUOTED = ("Latn", "Cyrl")
OPENING, CLOSING = '«„“"', '»“”"'
TOWNS = ("city", "town", "village", "municipality", "capital")
SHORTEST_WORD = 4  # letters of a club's name that need not be in capitals
LONGEST_DOTTED = 3  # letters of an abbreviation that stands before a name: St.
LONGEST_PREFIX = 5  # letters of anti-, trans- and the like, and of compass points
CLUBS = "la"  # the article, within a preposition, of clubs and not of towns: della Roma
LINKS = frozenset({"da", "das", "do", "dos"})  # Rio Bonito do Iguaçu
LONGEST_INSTITUTION = 3  # words


def named_after(document: Document, span: Span, best: Candidate) -> str | None:
    """Return why the name in *span* is that of a thing, not of the *best* candidate itself."""
    entity = best.entity
    return (
        joined(document, span, entity)
        or _compound(document, span, best)
        or _quoted(document, span)
        or _by_word_before(document, span, best)
        or _by_word_behind(document, span, best)
        or _with_article(document, span, entity)
        or _street(document, span, entity)
    )


def _compound(document: Document, span: Span, best: Candidate) -> str | None:
    """Refuse a name that hyphens make one word of: Konrad-Adenauer-Stiftung, Charles-de-Gaulle."""
    form = document.text[span.start : span.end]
    apart = " " in best.alias and "-" not in best.alias
    if best.entity.kind == "person" and apart and "-" in form and " " not in form:
        return "a part of a compound"
    first = document.tokens[span.first]
    if first.gap == "-" and span.first > 0 and best.entity.kind == "place":
        before = document.tokens[span.first - 1]  # Scandinavo-Mediterraneo
        known = _is_listed(document, before) or len(before.key) <= LONGEST_PREFIX
        if before.case == "title" and not before.opens and not before.headline and not known:
            return "a part of a compound"
    if best.entity.type in TOWNS and _is_match(document, span):
        return "a match of two clubs"
    following = span.last + 1
    if following < len(document.tokens) and document.tokens[following].gap == "-":
        key = document.key(following)
        if best.entity.kind == "place" and _is_unknown(document, following):
            return "a part of a compound"  # Seine-Saint-Denis
        if any(document.is_cue(cue, key) for cue in ("memorial", "institution")):
            return NAMED_AFTER + key
    return None


def _is_match(document: Document, span: Span) -> bool:
    """Say whether a hyphen joins two towns where a sentence tells of sport: Parma-Lecce."""
    if not document.tells(span.first, "sport"):
        return False
    first, following = document.tokens[span.first], span.last + 1
    before = first.gap == "-" and document.is_known(document.key(span.first - 1))
    behind = document.tokens[following : following + 1]
    return before or bool(behind and behind[0].gap == "-" and document.is_known(behind[0].core))


def _is_listed(document: Document, token: Token) -> bool:
    return any(map(document.gazetteer.find, (token.core, *document.base_forms(token.core))))


def _is_unknown(document: Document, place: int) -> bool:
    """Say whether the word at *place* has a capital and is no name of a place or a person."""
    token = document.tokens[place]
    known = _is_listed(document, token) or document.is_family(token.core)
    plain = document.people_of(token.core) or document.language in CAPITAL_NOUNS
    return token.case == "title" and not token.headline and not (known or plain)


def _quoted(document: Document, span: Span) -> str | None:
    """Refuse a name in quotation marks of its own, as Cyrillic texts write those of things."""
    first = span.first
    while first > 0 and is_title(document.key(first - 1)):
        first -= 1
    before, behind = document.tokens[first].gap[-1:], document.text[span.end : span.end + 1]
    letters = document.tokens[span.first].script
    if letters == "Cyrl" and before and behind and before in OPENING and behind in CLOSING:
        return "a title in quotation marks"
    opening = max(document.text.rfind(sign, 0, span.start) for sign in OPENING)
    work = TITLE.match(document.text, max(opening, 0)) if letters in QUOTED else None
    quoted = work is not None and work.end() > span.end and span.first > 0
    return "a title in quotation marks" if quoted else None


def _by_word_before(document: Document, span: Span, best: Candidate) -> str | None:
    for token, linked in _before(document, span):
        place = best.entity.kind == "place"
        bent = is_bent(best) and not linked and token.script == "Latn" and place
        for key in _keys(token):
            if bent:  # a genitive: the bank of Russia, its way
                if _is_club(document, token, key, best.entity):
                    return NAMED_AFTER + key
            elif _is_named_before(document, token, key, best.entity, linked=linked):
                return NAMED_AFTER + key
    return None


def _before(document: Document, span: Span) -> Iterator[tuple[Token, bool]]:
    """Yield the word before *span* and its titles, and the one before a preposition there."""
    place = span.first - 1
    while place >= 0 and is_title(document.key(place)) and _is_spaced(document, place + 1):
        place -= 1
    if place < 0 or not _is_spaced(document, place + 1):
        return
    if document.tokens[place + 1].opens and len(document.key(place)) > LONGEST_DOTTED:
        return  # the sentence before
    yield document.tokens[place], False
    if document.is_cue("of", document.key(place)) and place > 0:
        yield document.tokens[place - 1], True


def _is_spaced(document: Document, place: int) -> bool:
    return document.tokens[place].gap.strip("«„“\" \n'’") in ("", ". ", ".")


def _keys(token: Token) -> Iterator[str]:
    """Yield the folded word, and what it is without what is written before it: ומכבי, l'oper."""
    yield token.key
    if "'" in token.form or "’" in token.form:
        yield fold(re.split("['’]", token.form)[-1])
    for start in starts(token.script):
        if token.key.startswith(start):
            yield token.key.removeprefix(start)


def _is_named_before(
    document: Document, token: Token, key: str, entity: Entity, *, linked: bool
) -> bool:
    if document.is_cue("product", key):
        return True
    if not linked and document.is_cue("thing before", key):
        return not document.is_cue("locative", key)
    direct = not linked and document.language in UNBENT  # elsewhere it may be a genitive
    if document.is_cue("street", key) and (entity.kind == "person" or direct):
        return True
    capital = token.capitalised and not token.headline
    if capital and document.is_cue("institution", key):
        return linked or not (token.opens and entity.kind == "person")
    return _is_club(document, token, key, entity)


def _is_club(document: Document, token: Token, key: str, entity: Entity) -> bool:
    if entity.kind != "place" or entity.type == "country" or not document.is_cue("club", key):
        return False
    if token.script in ("Hebr", "Arab"):
        return True
    capitals = sum(letter.isupper() for letter in token.form)
    return capitals > 1 or (token.case == "title" and len(key) >= SHORTEST_WORD)


def _by_word_behind(document: Document, span: Span, best: Candidate) -> str | None:
    entity = best.entity
    following = span.last + 1
    if following >= len(document.tokens) or not document.tokens[following].gap.isspace():
        return None
    if document.tokens[span.last].core_end < document.tokens[span.last].end:
        return None
    token = document.tokens[following]
    key = token.key
    if document.is_cue("memorial", key) and (entity.kind == "person" or best.level in GUESSED):
        return f"something named after them: {key}"
    if (
        document.is_cue("thing after", key)
        and document.sort_of_common(document.key(span.first)) == "thing"
    ):
        return f"something of that name: {key}"
    if document.is_cue("product", key) and entity.kind == "place":
        return NAMED_AFTER + key
    capital = token.case in ("title", "upper") and not token.headline
    told = class_of(key) if role_of(key) == "generic" and token.case == "title" else ""
    if told and capital and entity.type != told and document.language in UNBENT:
        return NAMED_AFTER + key
    if capital and (named := _institution_behind(document, following)):
        return NAMED_AFTER + named
    if not token.headline and _is_club(document, token, key, entity):
        return NAMED_AFTER + key
    own = document.tokens[span.first]
    if key in LINKS and entity.prominence == MINOR and document.language in UNBENT:
        behind = document.tokens[following + 1 : following + 2]
        if behind and behind[0].case == "title" and not is_title(behind[0].key):
            return "the beginning of a longer name"
    if span.first == span.last and capital and _is_club(document, own, own.key, entity):
        return "a part of the name of a club"
    return None


def _institution_behind(document: Document, first: int) -> str:
    """Return the institution that the words from *first* on are the name of, if they are.

    All have a capital: [Ivan Franko] National University.
    """
    for place in range(first, min(first + LONGEST_INSTITUTION, len(document.tokens))):
        token = document.tokens[place]
        if token.case not in ("title", "upper") or token.gap != " ":
            return ""
        if document.is_cue("institution", token.core):
            return token.core
        if token.case == "upper":
            return ""
        if place == first and role_of(token.key) == "title":
            return ""
    return ""


def _with_article(document: Document, span: Span, entity: Entity) -> str | None:
    """Refuse a town that has an article, where towns have none: el Sevilla, un Paris-Brest."""
    if entity.type not in TOWNS or span.first == 0 or not document.language:
        return None
    article = document.tokens[span.first - 1]
    if not document.tokens[span.first].gap.isspace() or article.case == "upper":
        return None
    to_town = document.is_cue("locative", document.key(span.first - 2))
    within = article_in(article.key, document.language)
    if to_town or not (within == CLUBS or document.is_cue("article", article.key)):
        return None
    name = fold(document.text[span.start : span.end])
    articles = (article.key, within)
    if any(document.gazetteer.find(f"{own} {name}") for own in articles):
        return None
    return f"a thing with an article: {article.key}"


def _street(document: Document, span: Span, entity: Entity) -> str | None:
    if entity.type != "street" or entity.seat_of or stands_as_place(document, span):
        return None
    if document.tokens[span.last].script in UNSPACED:
        return None
    return "a street that stands for what is done there"
