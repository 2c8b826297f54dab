"""The clues of a text on who or what a name in it means; weights stand in `matching.context`."""

from collections.abc import Iterator, Sequence

from normalize.index.words import class_of, is_title, role_of
from normalize.linking.cues import is_cue
from normalize.linking.document import Document
from normalize.linking.spans import Span
from normalize.matching.context import Clue, held_office, lived, weigh, with_date
from normalize.matching.decision import Ranked
from normalize.model import Entity, Kind

FURTHEST_TITLE = 4  # tokens looked back over for titles
FURTHEST_CONTAINER = 8  # tokens looked ahead for what contains a place
NEAREST_BEFORE = 4  # and back


def weigh_all(document: Document, span: Span, ranked: Sequence[Ranked]) -> tuple[Ranked, ...]:
    """Return the candidates for the name in *span*, each with what the text says of it."""
    titles = titles_before(document, span)
    kinds = {row.candidate.entity.kind for row in ranked}
    in_full = {row.candidate.entity.id for row in ranked} & document.named_in_full
    if len(in_full) > 1:  # fame does not tell apart those whom the text tells apart
        best = max(row.candidate.score for row in ranked)
        ranked = [
            _leveled(row, best) if row.candidate.entity.id in in_full else row for row in ranked
        ]
    return tuple(
        _by_place(document, span, _by_role(document, span, row, titles), kinds) for row in ranked
    )


def _leveled(row: Ranked, score: float) -> Ranked:
    return row._replace(prior=0.0, candidate=row.candidate._replace(score=score))


def titles_before(document: Document, span: Span) -> list[str]:
    """Return the titles and honorifics that stand right before *span*, the nearest first."""
    found: list[str] = []
    place = span.first
    while place > 0 and span.first - place < FURTHEST_TITLE:
        gap = document.tokens[place].gap
        size = next((n for n in (3, 2, 1) if _is_title(document, place - n, place)), 0)
        if not size or (gap.strip(" \t\xa0.") and gap.strip() != "-"):
            break
        found.append(" ".join(document.key(p) for p in range(place - size, place)))
        place -= size
    return found


def _is_title(document: Document, first: int, last: int) -> bool:
    return first >= 0 and is_title(" ".join(map(document.key, range(first, last))))


def _by_role(document: Document, span: Span, row: Ranked, titles: Sequence[str]) -> Ranked:
    """Weigh what the text tells of a person: office, gender, lifetime, the full name elsewhere."""
    entity = row.candidate.entity
    year = document.year_near(span.first)
    if entity.kind == "place":
        if titles:
            row = weigh(row, "no place has a title", titles[0])
        return with_date(row, year) if year else row
    if "family name omitted" in row.candidate.reasons and entity.family:
        called = any(role_of(title) == "honorific" for title in titles)
        return weigh(row, "honorific with a given name", titles[0]) if called else row
    for title in titles:
        row = _by_title(row, title, year, document, span)
    if not titles and year and _offices_named(document, span, entity, year):
        row = weigh(row, "office held then", year)
    elif year and any(held_office(entity, role.title, year) for role in entity.roles):
        row = weigh(row, "in office then", year)
    if year and not lived(entity, year):
        row = weigh(row, "lived not then", year)
    if entity.id in document.named_in_full:
        row = weigh(row, "named in full")
    return row


def _by_title(row: Ranked, title: str, year: str | None, document: Document, span: Span) -> Ranked:
    entity = row.candidate.entity
    told = class_of(title)
    if role_of(title) == "honorific":
        if told and entity.gender:
            clue = "gender told" if told == entity.gender else "gender contradicted"
            row = weigh(row, clue, title)  # type: ignore[arg-type]
        return row
    if told and held_office(entity, told, year):
        row = weigh(row, "office held then" if year else "office held", title)
        if document.countries_near(span.first) & {role.of for role in entity.roles}:
            row = weigh(row, "country named")
    return row


def _offices_named(document: Document, span: Span, entity: Entity, year: str) -> bool:
    """Say whether the sentence names an office that *entity* held in *year*."""
    number = document.sentence[span.first]
    return any(
        class_of(document.key(place)) and held_office(entity, class_of(document.key(place)), year)
        for place in _sentence_places(document, number, span.first)
        if role_of(document.key(place)) == "title"
    )


def _sentence_places(document: Document, number: int, near: int) -> Iterator[int]:
    first = last = near
    while first > 0 and document.sentence[first - 1] == number:
        first -= 1
    while last + 1 < len(document.tokens) and document.sentence[last + 1] == number:
        last += 1
    return iter(range(first, last + 1))


def _by_place(document: Document, span: Span, row: Ranked, kinds: set[Kind]) -> Ranked:
    """Weigh what the text tells of a place: prepositions, what contains it, what it contains."""
    entity = row.candidate.entity
    before = [document.key(span.first - 2), document.key(span.first - 1)]
    after = [document.key(span.last + 1), document.key(span.last + 2)]
    if len(kinds) > 1:
        if is_cue("person verb", *after) or is_cue("person verb", after[0]):
            row = weigh(row, "acts as a person" if entity.kind == "person" else "no place does so")
        if entity.kind == "place" and stands_as_place(document, span):
            row = weigh(row, "stands as a place", before[1])
    if entity.kind == "person":
        return row
    if before[1] == "the" and entity.type in ("river", "sea", "lake", "facility"):
        row = weigh(row, "stands with an article")
    if is_cue("direction", before[1]) and entity.type in ("region", "country"):
        row = weigh(row, "a part of it named", before[1])
    told = dict(_by_containment(document, span, entity))
    for clue in sorted(told):
        row = weigh(row, clue, told[clue])
    return row


def _by_containment(document: Document, span: Span, entity: Entity) -> Iterator[tuple[Clue, str]]:
    """Yield what the places and peoples of the sentence say of *entity*, and which they are."""
    for place, other in document.places_near(span.first):
        if other.id in entity.within and other.type != "continent":
            close = -NEAREST_BEFORE <= place - span.last <= FURTHEST_CONTAINER
            yield _containing(other, close=close, behind=place > span.last), other.name
        elif entity.id in other.within and entity.type in ("region", "country"):
            yield "place named inside", other.name
        elif other.id != entity.id and other.within[1:] and other.within[0] in entity.within[:1]:
            yield "neighbour named", other.name
    if document.countries_near(span.first).intersection(entity.within):
        yield "country named", "by its people"


def _containing(other: Entity, *, close: bool, behind: bool) -> Clue:
    """Return the clue that *other* is, a place that contains the one in question."""
    if not close or (other.type == "country" and not behind):
        return "country named"
    return "country named behind it" if other.type == "country" else "place named around it"


def words_before(document: Document, span: Span) -> list[str]:
    """Return the two folded words before *span*, an article right before it left out."""
    last = span.first - 1
    if document.key(last) == "the":
        last -= 1
    return [document.key(last - 1), document.key(last)]


def stands_as_place(document: Document, span: Span) -> bool:
    """Say whether the words before *span* are such as stand before a place."""
    before = words_before(document, span)
    return (
        is_cue("locative", before[1])
        or is_cue("place noun", *before)
        or is_cue("place noun", before[1])
    )
