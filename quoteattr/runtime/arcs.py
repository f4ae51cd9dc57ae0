"""The dependency parser: a highway LSTM, then biaffine scores of heads and labels.

The method is that of Dozat and Manning, Deep Biaffine Attention for Neural Dependency
Parsing (2017), with Qi and others' scores for the direction and the length of an arc,
Universal Dependency Parsing from Scratch (2018).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from quoteattr.runtime.inputs import Known, Sum
from quoteattr.runtime.marks import one_mark
from quoteattr.runtime.packing import Packing
from quoteattr.runtime.recurrent import highway_stack
from quoteattr.runtime.trees import best_tree, whole_trees
from quoteattr.runtime.weights import ROOT, UNKNOWN
from quoteattr.runtime.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from quoteattr.runtime.inputs import Inputs
    from quoteattr.runtime.tagger import Tagger
    from quoteattr.runtime.weights import Network, Vectors

    Floats = NDArray[np.float32]

# Stanza's vocabularies begin with four units that are no labels.
_RESERVED: Final = 4
# Heads whose shares are worked out at once, so that they stay in the processor's cache.
_BLOCK: Final = 64


class ArcParser:
    """Gives every word its head and the label of the arc to it."""

    def __init__(self, network: Network, vectors: Vectors, tagger: Tagger) -> None:
        self.labels = network.units("deprel")[_RESERVED:]
        self._vectors = vectors
        self._from_vectors = network["trans_pretrained.weight"].T
        self._numbers = (network.numbers("word"), network.numbers("lemma"))
        self._words = (network["word_emb.weight"], network["lemma_emb.weight"])
        self._stack = highway_stack(network, "parserlstm")
        self._pairs = len(tagger.xpos)
        tags, root = _tag_vectors(network, tagger)
        self._tag_width = tags.shape[1]
        self._tags, self._root = self._project_tags(tags, root)
        self._space = Workspace()
        self._arcs = _Arcs(network)
        self._label_scores = _Labels(network)

    @property
    def shape(self) -> tuple[int, int]:
        """Parts and width of the projection of a word."""
        return self._stack.layers[0].shape

    def encode(self, words: list[str]) -> Floats:
        """Give the projections of words without their tags, shaped (parts, words, width)."""
        lower = [one_mark(word).lower() for word in words]
        # The trainer had no base forms either, and took the word itself in their place.
        columns = (lower, [word.lower() for word in words])
        numbers = [[n.get(word, UNKNOWN) for word in column] for n, column in zip(self._numbers, columns, strict=True)]
        return self._encode(self._vectors.of(lower), numbers)

    def run(
        self, inputs: Inputs, tags: tuple[NDArray[Any], NDArray[Any]], packing: Packing
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """Give the heads and labels of packed words: a head is a place in the sentence from 1, or 0 for the root."""
        sentences = len(packing.lengths)
        rooted = Packing(packing.lengths + 1)
        tagged = Known(self._tags, tags[0] * self._pairs + tags[1])
        states = self._stack.run(Sum(inputs, tagged, (sentences, self._root), self._space), rooted)
        heads = _heads(self._arcs(states, rooted), rooted.lengths)
        places = heads[:, 1:][np.arange(heads.shape[1] - 1)[None] < packing.lengths[:, None]]
        packed = np.empty(packing.size, np.intp)
        packed[packing.rows] = places
        sentence = np.arange(packing.size) - np.repeat(packing.starts[:-1], packing.counts)
        labels = self._label_scores(states, packed_heads=rooted.starts[packed] + sentence, sentences=sentences)
        return packed, labels

    def _encode(self, vectors: Floats, numbers: Sequence[Sequence[int]]) -> Floats:
        rows = [table[row] for table, row in zip(self._words, numbers, strict=True)]
        rows = [vectors @ self._from_vectors, *rows]
        tags = np.zeros((len(vectors), self._tag_width), np.float32)
        return self._stack.layers[0].project(np.concatenate([*rows, tags], axis=1))

    def _project_tags(self, tags: Floats, root: Floats) -> tuple[Floats, Floats]:
        """Give what every pair of tags adds to a projection, and the whole projection of the root."""
        layer = self._stack.layers[0]
        width = self._from_vectors.shape[1] + sum(table.shape[1] for table in self._words)
        rows = np.zeros((len(tags) + 2, width + self._tag_width), np.float32)
        rows[1, width:] = root
        rows[2:, width:] = tags
        added = layer.project(rows)
        added -= added[:, :1].copy()  # what comes of no tags at all
        origin = self._encode(np.zeros((1, self._vectors.size), np.float32), [[ROOT], [ROOT]])
        return np.ascontiguousarray(added[:, 2:]), origin + added[:, 1:2]


class _Arcs:
    """Scores every word as the head of every other."""

    _NAMES: Final = ("unlabeled", "linearization", "distance")

    def __init__(self, network: Network) -> None:
        names = [name for name in self._NAMES if f"{name}.W1.weight" in network]
        self._names = names
        sides = [_sides(network, name) for name in names]
        self._weights = np.concatenate([weights for side in sides for weights, _ in side], axis=1)
        self._biases = np.concatenate([bias for side in sides for _, bias in side])
        self._bilinear = np.stack([network[f"{name}.scorer.W_bilin.weight"][:, :, 0] for name in names])
        self._offsets = np.stack([network[f"{name}.scorer.W_bilin.bias"] for name in names])

    def __call__(self, states: Floats, packing: Packing) -> Floats:
        """Give scores shaped (sentences, words, heads), the root first among both; -inf where no head can be."""
        hidden = _rectified(states, self._weights, self._biases).reshape(len(states), len(self._names), 2, -1)
        words, heads = hidden.transpose(2, 1, 0, 3)
        weighed = np.matmul(words, self._bilinear[:, :-1]) + self._bilinear[:, -1:]
        weighed[..., -1] += self._offsets
        between = np.matmul(
            weighed[:, packing.padded, :-1], np.ascontiguousarray(heads)[:, packing.padded].swapaxes(2, 3)
        )
        between += weighed[:, packing.padded, -1:]
        parts = dict(zip(self._names, between, strict=True))
        scores: Floats = parts["unlabeled"]
        size = scores.shape[1]
        offset = np.arange(size, dtype=np.float32)[None] - np.arange(size, dtype=np.float32)[:, None]
        if "linearization" in parts:
            scores -= _softplus(parts["linearization"] * -np.sign(offset))
        if "distance" in parts:
            off = np.abs(offset) - 1 - _softplus(parts["distance"])
            scores -= np.log(off * off / 2 + 1)
        scores[:, np.arange(size), np.arange(size)] = -np.inf
        scores.swapaxes(1, 2)[np.arange(size)[None] >= packing.lengths[:, None]] = -np.inf
        return scores


class _Labels:
    """Scores the labels of the chosen arcs alone."""

    def __init__(self, network: Network) -> None:
        self._words, self._heads = _sides(network, "deprel")
        weight = network["deprel.scorer.W_bilin.weight"]
        # A head's share is worked out first, because there are fewer heads than words.
        self._bilinear = np.ascontiguousarray(weight.transpose(1, 0, 2).reshape(weight.shape[1], -1))
        self._shape = (weight.shape[0], weight.shape[2])
        self._offsets = network["deprel.scorer.W_bilin.bias"]

    def __call__(self, states: Floats, *, packed_heads: NDArray[Any], sentences: int) -> NDArray[Any]:
        """Give the best label of every word, given the row of its head; the first rows of states are the roots."""
        words = _with_one(_rectified(states[sentences:], *self._words))
        rows, which, sizes = np.unique(packed_heads, return_inverse=True, return_counts=True)
        by_size = np.argsort(sizes, kind="stable")  # heads of as many words stand together
        heads = _with_one(_rectified(states[rows[by_size]], *self._heads))
        order = np.argsort(np.argsort(by_size)[which], kind="stable")
        below = words[order]
        labels = np.empty(len(words), np.intp)
        labels[order] = (self._scores(heads, below, sizes[by_size]) + self._offsets).argmax(1)
        return labels

    def _scores(self, heads: Floats, below: Floats, sizes: NDArray[Any]) -> Floats:
        """Score the labels of words, given their heads in order and how many of the words each of these has."""
        scores = np.empty((len(below), self._shape[1]), np.float32)
        ends = [*(np.flatnonzero(np.diff(sizes)) + 1).tolist(), len(sizes)]
        at = start = 0
        for end, size in zip(ends, sizes[np.array(ends) - 1].tolist(), strict=True):
            for first in range(start, end, _BLOCK):
                own = heads[first : min(first + _BLOCK, end)]
                shares = (own @ self._bilinear).reshape(-1, *self._shape)
                until = at + size * len(own)
                each = below[at:until].reshape(len(own), size, -1)
                np.matmul(each, shares, out=scores[at:until].reshape(len(own), size, -1))
                at = until
            start = end
        return scores


def _sides(network: Network, name: str) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    first, second = (
        (np.ascontiguousarray(network[f"{name}.{side}.weight"].T), network[f"{name}.{side}.bias"])
        for side in ("W1", "W2")
    )
    return first, second


def _rectified(rows: Floats, weights: Floats, biases: Floats) -> Floats:
    result: Floats = rows @ weights
    result += biases
    return np.maximum(result, 0, out=result)


def _with_one(rows: Floats) -> Floats:
    return np.concatenate([rows, np.ones((len(rows), 1), np.float32)], axis=1)


def _softplus(values: Floats) -> Floats:
    """Give log(1 + exp(x)), safely for large x."""
    result: Floats = np.log1p(np.exp(-np.abs(values)))
    result += np.maximum(values, 0)
    return result


def _heads(scores: Floats, lengths: NDArray[Any]) -> NDArray[Any]:
    """Give the heads of the best trees, shaped (sentences, longest); beyond a sentence's end they mean nothing."""
    heads: NDArray[Any] = scores.argmax(2)
    heads[:, 0] = 0
    for sentence in np.flatnonzero(~whole_trees(heads, lengths)).tolist():
        length = lengths[sentence]
        own = scores[sentence, :length, :length]
        own[0, 0] = 0
        heads[sentence, :length] = best_tree(own - own.max(1, keepdims=True))
    return heads


def _tag_vectors(network: Network, tagger: Tagger) -> tuple[Floats, Floats]:
    """Give the vectors of all pairs of tags, by the first and then by the second, and the root's."""
    tables = []
    roots = []
    for name, units in (("upos", tagger.upos), ("xpos", tagger.xpos)):
        numbers = network.numbers(name)
        table = network[f"{name}_emb.weight"]
        tables.append(table[[numbers.get(unit, UNKNOWN) for unit in units]])
        roots.append(table[ROOT])
    pairs = tables[0][:, None] + tables[1][None]
    return pairs.reshape(-1, pairs.shape[2]), roots[0] + roots[1]
