"""Countries, territories and continents by the Unicode CLDR, through Babel: in every locale.

The files of the order are locales (``uk``, ``zh_Hant``); without any, all that Babel has are
read. What a locale only repeats of its parent is left out.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from normalize.errors import InputError
from normalize.importing.languages import tag_of
from normalize.importing.order import Order, missing
from normalize.importing.report import Report
from normalize.model import Alias, Entity

if TYPE_CHECKING:
    from babel import Locale

SHOWN = "en"
NO_PLACES = frozenset({"EZ", "QO", "UN", "XA", "XB", "ZZ"})  # groups, tests and the unknown
CONTINENTS = frozenset({"002", "003", "005", "019", "009", "142", "150"})


def read(order: Order, report: Report) -> Iterator[Entity]:
    """Yield a draft for each territory with its names in all locales."""
    try:
        from babel import Locale, localedata
    except ImportError:
        raise missing("Babel") from None
    known = sorted(localedata.locale_identifiers())
    for name in order.files:
        if name not in known:
            raise InputError(name, "is no locale of Babel", "name one such as uk or zh_Hant")
    names: dict[str, dict[Alias, None]] = {}
    for name in order.files or known:
        for code, alias in _names(Locale.parse(name)):
            report.read()
            names.setdefault(code, {})[alias] = None
    shown = Locale.parse(SHOWN).territories
    for code, aliases in sorted(names.items()):
        grouping = code.isdecimal() and code not in CONTINENTS
        if grouping or code in NO_PLACES or code not in shown:
            report.drop("entities", "no territory", code)
        else:
            yield _territory(code, shown[code], tuple(aliases))


def _names(locale: "Locale") -> Iterator[tuple[str, Alias]]:
    lang = tag_of(str(locale))
    parent = _parent(locale)
    for code, form in sorted(locale.territories.items()):
        if lang and form and form != code and (not parent or parent.get(code) != form):
            yield code, Alias(form, lang)


def _parent(locale: "Locale") -> dict[str, str] | None:
    """Return the names in the locale that *locale* says more than, ``None`` for a language."""
    from babel import Locale

    above = str(locale).rpartition("_")[0]
    return dict(Locale.parse(above).territories) if above else None


def _territory(code: str, name: str, aliases: tuple[Alias, ...]) -> Entity:
    draft = Entity("", "place", name, names=aliases)
    if code.isalpha():
        return draft._replace(type="country", country=code)
    return draft._replace(type="continent", ids={"un-m49": code})
