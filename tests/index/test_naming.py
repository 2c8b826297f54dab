"""Which word of a name is what."""

import pytest

from normalize.index.naming import is_patronymic, parts_of
from normalize.index.parts import LETTERS, decode, encode
from normalize.model import Alias, Entity

# Letters: f family, g given, p patronymic, a particle, b filial, d father, s suffix,
# t generic word, w word of a place's name. Case, marks and order are those of the form.
PEOPLE = [
    # form, language, country, family name, roles
    ("Mykola Hrytsenko", "en", "UA", "Hrytsenko", "gf"),
    ("Микола Іванович Гриценко", "uk", "UA", "Hrytsenko", "gpf"),
    ("Гриценко Микола Іванович", "uk", "UA", "Hrytsenko", "fgp"),
    ("Оксана Іванівна Гриценко", "uk", "UA", "Hrytsenko", "gpf"),
    ("Вера Аркадьевна Соколовская", "ru", "RU", "Sokolovskaya", "gpf"),
    ("Iwan Nikolajewitsch Petrow", "de", "RU", "Petrov", "gpf"),
    ("Ivan Nikolayevich Petrov", "en", "RU", None, "gpf"),
    ("Mykola Hrytsenko", "en", None, None, "gf"),
    ("Adelheid von der Heide", "de", "DE", "von der Heide", "gaaf"),
    ("von der Heide", "de", "DE", "von der Heide", "aaf"),
    ("Willem van den Berg", "nl", "NL", None, "gaaf"),
    ("Omar al-Rashidi", "en", "EG", "al-Rashidi", "gaf"),
    ("عمر الرشيدي", "ar", "EG", "al-Rashidi", "gf"),
    ("Khalid bin Faisal", "en", "SA", None, "gbd"),
    ("Khalid ibn Faisal al-Harbi", "en", "SA", "al-Harbi", "gbdaf"),
    ("خالد بن فيصل", "ar", "SA", None, "gbd"),
    ("Robert Harlan Jr.", "en", "US", "Harlan", "gfs"),
    ("Robert Harlan III", "en", "US", "Harlan", "gfs"),
    ("John A. Whitcomb", "en", "US", "Whitcomb", "ggf"),
    ("María García Lorenzo", "es", "ES", "García Lorenzo", "gff"),
    ("García Lorenzo María", "es", "ES", "García Lorenzo", "ffg"),
    ("Szalay István", "hu", "HU", "Szalay", "fg"),
    ("István Szalay", "en", "HU", "Szalay", "gf"),
    ("Szalay István", "hu", "HU", None, "fg"),
    ("王秀兰", "zh", "CN", "Wang", "f"),
    ("Wang Xiulan", "en", "CN", "Wang", "fg"),
    ("Xiulan Wang", "en", "CN", "Wang", "gf"),
    ("Wang Xiulan", "zh-Latn", "CN", None, "fg"),
    ("Kim Seong-ho", "en", "KR", "Kim", "fgg"),
    ("Matsuda Hiroshi", "ja", "JP", "Matsuda", "fg"),
    ("Hiroshi Matsuda", "en", "JP", "Matsuda", "gf"),
    ("Jan Novotný", "cs", "CZ", "Novotný", "gf"),
    ("Jean-Pierre Lacombe", "fr", "FR", "Lacombe", "ggf"),
    ("Pelé", "pt", "BR", None, "g"),
]
PLACES = [
    ("Lviv", "w"), ("Lviv Oblast", "wt"), ("Львівська область", "wt"), ("New Mexico", "ww"),
    ("Rostov-on-Don", "www"), ("Lakes of Killarney", "waw"), ("Oblast", "w"), ("City", "w"),
    ("The City", "ww"), ("Kansas City", "wt"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "lang", "country", "family", "roles"), PEOPLE)
def test_people(form: str, lang: str, country: str | None, family: str | None, roles: str) -> None:
    """The words of a person's name have the roles that a reader gives them."""
    entity = Entity("x", "person", form, country=country, family=family)
    parts = parts_of(Alias(form, lang), entity)
    if roles == "f" and len(parts) == 1:
        assert parts[0].role in ("family", "given")  # an unparted name: both in one
        return
    assert "".join(LETTERS[part.role] for part in parts) == roles


@pytest.mark.parametrize(("form", "roles"), PLACES)
def test_places(form: str, roles: str) -> None:
    """The words of a place's name are words, generic words and particles."""
    parts = parts_of(Alias(form), Entity("x", "place", form))
    assert "".join(LETTERS[part.role] for part in parts) == roles


@pytest.mark.parametrize(("form", "lang", "country", "family", "roles"), PEOPLE)
def test_round_trip(form: str, lang: str, country: str, family: str, roles: str) -> None:
    """Parts are written down and read again."""
    parts = parts_of(Alias(form, lang), Entity("x", "person", form, country=country, family=family))
    assert decode(encode(parts)) == parts, roles


@pytest.mark.parametrize("part", ["петрович", "іванівна", "сергеевна", "petrovich", "iwanowitsch"])
def test_patronymic(part: str) -> None:
    """A patronymic is known by its ending."""
    assert is_patronymic(part)


@pytest.mark.parametrize("part", ["петров", "ivan", "marsden", "", "novak"])
def test_no_patronymic(part: str) -> None:
    """Another word is none."""
    assert not is_patronymic(part)
