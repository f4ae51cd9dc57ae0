"""Stage 3c: quotations within quotations: “Putin said he expects rain,” said Ann.

What stands in quotation marks is no part of the text as it is parsed, so the sentences of it
that may report something are parsed apart.  Frames within retold words are in the parse already.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

import regex
from attrs import evolve, frozen

from quoteattr.detection.classes import classes
from quoteattr.detection.detect import detect, near, report, reported, tells_speech
from quoteattr.detection.naming import NAMING
from quoteattr.lexicon import CueKind
from quoteattr.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.detection.detect import Detected
    from quoteattr.detection.drafts import Draft
    from quoteattr.detection.frames import Frame
    from quoteattr.graph import ParsedText
    from quoteattr.lexicon import Lexicon
    from quoteattr.scanning.scan import Region

# A stop is looked at once, from its beginning, however long it is.
_SENTENCE = regex.compile(r"\S.*?(?:(?<![.?!…])[.?!…]++[\"”’»)\]]*+(?=\s++[\p{Lu}\"“‘«(])|\Z)", regex.DOTALL)
_WORD = regex.compile(r"[\p{L}’'-]+")
_TOLD = frozenset({CueKind.SPEECH, CueKind.WRITING})
_LEAST_WORDS = 4  # a shorter sentence has no room for a frame and what it reports


@frozen
class Nested:
    """A quotation that a frame reports within the words of another, the holder."""

    draft: Draft
    frame: Frame
    holder: Draft


def stretches(text: str, regions: Sequence[Region], lexicon: Lexicon, *, marked: bool = False) -> tuple[Span, ...]:
    """Find the sentences in quotation marks that hold a cue, and so are worth parsing, in order.

    With `marked`, those alone that hold quotation marks of their own.
    """
    inner = [region.outer for region in regions if region.depth == 1]
    if marked and not inner:
        return ()
    return tuple(
        span
        for region in regions
        if region.depth == 0
        for span in _sentences(text, region.content, inner)
        if _may_report(text, span, lexicon) and (not marked or _holds_one(span, inner))
    )


def _sentences(text: str, content: Span, inner: Sequence[Span]) -> Iterator[Span]:
    """Yield the sentences of a stretch; none ends within marks of its own."""
    begin: int | None = None
    for found in _SENTENCE.finditer(text, *content):
        begin = found.start() if begin is None else begin
        place = bisect_left(inner, found.end(), key=attrgetter("start")) - 1
        if place < 0 or inner[place].end <= found.end():
            yield Span(begin, found.end())
            begin = None


def _holds_one(span: Span, inner: Sequence[Span]) -> bool:
    place = bisect_left(inner, span.start, key=attrgetter("start"))
    return place < len(inner) and inner[place].start < span.end


def _may_report(text: str, span: Span, lexicon: Lexicon) -> bool:
    words: list[str] = _WORD.findall(text, *span)
    return len(words) >= _LEAST_WORDS and any(_tells(word, lexicon) for word in words)


def _tells(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is a verb of speech or writing that may report a clause."""
    verb = lexicon.cue(word)
    return verb is not None and verb.kind in _TOLD and "clause" in verb.licenses


def nested(parsed: ParsedText, detected: Detected, regions: Sequence[Region], lexicon: Lexicon) -> tuple[Nested, ...]:
    """Find what frames report within the words of the quotations of a text, in text order.

    Only what cues of speech and writing report at length counts: “I think it rained” reports
    nobody else, and “nobody told us about the rain” reports no words.
    """
    holders = _Holders(detected.drafts)
    drafts = [*_in_marks(parsed, regions, lexicon), *_in_retold_words(parsed, detected, regions, lexicon)]
    found: dict[int, Nested] = {}  # by the cue: words in marks may be parsed apart and with the words around
    for draft in drafts:
        holder = holders.around(draft) if draft.rule not in NAMING else None
        if holder is not None and draft.frame is not None and draft.frame is not holder.frame:
            found.setdefault(draft.frame.cue.start, Nested(draft, draft.frame, holder))
    return tuple(sorted(found.values(), key=lambda each: (each.draft.start, -each.draft.end)))


class _Holders:
    """The quotations that are not nested, found by place."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._spans = sorted(((span, draft) for draft in drafts for span in draft.spans), key=lambda pair: pair[0])
        self._starts = [span.start for span, _ in self._spans]

    def around(self, draft: Draft) -> Draft | None:
        """The quotation that holds a nested one with its whole frame, or None."""
        if draft.frame is None or draft.frame.speaker is None:
            return None
        wanted = [*draft.spans, draft.frame.cue.span, draft.frame.speaker.span]
        place = bisect_right(self._starts, min(wanted).start) - 1
        if place < 0:
            return None
        holder = self._spans[place][1]
        return holder if all(_contains(holder.spans, each) for each in wanted) else None


def _contains(spans: Sequence[Span], wanted: Span) -> bool:
    """Tell whether one of disjoint spans, in order, contains another; there may be thousands, re-opened one by one."""
    place = bisect_right(spans, wanted.start, key=attrgetter("start")) - 1
    return place >= 0 and spans[place].contains(wanted)


def _in_marks(parsed: ParsedText, regions: Sequence[Region], lexicon: Lexicon) -> Iterator[Draft]:
    """Yield what is reported in the sentences that were parsed apart."""
    if not parsed.inner:
        return
    inside = [evolve(region, depth=region.depth - 1) for region in regions if region.depth]
    contents = [region.content for region in regions if not region.depth]
    apart = evolve(parsed, sentences=parsed.inner)
    found = detect(apart, contents, inside, lexicon, thought=False)
    yield from (draft for draft in found.drafts if draft.frame is not None and tells_speech(draft.frame))
    yield from _in_retold_words(apart, found, inside, lexicon)


def _in_retold_words(
    parsed: ParsedText, detected: Detected, regions: Sequence[Region], lexicon: Lexicon
) -> Iterator[Draft]:
    """Yield what is reported by frames of the text's own sentences that report nothing else."""
    used = {id(draft.frame) for draft in detected.drafts}
    outermost = [region for region in regions if not region.depth]
    tests = classes(lexicon)
    every = sorted((*detected.frames, *detected.inside), key=lambda frame: frame.cue.start)
    for _, group in groupby(every, key=lambda frame: frame.sentence.start):
        frames = list(group)
        known = detected.contents if all(id(frame) in detected.contents for frame in frames) else {}
        for frame in frames:
            if id(frame) in used or not tells_speech(frame):
                continue
            content = known[id(frame)] if known else reported(frame, frames, tests)
            draft = report(parsed.cased, frame, content, near(outermost, content.spans)) if content else None
            if draft is not None:
                yield draft
