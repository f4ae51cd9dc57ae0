"""A document that holds whatever an exchange format may trip over."""

from __future__ import annotations

from quoteattr import (
    Affiliation,
    AttributedText,
    Cue,
    Evidence,
    Gender,
    Kind,
    Mention,
    Modality,
    Polarity,
    Quotation,
    Span,
    Speaker,
    SpeakerType,
    Title,
)

TEXT = (
    "“Fish 🐟 & chips <stay>,” said Ms. Ann\tLee, mayor of Ely, “for\nnow.”\r\n\r\n"
    "“Bo told me ‘never again,’” she added. He denied that it was so.\r"
    "\n\nThe crew would object. A report found gaps, and the council “=1+1” agreed\x0b.\n"
    "They sang “Low Tide” 😀."
)


def span(words: str, after: int = 0) -> Span:
    """Find words in the text."""
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


LEE = Speaker(
    "s1",
    "Ann Lee",
    SpeakerType.PERSON,
    ("Ms.",),
    (Title("mayor", span("mayor")), Title("mayor", span("mayor"))),
    (Affiliation("Ely", span("Ely")),),
    (Mention("Ann\tLee", span("Ann\tLee")), Mention("she", span("she"))),
    Gender.FEMALE,
)
BO = Speaker(
    "s2", "Bo", SpeakerType.PERSON, mentions=(Mention("Bo", span("Bo")), Mention("He", span("He"))), gender=Gender.MALE
)
CREW = Speaker("s3", "The crew", SpeakerType.GROUP, mentions=(Mention("The crew", span("The crew")),))
REPORT = Speaker("s4", "A report", SpeakerType.DOCUMENT, mentions=(Mention("A report", span("A report")),))
COUNCIL = Speaker("s5", "council", SpeakerType.ORGANIZATION, mentions=(Mention("the council", span("the council")),))


def quotation(number: int, kind: Kind, *words: str, cue: str | None = None, **more: object) -> Quotation:
    """Build a quotation of words that stand in the text."""
    spans = tuple(map(span, words))
    return Quotation(
        id=f"q{number}",
        kind=kind,
        text=" ".join(words),
        spans=spans,
        cue=Cue(cue, span(cue)) if cue else None,
        evidence=(Evidence("subject", (("content", spans[0]),)),),
        **more,  # type: ignore[arg-type]
    )


OUTER = "Bo told me ‘never again,’"
QUOTATIONS = (
    quotation(1, Kind.DIRECT, "Fish 🐟 & chips <stay>,", "for\nnow.", cue="said", mention=LEE.mentions[0], speaker=LEE),
    quotation(2, Kind.DIRECT, OUTER, cue="added", mention=LEE.mentions[1], speaker=LEE),
    quotation(3, Kind.DIRECT, "never again,", cue="told", mention=BO.mentions[0], speaker=BO, parent="q2"),
    quotation(
        4,
        Kind.INDIRECT,
        "that it was so",
        cue="denied",
        mention=BO.mentions[1],
        speaker=BO,
        polarity=Polarity.NEGATIVE,
    ),
    quotation(
        5, Kind.INDIRECT, "object", cue="would", mention=CREW.mentions[0], speaker=CREW, modality=Modality.POSSIBLE
    ),
    quotation(6, Kind.INDIRECT, "gaps", cue="found", mention=REPORT.mentions[0], speaker=REPORT),
    quotation(7, Kind.MIXED, "=1+1", cue="agreed", mention=COUNCIL.mentions[0], speaker=COUNCIL, closed=False),
    quotation(8, Kind.OTHER, "Low Tide", mention=Mention("They", span("They"))),
)
DOC = AttributedText(TEXT, QUOTATIONS, (LEE, BO, CREW, REPORT, COUNCIL), "a b/ü.txt")
"""Astral characters, markup, tabs, CRLF, a vertical tab; nested, split, denied; every type of speaker."""

CROSSING = AttributedText(
    "ab\n\ncd\x85ef",
    (
        Quotation("q1", Kind.DIRECT, "b\n\ncd", (Span(1, 6),)),
        Quotation("q2", Kind.DIRECT, "d\x85ef", (Span(5, 9),)),
    ),
)
"""Two quotations that cross each other, one of them over the edge of a paragraph."""
EMPTY = AttributedText("")
