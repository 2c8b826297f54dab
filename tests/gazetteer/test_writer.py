"""The normal form: one text for the same entries, which every reader of YAML reads as such."""

import io
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from normalize.gazetteer import difference, fix, normal_form, read, write_yaml
from normalize.gazetteer.document import Problems
from normalize.gazetteer.quoting import scalar
from normalize.gazetteer.reader import text_entries
from normalize.model import Entity

HERE = Path(__file__).parent
VALID = sorted(HERE.glob("valid/*.yaml"))
# The core schema of YAML 1.2, chapter 10.3.2, other than text.
CORE = re.compile(
    r"null|Null|NULL|~||true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?(\.inf|\.Inf|\.INF)|\.(nan|NaN|NAN)"
)


def written(*entities: Entity) -> str:
    """Return *entities* in the normal form."""
    stream = io.StringIO()
    write_yaml(entities, stream)
    return stream.getvalue()


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_normal_form(path: Path) -> None:
    """A file has the normal form that stands beside it."""
    text = path.read_bytes().decode("utf-8-sig")
    assert normal_form(text) == path.with_suffix(".normal").read_text("utf-8")


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_normal_form_is_its_own(path: Path) -> None:
    """The normal form of a normal form is itself, comments included."""
    normal = path.with_suffix(".normal").read_text("utf-8")
    assert normal_form(normal) == normal


@given(st.from_type(Entity))
def test_round_trip(entity: Entity) -> None:
    """What is written is read back equal, and written again the same."""
    text = written(entity)
    problems = Problems("")
    assert [entry.entity for entry in text_entries(text, problems)] == [entity], problems.found
    assert normal_form(text) == text


@given(st.from_type(Entity))
def test_other_readers_see_text(entity: Entity) -> None:
    """A reader of YAML 1.1 with all its types takes every name for text."""
    [loaded] = yaml.safe_load(written(entity))
    forms = []
    for lang, listed in loaded.get("names", {}).items():
        assert isinstance(lang, str)
        forms += [alias["form"] if isinstance(alias, dict) else alias for alias in listed]
    assert (loaded["id"], loaded["name"]) == (entity.id, entity.name)
    assert forms == [alias.form for alias in entity.names]


@given(st.text("+-.0123456789abefinorxytuNTO:_~= ", min_size=1, max_size=10), st.booleans())
def test_scalar_is_no_number(text: str, flow: bool) -> None:
    """What any version of YAML would take for another type is quoted."""
    plain = scalar(text, flow=flow)
    assert yaml.safe_load(f"[{plain}]" if flow else f"- {plain}") == [text]
    assert plain != text or not CORE.fullmatch(text)


def test_difference_and_fix(tmp_path: Path) -> None:
    """A file that is not in the normal form is told as a diff, and fixed; then it is left alone."""
    path = tmp_path / "kyiv.yaml"
    path.write_text("- {name: Kyiv, id: kyiv, kind: place}\n")
    before = read(str(path))
    assert "+- id: kyiv\n+  kind: place\n" in (difference(str(path)) or "")
    assert fix(str(path))
    assert difference(str(path)) is None
    assert not fix(str(path))
    assert read(str(path)) == before
    assert [file.name for file in tmp_path.iterdir()] == ["kyiv.yaml"]


def test_difference_in_bytes_alone(tmp_path: Path) -> None:
    """A byte order mark is no part of the normal form either."""
    path = tmp_path / "kyiv.yaml"
    path.write_bytes(b"\xef\xbb\xbf- id: kyiv\n  kind: place\n  name: Kyiv\n")
    assert "byte order mark" in (difference(str(path)) or "")


comments = st.sampled_from(["# a", "#", "## - id: b", "", "#'"])
pieces = st.sampled_from(
    ["- id: {0}\n  kind: place\n  name: 'a # b'\n", "- {{id: {0}, kind: place, name: x}} # end\n",
     "-\n  id: {0} # id\n  # in\n  kind: place\n  name: \"x\n    # no comment\"\n"]
)  # fmt: skip


@given(st.lists(st.tuples(st.lists(comments, max_size=4), pieces), max_size=4), comments)
def test_no_comment_is_lost(parts: list[tuple[list[str], str]], last: str) -> None:
    """Every comment stays, wherever it stood, and its second normal form is the first."""
    text = "".join(
        "".join(f"{line}\n" for line in above) + piece.format(n)
        for n, (above, piece) in enumerate(parts)
    )
    normal = normal_form(text + last)
    assert normal_form(normal) == normal
    own = sum(line.startswith("#") for line in normal.splitlines())
    given = sum(line.startswith("#") for above, _ in parts for line in above) + bool(last)
    assert own == given + text.count("# end") + text.count("# id") + text.count("# in")
