"""ClearNLP's trees are restructured to Universal Dependencies, tested on parallel parses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parallel_parses import PARALLEL

from quoteattr.graph import Sentence, Token
from quoteattr.parsers.clearnlp import CLEAR_ONLY, RENAMED, UD_ONLY, is_clear_style, to_universal
from quoteattr.viewing.collapse import top_down


def both(rows: str) -> tuple[Sentence, Sentence, list[range]]:
    """Build the two trees of a sentence, and the ranges of words that name a person."""
    trees: tuple[list[Token], list[Token]] = ([], [])
    people = []
    at = 0
    for place, line in enumerate(rows.strip().splitlines()):
        form, tags, *columns = line.split()
        upos, _, xpos = tags.partition("/")
        people += [place] if form.endswith("*") else []
        for tree, deprel, head in zip(trees, columns[::2], columns[1::2], strict=True):
            word = form.rstrip("*")
            tree.append(Token(place, word, at, at + len(word), upos, xpos, int(head) - 1, deprel))
        at += len(form) + 1
    return Sentence(tuple(trees[0])), Sentence(tuple(trees[1])), [range(people[0], people[-1] + 1)] if people else []


@pytest.mark.parametrize("name", PARALLEL)
def test_parallel_parses_agree(name: str) -> None:
    """The tree of the one scheme becomes the tree of the other."""
    clear, universal, people = both(PARALLEL[name])
    found = to_universal(clear, people)
    assert [(t.text, t.deprel, t.head) for t in universal.tokens] == [(t.text, t.deprel, t.head) for t in found.tokens]


@pytest.mark.parametrize("name", PARALLEL)
def test_universal_trees_stay(name: str) -> None:
    """What is in Universal Dependencies already is not touched."""
    _, universal, people = both(PARALLEL[name])
    assert universal == to_universal(universal, people)


@pytest.mark.parametrize("name", PARALLEL)
def test_no_label_of_the_other_scheme_is_left(name: str) -> None:
    """Every label that only ClearNLP has is gone."""
    clear, _, people = both(PARALLEL[name])
    assert set() == {t.deprel for t in to_universal(clear, people).tokens} & {*CLEAR_ONLY, "ROOT"}


def test_schemes_are_told_apart() -> None:
    """A label of the one scheme decides; a text with none of either is restructured, which changes little."""
    assert [True, True, False] == [
        is_clear_style(labels) for labels in (("nsubj", "dobj"), ("nsubj", "punct"), ("nsubj", "obj"))
    ]
    assert set() == CLEAR_ONLY & UD_ONLY


@st.composite
def trees(draw: st.DrawFn) -> Sentence:
    """Any tree with any labels of the scheme on any words."""
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    heads = {order[0]: -1} | {word: order[draw(st.integers(0, n - 1))] for n, word in enumerate(order) if n}
    labels = st.sampled_from((*sorted(RENAMED), "prep", "pobj", "pcomp", "npadvmod", "compound", "conj", "cc", "ccomp"))
    words = st.sampled_from(("is", "to", "because", "of", "Ann", "there", "$", "ice"))
    upos = st.sampled_from(("VERB", "AUX", "ADP", "NOUN", "PROPN", "NUM", "ADJ", "ADV", "PRON"))
    tokens = []
    for place in range(size):
        label = "ROOT" if heads[place] < 0 else draw(labels)
        tokens.append(Token(place, draw(words), place, place + 1, draw(upos), "NN", heads[place], label))
    return Sentence(tuple(tokens))


@given(trees(), st.integers(0, 11), st.integers(0, 11))
def test_any_tree_becomes_a_tree(tree: Sentence, begin: int, end: int) -> None:
    """Whatever the labels are on, one root stays above all words."""
    name = range(min(begin, end, len(tree.tokens)), min(max(begin, end), len(tree.tokens)))
    found = to_universal(tree, [name] if name else [])
    assert ["root"] == [token.deprel for token in found.tokens if token.head < 0]
    assert 1 == sum(head is None for _, head in top_down(found))
