"""Resolving single names: a table of forms, scores, the knobs, what is not a name at all."""

import json
from pathlib import Path

import pytest

from normalize.errors import GazetteerError, NormalizeError
from normalize.index.catalog import Gazetteer
from normalize.matching.levels import LADDER
from normalize.model import Alias, Entity, as_json
from normalize.resolver import Resolver

TABLE = Path(__file__).parent / "matching" / "forms.tsv"


def rows() -> list[list[str]]:
    """Return the rows of the table of forms, all fields but the note."""
    lines = TABLE.read_text(encoding="utf-8").split("\n")[1:]
    return [line.split("\t")[:5] for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("form", "context", "outcome", "entity", "level"), rows())
def test_form(
    small: Resolver, form: str, context: str, outcome: str, entity: str, level: str
) -> None:
    """A form has the outcome, the ID and the level that the table says."""
    known = dict(pair.split("=") for pair in context.split())
    decision = small.resolve(form, **known)  # type: ignore[arg-type]
    assert (decision.outcome, decision.id or "") == (outcome, entity), decision
    if level:
        assert decision.level == level, decision


def test_table_is_rich() -> None:
    """The table has every outcome and every level at which a name may be found."""
    table = rows()
    assert len(table) >= 100
    assert {row[2] for row in table} == {"match", "ambiguous", "nil"}
    assert {row[4] for row in table} >= {
        "exact", "folded", "romanized", "equivalent", "initial", "edit", "partial",
    }  # fmt: skip


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_scores(small: Resolver, row: list[str]) -> None:
    """Scores lie in 0 to 1, candidates stand in their order, each entity once, with reasons."""
    decision = small.resolve(row[0])
    scores = [candidate.score for candidate in decision.candidates]
    assert all(0.0 <= score <= 1.0 for score in scores)
    found = [candidate.entity.id for candidate in decision.candidates]
    assert len(found) == len(set(found))
    assert all(candidate.reasons for candidate in decision.candidates)
    assert all(candidate.level in LADDER for candidate in decision.candidates)
    if decision.outcome == "match":
        assert decision.score >= small.threshold
        assert decision.reasons


@pytest.mark.parametrize(
    ("entity", "forms"),
    [
        ("dmitri-sokolovsky", ("Dmitri Sokolovsky", "DMITRI SOKOLOVSKY", "Dmitri Sokolowski",
                               "Dmytro Sokolovsky", "D. Sokolovsky", "Sokolovsky", "Dmitri")),
        ("mykola-hrytsenko", ("Mykola Hrytsenko", "mykola hrytsenko", "Mykola Hryzenko",
                              "Nikolai Hrytsenko", "M. Hrytsenko", "Hrytsenko", "Mykola")),
        ("juergen-moeller", ("Jürgen Möller", "Jurgen Moller", "J. Möller", "Möller")),
        ("thessaloniki", ("Thessaloniki", "THESSALONIKI", "Thesaloniki", "Thessalotiki")),
        ("konstantinos-vasileiou", ("Konstantinos Vasileiou", "Konstantinoss Vasileiou",
                                    "Vasileiou")),
    ],
)  # fmt: skip
def test_ladder(small: Resolver, entity: str, forms: tuple[str, ...]) -> None:
    """What is less like a name scores less, and never comes from a higher level."""
    found = [
        next(c for c in small.resolve(form).candidates if c.entity.id == entity) for form in forms
    ]
    scores = [candidate.score for candidate in found]
    assert scores == sorted(scores, reverse=True), list(zip(forms, scores, strict=True))


@pytest.mark.parametrize(
    ("form", "flag"),
    [
        ("Lvіv", "mixed-script"),
        ("Kalinin", "dated-alias"),
        ("Canton", "dated-alias"),
        ("x" * 2000, "too-long"),
    ],
)
def test_flags(small: Resolver, form: str, flag: str) -> None:
    """A decision says what the user should see."""
    assert flag in small.resolve(form).flags


@pytest.mark.parametrize("form", ["Львів", "Москва", "Тверь", "Lviv", "Łódź", "حلب"])
def test_honest_script_has_no_flag(small: Resolver, form: str) -> None:
    """A word in one script is never flagged."""
    assert small.resolve(form).flags == ()


def test_weak_alias_decides_never(small: Resolver) -> None:
    """A weak alias brings its entity as a candidate, and no match."""
    decision = small.resolve("Die Eiserne")
    assert decision.outcome != "match"
    assert decision.candidates[0].entity.id == "helga-brandt"


def test_merged_id(small: Resolver) -> None:
    """An old ID answers for the entity that it went into."""
    assert small.gazetteer["novgorod"].id == "veliky-novgorod"
    with pytest.raises(KeyError):
        small.gazetteer["no-such-id"]


@pytest.mark.parametrize("form", ["Mykola Hrytsenko", "Thesaloniki", "Slovania", "Xqzt"])
def test_threshold(small: Resolver, form: str) -> None:
    """A higher threshold turns matches into silence, never into other matches."""
    strict = Resolver(small.gazetteer, threshold=0.99)
    assert strict.resolve(form).id in (None, small.resolve(form).id)
    assert Resolver(small.gazetteer, threshold=1.0).resolve("Mykola Hrytsenko").id


def test_margin(small: Resolver) -> None:
    """With the widest margin whatever has a second candidate as well known is ambiguous."""
    wide = Resolver(small.gazetteer, margin=1.0)
    assert wide.resolve("A. Melnychuk").outcome == "match"
    assert wide.resolve("Melnychuk").outcome == "ambiguous"


