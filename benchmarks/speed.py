"""How fast quoteattr is: words per second of processor time, by stage, and beside other systems on the same texts."""

from __future__ import annotations

import subprocess
import sys
from time import process_time
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen
from threadpoolctl import threadpool_limits

from benchmarks.peers import peer
from benchmarks.predict import WARM_UP
from quoteattr import Attributor
from quoteattr.parsers.characters import same_length
from quoteattr.runtime.tokenizer import sentences
from quoteattr.scanning.layout import paragraphs
from quoteattr.scanning.scan import scan
from quoteattr.viewing.view import elide

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

EVERYTHING: Final = "everything"
_FIRST_ANSWER: Final = f"""
import time, quoteattr
quoteattr.attribute({WARM_UP!r})
print(time.process_time())
"""


@frozen
class Timing:
    """What was timed, and the seconds of processor time that it took."""

    name: str
    seconds: float


@frozen
class Speed:
    """Timings of the same words, on one thread.

    `start` is from the start of Python to the first answer; `others` are other systems'
    timings; `memory` is the most bytes that the process held, or 0 where the system does not tell.
    """

    words: int
    timings: tuple[Timing, ...]
    start: float
    others: tuple[Timing, ...] = ()
    memory: int = 0

    def rate(self, timing: Timing) -> float:
        """Words per second."""
        return self.words / max(timing.seconds, 1e-9)


def measure(texts: Sequence[str], *, parser: str = "embedded", beside: Sequence[str] = ()) -> Speed:
    """Time the stages on some texts, all seen before so that nothing is loaded or met for the first time.

    `beside` names other systems (see `benchmarks.peers`).  Raises InputError where one is not installed.
    """
    peers = [peer(name) for name in beside]
    attributor = Attributor(parser=parser)
    marks_alone = Attributor(parser=attributor.parser, indirect=False)
    with threadpool_limits(1):
        list(attributor.pipe(texts))
        viewed, views = _timed(lambda: [elide(text, paragraphs(text), scan(text)).words for text in texts])
        split, _ = _timed(lambda: [sentences(same_length(text)) for text in views])
        parsed, _ = _timed(lambda: list(attributor.parser.parse_all(views)))
        everything, _ = _timed(lambda: list(attributor.pipe(texts)))
        marks, _ = _timed(lambda: list(marks_alone.pipe(texts)))
        whole, _ = _timed(lambda: list(attributor.parser.parse_all(texts)))
        timings = [
            Timing("scanning, and the view for the parser", viewed),
            Timing("parsing the view", parsed),
            Timing("of that, words and sentences", split),
            Timing("rules: detect, attribute, resolve, describe", max(0.0, everything - viewed - parsed)),
            Timing(EVERYTHING, everything),
            Timing("quotation marks alone", marks),
            Timing("parsing the whole text", whole),
        ]
        others = tuple(Timing(title, seconds(texts)) for title, seconds in peers)
    return Speed(sum(len(text.split()) for text in texts), tuple(timings), _first_answer(), others, _memory())


def speed_table(speed: Speed) -> str:
    """Lay the timings out as a table; of other systems, how many times as fast quoteattr is."""
    heading = f"{speed.words:,} words, one thread"
    width = max(len(heading), *(len(timing.name) for timing in (*speed.timings, *speed.others)))
    lines = [f"{heading:<{width}}{'words/s':>11}"]
    lines += [f"{timing.name:<{width}}{speed.rate(timing):>11,.0f}" for timing in speed.timings]
    own = next((timing.seconds for timing in speed.timings if timing.name == EVERYTHING), 0.0)
    for timing in speed.others:
        times = timing.seconds / max(own, 1e-9)
        lines.append(f"{timing.name:<{width}}{speed.rate(timing):>11,.0f}  quoteattr {times:.1f} times as fast")
    lines.append(f"first answer of a fresh process: {speed.start:.2f} s")
    if speed.memory:
        lines.append(f"most memory at once: {speed.memory / 1e6:,.0f} MB")
    return "\n".join(lines)


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = process_time()
    result = work()
    return process_time() - begun, result


def _memory() -> int:
    try:
        from resource import RUSAGE_SELF, getrusage
    except ImportError:  # Windows
        return 0
    return getrusage(RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _first_answer() -> float:
    command = [sys.executable, "-c", _FIRST_ANSWER]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # noqa: S603 - our own code
