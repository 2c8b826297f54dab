"""Names in scripts without vowels: read as people know them, and never turned into keys."""

import unicodedata

import pytest

from normalize.index.spellings import ABJADS
from normalize.index.spellings import spellings as keys
from normalize.matching.query import prepare
from normalize.model import Alias, Entity
from normalize.romanization import romanize, schemes
from normalize.romanization.known_names import name_reader
from normalize.romanization.scheme_file import scheme
from normalize.romanization.table import rows

TABLES = sorted({one.names for one in schemes() if one.names})
READ = [
    ("محمد", "ar", "Muhammad"),
    ("مُحَمَّد", "ar", "Muhammad"),
    ("محمد", "fa", "Mohammad"),
    ("علی", "fa", "Ali"),
    ("علي", "fa", "Ali"),
    ("علی", "ar", "Ali"),
    ("أحمد", "ar", "Ahmad"),
    ("احمد", "ar", "Ahmad"),
    ("فاطمه", "ar", "Fatima"),
    ("الحسن", "ar", "al-Hassan"),
    ("الرياض", "ar", "Riyadh"),
    ("الشعلان", "ar", "al-Shalan"),
    ("القحطاني", "ar", "al-Qhtani"),
    ("الياس", "ar", "Elias"),
    ("ال", "ar", "Al"),
    ("خامنه\N{ZERO WIDTH NON-JOINER}ای", "fa", "Khamenei"),
    ("کراچی", "ur", "Karachi"),
    ("דוד", "he", "David"),
    ("דָּוִד", "he", "David"),
    ("בן\N{HEBREW PUNCTUATION MAQAF}גוריון", "he", "Ben-Gurion"),
    ("בן-גוריון", "he", "Ben-Gurion"),
    ("धनबाद", "hi", "Dhanbad"),
    ("वाराणसी", "hi", "Varanasi"),
    ("อยุธยา", "th", "Ayutthaya"),
]
NO_KEYS = ["من", "عمان", "محمد", "الرياض", "من محمد", "שלום", "דוד בן־גוריון", "װילנע"]


@pytest.mark.parametrize(("word", "lang", "latin"), READ)
def test_read(word: str, lang: str, latin: str) -> None:
    """A name that is known is read so, whatever marks it has; the rest goes by the rules."""
    assert romanize(word, lang=lang) == latin


@pytest.mark.parametrize("word", NO_KEYS)
def test_no_keys(word: str) -> None:
    """Letters without vowels are shown in Latin letters but found by them never."""
    alias = Alias(word, "und")
    entity = Entity("x", "place", "X", names=(alias,))
    assert keys(alias, entity) == ()
    assert prepare(word).spellings == ()
    assert romanize(word) != word


def test_abjads_are_told() -> None:
    """The scripts that the index leaves alone are those of the tables of their names."""
    names = {"arabic_names", "hebrew_names"}
    assert {one.script for one in schemes() if one.names in names} <= ABJADS


@pytest.mark.parametrize("table", TABLES)
def test_table(table: str) -> None:
    """A name has one reading a language; and is written as text is composed."""
    seen = set()
    for native, latin, languages in rows(table):
        assert latin == latin.strip()
        assert native == unicodedata.normalize("NFKC", native)
        for language in languages.split():
            assert (native, language) not in seen
            seen.add((native, language))
    users = [one for one in schemes() if one.names == table]
    assert {lang for _, lang in seen} == {lang for one in users for lang in one.languages}


def test_lookalikes_agree() -> None:
    """Two rows of one language that only lookalikes tell apart have the same reading."""
    for tag in ("ar", "fa", "ur"):
        one = next(x for x in schemes() if x.names == "arabic_names" and tag in x.languages)
        read = name_reader(scheme(one.id), str)
        for native, latin, languages in rows("arabic_names"):
            if tag in languages.split():
                assert read(native) == latin
