"""What a sieve sees, what it proposes, and the loop that lets the first proposal win."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import regex
from attrs import field, frozen

from quoteattr.model import Kind

if TYPE_CHECKING:
    from quoteattr.detection.drafts import Draft
    from quoteattr.detection.frames import Frame
    from quoteattr.graph import ParsedText, Sentence, Token
    from quoteattr.model import Span

_WORD = regex.compile(r"[\p{L}\p{N}]")


@frozen
class Proposal:
    """An answer to who speaks one quotation.

    Either a speaker's phrase (`sentence` and `speaker`, its head; `pronoun`, if a relative
    pronoun stands for it) with the cue and, where one was read, the frame; or `same_as`:
    the speaker of an earlier quotation; `joins` says that both are one quotation.
    """

    rule: str
    sentence: Sentence | None = None
    speaker: Token | None = None
    cue: Span | None = None
    pronoun: Token | None = None
    same_as: int | None = None
    joins: bool = False
    frame: Frame | None = None


@frozen
class Context:
    """A read-only view of what is known when a sieve is asked: drafts, frames and what is settled."""

    parsed: ParsedText
    paragraphs: tuple[Span, ...]
    drafts: tuple[Draft, ...]
    frames: tuple[Frame, ...]
    settled: Mapping[int, Proposal] = field(factory=dict)

    @property
    def text(self) -> str:
        """The caller's text."""
        return self.parsed.text

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    @cached_property
    def _frame_starts(self) -> list[int]:
        return [frame.cue.start for frame in self.frames]

    @cached_property
    def retelling(self) -> frozenset[int]:
        """The frames that report words outside quotation marks, by identity."""
        return frozenset(id(draft.frame) for draft in self.drafts if draft.frame and draft.kind is Kind.INDIRECT)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.parsed.sentences]

    def paragraph_at(self, offset: int) -> int:
        """Number of the paragraph that an offset lies in."""
        return max(bisect_right(self._paragraph_starts, offset) - 1, 0)

    def frames_within(self, span: Span) -> Sequence[Frame]:
        """The frames whose cue lies within a span, in order."""
        return self.frames[bisect_left(self._frame_starts, span.start) : bisect_left(self._frame_starts, span.end)]

    def sentences_within(self, span: Span) -> Sequence[Sentence]:
        """The parsed sentences that begin within a span, in order."""
        starts = self._sentence_starts
        return self.parsed.sentences[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def frames_from(self, offset: int, end: int) -> Sequence[Frame]:
        """The first two frames whose cue lies between two offsets."""
        first = bisect_left(self._frame_starts, offset)
        return [frame for frame in self.frames[first : first + 2] if frame.cue.start < end]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The parsed sentence that begins before an offset, or at it, and does not end before it; or None."""
        place = bisect_right(self._sentence_starts, offset) - 1
        sentence = self.parsed.sentences[place] if place >= 0 else None
        return sentence if sentence and offset <= sentence.end else None

    def last_sentence(self, span: Span) -> Sentence | None:
        """The last parsed sentence that begins within a span, or None."""
        place = bisect_left(self._sentence_starts, span.end) - 1
        sentence = self.parsed.sentences[place] if place >= 0 else None
        return sentence if sentence and sentence.start >= span.start else None

    def has_words(self, start: int, end: int) -> bool:
        """Tell whether any letter or digit stands between two offsets."""
        return start < end and _WORD.search(self.text, start, end) is not None


Sieve = Callable[[Context, int], "Proposal | None"]


def settle(context: Context, sieves: Iterable[Sieve], todo: Iterable[int]) -> dict[int, Proposal]:
    """Ask each sieve in turn for every quotation still open; the first proposal settles it."""
    settled: dict[int, Proposal] = {}
    seen = Context(context.parsed, context.paragraphs, context.drafts, context.frames, settled)
    waiting = list(todo)
    for sieve in sieves:
        still: list[int] = []
        for draft in waiting:
            proposal = sieve(seen, draft)
            if proposal:
                settled[draft] = proposal
            else:
                still.append(draft)
        waiting = still
    return settled
