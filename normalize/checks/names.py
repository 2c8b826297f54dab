"""Checks of names that decide for nobody, or need not be listed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from normalize import text
from normalize.checks.sources import Entry, Finding, Sources
from normalize.checks.tables import rows
from normalize.gazetteer.document import shown
from normalize.index.priors import MINOR
from normalize.index.spellings import spellings
from normalize.model import Alias, Entity

MOST_SHOWN = 3
SHOWN = "en"  # the language in which entities are shown to reviewers


def shared_names(sources: Sources) -> Iterator[Finding]:
    """Find pairs of people with the same full name, which then decides for neither."""
    bearers: dict[str, dict[str, tuple[Entry, Alias]]] = defaultdict(dict)
    for entry in sources.entries:
        if entry.entity.kind == "person":
            for alias in (Alias(entry.entity.name), *entry.entity.names):
                key = text.fold(alias.form)
                if " " in key and not alias.weak:
                    bearers[key].setdefault(entry.entity.id, (entry, alias))
    pairs: dict[tuple[str, str], list[tuple[Entry, Alias]]] = defaultdict(list)
    for found in bearers.values():
        first, *others = sorted(found)
        for other in others:
            pairs[first, other].append(found[other])
    for (first, _), shared in pairs.items():
        entry, alias = shared[0]
        forms = [shown(alias.form) for _, alias in shared[:MOST_SHOWN]]
        more = f" and {len(shared) - MOST_SHOWN} more" if len(shared) > MOST_SHOWN else ""
        fact = f"'{entry.entity.id}' shares {', '.join(forms)}{more} with '{first}'"
        remedy = "join them if they are one, or make the name weak for the less known"
        yield entry.finding(fact, remedy, alias.lang, alias.form)


def derived(sources: Sources) -> Iterator[Finding]:
    """Find Latin aliases that code makes from a native alias or from the canonical name.

    The canonical name itself, listed under a language, tells that the language uses it; and
    marks that the canonical name has not (Niš, Niş) are no work of code. An alias that another
    entity has too must stay: what is listed comes before what is made. English forms may stay
    as well: reviewers know an entity by them.
    """
    found = [
        (entry, alias, source)
        for entry in sources.entries
        for alias, source in derived_names(entry.entity)
    ]
    owners = _owners(sources, {text.fold(alias.form) for _, alias, _ in found})
    for entry, alias, source in found:
        if len(owners[text.fold(alias.form)]) == 1:
            fact = f"{shown(alias.form)} follows from {shown(source)}"
            yield entry.finding(fact, "take it out", alias.lang, alias.form)


def derived_names(entity: Entity) -> Iterator[tuple[Alias, str]]:
    """Yield the Latin aliases of *entity* that code makes of another name, and that name."""
    latin = [
        alias
        for alias in entity.names
        if is_bare(alias) and alias.form != entity.name and alias.lang != SHOWN
    ]
    if not latin:
        return
    always = (a for a in native_names(entity) if not (a.weak or a.since or a.until))
    made = {
        spelt: source.form
        for source in (*always, Alias(entity.name))  # the last one prevails
        for spelt in spellings(source, entity)
    }
    for alias in latin:
        source = made.get(text.fold(alias.form))
        if source and (source != entity.name or alias.form.isascii()):
            yield alias, source


def _owners(sources: Sources, wanted: set[str]) -> dict[str, set[str]]:
    """Return the IDs of the entities that go by each of the *wanted* folded spellings."""
    owners: dict[str, set[str]] = {key: set() for key in wanted}
    if not wanted:
        return owners
    for entity in (entry.entity for entry in sources.entries):
        for alias in (Alias(entity.name), *entity.names):
            for key in wanted.intersection((text.fold(alias.form), *spellings(alias, entity))):
                owners[key].add(entity.id)
    return owners


def is_bare(alias: Alias) -> bool:
    """Say whether *alias* is in Latin letters and comes without details."""
    return alias == Alias(alias.form, alias.lang) and text.scripts(alias.form) == {"Latn"}


def native_names(entity: Entity) -> list[Alias]:
    """Return the aliases in a language of the entity's country that is not in Latin letters."""
    native = _native_languages().get(entity.country or "", ())
    return [
        alias
        for alias in entity.names
        if alias.lang.partition("-")[0] in native and "Latn" not in text.scripts(alias.form)
    ]


def nameless_at_home(sources: Sources) -> Iterator[Finding]:
    """Find entries with no name in the letters of their country, where those are not Latin.

    Places that are known to those near them come from lists that tell none, and are let be.
    """
    for entry in sources.entries:
        entity = entry.entity
        if entity.kind == "place" and entity.prominence == MINOR:
            continue
        languages = _native_languages().get(entity.country or "", ())
        if languages and not native_names(entity):
            fact = f"'{entity.id}' has no name in {' or '.join(languages[:MOST_SHOWN])}"
            yield entry.finding(fact, "add the name by which it goes at home")


@cache
def _native_languages() -> Mapping[str, tuple[str, ...]]:
    return rows("native_languages.tsv")
