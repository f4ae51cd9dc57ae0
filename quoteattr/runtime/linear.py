"""Linear layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from quoteattr.runtime.weights import Network

    Floats = NDArray[np.float32]


class Linear:
    """A linear layer."""

    def __init__(self, network: Network, name: str) -> None:
        self._weights = np.ascontiguousarray(network[f"{name}.weight"].T)
        self._bias = network[f"{name}.bias"]

    def __call__(self, rows: Floats) -> Floats:
        """Give the layer's output for rows shaped (rows, input size)."""
        output: Floats = rows @ self._weights
        output += self._bias
        return output
