"""What stands in a text as the gazetteer lists it, whole or bent by the grammar of its language."""

from functools import lru_cache

from normalize.index.catalog import Gazetteer
from normalize.index.words import role_of
from normalize.linking.spans import UNSPACED
from normalize.matching.inflection import base_forms
from normalize.matching.query import prepare
from normalize.matching.retrieval import case_forms
from normalize.text import fold, script

REMEMBERED = 1 << 16
INFLECTED = ("Cyrl", "Grek")


class Listing:
    """Says of pieces of text whether they are names in a gazetteer, and remembers it."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.has = lru_cache(REMEMBERED)(self._look_up)
        self._may_stand = lru_cache(REMEMBERED)(self._look_up_word)

    def has_with_sign(self, form: str) -> bool:
        """Say whether *form* is listed with its apostrophe, which is no possessive then."""
        rows = self.gazetteer.find(fold(form))
        return any(not self.gazetteer.alias(row.alias).form.isalpha() for row in rows)

    def has_or_family(self, form: str) -> bool:
        """Say whether *form* is listed, or a word is the family name of somebody known."""
        return self.has(form) or self._is_family(fold(form))

    def _is_family(self, key: str) -> bool:
        rows = self.gazetteer.with_part(key)
        parts = (part for row in rows for part in self.gazetteer.parts(row))
        return any(part.role == "family" and key in part.spellings for part in parts)

    def _look_up(self, form: str) -> bool:
        """Say whether *form* is listed whole, or a base form of it in an inflected script.

        Where words are not spaced, a family name does as well.
        """
        key = fold(form)
        if self.gazetteer.find(key):
            return True
        letters = script(form)
        if letters in UNSPACED:
            return self._is_family(key)
        if letters not in INFLECTED or not all(map(self._may_stand, key.split())):
            return False
        bases = case_forms(prepare(form, in_text=True), self.gazetteer)
        return any(self.gazetteer.find(base.key) for base in bases)

    def _look_up_word(self, word: str) -> bool:
        """Say whether the folded *word*, or a base form of it, may be a word of a listed name."""
        return any(
            role_of(form) or len(form) == 1 or self.gazetteer.with_part(form)
            for form in (word, *base_forms(word))
        )
