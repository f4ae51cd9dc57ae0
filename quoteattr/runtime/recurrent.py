"""Long short-term memory in numpy: layers that read packed sequences in one or both directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from quoteattr.runtime.workspace import Workspace

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
    def size(self) -> int:
        """Width of the states of one direction."""
        return int(self._hidden.shape[1])

    @property
    def shape(self) -> tuple[int, int]:
        """Parts and width of a projection."""
        return len(self._inputs), self._inputs.shape[2]

    def project(self, rows: Floats, space: Workspace | None = None) -> Floats:
        """Give the projection of rows shaped (rows, input size), in the space if there is one."""
        parts, width = self.shape
        out = space.array("projection", (parts, len(rows), width)) if space else None
        projection: Floats = np.matmul(rows, self._inputs, out=out)
        projection += self._biases
        return projection

    def run(self, projection: Floats, packing: Packing, start: tuple[Floats, Floats], joined: Floats) -> None:
        """Fill in states shaped (rows, directions * size) for a projection of packed rows, which is used up."""
        size = self.size
        for way in range(self.directions):
            begin = (start[0][way], start[1][way])
            states = joined[:, way * size : (way + 1) * size]
            _recur(projection[way], self._hidden[way], packing, begin, states, backwards=way > 0)
        if len(projection) > self.directions:
            around = np.tanh(projection[-1], out=projection[-1])
            gate = around[:, joined.shape[1] :]
            gate += 1
            gate *= 0.5
            gate *= around[:, : joined.shape[1]]
            joined += gate


class Stack:
    """Layers one upon the other, with the states that they start from."""

    def __init__(self, network: Network, name: str, layers: Sequence[Layer]) -> None:
        self.layers = layers
        states = (network[f"{name}_{kind}_init"][:, 0] for kind in "hc")
        shape = (len(layers), layers[0].directions, -1)
        self._hidden, self._cells = (np.ascontiguousarray(state.reshape(shape)) for state in states)
        self._space = Workspace()

    def run(self, projection: Floats, packing: Packing) -> Floats:
        """Give the states of the topmost layer for the first layer's projection of packed rows.

        They hold until the next call.
        """
        for number, layer in enumerate(self.layers):
            states = self._space.array(f"states {number}", (packing.size, layer.directions * layer.size))
            layer.run(projection, packing, (self._hidden[number], self._cells[number]), states)
            if number + 1 < len(self.layers):
                projection = self.layers[number + 1].project(states, self._space)
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


def _recur(
    steps: Floats,
    hidden: Floats,
    packing: Packing,
    start: tuple[Floats, Floats],
    states: Floats,
    *,
    backwards: bool,
) -> None:
    """Run through packed gates shaped (rows, 4 * size), which are overwritten, and fill in all states.

    Backwards, a sequence joins in at its last item, so that those which go on are the first ones again.
    """
    size = hidden.shape[0]
    state, cells = (np.repeat(each[None], packing.counts[0], 0) for each in start)
    products = np.empty((packing.counts[0], 4 * size), np.float32)
    ranges = list(zip(packing.starts[:-1].tolist(), packing.counts, strict=True))
    for at, count in reversed(ranges) if backwards else ranges:
        gates, memory, now = steps[at : at + count], cells[:count], state[:count]
        gates += np.matmul(now, hidden, out=products[:count])
        np.tanh(gates, out=gates)
        # With t = tanh(x / 2), a sigmoid is (t + 1) / 2; both halves are taken together.
        sigmoids = gates[:, : 3 * size]
        sigmoids += 1
        given, forget, output, cell = (gates[:, part * size : (part + 1) * size] for part in range(4))
        memory *= forget
        cell *= given
        memory += cell
        memory *= 0.5
        np.tanh(memory, out=now)
        now *= output
        now *= 0.5
        states[at : at + count] = now
