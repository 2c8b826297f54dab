"""The clues of a text on who or what a name in it means; weights stand in `matching.context`."""

from collections.abc import Iterator, Sequence

from normalize.index.homes import ENGLISH
from normalize.index.words import class_of, role_of
from normalize.linking.bending import is_bent
from normalize.linking.document import Document
from normalize.linking.locatives import stands_as_place, type_before, type_in_apposition
from normalize.linking.renown import without_guesses, without_minor
from normalize.linking.spans import UNSPACED, Span
from normalize.linking.titles import own_title, titles_before, titles_behind, titles_in_apposition
from normalize.linking.trade import by_trade
from normalize.matching.ceilings import is_minor
from normalize.matching.context import Clue, held_office, lived, weigh, with_date
from normalize.matching.decision import Ranked
from normalize.model import Entity

FURTHEST_CONTAINER = 12  # tokens looked ahead for what contains a place
NEAREST_BEFORE = 4  # and back
LIKELY = 0.7  # score from which what is named may be of another kind
GENERIC = "generic word"  # the reason of a place that is named without it
GENITIVE = ("pl", "cs", "sk", "hr", "sl", "tr", "hu", "lt", "lv", "et", "fi", "de")
CALLED_BY_GIVEN_NAME = frozenset({"ET", "IS", "MM", "MY", "TH", "VN"})  # Prime Minister Chinh
REST = "the rest of the name omitted"  # by somebody who has no family name
SETTLEMENTS = ("city", "town", "village")
VAGUE = ("chief", "head", "leader", "minister", "official", "politician", "secretary")  # offices
TOLD = ("office held", "named in full")
WATERS = ("river", "lake", "sea", "strait", "bay")


def weigh_all(document: Document, span: Span, ranked: Sequence[Ranked]) -> tuple[Ranked, ...]:
    """Return the candidates for the name in *span*, each with what the text says of it."""
    titles = titles_before(document, span)
    kinds = {row.candidate.entity.kind for row in ranked if row.candidate.score >= LIKELY}
    ranked = without_guesses(document, span, ranked)
    ranked = without_minor(document, span, ranked)
    in_full = {row.candidate.entity.id for row in ranked} & document.memory.named_in_full
    if len(in_full) > 1:  # fame does not tell apart those whom the text tells apart
        best = max(row.candidate.score for row in ranked)
        straight = {row.candidate.entity.id for row in ranked if not is_bent(row.candidate)}
        told = in_full & straight or in_full
        before = {known for known in told if document.introduced.get(known, -1) < span.first}
        told = before if len(before) == 1 else told
        ranked = [_leveled(row, best) if row.candidate.entity.id in told else row for row in ranked]
        ranked = [row for row in ranked if row.candidate.entity.id not in in_full - told]
    year = document.year_near(span.first)
    of_person = titles or titles_behind(document, span) or titles_in_apposition(document, span)
    offices = [class_of(title) for title in of_person if role_of(title) != "honorific"]
    if year and _was_another(ranked, offices, year):
        ranked = [
            weigh(row, "office held at another time", year)
            if row.candidate.entity.kind == "person"
            else row
            for row in ranked
        ]
    if "person" not in kinds and _has_genitive(document, span):
        of_person = []
    ranked = [_by_role(document, span, row, of_person, year) for row in ranked]
    ranked = _by_other_office(ranked, offices)
    ranked = by_trade(document, span, ranked)
    if len(kinds) > 1 or document.is_given(document.tokens[span.first].core):
        ranked = _by_kind(document, span, ranked)
    ranked = _by_type(document, span, ranked)
    ranked = _by_country(document, ranked)
    return tuple(
        _by_place(document, span, row) if row.candidate.entity.kind == "place" else row
        for row in ranked
    )


def _by_type(document: Document, span: Span, ranked: Sequence[Ranked]) -> Sequence[Ranked]:
    """Weigh people where the text tells of a place, and of which type, that is called so."""
    told = type_before(document, span) or type_in_apposition(document, span)
    types = SETTLEMENTS if told in SETTLEMENTS else (told,)
    if not told or all(row.candidate.entity.type not in types for row in ranked):
        return ranked
    found = list[Ranked]()
    for row in ranked:
        entity = row.candidate.entity
        if entity.kind == "person":
            row = weigh(row, "a place told of", told)
        elif entity.type in types and "weak-alias" in row.flags:
            row = weigh(row, "named by its type", told)
        found.append(row)
    return found


