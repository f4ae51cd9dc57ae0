"""Hypothesis strategies for the values that quoteattr hands out, all over one nasty text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st
from strategies import pieces, texts

from quoteattr import (
    Affiliation,
    AttributedText,
    Cue,
    Evidence,
    Gender,
    Kind,
    Medium,
    Mention,
    Modality,
    Polarity,
    Quotation,
    Span,
    Speaker,
    SpeakerType,
    Tenure,
    Title,
)

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

W = TypeVar("W", Cue, Mention, Affiliation)
T = TypeVar("T")


names = st.lists(pieces, max_size=3).map("".join)
"""Short strings, as nasty as the texts."""


def few(values: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
    """Give tuples of up to three values."""
    return st.lists(values, max_size=3).map(tuple)


def spans(text: str) -> SearchStrategy[Span]:
    """Give spans of a text, empty ones among them."""
    place = st.integers(0, len(text))
    return st.tuples(place, place).map(lambda ends: Span(min(ends), max(ends)))


def words(make: type[W], text: str) -> SearchStrategy[W]:
    """Give cues, mentions or affiliations that stand in a text."""
    return spans(text).map(lambda span: make(span.of(text), span))


def titles(text: str) -> SearchStrategy[Title]:
    """Give titles that stand in a text, of any tenure or none."""
    tenures = st.none() | st.sampled_from(Tenure)
    return st.tuples(spans(text), tenures).map(lambda title: Title(title[0].of(text), *title))


def evidence(text: str) -> SearchStrategy[Evidence]:
    """Give evidence with any names and spans of a text."""
    return st.builds(Evidence, names, few(st.tuples(names, spans(text))))


def speakers(name: str, text: str) -> SearchStrategy[Speaker]:
    """Give speakers of one id."""
    return st.builds(
        Speaker,
        id=st.just(name),
        name=names,
        type=st.sampled_from(SpeakerType),
        honorifics=few(names),
        titles=few(titles(text)),
        affiliations=few(words(Affiliation, text)),
        mentions=few(words(Mention, text)),
        gender=st.none() | st.sampled_from(Gender),
    )


@st.composite
def quotations(
    draw: st.DrawFn, name: str, text: str, known: tuple[Speaker, ...], others: tuple[Speaker, ...], earlier: list[str]
) -> Quotation:
    """Give quotations of one id, by one of the known speakers or by nobody, within an earlier one or none."""
    content = draw(few(spans(text)))
    everybody = (*known, *others)
    return Quotation(
        id=name,
        kind=draw(st.sampled_from(Kind)),
        text=" ".join(span.of(text) for span in content),
        spans=content,
        cue=draw(st.none() | words(Cue, text)),
        mention=draw(st.none() | words(Mention, text)),
        speaker=draw(st.sampled_from((None, *known))),
        evidence=draw(few(evidence(text))),
        closed=draw(st.booleans()),
        polarity=draw(st.sampled_from(Polarity)),
        modality=draw(st.sampled_from(Modality)),
        parent=draw(st.sampled_from((None, *earlier))),
        medium=draw(st.sampled_from(Medium)),
        addressee=draw(st.sampled_from((None, *everybody))),
    )


ids = st.lists(names, max_size=3, unique=True)


@st.composite
def documents(draw: st.DrawFn) -> AttributedText:
    """Give attributed texts whose parts agree with each other."""
    text = draw(texts)
    everybody = [draw(speakers(name, text)) for name in draw(ids)]
    spoken = draw(st.integers(0, len(everybody)))
    known, others = tuple(everybody[:spoken]), tuple(everybody[spoken:])
    numbered = draw(ids)
    found = (draw(quotations(name, text, known, others, numbered[:place])) for place, name in enumerate(numbered))
    return AttributedText(text, tuple(found), known, draw(st.none() | names), others)
