"""An import from end to end: drafts read, cleaned and put aside, IDs settled, entries written.

A draft is an entity as a source tells it: without an ID of ours, and naming what contains it by
scheme and value. Nothing is held but keys and names: drafts wait in a temporary file, and YAML
is written as they come out of it.
"""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping

from normalize.errors import InputError
from normalize.gazetteer.layout import write
from normalize.importing import record
from normalize.importing.base import Base
from normalize.importing.languages import UNKNOWN
from normalize.importing.merging import merge
from normalize.importing.minting import Registry
from normalize.importing.names import cleaned, underived
from normalize.importing.order import KINDS, Order, drafts
from normalize.importing.plan import Plan, remembered
from normalize.importing.report import Report
from normalize.importing.rewriting import rewrite
from normalize.importing.shards import Shards
from normalize.importing.spool import Spool
from normalize.model import Entity

COMPILED = ".gaz"


class Transfer:
    """One import, of *order*, into the gazetteer *base*."""

    def __init__(self, order: Order, base: Base, report: Report) -> None:
        self.order = order
        self.base = base
        self.report = report
        self.registry = Registry(retired=base.retired)
        self.plan = Plan(self.registry, report)
        self.rows: dict[str, record.Row] = {}
        self._numbers: dict[str, list[int]] = defaultdict(list)

    def gather(self, spool: Spool) -> None:
        """Read the source into *spool*, and give every draft an ID."""
        for entity in self.plan.know(self.base.entities()):
            self.registry.add(entity)
        remembered(self.base.said.values(), self.registry)
        for draft in drafts(self.order, self.report):
            if self._is_wanted(draft) and (kept := cleaned(self._asked(draft), self.report)):
                spool.add(kept)
                self.plan.add(kept)
        self.plan.settle(spool, known=self.order.known)
        for number, our_id in enumerate(self.plan.ids):
            if our_id and number not in self.plan.minted:
                self._numbers[our_id].append(number)

    def _is_wanted(self, draft: Entity) -> bool:
        countries, population = self.order.countries, self.order.population
        if countries and draft.country not in countries:
            self.report.drop("entities", "of another country", draft.name)
        elif population and (draft.population or 0) < population:
            self.report.drop("entities", f"fewer than {population:,} people", draft.name)
        else:
            return True
        return False

    def _asked(self, draft: Entity) -> Entity:
        """Return *draft* with the names in the languages that are asked for."""
        languages = self.order.languages
        if not languages:
            return draft
        kept = [
            a
            for a in draft.names
            if a.lang == UNKNOWN or not languages.isdisjoint((a.lang, a.lang.partition("-")[0]))
        ]
        self.report.keep("names", "left, in other languages", len(draft.names) - len(kept))
        return draft._replace(names=tuple(kept))

    def new(self, spool: Spool) -> Iterator[Entity]:
        """Yield the entries that the import makes, in the order of the source."""
        for number in sorted(self.plan.minted):
            draft = spool[number]
            entity = self.plan.told(self.plan.finish(number, draft), draft)
            self._remember(number, entity, minted=True)
            self.report.keep("entities", "new")
            self.report.keep("names", "new", len(entity.names))
            yield entity

    def changed(self, entry: Entity, spool: Spool) -> Entity:
        """Return an entry of the gazetteer with what the import says of it."""
        merged = entry
        for number in self._numbers.get(entry.id, ()):
            draft = spool[number]
            said = self.plan.told(self.plan.finish(number, draft), draft)
            past = self.base.past(entry, self.plan.keys[number][0])
            merged = underived(entry, merge(merged, said._replace(id=entry.id), past))
            self._remember(number, said, minted=past.ours)
        joined = self.plan.joined.get(entry.id, {})
        merged = merged if joined.items() <= merged.ids.items() else _joined(merged, joined)
        if entry.id in self._numbers:
            self.report.keep("entities", "as they stood" if merged is entry else "changed")
            self.report.keep("names", "added", len(set(merged.names) - set(entry.names)))
            self.report.keep("names", "taken back", len(set(entry.names) - set(merged.names)))
        return merged

    def _remember(self, number: int, said: Entity, *, minted: bool) -> None:
        key = self.plan.keys[number][0]
        self.rows[key] = record.Row(key, said.id, minted, record.statements(said))

    def save(self, folder: str) -> None:
        """Put what was said on record, with what was said before of things not told of now."""
        path = record.path_of(folder, self.order.kind)
        record.save(path, {**self.base.said, **self.rows}.values())

    def is_told(self, our_id: str) -> bool:
        """Say whether the import tells of the entry *our_id*."""
        return our_id in self._numbers or our_id in self.plan.joined


def _joined(entry: Entity, ids: Mapping[str, str]) -> Entity:
    """Return *entry* with the *ids* of the division that it is by itself."""
    return entry._replace(ids={**ids, **entry.ids})


def transfer(order: Order, into: str | None, output: str | None, report: Report) -> None:
    """Carry *order* out: into the gazetteer *into* as it lies there, or to *output*.

    *output* is a new folder of YAML or, where its name ends in ``.gaz``, a compiled gazetteer,
    which then holds what *into* holds as well.
    """
    _check(into, output)
    base = Base(into, order.kind)
    work = Transfer(order, base, report)
    with Spool() as spool:
        work.gather(spool)
        if output and output.endswith(COMPILED):
            _compile(work, spool, output)
        else:
            _write(work, spool, into or output or "")


def _check(into: str | None, output: str | None) -> None:
    """Refuse what would write over something, or nowhere."""
    if not (into or output):
        raise InputError("import", "no output is named", "add '-o FOLDER' or '--into GAZETTEER'")
    compiled = bool(output and output.endswith(COMPILED))
    if into and not compiled and (output or os.path.isfile(into)):
        fact = "can only become a compiled file"
        raise InputError(f"{into} with an import", fact, f"name it with '-o NAME{COMPILED}'")
    if output and not compiled and os.path.exists(output):
        remedy = f"name a new folder, or '--into {output}' to bring it up to date"
        raise InputError(output, "is there already", remedy)


def _compile(work: Transfer, spool: Spool, output: str) -> None:
    from normalize.index.builder import compile_entities

    def entities() -> Iterator[Entity]:
        for entry in work.base.entities():
            yield work.changed(entry, spool)
        yield from work.new(spool)

    write(output, compile_entities(entities()))


def _write(work: Transfer, spool: Spool, folder: str) -> None:
    """Write YAML: the new entries into files of their own, the changed ones where they stand.

    A new folder gets its name when it is complete.
    """
    files = work.base.files
    room = folder if work.base.path else f"{folder.rstrip('/')}.{os.urandom(4).hex()}.tmp"
    os.makedirs(room, exist_ok=True)
    shards = Shards(room, work.order.kind, KINDS[work.order.kind].credit)
    for entity in work.new(spool):
        shards.add(entity)
    shards.close()
    for file in files:
        rewrite(file, lambda entry: work.changed(entry, spool), work.is_told)
    work.save(room)
    if room != folder:
        os.rename(room, folder)
