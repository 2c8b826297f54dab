"""``normalize resolve``: one line in, one line out."""

from argparse import Namespace

from normalize.bundled import load
from normalize.cli.output import print_columns, print_json, print_row, use_table
from normalize.cli.streams import Faults, rows_of
from normalize.model import Decision, as_json
from normalize.resolver import Resolver

WIDTHS = (26, 9, 26, 28, 10, 5)
HEAD = ("form", "outcome", "id", "name", "level", "score")


def run(options: Namespace) -> int:
    """Resolve the names of the arguments, or of standard input; return how many were bad."""
    gazetteer = load(*options.gazetteer or ())
    resolver = Resolver(gazetteer, threshold=options.threshold, margin=options.margin)
    context = {k: getattr(options, k) for k in ("kind", "lang", "country", "on")}
    faults = Faults("input")
    table = use_table(options.json, options.table)
    if table:
        print_columns(HEAD, WIDTHS)
    for row in rows_of(options.names):
        if row.fault:
            faults.note(row)
            decision = Decision(row.text, "nil", flags=("bad-input",), reasons=(row.fault,))
        else:
            decision = resolver.resolve(row.text, **context)
        _print(decision, options, table)
    return faults.close()


def _print(decision: Decision, options: Namespace, table: bool) -> None:
    if options.json:
        print_json(as_json(decision, limit=options.limit, explain=options.explain))
        return
    cells = cells_of(decision, options.id)
    if not table:
        print_row((*cells, "; ".join(decision.reasons)) if options.explain else cells)
        return
    print_columns(cells, WIDTHS, decision.outcome)
    if options.explain:
        _print_reasons(decision, options.limit)


def cells_of(decision: Decision, scheme: str | None) -> tuple[str, ...]:
    """Return what is shown of *decision*, its ID being that of *scheme* where one is asked for."""
    entity = decision.entity
    shown = "" if entity is None else entity.ids.get(scheme, "") if scheme else entity.id
    return (
        decision.form,
        decision.outcome,
        shown,
        decision.name or "",
        decision.level if decision.candidates else "",
        f"{decision.score:.2f}" if decision.candidates else "",
    )


def _print_reasons(decision: Decision, limit: int) -> None:
    for reason in decision.reasons:
        print_columns(("", f"because {reason}"), (2, 110))
    if decision.outcome != "match":
        for candidate in decision.candidates[:limit]:
            told = f"{candidate.score:.2f} {candidate.entity.id}: {'; '.join(candidate.reasons)}"
            print_columns(("", told), (4, 108))
