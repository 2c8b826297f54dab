"""Romanization schemes: one standard or custom a file, read when it is first asked for.

A file ``schemes/<id>.yaml`` holds who decreed the scheme, the rules and the authority's own
examples. The ID says authority, language (ISO 639-3), script, Latn and year, so that the schemes
of a language are found by their names, without reading the others.
"""

import functools
import os
from typing import Any, Literal, NamedTuple, cast, get_args

from normalize.errors import SchemeError
from normalize.romanization.inherent import Fall, Inherent

Use = Literal["standard", "press", "passport", "scholarly"]
Place = Literal["", "start", "end"]
Rules = tuple[tuple[str, str], ...]
Tree = Any  # a string, or a list or mapping of trees

FOLDER = os.path.join(os.path.dirname(__file__), "schemes")
REQUIRED = ("id", "title", "authority", "languages", "script", "use", "examples")
OPTIONAL = ("year", "url", "note", "rules", "contexts", "drop", "inherent", "names", "keys")
ENGINE_KEYS = ("engine", "system")
CONTEXT_KEYS = ("at", "after", "before", "rules")
INHERENT_KEYS = ("after", "fall", "members")


class Context(NamedTuple):
    """Rules that hold in one place only, and are tried before the general ones.

    ``at`` is the start or end of a word; ``after`` and ``before`` are letters, one of which must
    stand on that side. What is empty is not asked for.
    """

    at: Place
    after: str
    before: str
    rules: Rules


class Scheme(NamedTuple):
    """One way to write a script in Latin letters, by one authority or custom.

    ``languages`` are BCP 47 tags, the main one first; ``drop`` are letters that are not written.
    A scheme has either ``rules`` or an ``engine`` of its own with a ``system``. Where consonants
    carry a vowel that is not written, ``inherent`` says which, and the rules call it ``ə``.
    ``names`` is a table of names that letters alone do not tell how to read. A scheme without
    ``keys`` writes a name for who asks for it, but names are not found by it.
    """

    id: str
    title: str
    authority: str
    year: str
    languages: tuple[str, ...]
    script: str
    use: Use
    rules: Rules
    contexts: tuple[Context, ...]
    drop: str
    engine: str
    system: str
    inherent: Inherent | None
    names: str
    keys: bool
    examples: Rules


@functools.cache
def scheme_ids() -> tuple[str, ...]:
    """Return the IDs of all schemes, sorted."""
    names = sorted(os.listdir(FOLDER))
    return tuple(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))


@functools.cache
def scheme(scheme_id: str, /) -> Scheme:
    """Return the scheme with this ID.

    >>> scheme("ua-ukr-Cyrl-Latn-2010").languages
    ('uk',)
    >>> scheme("ua-ukr-Cyrl-Latn-2011")
    Traceback (most recent call last):
    ...
    normalize.errors.SchemeError: scheme 'ua-ukr-Cyrl-Latn-2011': not known; did you mean \
ua-ukr-Cyrl-Latn-2010?
    """
    if scheme_id not in scheme_ids():
        remedy = _did_you_mean(scheme_id, scheme_ids()) or "see the list of schemes"
        raise SchemeError(f"scheme '{scheme_id}'", "not known", remedy)
    path = os.path.join(FOLDER, f"{scheme_id}.yaml")
    with open(path, encoding="utf-8") as file:
        found = read_scheme(file.read(), f"{scheme_id}.yaml")
    if found.id != scheme_id:
        raise SchemeError(f"{scheme_id}.yaml", f"'id' is '{found.id}'", "name the file like it")
    return found


def schemes() -> tuple[Scheme, ...]:
    """Return all schemes, sorted by ID."""
    return tuple(map(scheme, scheme_ids()))


