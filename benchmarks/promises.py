"""What is promised of every answer, whatever the text: for the properties and the fuzzer alike."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quoteattr import AttributedText, Quotation, Span
    from quoteattr.scanning.scan import Region


def broken(found: AttributedText, text: str) -> Iterator[str]:
    """Yield each promise that an answer to a text breaks: offsets, order, ids, speakers and evidence."""
    if found.text != text:
        yield "the text is not the one that was given"
    for quotation in found.quotations:
        yield from (f"{quotation.id}: {problem}" for problem in _of_quotation(found, quotation))
    for words, span in _pieces(found):
        if not _lies_in(span, text) or words != span.of(text):
            yield f"{words!r} is not what stands at {span}"
    starts = [quotation.spans[0].start for quotation in found.quotations if quotation.spans]
    if sorted(starts) != starts:
        yield "quotations are out of order"
    if [quotation.id for quotation in found.quotations] != [f"q{n}" for n in range(1, len(found.quotations) + 1)]:
        yield "quotations are not numbered in order"
    if {speaker.id for speaker in found.speakers} != {f"s{n}" for n in range(1, len(found.speakers) + 1)}:
        yield "speakers are not numbered"


def _of_quotation(found: AttributedText, quotation: Quotation) -> Iterator[str]:
    spans = quotation.spans
    if not spans or not all(span.start < span.end and _lies_in(span, found.text) for span in spans):
        yield f"spans are empty or lie outside of the text: {spans}"
    if any(before.end > after.start for before, after in pairwise(spans)):
        yield f"spans overlap or are out of order: {spans}"
    if quotation.text != " ".join(span.of(found.text) for span in spans):
        yield f"{quotation.text!r} is not what stands at its spans"
    if quotation.speaker is not None and quotation.speaker not in found.speakers:
        yield "the speaker is not among the speakers"
    if (quotation.speaker or quotation.cue) and not quotation.evidence:
        yield "there is a speaker or a cue without evidence"
    if not all(_lies_in(span, found.text) for evidence in quotation.evidence for _, span in evidence.roles):
        yield "evidence lies outside of the text"


def _pieces(found: AttributedText) -> Iterator[tuple[str, Span]]:
    """Yield every piece of text of an answer with its span, but for contents."""
    for quotation in found.quotations:
        yield from ((each.text, each.span) for each in (quotation.cue, quotation.mention) if each)
    for speaker in found.speakers:
        for several in (speaker.titles, speaker.affiliations, speaker.mentions):
            yield from ((each.text, each.span) for each in several)


def crossing(regions: Iterable[Region], text: str) -> Iterator[str]:
    """Yield what is wrong with quoted regions: each lies in the text, in order, within another or away from it."""
    around: list[Span] = []
    last = 0
    for region in regions:
        outer, content = region.outer, region.content
        if not (_lies_in(outer, text) and outer.contains(content) and content.start < content.end):
            yield f"{region} is empty or lies outside of the text"
        if outer.start < last:
            yield f"{region} is out of order"
        last = outer.start
        while around and around[-1].end <= outer.start:
            around.pop()
        if around and not around[-1].contains(outer):
            yield f"{region} crosses {around[-1]}"
        if len(around) != region.depth:
            yield f"{region} has {len(around)} regions around it"
        around.append(content)


def _lies_in(span: Span, text: str) -> bool:
    return 0 <= span.start <= span.end <= len(text)
