"""The same answers in other people's tools: each module converts, and `columns` answers.

Each needs its library, which comes with the extra of the same name; without it, it fails where it
is used and says what to install. The function is called `resolve` everywhere.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from normalize.errors import InputError


def library(name: str, extra: str) -> Any:
    """Return the library *name*, or say how to get it."""
    try:
        return import_module(name)
    except ImportError:
        remedy = f"pip install 'normalize-names[{extra}]'"
        raise InputError(f"normalize.adapters.{extra}", f"{name} is missing", remedy) from None


def accessor(resolve: Callable[..., Any]) -> type:
    """Return the class of what ``names.normalize`` is: its method is *resolve* on these names."""

    class Names:
        def __init__(self, names: Any) -> None:
            self.resolve = partial(resolve, names)

    return Names
