"""Names in running text: found, weighed by what the text says around them, and decided.

Two passes: the first decides each name by what stands beside it; the second knows whom and what
the document names for sure. The order of names changes nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Unpack

from normalize.index.words import role_of
from normalize.linking.again import named_again
from normalize.linking.blocks import Block, cut
from normalize.linking.clues import weigh_all
from normalize.linking.document import Document, Memory
from normalize.linking.finder import Finder
from normalize.linking.metonyms import is_metonym
from normalize.linking.refusal import refuse
from normalize.linking.spans import Span
from normalize.linking.strangers import STRANGER, displaces
from normalize.linking.titles import titles_before
from normalize.linking.tokens import tokenize
from normalize.linking.unspaced import type_joined
from normalize.linking.vicinity import Site, note_neighbours
from normalize.matching.abroad import languages_of
from normalize.matching.ceilings import is_minor
from normalize.matching.context import with_country
from normalize.matching.decision import Ranked, decide
from normalize.model import Context, Decision, Mention
from normalize.resolver import Resolver
from normalize.text import fold

SMALL_PEOPLES = ("hu", "cs", "pl", "es", "fr", "it", "pt", "ru", "uk", "sv")  # no capital for them


class Linker:
    """Finds and links the names in texts, with the gazetteer and the knobs of a resolver."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self._finder = Finder(resolver)

    def link(
        self,
        text: str,
        /,
        *,
        undecided: bool = False,
        **context: Unpack[Context],
    ) -> list[Mention]:
        """Return the mentions of people and places in *text*, in order and apart.

        Only matches are returned, unless *undecided* asks for names that are ambiguous or
        unknown as well. Offsets are code points of *text*.
        """
        blocks = self.link_blocks((text,), undecided=undecided, **context)
        return [mention for block in blocks for mention in block.mentions]

    def link_blocks(
        self,
        chunks: Iterable[str],
        /,
        *,
        undecided: bool = False,
        **context: Unpack[Context],
    ) -> Iterator[Block]:
        """Yield a text that comes in *chunks*, of any size, as blocks with their mentions.

        What a block tells of the whole document is known in those behind it. So memory is
        bounded, and a text of one block is linked as `link` does it.
        """
        start = 0
        memory = Memory.empty()
        for text in cut(chunks):
            found = self._link(text, memory, context)
            mentions = [
                m._replace(start=start + m.start, end=start + m.end)
                for m in found
                if m.decision.outcome == "match" or undecided
            ]
            yield Block(start, text, mentions)
            start += len(text)

    def _link(self, text: str, memory: Memory, context: Context) -> list[Mention]:
        """Return every mention of a block; what it tells of people is added to *memory*."""
        kind, lang, country = context.get("kind"), context.get("lang"), context.get("country")
        on = context.get("on")
        gazetteer = self.resolver.gazetteer
        document = Document(text, tokenize(text), gazetteer, on, lang=lang, memory=memory)
        sites = sorted(self._finder.sites(document, kind, lang), key=lambda site: site.span.start)
        if country:
            sites = [site._replace(ranked=_in_country(site.ranked, country)) for site in sites]
        note_neighbours(document, sites)
        first = [self._decide(document, site) for site in sites]
        again = list(named_again(document, sites, first))
        told = memory.copy()
        for site, decision in zip(sites, first, strict=True):
            _note(document, site, decision)
        news = memory.since(told)
        bare = {site.span.start for site in again}
        found = [
            (site, self._decide(document, site) if _may_change(document, site, news) else decision)
            for site, decision in zip(sites, first, strict=True)
            if site.span.start not in bare
        ]
        found += [(site, self._decide(document, site)) for site in again]
        found.sort(key=lambda one: one[0].span.start)
        return [_mention(document, site.span, decision) for site, decision in found]

    def _decide(self, document: Document, site: Site) -> Decision:
        form = document.text[site.span.start : site.span.end]
        if _is_people(document, site):
            return Decision(form, "nil", (), site.flags, ("a people or what is theirs",))
        if not site.ranked:
            return decide(form, (), flags=site.flags)
        ranked = weigh_all(document, site.span, site.ranked)
        decision = self._settle(document, site, form, ranked)
        if decision.reasons == (STRANGER,) and decision.candidates[0].entity.kind == "person":
            places = [row for row in ranked if row.candidate.entity.kind == "place"]
            other = self._settle(document, site, form, places)  # Президент Гани Джон Магама
            decision = other if other.outcome == "match" else decision
        if decision.entity and is_metonym(document, site.span, decision.entity):
            return decision._replace(flags=(*decision.flags, "metonym"))
        return decision

    def _settle(
        self, document: Document, site: Site, form: str, ranked: Sequence[Ranked]
    ) -> Decision:
        """Return the decision between *ranked*, refused where the text tells that it is none."""
        decision = decide(
            form,
            ranked,
            threshold=self.resolver.threshold,
            margin=self.resolver.margin,
            flags=site.flags,
        )
        if decision.outcome != "match":
            return decision
        if reason := refuse(document, site.span, decision.candidates[0]):
            return decision._replace(outcome="nil", reasons=(reason,))
        return decision


