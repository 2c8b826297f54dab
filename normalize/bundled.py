"""The gazetteer that comes with the package, and the two functions that use it.

An installed package holds it compiled. In a checkout it is YAML; see `checkout`.
"""

import os
from functools import cache
from typing import TYPE_CHECKING, Unpack

from normalize.index.catalog import Gazetteer
from normalize.model import Context, Decision, Mention
from normalize.resolver import Resolver

if TYPE_CHECKING:
    from normalize.linking import Linker

PACKAGE = os.path.dirname(os.path.abspath(__file__))
COMPILED = os.path.join(PACKAGE, "bundled.gazetteer")
SOURCES = os.path.join(os.path.dirname(PACKAGE), "gazetteer")
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

    from normalize.checkout import compiled_path

    return compiled_path(SOURCES, user_cache_dir("normalize-names", appauthor=False))
