"""The part-of-speech tagger: a highway LSTM over words, vectors and spelling, and two classifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from quoteattr.runtime.linear import Linear
from quoteattr.runtime.marks import one_mark
from quoteattr.runtime.recurrent import highway_stack
from quoteattr.runtime.spelling import Spelling
from quoteattr.runtime.weights import UNKNOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from quoteattr.runtime.inputs import Inputs
    from quoteattr.runtime.packing import Packing
    from quoteattr.runtime.weights import Network, Vectors

    Floats = NDArray[np.float32]


class Tagger:
    """Gives every word its universal and its treebank-specific tag."""

    def __init__(self, network: Network, vectors: Vectors) -> None:
        self.upos = network.units("upos")
        self.xpos = network.units("xpos")
        self._numbers = network.numbers("word")
        self._words = network["word_emb.weight"]
        self._vectors = vectors
        self._from_vectors = network["trans_pretrained.weight"].T
        self._spelling = Spelling(network)
        self._from_spelling = network["trans_char.weight"].T
        self._stack = highway_stack(network, "taggerlstm")
        self._hidden = Linear(network, "upos_hid")
        self._classifiers = (Linear(network, "upos_clf"), Linear(network, "tag_clf.xpos"))

    @property
    def shape(self) -> tuple[int, int]:
        """Parts and width of the projection of a word."""
        return self._stack.layers[0].shape

    def encode(self, words: list[str]) -> Floats:
        """Give the projections of words, shaped (parts, words, width)."""
        words = [one_mark(word) for word in words]
        lower = [word.lower() for word in words]
        known = self._words[[self._numbers.get(word, UNKNOWN) for word in lower]]
        vectors = self._vectors.of(lower) @ self._from_vectors
        spelled = self._spelling.encode(words) @ self._from_spelling
        return self._stack.layers[0].project(np.concatenate([known, vectors, spelled], axis=1))

    def run(self, inputs: Inputs, packing: Packing) -> tuple[NDArray[Any], NDArray[Any]]:
        """Give the numbers of the universal and the other tags of packed words."""
        hidden = np.maximum(self._hidden(self._stack.run(inputs, packing)), 0)
        upos, xpos = (classifier(hidden).argmax(1) for classifier in self._classifiers)
        return upos, xpos
