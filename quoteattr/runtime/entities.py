"""The recogniser of names: an LSTM over vectors and spelling, and a conditional random field over tags.

Names are tagged as in Lample and others, Neural Architectures for Named Entity Recognition (2016).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from quoteattr.runtime.linear import Linear
from quoteattr.runtime.recurrent import plain_stack
from quoteattr.runtime.spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from quoteattr.runtime.inputs import Inputs
    from quoteattr.runtime.packing import Packing
    from quoteattr.runtime.weights import Network, Vectors

    Floats = NDArray[np.float32]

# Stanza's vocabularies begin with four units that are no tags.
_RESERVED: Final = 4
_OUTSIDE: Final = "O"


class NameTagger:
    """Tags the words of names by their place there: B(egin), I(nside), E(nd), S(ingle) or O(utside)."""

    def __init__(self, network: Network, vectors: Vectors) -> None:
        units = network.units("tag")
        self.tags = [unit if number >= _RESERVED else _OUTSIDE for number, unit in enumerate(units)]
        self._vectors = vectors
        self._spelling = Spelling(network)
        self._input = Linear(network, "input_transform") if "input_transform.weight" in network else None
        self._stack = plain_stack(network, "taggerlstm.lstm", start="taggerlstm")
        self._classifier = Linear(network, "tag_clfs.0")
        self._transitions = network["crits.0._transitions"]

    @property
    def shape(self) -> tuple[int, int]:
        """Parts and width of the projection of a word."""
        return self._stack.layers[0].shape

    def encode(self, words: list[str]) -> Floats:
        """Give the projections of words, shaped (parts, words, width)."""
        rows = [self._vectors.of([word.lower() for word in words]), self._spelling.encode(words)]
        joined: Floats = np.concatenate(rows, axis=1)
        return self._stack.layers[0].project(joined if self._input is None else self._input(joined))

    def run(self, inputs: Inputs, packing: Packing) -> NDArray[Any]:
        """Give the numbers of the tags of packed words."""
        return self._best_path(self._classifier(self._stack.run(inputs, packing)), packing)

    def _best_path(self, scores: Floats, packing: Packing) -> NDArray[Any]:
        """Find the tags whose scores and transitions sum to the most: Viterbi's algorithm."""
        came_from = np.empty(scores.shape, np.intp)
        for step in range(1, len(packing.counts)):
            start, end = packing.starts[step : step + 2]
            before = packing.starts[step - 1]
            paths = scores[before : before + end - start, :, None] + self._transitions
            came_from[start:end] = paths.argmax(1)
            scores[start:end] += paths.max(1)
        tags = np.empty(packing.size, np.intp)
        tags[packing.last] = scores[packing.last].argmax(1)
        for step in range(len(packing.counts) - 1, 0, -1):
            start, end = packing.starts[step : step + 2]
            before = packing.starts[step - 1]
            tags[before : before + end - start] = came_from[np.arange(start, end), tags[start:end]]
        return tags


def read_names(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Read the names off the tags of a sentence: first word, word after the last, and type.

    As Stanza does, a name that is not closed ends where another tag or type begins.
    """
    start, kind, before = 0, "", _OUTSIDE
    for place, tag in enumerate((*tags, _OUTSIDE)):
        if tag == before == _OUTSIDE:
            continue
        position, _, label = tag.partition("-")
        if position not in ("I", "E") or kind != label or before[0] not in "BI":
            if kind:
                yield start, place, kind
            start, kind = place, label
        before = tag
