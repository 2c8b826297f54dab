"""Columns of names: each distinct name is resolved once, and the answers are handed back in order.

Whatever stands around the column, a file, a data frame or a cluster, comes here, so that the same
name gets the same answer everywhere.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, Unpack, cast, get_args

from normalize.errors import InputError
from normalize.model import Context, Kind, Outcome
from normalize.resolver import Resolver

REMEMBERED = 1 << 18  # answers; a column with more distinct names asks some of them again
_DAY = re.compile("[0-9]{4}(-[0-9]{2}){0,2}")
_TIME = re.compile("[T ][0-9:.,Z+-]*")
_COUNTRY = re.compile("[A-Za-z]{2}")


class Question(NamedTuple):
    """A name with what its own row says about it; a name alone is asked as a plain string."""

    form: str
    kind: Kind | None = None
    lang: str | None = None
    country: str | None = None
    on: str | None = None


class Answer(NamedTuple):
    """What a table gets for a name; ``reasons`` are told where they were asked for."""

    id: str | None
    name: str | None
    outcome: Outcome
    score: float
    reasons: str = ""


Asked = str | Question | None
FIELDS = Answer._fields


class Answerer:
    """Answers columns of names from one resolver, and remembers the answers.

    ``scheme`` asks for the IDs of a cross-walk (geonames, wikidata, ...) in the place of ours,
    ``explain`` for reasons. The *context* holds for every name whose row does not say otherwise.

    >>> from normalize.bundled import resolver
    >>> answer = Answerer(resolver(), scheme="wikidata")
    >>> [found and found.id for found in answer(["Kiev", None, "Київ", "Xqzt"])]
    ['Q1899', None, 'Q1899', None]
    """

    def __init__(
        self,
        resolver: Resolver,
        *,
        scheme: str | None = None,
        explain: bool = False,
        **context: Unpack[Context],
    ) -> None:
        self.resolver = resolver
        self.scheme = scheme
        self.explain = explain
        self.context = context
        self._known = _Known(self._resolve)
        self._texts: dict[str, str] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self.resolver, self.scheme, self.explain, self.context)

    def __call__(self, asked: Iterable[Asked]) -> list[Answer | None]:
        """Return the answer to each of *asked*, in order; there is none to ``None``."""
        if self.is_full:
            self.forget()
        return self.recall(asked)

    def recall(self, asked: Iterable[Asked]) -> list[Answer | None]:
        """Return the same, and forget nothing before."""
        return list(map(self._known.__getitem__, asked))

    def values(self, asked: Iterable[Asked], field: str) -> list[Any]:
        """Return one *field* of the answer to each of *asked*, ``None`` to ``None``."""
        place = FIELDS.index(field)
        return [answer and answer[place] for answer in self(asked)]

    def unknown(self, asked: Iterable[Asked]) -> list[Asked]:
        """Return those of *asked* that no answer is remembered to, each once."""
        return [question for question in dict.fromkeys(asked) if question not in self._known]

    def learn(self, asked: Sequence[Asked], answers: Sequence[Answer | None]) -> None:
        """Remember *answers* that another process found."""
        self._known.update(zip(asked, map(self._shared, answers), strict=True))

    @property
    def is_full(self) -> bool:
        """Whether so many answers are remembered that it is time to forget them."""
        return len(self._known) > REMEMBERED

    def forget(self) -> None:
        """Forget all answers."""
        self._known.clear()
        self._texts.clear()

    def _resolve(self, question: str | Question) -> Answer:
        form, context = _context_of(question, self.context)
        decision = self.resolver.resolve(form, **context)
        entity = decision.entity
        found = entity and (entity.ids.get(self.scheme) if self.scheme else entity.id)
        reasons = "; ".join(decision.reasons) if self.explain else ""
        score = round(decision.score, 4)
        answer = Answer(found, decision.name, decision.outcome, score, reasons)
        return cast("Answer", self._shared(answer))

    def _shared(self, answer: Answer | None) -> Answer | None:
        """Return *answer* with the texts of others like it, so that a million need little room."""
        if answer is None:
            return None
        shared = self._texts.setdefault
        found, name = answer.id, answer.name
        return answer._replace(id=found and shared(found, found), name=name and shared(name, name))


class _Known(dict[Asked, Answer | None]):
    """The answers so far; one that is missing is found."""

    def __init__(self, resolve: Callable[[str | Question], Answer]) -> None:
        super().__init__()
        self.resolve = resolve

    def __missing__(self, question: Asked) -> Answer | None:
        answer = None if question is None else self.resolve(question)
        self[question] = answer
        return answer


class Values(dict[Asked, Any]):
    """What *pick* takes of the answer to each name, for tools that ask for name after name."""

    def __init__(self, answer: Answerer, pick: Callable[[Answer], Any]) -> None:
        super().__init__({None: None})
        self.answer = answer
        self.pick = pick

    def __missing__(self, asked: Asked) -> Any:  # noqa: ANN401
        if len(self) > REMEMBERED:
            self.clear()
        [found] = self.answer([asked])
        self[asked] = found and self.pick(found)
        return self[asked]


def _restore(resolver: Resolver, scheme: str | None, explain: bool, context: Context) -> Answerer:
    return Answerer(resolver, scheme=scheme, explain=explain, **context)


def _context_of(question: str | Question, common: Context) -> tuple[str, Context]:
    """Return the name asked for, and what its row or else the whole column says about it."""
    if isinstance(question, str):
        return question, common
    if not isinstance(question, Question):
        fact = f"{question!r} is no text but of type {type(question).__name__}"
        raise InputError("the column of names", fact, "make it a column of texts")
    own = {k: v for k, v in zip(Question._fields[1:], question[1:], strict=True) if v is not None}
    return question.form, cast("Context", {**common, **own})


@lru_cache(16)
def answerer(
    resolver: Resolver | None = None,
    scheme: str | None = None,
    explain: bool = False,
    kind: Kind | None = None,
    lang: str | None = None,
    country: str | None = None,
    on: str | None = None,
) -> Answerer:
    """Return the answerer for these wishes, the same one each time, with what it remembers.

    Without a *resolver* it is the one over the bundled gazetteer.
    """
    context = checked(kind=kind, lang=lang, country=country, on=on)
    return Answerer(resolver or _bundled(), scheme=scheme, explain=explain, **context)


def _bundled() -> Resolver:
    from normalize.bundled import resolver

    return resolver()


def fields_of(asked: str | Sequence[str]) -> tuple[str, ...]:
    """Return the names of the fields *asked* for: one of them, or several.

    >>> fields_of("id"), fields_of(["id", "score"])
    (('id',), ('id', 'score'))
    """
    fields = (asked,) if isinstance(asked, str) else tuple(asked)
    for field in fields:
        if field not in FIELDS:
            known = ", ".join(FIELDS)
            raise InputError("", f"an answer has no field {field!r}", f"choose of {known}")
    return fields


def checked(
    *,
    kind: str | None = None,
    lang: str | None = None,
    country: str | None = None,
    on: str | None = None,
) -> Context:
    """Return the context in the form in which it is used; what cannot be used is refused.

    >>> checked(country="ua", on="2022-02-24T05:00:00Z")
    {'kind': None, 'lang': None, 'country': 'UA', 'on': '2022-02-24'}
    """
    if kind and kind.lower() not in get_args(Kind):
        raise InputError("", f"'{kind}' is no kind", f"write {' or '.join(get_args(Kind))}")
    if country and not _COUNTRY.fullmatch(country):
        raise InputError("", f"'{country}' is not two letters of ISO 3166-1", "write UA")
    return {
        "kind": cast("Kind", kind.lower()) if kind else None,
        "lang": lang or None,
        "country": country.upper() if country else None,
        "on": _day(on) if on else None,
    }


def _day(value: str) -> str:
    """Return the year, month or day that *value* is, or begins with where a time follows."""
    found = _DAY.match(value)
    rest = value[found.end() :] if found else value
    if not found or (rest and not _TIME.fullmatch(rest)) or not _in_calendar(found[0]):
        raise InputError("", f"'{value}' is no date", "write 2022, 2022-02 or 2022-02-24")
    return found[0]


def _in_calendar(value: str) -> bool:
    try:
        date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return False
    return True