def _by_other_office(ranked: Sequence[Ranked], offices: Sequence[str]) -> list[Ranked]:
    """Weigh those who never held the office told beside the name, if a bearer of it did."""
    told = any(office and office not in VAGUE for office in offices)
    if not told or not any(_has(row, "office held") for row in ranked):
        return list(ranked)
    return [
        weigh(row, "another held the office")
        if row.candidate.entity.kind == "person" and not _has(row, *TOLD)
        else row
        for row in ranked
    ]


def _has(row: Ranked, *reasons: str) -> bool:
    return any(reason.startswith(reasons) for reason in row.candidate.reasons)


def _by_country(document: Document, ranked: Sequence[Ranked]) -> Sequence[Ranked]:
    """Weigh namesakes of several countries by the one that the text tells of, if it is only one.

    English towns are called alike the world over: they are told by more.
    """
    places = [row.candidate.entity for row in ranked if row.candidate.entity.kind == "place"]
    countries = {place.country for place in places if place.country}
    if len(countries) < 2:
        return ranked
    called = {place.id for place in places}
    told = {code for code in countries if document.memory.tells_of(code, but=called)}
    if len(told) != 1 or told & ENGLISH:
        return ranked
    return [
        weigh(row, "its country told of") if row.candidate.entity.country in told else row
        for row in ranked
    ]


