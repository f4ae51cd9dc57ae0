"""Sieves read a frame in or beside the quotation’s own sentence, or abstain."""

from __future__ import annotations

from itertools import count

import pytest
from sieve_cases import TAG, answers

SPLIT = """
    “ PUNCT punct 2
    Q VERB ccomp 5
    ” PUNCT punct 2
    Ann PROPN nsubj 5
    said VERB/VBD root 0
    , PUNCT punct 5
    “ PUNCT punct 8
    Q VERB parataxis 5
    ” PUNCT punct 8
"""
BEFORE = """
    Ann PROPN nsubj 2
    said VERB/VBD root 0
    : PUNCT punct 5
    “ PUNCT punct 5
    Q VERB ccomp 2
    ” PUNCT punct 5
"""
ADDRESSED = """
    Ann PROPN nsubj 2
    spoke VERB/VBD root 0
    to ADP case 5
    the DET det 5
    men NOUN obl 2
    : PUNCT punct 8
    “ PUNCT punct 8
    Q VERB dep 5
    ” PUNCT punct 8
"""
ALONE = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
"""
SAID = """
    Ann PROPN nsubj 2
    said VERB/VBD root 0
    happily ADV advmod 2
    . PUNCT punct 2
"""
QUOTH = """
    “ PUNCT punct 2
    Q VERB dep 4
    ” PUNCT punct 2
    quoth VERB/VBD root 0
    Ann PROPN dep 4
    . PUNCT punct 4
"""
THE_MILLER_GRUNGED = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
    the DET det 5
    miller NOUN nsubj 6
    grunged VERB/VBD dep 2
    . PUNCT punct 2
"""
ABOUT_IT = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
    in ADP case 5
    May PROPN obl 2
    . PUNCT punct 2
"""
SALE = """
    Ann PROPN nsubj 2
    told VERB/VBD root 0
    us PRON obj 2
    of ADP case 6
    “ PUNCT punct 6
    Elbow PROPN obl 2
    ” PUNCT punct 6
    and CCONJ cc 11
    “ PUNCT punct 11
    the DET det 11
    sale NOUN conj 6
    of ADP case 13
    bread NOUN nmod 11
    ” PUNCT punct 11
    . PUNCT punct 2
"""
SALE_BESIDE = """
    “ PUNCT punct 4
    Bread NOUN nsubj 4
    was AUX cop 4
    sold ADJ root 0
    there ADV advmod 4
    ” PUNCT punct 4
    as SCONJ mark 9
    Ann PROPN nsubj 9
    told VERB/VBD advcl 4
    us PRON obj 9
    . PUNCT punct 4
"""
SALE_ELSEWHERE = """
    Ann PROPN root 0
    , PUNCT punct 4
    who PRON nsubj 4
    told VERB/VBD acl:relcl 1
    us PRON obj 4
    of ADP case 8
    “ PUNCT punct 8
    Elbow PROPN obl 4
    ” PUNCT punct 8
    , PUNCT punct 4
    “ PUNCT punct 13
    the DET det 13
    sale NOUN appos 1
    of ADP case 15
    bread NOUN nmod 13
    ” PUNCT punct 13
    . PUNCT punct 1
"""
SPOKE_WORDS = """
    Ann PROPN nsubj 2
    spoke VERB/VBD root 0
    “ PUNCT punct 6
    so ADV advmod 5
    very ADV advmod 6
    well ADV advmod 2
    today ADV advmod 6
    ” PUNCT punct 6
    . PUNCT punct 2
"""
IT_WAS = """
    It PRON nsubj 8
    was AUX cop 8
    “ PUNCT punct 8
    as ADV advmod 5
    wet ADJ amod 8
    a DET det 8
    long ADJ amod 8
    day NOUN root 0
    ” PUNCT punct 8
    . PUNCT punct 8
"""
MEN_ADDED = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
    said VERB/VBD dep 2
    two NUM nummod 6
    men NOUN dep 4
    . PUNCT punct 2
"""
THEN_IT = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
    it PRON nsubj 5
    grunged VERB/VBD dep 2
    . PUNCT punct 2
