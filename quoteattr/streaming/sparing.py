"""A parser that parses in full only what was chosen of each text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quoteattr.graph import ParsedText
    from quoteattr.model import Span
    from quoteattr.parsers.base import SparingParser
    from quoteattr.viewing.choice import Choice


@frozen
class Sparing:
    """A parser with the choice, for each text that it will be given, of the sentences to parse in full."""

    parser: SparingParser
    choices: Mapping[str, Choice]

    @property
    def name(self) -> str:
        """The name of the parser that does the work."""
        return self.parser.name

    def parse_all(self, texts: Sequence[str]) -> Iterator[ParsedText]:
        """Parse the texts and yield one parse a text, in order."""
        return self.parser.parse_chosen(texts, [self.choices[text] for text in texts])

    def within(self, text: str, portion: Span) -> Sparing:
        """The parser for a portion of a text."""
        return Sparing(self.parser, {portion.of(text): self.choices[text].within(portion)})
