"""The entries that are checked, with the lines on which they stand, and what is found in them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from normalize.gazetteer.document import Fields, Items, Node, Problems, Text, decode
from normalize.gazetteer.document import entries as nodes
from normalize.gazetteer.reader import contents, files, read
from normalize.gazetteer.schema import entry as entry_of
from normalize.model import Alias, Entity, Kind


class Finding(NamedTuple):
    """What a check found: the file and line, what is so, and what to do about it.

    ``detail`` holds further lines, a diff for example.
    """

    file: str
    line: int | None
    fact: str
    remedy: str
    detail: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.fact}; {self.remedy}"


class Entry(NamedTuple):
    """An entity as it stands in a file, with the lines of its fields and of its aliases.

    A field's key is its name, an alias's its language and form.
    """

    entity: Entity
    file: str
    line: int
    lines: Mapping[tuple[str, ...], int]

    def finding(self, fact: str, remedy: str, *key: str) -> Finding:
        """Return a finding about what stands under *key*, or about the whole entry."""
        return Finding(self.file, self.lines.get(key, self.line), fact, remedy)


class Sources(NamedTuple):
    """The entries to check, and the kinds of all IDs that they may name, old ones included."""

    entries: Sequence[Entry]
    kinds: Mapping[str, Kind]

    def aliases(self) -> Iterator[tuple[Entry, Alias]]:
        """Yield every alias, those for a place's people included, with its entry."""
        for entry in self.entries:
            for alias in (*entry.entity.names, *entry.entity.demonyms):
                yield entry, alias


def read_sources(paths: Iterable[str], known: Iterable[Entity] = ()) -> Sources:
    """Return the entries of YAML files and folders, which may name the *known* entities too.

    Raises `GazetteerError` where one of them cannot be read.
    """
    found: list[Entry] = []
    for path in paths:
        read(path)  # tells what is wrong between the files of a folder, an ID given twice
        for file in files(path):
            found.extend(read_file(file))
    entities = [*known, *(entry.entity for entry in found)]
    kinds = {id_: entity.kind for entity in entities for id_ in (entity.id, *entity.merged)}
    return Sources([entry for entry in found if not entry.entity.suppress], kinds)


def read_file(file: str) -> Iterator[Entry]:
    """Yield the entries of one YAML file with their lines."""
    problems = Problems(file)
    for node in nodes(decode(contents(file), problems), problems):
        if isinstance(node, Fields) and (one := entry_of(node, problems)):
            yield Entry(one.entity, file, one.line, dict(_lines(node)))
    problems.tell()


def _lines(node: Fields) -> Iterator[tuple[tuple[str, ...], int]]:
    for field, value in node.values.items():
        yield (field,), value.line
        if field in ("names", "demonyms") and isinstance(value, Fields):
            for lang, listed in value.values.items():
                for item in listed.values if isinstance(listed, Items) else [listed]:
                    yield (lang, _form(item)), item.line


def _form(item: Node) -> str:
    form = item.values["form"] if isinstance(item, Fields) else item
    return form.value if isinstance(form, Text) else ""
