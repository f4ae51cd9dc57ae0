"""Long short-term memory in numpy: layers that read packed sequences in one or both directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from quoteattr.runtime.packing import Packing
    from quoteattr.runtime.weights import Network

    Floats = NDArray[np.float32]

_SUFFIXES = ("", "_reverse")


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
    def shape(self) -> tuple[int, int]:
        """Parts and width of a projection."""
        return len(self._inputs), self._inputs.shape[2]

    def project(self, rows: Floats) -> Floats:
        """Give the projection of rows shaped (rows, input size)."""
        projection: Floats = np.matmul(rows, self._inputs)
        projection += self._biases
        return projection

    def run(self, projection: Floats, packing: Packing, start: tuple[Floats, Floats]) -> Floats:
        """Give states shaped (rows, directions * size) for a projection of packed rows, which is used up."""
        steps = projection[: self.directions]
        if self.directions > 1:
            steps[1] = steps[1][packing.mirror]
        states = _recur(steps, self._hidden, packing.counts, start)
        if self.directions > 1:
            states[1] = states[1][packing.mirror]
        joined = np.concatenate(states, axis=1)
        if len(projection) > self.directions:
            around = np.tanh(projection[-1], out=projection[-1])
            gate = around[:, joined.shape[1] :]
            gate += 1
            gate *= 0.5
            gate *= around[:, : joined.shape[1]]
            joined += gate
        return joined


class Stack:
    """Layers one upon the other, with the states that they start from."""

    def __init__(self, network: Network, name: str, layers: Sequence[Layer]) -> None:
        self.layers = layers
        states = (network[f"{name}_{kind}_init"][:, 0] for kind in "hc")
        shape = (len(layers), layers[0].directions, -1)
        self._hidden, self._cells = (np.ascontiguousarray(state.reshape(shape)) for state in states)

    def run(self, projection: Floats, packing: Packing) -> Floats:
        """Give the states of the topmost layer for the first layer's projection of packed rows."""
        states = self.layers[0].run(projection, packing, (self._hidden[0], self._cells[0]))
        for number, layer in enumerate(self.layers[1:], 1):
            states = layer.run(layer.project(states), packing, (self._hidden[number], self._cells[number]))
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


def _recur(steps: Floats, hidden: Floats, counts: Sequence[int], start: tuple[Floats, Floats]) -> Floats:
    """Run through packed gates shaped (directions, rows, 4 * size), which are overwritten; give all states."""
    directions, rows, width = steps.shape
    size = width // 4
    states = np.empty((directions, rows, size), np.float32)
    state, cells = (np.repeat(each[:, None], counts[0], 1) for each in start)
    products = np.empty((directions, counts[0], width), np.float32)
    at = 0
    for count in counts:
        gates = steps[:, at : at + count]
        gates += np.matmul(state[:, :count], hidden, out=products[:, :count])
        np.tanh(gates, out=gates)
        sigmoids = gates[..., : 3 * size]
        sigmoids += 1
        sigmoids *= 0.5
        cells = cells[:, :count]
        cells *= gates[..., size : 2 * size]
        gates[..., :size] *= gates[..., 3 * size :]
        cells += gates[..., :size]
        state = states[:, at : at + count]
        np.tanh(cells, out=state)
        state *= gates[..., 2 * size : 3 * size]
        at += count
    return states
