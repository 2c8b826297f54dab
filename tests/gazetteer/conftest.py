"""The Hypothesis strategy for entities: ``st.from_type(Entity)`` in every test."""

import string

from hypothesis import strategies as st

from normalize.gazetteer.records import arrange
from normalize.gazetteer.values import in_order
from normalize.model import Alias, Entity, Role

# Words that a careless reader or writer of YAML takes for something else.
TRAPS = [
    "no", "On", "y", "~", "null", "Null", ".nan", "-.INF", "0", "00172", "1e3", "0x1F", "0o17",
    "1_000", "12:30:45", "2022-02-24", "1978", "=", "<<", "-", "?", ":", "a: b", "a #b", "#a",
    "a:", "'", '"', "''s", "a'b", 'a"b', "\\", "[a]", "{a}", "a, b", "a,b", "*a", "&a", "!a", "|",
    ">", "%a", "@a", "`a", "---", "...", "- a", "true", "x: [y]", "a?b", "?a", "Л'вів", "\u200dа",
]  # fmt: skip
PERSON = {"family", "given", "gender", "born", "died", "roles"}
PLACE = {"within", "coordinates", "population", "seat_of", "demonyms"}

words = st.sampled_from(TRAPS) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"],
                  exclude_characters="\ufeff\ufffe\uffff"),
    min_size=1, max_size=12,
).map(str.strip).filter(lambda text: text.isprintable() and bool(text))  # fmt: skip
ids = words.map(lambda text: "".join(text.split())).filter(bool)
years = st.integers(1, 2100).map("{:04}".format)
dates = years | st.dates().map(str) | st.dates().map(lambda date: str(date)[:7])
degrees = st.integers(-90 * 10**7, 90 * 10**7).map(lambda n: n / 10**7)
languages = st.sampled_from(["de", "no", "uk", "und", "zh-Hant", "sr-Latn", "es-419", "yy"])


def some(values: st.SearchStrategy) -> st.SearchStrategy:
    """Return short lists of *values*, all different, as tuples."""
    return st.lists(values, max_size=3, unique=True).map(tuple)


def maybe(values: st.SearchStrategy) -> st.SearchStrategy:
    """Return *values* or ``None``."""
    return st.none() | values


def ordered(value: Alias | Role) -> bool:
    """Say whether the dates of *value* run forwards."""
    return in_order(value.since, value.until)


aliases = st.lists(
    st.builds(Alias, form=words, lang=languages, since=maybe(dates), until=maybe(dates),
              weak=st.booleans(), source=maybe(words)).filter(ordered),
    max_size=5, unique_by=lambda alias: (alias.lang, alias.form),
).map(arrange)  # fmt: skip
roles = some(st.builds(Role, words, maybe(words), maybe(dates), maybe(dates)).filter(ordered))
fields = {
    "type": maybe(st.sampled_from(["city", "no", "nuclear-plant"])),
    "family": maybe(words),
    "given": maybe(words),
    "gender": st.sampled_from([None, "female", "male"]),
    "born": maybe(dates),
    "died": maybe(dates),
    "country": maybe(st.text(string.ascii_uppercase, min_size=2, max_size=2)),
    "within": some(ids),
    "coordinates": maybe(st.tuples(degrees, degrees)),
    "population": maybe(st.integers(0, 10**11)),
    "prominence": st.integers(0, 5),
    "ids": st.dictionaries(words, ids, max_size=3),
    "names": aliases,
    "demonyms": aliases,
    "roles": roles,
    "seat_of": some(ids),
    "merged": some(ids),
    "source": some(words),
    "suppress": st.booleans(),
}  # fmt: skip


@st.composite
def entities(draw: st.DrawFn) -> Entity:
    """Draw an entity as a gazetteer may hold it."""
    kind = draw(st.sampled_from(["person", "place"]))
    barred = PLACE if kind == "person" else PERSON
    drawn = {name: draw(values) for name, values in fields.items() if name not in barred}
    if not in_order(drawn.get("born"), drawn.get("died")):
        del drawn["died"]
    return Entity(id=draw(ids), kind=kind, name=draw(words), **drawn)


st.register_type_strategy(Entity, entities())
