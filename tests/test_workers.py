"""Texts shared out among processes: the same results, whatever dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.stub import StubParser
from quoteattr import AttributedText, AttributionError, Attributor, ParserUnavailableError, WorkerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.graph import ParsedText

RAIN = "“It rained,” said Ann Lind. Rain fell."

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills processes the POSIX way")


class Mortal(StubParser):
    """Dies of a deadly text, and once of an unlucky one; fails on a bad one, with an error that cannot travel."""

    def __init__(self, mark: Path) -> None:
        super().__init__()
        self.mark = mark

    def parse_all(self, texts: Sequence[str]) -> Iterator[ParsedText]:
        """Yield parses, or die."""
        for text in texts:
            if "deadly" in text or ("unlucky" in text and not self.mark.exists()):
                self.mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            if "bad" in text:
                raise UntravelledError("cannot read", "this")
            if "fatal" in text:
                raise ParserUnavailableError("no model")
            yield from super().parse_all([text])


class UntravelledError(Exception):
    """Pickles, but cannot be unpickled."""

    def __init__(self, what: str, which: str) -> None:
        super().__init__(f"{what} {which}")


class Rooted(StubParser):
    """Cannot be sent anywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.lock = Lock()


def shown(result: Any) -> Any:
    """Show a result: how many quotations, or the reason of the failure."""
    return len(result.quotations) if isinstance(result, AttributedText) else result.reason


def test_workers_change_nothing() -> None:
    """Results come in order and equal those of one process, and no more texts are taken than the workers need."""
    taken: list[int] = []

    def endless() -> Iterator[tuple[int, str]]:
        while True:
            taken.append(len(taken))
            yield len(taken), RAIN * (len(taken) % 5)

    attributor = Attributor(parser=StubParser())
    results = attributor.pipe(endless(), workers=2, batch_size=3)
    found = [next(results) for _ in range(20)]
    results.close()  # type: ignore[attr-defined]
    assert len(taken) <= 20 + 2 * 2 * 3
    assert [(number, attributor.attribute(RAIN * (number % 5))) for number in range(1, 21)] == found


def test_no_death_costs_more_than_the_text_that_brings_it(tmp_path: Path) -> None:
    """A worker that dies once loses nothing; a text that kills its worker is reported, and the rest goes on.

    An error that does not survive the way to the caller's process is told in words.
    """
    attributor = Attributor(parser=Mortal(tmp_path / "mark"))
    given = [RAIN, "unlucky", RAIN, "bad", "deadly", RAIN, RAIN, RAIN, RAIN]
    found = list(attributor.pipe(given, workers=2, batch_size=2, errors="return"))
    died = "WorkerError: the worker process died of it each time, exit code {SIGKILL(-9)}"
    untravelled = "WorkerError: UntravelledError: cannot read this"
    assert [1, 0, 1, untravelled, died, 1, 1, 1, 1] == [shown(result) for result in found]
    assert [4] == [r.position for r in found if isinstance(r, AttributionError) and r.reason == died]


def test_what_is_nobodys_failure_is_raised(tmp_path: Path) -> None:
    """A parser that cannot load in the workers, and a source of texts that breaks, raise their own errors."""

    def broken() -> Iterator[str]:
        yield from [RAIN] * 3
        raise OSError("disk gone")

    attributor = Attributor(parser=Mortal(tmp_path / "mark"))
    with pytest.raises(ParserUnavailableError, match="no model"):
        list(attributor.pipe(["fatal"], workers=2, errors="return"))
    results = attributor.pipe(broken(), workers=2, batch_size=2)
    assert [1, 1, 1] == [shown(next(results)) for _ in range(3)]
    with pytest.raises(OSError, match="disk gone"):
        next(results)


def test_a_parser_that_cannot_be_sent_is_refused() -> None:
    """The error says that the parser does not pickle."""
    with pytest.raises(WorkerError, match="the parser cannot be sent to worker processes"):
        list(Attributor(parser=Rooted()).pipe([RAIN], workers=2))


def test_workers_that_never_begin_are_no_texts_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where processes die before any text, that is what the error says."""
    monkeypatch.setattr("quoteattr.streaming.workers._begin", os.abort)
    with pytest.raises(WorkerError, match="die before they do anything"):
        list(Attributor(parser=StubParser()).pipe([RAIN], workers=2))


# A short line goes into a pipe in one piece or not at all; what Python buffers may be interrupted in between.
SCRIPT = """
import os
from quoteattr import Attributor
from benchmarks.stub import StubParser

def endless():
    while True:
        yield "“It rained,” said Ann Lind."

for doc in Attributor(parser=StubParser()).pipe(endless(), workers=2, batch_size=2):
    os.write(1, (doc.to_json() + "\\n").encode())
"""


def test_ctrl_c_stops_all_and_leaves_lines_whole(tmp_path: Path) -> None:
    """On an interrupt all workers end at once and without a word, and every line written so far is whole.

    The script has no guard around its main part, as scripts often have not.
    """
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    where = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    running = subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, script], env=where, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert running.stdout is not None
    running.stdout.readline()
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does it: to the workers too
    out, err = running.communicate(timeout=60)
    assert -signal.SIGINT == running.returncode
    assert 1 == err.decode().count("Traceback"), err.decode()
    assert all(AttributedText.from_json(line).quotations for line in out.splitlines())
    wait_for_end(running.pid)


def wait_for_end(group: int) -> None:
    """Fail where a process of the group is still alive after some seconds."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError("workers outlived the interrupt")