def _may_change(document: Document, site: Site, news: frozenset[str]) -> bool:
    """Say whether what the first pass told, of people in *news*, may decide *site* anew."""
    span = site.span
    if span.first - 1 in document.people or span.last + 1 in document.people:
        return True
    kinds = {row.candidate.entity.kind for row in site.ranked}
    if "person" in kinds and titles_before(document, span) and document.places_near(span.first):
        return True
    if "place" in kinds and any(
        place != span.first for place, _ in document.places_near(span.first)
    ):
        return True
    places = [row for row in site.ranked if row.candidate.entity.kind == "place"]
    namesakes = len(places) > 1 or any(map(is_minor, places))
    if namesakes and any(row.candidate.entity.country in news for row in places):
        return True
    if len(places) > 1 and document.countries_near(span.first):
        return True
    return not news.isdisjoint(row.candidate.entity.id for row in site.ranked)


def _note(document: Document, site: Site, decision: Decision) -> None:
    """Tell *document* what the *decision* on a name tells of all others."""
    span = site.span
    if decision.entity:
        in_full = decision.level not in ("partial", "initial") and span.first < span.last
        vouched = any(reason.startswith("office held") for reason in decision.reasons)
        document.note(span, decision.entity, in_full=in_full, vouched=vouched)
    elif decision.reasons == (STRANGER,) and displaces(document, span, decision.candidates[0]):
        document.memory.displaced.add(decision.candidates[0].entity.id)


def _is_people(document: Document, site: Site) -> bool:
    """Say whether a single word names a people, and nobody named in full is called so."""
    span = site.span
    token = document.tokens[span.first]
    if span.first != span.last or not document.people_of(token.core):
        return False
    if any(_is_country(document, row) for row in site.ranked):
        return False  # Persian روسیه and Arabic روسية
    if document.language in SMALL_PEOPLES and token.case == "title":
        if not token.opens and not token.headline and any(map(_is_of_country, site.ranked)):
            return False  # Włosi do Polski przylecieli
        called = {row.candidate.entity.id for row in site.ranked}
        return not called & document.memory.named_in_full
    return True


def _is_of_country(row: Ranked) -> bool:
    return row.candidate.level == "inflected" and row.candidate.entity.type == "country"


def _is_country(document: Document, row: Ranked) -> bool:
    """Say whether the text's own language calls a country by the name."""
    listed = row.candidate.level == "exact" and row.candidate.entity.type == "country"
    return listed and document.language in languages_of(row.candidate)


def _mention(document: Document, span: Span, decision: Decision) -> Mention:
    """Return the mention in *span*, with what belongs to the name beside it.

    Those are the particles before a family name, and the sign for what a place is: 豊田[市].
    """
    start, end = span.start, span.end
    if (
        decision.entity
        and decision.entity.type
        and type_joined(document, span) == decision.entity.type
    ):
        end += 1
    if decision.entity and decision.entity.family and decision.level == "partial":
        words = fold(decision.entity.family).split()
        place = span.first
        while document.key(place) in words[1:] and place > 0:
            before = words[words.index(document.key(place)) - 1]
            if document.key(place - 1) != before or role_of(before) != "particle":
                break
            place -= 1
            start = document.tokens[place].start
    return Mention(start, end, decision._replace(form=document.text[start:end]))


def _in_country(ranked: Iterable[Ranked], country: str) -> tuple[Ranked, ...]:
    return tuple(with_country(row, country) for row in ranked)
