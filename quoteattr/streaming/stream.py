"""Many documents in batches: in order, read no further ahead than needed, each failure told by its document."""

from __future__ import annotations

from collections import deque
from functools import partial
from itertools import count, islice
from typing import TYPE_CHECKING, Final, Literal, ParamSpec, TypeVar

from attrs import frozen

from quoteattr.errors import AttributionError, InputTypeError, OptionError, ParserUnavailableError
from quoteattr.model import AttributedText
from quoteattr.streaming.collection import seldom_collected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from quoteattr.graph import ParsedText
    from quoteattr.parsers.base import Parser

P = ParamSpec("P")
R = TypeVar("R")

Outcome = AttributedText | Exception
Errors = Literal["raise", "return"]
ERRORS: Final = ("raise", "return")


@frozen
class Document:
    """A document of a stream: its place, its text or what is wrong with it, and what the caller called it."""

    position: int
    text: str | InputTypeError
    id: object = None
    has_id: bool = False


@frozen
class Settings:
    """How a stream is worked through."""

    batch_size: int
    errors: Errors
    workers: int

    def __attrs_post_init__(self) -> None:
        for name, value in (("batch_size", self.batch_size), ("workers", self.workers)):
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                raise OptionError(f"{name} must be a whole number above 0, not {value!r}")
        if self.errors not in ERRORS:
            raise OptionError(f"errors must be 'raise' or 'return', not {self.errors!r}")


def stream(
    work: Callable[[Sequence[str]], Iterable[Outcome]], texts: Iterable[object], settings: Settings
) -> Iterator[object]:
    """Yield what the work makes of each text, or of each (id, text) pair, as a pair with that id."""
    under_way: deque[list[Document]] = deque()
    done = _done(partial(_answer, work), _remembered(batches(texts, settings.batch_size), under_way), settings.workers)
    for outcomes in done:
        for document, outcome in zip(under_way.popleft(), outcomes, strict=True):
            result = _failed(document, outcome) if isinstance(outcome, Exception) else outcome
            if isinstance(result, AttributionError) and settings.errors == "raise":
                raise result
            yield (document.id, result) if document.has_id else result


def _done(
    work: Callable[[Sequence[str | InputTypeError]], Iterable[Outcome]],
    batches: Iterator[list[str | InputTypeError]],
    workers: int,
) -> Iterator[Iterable[Outcome]]:
    if workers == 1:
        return map(work, batches)
    from quoteattr.streaming.workers import share_out

    return share_out(work, batches, workers)


def _remembered(
    given: Iterable[list[Document]], under_way: deque[list[Document]]
) -> Iterator[list[str | InputTypeError]]:
    """Yield the texts of each batch, and keep its documents until the answers come."""
    for batch in given:
        under_way.append(batch)
        yield [document.text for document in batch]


def batches(texts: Iterable[object], size: int) -> Iterator[list[Document]]:
    """Yield the documents, so many at a time; where the iterable fails, what it gave before comes first."""
    numbered = map(_document, count(), texts)
    while True:
        batch: list[Document] = []
        try:
            batch.extend(islice(numbered, size))
        except Exception:
            if batch:
                yield batch
            raise
        if not batch:
            return
        yield batch


def _document(position: int, given: object) -> Document:
    has_id = isinstance(given, tuple) and len(given) == 2
    name, text = given if isinstance(given, tuple) and has_id else (None, given)
    try:
        return Document(position, check_text(text), name, has_id=has_id)
    except InputTypeError as error:
        return Document(position, error, name, has_id=has_id)


def check_text(text: object) -> str:
    """Give back what is a str; raise InputTypeError for anything else."""
    if not isinstance(text, str):
        remedy = "leave missing values out" if isinstance(text, float) else "decode bytes, read files first"
        raise InputTypeError(f"a text must be a str, not {type(text).__name__}: {remedy}")
    return text


def _answer(
    work: Callable[[Sequence[str]], Iterable[Outcome]], texts: Sequence[str | InputTypeError]
) -> Iterator[Outcome]:
    """Let the work be done on what is a text, and leave the rest as it is."""
    done = iter(work([text for text in texts if isinstance(text, str)]))
    for text in texts:
        yield next(done) if isinstance(text, str) else text


def _failed(document: Document, cause: Exception) -> AttributionError:
    failure = AttributionError(document.position, document.id, f"{type(cause).__name__}: {cause}")
    failure.__cause__ = cause
    return failure


def attempt(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R | Exception:
    """Call a function on one document's data, and give the error back as a value if there is one.

    A parser that cannot be loaded is nobody's document's fault, and is raised.
    """
    try:
        with seldom_collected():
            return function(*args, **kwargs)
    except ParserUnavailableError:
        raise
    except Exception as error:  # noqa: BLE001 - reported with its document, whatever it is
        return error


def parse_each(parser: Parser, texts: Sequence[str]) -> Iterator[ParsedText | Exception]:
    """Parse in bulk; where that fails, go on one by one, so that nothing fails but what cannot be parsed."""
    parses = iter(parser.parse_all(texts))
    for place in range(len(texts)):
        parsed = [attempt(next, parses)]
        if isinstance(parsed[0], Exception):
            yield from (_parse_one(parser, text) for text in texts[place:])
            return
        yield parsed.pop()  # and not kept here, since parses are large


def _parse_one(parser: Parser, text: str) -> ParsedText | Exception:
    parsed = attempt(lambda: next(iter(parser.parse_all([text]))))
    if isinstance(parsed, StopIteration):
        raise ParserUnavailableError(f"the parser {parser.name!r} gives no parse: parse_all must yield one a text")
    return parsed
