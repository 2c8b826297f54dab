"""CoNLL: spaCy's converter reads it, and no letter of a text is lost."""

import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.exporting import conll
from normalize.linking.blocks import Block
from normalize.model import Candidate, Decision, Entity, Mention

KYIV = Entity("kyiv", "place", "Kyiv")
SENTENCES = [
    ("Mr. Voss came. He left.", ["Mr. Voss came .", "He left ."]),
    ("In the U.S. Voss won. “Good.” Gen. J. Voss agreed", ["In the U.S. Voss won .", "“ Good . ”",
     "Gen . J . Voss agreed"]),
    ("First\nsecond\n\nthird", ["First second", "third"]),
    ("普京来了。他走了。", ["普京来了 。", "他走了 。"]),
    ("Cost: 3.5 m. and more... then", ["Cost : 3 . 5 m . and more . . . then"]),
    ("", []),
]  # fmt: skip


def table(blocks: Sequence[Block], scheme: str | None = None) -> list[list[list[str]]]:
    """Return the columns of each token of each sentence of one text."""
    text = "".join(conll.lines([blocks], scheme))
    assert text.startswith(conll.DOCUMENT)
    found = text.removeprefix(conll.DOCUMENT).split("\n\n")
    return [[line.split(" ") for line in one.splitlines()] for one in found if one]


@pytest.mark.parametrize(("text", "told"), SENTENCES, ids=lambda value: str(value)[:20])
def test_sentences(text, told) -> None:
    """A sentence ends at its sign or its paragraph, not behind titles and initials."""
    found = [" ".join(row[0] for row in rows) for rows in table([Block(0, text, [])])]
    expected = [line.replace("Mr. ", "Mr . ") for line in told]
    assert found == expected


def test_columns(block) -> None:
    """Token, nothing, ID and tag; a name is cut from the word that it stands in."""
    first, second, third, fourth = table([block])
    assert first == [
        ["Mr", "_", "_", "O"],
        [".", "_", "_", "O"],
        ["Voss", "_", "tom-voss", "B-PER"],
        ["left", "_", "_", "O"],
        ["Doria", "_", "doria", "B-LOC"],
        ["’s", "_", "_", "O"],
        ["gates", "_", "_", "O"],
        [".", "_", "_", "O"],
    ]
    assert [row[2:] for row in second[:2]] == [["mira-voss", "B-PER"], ["mira-voss", "I-PER"]]
    assert third == [["Voss", "_", "_", "B-PER"], ["?", "_", "_", "O"]]  # two may be meant
    assert fourth[0] == ["Xqzt", "_", "_", "B-MISC"]


def test_scheme(block) -> None:
    """With a scheme the IDs are those of it."""
    found = [row[2] for rows in table([block], "wikidata") for row in rows if row[3] != "O"]
    assert found == ["_", "Q0", "Q00", "Q00", "Q0", "_", "_"]


def test_spacy(block) -> None:
    """The converter of spaCy reads texts, sentences and names."""
    pytest.importorskip("spacy")
    from spacy.training.converters import conll_ner_to_docs

    text = "".join(conll.lines([[block], [block]]))
    docs = list(conll_ner_to_docs(text, n_sents=0, no_print=True))
    assert len(docs) == 2
    for doc in docs:
        assert [(entity.text, entity.label_) for entity in doc.ents] == [
            ("Voss", "PER"), ("Doria", "LOC"), ("Міра Фосс", "PER"), ("Дорії", "LOC"),
            ("Voss", "PER"), ("Xqzt", "MISC"),
        ]  # fmt: skip


@st.composite
def blocks(draw) -> Block:
    """Draw a text with names in it, apart from each other."""
    text = draw(st.text(st.sampled_from("aÉя普ก.'’ \n\t\u200b🙂0-“”"), max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [span for span in zip(cuts[::2], cuts[1::2], strict=False) if span]
    decision = Decision("", "match", (Candidate(KYIV, "Kyiv", "exact", 1.0),))
    return Block(7, text, [Mention(7 + start, 7 + end, decision) for start, end in spans])


@given(blocks())
def test_any(block: Block) -> None:
    """Every visible sign is in a token, every line has four columns, every name begins once."""
    rows = [row for rows in table([block]) for row in rows]
    assert all(len(row) == 4 for row in rows)
    seen = [char for char in "".join(row[0] for row in rows) if char != "\u200b"]
    visible = [c for c in block.text if not c.isspace() and unicodedata.category(c)[0] != "C"]
    assert seen == visible
    named = [m for m in block.mentions if _visible(block.text[m.start - 7 : m.end - 7])]
    assert sum(row[3].startswith("B-") for row in rows) == len(named)


def _visible(form: str) -> bool:
    return any(not c.isspace() and unicodedata.category(c)[0] != "C" for c in form)