def _by_kind(document: Document, span: Span, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Weigh what tells a person from a place: what they do, what stands before a place."""
    after = (document.key(span.last + 1), document.key(span.last + 2))
    acts = any(document.is_cue("person verb", *words) for words in (after, after[:1]))
    as_place = stands_as_place(document, span) or _is_behind_place(document, span)
    likely = [row.candidate for row in ranked if row.candidate.score >= LIKELY]
    people = any(candidate.entity.kind == "person" for candidate in likely)
    found = list[Ranked]()
    for row in ranked:
        person = row.candidate.entity.kind == "person"
        if acts:
            row = weigh(row, "acts as a person" if person else "no place does so")
        if is_minor(row) and people and not _is_told_of(document, span, row):
            row = weigh(row, "little known beside a person")
        if not person and as_place:
            row = weigh(row, "stands as a place", document.key(span.first - 1))
        elif not person and GENERIC in row.candidate.reasons:
            row = weigh(row, "its generic word missing")
        found.append(row)
    return found


def _is_told_of(document: Document, span: Span, row: Ranked) -> bool:
    """Say whether a comma and a place that contains this one follow: Lincoln, Nebraska."""
    around = document.around.get(span.start, set())
    comma = document.text[span.end : span.end + 1] == ","
    return comma and not around.isdisjoint(row.candidate.entity.within)


def _is_behind_place(document: Document, span: Span) -> bool:
    """Say whether a conjunction joins the name to a place that the text names: Києва та Львова."""
    joined = document.is_cue("conjunction", document.key(span.first - 1))
    return joined and any(place == span.first - 2 for place, _ in document.places_near(span.first))


def _has_genitive(document: Document, span: Span) -> bool:
    """Say whether a title may stand right before what it is of: речник Кремля, נשיא צרפת."""
    cased = document.tokens[span.first].script
    if cased in UNSPACED:
        return False  # 中国总统, but 总统考文垂
    return cased not in ("Latn", "Armn") or document.language in GENITIVE


def _was_another(ranked: Sequence[Ranked], offices: Sequence[str], year: str) -> bool:
    """Say whether bearers of the name held one of *offices*, but none of them in *year*."""

    def holds(day: str | None) -> bool:
        bearers = [row.candidate.entity for row in ranked]
        return any(held_office(one, office, day) for one in bearers for office in offices if office)

    return holds(None) and not holds(year)


def _leveled(row: Ranked, score: float) -> Ranked:
    return row._replace(prior=0.0, candidate=row.candidate._replace(score=score))


def _by_role(
    document: Document, span: Span, row: Ranked, titles: Sequence[str], year: str | None
) -> Ranked:
    """Weigh what the text tells of a person: office, gender, lifetime, the full name elsewhere."""
    entity = row.candidate.entity
    if entity.kind == "place":
        honoured = titles and role_of(titles[0]) == "honorific"
        if titles and (honoured or titles_before(document, span)):
            row = weigh(row, "no place has a title", titles[0])
        return with_date(row, year) if year else row
    named = row.candidate.reasons
    if REST in named or ("family name omitted" in named and entity.family):
        usual = REST in named or entity.country in CALLED_BY_GIVEN_NAME
        called = any(
            role_of(title) == "honorific"
            or (usual and held_office(entity, class_of(title) or title, year))
            for title in titles
        )
        return weigh(row, "honorific with a given name", titles[0]) if called else row
    for title in titles:
        row = _by_title(row, title, year, document, span)
    own = own_title(document, span, entity)
    if own and own not in titles and held_office(entity, own, year):
        row = weigh(row, "office held then" if year else "office held", own)
    if not titles and year and _offices_named(document, span, entity, year):
        row = weigh(row, "office held then", year)
    elif year and any(held_office(entity, role.title, year) for role in entity.roles):
        row = weigh(row, "in office then", year)
    if entity.id in document.memory.named_in_full:
        return weigh(row, "named in full")
    if year and not lived(entity, year):
        row = weigh(row, "lived not then", year)
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
        named = {place.id for _, place in document.places_near(span.first)}
        if (document.countries_near(span.first) | named) & {role.of for role in entity.roles}:
            row = weigh(row, "country named")
    return row


def _offices_named(document: Document, span: Span, entity: Entity, year: str) -> bool:
    """Say whether the sentence names an office that *entity* held in *year*."""
    return any(
        class_of(document.key(place)) and held_office(entity, class_of(document.key(place)), year)
        for place in document.sentence_of(span.first)
        if role_of(document.key(place)) == "title"
    )


def _by_place(document: Document, span: Span, row: Ranked) -> Ranked:
    """Weigh what the text tells of a place: articles, what contains it, what it contains."""
    entity = row.candidate.entity
    before = document.key(span.first - 1)
    told = type_before(document, span)
    if told and told == entity.type:
        row = weigh(row, "its type told", told)
    elif told in WATERS or (told in SETTLEMENTS and entity.type in ("country", "continent")):
        row = weigh(row, "another type told", told)
    if before == "the" and entity.type in ("river", "sea", "lake", "facility"):
        row = weigh(row, "stands with an article")
    if document.is_cue("direction", before) and entity.type in ("region", "country"):
        row = weigh(row, "a part of it named", before)
    if around := document.around.get(span.start, set()).intersection(entity.within):
        if "weak-alias" in row.flags:
            row = weigh(row, "told by where it lies")
        return weigh(row, "place named right behind it", min(around))
    if entity.id in document.inside.get(span.start, ()):
        weak = "weak-alias" in row.flags  # Madison, Wis.
        return weigh(row, "tells where a place lies" if weak else "place named inside")
    named = dict(_by_containment(document, span, entity))
    for clue in sorted(named):
        row = weigh(row, clue, named[clue])
    return row


def _by_containment(document: Document, span: Span, entity: Entity) -> Iterator[tuple[Clue, str]]:
    """Yield what the places and peoples of the sentence say of *entity*, and which they are."""
    for place, other in document.places_near(span.first):
        if span.first <= place <= span.last:
            continue
        if other.id in entity.within and other.type != "continent":
            close = -NEAREST_BEFORE <= place - span.last <= FURTHEST_CONTAINER
            yield _containing(other, close=close, behind=place > span.last), other.name
        elif entity.id in other.within and entity.type in ("region", "country"):
            yield "place named inside", other.name
        elif other.id != entity.id and _is_neighbour(other, entity):
            yield "neighbour named", other.name
    if document.countries_near(span.first).intersection(entity.within):
        yield "country named", "by its people"


def _is_neighbour(other: Entity, entity: Entity) -> bool:
    """Say whether both lie in one region, or are regions of one country."""
    regions = other.type == entity.type == "region"
    return bool(other.within[1:] or regions) and other.within[0:1] == entity.within[0:1] != ()


def _containing(other: Entity, *, close: bool, behind: bool) -> Clue:
    """Return the clue that *other* is, a place that contains the one in question."""
    if not close or (other.type == "country" and not behind):
        return "country named"
    return "country named behind it" if other.type == "country" else "place named around it"
