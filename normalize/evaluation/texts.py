"""Texts linked, and each link judged: right, wrong, or a false alarm; and what was missed."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from normalize.evaluation.gold_texts import GoldMention, GoldText
from normalize.evaluation.slips import NIL, Slip
from normalize.linking import Linker
from normalize.model import Context, Mention


class TextScore(NamedTuple):
    """What linking a text came to, in numbers, and all that went wrong.

    Of ``mentions``, the names that should be linked, ``right`` were. ``wrong`` counts links that
    overlap one and are not right for it, ``false_alarms`` all other links that nobody asked for,
    ``missed`` the mentions that no link overlaps. Of ``metonyms`` marked as such, ``flagged``
    were; ``misflagged`` counts flags on mentions linked right that are none.
    """

    lang: str
    mentions: int
    right: int
    wrong: int
    missed: int
    false_alarms: int
    metonyms: int
    flagged: int
    misflagged: int
    slips: tuple[Slip, ...]


def score_text(linker: Linker, gold: GoldText, context: Context) -> TextScore:
    """Return how the links of a text agree with its marks; *context* holds where *gold* is mute."""
    known: Context = {**context, **gold.known}
    found = linker.link(gold.text, undecided=True, **known)
    links = [mention for mention in found if mention.id]
    asked = [mark for mark in gold.mentions if mark.entity and not mark.optional]
    right = {mark: link for mark in asked for link in links if _is_right(link, mark)}
    bad = [link for link in links if _is_bad(link, gold.mentions)]
    wrong = [link for link in bad if any(_overlap(link, mark) for mark in asked)]
    missed = [mark for mark in asked if not any(_overlap(link, mark) for link in links)]
    slips = (
        *(_slip_of_link(gold, link, asked) for link in bad),
        *_slips_of_missed(gold, missed, found),
    )
    flagged = [mark for mark, link in right.items() if "metonym" in link.decision.flags]
    return TextScore(
        gold.lang,
        mentions=len(asked),
        right=len(right),
        wrong=len(wrong),
        missed=len(missed),
        false_alarms=len(bad) - len(wrong),
        metonyms=sum(mark.metonym for mark in asked),
        flagged=sum(mark.metonym for mark in flagged),
        misflagged=sum(not mark.metonym for mark in flagged),
        slips=tuple(sorted(slips)),
    )


def _overlap(link: Mention, mark: GoldMention) -> bool:
    return mark.start < link.end and link.start < mark.end


def _is_right(link: Mention, mark: GoldMention) -> bool:
    span = (link.start, link.end, link.id)
    return span == (mark.start, mark.end, mark.entity) or span in mark.accept


def _is_bad(link: Mention, marks: Iterable[GoldMention]) -> bool:
    """Say whether *link* is right for no mark, and overlaps none of which nothing is asked."""
    return not any(
        _is_right(link, mark) or (mark.optional and _overlap(link, mark)) for mark in marks
    )


def _slip_of_link(gold: GoldText, link: Mention, asked: Iterable[GoldMention]) -> Slip:
    marks = [mark for mark in asked if _overlap(link, mark)]
    answer = "|".join(mark.entity or NIL for mark in marks) or NIL
    return _slip(gold, link, answer, "wrong" if marks else "false alarm")


def _slips_of_missed(
    gold: GoldText, missed: Iterable[GoldMention], found: Iterable[Mention]
) -> Iterator[Slip]:
    spans = {(mention.start, mention.end): mention for mention in found}
    for mark in missed:
        if undecided := spans.get((mark.start, mark.end)):
            yield _slip(gold, undecided, mark.entity or NIL, undecided.decision.outcome)
        else:
            form = gold.text[mark.start : mark.end]
            place = f"{gold.place}+{mark.start}"
            why = "not taken for a name"
            yield Slip(place, form, mark.entity or NIL, "missed", "", "", "none", 0.0, why)


def _slip(gold: GoldText, mention: Mention, answer: str, result: str) -> Slip:
    decision = mention.decision
    return Slip(
        f"{gold.place}+{mention.start}",
        mention.form,
        answer,
        "missed" if result == "nil" else result,
        mention.id or "",
        decision.candidates[0].entity.id if decision.candidates else "",
        decision.level,
        round(decision.score, 4),
        "; ".join(decision.reasons),
    )
