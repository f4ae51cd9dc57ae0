"""Reads words letter by letter, as a recurrent network over their characters does."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from quoteattr.runtime.inputs import Known
from quoteattr.runtime.packing import Packing
from quoteattr.runtime.recurrent import plain_stack
from quoteattr.runtime.weights import UNKNOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from quoteattr.runtime.weights import Network

    Floats = NDArray[np.float32]


class Spelling:
    """Stanza's character model: the sum of all states, weighed by attention, or the last state of each direction."""

    def __init__(self, network: Network) -> None:
        self._numbers = network.numbers("char")
        self._stack = plain_stack(network, "charmodel.charlstm.lstm", start="charmodel.charlstm")
        self._projections = self._stack.layers[0].project(network["charmodel.char_emb.weight"])
        attention = "charmodel.char_attn.weight"
        self._attention = network[attention][0] / 2 if attention in network else None

    def encode(self, words: list[str]) -> Floats:
        """Give the vectors of words, shaped (words, size)."""
        order = sorted(range(len(words)), key=lambda number: -len(words[number]))
        packing = Packing([len(words[number]) for number in order])
        find = self._numbers.get
        spelled = chain.from_iterable(words[number] for number in order)
        characters = np.empty(packing.size, np.intp)
        characters[packing.rows] = [find(character, UNKNOWN) for character in spelled]
        states = self._stack.run(Known(self._projections, characters), packing)
        if self._attention is None:
            encoded = self._ends(states, packing)
        else:
            states *= ((np.tanh(states @ self._attention) + 1) / 2)[:, None]
            encoded = np.add.reduceat(states[packing.rows], np.cumsum(packing.lengths) - packing.lengths)
        result = np.empty_like(encoded)
        result[order] = encoded
        return result

    def _ends(self, states: Floats, packing: Packing) -> Floats:
        """Give the state after the last character and, of the other direction, after the first."""
        size = states.shape[1] // self._stack.layers[-1].directions
        ends = [states[packing.last, :size]]
        if size < states.shape[1]:
            ends.append(states[: len(packing.lengths), size:])
        return np.concatenate(ends, axis=1)
