"""The folded form: a table of forms, and what holds for every string."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.text import fold, spellings

VECTORS = Path(__file__).parents[1] / "vectors"
INVISIBLE = (
    "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
    "\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT EMBEDDING}"
    "\N{VARIATION SELECTOR-1}\N{VARIATION SELECTOR-17}\N{HANGUL FILLER}"
)
APOSTROPHES = "'’‘ʼʻ`´′＇׳"
DASHES = "-‐‑‒–—―−－"
# letters, marks and signs that make trouble, mixed with anything at all
HARD = st.sampled_from(
    "aIiıİßŁøЙйиіїЁёҐґѓќўΑςσά\N{COMBINING BREVE}\N{COMBINING DIAERESIS}\N{COMBINING ACUTE ACCENT}"
    "\N{COMBINING DOT BELOW}\N{COMBINING GREEK YPOGEGRAMMENI}أىةک١٣ך\"'´.- कि\u093cกุ่か\u3099ﾞ가"
    "\u1100\u1161\u11a8\ufdfaﬁ①ǰΐΰ\ud800\ue000\U000e0041ᾳᾼ"
) | st.sampled_from(INVISIBLE)
TEXTS = st.text(st.one_of(HARD, st.characters(exclude_categories=[])), max_size=40)


def rows(name: str) -> list[list[str]]:
    r"""Return the rows of a table of vectors; ``\N{NAME}`` stands for the character so named."""
    text = (VECTORS / name).read_text(encoding="utf-8")
    named = re.sub(r"\\N\{([^}]+)\}", lambda match: unicodedata.lookup(match[1]), text)
    return [line.split("\t") for line in named.split("\n")[1:] if line]


@pytest.mark.parametrize(("form", "folded", "note"), rows("folding.tsv"))
def test_fold(form: str, folded: str, note: str) -> None:
    """A form folds as the table says, and the folded form to itself."""
    assert fold(form) == folded, note
    assert fold(folded) == folded, note


@pytest.mark.parametrize(("form", "spelt", "note"), rows("spellings.tsv"))
def test_spellings(form: str, spelt: str, note: str) -> None:
    """A form is written in plain letters in the ways the table says, the folded form first."""
    assert spellings(form) == tuple(spelt.split(" ")), note


@pytest.mark.parametrize("start", range(0, 0x110000, 0x10000))
def test_every_character(start: int) -> None:
    """Every character between two letters folds once for all, in each of its normal forms."""
    for char in map(chr, range(start, start + 0x10000)):
        if unicodedata.category(char) in {"Cn", "Co", "Cs"} and ord(char) % 97:
            continue
        folded = fold(f"x{char}x")
        assert fold(folded) == folded, ascii(char)
        others = {unicodedata.normalize(form, char) for form in ("NFC", "NFD", "NFKC", "NFKD")}
        for other in others | {char.casefold(), char.upper(), char.lower()} - {char}:
            assert fold(f"x{other}x") == folded, ascii(char)


@given(TEXTS)
def test_fold_is_idempotent(text: str) -> None:
    """Folding twice changes nothing, and words are parted by one space."""
    folded = fold(text)
    assert fold(folded) == folded
    assert folded == " ".join(folded.split())


@given(TEXTS)
def test_fold_is_blind_to_normal_forms(text: str) -> None:
    """Composed or not, the folded form is the same."""
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert fold(unicodedata.normalize(form, text)) == fold(text)


@given(TEXTS)
def test_fold_is_blind_to_case(text: str) -> None:
    """Case folded by Python, the folded form is the same."""
    composed = unicodedata.normalize("NFC", text)
    assert fold(composed.casefold()) == fold(text)


@given(TEXTS, st.text(st.sampled_from(INVISIBLE), min_size=1, max_size=3), st.integers(0, 40))
def test_fold_is_blind_to_the_invisible(text: str, signs: str, place: int) -> None:
    """Invisible signs anywhere change nothing."""
    assert fold(text[:place] + signs + text[place:]) == fold(text)


@given(TEXTS, TEXTS, st.sampled_from(APOSTROPHES), st.sampled_from(DASHES))
def test_fold_is_blind_to_kinds_of_signs(left: str, right: str, apostrophe: str, dash: str) -> None:
    """One apostrophe is as good as another, and so is a dash."""
    assert fold(f"x{left}z{apostrophe}z{right}") == fold(f"x{left}z'z{right}")
    assert fold(f"{left} {dash} {right}") == fold(f"{left} - {right}")


@given(TEXTS)
def test_spellings_are_folded(text: str) -> None:
    """Each spelling is a folded form, the first one that of the text, none stands twice."""
    found = spellings(text)
    assert found[0] == fold(text)
    assert list(found) == list(dict.fromkeys(map(fold, found)))


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("и" + "\N{COMBINING GRAVE ACCENT BELOW}\N{COMBINING ACUTE ACCENT}" * 100_000, "и"),
        ("и" + "\N{COMBINING DOT BELOW}" * 200_000 + "\N{COMBINING BREVE}", "й"),
        ("и" + "\N{COMBINING BREVE}" + "\N{COMBINING DOT BELOW}" * 200_000, "й"),
        (
            "\N{TIBETAN VOWEL SIGN II}" * 200_000,
            "\N{TIBETAN VOWEL SIGN AA}\N{TIBETAN VOWEL SIGN I}",
        ),
        ("ab " * 350_000, ("ab " * 350_000).strip()),
        ("Й" * 500_000, "й" * 500_000),
        ("京" * 350_000, "京" * 350_000),
        (("e" + "".join(map(chr, range(0x0300, 0x0340)))) * 8_000, "e" * 8_000),
    ],
    ids=["marks", "marks, breve", "breve, marks", "Tibetan", "ASCII", "Cyrillic", "Han", "Zalgo"],
)
def test_fold_is_linear(text: str, folded: str) -> None:
    """A megabyte folds at once: a quadratic step would take minutes."""
    assert fold(text) == folded
