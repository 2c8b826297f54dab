"""How well known an entity is before anything is read: one scale for people and places.

A person's prior is the prominence of the gazetteer (0 to 5). A place's is twice the decimal
logarithm of its thousands of people, so that ten times the people weigh as two steps of
prominence; where the population is unknown the type speaks. A place's prominence, where given,
speaks first, two for each step.
"""

from math import log10

from normalize.model import Entity

MINOR = 1  # prominence of places that are known to those near them
PLACE_STEP = 2.0  # one step of a place's prominence
UNPEOPLED = {
    "continent": 10.0,
    "country": 6.0,
    "organization": 8.0,
    "region": 5.0,
    "historical": 5.0,
    "sea": 6.0,
    "river": 3.0,
    "lake": 3.0,
    "mountain": 3.0,
    "island": 3.0,
    "facility": 3.0,
    "city": 3.0,
    "town": 1.0,
}
COUNTRY_BONUS = 2.0  # a country is meant before a city or a province of its name
GREATEST = 12.0


def prior(entity: Entity) -> float:
    """Return the prior of *entity*, 0 to 12."""
    if entity.kind == "person":
        return float(entity.prominence)
    if entity.prominence:
        return PLACE_STEP * entity.prominence
    if entity.population:
        bonus = COUNTRY_BONUS if entity.type == "country" else 0.0
        return min(max(2.0 * log10(entity.population / 1000), 0.0) + bonus, GREATEST)
    return UNPEOPLED.get(entity.type or "", 0.0)
