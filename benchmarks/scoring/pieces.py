"""Tokens and pieces: the units that are counted.

A token is a run of word characters.  A piece is one contiguous span of a quotation, cut
again at blank lines and trimmed of white space, quotation marks and punctuation at its
edges: “A,” he said, “B.” is two pieces, whether a system gives it as one quotation or as two.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from attrs import field, frozen

from benchmarks.scoring.paragraphs import paragraphs, trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.documents import Quote
    from benchmarks.records import Spans
    from benchmarks.scoring.marks import QuotedRegion

TOKEN = re.compile(r"\w+")
TokenRange = tuple[int, int]


@frozen
class Tokens:
    """Where the tokens of a text stand, so that a span becomes a range of numbers."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Tokens:
        """Find the tokens of a text."""
        found = [match.span() for match in TOKEN.finditer(text)]
        return cls(tuple(start for start, _ in found), tuple(end for _, end in found))

    def range(self, start: int, end: int) -> TokenRange:
        """Give the numbers [first, last) of the tokens that touch the span."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def numbers(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """Give the numbers of all tokens that touch one of the spans."""
        return frozenset(number for start, end in spans for number in range(*self.range(start, end)))


@frozen
class Page:
    """A text prepared for counting: its tokens, and the region that is annotated."""

    text: str = field(repr=lambda text: f"<{len(text)} characters>")
    tokens: Tokens
    scope: tuple[int, int]

    def holds(self, start: int, end: int) -> bool:
        """Tell whether the middle of the span lies in the annotated region."""
        return self.scope[0] <= (start + end) / 2 <= self.scope[1]


@frozen
class Piece:
    """One stretch of a quotation, as a span and as a range of tokens."""

    span: tuple[int, int]
    range: TokenRange
    quote: Quote


def pieces(quotes: Iterable[Quote], page: Page, cut: tuple[QuotedRegion, ...] | None = None) -> tuple[Piece, ...]:
    """Cut quotations into pieces in text order, each span once.

    Where `cut` gives the quoted regions of the text, mixed quotations are reduced to
    what stands in quotation marks.
    """
    found: dict[tuple[int, int], Piece] = {}
    for quote in quotes:
        reduce = cut is not None and quote.kind == "mixed"
        spans = _quoted_part(quote, cut or ()) if reduce else quote.spans
        for piece in _cut(quote, spans, page):
            found.setdefault(piece.span, piece)
    return tuple(sorted(found.values(), key=lambda piece: piece.span))


def _cut(quote: Quote, spans: Spans, page: Page) -> Iterator[Piece]:
    for span in spans:
        for paragraph in paragraphs(page.text, *span):
            start, end = trim(page.text, *paragraph)
            first, last = page.tokens.range(start, end)
            if first < last and page.holds(start, end):
                yield Piece((start, end), (first, last), quote)


def _quoted_part(quote: Quote, regions: tuple[QuotedRegion, ...]) -> Spans:
    """Cut the spans down to the outermost quoted regions that hold neither the cue nor the mention."""
    held = [(start + end) / 2 for start, end in quote.cue + quote.mention]
    usable = [
        (region.start, region.end)
        for region in regions
        if not any(region.start <= middle < region.end for middle in held)
    ]
    return _intersection(quote.spans, [region for region in usable if not _is_inside_another(region, usable)])


def _is_inside_another(region: tuple[int, int], regions: list[tuple[int, int]]) -> bool:
    return any(other != region and other[0] <= region[0] and region[1] <= other[1] for other in regions)


def _intersection(spans: Spans, regions: list[tuple[int, int]]) -> Spans:
    common = {(max(start, first), min(end, last)) for start, end in spans for first, last in regions}
    return tuple(sorted((start, end) for start, end in common if start < end))