def read_scheme(text: str, place: str, /) -> Scheme:
    """Return the scheme that the YAML *text* describes; *place* names it in errors."""
    tree = _read_yaml(text, place)
    if not isinstance(tree, dict):
        raise SchemeError(place, "not a mapping", "begin with 'id: ...'")
    _check_keys(tree, (*REQUIRED, *OPTIONAL, *ENGINE_KEYS), place)
    for key in REQUIRED:
        if not tree.get(key):
            raise SchemeError(place, f"'{key}' is missing", f"add '{key}: ...'")
    if ("rules" in tree) == ("engine" in tree):
        raise SchemeError(place, "needs either 'rules' or 'engine'", "give one of the two")
    for key in ("id", "title", "authority", "year", "script", "drop", "names", *ENGINE_KEYS):
        if not isinstance(tree.get(key, ""), str):
            raise SchemeError(place, f"'{key}' is not a text", "write it on one line")
    for key in ("languages", "contexts"):
        if not isinstance(tree.get(key, []), list):
            raise SchemeError(place, f"'{key}' is not a list", "write it in [brackets]")
    return Scheme(
        id=tree["id"],
        title=tree["title"],
        authority=tree["authority"],
        year=tree.get("year", ""),
        languages=tuple(tree["languages"]),
        script=tree["script"],
        use=cast("Use", _one_of(tree["use"], get_args(Use), f"{place}: use")),
        rules=_rules(tree["rules"], f"{place}: rules") if "rules" in tree else (),
        contexts=tuple(
            _context(context, f"{place}: contexts {number}")
            for number, context in enumerate(tree.get("contexts", []), 1)
        ),
        drop=tree.get("drop", ""),
        engine=tree.get("engine", ""),
        system=tree.get("system", ""),
        inherent=_inherent(tree["inherent"], f"{place}: inherent") if "inherent" in tree else None,
        names=tree.get("names", ""),
        keys=_one_of(tree.get("keys", "yes"), ("yes", "no"), f"{place}: keys") == "yes",
        examples=_rules(tree["examples"], f"{place}: examples", lower=False),
    )


def _context(tree: Tree, place: str) -> Context:
    if not isinstance(tree, dict):
        raise SchemeError(place, "not a mapping", "give 'at', 'after' or 'before', and 'rules'")
    _check_keys(tree, CONTEXT_KEYS, place)
    if not tree.keys() & {"at", "after", "before"}:
        raise SchemeError(place, "holds everywhere", "move its rules to the general 'rules'")
    for key in ("after", "before"):
        if not isinstance(tree.get(key, ""), str):
            raise SchemeError(place, f"'{key}' is not a text", "write the letters side by side")
    at = _one_of(tree.get("at", ""), get_args(Place), f"{place}: at")
    rules = _rules(tree.get("rules"), f"{place}: rules", may_drop=True)
    return Context(cast("Place", at), tree.get("after", ""), tree.get("before", ""), rules)


def _inherent(tree: Tree, place: str) -> Inherent:
    if not isinstance(tree, dict):
        raise SchemeError(place, "not a mapping", "give 'after' and 'fall'")
    _check_keys(tree, INHERENT_KEYS, place)
    after = tree.get("after")
    if not isinstance(after, str) or not after:
        raise SchemeError(place, "'after' is not a text", "write the consonants side by side")
    members = tree.get("members", [])
    if not isinstance(members, list):
        raise SchemeError(place, "'members' is not a list", "write it in [brackets]")
    fall = _one_of(tree.get("fall"), get_args(Fall), f"{place}: fall")
    return Inherent(after, cast("Fall", fall), tuple(members))


def _rules(tree: Tree, place: str, *, lower: bool = True, may_drop: bool = False) -> Rules:
    if not isinstance(tree, dict) or not tree:
        raise SchemeError(place, "no rules", "write one 'letters: latin' a line")
    for letters, latin in tree.items():
        if not isinstance(latin, str) or not letters or not (latin or may_drop):
            raise SchemeError(place, f"'{letters}' has no Latin text", "give it, or use 'drop'")
        if lower and letters != letters.lower():
            raise SchemeError(place, f"'{letters}' is not lower case", "case is carried over")
    return tuple(tree.items())


def _one_of(word: Tree, words: tuple[str, ...], place: str) -> str:
    if word not in words:
        raise SchemeError(
            place, f"'{word}' is not known", f"use one of {', '.join(filter(None, words))}"
        )
    return str(word)


def _check_keys(tree: dict[str, Any], known: tuple[str, ...], place: str) -> None:
    for key in tree:
        if key not in known:
            remedy = _did_you_mean(key, known) or f"use one of {', '.join(known)}"
            raise SchemeError(place, f"key '{key}' is not known", remedy)


def _did_you_mean(word: str, words: tuple[str, ...]) -> str:
    import difflib

    close = difflib.get_close_matches(word, words, n=1)
    return f"did you mean {close[0]}?" if close else ""


def _read_yaml(text: str, place: str) -> Tree:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _plain(yaml.compose(text, Loader=loader), place)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise SchemeError(f"{place}{line}", "not YAML", str(error).partition("\n")[0]) from error


def _plain(node: Tree, place: str) -> Tree:
    """Return strings, lists and mappings of strings; nothing is taken for a number or a date."""
    if node is None or isinstance(node.value, str):
        return node.value if node else None
    if node.id == "sequence":
        return [_plain(item, place) for item in node.value]
    tree: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key.value, str) or key.value in tree:
            where = f"{place}:{key.start_mark.line + 1}"
            raise SchemeError(where, f"key '{key.value}' stands twice", "keep one of them")
        tree[key.value] = _plain(value, place)
    return tree
