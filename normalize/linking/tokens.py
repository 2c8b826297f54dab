"""A text as tokens that know how they are written and where a sentence begins."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from normalize.index.words import role_of
from normalize.linking.cues import endings, is_cue
from normalize.text import Word, fold, script, words

Case = Literal["lower", "title", "upper", "none"]
SENTENCE_END = re.compile(r"[.!?…:;]|\n")
POSSESSIVE = re.compile(r"(?P<core>.+?)['’ʼ＇](?P<tail>\w{0,4})\Z")
ELIDED = re.compile(r"(?:[cdjlmnst]|qu|un|dell|nell|all|dall|sull)['’](?=[^\W\d_a-z])")
ELIDED_CAPITAL = re.compile(r"[CDJLMNST]['’](?=[^\W\d_a-z])")
SHORTEST_CORE = 2  # letters that a word has without a particle at its end
FULL_STOPS = (".", "…", ";")
HEADLINE = 0.8  # share of capitalised words from which a line is a headline
LONG = 4  # letters from which a word should have a capital in a headline


class Token(NamedTuple):
    """A word of a text.

    ``core_end`` is where it ends without a possessive, a particle written together with it, or a
    case ending behind an apostrophe;
    ``gap`` is the text between it and the word before; ``opens`` says that it opens a sentence,
    ``headline`` that its line is written in capitals.
    """

    form: str
    start: int
    end: int
    core_end: int
    key: str
    core: str
    case: Case
    script: str
    gap: str
    opens: bool
    headline: bool

    @property
    def capitalised(self) -> bool:
        """Whether it begins with a capital."""
        return self.case in ("title", "upper")


def tokenize(text: str) -> list[Token]:
    """Return the tokens of *text*, in order."""
    found = [_without_elision(word) for word in words(text)]
    looks = {form: _look(form) for form in {word.form for word in found}}
    headlines = _headlines(text, found, looks)
    tokens: list[Token] = []
    end = 0
    for place, word in enumerate(found):
        gap = text[end : word.start]
        look = looks[word.form]
        tokens.append(
            Token(
                word.form,
                word.start,
                word.end,
                word.start + look.core_size,
                look.key,
                look.core,
                look.case,
                look.script,
                gap,
                not tokens or _ends_sentence(gap, tokens[-1]),
                headlines[place],
            )
        )
        end = word.end
    return tokens


class _Look(NamedTuple):
    """What a word tells wherever it stands."""

    core_size: int
    key: str
    core: str
    case: Case
    script: str


def _look(form: str) -> _Look:
    core = _core(form)
    key = fold(form)
    return _Look(len(core), key, key if core == form else fold(core), case_of(form), script(form))


def case_of(form: str) -> Case:
    """Return how *form* is written.

    >>> case_of("Kyiv"), case_of("KYIV"), case_of("al"), case_of("京"), case_of("A")
    ('title', 'upper', 'lower', 'none', 'title')
    """
    letters = [char for char in form if char.isalpha()]
    if not letters or letters[0].lower() == letters[0] == letters[0].title():
        return "none"
    if letters[0].islower():
        return "lower"
    return "upper" if len(letters) > 1 and all(c.isupper() for c in letters) else "title"


def _without_elision(word: Word) -> Word:
    """Return *word* without an article or preposition joined to it: l'Élysée, d'Ukraine."""
    found = None if word.form.isalpha() else ELIDED.match(word.form)
    if not found:
        return word
    return Word(word.form[found.end() :], word.start + found.end(), word.end)


def _core(form: str) -> str:
    letters = script(form)
    if letters == "Hang":
        tail = next((tail for tail in endings(letters) if form.endswith(tail)), "")
        return form[: -len(tail)] if tail and len(form) - len(tail) >= SHORTEST_CORE else form
    found = POSSESSIVE.match(form)
    if found and (_is_small(found["tail"]) or _is_bent_capitals(found["core"], found["tail"])):
        return found["core"]
    return form


def _is_small(tail: str) -> bool:
    return not tail[:1].isupper() or tail == "S"


def _is_bent_capitals(core: str, tail: str) -> bool:
    """Say whether a word in capitals has a case ending: ANKARA'DA, not O'NEIL nor DELL'ARTE."""
    return len(tail) < LONG and len(core) > LONG and (core + tail).isupper()


def _ends_sentence(gap: str, before: Token) -> bool:
    if gap == " ":
        return False
    if gap.startswith(".") and len(before.key) <= 2 and "\n" not in gap and _is_short(before):
        return False
    return bool(SENTENCE_END.search(gap)) or gap.rstrip().endswith(("“", "«", "„"))


def _is_short(token: Token) -> bool:
    """Say whether *token* may be an abbreviation: no small word of two letters that is none."""
    if token.case != "lower" or len(token.key) < 2 or role_of(token.key):
        return True
    return any(is_cue(cue, token.key) for cue in ("street", "place noun", "institution"))


def _headlines(text: str, found: Sequence[Word], looks: Mapping[str, _Look]) -> list[bool]:
    """Return for each word whether its line is one whose long words nearly all have capitals.

    A line that ends in a full stop is a sentence, unless all of it is in capitals.
    """
    headlines: list[bool] = []
    first = 0
    line_end = -1
    for place, word in enumerate(found):
        if word.start > line_end:
            is_one = _is_headline(found[first:place], _behind(text, found, place), looks)
            headlines += [is_one] * (place - first)
            first = place
            line_end = text.find("\n", word.start)
            line_end = len(text) if line_end < 0 else line_end
    is_one = _is_headline(found[first:], _behind(text, found, len(found)), looks)
    return headlines + [is_one] * (len(found) - first)


def _behind(text: str, found: Sequence[Word], place: int) -> str:
    """Return the sign behind the word before *place*; empty without any."""
    end = found[place - 1].end if place else 0
    return text[end : end + 1]


def _is_headline(line: Sequence[Word], behind: str, looks: Mapping[str, _Look]) -> bool:
    cased = [looks[word.form].case for word in line if len(word.form) >= LONG]
    cased = [case for case in cased if case != "none"]
    capitals = sum(case != "lower" for case in cased)
    if len(cased) < LONG or capitals < HEADLINE * len(cased):
        return False
    return behind[:1] not in FULL_STOPS or all(case == "upper" for case in cased)
