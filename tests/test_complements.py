"""What a frame reports as the complement of its cue is found from the tree, or from the word that announces it."""

from __future__ import annotations

import pytest
from content_cases import contents, reported

CLAUSE = """
    Ann PROPN nsubj 2
    said VERB root 0
    that SCONJ mark 6
    the DET det 5
    bridge NOUN nsubj 6
    stays VERB ccomp 2
    . PUNCT punct 2
"""
COLON = """
    Ann PROPN nsubj 2
    replied VERB root 0
    : PUNCT punct 6
    the DET det 5
    bridge NOUN nsubj 6
    stays VERB parataxis 2
    . PUNCT punct 2
"""
INFINITIVE = """
    Ann PROPN nsubj 2
    promised VERB root 0
    to PART mark 4
    leave VERB xcomp 2
    at ADP case 6
    once ADV obl 4
    . PUNCT punct 2
"""
JUDGEMENT = """
    Ann PROPN nsubj 2
    called VERB root 0
    it PRON obj 2
    “ PUNCT punct 6
    a DET det 6
    shame NOUN xcomp 2
    ” PUNCT punct 6
    . PUNCT punct 2
"""
ANNOUNCED = """
    Ann PROPN nsubj 2
    said VERB root 0
    on ADP case 4
    Monday PROPN obl 2
    that SCONJ mark 7
    it PRON nsubj 7
    rained VERB dep 4
    . PUNCT punct 2
"""
NOTHING_SAID = """
    Ann PROPN nsubj 2
    said VERB root 0
    the DET det 4
    words NOUN obj 2
    that PRON obj 6
    pleased VERB acl:relcl 4
    him PRON obj 6
    . PUNCT punct 2
"""
SPOKE_AND_LEFT = """
    Ann PROPN nsubj 2
    said VERB root 0
    it PRON nsubj 4
    rained VERB ccomp 2
    and CCONJ cc 6
    left VERB conj 2
    . PUNCT punct 2
"""
ONE_BY_ONE = """
    Ann PROPN nsubj 2
    said VERB root 0
    it PRON nsubj 4
    rained VERB ccomp 2
    and CCONJ cc 6
    added VERB conj 2
    that SCONJ mark 9
    it PRON nsubj 9
    stopped VERB ccomp 6
    . PUNCT punct 2
"""
OBJECT_OF_CLAUSE = """
    Ann PROPN nsubj 2
    says VERB root 0
    the DET det 4
    letters NOUN obj 2
    from ADP case 6
    Bo PROPN nmod 4
    are AUX cop 8
    lies NOUN ccomp 2
    . PUNCT punct 2
"""
URGED = """
    Ann PROPN nsubj 2
    promised VERB root 0
    on ADP case 4
    Monday PROPN obl 2
    to PART mark 6
    leave VERB acl 4
    . PUNCT punct 2
"""
BARE = """
    Ann PROPN nsubj 2
    said VERB root 0
    the DET det 4
    plan NOUN obj 2
    amounted VERB/VBD acl 4
    to ADP case 7
    theft NOUN obl 5
    . PUNCT punct 2
"""
SMILING = """
    Ann PROPN nsubj 2
    said VERB root 0
    it PRON nsubj 4
    rained VERB ccomp 2
    , PUNCT punct 6
    smiling VERB/VBG advcl 2
    . PUNCT punct 2
"""
MODAL = """
    Ann PROPN nsubj 2
    said VERB/VBD root 0
    it PRON nsubj 5
    would AUX aux 5
    rain VERB ccomp 2
    and CCONJ cc 8
    could AUX aux 8
    freeze VERB conj 2
    . PUNCT punct 2
"""
WITH_ITS_SUBJECT = """
    Ann PROPN nsubj 2
    said VERB/VBD root 0
    it PRON nsubj 4
    rained VERB ccomp 2
    and CCONJ cc 7
    Bo PROPN nsubj 7
    left VERB conj 2
    . PUNCT punct 2
"""
AND_QUOTED = """
    Ann PROPN nsubj 2
    said VERB/VBD root 0
    it PRON nsubj 4
    rained VERB ccomp 2
    and CCONJ cc 7
    “ PUNCT punct 7
    froze VERB conj 2
    ” PUNCT punct 7
    . PUNCT punct 2
"""
OWNED_CLAIM = """
    Ann PROPN nmod:poss 3
    ’s PART case 1
    claim NOUN root 0
    that SCONJ mark 6
    it PRON nsubj 6
    rained VERB acl 3
    . PUNCT punct 3
"""
OWNED_CLAIM_ONLY = """
    Ann PROPN nmod:poss 3
    ’s PART case 1
    claim NOUN nsubj 4
    failed VERB root 0
    , PUNCT punct 8
    that SCONJ mark 8
    it PRON nsubj 8
    rained VERB ccomp 4
    . PUNCT punct 4
"""
OBJECT_AND_RELATIVE = """
    Ann PROPN nsubj 2
    said VERB root 0
    words NOUN obj 2
    that PRON nsubj 5
    pleased VERB/VBD acl:relcl 3
    . PUNCT punct 2
"""
ANNOUNCED_TO_REPORTERS = """
    Ann PROPN nsubj 2
    said VERB root 0
    then ADV advmod 2
    , PUNCT punct 7
    that SCONJ mark 7
    it PRON nsubj 7
    rained VERB dep 2
    . PUNCT punct 2
"""
IN_BRACKETS = """
    Ann PROPN nsubj 2
    said VERB root 0
    ( PUNCT punct 6
    it PRON nsubj 6
    never ADV advmod 6
    rained VERB ccomp 2
    ) PUNCT punct 6
    . PUNCT punct 2
"""
IF_SHE_SAYS = """
    If SCONJ mark 3
    Ann PROPN nsubj 3
    says VERB advcl 9
    it PRON nsubj 6
    is AUX cop 6
    safe ADJ ccomp 3
    , PUNCT punct 3
    Bo PROPN nsubj 9
    leaves VERB root 0
    . PUNCT punct 9
"""
WITHOUT_A_COMMA = """
    Ann PROPN nsubj 2
    said VERB root 0
    stays VERB ccomp 2
    . PUNCT punct 2
"""
REPORT_AND_REPORT = """
    Ann PROPN nsubj 2
    said VERB/VBD root 0
    it PRON nsubj 4
    rained VERB ccomp 2
    and CCONJ cc 6
    added VERB/VBD conj 4
    that SCONJ mark 9
    it PRON nsubj 9
    froze VERB ccomp 6
    . PUNCT punct 2
"""
SAID_ADDING = """
    Ann PROPN nsubj 2
    said VERB/VBD root 0
    it PRON nsubj 4
    rained VERB ccomp 2
    , PUNCT punct 6
    adding VERB/VBG dep 2
    that SCONJ mark 9
    it PRON nsubj 9
    froze VERB ccomp 6
    . PUNCT punct 2
"""


