"""The names of a draft, cleaned: junk and what code derives taken out, languages put right.

A draft is an entity as a source tells it, without an ID of ours; see `transfer`.
"""

from collections.abc import Iterator, Sequence

from normalize import text
from normalize.checks.names import derived_names, is_bare
from normalize.checks.scripts import foreign_script, scripts_of
from normalize.importing.junk import fault, fault_of_place, tidy
from normalize.importing.languages import UNKNOWN, language_of
from normalize.importing.report import Report
from normalize.index.spellings import spellings
from normalize.matching.inflection import base_forms
from normalize.model import Alias, Entity

ENGLISH = "en"


def cleaned(draft: Entity, report: Report) -> Entity | None:
    """Return *draft* with the names that are worth keeping; ``None`` if its own name is not."""
    name = tidy(draft.name)
    if reason := fault(name):
        report.drop("entities", f"its name is {reason}", name or "''")
        return None
    bare = draft._replace(name=name, names=())
    told = bare._replace(names=tuple(_plausible(draft, report)))
    kept = told._replace(names=tuple(_listed(told, report)))
    return kept._replace(names=tuple(_underived(kept, report)))


def _plausible(draft: Entity, report: Report) -> Iterator[Alias]:
    """Yield the aliases that are names, each once, under the language of its script."""
    seen = set()
    for alias in draft.names:
        form = tidy(alias.form)
        reason = fault(form)
        if not reason and draft.kind == "place" and alias.lang == UNKNOWN:
            reason = fault_of_place(form)
        if reason:
            report.drop("names", reason, form)
            continue
        told = alias._replace(form=form, lang=_language(form, alias.lang))
        if (told.lang, form) not in seen:
            seen.add((told.lang, form))
            yield told


def _language(form: str, lang: str) -> str:
    """Return the tag under which *form*, said to be in *lang*, can stand."""
    if lang == UNKNOWN:
        return language_of(form)
    own = scripts_of(lang)
    code = foreign_script(form, own) if own else None
    return f"{lang.partition('-')[0]}-{code}" if code else lang


def _listed(draft: Entity, report: Report) -> Iterator[Alias]:
    """Yield the aliases that say something which the canonical name, or another, does not."""
    tagged = {text.fold(alias.form) for alias in draft.names if alias.lang != UNKNOWN}
    known = {text.fold(draft.name)}
    for alias in sorted(draft.names, key=_marks_first):
        key = text.fold(alias.form)
        if alias.lang != UNKNOWN:
            bare = not (alias.since or alias.until)
            said = alias.form == draft.name and bare and alias.lang != ENGLISH
        else:
            said = key in known or key in tagged
            known.add(key)
        if said:
            report.drop("names", "another name says the same", alias.form)
        else:
            yield alias


def _marks_first(alias: Alias) -> tuple[str, bool, int]:
    """Order aliases by language; those without one by what they tell: marks, then letters."""
    if alias.lang != UNKNOWN:
        return alias.lang, False, 0
    return alias.lang, alias.form.isascii(), 0


def _underived(draft: Entity, report: Report) -> Iterator[Alias]:
    """Yield the aliases that code does not make of the others."""
    listed = {(alias.lang, alias.form) for alias, _ in derived_names(draft)}
    latin = [a for a in draft.names if a.lang == UNKNOWN and is_bare(a) and a.form.isascii()]
    made = _spelt(draft, latin) if latin else set()
    native = {text.fold(alias.form) for alias in draft.names if not alias.form.isascii()}
    for alias in draft.names:
        key = text.fold(alias.form)
        if (alias.lang, alias.form) in listed or (alias in latin and key in made):
            report.drop("names", "code derives it", alias.form)
        elif alias.lang == UNKNOWN and native.intersection(_base_forms(key)):
            native.discard(key)  # so that of a circle one stays
            report.drop("names", "a case form", alias.form)
        else:
            yield alias


def underived(entry: Entity, merged: Entity) -> Entity:
    """Return *merged* without what *entry* had not, and code derives now that both are one."""
    if merged.names == entry.names:
        return merged
    old = set(entry.names)
    made = {alias for alias, _ in derived_names(merged) if alias not in old}
    return (
        merged._replace(names=tuple(a for a in merged.names if a not in made)) if made else merged
    )


def _base_forms(key: str) -> list[str]:
    """Return what a folded word in Cyrillic letters may be a case form of."""
    cyrillic = " " not in key and text.script(key) == "Cyrl"
    return [form for form in base_forms(key) if form != key] if cyrillic else []


def _spelt(draft: Entity, latin: Sequence[Alias]) -> set[str]:
    """Return the spellings that code makes of the names of *draft* other than *latin* ones.

    Those of letters without case were written in small letters, and are gone already.
    """
    others = (alias for alias in draft.names if alias not in latin and not alias.weak)
    return {
        spelt
        for source in (Alias(draft.name), *others)
        if not source.form.isascii() and source.form != source.form.lower()
        for spelt in spellings(source, draft)
    }
