"""Stage 1: find what stands in quotation marks, from the text alone."""

from __future__ import annotations

from attrs import frozen

from quoteattr.model import Span


@frozen
class Region:
    """A quoted stretch within one paragraph.

    `outer` includes the quotation marks, `content` does not; where a mark is missing the
    two ends coincide.  `depth` counts the regions around it.  `closed` is False for a
    region whose closing mark is missing although no later paragraph takes it up.
    `continues` is True where the region takes up the one before it, left open at the end
    of an earlier paragraph (“… ¶“… ¶“…”).  `style` is double, single, guillemet or dash.
    """

    outer: Span
    content: Span
    depth: int = 0
    closed: bool = True
    continues: bool = False
    style: str = "double"