THIS_WEEK = """
    Ann PROPN nsubj 2
    said VERB/VBD root 0
    this DET det 4
    week NOUN obl:unmarked 6
    it PRON nsubj 6
    rained VERB/VBD ccomp 2
"""
TOLD_WHOM = """
    Ann PROPN nsubj 2
    urged VERB/VBD root 0
    Bo PROPN obj 2
    to PART mark 5
    leave VERB/VB xcomp 2
"""
URGED_AND_LEFT = """
    Ann PROPN nsubj 2
    urged VERB/VBD root 0
    Bo PROPN iobj 2
    to PART mark 5
    leave VERB/VB xcomp 2
    ; PUNCT punct 8
    she PRON nsubj 8
    left VERB/VBD ccomp 2
"""
RUN_ON = """
    Ann PROPN nsubj 2
    said VERB/VBD root 0
    taxes NOUN obj 2
    and CCONJ cc 5
    fees NOUN nsubj 7
    would AUX/MD aux 7
    rise VERB/VB conj 2
"""


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (ANNOUNCED, ["that it rained"]),
        (URGED, ["to leave"]),
        (BARE, ["the plan amounted to theft"]),
        (OBJECT_OF_CLAUSE, ["the letters from Bo are lies"]),
        (SPOKE_AND_LEFT, ["it rained"]),
        (SMILING, ["it rained"]),
        (MODAL, ["it would rain and could freeze"]),
        (WITH_ITS_SUBJECT, ["it rained and Bo left"]),
        (AND_QUOTED, ["it rained and “froze”"]),
        (WITHOUT_A_COMMA, ["stays"]),
        (IF_SHE_SAYS, ["it is safe"]),
        (THIS_WEEK, ["it rained"]),
        (TOLD_WHOM, ["Bo to leave"]),
        (URGED_AND_LEFT, ["Bo to leave"]),
        (RUN_ON, ["taxes and fees would rise"]),
    ],
)
def test_complements_are_found(lines: str, words: list[str]) -> None:
    """A complement is found where the tree hides it, and ends where something goes on with the frame."""
    assert [tuple(words)] == [found for found in reported(lines) if found]


@pytest.mark.parametrize(
    ("lines", "words", "rule"),
    [
        (CLAUSE, ["that the bridge stays"], "clause-complement"),
        (COLON, ["the bridge stays"], "colon-clause"),
        (INFINITIVE, ["to leave at once"], "reported-infinitive"),
        (JUDGEMENT, ["it “a shame”"], "named-with-predicate"),
        (JUDGEMENT.replace("called", "scored"), ["it “a shame”"], "judgement"),
    ],
)
def test_declared_rules_are_named(lines: str, words: list[str], rule: str) -> None:
    """What a declared rule binds is reported under the rule's name."""
    assert [(tuple(words), rule)] == contents(lines)


@pytest.mark.parametrize(
    ("lines", "words", "rule"),
    [
        (ANNOUNCED, ["that it rained"], "announced-clause"),
        (OWNED_CLAIM, ["that it rained"], "noun-clause"),
        (BARE, ["the plan amounted to theft"], "bare-clause"),
    ],
)
def test_shapes_are_named(lines: str, words: list[str], rule: str) -> None:
    """What the first word of a clause or its verb shows is reported under the name of its shape."""
    assert [(tuple(words), rule)] == contents(lines)


@pytest.mark.parametrize("lines", [REPORT_AND_REPORT, SAID_ADDING], ids=["and", "participle"])
def test_each_frame_has_its_own_report(lines: str) -> None:
    """A second cue of the same speaker ends what the first reports."""
    assert [("it rained",), ("that it froze",)] == reported(lines)


def test_a_coordinated_frame_ends_the_first_report() -> None:
    """What one frame reports ends where the next begins."""
    assert [(("it rained",), "clause-complement"), (("that it stopped",), "clause-complement")] == contents(ONE_BY_ONE)


@pytest.mark.parametrize(
    "lines",
    [
        NOTHING_SAID,
        OWNED_CLAIM_ONLY,
        OBJECT_AND_RELATIVE,
        ANNOUNCED_TO_REPORTERS,
        IN_BRACKETS,
    ],
    ids=[
        "plain object",
        "a claim without a clause",
        "an object with a relative clause",
        "a comma before the clause",
        "words in brackets",
    ],
)
def test_a_frame_may_report_nothing(lines: str) -> None:
    """A cue with a plain object reports no words, nor does one whose clause stands apart from it."""
    assert [None] * len(contents(lines)) == contents(lines)
