"""Which sentences of a view must be parsed in full, where only quotation marks count.

A tree is read for sentences that hold a quotation or stand beside one, and for those that may
describe somebody by a role: the mayor, Ann Lee, opened the fair.  Of others it is enough to
know the parts of speech and the names.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

import regex
from attrs import frozen

from quoteattr.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.lexicon import Lexicon
    from quoteattr.runtime.tokenizer import Words
    from quoteattr.scanning.scan import Region
    from quoteattr.viewing.view import View

_BESIDE = 300  # code points of the paragraph before a quotation's
_SIGN_OFF = regex.compile(r"\s*(?:[—–―]|--?)")


@frozen
class Choice:
    """Tells which sentences to parse in full: those that overlap one of some spans, or hold one of some words."""

    spans: tuple[Span, ...]
    words: frozenset[str]

    def __call__(self, sentences: Sequence[Words]) -> list[bool]:
        """Tell for each sentence, in order, whether it is to be parsed in full."""
        return [self._is_near(each) or any(form.lower() in self.words for form in each.forms) for each in sentences]

    def within(self, portion: Span) -> Choice:
        """The choice for a portion of the text, with offsets from its beginning."""
        first = bisect_right(self.spans, portion.start, key=attrgetter("end"))
        last = bisect_left(self.spans, portion.end, key=attrgetter("start"))
        own = (
            Span(max(span.start - portion.start, 0), min(span.end, portion.end) - portion.start)
            for span in self.spans[first:last]
        )
        return Choice(tuple(own), self.words)

    def _is_near(self, sentence: Words) -> bool:
        place = bisect_right(self.spans, sentence.spans[0][0], key=attrgetter("end"))
        return place < len(self.spans) and self.spans[place].start < sentence.spans[-1][1]


def near_quotations(view: View, paragraphs: Sequence[Span], regions: Sequence[Region], lexicon: Lexicon) -> Choice:
    """Choose the sentences of a view that tell who speaks its quotations, and whatever may describe somebody."""
    near = (Span(*map(view.place, span)) for span in _near(view.text, paragraphs, regions))
    merged: list[Span] = []
    for span in near:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif span:
            merged.append(span)
    if view.inner < view.end:
        merged.append(Span(view.inner, view.end))
    return Choice(tuple(merged), lexicon.role_nouns | lexicon.title_abbreviations)


def _near(text: str, paragraphs: Sequence[Span], regions: Sequence[Region]) -> Iterator[Span]:
    """The paragraphs with quotations, the end of the one before each, and a sign-off behind it, in order."""
    starts = [paragraph.start for paragraph in paragraphs]
    for region in regions:
        if region.depth:
            continue
        first = max(bisect_right(starts, region.outer.start) - 1, 0)
        last = max(bisect_left(starts, region.outer.end) - 1, first)
        before = max(paragraphs[first - 1].end - _BESIDE, starts[first - 1]) if first else starts[0]
        signed = last + 1 < len(starts) and _SIGN_OFF.match(text, starts[last + 1], paragraphs[last + 1].end)
        yield Span(before, paragraphs[last + 1 if signed else last].end)
