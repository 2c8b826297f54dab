"""Rows of aliases, as the compiled gazetteer numbers them: what builder and catalog agree on."""

from collections.abc import Iterable

from normalize.model import Alias, Entity

FOLDED, SPELT, ROMANIZED = 0, 1, 2  # how a key follows from its alias
HOW_BITS = 2
PRIOR_UNIT = 100  # parts of one, in which priors are stored


def aliases_of(entity: Entity) -> tuple[Alias, ...]:
    """Return the aliases of *entity*, its canonical name first, the rest in one fixed order."""
    listed = aliases_in_order(entity.names)
    named = [alias for alias in listed if alias.form == entity.name and not alias.weak]
    first = named[0] if named else Alias(entity.name)
    return (first, *(alias for alias in listed if alias.form != entity.name))


def _order(alias: Alias) -> tuple[str, bool, str, str, str]:
    return alias.form, alias.lang != "en", alias.lang, alias.since or "", alias.until or ""


def aliases_in_order(aliases: Iterable[Alias]) -> tuple[Alias, ...]:
    """Return *aliases* in one fixed order: by form, English first, then by language and dates."""
    return tuple(sorted(aliases, key=_order))
