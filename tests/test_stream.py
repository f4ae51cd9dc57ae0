"""Many texts in a row: ids, order, laziness, and failures that cost nobody else anything."""

from __future__ import annotations

import pickle
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.stub import StubParser
from quoteattr import AttributedText, AttributionError, Attributor, InputTypeError, OptionError, ParserUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.graph import ParsedText

REMEDY = "decode bytes, read files first"
RAIN = "“It rained,” said Ann Lind."


class Choosy(StubParser):
    """Fails on a batch that holds a bad text, and for good on one that holds a fatal text."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[int] = []

    def parse_all(self, texts: Sequence[str]) -> Iterator[ParsedText]:
        """Yield parses up to the bad text."""
        self.calls.append(len(texts))
        for text in texts:
            if "bad" in text:
                raise ValueError("cannot read this")
            if "fatal" in text:
                raise ParserUnavailableError("no model")
            yield from super().parse_all([text])


class Terse(StubParser):
    """Gives no parse at all."""

    def parse_all(self, texts: Sequence[str]) -> Iterator[ParsedText]:
        """Yield nothing."""
        yield from super().parse_all(texts[:0])


def words(result: Any) -> Any:
    """Show a result shortly: its quotations, or what went wrong."""
    return [q.text for q in result.quotations] if isinstance(result, AttributedText) else str(result)


def test_pairs_come_back_as_pairs() -> None:
    """What the caller called a text comes back with its result; texts without an id come back alone."""
    given = [("a", RAIN), (7, "Ann left.")]
    found = list(Attributor(parser=StubParser()).pipe(given))
    assert [("a", ["It rained,"]), (7, [])] == [(name, words(result)) for name, result in found]
    assert [] == list(Attributor(parser=StubParser()).pipe([]))


@pytest.mark.parametrize("batch_size", [1, 2, 16])
def test_a_failure_is_told_by_its_text(batch_size: int) -> None:
    """With errors="return", the text that cannot be parsed and the one that is none fail alone, in their places."""
    given: Any = [("a", RAIN), ("b", "A bad one."), ("c", None), ("d", RAIN), ("e", RAIN)]
    found = Attributor(parser=Choosy()).pipe(given, batch_size=batch_size, errors="return")
    assert [
        ("a", ["It rained,"]),
        ("b", "document 1 (id 'b'): ValueError: cannot read this"),
        (
            "c",
            "document 2 (id 'c'): InputTypeError: a text must be a str, not NoneType: decode bytes, read files first",
        ),
        ("d", ["It rained,"]),
        ("e", ["It rained,"]),
    ] == [(name, words(result)) for name, result in found]


def test_a_failure_in_the_rules_is_told_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of ours in one document is that document's failure; its own error stays within reach."""

    def detect(*_: object, **__: object) -> None:
        raise ZeroDivisionError("of ours")

    monkeypatch.setattr("quoteattr.attributor.detect", detect)
    (failure,) = Attributor(parser=StubParser()).pipe([RAIN], errors="return")
    assert isinstance(failure, AttributionError)
    assert (0, None, "ZeroDivisionError: of ours") == (failure.position, failure.id, failure.reason)
    assert isinstance(failure.__cause__, ZeroDivisionError)
    with pytest.raises(ZeroDivisionError, match="of ours"):
        Attributor(parser=StubParser()).attribute(RAIN)


def test_a_failure_stops_the_stream_unless_told_otherwise() -> None:
    """What came before the failure is there; then it is raised, with its position and cause."""
    results = Attributor(parser=Choosy()).pipe([RAIN, "A bad one.", RAIN])
    assert ["It rained,"] == words(next(results))
    with pytest.raises(AttributionError, match=r"^document 1: ValueError") as caught:
        next(results)
    assert isinstance(caught.value.__cause__, ValueError)
    assert [] == list(results)


@pytest.mark.parametrize("errors", ["raise", "return"])
def test_a_parser_that_cannot_work_is_nobodys_failure(errors: Any) -> None:
    """What no document could mend is raised as it is, whatever was asked for."""
    with pytest.raises(ParserUnavailableError, match="no model"):
        list(Attributor(parser=Choosy()).pipe(["fatal", RAIN], errors=errors))
    with pytest.raises(ParserUnavailableError, match="the parser 'stub' gives no parse"):
        list(Attributor(parser=Terse()).pipe([RAIN], errors=errors))


def test_a_failure_costs_one_more_parse_a_text() -> None:
    """A batch that fails goes on one by one behind what it had parsed."""
    parser = Choosy()
    list(Attributor(parser=parser).pipe([RAIN, RAIN, "bad", RAIN], batch_size=4, errors="return"))
    assert [4, 1, 1] == parser.calls


def test_what_the_source_gave_before_it_failed_is_done() -> None:
    """A source of texts that breaks raises its own error, after the results of all that it gave."""

    def broken() -> Iterator[str]:
        yield from [RAIN] * 5
        raise OSError("disk gone")

    results = Attributor(parser=StubParser()).pipe(broken(), batch_size=4)
    assert [["It rained,"]] * 5 == [words(result) for result in islice(results, 5)]
    with pytest.raises(OSError, match="disk gone"):
        next(results)


def test_an_interrupt_is_no_failure() -> None:
    """Ctrl-C within a document stops the stream, even where failures are returned."""

    class Pressed(StubParser):
        def parse_all(self, texts: Sequence[str]) -> Iterator[ParsedText]:
            raise KeyboardInterrupt(len(texts))

    with pytest.raises(KeyboardInterrupt):
        list(Attributor(parser=Pressed()).pipe([RAIN], errors="return"))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"batch_size": 0}, "batch_size must be a whole number above 0, not 0"),
        ({"batch_size": True}, "batch_size must be a whole number above 0, not True"),
        ({"workers": -1}, "workers must be a whole number above 0, not -1"),
        ({"workers": "2"}, "workers must be a whole number above 0, not '2'"),
        ({"errors": "ignore"}, "errors must be 'raise' or 'return', not 'ignore'"),
    ],
)
def test_options_are_checked_at_once(options: dict[str, Any], message: str) -> None:
    """A wrong option is refused before any text is read, as a ValueError too."""
    with pytest.raises(OptionError, match=message) as caught:
        Attributor(parser=StubParser()).pipe(iter([RAIN]), **options)
    assert isinstance(caught.value, ValueError)


def test_one_text_is_refused_at_once() -> None:
    """A str is no stream of texts."""
    with pytest.raises(InputTypeError, match="not one text"):
        Attributor(parser=StubParser()).pipe(RAIN)


def test_a_failure_pickles() -> None:
    """A failure can be sent on and keeps what it tells."""
    failure = AttributionError(3, "a", "ValueError: so")
    again = pickle.loads(pickle.dumps(failure))  # noqa: S301
    assert (3, "a", "ValueError: so", str(failure)) == (again.position, again.id, again.reason, str(again))
