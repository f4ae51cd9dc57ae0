"""Hand texts on in portions that bound memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Characters that are parsed at once: enough to fill batches, few enough to bound memory.
_CHUNK: Final = 200_000


def chunks(texts: Sequence[str]) -> Iterator[list[str]]:
    """Yield texts in order, as many together as have 200,000 characters, and at least one."""
    chunk: list[str] = []
    size = 0
    for text in texts:
        if chunk and size + len(text) > _CHUNK:
            yield chunk
            chunk, size = [], 0
        chunk.append(text)
        size += len(text)
    if chunk:
        yield chunk
