"""brat standoff: text-bound annotations, who speaks what, and what is one speaker.

Source: https://brat.nlplab.org/standoff.html.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from attrs import field, frozen

from quoteattr.model import Medium, Modality, Polarity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quoteattr.model import AttributedText, Quotation

CONFIGURATION = """\
[entities]
Direct
Indirect
Mixed
Other
Cue
Mention
Title
Affiliation
[relations]
SpokenBy\tArg1:Direct|Indirect|Mixed, Arg2:Mention
CuedBy\tArg1:Direct|Indirect|Mixed, Arg2:Cue
TitleOf\tArg1:Title, Arg2:Mention
AffiliationOf\tArg1:Affiliation, Arg2:Mention
Equiv\tArg1:Mention, Arg2:Mention, <REL-TYPE>:symmetric-transitive
[events]
[attributes]
Negative\tArg:Direct|Indirect|Mixed
Modality\tArg:Direct|Indirect|Mixed, Value:possible|future|reported
Medium\tArg:Direct|Indirect|Mixed, Value:writing|thought
Gender\tArg:Mention, Value:female|male
"""
_BREAKS = re.compile(r"[\r\n\t]+")  # brat ends its lines and columns there


@frozen
class _Standoff:
    """The lines of one file, and the ids of the text-bound annotations by their type and spans."""

    text: str
    lines: list[str] = field(factory=list)
    _ids: dict[tuple[str, tuple[Span, ...]], str] = field(factory=dict)
    _numbers: dict[str, count[int]] = field(factory=lambda: {letter: count(1) for letter in "TRA#"})

    def _number(self, letter: str) -> str:
        return f"{letter}{next(self._numbers[letter])}"

    def bound(self, kind: str, *spans: Span) -> str | None:
        """The id of an annotation of some spans, written once; None where they hold no letter to annotate."""
        pieces = [piece for span in spans for piece in _lines(span, self.text)]
        if not pieces:
            return None
        if (kind, spans) not in self._ids:
            name = self._ids[kind, spans] = self._number("T")
            places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
            self.lines.append(f"{name}\t{kind} {places}\t{' '.join(piece.of(self.text) for piece in pieces)}")
        return self._ids[kind, spans]

    def relate(self, kind: str, first: str | None, second: str | None) -> None:
        if first and second:
            self.lines.append(f"{self._number('R')}\t{kind} Arg1:{first} Arg2:{second}")

    def mark(self, kind: str, name: str | None, *values: str) -> None:
        if name:
            self.lines.append(f"{self._number('A')}\t{' '.join((kind, name, *values))}")

    def note(self, name: str | None, words: str) -> None:
        if name and words.strip():
            self.lines.append(f"{self._number('#')}\tAnnotatorNotes {name}\t{' '.join(words.split())}")


def to_brat(doc: AttributedText) -> str:
    """Write the annotations of a document for the file `.ann` that goes with the text in `.txt`.

    The mentions of one speaker are equivalent, and each carries the speaker's name as a
    note.  An annotation over a line break is in pieces, as brat wants it.
    """
    standoff = _Standoff(doc.text)
    for quotation in doc.quotations:
        _quotation(standoff, quotation)
    for speaker in doc.speakers:
        mentions = [standoff.bound("Mention", mention.span) for mention in speaker.mentions]
        names = [name for name in mentions if name]
        for name in names:
            standoff.note(name, speaker.name)
            if speaker.gender:
                standoff.mark("Gender", name, speaker.gender.value)
        first = names[0] if names else None
        for title in speaker.titles:
            standoff.relate("TitleOf", standoff.bound("Title", title.span), first)
        for affiliation in speaker.affiliations:
            standoff.relate("AffiliationOf", standoff.bound("Affiliation", affiliation.span), first)
        if len(names) > 1:
            standoff.lines.append(f"*\tEquiv {' '.join(names)}")
    return "".join(f"{line}\n" for line in standoff.lines)


def _quotation(standoff: _Standoff, quotation: Quotation) -> None:
    name = standoff.bound(quotation.kind.value.capitalize(), *quotation.spans)
    if quotation.cue:
        standoff.relate("CuedBy", name, standoff.bound("Cue", quotation.cue.span))
    if quotation.mention:
        standoff.relate("SpokenBy", name, standoff.bound("Mention", quotation.mention.span))
    if quotation.speaker and not quotation.mention:
        standoff.note(name, quotation.speaker.name)
    if quotation.polarity is Polarity.NEGATIVE:
        standoff.mark("Negative", name)
    if quotation.modality is not Modality.ASSERTED:
        standoff.mark("Modality", name, quotation.modality.value)
    if quotation.medium is not Medium.SPEECH:
        standoff.mark("Medium", name, quotation.medium.value)


def _lines(span: Span, text: str) -> Iterator[Span]:
    """The parts of a span between line breaks and tabs, without the blanks at their ends."""
    ends = [span.start, *(place for found in _BREAKS.finditer(text, *span) for place in found.span()), span.end]
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        piece = text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        if piece.strip():
            yield Span(first, first + len(piece.strip()))


def text_beside(doc: AttributedText) -> dict[str, str]:
    """Give the text that an `.ann` file annotates."""
    return {".txt": doc.text}
