"""Long short-term memory in numpy: layers that read packed sequences in one or both directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from quoteattr.runtime.inputs import Projected
from quoteattr.runtime.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from quoteattr.runtime.inputs import Inputs
    from quoteattr.runtime.packing import Packing
    from quoteattr.runtime.weights import Network

    Floats = NDArray[np.float32]

_SUFFIXES = ("", "_reverse")
# Rows of a highway that are worked out at once, so that they stay in the processor's cache.
_BLOCK = 128


class Layer:
    """One layer of a recurrent network, in one direction or both, with a highway around it where it has one.

    What the layer makes of its input before it looks at neighbours, the *projection*, is
    shaped (parts, rows, 4 * size): forward gates, backward gates, and highway with its
    gate.  It depends on a row alone, so a caller may keep it for a word.

    Gates stand in the order input, forget, output, cell.  The sigmoid of x is taken as
    (tanh(x / 2) + 1) / 2: weights are halved beforehand, and one call serves all gates.
    """

    def __init__(self, network: Network, name: str, number: int, *, highway: str | None = None) -> None:
        ways = [suffix for suffix in _SUFFIXES if f"{name}.weight_hh_l{number}{suffix}" in network] or [""]
        self.directions = len(ways)
        inputs, biases, hidden = [], [], []
        for way in ways:
            inputs.append(_gates(network[f"{name}.weight_ih_l{number}{way}"]))
            hidden.append(_gates(network[f"{name}.weight_hh_l{number}{way}"]))
            biases.append(_gates(network[f"{name}.bias_ih_l{number}{way}"] + network[f"{name}.bias_hh_l{number}{way}"]))
        if highway is not None:
            inputs.append(
                np.concatenate(
                    [network[highway.format("highway") + ".weight"], network[highway.format("gate") + ".weight"] / 2]
                )
            )
            biases.append(
                np.concatenate(
                    [network[highway.format("highway") + ".bias"], network[highway.format("gate") + ".bias"] / 2]
                )
            )
        self._inputs = np.ascontiguousarray(np.stack(inputs).transpose(0, 2, 1))
        self._biases = np.stack(biases)[:, None]
        self._hidden = np.ascontiguousarray(np.stack(hidden).transpose(0, 2, 1))

    @property
    def size(self) -> int:
        """Width of the states of one direction."""
        return int(self._hidden.shape[1])

    @property
    def shape(self) -> tuple[int, int]:
        """Parts and width of a projection."""
        return len(self._inputs), self._inputs.shape[2]

    def project(self, rows: Floats) -> Floats:
        """Give the projection of rows shaped (rows, input size)."""
        projection: Floats = np.matmul(rows, self._inputs)
        projection += self._biases
        return projection

    def inputs(self, rows: Floats, space: Workspace) -> Inputs:
        """Give the projection of rows shaped (rows, input size) to read from; it holds until the next call."""
        parts, width = self.shape
        out = space.array("projection", (parts, len(rows), width))
        return Projected(np.matmul(rows, self._inputs, out=out), self._biases)

    def run(self, inputs: Inputs, packing: Packing, start: tuple[Floats, Floats], joined: Floats) -> None:
        """Fill in states shaped (rows, directions * size) for the projection of packed rows."""
        size = self.size
        for way in range(self.directions):
            steps = _Steps(inputs, way, packing, backwards=way > 0)
            begin = (start[0][way], start[1][way])
            steps.run(self._hidden[way], begin, joined[:, way * size : (way + 1) * size])
        if len(self._inputs) > self.directions:
            self._go_around(inputs, joined)

    def _go_around(self, inputs: Inputs, joined: Floats) -> None:
        """Add what goes by the highway, a block of rows at a time."""
        parts, width = self.shape
        space = np.empty((min(_BLOCK, len(joined)), width), np.float32)
        for begin in range(0, len(joined), _BLOCK):
            states = joined[begin : begin + _BLOCK]
            around = space[: len(states)]
            inputs.fill(parts - 1, begin, begin + len(states), around)
            np.tanh(around, out=around)
            gate = around[:, states.shape[1] :]
            gate += 1
            gate *= 0.5
            gate *= around[:, : states.shape[1]]
            states += gate


class Stack:
    """Layers one upon the other, with the states that they start from."""

    def __init__(self, network: Network, name: str, layers: Sequence[Layer]) -> None:
        self.layers = layers
        states = (network[f"{name}_{kind}_init"][:, 0] for kind in "hc")
        shape = (len(layers), layers[0].directions, -1)
        self._hidden, self._cells = (np.ascontiguousarray(state.reshape(shape)) for state in states)
        self._space = Workspace()

    def run(self, inputs: Inputs, packing: Packing) -> Floats:
        """Give the states of the topmost layer for the first layer's projection of packed rows.

        They hold until the next call.
        """
        for number, layer in enumerate(self.layers):
            states = self._space.array(f"states {number}", (packing.size, layer.directions * layer.size))
            layer.run(inputs, packing, (self._hidden[number], self._cells[number]), states)
            if number + 1 < len(self.layers):
                inputs = self.layers[number + 1].inputs(states, self._space)
        return states


def highway_stack(network: Network, name: str) -> Stack:
    """Read Stanza's highway LSTM, of as many layers as the network has."""
    layers: list[Layer] = []
    while f"{name}.lstm.{len(layers)}.lstm.weight_ih_l0" in network:
        number = len(layers)
        layers.append(Layer(network, f"{name}.lstm.{number}.lstm", 0, highway=f"{name}.{{}}.{number}"))
    return Stack(network, name, layers or [Layer(network, f"{name}.lstm.0.lstm", 0)])


