"""Batches in, batches with their answers out, in the same order, in one process or many."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any

from normalize.cli.tables.batch import Batch
from normalize.columns import Answer, Answerer, Asked
from normalize.errors import InputError

if TYPE_CHECKING:
    from concurrent.futures import Future

SHARE = 32  # names that a process is given at a time
AHEAD = 4  # batches for each process that are read before the first is answered
Answers = Sequence[Sequence[Answer | None]]
Work = list[tuple[list[Asked], "Future[list[Answer | None]]"]]
Submit = Callable[[list[Asked]], "Future[list[Answer | None]]"]


def answered(
    batches: Iterable[Batch], answerer: Answerer, jobs: int, meanwhile: Callable[[], None]
) -> Iterator[tuple[Batch, Answers]]:
    """Yield each of *batches* with the answers to what it asks, column after column.

    With several *jobs* as many processes share the mapped gazetteer. *meanwhile* is called now
    and then, while there is work.
    """
    if jobs == 1:
        for batch in batches:
            yield batch, _alone(batch, answerer, meanwhile)
        return
    with _workers(answerer, jobs) as submit:
        yield from _together(batches, answerer, submit, AHEAD * jobs, meanwhile)


def _alone(batch: Batch, answerer: Answerer, meanwhile: Callable[[], None]) -> Answers:
    if answerer.is_full:
        answerer.forget()
    for question in answerer.unknown(chain.from_iterable(batch.asked)):
        answerer.recall([question])
        meanwhile()
    return [answerer.recall(column) for column in batch.asked]


def _together(
    batches: Iterable[Batch],
    answerer: Answerer,
    submit: Submit,
    ahead: int,
    meanwhile: Callable[[], None],
) -> Iterator[tuple[Batch, Answers]]:
    waiting: deque[tuple[Batch, Work]] = deque()
    given: set[Asked] = set()
    for batch in batches:
        while waiting and (len(waiting) == ahead or answerer.is_full):
            yield _taken_back(*waiting.popleft(), answerer, given, meanwhile)
        if answerer.is_full:
            answerer.forget()
        new = [q for q in answerer.unknown(chain.from_iterable(batch.asked)) if q not in given]
        given.update(new)
        shares = [new[at : at + SHARE] for at in range(0, len(new), SHARE)]
        waiting.append((batch, [(share, submit(share)) for share in shares]))
    while waiting:
        yield _taken_back(*waiting.popleft(), answerer, given, meanwhile)


def _taken_back(
    batch: Batch, work: Work, answerer: Answerer, given: set[Asked], meanwhile: Callable[[], None]
) -> tuple[Batch, Answers]:
    for asked, future in work:
        answerer.learn(asked, future.result())
        given.difference_update(asked)
        meanwhile()
    return batch, [answerer.recall(column) for column in batch.asked]


@contextmanager
def _workers(answerer: Answerer, jobs: int) -> Iterator[Submit]:
    """Start *jobs* processes, and give what submits names to them."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    start = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, start, _begin, (answerer,))
    try:
        yield lambda asked: pool.submit(_answer, asked)
    except BrokenProcessPool:
        fact = "a process that resolves names has died"
        raise InputError("--jobs", fact, "give it more memory, or fewer jobs") from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


_OURS: list[Answerer] = []  # of a process that answers for another


def _begin(answerer: Answerer) -> None:
    """Make this process ready to answer, and to end with the one that started it."""
    import multiprocessing.connection
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _OURS[:] = [answerer]
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:  # noqa: ANN401
    import os

    parent.join()
    os._exit(1)


def _answer(asked: list[Asked]) -> list[Answer | None]:
    return _OURS[0](asked)
