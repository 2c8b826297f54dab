"""A name in, a decision out: the steps from surface form to canonical ID, cheapest first."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Unpack

from normalize import text
from normalize.index.catalog import Gazetteer
from normalize.index.priors import MINOR
from normalize.index.rows import BARE, SPELT
from normalize.index.words import role_of
from normalize.matching import retrieval
from normalize.matching.abroad import is_unlikely
from normalize.matching.ceilings import as_given_name, beside, cap, fame_by_name, is_minor, tell
from normalize.matching.context import lies_in, weigh, with_country, with_date
from normalize.matching.decision import MARGIN, THRESHOLD, Ranked, decide
from normalize.matching.equivalents import is_given_name
from normalize.matching.query import (
    Query,
    before_apostrophe,
    before_style,
    is_exact,
    prepare,
    without_titles,
)
from normalize.matching.ranking import UNLIKELY, compare, rank
from normalize.matching.scoring import CEILINGS
from normalize.matching.sharing import Sharing
from normalize.model import Alias, Context, Decision, Entity, Flag, Kind, Level

if TYPE_CHECKING:
    from normalize.matching.sounding import Sounds

REMEMBERED = 1 << 16
CASE_FORM = "a case form"
RENOWNED = 4  # prominence of people whom a bent name by itself may mean
LOCATED = r"([^,()]+)(?:,\s*|\s*\()([^,()]+)\)?"  # Changzhou, Jiangsu
UNKNOWN_PLACE = 0.06  # what a containing place costs that the gazetteer has not
TOLD = 0.5  # score from which an alignment by sound is told letter by letter

Step = Callable[["Resolver", Query, Kind | None], Iterator[Ranked]]


class Resolver:
    """Answers with decisions from one gazetteer, and owns every cache.

    ``threshold`` is the score from which a candidate may be a match, ``margin`` how clear of the
    next entity it must stand; both 0 to 1. A resolver can be shared between threads and sent to
    other processes. Equal input gives equal answers, alone or among others.
    """

    def __init__(
        self, gazetteer: Gazetteer, *, threshold: float = THRESHOLD, margin: float = MARGIN
    ) -> None:
        self.gazetteer = gazetteer
        self.threshold = threshold
        self.margin = margin
        self._sharing = Sharing(gazetteer)
        self._resolve = lru_cache(REMEMBERED)(self._resolve_anew)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self.gazetteer, self.threshold, self.margin)

    def resolve(
        self,
        form: str,
        /,
        **context: Unpack[Context],
    ) -> Decision:
        """Return the decision on the name *form*; what the keywords say stands in `Context`."""
        return self._resolve(
            form,
            context.get("kind"),
            context.get("lang"),
            context.get("country"),
            context.get("on"),
        )

    def resolve_many(self, forms: Iterable[str], **context: Unpack[Context]) -> Iterator[Decision]:
        """Yield the decision on each of *forms*, in their order; each distinct form is met once."""
        return (self.resolve(form, **context) for form in forms)

    def candidates(
        self,
        form: str,
        kind: Kind | None = None,
        lang: str | None = None,
        *,
        in_text: bool = False,
        grammar: str = "",
        heard: bool = False,
    ) -> tuple[tuple[Ranked, ...], tuple[Flag, ...]]:
        """Return every candidate for *form* with its prior, unordered, and the form's flags.

        *in_text* says that the form stands in a sentence, and *grammar* is the language of it,
        which may bend the name; empty where it is unknown. See `Query` for what is *heard*.
        """
        query = prepare(form, lang, in_text=in_text)._replace(grammar=grammar, heard=heard)
        if "too-long" in query.flags:
            return (), query.flags
        ranked = self._find(query, kind, *SPELLING)
        if in_text:
            if _best(ranked) < self.threshold:
                ranked = (*ranked, *self._find(query, kind, Resolver._sounds))
            return ranked, query.flags
        name = query
        if _best(ranked) < self.threshold and (bare := without_titles(query, lang)):
            found = self._find(bare, kind, *SPELLING)
            ranked = (*ranked, *(_titled(r, bare.titles) for r in found if _has_title(r)))
            name = bare
        if _best(ranked) < self.threshold and (head := before_style(form, lang)):
            ranked = (*ranked, *filter(_has_title, self._find(head, kind, *SPELLING)))
            name = head
        if _best(ranked) < self.threshold and kind != "person":
            ranked = (*ranked, *self._located(form, lang))
        weak = any("weak-alias" in row.flags for row in ranked)  # listed, and tells too little
        if _best(ranked) < self.threshold and not weak:
            found = self._find(name, kind, Resolver._sounds)
            ranked = (*ranked, *(_titled(row, name.titles) for row in found))
        if _best(ranked) < self.threshold:
            ranked = (*ranked, *self._misread(query, kind, lang))
        if _best(ranked) < self.threshold:
            ranked = (*ranked, *self._bent(query, kind, lang))
        return ranked, query.flags

    def _resolve_anew(
        self, form: str, kind: Kind | None, lang: str | None, country: str | None, on: str | None
    ) -> Decision:
        ranked, flags = self.candidates(form, kind, lang)
        if country or on:
            ranked = tuple(_in_context(row, country, on) for row in ranked)
        return decide(form, ranked, threshold=self.threshold, margin=self.margin, flags=flags)

    def _find(self, query: Query, kind: Kind | None, *steps: Step) -> tuple[Ranked, ...]:
        """Return what *steps* find until one is over the threshold, capped if a given name."""
        alone = len(query.words) == 1
        ranked: list[Ranked] = []
        empty = ("generic",) if query.key.isascii() else ("generic", "title")  # 首相, not Major
        if all(role_of(word) in empty for word in query.words):
            steps = steps[:1] if Resolver._whole in steps else ()  # a province is not Provence
        for step in steps:
            ranked += step(self, query, kind)
            sure = [row for row in ranked if not is_minor(row)] if query.in_text else ranked
            if _best(sure) >= self.threshold:
                if step == Resolver._whole and alone:
                    ranked = list(beside(ranked, self._bearers(query, kind)))
                    bends = query.grammar or not query.key.isascii()  # by a language told
                    if query.in_text and bends:
                        ranked += self._case_forms(query, kind)
                break
        if kind is None and alone and any(map(is_given_name, query.columns[0][:2])):
            return tuple(as_given_name(row) for row in ranked)
        return tuple(ranked)

    def _whole(self, query: Query, kind: Kind | None) -> Iterator[Ranked]:
        for row, own in retrieval.whole(query, self.gazetteer):
            alias = self.gazetteer.alias(row.alias)
            level: Level = "romanized"
            if own or row.how == BARE or (row.how == SPELT and query.key.isascii()):
                level = "exact" if is_exact(query, alias.form) else "folded"
            if ranked := rank(self.gazetteer, query, row.alias, kind, level, CEILINGS[level]):
                fame = fame_by_name(ranked, query.key)
                yield ranked._replace(prior=ranked.prior + fame) if fame else ranked

    def _parts(self, query: Query, kind: Kind | None) -> Iterator[Ranked]:
        return compare(self.gazetteer, query, self._sharing.by_parts(query), kind)

    def _bearers(self, query: Query, kind: Kind | None) -> Iterator[Ranked]:
        return compare(self.gazetteer, query, self._sharing.bearers(query), kind)

    def _case_forms(self, query: Query, kind: Kind | None) -> Iterator[Ranked]:
        woman = retrieval.FEMININE.search(query.form) is not None
        for ranked in self._base_forms(query, kind):
            gender = ranked.candidate.entity.gender
            bare = ranked.candidate.level == "partial"
            if not woman or gender == "female" or not (gender or bare):
                yield ranked

    def _base_forms(self, query: Query, kind: Kind | None) -> Iterator[Ranked]:
        yield from self._of_bases(retrieval.case_forms(query, self.gazetteer), kind)

    def _of_bases(self, bases: Iterable[Query], kind: Kind | None) -> Iterator[Ranked]:
        for base in bases:
            rows = [row.alias for row in self.gazetteer.find(base.key)]
            for row in rows:
                ranked = rank(self.gazetteer, base, row, kind, "inflected", CEILINGS["inflected"])
                if ranked and ranked.candidate.score > UNLIKELY:
                    yield tell(ranked, f"{CASE_FORM} of {base.key}")
            for ranked in compare(self.gazetteer, base, self._sharing.by_parts(base), kind):
                bent = cap(ranked, "inflected", CEILINGS["inflected"])
                entity, form, *_ = bent.candidate
                if not is_unlikely(base, Alias(form), entity, "inflected"):
                    yield tell(bent, f"{CASE_FORM} of {base.key}")

    def _neighbours(self, query: Query, kind: Kind | None) -> Iterator[Ranked]:
        return compare(self.gazetteer, query, self._sharing.by_neighbours(query), kind)

    @cached_property
    def _heard(self) -> "Sounds":
        from normalize.matching.sounding import Sounds

        return Sounds(self.gazetteer)

    def _sounds(self, query: Query, kind: Kind | None) -> Iterator[Ranked]:
        """Yield candidates that sound as *query* does, scored one beside another."""
        if query.in_text and (len(query.words) == 1 or query.form.isascii()):
            return
        from normalize.matching import hearing

        for place, (heard, value) in enumerate(hearing.listen(query, self._heard, kind)):
            why = hearing.reasons(heard, query.table) if place == 0 and value >= TOLD else ()
            if ranked := rank(
                self.gazetteer, query, heard.row, kind, "sound", max(value, 0.0), why
            ):
                yield ranked

    def _located(self, form: str, lang: str | None) -> Iterator[Ranked]:
        """Yield places for a *form* that tells behind a comma or in brackets where they are."""
        if not (found := re.fullmatch(LOCATED, form)):
            return
        name, where = found.groups()
        around = [row.candidate.entity for row in self._whole(prepare(where, lang), "place")]
        for ranked in self._find(prepare(name, lang), "place", *SPELLING):
            if not around:
                told = ranked.candidate._replace(score=ranked.candidate.score - UNKNOWN_PLACE)
                one = ranked._replace(candidate=told, prior=0.0)  # not the best known, maybe
                yield tell(one, f"'{where}' is not in the gazetteer")
            elif any(lies_in(ranked.candidate.entity, other) for other in around):
                yield tell(ranked, f"it lies in {where}")

    def _misread(self, query: Query, kind: Kind | None, lang: str | None) -> Iterator[Ranked]:
        """Yield candidates for *query* with digits read as the letters they look like."""
        for form in text.undigit(query.form):
            for ranked in self._find(prepare(form, lang), kind, *SPELLING):
                yield cap(ranked, "edit", CEILINGS["edit"])

    def _bent(self, query: Query, kind: Kind | None, lang: str | None) -> Iterator[Ranked]:
        """Yield the well known whose name *query*, a Latin word, is as a sentence bends it."""
        if owner := before_apostrophe(query.form):
            bases = [prepare(owner, lang)]
        else:
            bases = retrieval.long_case_forms(query, self.gazetteer, lang or "")
        found = [row for row in self._of_bases(bases, kind) if _is_known(row.candidate.entity)]
        if len({row.candidate.entity.kind for row in found}) == 1:
            yield from found


SPELLING: tuple[Step, ...] = (
    Resolver._whole,
    Resolver._parts,
    Resolver._case_forms,
    Resolver._neighbours,
)


def _restore(gazetteer: Gazetteer, threshold: float, margin: float) -> Resolver:
    return Resolver(gazetteer, threshold=threshold, margin=margin)


def _best(ranked: Iterable[Ranked]) -> float:
    return max((row.candidate.score for row in ranked), default=0.0)


def _is_known(entity: Entity) -> bool:
    if entity.kind == "person":
        return entity.prominence >= RENOWNED
    return entity.prominence != MINOR


def _has_title(ranked: Ranked) -> bool:
    """Say whether what bears the name may have a title: no place has."""
    return ranked.candidate.entity.kind == "person"


def _titled(ranked: Ranked, titles: Iterable[str]) -> Ranked:
    """Return *ranked* weighed by the gender that honorifics before the name tell."""
    gender = ranked.candidate.entity.gender
    if gender and ("male" in titles or "female" in titles) and gender not in titles:
        return weigh(ranked, "gender contradicted")
    return ranked


def _in_context(ranked: Ranked, country: str | None, on: str | None) -> Ranked:
    if country:
        ranked = with_country(ranked, country)
    return with_date(ranked, on) if on else ranked
