"""Sieves carry a speaker on from what stands before the quotation, or abstain."""

from __future__ import annotations

from itertools import count

import pytest
from sieve_cases import DISAGREED, RAIN_FELL, TAG, answers

FIRM = """
    Ann PROPN nsubj 3
    was AUX cop 3
    firm ADJ root 0
    : PUNCT punct 3
"""
ADDED = """
    Ann PROPN nsubj 2
    added VERB/VBD root 0
    : PUNCT punct 2
"""
SHE_LEFT = DISAGREED.replace("Ann PROPN", "She PRON").replace("disagreed", "left")
NO_SUBJECT = """
    Then ADV advmod 2
    came VERB/VBD root 0
    . PUNCT punct 2
"""
MESSAGE = """
    Ann PROPN nmod:poss 3
    ’s PART case 1
    message NOUN nsubj 5
    was AUX cop 5
    short ADJ root 0
    : PUNCT punct 5
"""
FROM_ANN = """
    And CCONJ cc 3
    from ADP case 3
    Ann PROPN root 0
    : PUNCT punct 3
"""
LIST = """
    Ann PROPN root 0
    : PUNCT punct 1
"""
SIGNED = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
    — PUNCT punct 5
    Ann PROPN list 2
    Lind PROPN flat 5
    , PUNCT punct 8
    mayor NOUN appos 5
"""
SIGNED_BELOW = """
    - PUNCT punct 2
    Ann PROPN root 0
    Lind PROPN flat 2
"""
DASHED_ON = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
    — PUNCT punct 6
    the DET det 6
    miller NOUN list 2
    was AUX cop 6
    . PUNCT punct 2
"""
SAID_IT_WAS = """
    Ann PROPN nsubj 2
    said VERB root 0
    it PRON nsubj 6
    was AUX cop 6
    “ PUNCT punct 6
    wet ADJ ccomp 2
    ” PUNCT punct 6
    . PUNCT punct 2
"""
HER_FACE = """
    Ann PROPN nmod:poss 3
    ’s PART case 1
    face NOUN nsubj 5
    was AUX cop 5
    grim ADJ root 0
    : PUNCT punct 5
"""
IN_A_NOTE = """
    From ADP case 2
    Ann PROPN root 0
    , PUNCT punct 2
    in ADP case 5
    May PROPN nmod 2
    : PUNCT punct 2
"""
WHO_ADDED = """
    Ann PROPN root 0
    , PUNCT punct 4
    who PRON nsubj 4
    added VERB/VBD acl:relcl 1
    : PUNCT punct 1
"""
HER_BOAT = """
    Ann PROPN nmod:poss 3
    ’s PART case 1
    boat NOUN nsubj 4
    left VERB root 0
    . PUNCT punct 4
"""
THE_REPLY = """
    The DET det 2
    reply NOUN nsubj 4
    was AUX cop 4
    short ADJ root 0
    : PUNCT punct 4
"""


@pytest.mark.parametrize(
    ("text", "tree", "rule", "speaker"),
    [
        ("Ann disagreed. “It rained.”", DISAGREED, "topic", "Ann"),
        ("She left. “It rained.”", SHE_LEFT, "topic", "She"),
        ("Ann was firm:\n\n“It rained.”", FIRM, "lead-in", "Ann"),
        ("Ann added:\n\n“It rained.”", ADDED, "lead-in", "Ann"),
        ("Ann’s message was short:\n\n“It rained.”", MESSAGE, "lead-in", "Ann"),
        ("And from Ann:\n\n“It rained.”", FROM_ANN, "lead-in", "Ann"),
        ("Ann:\n\n“It rained.”", LIST, "lead-in", "Ann"),
        ("“It rained.” — Ann Lind, mayor", SIGNED, "sign-off", "Ann"),
        ("“It rained.”\n\n- Ann Lind", SIGNED_BELOW, "sign-off", "Ann"),
        ("“It rained.”\n- Ann Lind", SIGNED_BELOW, "sign-off", "Ann"),
        ("Ann’s face was grim:\n\n“It rained.”", HER_FACE, "lead-in", "Ann"),
        ("From Ann, in May:\n\n“It rained.”", IN_A_NOTE, "lead-in", "Ann"),
        ("From Ann, in May: “It rained.”", IN_A_NOTE, "lead-in", "Ann"),
        ("Ann, who added:\n\n“It rained.”", WHO_ADDED, "lead-in", "Ann"),
        ("The reply was short:\n\n“It rained.”", THE_REPLY, "lead-in", "reply"),
    ],
    ids=count(1),
)
def test_a_quotation_is_attributed(text: str, tree: str, rule: str, speaker: str) -> None:
    """Lead-ins, topics and sign-offs name a speaker."""
    assert [(rule, speaker, None, False)] == answers(text, tree)


