"""What stands around a name, as evidence for or against each bearer of it.

Every clue adds to a candidate's score or takes from it, by one table, and says so. Clues settle
between bearers; none of them makes a likeness where there is none.
"""

from collections.abc import Mapping
from typing import Literal

from normalize.matching.decision import Ranked
from normalize.model import Entity

Clue = Literal[
    "office held",
    "office held then",
    "in office then",
    "office held at another time",
    "another held the office",
    "gender told",
    "gender contradicted",
    "honorific with a given name",
    "of the sport told of",
    "sport told of",
    "of the trade told",
    "another trade told",
    "died then",
    "named in full",
    "lived not then",
    "acts as a person",
    "no place does so",
    "no place has a title",
    "stands as a place",
    "its generic word missing",
    "little known beside a person",
    "stands with an article",
    "place named right behind it",
    "told by where it lies",
    "place named around it",
    "country named behind it",
    "place named inside",
    "tells where a place lies",
    "a part of it named",
    "neighbour named",
    "country named",
    "its country told of",
    "named by its type",
    "a place told of",
    "its type told",
    "another type told",
    "country asked for",
    "country elsewhere",
    "name of its day",
    "name of another day",
]

WEIGHTS: Mapping[Clue, float] = {
    "office held": 0.09,
    "office held then": 0.12,
    "office held at another time": -0.10,
    "another held the office": -0.15,
    "gender told": 0.04,
    "gender contradicted": -0.30,
    "honorific with a given name": 0.30,
    "of the sport told of": 0.12,
    "sport told of": -0.12,
    "of the trade told": 0.12,
    "another trade told": -0.50,
    "died then": 0.15,
    "another type told": -0.25,
    "named in full": 0.20,
    "lived not then": -0.30,
    "acts as a person": 0.12,
    "no place does so": -0.15,
    "no place has a title": -0.30,
    "stands as a place": 0.12,
    "its generic word missing": -0.05,
    "named by its type": 0.25,
    "a place told of": -0.30,
    "little known beside a person": -0.25,
    "stands with an article": 0.10,
    "place named right behind it": 0.30,
    "told by where it lies": 0.10,
    "place named around it": 0.12,
    "country named behind it": 0.08,
    "place named inside": 0.12,
    "tells where a place lies": 0.25,
    "a part of it named": 0.12,
    "country asked for": 0.06,
    "country elsewhere": -0.06,
    "name of its day": 0.02,
    "name of another day": -0.04,
}
FAME: Mapping[Clue, float] = {  # on the scale of priors: settles between equals, no more
    "in office then": 2.0,
    "neighbour named": 2.0,
    "country named": 4.0,
    "its type told": 3.0,
    "its country told of": 5.0,
}
CHILDHOOD = 16  # years: nobody makes news before


def weigh(ranked: Ranked, clue: Clue, told: str = "") -> Ranked:
    """Return *ranked* with the weight of *clue* and its reason, *told* naming what was seen."""
    reason = f"{clue}: {told}" if told else clue
    candidate = ranked.candidate._replace(reasons=(*ranked.candidate.reasons, reason))
    return ranked._replace(
        candidate=candidate,
        evidence=ranked.evidence + WEIGHTS.get(clue, 0.0),
        prior=ranked.prior + FAME.get(clue, 0.0),
    )


def with_country(ranked: Ranked, country: str) -> Ranked:
    """Return *ranked* weighed by the *country* (ISO 3166-1) that is spoken of."""
    if ranked.candidate.entity.country is None:
        return ranked
    if ranked.candidate.entity.country == country:
        return weigh(ranked, "country asked for", country)
    return weigh(ranked, "country elsewhere", country)


def lies_in(entity: Entity, other: Entity) -> bool:
    """Say whether *entity* lies in the place *other*, as far as the gazetteer tells."""
    if other.type == "country":
        return other.country is not None and entity.country == other.country
    return other.id in entity.within or (not entity.within and entity.country == other.country)


def with_date(ranked: Ranked, day: str) -> Ranked:
    """Return *ranked* weighed by the *day* (ISO 8601, at least the year) that is spoken of."""
    entity = ranked.candidate.entity
    if not lived(entity, day):
        return weigh(ranked, "lived not then", day)
    form = ranked.candidate.alias
    for alias in entity.names:
        if alias.form == form and (alias.since or alias.until):
            inside = within(day, alias.since, alias.until)
            return weigh(ranked, "name of its day" if inside else "name of another day", day)
    return ranked


def lived(entity: Entity, day: str) -> bool:
    """Say whether *entity* was alive and of age on *day*; unknown dates speak for it."""
    year = int(day[:4])
    if entity.born and year < int(entity.born[:4]) + CHILDHOOD:
        return False
    return not (entity.died and day[:4] > entity.died[:4])


def held_office(entity: Entity, office: str, day: str | None) -> bool:
    """Say whether *entity* held the *office* at all, or on *day* where one is given."""
    return any(
        office in role.title and (day is None or within(day, role.since, role.until))
        for role in entity.roles
    )


def within(day: str, since: str | None, until: str | None) -> bool:
    """Say whether *day* lies between two dates, compared as far as both are given."""
    after = since is None or day[: len(since)] >= since[: len(day)]
    return after and (until is None or day[: len(until)] <= until[: len(day)])
