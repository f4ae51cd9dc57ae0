"""What stage 3 finds: quotations with their kind and frame, before anybody knows who speaks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from quoteattr.detection.frames import Frame
    from quoteattr.model import Kind, Span
    from quoteattr.scanning.scan import Region


@frozen
class Draft:
    """A quotation as detected: where it stands, what kind, and the frame that reports it, if any."""

    spans: tuple[Span, ...]
    kind: Kind
    regions: tuple[Region, ...] = ()
    frame: Frame | None = None
    rule: str | None = None

    @property
    def start(self) -> int:
        """First code point of the content."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """First code point after the content."""
        return self.spans[-1].end
