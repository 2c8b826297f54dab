"""Names in running text: found, weighed by what the text says around them, and decided.

Two passes: the first decides each name by what stands beside it; the second knows whom and what
the document names for sure. The order of names changes nothing.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Unpack

from normalize.index.words import is_title, role_of
from normalize.linking.again import named_again
from normalize.linking.bending import UNBENT, is_bent
from normalize.linking.blocks import Block, cut
from normalize.linking.clues import GENERIC, weigh_all
from normalize.linking.cues import article_in, starts
from normalize.linking.document import Document, Memory
from normalize.linking.listing import Listing
from normalize.linking.metonyms import is_metonym
from normalize.linking.refusal import refuse
from normalize.linking.spans import Span, likely_spans, listed_spans, spelt
from normalize.linking.strangers import STRANGER, displaces
from normalize.linking.things import type_joined
from normalize.linking.tokens import ELIDED_CAPITAL, tokenize
from normalize.linking.vicinity import Site, note_neighbours
from normalize.matching.ceilings import is_minor
from normalize.matching.context import with_country
from normalize.matching.decision import Ranked, decide
from normalize.model import Context, Decision, Flag, Kind, Mention
from normalize.resolver import Resolver
from normalize.text import fold

REMEMBERED = 1 << 16
PREFIXED = ("Arab", "Hebr")  # scripts that join particles to the word behind them
WEIGHED = ("family name omitted", "given name omitted", GENERIC)  # reasons that clues look at
SHORTEST_BARE = 3  # letters of a name without such a particle
SMALL_PEOPLES = ("hu", "cs", "pl", "es", "fr", "it", "pt", "ru", "uk", "sv")  # no capital for them


class Linker:
    """Finds and links the names in texts, with the gazetteer and the knobs of a resolver."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self._candidates = lru_cache(REMEMBERED)(self._retrieve)
        self._listing = Listing(resolver.gazetteer)

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
        sites = sorted(self._sites(document, kind, lang), key=lambda site: site.span.start)
        if country:
            sites = [site._replace(ranked=_in_country(site.ranked, country)) for site in sites]
        note_neighbours(document, sites)
        first = [self._decide(document, site) for site in sites]
        again = list(named_again(document, sites, first))
        told = memory.copy()
        for site, decision in zip(sites, first, strict=True):
            _note(document, site, decision)
        news = memory.since(told)
        found = [
            (site, self._decide(document, site) if _may_change(document, site, news) else decision)
            for site, decision in zip(sites, first, strict=True)
        ]
        found += [(site, self._decide(document, site)) for site in again]
        found.sort(key=lambda one: one[0].span.start)
        return [_mention(document, site.span, decision) for site, decision in found]

    def _retrieve(
        self, form: str, kind: Kind | None, lang: str | None, bent: bool
    ) -> tuple[tuple[Ranked, ...], tuple[Flag, ...]]:
        """Return the candidates for *form*, of each entity the best of those that weigh alike."""
        ranked, flags = self.resolver.candidates(form, kind, lang, in_text=True, bent=bent)
        best: dict[tuple[object, ...], Ranked] = {}
        for row in sorted(ranked, key=_order):
            candidate = row.candidate
            told = [reason in candidate.reasons for reason in WEIGHED]
            alike = (candidate.entity.id, candidate.level == "partial", is_bent(candidate))
            best.setdefault((*alike, *told, row.flags), row)
        return tuple(best.values()), flags

    def _sites(self, document: Document, kind: Kind | None, lang: str | None) -> Iterator[Site]:
        taken: set[int] = set()
        for span in listed_spans(document.text, document.tokens, self._listing.has):
            taken.update(range(span.first, span.last + 1))
            yield self._site(document, span, kind, lang)
        for spans in likely_spans(document.tokens, taken, document.language):
            used: set[int] = set()
            for span in spans:
                places = set(range(span.first, span.last + 1))
                if used & places or _is_only_title(document, span):
                    continue
                site = self._first_known(document, span, kind, lang)
                if site and (span.first == span.last or self._is_whole(site)):
                    used |= places
                    yield site

    def _first_known(
        self, document: Document, span: Span, kind: Kind | None, lang: str | None
    ) -> Site | None:
        """Return the site of *span* as it stands, possessive and all, or without it."""
        token = document.tokens[span.last]
        core, whole = document.text[span.start : span.end], document.text[span.start : token.end]
        has_whole = self._listing.has if token.script == "Hang" else self._listing.has_with_sign
        if core != whole and not self._listing.has(core) and has_whole(whole):
            span = span._replace(end=token.end)
        elided = ELIDED_CAPITAL.match(token.form) if token.opens else None
        if elided and not self._listing.has(document.text[span.start : span.end]):
            span = span._replace(start=span.start + elided.end())
        if document.tokens[span.first].script in PREFIXED:
            span = self._without_particle(document, span)
        site = self._site(document, span, kind, lang)
        return site if site.ranked or span.first == span.last else None

    def _without_particle(self, document: Document, span: Span) -> Span:
        """Return *span* without a particle joined to its first word, if it is known without."""
        text = document.text
        whole = text[span.start : span.end]
        if self._listing.has_or_family(whole) or document.sort_of_common(fold(whole)):
            return span
        for particle in reversed(starts(document.tokens[span.first].script)):
            start = span.start + len(particle)
            bare = text[start : span.end]
            joined = text.startswith(particle, span.start) and len(bare) >= SHORTEST_BARE
            if joined and self._listing.has_or_family(bare):
                return span._replace(start=start)
        return span

    def _is_whole(self, site: Site) -> bool:
        """Say whether a name of several words is known as such, not by one of its words only."""
        words = site.span.last - site.span.first + 1
        return any(
            row.candidate.score >= self.resolver.threshold
            and ("given name omitted" not in row.candidate.reasons or _is_family(row, words))
            for row in site.ranked
        )

    def _site(self, document: Document, span: Span, kind: Kind | None, lang: str | None) -> Site:
        if role_of(document.key(span.last)) == "suffix" and document.text[span.end :][:1] == ".":
            span = span._replace(end=span.end + 1)
        form = spelt(document.text[span.start : span.end], self._listing.has)
        if article := article_in(document.key(span.first - 1), document.language):
            whole = f"{article} {form}"  # le maire du Havre
            form = whole if self._listing.has(whole) and form[:1].isupper() else form
        bent = document.language not in UNBENT or document.tokens[span.first].script != "Latn"
        ranked, flags = self._candidates(form, kind, lang, bent)
        return Site(span, ranked, flags)

    def _decide(self, document: Document, site: Site) -> Decision:
        form = document.text[site.span.start : site.span.end]
        if _is_people(document, site):
            return Decision(form, "nil", (), site.flags, ("a people or what is theirs",))
        if not site.ranked:
            return decide(form, (), flags=site.flags)
        decision = decide(
            form,
            weigh_all(document, site.span, site.ranked),
            threshold=self.resolver.threshold,
            margin=self.resolver.margin,
            flags=site.flags,
        )
        if decision.outcome != "match":
            return decision
        if reason := refuse(document, site.span, decision.candidates[0]):
            return decision._replace(outcome="nil", reasons=(reason,))
        if decision.entity and is_metonym(document, site.span, decision.entity):
            return decision._replace(flags=(*decision.flags, "metonym"))
        return decision


