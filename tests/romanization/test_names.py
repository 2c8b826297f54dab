"""Whole names: the default form, all spellings, languages, the last resort."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.errors import SchemeError
from normalize.romanization import guess_languages, last_resort, romanize, spellings

ANY_TEXT = st.text(st.characters(), max_size=60)
CYRILLIC = st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэёўђћ АЕІЮ-'", max_size=30)

FORMS = [
    ("Київ", "Kyiv"),
    ("Володимир Великий", "Volodymyr Velykyi"),
    ("Владимир Великий", "Vladimir Velikiy"),
    ("Наталія Яківна", "Nataliia Yakivna"),
    ("Минск — Kyiv, Київ", "Mynsk — Kyiv, Kyiv"),
    ("Велико Търново", "Veliko Tarnovo"),
    ("Љубиша Ђурић", "Ljubiša Đurić"),
    ("Ѓорче Петров", "Gjorche Petrov"),
    ("Магілёў", "Mahilioŭ"),
    ("Łódź", "Łódź"),
    ("मनमोहन सिंह", "Manmohan Singh"),
    ("محمود عباس", "Mahmoud Abbas"),
    ("דוד בן-גוריון", "David Ben-Gurion"),
    ("สมชาย", "Somchai"),
    ("ብርሃኑ", "Birhanu"),
    ("", ""),
    ("42", "42"),
]
SPELLINGS = [
    ("Щербаков", "Shcherbakov", "Schtscherbakow", "Chtcherbakov", "Szczerbakow", "Ščerbakov"),
    ("Харків", "Kharkiv", "Charkiw", "Charkiv"),
    ("Жуков", "Zhukov", "Schukow", "Joukov", "Żukow", "Žukov"),
    ("Ћосић", "Ćosić", "Cosic"),
    ("노무현", "Noh Moo-hyun", "Nomuhyeon"),
]
LANGUAGES = [
    ("Їжак", "uk"),
    ("Ґалаґан", "uk"),
    ("Харків", "uk be"),
    ("Крыніцы", "be"),
    ("Быхаў", "be"),
    ("Быков", "ru be"),
    ("Рыжий", "ru"),
    ("Эльбрус", "ru be"),
    ("Подъезд", "ru bg"),
    ("Кърджали", "bg ru"),
    ("Иван", "ru uk bg sr mk"),
    ("Његош", "sr mk"),
    ("Ћуприја", "sr"),
    ("Ѓорѓи", "mk"),
    ("Қарағанды", "kk"),
    ("Хуҷанд", "tg"),
    ("Αθήνα", "el"),
    ("თბილისი", "ka"),
    ("Երևան", "hy hyw"),
    ("서울", "ko"),
    ("ソウル", "ja"),
    ("北京", "zh ja ko"),
    ("北のまち", "ja zh ko"),
    ("नरेन्द्र", "hi"),
    ("बाळ", "mr hi"),
    ("মমতা", "bn"),
    ("محمد", "ar fa"),
    ("محمد علی", "fa"),
    ("لاہور", "ur"),
    ("שלום", "he"),
    ("װילנע", "yi he"),
    ("ไทย", "th"),
    ("Київ Αθήνα", "uk el"),
    ("Kyiv", ""),
]


@pytest.mark.parametrize(("text", "latin"), FORMS)
def test_romanize(text: str, latin: str) -> None:
    """A name gets its default Latin form."""
    assert romanize(text) == latin


@pytest.mark.parametrize(("text", *("one",), "others"), [(t, f, o) for t, f, *o in SPELLINGS])
def test_spellings(text: str, one: str, others: list[str]) -> None:
    """The spellings of the press and of scholars are there, the default first."""
    found = spellings(text)
    assert found[0] == one
    assert set(others) <= set(found)


@pytest.mark.parametrize(("text", "languages"), LANGUAGES)
def test_languages(text: str, languages: str) -> None:
    """Letters tell the languages, the likeliest first."""
    assert guess_languages(text) == tuple(languages.split())


def test_language_given() -> None:
    """A language that is given decides; one that does not write so is passed over."""
    assert romanize("Щука", lang="bg") == "Shtuka"
    assert romanize("Щука", lang="uk-UA") == "Shchuka"
    assert romanize("Київ", lang="en") == romanize("Київ", lang="") == "Kyiv"
    assert set(spellings("Иван", lang="sr")) < set(spellings("Иван"))


def test_one_scheme_for_the_whole_name() -> None:
    """Words of one name are never written by two schemes."""
    found = spellings("Жанна Жукова", lang="ru")
    assert "Schanna Schukowa" in found
    assert all(first[0] == last[0] for first, last in map(str.split, found))


def test_scheme_without_keys() -> None:
    """A scheme for scholars writes what is asked of it and is not among the spellings."""
    assert romanize("राम", scheme="iso-hin-Deva-Latn-2001") == "Rāma"
    assert spellings("राम") == ("Ram",)


def test_scheme_must_be_known() -> None:
    """An unknown scheme is refused."""
    with pytest.raises(SchemeError):
        romanize("Київ", scheme="nowhere")


@given(st.text(st.characters(max_codepoint=0x24F), max_size=60))
def test_latin_is_left_alone(text: str) -> None:
    """A text in Latin letters is its own and only form."""
    assert romanize(text) == text
    assert spellings(text) == (text,)


@given(ANY_TEXT | CYRILLIC)
def test_any_text(text: str) -> None:
    """Any text has a form, which is its first spelling; all are different, and not too many."""
    found = spellings(text)
    assert found[0] == romanize(text)
    assert len(set(found)) == len(found) <= 24
    assert found == spellings(text)
    assert all(set(spellings(text, lang=tag)) <= set(found) for tag in guess_languages(text))


@given(CYRILLIC)
def test_no_cyrillic_is_left(text: str) -> None:
    """Nothing Cyrillic stands in any spelling."""
    assert not any("\u0400" <= char <= "\u052f" for form in spellings(text) for char in form)


@given(ANY_TEXT)
def test_last_resort(text: str) -> None:
    """The last resort gives ASCII words, within its bound."""
    reading = last_resort(text)
    assert reading.isascii()
    assert reading == " ".join(reading.split())
    assert len(reading) <= 4 * len(text) + 16


@pytest.mark.parametrize("text", ["\ud800", "\ue000", "\u202e", "\U000e0041", "\0", "\u0378"])
def test_last_resort_drops(text: str) -> None:
    """Surrogates, private, invisible and unassigned characters give nothing."""
    assert last_resort(text) == ""


@pytest.mark.parametrize("char", "б基ع가é\ufdfa\N{COMBINING ACUTE ACCENT}")
@pytest.mark.timeout(60)
def test_last_resort_monster(char: str) -> None:
    """A million characters are read to their end, within the bound; quadratic work would hang."""
    assert len(last_resort(char * 1_000_000)) <= 4 * 1_000_000 + 16
