"""Spans that nest, meet or cross, as edges that open and close like brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quoteattr.model import Span

T = TypeVar("T")


@frozen
class Edge(Generic[T]):
    """A place of the text where an item opens or closes; `part` counts its pieces from 0."""

    at: int
    opens: bool
    item: T
    part: int = 0


def edges(layers: Iterable[tuple[Span, T]]) -> Iterator[Edge[T]]:
    """Yield the edges of items over a text, properly nested.

    The wider of two spans that start together is the outer one, and of equal spans the one
    that is given first.  Where two spans cross, the one that began later is parted into
    pieces at the end of the other.
    """
    ordered = sorted(enumerate(layers), key=lambda each: (each[1][0].start, -each[1][0].end, each[0]))
    opened: list[tuple[int, T, int]] = []
    for _, (span, item) in ordered:
        yield from _closings(opened, span.start)
        opened.append((span.end, item, 0))
        yield Edge(span.start, True, item)
    yield from _closings(opened, None)


def _closings(opened: list[tuple[int, T, int]], until: int | None) -> Iterator[Edge[T]]:
    """Close what ends by a place, or everything; what it cuts through is opened anew behind it."""
    while opened:
        first = min(end for end, _, _ in opened)
        if until is not None and first > until:
            return
        outermost = next(place for place, (end, _, _) in enumerate(opened) if end == first)
        cut = [each for each in opened[outermost:] if each[0] > first]
        for _, item, part in reversed(opened[outermost:]):
            yield Edge(first, False, item, part)
        del opened[outermost:]
        for end, item, part in cut:
            opened.append((end, item, part + 1))
            yield Edge(first, True, item, part + 1)
