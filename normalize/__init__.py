"""Names of people and places, in any spelling and any script, to one canonical ID.

>>> import normalize
>>> normalize.resolve("Zelenskiy").id
'volodymyr-zelenskyy'
>>> [mention.id for mention in normalize.link("Zelensky flew from Kiev.")]
['volodymyr-zelenskyy', 'kyiv']
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from normalize.bundled import link, resolve
    from normalize.errors import NormalizeError
    from normalize.index.catalog import Gazetteer
    from normalize.model import Alias, Candidate, Decision, Entity, Mention
    from normalize.resolver import Resolver
    from normalize.romanization import romanize
    from normalize.text import fold

__all__ = [
    "Alias",
    "Candidate",
    "Decision",
    "Entity",
    "Gazetteer",
    "Mention",
    "NormalizeError",
    "Resolver",
    "fold",
    "link",
    "resolve",
    "romanize",
]
__version__ = "0.1.0"

_HOMES = {
    "Alias": "normalize.model",
    "Candidate": "normalize.model",
    "Decision": "normalize.model",
    "Entity": "normalize.model",
    "Gazetteer": "normalize.index.catalog",
    "Mention": "normalize.model",
    "NormalizeError": "normalize.errors",
    "Resolver": "normalize.resolver",
    "fold": "normalize.text",
    "link": "normalize.bundled",
    "resolve": "normalize.bundled",
    "romanize": "normalize.romanization",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, so that importing the package is free."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