def test_json(small: Resolver) -> None:
    """A decision becomes an object of the contract, and candidates are cut at the limit."""
    row = as_json(small.resolve("Melnychuk"), limit=1)
    assert json.loads(json.dumps(row)) == row
    assert (row["outcome"], row["id"], len(row["candidates"])) == ("ambiguous", None, 1)
    assert set(row["candidates"][0]) == {"id", "name", "kind", "alias", "level", "score"}
    explained = as_json(small.resolve("Lviv"), explain=True)
    assert explained["reasons"]
    assert explained["candidates"][0]["reasons"]


def test_empty_gazetteer() -> None:
    """A gazetteer without entries answers nil to everything."""
    empty = Resolver(Gazetteer.of([]))
    assert len(empty.gazetteer) == 0
    assert [empty.resolve(form).outcome for form in ("Kyiv", "", "張偉")] == ["nil"] * 3


def test_entity_without_names() -> None:
    """The three required fields are enough to be found."""
    least = Resolver(
        Gazetteer.of([Entity("x", "person", "Ann Miller"), Entity("y", "place", "Ely")])
    )
    assert least.resolve("ann miller").id == "x"
    assert least.resolve("Ely").id == "y"


@pytest.mark.parametrize(
    "name", ["", " ", "...", "\u0301", "\u200b", "1", "🙂", "ㅤ", "-", "Jr.", "von", "President"]
)  # fmt: skip
def test_names_that_say_little(name: str) -> None:
    """An entity named by signs, by one particle, by nothing breaks neither index nor answer."""
    odd = Resolver(
        Gazetteer.of(
            [Entity("odd", kind, name, names=(Alias(name, "uk"),)) for kind in ("person",)]
            + [Entity("even", "place", name), Entity("lviv", "place", "Lviv")]
        )
    )
    odd.resolve(name)
    assert odd.resolve("Lviv").id == "lviv"


def test_half_a_character() -> None:
    """A name with a lone surrogate cannot be stored, and the error says so."""
    with pytest.raises(GazetteerError, match="surrogate"):
        Gazetteer.of([Entity("odd", "place", "\ud800")])


@pytest.mark.parametrize(
    "form",
    ["a" * 1_000_000, "a " * 500_000, "\u0301" * 200_000, "Lviv" + "\u0323\u0301" * 100_000,
     "\0" * 100_000, "І" * 1000, "bin " * 250, "a b " * 250, "Ж. " * 300],
    ids=["letters", "words", "marks", "marks behind", "NUL", "longest", "filial", "pairs",
         "initials"],
)  # fmt: skip
@pytest.mark.timeout(60)
def test_monsters(small: Resolver, form: str) -> None:
    """What is no name is told to be none, however long; quadratic work would hang."""
    assert small.resolve(form).outcome != "match"


def test_foreign_argument(small: Resolver) -> None:
    """A date that is none is an error of the package or is taken for what it says."""
    for day in ("2001", "2001-09", "2001-09-11"):
        assert small.resolve("Marsden", on=day)
    with pytest.raises((NormalizeError, ValueError)):
        small.resolve("Marsden", on="yesterday")


def test_minor_place_and_known_person() -> None:
    """A town by the name of somebody known is as likely as they are; one asked for is found."""
    town = Entity("obernau", "place", "Obernau", type="town", prominence=1)
    known = Entity("ilse-obernau", "person", "Ilse Obernau", family="Obernau", prominence=4)
    resolver = Resolver(Gazetteer.of([town, known]))
    assert resolver.resolve("Obernau").outcome == "ambiguous"
    assert resolver.resolve("Obernau", kind="place").id == "obernau"
    unknown = Resolver(Gazetteer.of([town, known._replace(prominence=2)]))
    assert unknown.resolve("Obernau").id == "obernau"


@pytest.mark.parametrize("form", ["Province", "Город", "Район", "County", "Ville"])
def test_generic_word_alone(whole: Resolver, form: str) -> None:
    """A word for a kind of place, which is like the name of one, is no name."""
    assert whole.resolve(form).outcome == "nil"


@pytest.mark.parametrize(
    ("form", "outcome"),
    [("Nigera", "ambiguous"), ("Nigēra", "match"), ("Niger", "match"), ("Sinirlioğlu", "nil")],
)
def test_unlikely_spelling(whole: Resolver, form: str, outcome: str) -> None:
    """Latvian without its marks is sooner a slip; few know a little-known man by one name."""
    assert whole.resolve(form).outcome == outcome


@pytest.mark.parametrize(
    ("form", "lang", "expected"),
    [
        ("Bécsben", None, "vienna"),
        ("Benátkách", None, "venice"),
        ("Türkiye'den", None, "turkey"),
        ("Londonban", "hu", "london"),
        ("Kijowa", "pl", "kyiv"),
        ("Stalinem", None, None),  # Stalin, or Stalino
        ("Bécsbenn", None, None),
    ],
)
def test_bent_by_a_sentence(
    whole: Resolver, form: str, lang: str | None, expected: str | None
) -> None:
    """What nothing else is like may be a case form of somewhere well known."""
    assert whole.resolve(form, lang=lang).id == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("高市早苗首相", "sanae-takaichi"),
        ("国务卿鲁比奥", "marco-rubio"),
        ("首相", None),
        ("总统府", None),
    ],
)
def test_title_written_together(whole: Resolver, form: str, expected: str | None) -> None:
    """A title without a space goes like any other; by itself it names nobody."""
    assert whole.resolve(form).id == expected
