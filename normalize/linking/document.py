"""What a text has told so far: names decided, peoples and years named, sentence by sentence."""

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import itemgetter

from normalize.index.catalog import Gazetteer
from normalize.linking.cues import languages
from normalize.linking.tokens import Token
from normalize.model import Entity

MOST_PLACES = 6  # looked at on either side of a name
YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")


class Document:
    """The tokens of a text, and what is known of each of its sentences."""

    def __init__(
        self, text: str, tokens: Sequence[Token], gazetteer: Gazetteer, on: str | None = None
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.on = on
        self.sentence: list[int] = []
        self.years: dict[int, list[str]] = defaultdict(list)
        self.peoples: dict[int, set[str]] = defaultdict(set)
        self.places: dict[int, list[tuple[int, Entity]]] = defaultdict(list)
        self.named_in_full: set[str] = set()
        for place, token in enumerate(tokens):
            number = self.sentence[-1] + token.opens if self.sentence else 0
            self.sentence.append(number)
            if YEAR.fullmatch(token.key):
                self.years[number].append(token.key)
            elif token.capitalised or token.script != "Latn":
                self._note_people(place, number)

    def _note_people(self, place: int, number: int) -> None:
        for entity in self.gazetteer.people_of(self.tokens[place].key):
            self.peoples[number].add(self.gazetteer.entity(entity).id)

    @cached_property
    def language(self) -> str:
        """The language that most of its small words are of; empty where none are known."""
        found = Counter(
            lang for token in self.tokens if token.case == "lower" for lang in languages(token.key)
        )
        return min(found, key=lambda lang: (-found[lang], lang)) if found else ""

    def key(self, place: int) -> str:
        """Return the folded word at *place*, empty beyond the ends of the text."""
        return self.tokens[place].key if 0 <= place < len(self.tokens) else ""

    def year_near(self, place: int) -> str | None:
        """Return the one year that the sentence of token *place* names, else the day spoken of."""
        years = self.years.get(self.sentence[place], [])
        return years[0] if len(set(years)) == 1 else self.on

    def places_near(self, place: int) -> Iterable[tuple[int, Entity]]:
        """Return the nearest places that the sentence of token *place* names for sure."""
        named = self.places[self.sentence[place]]
        here = bisect(named, place, key=itemgetter(0))
        return named[max(here - MOST_PLACES, 0) : here + MOST_PLACES]

    def countries_near(self, place: int) -> set[str]:
        """Return the IDs of the entities whose people the sentence of token *place* names."""
        return self.peoples[self.sentence[place]]

    def note(self, place: int, entity: Entity, *, in_full: bool) -> None:
        """Remember that *entity* is named at token *place*, and whether by its full name.

        Names are noted in the order of the text.
        """
        if entity.kind == "place":
            self.places[self.sentence[place]].append((place, entity))
        elif in_full:
            self.named_in_full.add(entity.id)
