"""A long text parsed in portions, so that somebody who waits can be told how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import regex
from attrs import evolve, frozen

from quoteattr.graph import Entity, ParsedText, Sentence
from quoteattr.model import Span
from quoteattr.streaming.sparing import Sparing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from quoteattr.parsers.base import Parser

_PORTION: Final = 50_000  # code points, about a second's work
_GAP = regex.compile(r"\n[ \t]*\n\s*")


@frozen
class InPortions:
    """A parser that gives what another gives, and calls `progress` with the share of each text that is parsed.

    A text is cut where a line is empty, which no sentence crosses.
    """

    parser: Parser
    progress: Callable[[float], None]

    @property
    def name(self) -> str:
        """The name of the parser that does the work."""
        return self.parser.name

    def parse_all(self, texts: Sequence[str]) -> Iterator[ParsedText]:
        """Parse the texts and yield one parse a text, in order."""
        parser = self.parser
        for text in texts:
            parses: list[ParsedText] = []
            self.progress(0.0)
            for portion in portions(text):
                reader = parser.within(text, portion) if isinstance(parser, Sparing) else parser
                (parsed,) = reader.parse_all([portion.of(text)])
                parses.append(_moved(parsed, portion.start))
                self.progress(portion.end / len(text) if text else 1.0)
            yield _joined(text, parses)


def portions(text: str) -> Iterator[Span]:
    """Cut a text at empty lines into stretches of some 50,000 code points, which together are the text."""
    start = 0
    while len(text) - start > _PORTION:
        gap = _GAP.search(text, start + _PORTION)
        if gap is None or gap.end() == len(text):
            break
        yield Span(start, gap.end())
        start = gap.end()
    yield Span(start, len(text))


def _moved(parsed: ParsedText, by: int) -> ParsedText:
    """A parse with all its offsets moved on."""
    if not by:
        return parsed
    sentences = tuple(_sentence(sentence, by) for sentence in parsed.sentences)
    entities = tuple(Entity(Span(e.span.start + by, e.span.end + by), e.type) for e in parsed.entities)
    chains = tuple(tuple(Span(s.start + by, s.end + by) for s in chain) for chain in parsed.chains)
    return evolve(parsed, sentences=sentences, entities=entities, chains=chains)


def _sentence(sentence: Sentence, by: int) -> Sentence:
    return Sentence(tuple(evolve(token, start=token.start + by, end=token.end + by) for token in sentence.tokens))


def _joined(text: str, parses: Sequence[ParsedText]) -> ParsedText:
    return ParsedText(
        text,
        tuple(sentence for parsed in parses for sentence in parsed.sentences),
        tuple(entity for parsed in parses for entity in parsed.entities),
        chains=tuple(chain for parsed in parses for chain in parsed.chains),
    )