"""
GRUNGING = THE_MILLER_GRUNGED.replace("grunged VERB/VBD", "grunging VERB/VBG")
GRUNGED_IT = THEN_IT.replace("it PRON nsubj 5\n    grunged VERB/VBD dep 2", "grunged VERB/VBD dep 2\n    it PRON dep 4")
FAR_FROM_IT = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
    ... PUNCT punct 2
    the DET det 6
    miller NOUN nsubj 7
    grunged VERB/VBD dep 2
    . PUNCT punct 2
"""
OF_A_MILLER = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
    the DET det 6
    red ADJ dep 2
    one ADJ dep 7
    grunged VERB/VBD dep 2
    . PUNCT punct 2
"""


@pytest.mark.parametrize(
    ("text", "tree", "rule", "speaker"),
    [
        ("“It rained,” Ann said.", TAG, "subject", "Ann"),
        ("Ann said: “It rained.”", BEFORE, "subject", "Ann"),
        ("Ann spoke to the men: “It rained.”", ADDRESSED, "frame-before-quotation", "Ann"),
        ("“It rained,” quoth Ann.", QUOTH, "tag-by-order", "Ann"),
        ("“It rained,” the miller grunged.", THE_MILLER_GRUNGED, "tag-by-order", "miller"),
        ("Ann spoke “so very well today”.", SPOKE_WORDS, "subject", "Ann"),
        ("“It rained,” said two men.", MEN_ADDED, "inverted-object", "men"),
        ("“It rained,” grunged two men.", MEN_ADDED.replace("said", "grunged"), "tag-by-order", "men"),
    ],
    ids=count(1),
)
def test_a_quotation_is_attributed(text: str, tree: str, rule: str, speaker: str) -> None:
    """Frames in and before the quotation, and tags by their order, name a speaker."""
    assert [(rule, speaker, None, False)] == answers(text, tree)


@pytest.mark.parametrize(
    ("text", "tree", "expected"),
    [
        (
            "Ann read us of “Elbow” and “the sale of bread”.",
            SALE.replace("told", "read"),
            [None, ("frame-above-quotation", "Ann", None, False)],
        ),
        (
            "Ann, who told us of “Elbow”, “the sale of bread”.",
            SALE_ELSEWHERE,
            [("relative-subject", "Ann", None, False)],
        ),
        ("It was “as wet a long day”.", IT_WAS, [None]),
        ("“Bread was sold there” as Ann told us.", SALE_BESIDE, [("subject", "Ann", None, False)]),
    ],
    ids=count(1),
)
def test_a_frame_above_a_fragment_names_its_speaker(
    text: str, tree: str, expected: list[tuple[str, str, int | None, bool] | None]
) -> None:
    """Words in marks that hang on an earlier cue, however far, are its speaker's."""
    assert expected == answers(text, tree)


def test_a_frame_in_the_next_sentence_is_read() -> None:
    """A tag that the parser took for a sentence of its own still names the speaker."""
    assert [("frame-after-quotation", "Ann", None, False)] == answers("“It rained!” Ann said happily.", ALONE, SAID)


def test_a_quotation_around_its_frame_is_one() -> None:
    """A frame in the middle of a quotation has both parts for its content."""
    assert [("subject", "Ann", None, False)] == answers("“It rained,” Ann said, “and it froze.”", SPLIT)


@pytest.mark.parametrize(
    ("text", "trees"),
    [
        ("“It rained,” in May.", [ABOUT_IT]),
        ("“It rained.” Ann said happily.", [SAID]),
        ("“It rained,” it grunged.", [THEN_IT]),
        ("“It rained,” grunged it.", [GRUNGED_IT]),
        ("“It rained,” the miller grunging.", [GRUNGING]),
        ("“It rained,”... the miller grunged.", [FAR_FROM_IT]),
        ("“It rained,” the red one grunged.", [OF_A_MILLER]),
    ],
    ids=count(1),
)
def test_without_a_sign_nobody_speaks(text: str, trees: list[str]) -> None:
    """Where no frame and no order of words shows who speaks, no sieve guesses."""
    assert [None] == answers(text, *trees)
