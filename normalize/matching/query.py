"""A surface form made ready to be looked up: folded, spelt in Latin letters, titles set apart."""

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from normalize import text
from normalize.index.keys import join_initials
from normalize.index.naming import person_roles
from normalize.index.parts import PartRole
from normalize.index.spellings import ABJADS
from normalize.index.words import class_of, is_title, role_of
from normalize.model import Flag

if TYPE_CHECKING:
    from normalize.sound.units import TableName

LONGEST = 1024  # code points of a name
MOST_WORDS = 24
LONGEST_JOINED, SHORTEST_NAME = 6, 2  # characters of a title joined to a name, and of the name
MOST_BEFORE_TITLE = 2  # words that a title may have before it: German Chancellor
ENDING = re.compile(r"(\w{3,})['’ʼ]([^\W\d_]{1,4})")
PRESS = "en"  # a native form is read as English papers write it; aliases in all customs


class Query(NamedTuple):
    """A form to look up.

    ``key`` is its folded form, ``spellings`` what it is in Latin letters, the likeliest first;
    ``words`` and ``columns`` are the folded words and the spellings of each; ``titles`` the
    classes of the titles and honorifics that stood before it; ``before_comma`` how many
    words stand before the only comma, as in "Moscoso, Juan"; ``grammar`` the language that may
    bend it, empty where any may. It is *heard* if it is cut out of a text as what may be a name
    written by its sound: each word of it has to sound like one of the name then.
    """

    form: str
    key: str
    spellings: tuple[str, ...]
    words: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    roles: tuple[PartRole, ...]
    titles: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    in_text: bool = False
    before_comma: int = 0
    grammar: str = ""
    heard: bool = False

    def turned_place(self, place: int) -> int:
        """Return where the word at *place* stands once what is before a comma is put last."""
        return (place - self.before_comma) % len(self.words)

    @property
    def table(self) -> "TableName | None":
        """The table of sounds to hear the words by, where their script does not tell it."""
        return "pinyin" if text.script(self.key) == "Hani" else None

    @property
    def readings(self) -> tuple[str, ...]:
        """The words as they are heard: Han characters in pinyin, others as they stand."""
        if self.table is None:
            return self.words
        from normalize.romanization import last_resort

        return tuple(last_resort(word).lower() for word in self.words)


def prepare(form: str, lang: str | None = None, *, in_text: bool = False) -> Query:
    """Return *form* as a query; over-long forms come out empty and flagged ``too-long``.

    *in_text* says that the form stands in a sentence and may be bent by its grammar.
    """
    if len(form) > LONGEST:
        return Query(form, "", (), (), (), (), flags=("too-long",))
    flags: tuple[Flag, ...] = ("mixed-script",) if text.mixes_scripts(form) else ()
    seen = text.unmask(form) or form
    key = text.fold(seen)
    query = _query(form, key, _spellings(seen, key, lang), flags=flags)
    return query._replace(in_text=in_text)


def without_titles(query: Query, lang: str | None = None) -> Query | None:
    """Return *query* without the titles before it and what they are of; ``None`` without any."""
    words, titles = _strip_titles(list(query.words))
    if not titles and len(words) == 1 and text.script(query.key) == "Hani":
        words[0], titles = _strip_joined(words[0])  # 习近平主席
    if not titles:
        return None
    key = " ".join(words)
    bare = _query(query.form, key, _spellings(key, key, lang), tuple(titles), query.flags)
    return bare._replace(in_text=query.in_text)


def before_style(form: str, lang: str | None = None) -> Query | None:
    """Return the query for what stands before a comma and a title: John Taylor, Baron Kilclooney.

    ``None`` where *form* is not of that kind.
    """
    head, comma, tail = form.partition(",")
    words = text.fold(tail).split()
    if not comma or not head.strip() or not words:
        return None
    styled = any(map(is_title, words[:2]))
    return prepare(head, lang) if styled else None


def before_apostrophe(form: str) -> str:
    """Return what stands before an apostrophe and a short ending: Ankara'dan; else nothing."""
    found = ENDING.fullmatch(form)
    return found[1] if found else ""


def is_exact(query: Query, alias: str) -> bool:
    """Say whether the form of *query* is the *alias* to the letter, however it is composed."""
    return query.form == alias or unicodedata.normalize("NFC", query.form) == alias


def _strip_joined(word: str) -> tuple[str, list[str]]:
    """Return a *word* of a script without spaces without a title written together with it."""
    for size in range(min(LONGEST_JOINED, len(word) - SHORTEST_NAME), 1, -1):
        if is_title(word[-size:]):
            return word[:-size], [class_of(word[-size:])]
        if is_title(word[:size]):
            return word[size:], [class_of(word[:size])]
    return word, []


def _strip_titles(words: list[str]) -> tuple[list[str], list[str]]:
    """Return *words* without what ends in a title before a name, and the classes of the titles."""
    titles: list[str] = []
    while len(words) > 1:
        found = [
            (start, size)
            for start in range(min(MOST_BEFORE_TITLE, len(words) - 1), -1, -1)
            for size in (3, 2, 1)
            if start + size < len(words) and is_title(" ".join(words[start : start + size]))
        ]
        if not found:
            break
        start, size = found[0]
        titles.append(class_of(" ".join(words[start : start + size])))
        del words[: start + size]
    return words, titles


def _query(
    form: str,
    key: str,
    spellings: tuple[str, ...],
    titles: tuple[str, ...] = (),
    flags: tuple[Flag, ...] = (),
) -> Query:
    words = tuple(key.split())
    if len(words) > MOST_WORDS:
        return Query(form, key, (), (), (), (), titles, flags)
    split = [spelt.split() for spelt in spellings]
    same = [spelt for spelt in split if len(spelt) == len(words)]
    columns = tuple(
        tuple(dict.fromkeys((word, *(spelt[place] for spelt in same))))
        for place, word in enumerate(words)
    )
    roles = tuple(
        "given" if role == "suffix" and _is_dotted(word, form) else role
        for word, role in zip(words, person_roles(words, columns), strict=True)
    )
    before = 0 if titles else _before_comma(form)
    return Query(form, key, spellings, words, columns, roles, titles, flags, before_comma=before)


def _is_dotted(word: str, form: str) -> bool:
    """Say whether *word* is an initial rather than a numeral: Stephanie I. Bice."""
    return len(word) == 1 and f"{word}." in form.lower()


def _before_comma(form: str) -> int:
    """Return how many words stand before the only comma of *form* if names follow it, else 0."""
    head, comma, tail = form.partition(",")
    words = text.fold(tail).split() if comma and "," not in tail else []
    return len(text.fold(head).split()) if words and role_of(words[0]) != "suffix" else 0


def _spellings(seen: str, key: str, lang: str | None) -> tuple[str, ...]:
    if text.script(key) == "Latn":
        return tuple(dict.fromkeys((*text.spellings(seen), join_initials(key))))
    if not key or text.script(key) in ABJADS:
        return ()
    from normalize import romanization

    forms = romanization.spellings(seen, lang=lang, press=PRESS)
    return tuple(dict.fromkeys(text.fold(form) for form in forms))
