"""Sentences, and the tree over their words."""

from __future__ import annotations

import pickle

import pytest
from attrs.exceptions import FrozenInstanceError
from graphs import parsed, sentence, word

from quoteattr.errors import OffsetError
from quoteattr.graph import Entity, Sentence, Token, fast_token
from quoteattr.model import Span

TREE = sentence(
    """
    The     DET   det       2
    mayor   NOUN  nsubj     4
    was     AUX   aux:pass  4
    told    VERB  root      0
    that    SCONJ mark      8
    the     DET   det       7
    ferry   NOUN  nsubj     8
    sank    VERB  ccomp     4
    on      ADP   case      10
    Monday  PROPN obl       8
    .       PUNCT punct     4
    """
)


def texts(tokens: tuple[Token, ...]) -> list[str]:
    """List words as strings."""
    return [token.text for token in tokens]


def token(index: int, start: int, end: int, head: int) -> Token:
    """Make a word of no special kind."""
    return Token(index, "x" * (end - start), start, end, "X", "", head, "dep")


def test_children_come_in_order() -> None:
    """All dependents are given where no relation is asked for."""
    assert ["mayor", "was", "sank", "."] == texts(TREE.children(word(TREE, "told")))


@pytest.mark.parametrize(
    ("relations", "expected"), [(("aux",), ["was"]), (("punct", "nsubj"), ["mayor", "."]), (("obj",), [])]
)
def test_children_by_relation(relations: tuple[str, ...], expected: list[str]) -> None:
    """A relation without a subtype stands for all of its subtypes."""
    assert expected == texts(TREE.children(word(TREE, "told"), *relations))


def test_child_is_the_first_or_none() -> None:
    """One dependent is asked for by relation."""
    told = word(TREE, "told")
    assert (word(TREE, "sank"), None) == (TREE.child(told, "ccomp", "obl"), TREE.child(told, "obl"))


def test_head_of_the_root_is_none() -> None:
    """Every word but the root has a governor."""
    assert (word(TREE, "told"), None) == (TREE.head(word(TREE, "mayor")), TREE.head(word(TREE, "told")))


def test_ancestors_lead_to_the_root() -> None:
    """The governors come from the nearest up."""
    assert ["Monday", "sank", "told"] == texts(tuple(TREE.ancestors(word(TREE, "on"))))


def test_a_subtree_is_in_order() -> None:
    """A word and all below it come in the order of the text."""
    assert "that the ferry sank on Monday".split() == texts(TREE.subtree(word(TREE, "sank")))


def test_a_subtree_can_leave_branches_out() -> None:
    """Branches are left out by their relation, with all that hangs on them."""
    assert "that sank".split() == texts(TREE.subtree(word(TREE, "sank"), "nsubj", "obl"))


def test_a_cycle_ends() -> None:
    """A malformed tree whose words govern each other is walked once."""
    tree = Sentence((token(0, 0, 1, 1), token(1, 2, 3, 0)))
    first, second = tree.tokens
    assert ((second,), (first, second)) == (tuple(tree.ancestors(first)), tree.subtree(first))


@pytest.mark.parametrize(("offset", "expected"), [(0, "The"), (4, "mayor"), (8, "mayor"), (3, None), (99, None)])
def test_a_word_is_found_by_place(offset: int, expected: str | None) -> None:
    """A code point between words belongs to none."""
    found = TREE.at(offset)
    assert expected == (found.text if found else None)


def test_a_sentence_has_the_ends_of_its_words() -> None:
    """A sentence begins with its first word and ends with its last."""
    assert (0, len("The mayor was told that the ferry sank on Monday.")) == (TREE.start, TREE.end)


def test_a_token_knows_its_place_and_relation() -> None:
    """A word gives its span, its relation without subtype, and its lower case with plain apostrophes."""
    tree = sentence("Don’t AUX aux:pass 0")
    (only,) = tree.tokens
    assert (Span(0, 5), "aux", "don't") == (only.span, only.relation, only.lower)


@pytest.mark.parametrize(
    "tokens",
    [
        (token(1, 0, 1, -1),),
        (token(0, 0, 1, 1),),
        (token(0, 0, 1, -2),),
        (token(0, 0, 2, -1), token(1, 1, 3, 0)),
        (token(0, 4, 5, -1), token(1, 1, 3, 0)),
    ],
    ids=["index", "head beyond", "head before", "overlap", "backwards"],
)
def test_malformed_sentences_are_refused(tokens: tuple[Token, ...]) -> None:
    """A sentence whose words overlap, run backwards or name a head that is not there is refused."""
    with pytest.raises(OffsetError, match="token"):
        Sentence(tokens)


def test_a_parsed_text_holds_its_entities() -> None:
    """The text, the sentences and the names stand side by side."""
    found = parsed("Ann PROPN@PER nsubj 3\nLee PROPN flat 1\nleft VERB root 0")
    assert ("Ann Lee left", (Entity(Span(0, 7), "PER"),)) == (found.text, found.entities)
    assert "<12 characters>" in repr(found)


def test_a_token_made_fast_is_a_token_like_any_other() -> None:
    """It is equal, prints alike, pickles, cannot be changed, and knows its relation and its word in lower case."""
    made = fast_token(0, "Ann’s", 0, 5, ("PROPN", "NNP", 1, "nmod:poss", "Ann"))
    plain = Token(0, "Ann’s", 0, 5, "PROPN", "NNP", 1, "nmod:poss", "Ann")
    copied = pickle.loads(pickle.dumps(made))  # noqa: S301 - our own bytes
    assert [plain] * 2 == [made, copied]
    assert hash(plain) == hash(made)
    assert repr(plain) == repr(made)
    assert [("nmod", "ann's")] * 3 == [(each.relation, each.lower) for each in (plain, made, copied)]
    with pytest.raises(FrozenInstanceError):
        made.text = "Bo"  # type: ignore[misc]
