"""The fields of an entry: the one table that says what a gazetteer may hold.

The order of the table is the order in which entries are written.
"""

from typing import NamedTuple

from normalize.gazetteer.document import Fields, Node, Problems
from normalize.gazetteer.records import aliases, roles, unknown
from normalize.gazetteer.values import (
    Check,
    coordinates,
    date,
    identifier,
    in_order,
    note,
    number,
    one_of,
    scheme_ids,
    shaped,
    text,
    texts,
    truth,
)
from normalize.model import Entity, Kind


class Field(NamedTuple):
    """A field of an entry: its name, how it is checked, what it holds, and of which kind."""

    name: str
    check: Check
    holds: str
    kind: Kind | None = None


FIELDS = (
    Field("id", identifier, "the ID: minted once, never changed, never used again"),
    Field("kind", one_of("person", "place"), "person or place"),
    Field("type", shaped("[a-z]+(-[a-z]+)*", "write lower-case words, joined by hyphens"),
          "what sort of place: country, region, city, river, ..."),
    Field("name", text, "the canonical name"),
    Field("family", text, "the family name within the canonical name", "person"),
    Field("given", text, "the given name within the canonical name", "person"),
    Field("gender", one_of("female", "male"), "female or male", "person"),
    Field("born", date, "a year, a month or a day", "person"),
    Field("died", date, "a year, a month or a day", "person"),
    Field("country", text, "the country: its ISO 3166-1 code, or what your own list calls it"),
    Field("within", texts(identifier), "the IDs of what contains it, nearest first", "place"),
    Field("coordinates", coordinates, "degrees north and east (WGS 84)", "place"),
    Field("population", number(10**12 - 1), "how many live there", "place"),
    Field("prominence", number(5), "from 0, unknown, to 5, known to the whole world"),
    Field("seat_of", texts(identifier), "the IDs of those whose government sits here", "place"),
    Field("ids", scheme_ids, "its IDs elsewhere, by scheme"),
    Field("names", aliases, "its aliases, by language"),
    Field("demonyms", aliases, "words for its people and what is theirs, by language", "place"),
    Field("roles", roles, "offices held: title, of, since, until", "person"),
    Field("merged", texts(identifier), "old IDs that it answers to for ever"),
    Field("suppress", truth, "true takes the ID out of the gazetteers below this one"),
    Field("source", texts(), "where its facts are from"),
    Field("note", note, "a word to the people who edit the file"),
)  # fmt: skip
BY_NAME = {field.name: field for field in FIELDS}
REQUIRED = ("id", "kind", "name")


class Entry(NamedTuple):
    """An entity as it stands in a file: with the note to editors and the line."""

    entity: Entity
    note: str
    line: int


def entry(node: Node, problems: Problems) -> Entry | None:
    """Return the entry that *node* holds, or ``None`` when there is a problem with it.

    >>> from normalize.gazetteer.document import entries
    >>> problems = Problems("people/ua.yaml")
    >>> [node] = entries("- {id: kyiv, kind: place, nmae: Kyiv}", problems)
    >>> entry(node, problems)
    >>> print(problems.found[0])
    people/ua.yaml:1: 'nmae' is no field of an entry; did you mean 'name'?
    """
    if type(node) is not Fields:
        problems.add(node.line, "an entry is no mapping", "give it id, kind and name")
        return None
    before = len(problems.found)
    values = {}
    for key, value in node.values.items():
        if field := BY_NAME.get(key):
            values[key] = field.check(value, key, problems)
        else:
            unknown(key, "an entry", BY_NAME, value.line, problems)
    _check_whole(node, values.get("kind"), problems)
    if not in_order(values.get("born"), values.get("died")):
        fact = f"the death in {values['died']} is before the birth in {values['born']}"
        problems.add(node.values["died"].line, fact, "exchange or mend the dates")
    if len(problems.found) > before:
        return None
    return Entry(note=values.pop("note", ""), entity=Entity(**values), line=node.line)


def _check_whole(node: Fields, kind: Kind | None, problems: Problems) -> None:
    for key in REQUIRED:
        if key not in node.values:
            problems.add(node.line, f"the entry has no '{key}'", f"add '{key}: ...'")
    for key, value in node.values.items():
        only = BY_NAME[key].kind if key in BY_NAME else None
        if only and kind and only != kind:
            fact = f"'{key}' is a field of a {only}, and this is a {kind}"
            problems.add(value.line, fact, "take it out or mend the kind")
