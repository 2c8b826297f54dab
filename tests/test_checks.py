"""The checks of a gazetteer: each finds what it is for, on the right line, and nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.checks import BUNDLED_CHECKS, CHECKS, check, read_sources
from normalize.checks.scripts import foreign_script, scripts_of
from normalize.checks.tables import rows
from normalize.cli import main
from normalize.errors import GazetteerError
from normalize.model import Entity

CLEAN = """\
- id: freedonia
  kind: place
  type: country
  name: Freedonia
  country: UA
  names:
    en:
      - Freedonia
    uk:
      - Фрідонія
  source: [own]
"""

# What stands in the file, and the findings: the check, the line, and a piece of what is told.
FAULTS = {
    "a place that is not there": (
        "- {id: a, kind: place, name: A}\n- id: b\n  kind: place\n  name: B\n  within: [a, c]\n",
        [("dangling", 5, "'within' names 'c', which is no entry")],
    ),
    "a person as a place": (
        "- {id: p, kind: person, name: P}\n- {id: b, kind: place, name: B, seat_of: [p]}\n",
        [("dangling", 2, "'seat_of' names 'p', which is a person")],
    ),
    "a slip in an ID": (
        "- {id: ardea, kind: place, name: A}\n- {id: b, kind: place, name: B, within: arde}\n",
        [("dangling", 2, "did you mean 'ardea'?")],
    ),
    "an old ID": (
        "- {id: a, kind: place, name: A, merged: c}\n- {id: b, kind: place, name: B, within: c}\n",
        [],
    ),
    "a place in itself": (
        "- {id: a, kind: place, name: A, within: [a]}\n",
        [("circular", 1, "'a' within 'a'")],
    ),
    "a ring": (
        "- {id: b, kind: place, name: B, within: [c]}\n"
        "- {id: c, kind: place, name: C, within: [d, a]}\n"
        "- {id: a, kind: place, name: A, within: [b]}\n"
        "- {id: d, kind: place, name: D}\n",
        [("circular", 3, "'a' within 'b' within 'c' within 'a'")],
    ),
    "two rings": (
        "- {id: a, kind: place, name: A, within: [b]}\n"
        "- {id: b, kind: place, name: B, within: [a]}\n"
        "- {id: c, kind: place, name: C, within: [d]}\n"
        "- {id: d, kind: place, name: D, within: [c]}\n",
        [("circular", 1, "'a' within 'b' within 'a'"), ("circular", 3, "'c' within 'd'")],
    ),
    "containment by two ways": (
        "- {id: a, kind: place, name: A, within: [b, c]}\n"
        "- {id: b, kind: place, name: B, within: [c]}\n"
        "- {id: c, kind: place, name: C}\n",
        [],
    ),
    "Latin under Kazakh": (
        "- id: a\n  kind: place\n  name: A\n  names:\n    kk:\n      - Таза\n      - Taza\n",
        [("strange-script", 7, "'Taza' stands under 'kk' but is written in Latn; put it under "
                               "'kk-Latn'")],
    ),
    "a script in the tag": (
        "- {id: a, kind: place, name: A, names: {kk-Latn: Taza, ko-Hani: 大田, ja: 東京タワー,"
        " zh-Hant: 臺, uz-Cyrl: Тоза, sr-Latn: Zeta, und: Ζήτα}}\n",
        [],
    ),
    "another script than in the tag": (
        "- {id: a, kind: place, name: A, names: {ko: 大田, sr-Latn: Зета}}\n",
        [("strange-script", 1, "'大田'"), ("strange-script", 1, "put it under 'sr-Cyrl'")],
    ),
    "demonyms": (
        "- {id: a, kind: place, name: A, demonyms: {en: [Таза]}}\n",
        [("strange-script", 1, "'Таза'")],
    ),
    "numerals and initials": (
        "- {id: p, kind: person, name: P, names: {uk: Карл III, ko: 해리 S. 트루먼}}\n",
        [],
    ),
    "a letter in disguise": (
        "- {id: a, kind: place, name: A, names: {uk: [Таза,\n  T\N{CYRILLIC SMALL LETTER A}za]}}\n",
        [("mixed-scripts", 2, "mixes Cyrl and Latn in a word")],
    ),
    "a canonical name in disguise": (
        "- {id: p, kind: person, name: Zo\N{CYRILLIC SMALL LETTER IE}}\n",
        [("mixed-scripts", 1, "mixes Cyrl and Latn in a word")],
    ),
    "two people of one name": (
        "- {id: p, kind: person, name: Ana Prado}\n"
        "- id: q\n  kind: person\n  name: Anna Prado\n  names:\n    es: [Aná Prado]\n",
        [("shared-name", 6, "'q' shares 'Aná Prado' with 'p'")],
    ),
    "three people of one name": (
        "- {id: p, kind: person, name: Ana Prado}\n- {id: q, kind: person, name: Ana Prado}\n"
        "- {id: r, kind: person, name: Ana Prado}\n",
        [("shared-name", 2, "'q' shares"), ("shared-name", 3, "'r' shares")],
    ),
    "a family name, a weak name and a place of one name": (
        "- {id: p, kind: person, name: Ana Prado,"
        " names: {es: [Prado, {form: Old Ana, weak: true}]}}\n"
        "- {id: q, kind: person, name: Eva Prado, names: {es: [Prado, {form: Old Ana}]}}\n"
        "- {id: a, kind: place, name: Ana Prado}\n",
        [],
    ),
    "what the canonical name gives": (
        "- {id: a, kind: place, name: Łubież, names: {de: [Lubiez], pl: [Łubież]}}\n",
        [("derived", 1, "'Lubiez' follows from 'Łubież'")],
    ),
    "other marks": ("- {id: a, kind: place, name: Lubiez, names: {pl: [Łubież]}}\n", []),
    "what a native alias gives": (
        "- id: a\n  kind: place\n  name: Zubrivka\n  country: UA\n  names:\n"
        "    de: [Subriwka]\n    en: [Buffalo Creek]\n    uk: [Зубрівка]\n",
        [("derived", 6, "'Subriwka' follows from 'Зубрівка'")],
    ),
    "what a foreign alias gives": (
        "- {id: a, kind: place, name: Antwerp, country: BE,"
        " names: {nl: [Antwerpen], uk: [Антверпен]}}\n",
        [],
    ),
    "what another entity has too": (
        "- {id: a, kind: place, name: Zubrivka, country: UA,"
        " names: {de: [Subriwka], uk: [Зубрівка]}}\n"
        "- {id: b, kind: place, name: Subriwka, country: DE}\n",
        [],
    ),
    "details that code cannot know": (
        "- {id: a, kind: place, name: Zubrivka, country: UA,"
        " names: {de: [{form: Subriwka, until: 1991}], uk: [Зубрівка]}}\n",
        [],
    ),
    "an office before birth": (
        "- id: p\n  kind: person\n  name: P\n  born: 1990\n"
        "  roles: [{title: mayor, since: 1989}]\n",
        [("misdated", 5, "'mayor' begins in 1989, before the birth in 1990")],
    ),
    "an office after death": (
        "- {id: p, kind: person, name: P, died: 1990-05,"
        " roles: [{title: mayor, since: 1980, until: 1990-06}, {title: poet, since: 1991}]}\n",
        [("misdated", 1, "'mayor' ends in 1990-06, after the death in 1990-05"),
         ("misdated", 1, "'poet' begins in 1991, after the death in 1990-05")],
    ),
    "an office to the last day": (
        "- {id: p, kind: person, name: P, born: 1950, died: 1990-05-01,"
        " roles: [{title: mayor, since: 1950, until: 1990}]}\n",
        [],
    ),
    "an office held twice at a time": (
        "- {id: p, kind: person, name: P, roles: [{title: mayor, of: a, since: 2005},"
        " {title: mayor, of: a, since: 2000, until: 2006}, {title: mayor, of: b, since: 2001}]}\n",
        [("misdated", 1, "'mayor' begins in 2005 anew, before it has ended")],
    ),
    "an office held again": (
        "- {id: p, kind: person, name: P, roles: [{title: mayor, since: 2000, until: 2004},"
        " {title: mayor, since: 2004-01}]}\n",
        [],
    ),
    "a suppressed entry": ("- {id: a, kind: place, name: A, within: [b], suppress: true}\n", []),
}  # fmt: skip
LACKS = {
    "a city": (
        "- {id: a, kind: place, name: A}\n",
        [("lacking", 1, f"'a' has no '{field}'") for field in ("source", "type", "country")],
    ),
    "a sea": ("- {id: a, kind: place, type: sea, name: A, source: own}\n", []),
    "a person": (
        "- {id: p, kind: person, name: P, country: FR, source: own}\n",
        [("lacking", 1, "no 'gender'")],
    ),
    "a name at home": (
        "- {id: a, kind: place, type: city, name: A, country: BY, source: own, names: {pl: B}}\n",
        [("no-native-name", 1, "'a' has no name in be or ru")],
    ),
    "a minor place without one": (
        "- {id: a, kind: place, type: city, name: A, country: BY, source: own, prominence: 1}\n",
        [],
    ),
    "a name in Latin letters at home": (
        "- {id: a, kind: place, type: city, name: A, country: RS, source: own,"
        " names: {sr-Latn: Ada}}\n",
        [("no-native-name", 1, "'a' has no name in sr")],
    ),
    "all": (CLEAN, []),
}  # fmt: skip


def found(path: Path, checks: dict) -> list[tuple[str, int | None, str]]:
    """Return the findings in a file: the check, the line, and all that is told."""
    findings = check(read_sources([str(path)]), checks)
    return [(name, one.line, str(one)) for name in findings for one in findings[name]]


@pytest.mark.parametrize(
    ("checks", "text", "expected"),
    [(CHECKS, *row) for row in FAULTS.values()]
    + [(BUNDLED_CHECKS, *row) for row in LACKS.values()],
    ids=[*FAULTS, *LACKS],
)
def test_findings(tmp_path, checks, text, expected) -> None:
    """A file has just the findings that the table tells, with place, fact and remedy."""
    path = tmp_path / "names.yaml"
    path.write_text(text, "utf-8")
    findings = found(path, checks)
    assert [(name, line) for name, line, _ in findings] == [row[:2] for row in expected]
    for (_, line, told), (*_, piece) in zip(findings, expected, strict=True):
        assert told.startswith(f"{path}:{line}: ")
        assert piece in told
        assert "; " in told


@given(st.text(), st.sampled_from([*rows("language_scripts.tsv"), "und", "ja-Latn"]))
def test_a_script_of_its_own_is_never_strange(form: str, tag: str) -> None:
    """Any text goes with all scripts that are in it, or with a language of unknown script."""
    from normalize.text import scripts

    assert foreign_script(form, scripts(form) | scripts_of(tag)) is None
    assert scripts_of("und") == frozenset()


def test_tables_name_scripts() -> None:
    """Scripts have four letters, and every native language has its scripts, none of them Latin."""
    scripts = rows("language_scripts.tsv")
    assert {len(code) for codes in scripts.values() for code in codes} == {4}
    for country, languages in rows("native_languages.tsv").items():
        assert len(country) == 2
        assert set(languages) <= set(scripts)
        assert set(scripts[languages[0]]) - {"Latn"}


def test_known_entities(tmp_path) -> None:
    """What a compiled gazetteer has may be named, by its old IDs too."""
    path = tmp_path / "mine.yaml"
    path.write_text("- {id: a, kind: place, name: A, within: [b, old]}\n")
    known = [Entity("b", "place", "B", merged=("old",))]
    assert not any(check(read_sources([str(path)], known), CHECKS).values())


def test_unreadable(tmp_path) -> None:
    """What cannot be read is an error, an ID given twice in a folder included."""
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("- {id: a, kind: place, name: A}\n")
    with pytest.raises(GazetteerError, match=r"b.yaml:1: the ID 'a' is given already"):
        read_sources([str(tmp_path)])


def test_command(capsys, tmp_path) -> None:
    """Findings go to standard output in the order of their places, counts to standard error."""
    (tmp_path / "b.yaml").write_text(CLEAN)
    (tmp_path / "a.yaml").write_text(
        "- {id: x, kind: place, name: X, within: [y]}\n- {id: z, kind: place, name: Z}\n"
    )
    assert main(["check", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    file = tmp_path / "a.yaml"
    assert out.startswith(f"{file}: is not in the normal form; '--fix' writes it\n--- {file}\n")
    assert f"\n{file}:1: 'within' names 'y', which is no entry; " in out
    assert err == "normalize: entries: 3, findings: 2 (normal-form 1, dangling 1)\n"


def test_clean(capsys, tmp_path) -> None:
    """Where there is nothing to find the status is 0, and nothing goes to standard output."""
    path = tmp_path / "clean.yaml"
    path.write_text(CLEAN, "utf-8")
    assert main(["check", str(path), "--bundled"]) == 0
    assert capsys.readouterr() == ("", "normalize: entries: 1, findings: 0\n")


def test_fix(capsys, tmp_path) -> None:
    """``--fix`` writes the normal form and no more; what is left is told by its new line."""
    path = tmp_path / "names.yaml"
    path.write_text(f"# kept\n\n{CLEAN}- {{name: B, within: [c], id: b, kind: place}}\n", "utf-8")
    assert main(["check", "--fix", str(path)]) == 1
    out, err = capsys.readouterr()
    assert out.startswith(f"{path}:17: 'within' names 'c'")
    assert f"{path}: put into the normal form\n" in err
    fixed = path.read_bytes()
    assert fixed.startswith(b"# kept\n\n- id: freedonia\n")
    assert main(["check", "--fix", str(path)]) == 1
    assert path.read_bytes() == fixed
    assert "normal form" not in capsys.readouterr().err


def test_fix_spares_what_cannot_be_read(capsys, tmp_path) -> None:
    """Nothing is written while one of the sources cannot be read."""
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text("- {kind: place, name: A, id: a}\n")
    bad.write_text("- {id: a, kind: place\n")
    assert main(["check", "--fix", str(good), str(bad)]) == 2
    assert good.read_text() == "- {kind: place, name: A, id: a}\n"
    assert capsys.readouterr().out == ""
