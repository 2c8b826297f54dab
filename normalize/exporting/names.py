"""The names of an entity as formats take them: each once, in one order."""

from collections.abc import Iterator
from itertools import groupby

from normalize.model import Alias, Entity

UNKNOWN = "und"


def aliases(entity: Entity) -> list[Alias]:
    """Return the aliases of *entity* by language and form, without the bare canonical name.

    >>> kyiv = Entity("kyiv", "place", "Kyiv", names=(Alias("Київ", "uk"), Alias("Kyiv")))
    >>> [alias.form for alias in aliases(kyiv)]
    ['Київ']
    """
    told = (alias for alias in entity.names if alias != Alias(entity.name))
    return sorted(told, key=_order)


def _order(alias: Alias) -> tuple[str, str, str, str]:
    return alias.lang, alias.form, alias.since or "", alias.until or ""


def forms(entity: Entity) -> Iterator[tuple[str, list[Alias]]]:
    """Yield every form but the canonical name, with the aliases that have it."""
    told = sorted(entity.names, key=lambda alias: (alias.form, _order(alias)))
    for form, same in groupby(told, key=lambda alias: alias.form):
        if form != entity.name:
            yield form, list(same)
