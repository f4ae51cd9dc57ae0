"""Time a word at lengths from one kilobyte to ten megabytes: of one text, as long as that."""

from __future__ import annotations

from itertools import cycle
from time import process_time
from typing import TYPE_CHECKING, Final

from attrs import frozen

from quoteattr import Attributor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LENGTHS: Final = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
HEADING: Final = f"{'characters':>12}{'words':>12}{'us a word':>12}"
# Short texts are timed often enough to have this many characters.
_LEAST: Final = 20_000


@frozen
class Length:
    """What a text of some length costs: `seconds` of processor time for each of its words."""

    characters: int
    words: int
    seconds: float

    def __str__(self) -> str:
        return f"{self.characters:>12,}{self.words:>12,}{self.seconds * 1e6:>12.1f}"


def by_length(texts: Sequence[str], *, parser: str = "embedded", lengths: Sequence[int] = LENGTHS) -> Iterator[Length]:
    """Yield what one text of each length costs, made of the paragraphs of some texts, over again where they end."""
    attributor = Attributor(parser=parser)
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n") if paragraph.strip()]
    attributor.attribute(_text(paragraphs, _LEAST))
    for length in lengths:
        text = _text(paragraphs, length)
        times = max(1, _LEAST // length)
        begun = process_time()
        for _ in range(times):
            attributor.attribute(text)
        words = len(text.split())
        yield Length(len(text), words, (process_time() - begun) / (times * max(words, 1)))


def _text(paragraphs: Sequence[str], length: int) -> str:
    """Put paragraphs together until they have a number of characters."""
    chosen: list[str] = []
    size = 0
    for paragraph in cycle(paragraphs):
        if size >= length:
            break
        chosen.append(paragraph)
        size += len(paragraph) + 2
    return "\n\n".join(chosen)
