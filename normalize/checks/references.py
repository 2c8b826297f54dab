"""Checks of what entries say about each other by ID."""

from collections.abc import Iterator

from normalize.checks.sources import Finding, Sources
from normalize.gazetteer.document import shown


def dangling(sources: Sources) -> Iterator[Finding]:
    """Find IDs in ``within`` and ``seat_of`` that no place has."""
    for entry in sources.entries:
        for field in ("within", "seat_of"):
            for target in getattr(entry.entity, field):
                kind = sources.kinds.get(target)
                if kind != "place":
                    what = "a person" if kind else "no entry"
                    fact = f"'{field}' names {shown(target)}, which is {what}"
                    yield entry.finding(fact, _meant(target, sources), field)


def _meant(target: str, sources: Sources) -> str:
    import difflib

    places = [id_ for id_, kind in sources.kinds.items() if kind == "place"]
    near = difflib.get_close_matches(target, places, n=1, cutoff=0.8)
    if near:
        return f"did you mean {shown(near[0])}?"
    return "mend it, or check the gazetteer that has it together with this one"


def circular(sources: Sources) -> Iterator[Finding]:
    """Find places that contain themselves, by way of others or not."""
    from graphlib import CycleError, TopologicalSorter

    entries = {entry.entity.id: entry for entry in sources.entries}
    around = {id_: list(entry.entity.within) for id_, entry in entries.items()}
    while True:
        try:
            TopologicalSorter(around).prepare()
        except CycleError as error:
            inner = min(error.args[1])
            path = error.args[1][:0:-1]  # each within the next
            at = path.index(inner)
            told = " within ".join(shown(id_) for id_ in (*path[at:], *path[:at], inner))
            yield entries[inner].finding(told, "take one of them out of 'within'", "within")
            around[inner].remove((*path[at:], *path[:at], inner)[1])
        else:
            return
