"""How fast quoteattr is, by stage, in words per second of processor time, and beside spaCy on the same texts."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from time import process_time
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen
from threadpoolctl import threadpool_limits

from benchmarks.predict import WARM_UP
from benchmarks.problems import InputError
from quoteattr import Attributor
from quoteattr.parsers.characters import same_length
from quoteattr.runtime.tokenizer import sentences
from quoteattr.scanning.layout import paragraphs
from quoteattr.scanning.scan import scan
from quoteattr.viewing.view import elide

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# What parses in spaCy's English models; the rest of a model is switched off.
_COMPARED: Final = frozenset({"tok2vec", "transformer", "tagger", "parser", "ner"})
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
    """Timings of the same words, on one thread; `start` is from the start of Python to the first answer."""

    words: int
    timings: tuple[Timing, ...]
    start: float

    def rate(self, timing: Timing) -> float:
        """Words per second."""
        return self.words / max(timing.seconds, 1e-9)


def measure(texts: Sequence[str], *, parser: str = "embedded", beside: str | None = None) -> Speed:
    """Time the stages on some texts, all seen before so that nothing is loaded or met for the first time.

    `beside` is the module of a spaCy model.  Raises InputError where it is not installed.
    """
    model = _spacy(beside) if beside else None
    attributor = Attributor(parser=parser)
    with threadpool_limits(1):
        list(attributor.pipe(texts))
        viewed, views = _timed(lambda: [elide(text, paragraphs(text), scan(text)).words for text in texts])
        split, _ = _timed(lambda: [sentences(same_length(text)) for text in views])
        parsed, _ = _timed(lambda: list(attributor.parser.parse_all(views)))
        everything, _ = _timed(lambda: list(attributor.pipe(texts)))
        whole, _ = _timed(lambda: list(attributor.parser.parse_all(texts)))
        timings = [
            Timing("scanning, and the view for the parser", viewed),
            Timing("parsing the view", parsed),
            Timing("of that, words and sentences", split),
            Timing("rules: detect, attribute, resolve, describe", max(0.0, everything - viewed - parsed)),
            Timing("everything", everything),
            Timing("parsing the whole text", whole),
        ]
        if model is not None:
            model(texts[:1])
            timings.append(Timing(f"{beside}: tagger, parser and names", _timed(lambda: model(texts))[0]))
    return Speed(sum(len(text.split()) for text in texts), tuple(timings), _first_answer())


def speed_table(speed: Speed) -> str:
    """Lay the timings out as a table."""
    heading = f"{speed.words:,} words, one thread"
    width = max(len(heading), *(len(timing.name) for timing in speed.timings))
    lines = [f"{heading:<{width}}{'words/s':>11}"]
    lines += [f"{timing.name:<{width}}{speed.rate(timing):>11,.0f}" for timing in speed.timings]
    lines.append(f"first answer of a fresh process: {speed.start:.2f} s")
    return "\n".join(lines)


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = process_time()
    result = work()
    return process_time() - begun, result


def _spacy(name: str) -> Callable[[Sequence[str]], None]:
    try:
        pipeline = import_module(name).load()
    except ImportError as error:
        raise InputError(f"the spaCy model {name!r} is not installed: pip install it, or leave --beside out") from error
    others = [component for component in pipeline.pipe_names if component not in _COMPARED]

    def run(texts: Sequence[str]) -> None:
        for _ in pipeline.pipe([same_length(text) for text in texts], disable=others):
            pass

    return run


def _first_answer() -> float:
    command = [sys.executable, "-c", _FIRST_ANSWER]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # noqa: S603 - our own code
