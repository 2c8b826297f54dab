"""spaCy: entities with IDs, in a pipeline of its own and behind another that finds entities."""

import pytest

spacy = pytest.importorskip("spacy")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
TEXT = "Admiral Ivan Petrov met Jürgen Möller of Acme in Rostov. Nobody knew Xqzt Qwerty."


@pytest.fixture
def nlp(compiled):
    """Return a function that makes a pipeline, with other components before ours."""

    def made(*patterns: dict, **config: object):
        pipeline = spacy.blank("en")
        if patterns:
            pipeline.add_pipe("entity_ruler").add_patterns(list(patterns))
        pipeline.add_pipe("normalize_linker", config={"gazetteer": compiled, **config})
        return pipeline

    return made


def entities(doc) -> list[tuple[str, str, str]]:
    """Return what a document names."""
    return [(entity.text, entity.label_, entity.kb_id_) for entity in doc.ents]


def test_alone(nlp) -> None:
    """Alone it finds and links what the gazetteer knows."""
    found = entities(nlp()(TEXT))
    assert ("Jürgen Möller", "PERSON", "juergen-moeller") in found
    assert all(kb_id for _, _, kb_id in found)


def test_behind_another(nlp) -> None:
    """Entities found before keep their spans and labels; those known get their IDs."""
    patterns = (
        {"label": "ORG", "pattern": "Acme"},
        {"label": "PER", "pattern": "Jürgen Möller"},
        {"label": "PER", "pattern": "Xqzt Qwerty"},
    )
    found = entities(nlp(*patterns)(TEXT))
    assert ("Acme", "ORG", "") in found
    assert ("Jürgen Möller", "PER", "juergen-moeller") in found
    assert ("Xqzt Qwerty", "PER", "") in found
    only = entities(nlp(*patterns, add=False)(TEXT))
    assert [text for text, _, _ in only] == ["Jürgen Möller", "Acme", "Xqzt Qwerty"]


def test_other_kind(nlp) -> None:
    """A person's name that was found to be a place gets no ID."""
    found = entities(nlp({"label": "GPE", "pattern": "Jürgen Möller"})("Here is Jürgen Möller."))
    assert found == [("Jürgen Möller", "GPE", "")]


def test_kept(nlp, tmp_path) -> None:
    """A pipeline is written, read and run in several processes as any other."""
    pipeline = nlp()
    pipeline.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    texts = [TEXT, "Nothing.", TEXT]
    wanted = [entities(doc) for doc in pipeline.pipe(texts)]
    assert [entities(doc) for doc in again.pipe(texts)] == wanted
    assert [entities(doc) for doc in again.pipe(texts, n_process=2)] == wanted
