"""The parts of the numpy networks, each against PyTorch or Stanza where there is something to compare with."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.runtime.entities import read_names
from quoteattr.runtime.forms import Forms
from quoteattr.runtime.packing import Packing
from quoteattr.runtime.trees import best_tree, is_tree

TAGS = ("O", *(f"{place}-{kind}" for place in "BIES" for kind in ("PER", "ORG")))


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6).map(lambda lengths: sorted(lengths, reverse=True)))
def test_packing_places_every_item(lengths: list[int]) -> None:
    """Packed rows are the items step by step."""
    packing = Packing(lengths)
    places = [(sequence, place) for sequence, length in enumerate(lengths) for place in range(length)]
    packed = sorted(places, key=lambda item: (item[1], item[0]))
    assert [packed.index(item) for item in places] == packing.rows.tolist()
    assert [packed.index((sequence, length - 1)) for sequence, length in enumerate(lengths)] == packing.last.tolist()


class Counted:
    """Encodes a word as its length, and counts what it was asked."""

    shape = (1, 1)

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, words: list[str]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        """Give the lengths of words."""
        self.asked += words
        return np.array([[[len(word)] for word in words]], np.float32)


def known(forms: Forms, numbers: np.ndarray[Any, Any]) -> list[float]:
    """Read what a store knows of words, from the second of them on at first."""
    read = np.empty((len(numbers), 1), np.float32)
    forms.inputs(0, numbers).fill(0, 1, len(numbers), read[1:])
    forms.inputs(0, numbers).fill(0, 0, 1, read[:1])
    found: list[float] = read.ravel().tolist()
    return found


def test_forms_are_encoded_once() -> None:
    """A word is encoded when it is first seen, and kept."""
    encoder = Counted()
    forms = Forms([encoder])
    for words in (["a", "bb", "a"], ["bb", "ccc"]):
        numbers = forms.numbers(words)
        assert [len(word) for word in words] == known(forms, numbers)
    assert ["a", "bb", "ccc"] == encoder.asked


def test_full_forms_forget_what_is_little_used() -> None:
    """When the store is full, words used often stay, the others are encoded anew."""
    encoder = Counted()
    forms = Forms([encoder], limit=4)
    for words in (["a", "a"], ["bb", "bb", "bb"], ["ccc"], ["dddd"], ["eeeee"], ["a", "bb", "ccc"]):
        numbers = forms.numbers(words)
        assert [len(word) for word in words] == known(forms, numbers)
    assert ["a", "bb", "ccc", "dddd", "eeeee", "ccc"] == encoder.asked


@pytest.mark.parametrize(
    ("heads", "expected"),
    [([0, 0], True), ([0, 2, 0, 2], True), ([0, 0, 0], False), ([0, 2, 1], False), ([0, 0, 3, 2], False)],
    ids=["word", "tree", "two roots", "no root", "cycle"],
)
def test_trees_are_told_from_other_graphs(heads: list[int], expected: bool) -> None:
    """A tree has one root and no cycle."""
    assert expected == is_tree(heads)


@pytest.mark.model
@pytest.mark.parametrize("seed", range(40))
def test_best_trees_are_those_of_stanza(seed: int) -> None:
    """The search finds the tree that Stanza's own finds, in scores without any sense."""
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

    generator = np.random.default_rng(seed)
    size = int(generator.integers(2, 40))
    scores = -np.abs(generator.normal(size=(size, size)) * 3).astype(np.float32)
    np.fill_diagonal(scores, -np.inf)
    assert chuliu_edmonds_one_root(scores).tolist() == best_tree(scores)


@pytest.mark.model
@given(st.lists(st.sampled_from(TAGS), max_size=8))
def test_names_are_read_as_stanza_reads_them(tags: list[str]) -> None:
    """Any tags, consistent or not, give the names that Stanza makes of them."""
    from stanza.models.ner.trainer import fix_singleton_tags
    from stanza.models.ner.utils import decode_from_bioes

    expected = [(name["start"], name["end"] + 1, name["type"]) for name in decode_from_bioes(fix_singleton_tags(tags))]
    assert expected == list(read_names(tags))
