"""What a frame reports is given as spans of the text, by the first shape that fits."""

from __future__ import annotations

import pytest
from content_cases import reported

INTERRUPTED = """
    The DET det 2
    bridge NOUN nsubj 8
    , PUNCT punct 5
    Ann PROPN nsubj 5
    said VERB parataxis 8
    , PUNCT punct 5
    still ADV advmod 8
    stays VERB root 0
    . PUNCT punct 8
"""
QUOTATIONS_AROUND = """
    “ PUNCT punct 2
    Q VERB ccomp 5
    ” PUNCT punct 2
    Ann PROPN nsubj 5
    said VERB root 0
    , PUNCT punct 5
    “ PUNCT punct 8
    Q VERB parataxis 5
    ” PUNCT punct 8
    . PUNCT punct 5
"""
IN_A_STATEMENT = """
    In ADP case 3
    a DET det 3
    statement NOUN obl 6
    , PUNCT punct 3
    Ann PROPN nsubj 6
    said VERB root 0
    , PUNCT punct 10
    “ PUNCT punct 10
    quite ADV advmod 10
    wet ADJ ccomp 6
    ” PUNCT punct 10
    . PUNCT punct 6
"""
BECAUSE_IT_RAINED = """
    Because SCONJ mark 3
    it PRON nsubj 3
    rained VERB advcl 7
    , PUNCT punct 3
    Ann PROPN nsubj 7
    quickly ADV advmod 7
    said VERB root 0
    , PUNCT punct 11
    “ PUNCT punct 11
    quite ADV advmod 11
    wet ADJ ccomp 7
    ” PUNCT punct 11
"""
AFTER_IT_RAINED = BECAUSE_IT_RAINED.replace("Because", "After")
WHILE_WALKING = """
    While SCONJ mark 2
    walking VERB/VBG advcl 5
    , PUNCT punct 2
    Ann PROPN nsubj 5
    said VERB root 0
    , PUNCT punct 9
    “ PUNCT punct 9
    quite ADV advmod 9
    wet ADJ ccomp 5
    ” PUNCT punct 9
"""
SHE_LEFT = """
    When SCONJ mark 3
    it PRON nsubj 3
    rained VERB advcl 6
    , PUNCT punct 3
    Ann PROPN nsubj 6
    said VERB root 0
    she PRON nsubj 8
    left VERB ccomp 6
    . PUNCT punct 6
"""
# A sentence that a line break cut off.
CUT_SHORT = INTERRUPTED.replace(". PUNCT punct 8", "and CCONJ cc 8")
BEFORE_A_COLON = """
    It PRON nsubj 2
    rained VERB parataxis 5
    ; PUNCT punct 5
    Ann PROPN nsubj 5
    said VERB root 0
    : PUNCT punct 8
    it PRON nsubj 8
    froze VERB parataxis 5
    . PUNCT punct 5
"""


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (INTERRUPTED, ["The bridge", "still stays"]),
        (QUOTATIONS_AROUND, ["Q", "Q"]),
        (BECAUSE_IT_RAINED, ["Because it rained", "“quite wet”"]),
        (CUT_SHORT, ["The bridge", "still stays"]),
    ],
)
def test_contents_are_runs_of_words(lines: str, words: list[str]) -> None:
    """Words that the frame parts are spans of their own, without commas or conjunctions at their edges."""
    assert [tuple(words)] == [found for found in reported(lines) if found]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (IN_A_STATEMENT, ["“quite wet”"]),
        (AFTER_IT_RAINED, ["“quite wet”"]),
        (WHILE_WALKING, ["“quite wet”"]),
        (SHE_LEFT, ["she left"]),
        (BEFORE_A_COLON, ["it froze"]),
    ],
)
def test_the_first_shape_that_fits_decides(lines: str, words: list[str]) -> None:
    """Where what stands before a frame is its own adverbial, or its report follows, the complement is reported."""
    assert [tuple(words)] == [found for found in reported(lines) if found]
