"""Arrays that are used again and again: to hand out a new one takes the system as long as to fill it."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# The most numbers that an array may have to be kept: what is larger is rare.
_KEPT: Final = 1 << 23


class Workspace:
    """Arrays by name; whoever asks for one again has no more use for what it held."""

    def __init__(self) -> None:
        self._arrays: dict[str, NDArray[np.float32]] = {}

    def array(self, name: str, shape: tuple[int, ...]) -> NDArray[np.float32]:
        """Give an array of a shape, with anything in it."""
        size = prod(shape)
        if size > _KEPT:
            return np.empty(shape, np.float32)
        if name not in self._arrays or self._arrays[name].size < size:
            self._arrays[name] = np.empty(size, np.float32)
        return self._arrays[name][:size].reshape(shape)
