"""A text as tokens that know how they are written and where a sentence begins."""

import re
from typing import Literal, NamedTuple

from normalize.text import Word, fold, script, words

Case = Literal["lower", "title", "upper", "none"]
SENTENCE_END = re.compile(r"[.!?…:;]|\n")
POSSESSIVE = re.compile(r"(?P<core>.+?)['’ʼ＇](?P<tail>\w{0,4})\Z")
ELIDED = re.compile(r"(?:[cdjlmnst]|qu|un|dell|nell|all|dall|sull)['’](?=[^\W\d_a-z])")
ELIDED_CAPITAL = re.compile(r"[CDJLMNST]['’](?=[^\W\d_a-z])")
HEADLINE = 0.8  # share of capitalised words from which a line is a headline
LONG = 4  # letters from which a word should have a capital in a headline


class Token(NamedTuple):
    """A word of a text.

    ``core_end`` is where it ends without a possessive or a case ending behind an apostrophe;
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
    found = words(text)
    headlines = _headlines(text)
    tokens: list[Token] = []
    end = 0
    for word in map(_without_elision, found):
        gap = text[end : word.start]
        core = _core(word.form)
        key = fold(word.form)
        tokens.append(
            Token(
                word.form,
                word.start,
                word.end,
                word.start + len(core),
                key,
                key if core == word.form else fold(core),
                case_of(word.form),
                script(word.form),
                gap,
                not tokens or _ends_sentence(gap, tokens[-1]),
                _is_in(word.start, headlines),
            )
        )
        end = word.end
    return tokens


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
    found = ELIDED.match(word.form)
    if not found:
        return word
    return Word(word.form[found.end() :], word.start + found.end(), word.end)


def _core(form: str) -> str:
    found = POSSESSIVE.match(form)
    if found and not (found["tail"][:1].isupper() and found["tail"] not in ("S",)):
        return found["core"]
    return form


def _ends_sentence(gap: str, before: Token) -> bool:
    if gap.startswith(".") and len(before.key) <= 2 and "\n" not in gap:
        return False
    return bool(SENTENCE_END.search(gap)) or gap.rstrip().endswith(("“", "«", "„"))


def _headlines(text: str) -> list[tuple[int, int]]:
    """Return where lines lie whose long words nearly all have capitals."""
    found = []
    start = 0
    for line in text.split("\n"):
        cased = [case_of(word.form) for word in words(line) if len(word.form) >= LONG]
        cased = [case for case in cased if case != "none"]
        capitals = sum(case != "lower" for case in cased)
        if len(cased) >= LONG and capitals >= HEADLINE * len(cased):
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _is_in(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
