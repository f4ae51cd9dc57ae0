"""Dialogue that dashes introduce, as in Joyce: —Come in, said Ann."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from quoteattr.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEAD = re.compile(r"(?:—|―|–|--+)\s*(?=[^\W_]|[¿¡…(\[])")
SPEECH = re.compile(
    r"[?!]|\b(?:I|me|my|mine|we|us|our|you|your|yours|thou|thee|yes|no|oh|ah|well|please|thanks)\b"
    r"|[,.?!]\s(?:[—–-]+\s?)?(?:\w+\s){0,2}(?:said|says|asked|asks|replied|answered|cried|whispered|muttered|shouted)\b",
    re.IGNORECASE,
)
TURN = re.compile(r"(?<=[,.;:!?…])\s*(?:—|―|–|--+)(?=\s|\Z)|(?<=[,.;:!?…])\s+(?:—|―|–|--+)(?=\w)")
SENTENCE_END = re.compile(r"[.?!…,;:—–-]")


def dash_regions(text: str, paragraphs: Sequence[Span], taken: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Give (outer, content) of what is spoken in paragraphs that a dash introduces.

    A dash may as well begin a list item or a signature, so all is given up unless most such
    paragraphs show that somebody speaks (a question, an exclamation, the first or second
    person, a reporting verb), and unless the text uses dashes more than the marks of `taken`.
    Speech runs to the next dash after a stop (—So, —said Ann. —Be it.) or to the paragraph's end.
    """
    marked = _merge(taken)
    turns = [turn for paragraph in paragraphs if (turn := _turn(text, paragraph, marked)) is not None]
    spoken = sum(SPEECH.search(text, *content) is not None for _, content in turns)
    if 2 * spoken < len(turns) or len(marked) > len(turns):
        return []
    return [piece for start, content in turns for piece in _pieces(text, start, content, marked)]


def _turn(text: str, paragraph: Span, marked: Sequence[Span]) -> tuple[int, Span] | None:
    """Where a paragraph's dash stands, and what follows it, if that looks like sentences."""
    lead = LEAD.match(text, *paragraph)
    if lead is None or text[lead.end()].islower() or not SENTENCE_END.search(text, paragraph.end - 1, paragraph.end):
        return None
    if _within(lead.start(), marked):
        return None
    return lead.start(), Span(lead.end(), paragraph.end)


def _pieces(text: str, start: int, content: Span, marked: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield the spoken pieces of a turn: dashes after a stop lead out of speech and back into it."""
    outer, begin, speaking = start, content.start, True
    for dash in TURN.finditer(text, *content):
        if _within(dash.end() - 1, marked):
            continue
        if speaking and dash.start() > begin:
            yield Span(outer, dash.start()), Span(begin, dash.start())
        outer, begin, speaking = dash.start(), dash.end(), not speaking
    if speaking and begin < content.end:
        yield Span(outer, content.end), Span(begin, content.end)


def _merge(spans: Sequence[Span]) -> list[Span]:
    """Merge spans into the stretches that they cover, in order and disjoint."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _within(offset: int, marked: Sequence[Span]) -> bool:
    """Tell whether one of the disjoint spans covers the offset."""
    place = bisect_right(marked, offset, key=lambda span: span.start) - 1
    return place >= 0 and offset < marked[place].end
