"""Which word of a name is what: family, given name, patronymic, particle, suffix."""

from collections.abc import Sequence

from jellyfish import jaro_winkler_similarity

from normalize.index.parts import Part, PartRole
from normalize.index.spellings import spellings
from normalize.index.words import class_of, role_of
from normalize.model import Alias, Entity
from normalize.text import fold, script

FAMILY_FIRST = frozenset({"zh", "ja", "ko", "vi", "hu"})
FAMILY_FIRST_COUNTRIES = frozenset({"CN", "TW", "HK", "MO", "SG", "JP", "KR", "KP", "VN", "HU"})
PATRONYMIC_ENDINGS = (
    "ович", "евич", "ійович", "ьич", "ич", "івна", "ївна", "овна", "евна", "ична", "овіч", "евіч",
    "ovich", "evich", "ovych", "evych", "iyovych", "ovna", "evna", "ivna", "yivna", "ichna",
    "owitsch", "ewitsch", "ovitch", "evitch", "ovic", "evic", "owicz", "ewicz",
)  # fmt: skip
JAPANESE_NAME, JAPANESE_FAMILY = 4, 2  # characters of a name, and of the family name in it
REALM = "of"  # what stands behind it is where somebody rules
ALIKE = 0.75


def parts_of(alias: Alias, entity: Entity) -> tuple[Part, ...]:
    """Return the parts of *alias* as a name of *entity*, in the order in which they stand."""
    words = _divided(fold(alias.form), entity)
    columns = _columns(words, spellings(alias, entity))
    if entity.kind == "place":
        roles = [_place_role(word, first=not place) for place, word in enumerate(words)]
        if all(role != "word" for role in roles):
            roles = ["word"] * len(words)
    else:
        roles = person_roles(
            words, columns, entity.family, family_first=_family_first(alias, entity)
        )
        if entity.family is None and entity.given:
            roles = ["given" if role == "family" else role for role in roles]
    return tuple(Part(role, column) for role, column in zip(roles, columns, strict=True))


def _divided(key: str, entity: Entity) -> list[str]:
    """Return the words of a folded name; a Japanese one that is written as one is divided.

    Nearly all family names have two characters; with three in all nobody can tell.
    """
    whole = entity.kind == "person" and entity.country == "JP" and script(key) == "Hani"
    if whole and " " not in key and len(key) >= JAPANESE_NAME:
        return [key[:JAPANESE_FAMILY], key[JAPANESE_FAMILY:]]
    return key.split()


def person_roles(
    words: Sequence[str],
    columns: Sequence[Sequence[str]],
    family: str | None = None,
    *,
    family_first: bool = False,
) -> list[PartRole]:
    """Return the role of each of *words*, the folded words of a person's name.

    *columns* are their spellings; *family* is the family name as the gazetteer has it.

    >>> words = "ursula von der leyen".split()
    >>> person_roles(words, [[w] for w in words], "von der Leyen")
    ['given', 'particle', 'particle', 'family']
    >>> words = "salman bin abdulaziz".split()
    >>> person_roles(words, [[w] for w in words])
    ['given', 'filial', 'father']
    >>> words = "philip iv of france".split()
    >>> person_roles(words, [[w] for w in words])
    ['given', 'suffix', 'particle', 'realm']
    """
    roles: list[PartRole] = []
    for place, word in enumerate(words):
        if REALM in words[1:place]:
            roles.append("realm")
            continue
        role = next(filter(None, map(role_of, (word, *columns[place]))), None)
        if len(word) == 1 and role != "suffix":
            role = None  # an initial
        if role == "suffix" and place and (len(word) > 1 or place == len(words) - 1):
            roles.append("suffix")
        elif role == "particle" and place < len(words) - 1:
            roles.append("particle")
        elif (
            role == "filial" and place < len(words) - 1 and not _is_first_name(words, place, family)
        ):
            roles.append("filial")
        elif place and roles[-1] == "filial":
            roles.append("father")
        else:
            roles.append("given")
    naming = [place for place, role in enumerate(roles) if role == "given"]
    for place in _family_places(naming, columns, family, family_first=family_first):
        roles[place] = "family"
    for place in naming[1:]:
        if roles[place] == "given" and is_patronymic(words[place]):
            roles[place] = "patronymic"
    return roles


def _is_first_name(words: Sequence[str], place: int, family: str | None) -> bool:
    """Say whether a filial word that is a given name too is the latter: Ben Roberts-Smith."""
    if place or class_of(words[place]) != "given":
        return False
    return words[place] not in fold(family).split() if family else len(words) > 2


def _family_first(alias: Alias, entity: Entity) -> bool:
    """Say whether the family name stands first, as in the canonical name or as at home."""
    if entity.family and fold(entity.name).startswith(f"{fold(entity.family)} "):
        return True
    at_home = entity.country is None or entity.country in FAMILY_FIRST_COUNTRIES
    return at_home and alias.lang.split("-")[0] in FAMILY_FIRST


def is_patronymic(word: str) -> bool:
    """Say whether the folded *word* is formed like an East Slavic patronymic."""
    return word.endswith(PATRONYMIC_ENDINGS)


def _family_places(
    naming: Sequence[int],
    columns: Sequence[Sequence[str]],
    family: str | None,
    *,
    family_first: bool,
) -> Sequence[int]:
    """Return where the family name stands among the words that name."""
    if not naming:
        return []
    if family:
        wanted = [word for word in fold(family).split() if role_of(word) != "particle"]
        found = [place for place in naming if set(wanted) & set(columns[place])]
        if found:
            return found
        likeness = {
            place: max(jaro_winkler_similarity(a, b) for a in columns[place] for b in wanted)
            for place in naming
            if wanted
        }
        alike = [place for place, value in likeness.items() if value >= ALIKE]
        if alike and len(wanted) == 1:
            return [max(alike, key=lambda place: likeness[place])]
        if alike:
            return alike
    if len(naming) == 1:
        return [] if family is None else [naming[0]]
    return [naming[0] if family_first else naming[-1]]


def _place_role(word: str, *, first: bool) -> PartRole:
    """Return the role of a *word* of a place's name; a particle that comes first is no particle."""
    role = role_of(word)
    if role == "generic" or (role == "particle" and not first) or class_of(word) == "article":
        return "generic" if role == "generic" else "particle"
    return "word"


def _columns(words: Sequence[str], names: Sequence[str]) -> list[tuple[str, ...]]:
    """Return for each word its spellings, as far as a spelling has as many words."""
    columns: list[dict[str, None]] = [{word: None} for word in words]
    for name in names:
        split = name.split()
        if len(split) == len(words):
            for column, word in zip(columns, split, strict=True):
                column[word] = None
    return [tuple(column) for column in columns]
