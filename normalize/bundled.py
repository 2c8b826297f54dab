"""The gazetteer that comes with the package, and the two functions that use it.

An installed package holds it compiled. In a checkout it is YAML, compiled once and kept in the
user's cache folder under a hash of everything that it was made from.
"""

import os
from functools import cache
from typing import TYPE_CHECKING, Unpack

from normalize.index.catalog import Gazetteer
from normalize.model import Context, Decision, Mention
from normalize.resolver import Resolver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from normalize.linking import Linker

PACKAGE = os.path.dirname(os.path.abspath(__file__))
COMPILED = os.path.join(PACKAGE, "bundled.gazetteer")
SOURCES = os.path.join(os.path.dirname(PACKAGE), "gazetteer")
MADE_FROM = (".py", ".tsv", ".yaml")
BUNDLED = "bundled"


def load(*paths: str) -> Gazetteer:
    """Return the gazetteer at *paths*; without any, or for the word ``bundled``, the bundled one.

    Of several, a later one adds to an earlier one and overrides it.
    """
    return Gazetteer.load(
        *(bundled_path() if path == BUNDLED else path for path in paths or (BUNDLED,))
    )


@cache
def resolver() -> Resolver:
    """Return the resolver over the bundled gazetteer, made on first use."""
    return Resolver(load())


def resolve(form: str, /, **context: Unpack[Context]) -> Decision:
    """Return the decision on the name *form*, from the bundled gazetteer.

    >>> resolve("Київ").id, resolve("Xqzt").outcome
    ('kyiv', 'nil')
    """
    return resolver().resolve(form, **context)


def link(text: str, /, *, undecided: bool = False, **context: Unpack[Context]) -> list[Mention]:
    """Return the people and places named in *text*, in order, from the bundled gazetteer.

    Only matches, unless *undecided* asks for ambiguous and unknown names as well.

    >>> [(m.form, m.id) for m in link("Putin spoke to Mr Zelenskiy")]
    [('Putin', 'vladimir-putin'), ('Zelenskiy', 'volodymyr-zelenskyy')]
    """
    return _linker().link(text, undecided=undecided, **context)


@cache
def _linker() -> "Linker":
    from normalize.linking import Linker

    return Linker(resolver())


def bundled_path() -> str:
    """Return where the bundled gazetteer lies: compiled, or to be compiled from its sources."""
    if os.path.exists(COMPILED) or not os.path.isdir(SOURCES):
        return COMPILED
    from platformdirs import user_cache_dir

    folder = user_cache_dir("normalize-names", appauthor=False)
    path = os.path.join(folder, f"bundled-{_fingerprint()}.gazetteer")
    if os.path.exists(path):
        return path
    return path if _compile(path) else SOURCES


def _compile(path: str) -> bool:
    """Compile the sources to *path*; say whether the folder let itself be written."""
    from normalize.gazetteer.layers import layer
    from normalize.gazetteer.layout import write
    from normalize.gazetteer.reader import read
    from normalize.index.builder import compile_entities

    data = compile_entities(layer(read(SOURCES)))
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        write(path, data)
    except OSError:
        return False
    return True


def _fingerprint() -> str:
    """Return a hash of the gazetteer's sources and of the code and tables that compile them."""
    from hashlib import blake2b
    from unicodedata import unidata_version

    digest = blake2b(unidata_version.encode(), digest_size=8)
    for path in sorted((*_files(SOURCES), *_files(PACKAGE))):
        with open(path, "rb") as file:
            digest.update(os.path.relpath(path, PACKAGE).encode() + b"\0")
            digest.update(file.read())
    return digest.hexdigest()


def _files(folder: str) -> "Iterator[str]":
    walked: Iterable[tuple[str, list[str], list[str]]] = os.walk(folder)
    for parent, _, names in walked:
        yield from (os.path.join(parent, name) for name in names if name.endswith(MADE_FROM))
