"""How aliases and roles, the mappings within an entry, are checked and read."""

import functools
import re
from collections.abc import Sequence
from typing import Any

from normalize.gazetteer.document import Fields, Items, Node, Problems, shown
from normalize.gazetteer.values import Check, date, in_order, text, truth
from normalize.model import Alias, Role

MOST_NAMES = 10_000

_LANGUAGE = re.compile(
    "[a-z]{2,3}(?:-[a-z]{3}){0,3}"  # language, extended language
    "(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"  # script, region
    "(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"  # variants
    "(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"  # extensions, private use
)


def aliases(node: Node, name: str, problems: Problems) -> tuple[Alias, ...]:
    """Read aliases by language; the first of each language stays first, the rest are sorted."""
    if type(node) is not Fields:
        remedy = "list the names under their languages, or under 'und' where none is known"
        problems.add(node.line, f"{shown(name)} is no mapping", remedy)
        return ()
    found: list[Alias] = []
    for lang, value in node.values.items():
        if not _is_language(lang):
            fact = f"{shown(lang)} is no language tag"
            problems.add(value.line, fact, "write one of BCP 47, such as uk, zh-Hant or und")
        listed = value.values if type(value) is Items else [value]
        if not listed:
            problems.add(value.line, f"{shown(lang)} lists no name", "give one or leave it out")
        forms = set()
        for item in listed:
            one = _alias(item, lang, problems)
            if one.form in forms and one.form:
                problems.add(
                    item.line, f"{shown(one.form)} stands twice under {shown(lang)}", "keep one"
                )
            forms.add(one.form)
            found.append(one)
    if len(found) > MOST_NAMES:
        fact = f"{shown(name)} lists {len(found):,} names"
        problems.add(node.line, fact, f"keep the {MOST_NAMES:,} that matter most")
    return arrange(found)


def arrange(found: Sequence[Alias]) -> tuple[Alias, ...]:
    """Return *found* by language; the first of each stays first, the rest are sorted.

    >>> [alias.form for alias in arrange([Alias("Lwów", "pl"), Alias("Lwów"), Alias("Leopol")])]
    ['Lwów', 'Lwów', 'Leopol']
    """
    by_language: dict[str, list[Alias]] = {}
    for alias in found:
        by_language.setdefault(alias.lang, []).append(alias)
    return tuple(
        alias
        for _, (first, *rest) in sorted(by_language.items())
        for alias in (first, *(sorted(rest, key=_form) if len(rest) > 1 else rest))
    )


def _form(alias: Alias) -> str:
    return alias.form


@functools.lru_cache(maxsize=4096)
def _is_language(tag: str) -> bool:
    return _LANGUAGE.fullmatch(tag) is not None


def _alias(node: Node, lang: str, problems: Problems) -> Alias:
    if type(node) is not Fields:
        return Alias(text(node, lang, problems), lang)
    return Alias(lang=lang, **(record(ALIAS, node, "a name", problems) or {"form": ""}))


def roles(node: Node, name: str, problems: Problems) -> tuple[Role, ...]:
    """Read a list of offices."""
    if type(node) is not Items:
        remedy = "write '- {title: president, of: ukraine, since: 2019-05-20}', one a line"
        problems.add(node.line, f"{shown(name)} is no list", remedy)
        return ()
    read = [(record(ROLE, item, "a role", problems), item.line) for item in node.values]
    found: dict[Role, None] = {}
    for fields, line in read:
        role = Role(**fields) if fields else Role("")
        if role in found and fields:
            problems.add(line, f"the role {shown(role.title)} stands twice", "keep one of them")
        found[role] = None
    return tuple(found)


def record(
    checks: dict[str, Check], node: Node, what: str, problems: Problems
) -> dict[str, Any] | None:
    """Read a mapping with the fields of *checks*, the first of which it must have.

    Returns ``None`` after a problem.
    """
    needed = next(iter(checks))
    if type(node) is not Fields:
        problems.add(node.line, f"{what} is no mapping", f"write {{{needed}: ..., ...}}")
        return None
    before = len(problems.found)
    found = {}
    for key, value in node.values.items():
        if key in checks:
            found[key] = checks[key](value, key, problems)
        else:
            unknown(key, what, checks, value.line, problems)
    if needed not in node.values:
        problems.add(node.line, f"{what} has no '{needed}'", f"write {{{needed}: ..., ...}}")
    if not in_order(found.get("since"), found.get("until")):
        fact = f"{what} ends in {found['until']}, before it begins in {found['since']}"
        problems.add(node.line, fact, "exchange or mend the dates")
    return found if len(problems.found) == before else None


def unknown(key: str, what: str, known: dict[str, Any], line: int, problems: Problems) -> None:
    """Note that *key* is none of the *known* fields, and the one it is most like."""
    import difflib

    near = difflib.get_close_matches(key, known, n=1)
    remedy = f"did you mean '{near[0]}'?" if near else f"it may have {', '.join(sorted(known))}"
    problems.add(line, f"{shown(key)} is no field of {what}", remedy)


ALIAS: dict[str, Check] = {
    "form": text,
    "since": date,
    "until": date,
    "weak": truth,
    "source": text,
}
ROLE: dict[str, Check] = {"title": text, "of": text, "since": date, "until": date}
