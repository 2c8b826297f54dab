"""What a text has told so far: names decided, peoples and years named, sentence by sentence."""

import re
from bisect import bisect, bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from normalize.index.catalog import Gazetteer
from normalize.index.priors import MINOR
from normalize.linking.cues import Cue, Sort, is_cue, is_further_given, sort_of_common
from normalize.linking.languages import language_of
from normalize.linking.spans import Span
from normalize.linking.tokens import Token
from normalize.matching.equivalents import is_given_name
from normalize.matching.inflection import base_forms
from normalize.model import Entity
from normalize.text import fold

MOST_PLACES = 6  # looked at on either side of a name
MOST_BEARERS = 40  # looked at to tell whether a word is a given name
YEAR = re.compile(r"1[0-9]{3}|2[05][0-9]{2}")
CALENDARS = {
    "fa": (range(1200, 1500), 621),
    "ps": (range(1200, 1500), 621),
    "th": (range(2400, 2600), -543),
}
"""Years that a language counts in another calendar, and how far the common one is from it."""
COMMON_YEARS = range(1000, 2100)


class Memory(NamedTuple):
    """What a text has told so far, for what follows: IDs of people, added to.

    ``named_in_full`` are those it named in full, ``vouched`` those it named with their office;
    ``displaced`` are those whose family name it gave to somebody else. ``towns`` are the minor
    places that it named, and ``placed`` has, by the code of a country, the IDs of its well known
    ones, or its own.
    """

    named_in_full: set[str]
    vouched: set[str]
    displaced: set[str]
    towns: set[str]
    placed: dict[str, set[str]]

    @classmethod
    def empty(cls) -> "Memory":
        """Return what is known before a text begins."""
        return cls(set(), set(), set(), set(), {})

    def copy(self) -> "Memory":
        """Return what is known now, to be compared with what is known later."""
        named, vouched, displaced, towns = map(set, self[:4])
        return Memory(
            named, vouched, displaced, towns, {code: set(ids) for code, ids in self.placed.items()}
        )

    def since(self, then: "Memory") -> frozenset[str]:
        """Return the IDs and countries of which something has been told since *then*."""
        told = (now - old for now, old in zip(self[:4], then[:4], strict=True))
        placed = self.placed.items()
        return frozenset().union(
            *told, (code for code, ids in placed if ids != then.placed.get(code))
        )

    def tells_of(self, country: str, *, but: Set[str]) -> bool:
        """Say whether other places of *country* (ISO 3166-1) than those in *but* were named."""
        return not self.placed.get(country, set()) <= but

    def tells_of_another(self, entity: str) -> bool:
        """Say whether a bare family name of *entity* means somebody else here."""
        return entity in self.displaced - self.named_in_full - self.vouched


