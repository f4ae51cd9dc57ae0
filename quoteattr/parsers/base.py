"""What every parser promises to the stages that read its parses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from quoteattr.graph import ParsedText
    from quoteattr.runtime.tokenizer import Words

    # Tells for each sentence of a text whether it is to be parsed in full.
    Choose = Callable[[Sequence[Words]], Sequence[bool]]


class Parser(Protocol):
    """Something that turns texts into dependency parses in Universal Dependencies v2."""

    @property
    def name(self) -> str:
        """What the parser is called in messages and in reports of measurements."""

    def parse_all(self, texts: Sequence[str]) -> Iterator[ParsedText]:
        """Parse the texts in bulk and yield one parse a text, in order."""


class SparingParser(Parser, Protocol):
    """A parser that can leave sentences half parsed, which saves time."""

    def parse_chosen(self, texts: Sequence[str], choices: Sequence[Choose]) -> Iterator[ParsedText]:
        """Parse as `parse_all` does, but for sentences that a text's choice leaves out.

        These have parts of speech, base forms and names as ever, and a shallow tree: who may be
        the subject, and what belongs to a noun.
        """
