"""What a query names as a whole, as it stands or put back into base forms; nothing is scored."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice, product

from normalize import text
from normalize.index.catalog import Gazetteer
from normalize.index.rows import FOLDED, Row
from normalize.index.words import role_of
from normalize.matching.inflection import base_forms, masculine_forms
from normalize.matching.query import Query
from normalize.matching.sharing import NAMING

MOST_CASE_FORMS = 512  # combinations of base forms looked up, at most
LONG_ENDING = 2  # letters of an ending that tells enough by itself
SHORTEST_BENT = 4  # letters of a name that such an ending is taken off
FEMININE = re.compile(r"\w{3,}ová\b")  # Czech and Slovak, of any woman's family name


def whole(query: Query, gazetteer: Gazetteer) -> Iterator[tuple[Row, bool]]:
    """Yield the aliases that *query* spells as a whole, and whether in their own folded form."""
    if not query.key:
        return
    for row in gazetteer.find(query.key):
        yield row, row.how == FOLDED
    for spelt in query.spellings:
        if spelt and spelt != query.key:
            for row in gazetteer.find(spelt):
                yield row, False


def case_forms(query: Query, gazetteer: Gazetteer) -> list[Query]:
    """Return *query* with words put back into a base form that the gazetteer knows."""
    bases = _bases_of(query)
    choices: list[list[str]] = []
    for word, role in zip(query.words, query.roles, strict=True):
        known = [
            base
            for base in bases(word)
            if gazetteer.with_part(base)
            or role_of(base) == "generic"
            or (len(query.words) == 1 and gazetteer.find(base))
        ]
        choices.append([word, *known] if role in NAMING else [word, *bases(word)])
    return [
        query._replace(
            key=" ".join(words),
            spellings=(),
            words=words,
            columns=tuple((word,) for word in words),
        )
        for words in islice(product(*choices), 1, MOST_CASE_FORMS)
    ]


def long_case_forms(query: Query, gazetteer: Gazetteer, grammar: str) -> list[Query]:
    """Return the base forms of a lone Latin word that differ from it by an ending that tells.

    Of two letters at least, unless the language is told, whose *grammar* has it.
    """
    if len(query.words) != 1 or text.script(query.key) != "Latn":
        return []
    least = 1 if grammar else LONG_ENDING
    bases = case_forms(query._replace(in_text=True, grammar=grammar), gazetteer)
    return [
        base
        for base in bases
        if len(query.key) - _shared(query.key, base.key) >= least and len(base.key) >= SHORTEST_BENT
    ]


def _shared(left: str, right: str) -> int:
    """Return how many letters two words begin with alike."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(left), len(right)))


def _bases_of(query: Query) -> Callable[[str], list[str]]:
    """Return what gives the base forms of a word of *query*.

    A Latin name by itself stands in the nominative, but for those of Czech and Slovak women.
    """
    if query.in_text or text.script(query.key) != "Latn":
        return partial(base_forms, language=query.grammar)
    feminine = {text.fold(word) for word in FEMININE.findall(query.form)}
    return lambda word: masculine_forms(word) if word in feminine else []