def _may_change(document: Document, site: Site, news: frozenset[str]) -> bool:
    """Say whether what the first pass told, of people in *news*, may decide *site* anew."""
    span = site.span
    if span.first - 1 in document.people or span.last + 1 in document.people:
        return True
    kinds = {row.candidate.entity.kind for row in site.ranked}
    if "place" in kinds and any(
        place != span.first for place, _ in document.places_near(span.first)
    ):
        return True
    if any(is_minor(row) and row.candidate.entity.country in news for row in site.ranked):
        return True
    return not news.isdisjoint(row.candidate.entity.id for row in site.ranked)


def _order(row: Ranked) -> tuple[float, float, str, str]:
    candidate = row.candidate
    return -candidate.score, -row.prior, candidate.entity.id, candidate.alias


def _is_family(row: Ranked, words: int) -> bool:
    """Say whether *words* in number are a family name of as many: Giscard d'Estaing."""
    candidate = row.candidate
    whole = not any(reason.startswith("half") for reason in candidate.reasons)
    return whole and len(fold(candidate.entity.family or "").split()) >= words


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
    if document.language in SMALL_PEOPLES and token.case == "title":
        called = {row.candidate.entity.id for row in site.ranked}
        return not called & document.memory.named_in_full
    return True


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


def _is_only_title(document: Document, span: Span) -> bool:
    """Say whether *span* begins or ends with a title, which is no part of a name."""
    return is_title(document.key(span.first)) or is_title(document.key(span.last))