class Document:
    """The tokens of a text, and what is known of each of its sentences.

    *memory* is what the text before told; *lang* its language, where that is known.
    """

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        gazetteer: Gazetteer,
        on: str | None = None,
        *,
        lang: str | None = None,
        memory: Memory | None = None,
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.on = on
        self.sentence: list[int] = []
        self.years: dict[int, list[str]] = defaultdict(list)
        self.peoples: dict[int, set[str]] = defaultdict(set)
        self.places: dict[int, list[tuple[int, Entity]]] = defaultdict(list)
        self.memory = memory or Memory.empty()
        self.people: set[int] = set()  # tokens of people named in full or with their office
        self.introduced: dict[str, int] = {}  # the token at which one is first named in full
        self.around: dict[int, set[str]] = {}  # what follows a name, by its start
        self.inside: dict[int, set[str]] = {}  # what may contain it, by its start
        self.titles: dict[int, list[str]] = {}  # those before a place in the text, once asked for
        self._lang = lang
        self._given: dict[str, bool] = {}
        self._told: dict[tuple[int, Cue], bool] = {}
        self._peoples: dict[str, tuple[str, ...]] = {}
        self._words: dict[str, frozenset[str]] = {}
        for token in tokens:
            number = self.sentence[-1] + token.opens if self.sentence else 0
            self.sentence.append(number)
            if YEAR.fullmatch(token.key):
                self.years[number].append(token.key)
            elif token.capitalised or token.script != "Latn":
                self.peoples[number].update(self.people_of(token.key))

    @cached_property
    def counts(self) -> Counter[str]:
        """How often the text has each folded word."""
        return Counter(token.key for token in self.tokens)

    @cached_property
    def small(self) -> frozenset[str]:
        """The folded words that the text writes without a capital."""
        return frozenset(token.core for token in self.tokens if token.case == "lower")

    def people_of(self, word: str) -> tuple[str, ...]:
        """Return the IDs of those whose people, or what is theirs, the folded *word* names."""
        known = self._peoples.get(word)
        if known is None:
            numbers = self.gazetteer.people_of(word)
            known = self._peoples[word] = tuple(self.gazetteer.entity(n).id for n in numbers)
        return known

    @cached_property
    def language(self) -> str:
        """The language it is told to be in, else that of its small words; empty if unknown."""
        if self._lang:
            return self._lang.partition("-")[0]
        small = [token for token in self.tokens if token.opens or not token.capitalised]
        letters = "".join(token.form for token in small)
        return language_of([token.key for token in small], letters)

    def is_cue(self, cue: Cue, *words: str) -> bool:
        """Say whether *words* are such a cue in the language of the text."""
        return is_cue(cue, *words, lang=self.language)

    def base_forms(self, word: str) -> list[str]:
        """Return what the folded *word* may be a case form of in the language of the text."""
        return base_forms(word, self.language)

    def sort_of_common(self, word: str) -> Sort | None:
        """Return as what the folded *word* is common in the language of the text."""
        return sort_of_common(word, self.language)

    def is_given(self, word: str) -> bool:
        """Say whether the folded *word* is a given name that anybody is known to have."""
        known = self._given.get(word)
        if known is None:
            listed = is_given_name(word) or is_further_given(word)
            known = self._given[word] = listed or self._is_given_part(word)
        return known

    def is_known(self, word: str) -> bool:
        """Say whether the folded *word* names anybody, or a place that is not just a small town."""
        owners = (self.gazetteer.owner(row.alias) for row in self.gazetteer.find(word))
        return any(self.gazetteer.entity(number).prominence != MINOR for number in owners)

    def is_family(self, word: str) -> bool:
        """Say whether anybody has the folded *word* as a family name."""
        parts = map(self.gazetteer.parts, self.gazetteer.with_part(word)[:MOST_BEARERS])
        return any(
            part.role == "family" and word in part.spellings for row in parts for part in row
        )

    def _is_given_part(self, word: str) -> bool:
        rows = self.gazetteer.with_part(word)[:MOST_BEARERS]
        parts = [
            part for row in rows for part in self.gazetteer.parts(row) if word in part.spellings
        ]
        given = sum(part.role == "given" for part in parts)
        return given > 0 and 2 * given >= len(parts)

    def words_of(self, entity: Entity) -> frozenset[str]:
        """Return the folded words of all names of *entity*."""
        known = self._words.get(entity.id)
        if known is None:
            forms = {entity.name, *(alias.form for alias in entity.names)}
            known = frozenset(word for form in forms for word in fold(form).split())
            self._words[entity.id] = known
        return known

    def key(self, place: int) -> str:
        """Return the folded word at *place*, empty beyond the ends of the text."""
        return self.tokens[place].key if 0 <= place < len(self.tokens) else ""

    def _regions_of(self, entity: Entity) -> Iterable[str]:
        """Return the IDs of the regions that a person governs or governed."""
        of = {role.of for role in entity.roles if role.of}
        return [i for i in of if i in self.gazetteer and self.gazetteer[i].type == "region"]

    def year_near(self, place: int) -> str | None:
        """Return the one year that the sentence of token *place* names, else the day spoken of."""
        named = map(self._common_year, self.years.get(self.sentence[place], []))
        years = {year for year in named if year in COMMON_YEARS}
        return str(*years) if len(years) == 1 else self.on

    def _common_year(self, named: str) -> int:
        """Return a year as the common calendar counts it."""
        own, distance = CALENDARS.get(self.language, (range(0), 0))
        return int(named) + distance * (int(named) in own)

    def tells(self, place: int, cue: Cue) -> bool:
        """Say whether the sentence of token *place* has a word that is such a cue."""
        asked = self.sentence[place], cue
        if asked not in self._told:
            words = map(self.key, self.sentence_of(place))
            self._told[asked] = any(self.is_cue(cue, word) for word in words)
        return self._told[asked]

    def sentence_of(self, place: int) -> range:
        """Return the tokens of the sentence that has token *place*."""
        number = self.sentence[place]
        return range(bisect_left(self.sentence, number), bisect(self.sentence, number))

    def places_near(self, place: int) -> Iterable[tuple[int, Entity]]:
        """Return the nearest places that the sentence of token *place* names for sure."""
        named = self.places[self.sentence[place]]
        here = bisect(named, place, key=itemgetter(0))
        return named[max(here - MOST_PLACES, 0) : here + MOST_PLACES]

    def countries_near(self, place: int) -> set[str]:
        """Return the IDs of the entities whose people the sentence of token *place* names."""
        return self.peoples[self.sentence[place]]

    def note(self, span: Span, entity: Entity, *, in_full: bool, vouched: bool = False) -> None:
        """Remember that *entity* is named in *span*, by its full name or with its office.

        Names are noted in the order of the text.
        """
        if entity.kind == "place":
            self.places[self.sentence[span.first]].append((span.first, entity))
            if entity.prominence == MINOR:
                self.memory.towns.add(entity.id)
            elif entity.country:
                self.memory.placed.setdefault(entity.country, set()).add(entity.id)
            return
        self.peoples[self.sentence[span.first]].update(self._regions_of(entity))
        if in_full:
            if entity.id not in self.memory.named_in_full:
                self.introduced[entity.id] = span.first
            self.memory.named_in_full.add(entity.id)
        if vouched:
            self.memory.vouched.add(entity.id)
        if in_full or vouched:
            self.people.update(range(span.first, span.last + 1))
