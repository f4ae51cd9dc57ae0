"""Batches worked through by several processes: in order, no further ahead than needed, and past any death.

A process may die: killed from outside, or by a document that no Python code survives.  All
that was under way is then done again, batch by batch in a process of its own; where that dies
too, document by document.  So a process that was killed loses nothing, and a document that
kills whoever works on it is found, reported and left behind.
"""

from __future__ import annotations

import pickle
import re
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from quoteattr.errors import WorkerError

if TYPE_CHECKING:
    from loky.process_executor import ProcessPoolExecutor

Given = TypeVar("Given")
Made = TypeVar("Made")
Batch = Sequence[Any]
Work = Callable[[Sequence[Given]], Iterable[Made]]

# Batches under way for each worker: one in hand, and one to go on with.
_AHEAD: Final = 2
# A document may be unlucky once: memory was short, or somebody killed the process.
_TRIES: Final = 2
# Numerical libraries read these as they load, and would else take all cores in each process.
_ONE_THREAD: Final = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_EXIT_CODES: Final = re.compile(r"exit codes? of the workers are (\{[^}]*\})")


def share_out(work: Work[Given, Made], batches: Iterator[Sequence[Given]], workers: int) -> Iterator[list[Made]]:
    """Yield for each batch what the work makes of it: one answer an item.

    The work goes to each process once.  Exceptions may be among its answers; one that it
    raises is raised here.  An item that its process dies of, twice and alone, has a
    WorkerError for its answer.  Raises WorkerError where the work cannot be pickled, or
    where processes die before they do anything.
    """
    payload = _packed(work)
    source = _Source(batches)
    left: _UnderWay | None = None
    while left or left is None:
        with _crew(payload, workers) as crew:
            left = yield from _together(crew, source, _AHEAD * workers)
        yield from _carefully(payload, left)


_UnderWay = deque[tuple[Batch, "Future[list[Any]]"]]


class _Source:
    """The batches still to come; an error of theirs waits until all that came before it is done."""

    def __init__(self, batches: Iterator[Batch]) -> None:
        self._batches = batches
        self._error: Exception | None = None

    def take(self) -> Batch | None:
        """Give the next batch, or None where there is no more."""
        try:
            return None if self._error else next(self._batches, None)
        except Exception as error:  # noqa: BLE001 - raised by `finish`
            self._error = error
            return None

    def finish(self) -> None:
        """Raise what kept more batches from coming, if anything did."""
        if self._error:
            raise self._error


def _together(crew: ProcessPoolExecutor, source: _Source, ahead: int) -> Generator[list[Any], None, _UnderWay]:
    """Yield what all workers do until the end, or until one dies; return what is then under way."""
    under_way: _UnderWay = deque()
    while True:
        while len(under_way) < ahead and (batch := source.take()) is not None:
            under_way.append((batch, _submit(crew, batch)))
        if not under_way:
            source.finish()
            return under_way
        if _is_dead(under_way[0][1]):
            return under_way
        yield under_way.popleft()[1].result()


def _carefully(payload: bytes, under_way: _UnderWay) -> Iterator[list[Any]]:
    """Yield what is done of the batches that were under way when a worker died, and do the others again."""
    for batch, future in under_way:
        yield _alone(payload, batch) if _is_dead(future) else future.result()


def _alone(payload: bytes, batch: Batch) -> list[Any]:
    """Do a batch in a process of its own; where that dies, each of its items."""
    with _crew(payload, 1) as crew:
        if _is_dead(_submit(crew, [])):
            raise WorkerError("worker processes die before they do anything: run with workers=1 to see why")
        done = _submit(crew, batch)
        if not _is_dead(done):
            return done.result()
    return [_persistently(payload, item) for item in batch]


def _persistently(payload: bytes, item: object) -> Any:
    """Do one item in a process of its own, and once more where that dies."""
    codes = None
    for _ in range(_TRIES):
        with _crew(payload, 1) as crew:
            done = _submit(crew, [item])
            if not _is_dead(done):
                return done.result()[0]
            codes = _EXIT_CODES.search(str(done.exception()))
    return WorkerError(f"the worker process died of it each time{f', exit code {codes[1]}' if codes else ''}")


def _is_dead(future: Future[list[Any]]) -> bool:
    """Wait until a batch is done, and tell whether a process died before it was."""
    return isinstance(future.exception(), BrokenExecutor)


@contextmanager
def _crew(payload: bytes, size: int) -> Iterator[ProcessPoolExecutor]:
    """So many worker processes; they end with the block, at once where it is left before its end."""
    from loky.process_executor import ProcessPoolExecutor

    crew = ProcessPoolExecutor(size, initializer=_begin, initargs=(payload,), env=_ONE_THREAD)
    done = False
    try:
        yield crew
        done = True
    finally:
        crew.shutdown(kill_workers=not done)


def _submit(crew: ProcessPoolExecutor, batch: Batch) -> Future[list[Any]]:
    """Hand a batch to the crew, or to nobody where one of them has just died."""
    try:
        future: Future[list[Any]] = crew.submit(_do, batch)
    except BrokenExecutor as error:
        future = Future()
        future.set_exception(error)
    return future


def _packed(work: Work[Any, Any]) -> bytes:
    from cloudpickle import dumps

    try:
        packed: bytes = dumps(work)
    except Exception as error:
        raise WorkerError(
            f"the parser cannot be sent to worker processes, since it does not pickle: {error}"
        ) from error
    return packed


# What runs in a worker


class _Hand:
    """What a worker process is given when it begins."""

    payload = b""


def _begin(payload: bytes) -> None:
    """Keep the work for later; leave Ctrl-C to the process that reads the results."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Hand.payload = payload


@cache
def _work() -> Work[Any, Any]:
    """The work, unpacked once."""
    work: Work[Any, Any] = pickle.loads(_Hand.payload)  # noqa: S301 - our own parent packed it
    return work


def _do(batch: Batch) -> list[Any]:
    return [_portable(answer) for answer in _work()(batch)]


def _portable(answer: Any) -> Any:
    """The answer, or, for an exception that would not survive the way back, one that tells the same."""
    if not isinstance(answer, Exception):
        return answer
    try:
        pickle.loads(pickle.dumps(answer))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - whatever it is, it cannot travel
        return WorkerError(f"{type(answer).__name__}: {answer}")
    return answer
