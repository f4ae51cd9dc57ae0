"""What frames name as said or judged, and where the name of it ends."""

from __future__ import annotations

import pytest
from content_cases import contents

ANNOUNCED = """
    Ann PROPN nsubj 2
    announced VERB/VBD root 0
    a DET det 4
    tour NOUN obj 2
"""
ABROAD = """    of ADP case 7
    the DET det 7
    mills NOUN nmod 4
"""
IN_AN_INTERVIEW = """    in ADP case 7
    an DET det 7
    interview NOUN nmod 4
"""
ON_MONDAY = IN_AN_INTERVIEW.replace("interview", "Monday")
A_LONG_ONE = """    , PUNCT punct 7
    a DET det 7
    marathon NOUN appos 4
"""
AS_A_TEST = """    as ADP case 7
    a DET det 7
    test NOUN obl 2
"""
AT_A_FAIR = AS_A_TEST.replace("as", "at")
ACCUSED_AT_LENGTH = """
    Ann PROPN nsubj 2
    accused VERB root 0
    Bo PROPN obj 2
    of SCONJ mark 5
    hiding VERB acl 3
    that SCONJ mark 13
    the DET det 8
    mill NOUN nsubj 13
    , PUNCT punct 11
    the DET det 11
    oldest NOUN appos 8
    , PUNCT punct 8
    burned VERB ccomp 5
    . PUNCT punct 2
"""
CALLED_FOR = """
    Ann PROPN nsubj 2
    called VERB/VBD root 0
    for ADP case 5
    a DET det 5
    vote NOUN obl 2
"""
ACCUSED = """
    Ann PROPN nsubj 2
    accused VERB/VBD root 0
    Bo PROPN obj 2
    of ADP case 5
    theft NOUN obl 2
"""
LINKED = ACCUSED.replace("accused", "announced").replace("of ADP", "by ADP")
CALLED = """
    Ann PROPN nsubj 2
    called VERB/VBD root 0
    it PRON obj 2
    a DET det 5
    shame NOUN xcomp 2
"""
PRAISED = """
    The DET det 2
    mill NOUN nsubj:pass 4
    was AUX aux:pass 4
    praised VERB/VBN root 0
    by ADP case 6
    Ann PROPN obl:agent 4
"""
PROPOSED = """
    Ann PROPN nsubj 2
    proposed VERB/VBD root 0
    moving VERB/VBG xcomp 2
    it PRON obj 3
"""
TOLD = """
    Ann PROPN nsubj 2
    told VERB/VBD root 0
    Bo PROPN obj 2
    of ADP case 5
    theft NOUN obl 2
"""
TO_MARKS = (
    ANNOUNCED
    + """    where ADV advmod 6
    walks VERB acl 4
    in ADP case 9
    “ PUNCT punct 9
    rain NOUN obl 6
    ” PUNCT punct 9
    ended VERB dep 2
"""
)


@pytest.mark.parametrize(
    ("lines", "words", "rule"),
    [
        (ANNOUNCED, "a tour", "named-object"),
        (ANNOUNCED + ABROAD, "a tour of the mills", "named-object"),
        (ANNOUNCED + IN_AN_INTERVIEW, "a tour", "named-object"),
        (ANNOUNCED + ON_MONDAY, "a tour", "named-object"),
        (ANNOUNCED + A_LONG_ONE, "a tour", "named-object"),
        (ANNOUNCED + AS_A_TEST, "a tour as a test", "named-object"),
        (ANNOUNCED + AT_A_FAIR, "a tour", "named-object"),
        (TO_MARKS, "a tour where walks in “rain”", "named-object"),
        (PROPOSED, "moving it", "named-object"),
        (CALLED_FOR, "a vote", "named-by-preposition"),
        (TOLD, "theft", "named-by-preposition"),
        (ACCUSED, "Bo of theft", "named-with-preposition"),
        (ACCUSED.replace("obl 2", "nmod 3"), "Bo of theft", "named-with-own-phrase"),
        (ACCUSED_AT_LENGTH, "Bo of hiding that the mill, the oldest, burned", "named-with-own-phrase"),
        (LINKED, "Bo", "named-object"),
        (CALLED, "it a shame", "named-with-predicate"),
        (PRAISED, "The mill", "named-passive"),
    ],
    ids=[
        "object", "its own phrase", "an occasion", "a day", "an apposition", "a phrase behind it", "a place",
        "up to a quotation", "gerund", "preposition", "behind an addressee", "object and preposition",
        "the object's own preposition", "an apposition within a clause", "no such preposition", "predicate", "passive",
    ],
)  # fmt: skip
def test_what_is_named(lines: str, words: str, rule: str) -> None:
    """A cue's entry tells what it names; the phrase ends before occasions, days and what is added to it."""
    assert [((words,), rule)] == contents(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ANNOUNCED.replace("announced", "laughed"),
        CALLED_FOR.replace("called", "lobbied").replace("for ADP", "near ADP"),
        TOLD.replace("of ADP", "near ADP"),
        PRAISED.replace("praised", "told"),
    ],
    ids=["no object", "no such preposition", "addressee", "no object in the passive"],
)
def test_what_is_not_named(lines: str) -> None:
    """Where the cue's entry does not license it, a noun phrase is no report."""
    assert [None] == contents(lines)
