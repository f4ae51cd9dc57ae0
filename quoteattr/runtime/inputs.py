"""What a recurrent layer reads, row by row: worked out in bulk, or kept for a word and looked up when its turn comes.

Whoever reads says where rows are to be written, so that they come to stand where the
processor has just worked, and are not written twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from quoteattr.runtime.workspace import Workspace

    Floats = NDArray[np.float32]


class Inputs(Protocol):
    """A projection (see `recurrent.Layer`) of packed rows, which gives any stretch of them."""

    def fill(self, part: int, start: int, end: int, out: Floats) -> None:
        """Write a part of the projection of some rows, shaped (end - start, width)."""


class Projected:
    """A projection that was worked out for all rows, but for the biases."""

    def __init__(self, rows: Floats, biases: Floats) -> None:
        self._rows = rows
        self._biases = biases

    def fill(self, part: int, start: int, end: int, out: Floats) -> None:
        """Write a part of the projection of some rows."""
        np.add(self._rows[part, start:end], self._biases[part], out=out)


class Known:
    """Projections of words by their numbers in tables, one table a part."""

    def __init__(self, tables: Sequence[Floats] | Floats, numbers: NDArray[Any]) -> None:
        self._tables = tables
        self._numbers = numbers

    def fill(self, part: int, start: int, end: int, out: Floats) -> None:
        """Write a part of the projection of some words."""
        # clip: without it, take() makes a copy
        self._tables[part].take(self._numbers[start:end], axis=0, out=out, mode="clip")


class Sum:
    """Two projections, added up, behind some rows that are all alike."""

    def __init__(self, first: Inputs, second: Inputs, opening: tuple[int, Floats], space: Workspace) -> None:
        self._first = first
        self._second = second
        self._room, self._row = opening
        self._space = space

    def fill(self, part: int, start: int, end: int, out: Floats) -> None:
        """Write a part of the projection of some rows."""
        opened = min(max(self._room - start, 0), end - start)
        out[:opened] = self._row[part]
        if opened < end - start:
            begin, rest = max(start - self._room, 0), out[opened:]
            self._first.fill(part, begin, end - self._room, rest)
            added = self._space.array("added", rest.shape)
            self._second.fill(part, begin, end - self._room, added)
            rest += added
