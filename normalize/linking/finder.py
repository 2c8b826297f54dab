"""The names in a text, found and looked up; nothing is decided here."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from normalize.index.words import class_of, is_title
from normalize.linking.bending import is_bent
from normalize.linking.clues import GENERIC
from normalize.linking.cues import article_in, starts
from normalize.linking.document import Document
from normalize.linking.listing import Listing
from normalize.linking.spans import Span, likely_spans, listed_spans, read_right, unbroken
from normalize.linking.tokens import ELIDED_CAPITAL
from normalize.linking.transcribed import Transcribed, titled, transcribed
from normalize.linking.vicinity import Site
from normalize.matching.abroad import is_spelt_anew
from normalize.matching.ceilings import tell
from normalize.matching.decision import Ranked
from normalize.model import Flag, Kind
from normalize.resolver import Resolver
from normalize.text import fold

REMEMBERED = 1 << 16
PREFIXED = ("Arab", "Hebr")  # scripts that join particles to the word behind them
WEIGHED = ("family name omitted", "given name omitted", GENERIC)  # reasons that clues look at
SHORTEST_BARE = 3  # letters of a name without such a particle
SHORTENED = ("junior", "senior")  # suffixes that are written with a full stop
LIKELY = 0.6  # score from which a name that is heard may be meant
OFTEN = 3  # times that a word stands in a text which is no slip in another


class Finder:
    """Finds names that are listed, and words that may be names, with their candidates."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._candidates = lru_cache(REMEMBERED)(self._retrieve)
        self._sounding = lru_cache(REMEMBERED)(self._listen)
        self._listing = Listing(resolver.gazetteer)

    def sites(self, document: Document, kind: Kind | None, lang: str | None) -> Iterator[Site]:
        """Yield the names in *document* with their candidates, each word in one of them."""
        taken: set[int] = set()
        foreign = [*transcribed(document), *titled(document, self._listing.has)]
        foreign = foreign if kind != "place" else []
        heard = [self._heard(document, name, lang) for name in foreign]
        covered = _covered(foreign, heard)
        for span in listed_spans(document.text, document.tokens, self._listing.has):
            names = [covered[place] for place in range(span.start, span.end) if place in covered]
            if not any(_is_within(span, name, site) for name, site in names):
                taken.update(range(span.first, span.last + 1))
                yield self._site(document, span, kind, lang)
        yield from filter(None, heard)
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

    def _heard(self, document: Document, name: Transcribed, lang: str | None) -> Site | None:
        """Return the site of a *name* written by its sound, if somebody is known to sound so.

        It is cut out of its sentence already, and compared as a name by itself.
        """
        best: Site | None = None
        for span in name.spans:
            likely, flags = self._sounding(document.text[span.start : span.end], lang)
            if likely and (best is None or _best(likely) > _best(best.ranked)):
                best = Site(span, likely, flags)
        return best

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
            row.candidate.score >= self._resolver.threshold
            and ("given name omitted" not in row.candidate.reasons or _is_family(row, words))
            for row in site.ranked
        )

    def _site(self, document: Document, span: Span, kind: Kind | None, lang: str | None) -> Site:
        if class_of(document.key(span.last)) in SHORTENED and document.text[span.end :][:1] == ".":
            span = span._replace(end=span.end + 1)
        form = unbroken(document.text[span.start : span.end], self._listing.has)
        if right := self._read_right(document, span, form):
            ranked, flags = self._candidates(right, kind, lang, document.language)
            return Site(span, tuple(tell(row, f"read as {right}") for row in ranked), flags)
        if article := article_in(document.key(span.first - 1), document.language):
            whole = f"{article} {form}"  # le maire du Havre
            form = whole if self._listing.has(whole) and form[:1].isupper() else form
        ranked, flags = self._candidates(form, kind, lang, document.language)
        return Site(span, ranked, flags)

    def _read_right(self, document: Document, span: Span, form: str) -> str | None:
        """Return what was misread as *form*, which no scanner does again and again."""
        right = read_right(form, self._listing.has)
        if right is None or document.counts[fold(right)]:
            return right
        return right if document.counts[document.key(span.first)] < OFTEN else None

    def _listen(self, form: str, lang: str | None) -> tuple[tuple[Ranked, ...], tuple[Flag, ...]]:
        """Return the people who may be called *form*, a name written by its sound."""
        ranked, flags = self._resolver.candidates(form, "person", lang, heard=True)
        return tuple(row for row in ranked if row.candidate.score >= LIKELY), flags

    def _retrieve(
        self, form: str, kind: Kind | None, lang: str | None, grammar: str
    ) -> tuple[tuple[Ranked, ...], tuple[Flag, ...]]:
        """Return the candidates for *form*, of each entity the best of those that weigh alike."""
        ranked, flags = self._resolver.candidates(form, kind, lang, in_text=True, grammar=grammar)
        best: dict[tuple[object, ...], Ranked] = {}
        for row in sorted(ranked, key=_order):
            candidate = row.candidate
            told = [reason in candidate.reasons for reason in WEIGHED]
            alike = (candidate.entity.id, candidate.level == "partial", is_bent(candidate))
            best.setdefault((*alike, *told, row.flags), row)
        return tuple(best.values()), flags


def _best(ranked: Sequence[Ranked]) -> float:
    return max(row.candidate.score for row in ranked)


def _covered(
    names: Sequence[Transcribed], sites: Sequence[Site | None]
) -> dict[int, tuple[Transcribed, Site | None]]:
    """Return for each place of a text that one of *names* may fill the name and its site."""
    return {
        place: (name, site)
        for name, site in zip(names, sites, strict=True)
        for place in range(name.parts[0][0], name.parts[-1][1])
    }


def _is_within(span: Span, name: Transcribed, site: Site | None) -> bool:
    """Say whether *span* is a piece of *name*, of which *site* is what is known by its sound."""
    known = site is not None and span.start < site.span.end and site.span.start < span.end
    return known or name.cuts(span)


def _order(row: Ranked) -> tuple[float, float, str, bool, str]:
    candidate = row.candidate
    anew = is_spelt_anew(candidate)
    return -candidate.score, -row.prior, candidate.entity.id, anew, candidate.alias


def _is_family(row: Ranked, words: int) -> bool:
    """Say whether *words* in number are a family name of as many: Giscard d'Estaing."""
    candidate = row.candidate
    whole = not any(reason.startswith("half") for reason in candidate.reasons)
    return whole and len(fold(candidate.entity.family or "").split()) >= words


def _is_only_title(document: Document, span: Span) -> bool:
    """Say whether *span* begins or ends with a title, which is no part of a name."""
    return is_title(document.key(span.first)) or is_title(document.key(span.last))
