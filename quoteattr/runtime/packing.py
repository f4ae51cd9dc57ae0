"""Sequences of different lengths side by side without padding, as recurrent networks read them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class Packing:
    """The order of packed rows: the first items of all sequences, then all second items, and so on.

    `lengths` run from the longest to the shortest, so that the sequences that still go on
    at a step are the first ones.  `counts[step]` tells how many these are.
    """

    def __init__(self, lengths: Sequence[int] | NDArray[Any]) -> None:
        self.lengths = np.asarray(lengths)
        self.counts: list[int] = (self.lengths[None] > np.arange(self.lengths[0])[:, None]).sum(1).tolist()
        self.starts = np.concatenate([[0], np.cumsum(self.counts)])

    @property
    def size(self) -> int:
        """The number of items of all sequences."""
        return int(self.starts[-1])

    @cached_property
    def rows(self) -> NDArray[Any]:
        """The packed row of every item, sequence after sequence."""
        sequence = np.repeat(np.arange(len(self.lengths)), self.lengths)
        place = np.arange(self.size) - (np.cumsum(self.lengths) - self.lengths)[sequence]
        rows: NDArray[Any] = self.starts[place] + sequence
        return rows

    @cached_property
    def last(self) -> NDArray[Any]:
        """The packed row of every sequence's last item."""
        last: NDArray[Any] = self.starts[self.lengths - 1] + np.arange(len(self.lengths))
        return last

    @cached_property
    def padded(self) -> NDArray[Any]:
        """Packed rows shaped (sequences, longest); beyond the end of a sequence stands its last row."""
        places = np.minimum(np.arange(len(self.counts))[None], self.lengths[:, None] - 1)
        padded: NDArray[Any] = self.starts[places] + np.arange(len(self.lengths))[:, None]
        return padded
