"""What finds aliases by shared words overlooks none that a comparison with all of them finds."""

import random

import pytest

from normalize.matching.decision import THRESHOLD
from normalize.matching.query import prepare
from normalize.matching.ranking import compare
from normalize.matching.sharing import MOST_ROWS, Sharing
from normalize.resolver import Resolver

SLIPS = 500
SEED = 20261122


def slip(form: str, rng: random.Random) -> str:
    """Return *form* with one letter changed, left out, doubled, or a space taken away."""
    spot = rng.choice([n for n in range(1, len(form) - 1) if form[n] != " "])
    changed = rng.choice(("", rng.choice("aeiouszk"), form[spot] * 2))
    together = form.replace(" ", "", 1) if form.isascii() else form
    return rng.choice((form, form[:spot] + changed + form[spot + 1 :], together))


def forms(small: Resolver) -> list[str]:
    """Return names of several words, and such with a slip."""
    aliases = {alias.form for entity in small.gazetteer.values() for alias in entity.names}
    several = sorted(form for form in aliases if " " in form and len(form) < 40)
    rng = random.Random(SEED)  # noqa: S311  # names to test with
    return [slip(rng.choice(several), rng) for _ in range(SLIPS)]


@pytest.mark.parametrize("in_text", [False, True])
def test_nothing_overlooked(small: Resolver, *, in_text: bool) -> None:
    """Every entity that a comparison with all aliases would answer with is found."""
    gazetteer, sharing = small.gazetteer, Sharing(small.gazetteer)
    every = [row for number in range(len(gazetteer)) for row in gazetteer.rows_of(number)]
    found_at_all = 0
    for form in forms(small):
        query = prepare(form, in_text=in_text)
        if "realm" in query.roles:
            continue  # of Georgia: a realm finds nobody
        found = {*sharing.by_parts(query), *sharing.by_neighbours(query)}
        slow = compare(gazetteer, query, every, None)
        ids = {row.candidate.entity.id for row in slow if row.candidate.score >= THRESHOLD}
        known = {gazetteer.entity(gazetteer.owner(row)).id for row in found}
        assert len(found) >= MOST_ROWS or ids <= known, form
        found_at_all += bool(ids)
    assert found_at_all > SLIPS / 2
