"""Names in running text: found, weighed by what the text says around them, and decided.

Two passes: the first decides each name by what stands beside it; the second knows whom and what
the document names for sure. The order of names changes nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple, Unpack

from normalize.index.words import is_title, role_of
from normalize.linking.clues import weigh_all
from normalize.linking.document import Document
from normalize.linking.metonyms import is_metonym
from normalize.linking.refusal import refuse
from normalize.linking.spans import UNSPACED, Span, likely_spans, listed_spans
from normalize.linking.tokens import ELIDED_CAPITAL, tokenize
from normalize.matching.context import with_country
from normalize.matching.decision import Ranked, decide
from normalize.matching.query import prepare
from normalize.matching.retrieval import case_forms
from normalize.model import Context, Decision, Flag, Kind, Mention
from normalize.resolver import Resolver
from normalize.text import fold, script

REMEMBERED = 1 << 16
INFLECTED = ("Cyrl", "Grek")


class Site(NamedTuple):
    """A span of a text that may be a name, with its candidates and the flags of its form."""

    span: Span
    ranked: tuple[Ranked, ...]
    flags: tuple[Flag, ...]


class Linker:
    """Finds and links the names in texts, with the gazetteer and the knobs of a resolver."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self._candidates = lru_cache(REMEMBERED)(partial(resolver.candidates, in_text=True))
        self._is_listed = lru_cache(REMEMBERED)(self._look_up)

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
        kind, lang = context.get("kind"), context.get("lang")
        country, on = context.get("country"), context.get("on")
        document = Document(text, tokenize(text), self.resolver.gazetteer, on)
        sites = sorted(self._sites(document, kind, lang), key=lambda site: site.span.start)
        if country:
            sites = [site._replace(ranked=_in_country(site.ranked, country)) for site in sites]
        decisions = self._decide_all(document, sites)
        for site, decision in zip(sites, decisions, strict=True):
            if decision.entity:
                in_full = decision.level != "partial" and site.span.first < site.span.last
                document.note(site.span.first, decision.entity, in_full=in_full)
        mentions = [
            _mention(document, site.span, decision)
            for site, decision in zip(sites, self._decide_all(document, sites), strict=True)
        ]
        return [m for m in mentions if m.decision.outcome == "match" or undecided]

    def _look_up(self, form: str) -> bool:
        """Say whether *form* is listed whole, or a base form of it in an inflected script.

        Where words are not spaced, a family name does as well.
        """
        gazetteer = self.resolver.gazetteer
        key = fold(form)
        if gazetteer.find(key):
            return True
        if script(form) in UNSPACED:
            parts = (part for row in gazetteer.with_part(key) for part in gazetteer.parts(row))
            return any(part.role == "family" and key in part.spellings for part in parts)
        if script(form) not in INFLECTED:
            return False
        bases = case_forms(prepare(form, in_text=True), gazetteer)
        return any(gazetteer.find(base.key) for base in bases)

    def _sites(self, document: Document, kind: Kind | None, lang: str | None) -> Iterator[Site]:
        taken: set[int] = set()
        for span in listed_spans(document.text, document.tokens, self._is_listed):
            taken.update(range(span.first, span.last + 1))
            yield self._site(document, span, kind, lang)
        for spans in likely_spans(document.tokens, taken):
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
        if token.core_end < token.end and self._is_listed(document.text[span.start : token.end]):
            span = span._replace(end=token.end)
        elided = ELIDED_CAPITAL.match(token.form) if token.opens else None
        if elided and not self._is_listed(document.text[span.start : span.end]):
            span = span._replace(start=span.start + elided.end())
        site = self._site(document, span, kind, lang)
        return site if site.ranked or span.first == span.last else None

    def _is_whole(self, site: Site) -> bool:
        """Say whether a name of several words is known as such, not by one of its words only."""
        return any(
            row.candidate.score >= self.resolver.threshold
            and "given name omitted" not in row.candidate.reasons
            for row in site.ranked
        )

    def _site(self, document: Document, span: Span, kind: Kind | None, lang: str | None) -> Site:
        if role_of(document.key(span.last)) == "suffix" and document.text[span.end :][:1] == ".":
            span = span._replace(end=span.end + 1)
        ranked, flags = self._candidates(document.text[span.start : span.end], kind, lang)
        return Site(span, ranked, flags)

    def _decide_all(self, document: Document, sites: Sequence[Site]) -> list[Decision]:
        return [self._decide(document, site) for site in sites]

    def _decide(self, document: Document, site: Site) -> Decision:
        form = document.text[site.span.start : site.span.end]
        if document.gazetteer.people_of(document.tokens[site.span.first].core) and (
            site.span.first == site.span.last
        ):
            return Decision(form, "nil", (), site.flags, ("a people or what is theirs",))
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


def _mention(document: Document, span: Span, decision: Decision) -> Mention:
    """Return the mention in *span*, with the particles before it that its family name has."""
    start = span.start
    if decision.entity and decision.entity.family and decision.level == "partial":
        words = fold(decision.entity.family).split()
        place = span.first
        while document.key(place) in words[1:] and place > 0:
            before = words[words.index(document.key(place)) - 1]
            if document.key(place - 1) != before or role_of(before) != "particle":
                break
            place -= 1
            start = document.tokens[place].start
    return Mention(start, span.end, decision._replace(form=document.text[start : span.end]))


def _in_country(ranked: Iterable[Ranked], country: str) -> tuple[Ranked, ...]:
    return tuple(with_country(row, country) for row in ranked)


def _is_only_title(document: Document, span: Span) -> bool:
    """Say whether *span* begins or ends with a title, which is no part of a name."""
    return is_title(document.key(span.first)) or is_title(document.key(span.last))
