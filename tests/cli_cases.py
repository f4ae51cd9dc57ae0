"""A ready answer, and what the command line makes of it."""

from __future__ import annotations

from quoteattr import (
    Affiliation,
    AttributedText,
    Cue,
    Kind,
    Mention,
    Polarity,
    Quotation,
    Span,
    Speaker,
    SpeakerType,
    Title,
)

TEXT = "“It works and it will go on working, and on,” said Ann Lee, mayor of Ely. “Who\nknows.”"


def _span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


LONG = "It works and it will go on working, and on,"
SPEAKER = Speaker(
    "s1",
    "Ann Lee",
    SpeakerType.PERSON,
    titles=(Title("mayor", _span("mayor")),),
    affiliations=(Affiliation("Ely", _span("Ely")),),
)
CUE, MENTION = Cue("said", _span("said")), Mention("Ann Lee", _span("Ann Lee"))
FIRST = Quotation("q1", Kind.DIRECT, LONG, (_span(LONG),), CUE, MENTION, SPEAKER)
SECOND = Quotation("q2", Kind.DIRECT, "Who\nknows.", (_span("Who\nknows."),), polarity=Polarity.NEGATIVE)
DOC = AttributedText(TEXT, (FIRST, SECOND), (SPEAKER,))
TABLES = """\
QUOTATION                                 KIND              CUE   MENTION  SPEAKER
It works and it will go on working, and…  direct            said  Ann Lee  Ann Lee
Who knows.                                direct, negative  -     -        -

SPEAKER  TITLES  AFFILIATIONS
Ann Lee  mayor   Ely
"""