def plain_stack(network: Network, name: str, *, start: str | None = None) -> Stack:
    """Read a plain LSTM, of as many layers as the network has."""
    layers = [Layer(network, name, 0)]
    while f"{name}.weight_ih_l{len(layers)}" in network:
        layers.append(Layer(network, name, len(layers)))
    return Stack(network, start or name, layers)


def _gates(weights: Floats) -> Floats:
    """Put gates from PyTorch's order (input, forget, cell, output) in ours, and halve those of the sigmoids."""
    given, forget, cell, output = np.split(weights, 4)
    return np.concatenate([given / 2, forget / 2, output / 2, cell])


class _Steps:
    """The steps of one direction of a layer over packed rows.

    Backwards, a sequence joins in at its last item, so that those which go on are the first ones again.
    """

    def __init__(self, inputs: Inputs, part: int, packing: Packing, *, backwards: bool) -> None:
        self._inputs = inputs
        self._part = part
        self._most = packing.counts[0]
        ranges = list(zip(packing.starts[:-1].tolist(), packing.counts, strict=True))
        self._ranges = ranges[::-1] if backwards else ranges

    def run(self, hidden: Floats, start: tuple[Floats, Floats], states: Floats) -> None:
        """Fill in all states, shaped (rows, size)."""
        size = hidden.shape[0]
        state, cells = (np.repeat(each[None], self._most, 0) for each in start)
        given, products = np.empty((2, self._most, 4 * size), np.float32)
        spare = np.empty((self._most, size), np.float32)
        for at, count in self._ranges:
            now, gates = state[:count], products[:count]
            np.matmul(now, hidden, out=gates)
            self._inputs.fill(self._part, at, at + count, given[:count])
            gates += given[:count]
            np.tanh(gates, out=gates)
            _step(gates, cells[:count], now, spare[:count])
            states[at : at + count] = now


def _step(gates: Floats, memory: Floats, now: Floats, spare: Floats) -> None:
    """Bring memory and state to the next item: with t = tanh(x / 2), a sigmoid is (t + 1) / 2."""
    size = memory.shape[1]
    given, forget, output, cell = (gates[:, part * size : (part + 1) * size] for part in range(4))
    np.multiply(memory, forget, out=spare)
    memory += spare
    memory += cell
    cell *= given
    memory += cell
    memory *= 0.5
    np.tanh(memory, out=spare)
    np.multiply(spare, output, out=now)
    now += spare
    now *= 0.5
