"""What can go wrong, and how it is said: place, fact, remedy.

NormalizeError
├── GazetteerError   a gazetteer, YAML or compiled, cannot be read or breaks the schema
├── SchemeError      a romanization scheme is unknown or broken
└── InputError       what the caller gave cannot be used
"""

from collections.abc import Sequence


class NormalizeError(Exception):
    """Anything this package refuses, told as *place*, *fact* and *remedy*.

    >>> print(NormalizeError("names.yaml:3", "'id' stands twice", "keep one of them"))
    names.yaml:3: 'id' stands twice; keep one of them
    """

    def __init__(self, place: str, fact: str, remedy: str = "") -> None:
        super().__init__(place, fact, remedy)
        self.place = place
        self.fact = fact
        self.remedy = remedy

    def __str__(self) -> str:
        told = f"{self.place}: {self.fact}" if self.place else self.fact
        return f"{told}; {self.remedy}" if self.remedy else told


class GazetteerError(NormalizeError):
    """A gazetteer cannot be read or breaks the schema; the place is ``file:line``.

    Reading goes on after most problems, so that one run shows many: then place, fact and remedy
    are those of the first, ``problems`` holds them all, and the text tells one a line.
    """

    problems: tuple["GazetteerError", ...] = ()

    @classmethod
    def of(cls, problems: Sequence["GazetteerError"]) -> "GazetteerError":
        """Return one error that tells of all *problems*, at least one.

        >>> nameless = GazetteerError("ua.yaml:3", "the name is missing")
        >>> print(GazetteerError.of([nameless, GazetteerError("ua.yaml:7", "'id' is empty")]))
        ua.yaml:3: the name is missing
        ua.yaml:7: 'id' is empty
        """
        first = problems[0]
        error = cls(first.place, first.fact, first.remedy)
        error.problems = tuple(problems)
        return error

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems)) or super().__str__()


class SchemeError(NormalizeError):
    """A romanization scheme is unknown or its file is broken."""


class InputError(NormalizeError):
    """A name, text, date or option given by the caller cannot be used."""
