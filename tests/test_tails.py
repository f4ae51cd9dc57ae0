"""Reported words stop where the writer goes on behind a comma."""

from __future__ import annotations

import pytest
from graphs import sentence

from quoteattr.detection.tails import without_tail

CLAUSE = """
    that SCONJ mark 4
    the DET det 3
    dam NOUN nsubj 4
    leaks VERB/VBZ root 0
    , PUNCT punct 4
"""
DRAWING = CLAUSE + "    drawing VERB/VBG advcl 4\n    protests NOUN obj 6\n"
QUIETLY = CLAUSE + "    quietly ADV advmod 7\n    drawing VERB/VBG advcl 4\n"
THOUGH = CLAUSE + "    though SCONJ mark 8\n    he PRON nsubj 8\n    smiled VERB/VBD advcl 4\n"
EVEN = CLAUSE + "    even ADV advmod 9\n    though SCONJ mark 9\n    he PRON nsubj 9\n    smiled VERB/VBD advcl 4\n"
BUT = CLAUSE + "    but CCONJ cc 8\n    he PRON nsubj 8\n    smiled VERB/VBD conj 4\n"
BUT_THAT = BUT.replace("8\n    he PRON nsubj 8", "9\n    that SCONJ mark 9\n    he PRON nsubj 9")
BUT_NOT = CLAUSE + "    but CCONJ cc 7\n    stands VERB/VBZ conj 4\n"
MARKED = THOUGH + "    “ PUNCT punct 10\n    now ADV advmod 8\n    ” PUNCT punct 10\n"
WHICH = CLAUSE + "    which PRON nsubj 7\n    burned VERB/VBD acl 3\n"
INCLUDING = DRAWING.replace("drawing", "including")
SEMICOLON = BUT_NOT.replace(", PUNCT", "; PUNCT").replace("but CCONJ cc 7", "it PRON nsubj 7")


@pytest.mark.parametrize("lines", [DRAWING, QUIETLY, THOUGH, EVEN, BUT, SEMICOLON, WHICH])
def test_a_tail_is_left_off(lines: str) -> None:
    """Participles, concessions, relatives and clauses that begin anew are the writer's."""
    tree = sentence(lines)
    assert "that the dam leaks" == " ".join(token.text for token in without_tail(tree, tree.tokens))


@pytest.mark.parametrize("lines", [BUT_NOT, BUT_THAT, MARKED, INCLUDING, CLAUSE])
def test_what_goes_on_is_kept(lines: str) -> None:
    """A shared subject, an addition, and words in marks are still what is told."""
    tree = sentence(lines)
    assert list(tree.tokens) == without_tail(tree, tree.tokens)


def test_a_tail_after_two_words_is_left_off() -> None:
    """Who declined to comment, citing the trial, cites it in the writer's words."""
    tree = sentence(
        "to PART mark 2\ncomment VERB/VB root 0\n, PUNCT punct 4\nciting VERB/VBG advcl 2\ntrials NOUN obj 4"
    )
    assert [token.text for token in without_tail(tree, tree.tokens)] == ["to", "comment"]
