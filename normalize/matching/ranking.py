"""Rows of aliases as candidates for a query, each with its score, its prior and its reasons."""

from collections.abc import Iterable, Iterator

from normalize.index.catalog import Gazetteer
from normalize.matching.abroad import is_unlikely
from normalize.matching.decision import Ranked
from normalize.matching.query import Query
from normalize.matching.scoring import CEILINGS, WEAK_CEILING, score_person, score_place
from normalize.model import Alias, Candidate, Flag, Kind, Level
from normalize.text import fold, script

UNLIKE_MARKS = 0.025  # what other marks than those written cost a whole name
UNLIKELY = 0.75  # score of what no text would write, lest it hide a case form


def compare(
    gazetteer: Gazetteer, query: Query, rows: Iterable[int], kind: Kind | None
) -> Iterator[Ranked]:
    """Yield the aliases of *rows* that are like *query*, scored part by part."""
    for row in rows:
        traits = gazetteer.traits(row)
        if kind and traits.kind != kind:
            continue
        parts = gazetteer.parts(row)
        score = (
            score_person(query, parts, traits.prominence)
            if traits.kind == "person"
            else score_place(query, parts, traits.type)
        )
        if score and score.extra and gazetteer.has_middle_name(row):
            continue
        if score and (
            ranked := rank(gazetteer, query, row, kind, score.level, score.value, score.reasons)
        ):
            yield ranked


def rank(
    gazetteer: Gazetteer,
    query: Query,
    row: int,
    kind: Kind | None,
    level: Level,
    value: float,
    reasons: tuple[str, ...] = (),
) -> Ranked | None:
    """Return the alias of *row* as a candidate for *query*; ``None`` if it is of another *kind*."""
    number = gazetteer.owner(row)
    entity = gazetteer.entity(number)
    if kind and entity.kind != kind:
        return None
    alias = gazetteer.alias(row)
    if alias.weak:
        value = min(value, WEAK_CEILING)
    if level == "folded" and not query.form.isascii() and _has_other_marks(query, alias):
        value = min(value, CEILINGS[level] - UNLIKE_MARKS)
    if is_unlikely(query, alias, entity, level):
        value = min(value, UNLIKELY)
    why = reasons or (f"'{alias.form}' is listed under {alias.lang} ({level})",)
    candidate = Candidate(entity, alias.form, level, value, why)
    return Ranked(candidate, gazetteer.prior(number), _flags(alias))


def _has_other_marks(query: Query, alias: Alias) -> bool:
    """Say whether letters differ but for case; traditional characters have no other marks."""
    same = query.form.casefold() == alias.form.casefold()
    return not same and not (script(query.key) == "Hani" and fold(alias.form) == query.key)


def _flags(alias: Alias) -> tuple[Flag, ...]:
    flags: list[Flag] = []
    if alias.weak:
        flags.append("weak-alias")
    if alias.until:
        flags.append("dated-alias")
    return tuple(flags)
