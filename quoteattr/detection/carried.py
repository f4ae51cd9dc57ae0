"""Stage 3c: sentences that go on with a quotation right before them, though no cue says so.

“The dam is old,” Ann said. Now it was “about to fail.”
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import regex
from attrs import evolve

from quoteattr.model import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quoteattr.detection.drafts import Draft
    from quoteattr.graph import ParsedText

# The rule of a fragment whose sentence goes on with the quotation before it.
CARRIED_ON = "carried-on"
_STOPS = regex.compile(r"[\s.?!]*\Z")


def carried_on(parsed: ParsedText, drafts: Sequence[Draft]) -> list[Draft]:
    """Widen fragments that nobody reports to their sentence, where that follows what a tag reports."""
    starts = [sentence.start for sentence in parsed.sentences]
    found: list[Draft] = []
    for number, draft in enumerate(drafts):
        last = found[-1] if found else None
        whole = None
        if draft.kind is Kind.MIXED and draft.frame is None and last is not None and last.kind is Kind.DIRECT:
            whole = _sentence(parsed, starts, last, draft)
        free = whole is not None and (number + 1 == len(drafts) or whole.end <= drafts[number + 1].start)
        found.append(evolve(draft, spans=(whole,), rule=CARRIED_ON) if whole is not None and free else draft)
    return found


def _sentence(parsed: ParsedText, starts: Sequence[int], last: Draft, draft: Draft) -> Span | None:
    """The sentence around a fragment, without its stop, if it comes right behind the one that reports the last."""
    place = bisect_right(starts, draft.start) - 1
    if place < 1 or last.frame is None or last.frame.sentence is not parsed.sentences[place - 1]:
        return None
    before, sentence = parsed.sentences[place - 1 : place + 1]
    if last.end > sentence.start or "\n" in parsed.text[before.end : sentence.start]:
        return None
    end = parsed.sentences[max(bisect_right(starts, draft.end - 1) - 1, place)].end
    outer = draft.regions[-1].outer
    return _without_stop(parsed.text, Span(min(sentence.start, outer.start), max(end, outer.end)))


def _without_stop(text: str, span: Span) -> Span:
    stop = _STOPS.search(text, span.start, span.end)
    return Span(span.start, stop.start() if stop else span.end)
