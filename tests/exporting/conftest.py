"""A gazetteer with everything that a format may have a place for, and texts linked by hand."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from normalize.gazetteer import layer, read
from normalize.linking.blocks import Block
from normalize.model import Candidate, Decision, Entity, Mention, Outcome

ENTRIES = """
- {id: aurelia, kind: place, type: country, name: Aurelia, country: AU, source: [own]}
- id: aurelian-union
  kind: place
  type: organization
  name: Aurelian Union
- id: doria
  kind: place
  type: city
  name: Doria
  country: AU
  within: [west-march, aurelia]
  coordinates: [-12.5, 130.00001]
  population: 1200
  ids: {archive: p-17, geonames: 0, wikidata: Q0}
  names:
    de: [Dorien]
    en: [Doria, {form: New Doria, since: 1990-05}, {form: Fort Doria, until: 1935}]
    ru: [{form: Дориаград, since: 1935, until: 1990}, {form: Дория, source: wikidata}]
    uk: [Дорія, {form: Дорі, weak: true}]
    und: [Dorria]
    zh-Hant: [多麗雅]
  merged: [doria-city]
  source: [geonames, own]
- {id: hamlet, kind: place, type: hamlet, name: 'Say "Hm"\\', country: elsewhere}
- id: mira-voss
  kind: person
  name: Mira Voss
  family: Voss
  given: Mira
  gender: female
  born: 1961-07-02
  died: 2019
  country: AU
  ids: {wikidata: Q00}
  names:
    en: [Mira Anna Voss, {form: Mi, weak: true}, {form: Mira Kant, until: 1988}]
    uk: [Міра Фосс]
  roles:
    - {title: president, of: aurelia, since: 2001-02-03, until: 2009}
    - {title: mayor, of: Old Doria}
    - {title: writer}
  merged: [m-voss]
- id: tom-voss
  kind: person
  name: Tom Voss
  born: 0980
  roles:
    - {title: president, of: aurelia, since: 2010}
- {id: west-march, kind: place, type: region, name: West March, country: AU, within: [aurelia]}
- {id: zelt, kind: place, type: river, name: Zelt, coordinates: [1, 2]}
"""
TEXT = "Mr. Voss left Doria’s gates.\n\nМіра Фосс прибула до Дорії. Voss? Xqzt.\n"
NAMED = (
    ("Voss", "match", ("tom-voss",)),
    ("Doria", "match", ("doria",)),
    ("Міра Фосс", "match", ("mira-voss",)),
    ("Дорії", "match", ("doria",)),
    ("Voss?", "ambiguous", ("mira-voss", "tom-voss")),
    ("Xqzt", "nil", ()),
)


def mention(start: int, form: str, outcome: Outcome, meant: Sequence[Entity]) -> Mention:
    """Return a mention of those *meant*."""
    candidates = tuple(Candidate(entity, entity.name, "exact", 1.0) for entity in meant)
    return Mention(start, start + len(form), Decision(form, outcome, candidates))


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the gazetteer as a file of YAML."""
    path: Path = tmp_path_factory.mktemp("exporting") / "names.yaml"
    path.write_text(ENTRIES, "utf-8")
    return path


@pytest.fixture(scope="session")
def gazetteer(source: Path) -> Mapping[str, Entity]:
    """Return the entities by ID."""
    return {entity.id: entity for entity in layer(read(str(source)))}


@pytest.fixture(scope="session")
def make_mention() -> Callable[..., Mention]:
    """Return the function that makes mentions."""
    return mention


@pytest.fixture(scope="session")
def block(gazetteer: Mapping[str, Entity]) -> Block:
    """Return the text, linked; it begins a hundred characters into the whole."""
    mentions = []
    place = 0
    for form, outcome, ids in NAMED:
        form = form.rstrip("?")
        place = TEXT.index(form, place)
        meant = [gazetteer[entity_id] for entity_id in ids]
        mentions.append(mention(100 + place, form, outcome, meant))
        place += len(form)
    return Block(100, TEXT, mentions)
