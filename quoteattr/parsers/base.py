"""What every parser promises to the stages that read its parses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.graph import ParsedText


class Parser(Protocol):
    """Something that turns texts into dependency parses in Universal Dependencies v2."""

    @property
    def name(self) -> str:
        """What the parser is called in messages and in reports of measurements."""

    def parse_all(self, texts: Sequence[str]) -> Iterator[ParsedText]:
        """Parse the texts in bulk and yield one parse a text, in order."""
