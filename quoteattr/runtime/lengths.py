"""Keeps sentences within what the parser can bear.

The parser scores every pair of words of a sentence; a table or a line of junk taken for
one sentence would cost minutes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_SENTENCE: Final = 400
# Where a sentence that is too long may be cut, the best places first.
_BREAKS: Final = (frozenset(".?!;"), frozenset(":,-—|"))


def pieces(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the ranges into which a sentence is to be cut, none of more than 400 words."""
    start = 0
    while len(words) - start > LONGEST_SENTENCE:
        cut = start + _cut(words[start : start + LONGEST_SENTENCE])
        yield start, cut
        start = cut
    yield start, len(words)


def _cut(words: Sequence[str]) -> int:
    """Find how many words to keep together: up to the last break in the second half, else all."""
    for breaks in _BREAKS:
        for place in range(len(words), len(words) // 2, -1):
            if words[place - 1] in breaks:
                return place
    return len(words)
