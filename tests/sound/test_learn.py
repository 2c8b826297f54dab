"""Learning finds which letters a unit is spelt with."""

import gzip

from normalize.sound.learn import count_letters, learn, main, read_pairs

PAIRS = [("иван", "ivan"), ("нина", "nina"), ("вина", "vina"), ("шива", "shiva"), ("саша", "sasha")]


def test_learns_letters() -> None:
    """Each letter gets its own spelling."""
    counts = learn([(("^", *word, "$"), latin) for word, latin in 4 * PAIRS])
    for unit, latin in (("и", "i"), ("в", "v"), ("^", "")):
        best = max((key for key in counts if key[0] == unit), key=counts.__getitem__)
        assert best == (unit, latin)


def test_writes_tables(tmp_path) -> None:
    """The program writes a table a script, the same each time."""
    source = tmp_path / "pairs.tsv.gz"
    lines = [f"{latin}\t{word}\tru" for word, latin in PAIRS] + ["iwan\tиван\tru"]
    with gzip.open(source, "wt", encoding="utf-8") as file:
        file.write("\n".join(["latin\tnative\tlang", *lines]))
    main([str(source), str(tmp_path)])
    first = {path.name: path.read_bytes() for path in tmp_path.glob("*.tsv")}
    main([str(source), str(tmp_path)])
    assert first == {path.name: path.read_bytes() for path in tmp_path.glob("*.tsv")}
    assert sorted(first) == ["background.tsv", "cyrillic.tsv", "latin.tsv"]
    assert ("ivan", "iwan") in read_pairs(str(source))["latin"]


def test_counts_letters() -> None:
    """Pairs of letters are counted with the borders, each once more than seen."""
    counts = count_letters(["ana", "an"])
    assert (counts["^", "a"], counts["a", "n"], counts["n", "$"], counts["z", "q"]) == (3, 3, 2, 1)
