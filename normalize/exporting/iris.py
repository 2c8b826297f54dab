"""Entities as IRIs: our own, and those that other data sets have for the IDs of theirs."""

import re
from collections.abc import Mapping
from urllib.parse import quote

from normalize.model import Entity

BASE = "urn:normalize:"
CROSSWALK: Mapping[str, str] = {
    "geonames": "https://sws.geonames.org/{}/",
    "wikidata": "http://www.wikidata.org/entity/{}",
}
_ABSOLUTE = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|\\^`\x7f]*')


def iri_of(entity_id: str, base: str = BASE) -> str:
    """Return the IRI of an entity: its ID behind *base*.

    >>> iri_of("kyiv"), iri_of("Київ 1", "https://example.org/names/#")[:35]
    ('urn:normalize:kyiv', 'https://example.org/names/#%D0%9A%D')
    """
    return base + quote(entity_id, safe="")


def scheme_iri(base: str) -> str:
    """Return the IRI of the gazetteer as a whole.

    >>> scheme_iri("urn:normalize:"), scheme_iri("https://example.org/names/#")
    ('urn:normalize', 'https://example.org/names')
    """
    return base.rstrip("/#:")


def is_base(text: str) -> bool:
    """Say whether *text* is an IRI that IDs can be put behind.

    >>> is_base("https://example.org/names/"), is_base("names/"), is_base("urn:a b:")
    (True, False, False)
    """
    return bool(_ABSOLUTE.fullmatch(text))


def crosswalk(entity: Entity) -> list[str]:
    """Return the IRIs of the same person or place in other data sets.

    >>> crosswalk(Entity("kyiv", "place", "Kyiv", ids={"geonames": "703448", "archive": "p-1"}))
    ['https://sws.geonames.org/703448/']
    """
    told = sorted(entity.ids.items())
    return [CROSSWALK[s].format(quote(v, safe="")) for s, v in told if s in CROSSWALK]