@pytest.mark.parametrize(
    ("text", "trees"),
    [
        ("“It rained.”", []),
        ("Rain fell. “It rained.”", [RAIN_FELL]),
        ("Then came. “It rained.”", [NO_SUBJECT]),
        ("“It rained.” — the miller was.", [DASHED_ON]),
        ("Ann left.\n\n“It rained.”", [DISAGREED.replace("disagreed", "left")]),
        ("“It rained.” " + "— " + "so " * 20, []),
        ("“It rained.” —", []),
        ("So:\n\n“It rained.”", []),
        ("Ann’s boat left. “It rained.”", [HER_BOAT]),
    ],
    ids=count(1),
)
def test_without_a_sign_nobody_speaks(text: str, trees: list[str]) -> None:
    """Where nothing around the quotation shows who speaks, no sieve guesses."""
    assert [None] == answers(text, *trees)


@pytest.mark.parametrize(
    ("text", "trees", "rule", "joins"),
    [
        ("“It rained,” Ann said. “It stopped.”", [TAG], "split-quotation", True),
        ("“It rained,” Ann said. Rain fell. “It stopped.”", [TAG, RAIN_FELL], "same-paragraph", False),
        ("“It rained,” Ann said.\n\n“It stopped.”", [TAG], "next-paragraph", False),
        ("Ann said it was “wet”. “It stopped.”", [SAID_IT_WAS], "same-paragraph", False),
        ("“It rained,” Ann said. “It stopped.\n\n“It froze.”", [TAG], "split-quotation", True),
    ],
    ids=count(1),
)
def test_a_speaker_is_carried_on(text: str, trees: list[str], rule: str, joins: bool) -> None:
    """A later quotation without a frame goes on with the one before, as part of it or on its own."""
    first, second, *_ = answers(text, *trees)
    assert (("subject", "Ann", None, False), (rule, "", 0, joins)) == (first, second)


def test_reopened_paragraphs_are_one_quotation() -> None:
    """What re-opens over several paragraphs is one quotation, and goes on with the one before."""
    text = "“It rained,” Ann said. “It stopped.\n\n“It froze.\n\n“It thawed.”"
    assert [None, 0] == [answer and answer[2] for answer in answers(text, TAG)]


@pytest.mark.parametrize(
    ("text", "trees"),
    [
        ("“It rained,” Ann said.\n\nRain fell.\n\n“It stopped.”", [TAG, RAIN_FELL]),
        ("“It rained,” Ann said.\n\nRain fell. “It stopped.”", [TAG, RAIN_FELL]),
        ("“It rained,” Ann said.\n\n“It stopped.” Rain fell.", [TAG, RAIN_FELL]),
    ],
    ids=count(1),
)
def test_a_speaker_is_not_carried_far(text: str, trees: list[str]) -> None:
    """A paragraph in between, or another sentence in the new one, ends the carrying on."""
    assert None is answers(text, *trees)[1]


def test_nothing_is_carried_on_from_an_unknown_speaker() -> None:
    """A quotation that nobody speaks lends the next one no speaker."""
    assert [None, None] == answers("“It rained.” “It stopped.”")
