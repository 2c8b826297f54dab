"""Whether the compiled loops are there, and worth the time that it takes to load them."""

from functools import cache
from types import ModuleType

PATIENCE = 0.5  # seconds spent in the slow loops until the fast ones are loaded


class Switch:
    """Gives the compiled loops once the slow ones have been at work for a while."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._left = patience

    def loops(self, cost: float) -> ModuleType | None:
        """Return the module of compiled loops, ``None`` while the slow ones serve.

        *cost* is what the slow loop takes for one call, in seconds, as a rule.
        """
        if self._left > 0:
            self._left -= cost
            return None
        return load()


@cache
def load() -> ModuleType | None:
    """Return the compiled loops, ``None`` where numba is not installed or does not fit."""
    try:
        from normalize.sound import compiled
    except ImportError:
        return None
    return compiled


SWITCH = Switch()
