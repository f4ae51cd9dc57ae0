"""The values that callers get: checked, frozen, and comparable."""

from __future__ import annotations

import pickle

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from quoteattr import (
    AttributedText,
    Cue,
    Evidence,
    Kind,
    Mention,
    OffsetError,
    Quotation,
    QuoteattrError,
    Span,
    Speaker,
    SpeakerType,
    Tenure,
    Title,
)

TEXT = "“So,” said Ann."
QUOTATION = Quotation(
    "q1",
    Kind.DIRECT,
    "So,",
    (Span(1, 4),),
    Cue("said", Span(6, 10)),
    Mention("Ann", Span(11, 14)),
    Speaker("s1", "Ann", SpeakerType.PERSON, titles=(Title("mayor", Span(0, 0)),)),
    (Evidence("subject", (("cue", Span(6, 10)),)),),
)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-2, -1)])
def test_impossible_spans_are_refused(start: int, end: int) -> None:
    """A span that begins before the text or ends before it begins is named in the error."""
    with pytest.raises(OffsetError, match=f"start={start}, end={end}"):
        Span(start, end)


def test_an_offset_error_is_a_value_error() -> None:
    """A caller may catch the built-in type, or all that quoteattr raises."""
    assert (True, True) == (issubclass(OffsetError, ValueError), issubclass(OffsetError, QuoteattrError))


def test_a_span_slices_its_text() -> None:
    """A span gives the words it stands for."""
    assert "said" == Span(6, 10).of(TEXT)


def test_a_span_unpacks_and_measures() -> None:
    """A span is as long as its words and unpacks into its ends."""
    start, end = Span(6, 10)
    assert (6, 10, 4) == (start, end, len(Span(6, 10)))


def test_an_empty_span_is_true() -> None:
    """A span without words is still a span, and not taken for none."""
    assert (True, 0) == (bool(Span(3, 3)), len(Span(3, 3)))


def test_spans_order_by_place() -> None:
    """Spans sort by where they begin, then by where they end."""
    assert [Span(0, 4), Span(1, 2), Span(1, 3)] == sorted([Span(1, 3), Span(0, 4), Span(1, 2)])


@pytest.mark.parametrize(
    ("other", "contains", "overlaps"),
    [
        (Span(2, 6), True, True),
        (Span(3, 5), True, True),
        (Span(1, 3), False, True),
        (Span(5, 9), False, True),
        (Span(0, 2), False, False),
        (Span(6, 8), False, False),
        (Span(4, 4), True, False),
    ],
)
def test_spans_contain_and_overlap(other: Span, contains: bool, overlaps: bool) -> None:
    """Half-open spans that only touch share nothing; an empty span overlaps none."""
    span = Span(2, 6)
    assert (contains, overlaps) == (span.contains(other), span.overlaps(other))


def test_values_cannot_be_changed() -> None:
    """Results are frozen."""
    with pytest.raises(FrozenInstanceError):
        QUOTATION.text = "No,"  # type: ignore[misc]


def test_values_compare_hash_and_pickle() -> None:
    """Equal values are interchangeable, here and in another process."""
    copy = pickle.loads(pickle.dumps(QUOTATION))  # noqa: S301
    assert (QUOTATION, hash(QUOTATION)) == (copy, hash(copy))
    assert QUOTATION != evolve(QUOTATION, id="q2")


def test_kinds_are_their_words() -> None:
    """A kind compares with the word that JSON holds."""
    assert ["direct", "indirect", "mixed", "other"] == list(Kind)


def test_a_text_is_not_printed_whole() -> None:
    """A result says how long its text is instead of repeating it."""
    shown = repr(AttributedText(TEXT))
    assert ("<15 characters>" in shown, "said" in shown) == (True, False)


def test_speakers_are_counted() -> None:
    """The most quoted come first; whoever has no quotation has none."""
    ann, bo = (Speaker(f"s{n}", name, SpeakerType.PERSON) for n, name in ((1, "Ann"), (2, "Bo")))
    told = tuple(evolve(QUOTATION, id=f"q{n}", speaker=who) for n, who in enumerate((ann, bo, bo, None)))
    assert ((bo, 2), (ann, 1)) == AttributedText(TEXT, told, (ann, bo)).tally()
    assert ((ann, 0),) == AttributedText(TEXT, (), (ann,)).tally()


@pytest.mark.parametrize(
    ("name", "honorifics", "called"),
    [("Varley", ("Mrs.", "Miss"), "Mrs. Varley"), ("Ann Varley", ("Mrs.",), "Ann Varley"), ("Varley", (), "Varley")],
)
def test_a_surname_is_called_with_its_honorific(name: str, honorifics: tuple[str, ...], called: str) -> None:
    """Mr. and Mrs. Varley are told apart where people look; the name stays the name."""
    speaker = Speaker("s1", name, SpeakerType.PERSON, honorifics)
    assert (called, name) == (speaker.called, speaker.name)


@pytest.mark.parametrize(
    ("text", "tenure", "described"),
    [
        ("mayor", None, "mayor"),
        ("mayor", Tenure.FORMER, "former mayor"),
        ("former mayor", Tenure.FORMER, "former mayor"),
        ("retired teacher", Tenure.FORMER, "retired teacher"),
        ("retired teacher", Tenure.ACTING, "acting retired teacher"),
    ],
)
def test_titles_are_described_once(text: str, tenure: Tenure | None, described: str) -> None:
    """A title that says by itself that it is past is not called former as well."""
    assert described == Title(text, Span(0, len(text)), tenure).described
