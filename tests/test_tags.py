"""What a frame reports that stands right beside it is found by the commas and the order of words."""

from __future__ import annotations

import pytest
from content_cases import contents, reported

PREPOSED = """
    The DET det 2
    bridge NOUN nsubj 3
    stays VERB ccomp 6
    , PUNCT punct 6
    Ann PROPN nsubj 6
    said VERB root 0
    on ADP case 8
    Monday PROPN obl 6
    . PUNCT punct 6
"""
QUOTATION_BEFORE = """
    “ PUNCT punct 2
    Q VERB ccomp 5
    ” PUNCT punct 2
    , PUNCT punct 5
    said VERB/VBD root 0
    Ann PROPN nsubj 5
    on ADP case 8
    Monday PROPN obl 5
    . PUNCT punct 5
"""
CHANTED = """
    Men NOUN nsubj 2
    chanted VERB/VBD root 0
    “ PUNCT punct 4
    More ADJ obj 2
    ! PUNCT punct 4
    ” PUNCT punct 4
    and CCONJ cc 8
    left VERB conj 2
"""
SAID_WORDS_THAT_GO_ON = """
    Ann PROPN nsubj 2
    said VERB/VBD root 0
    “ PUNCT punct 4
    reforms NOUN nsubj 7
    ” PUNCT punct 4
    would AUX aux 7
    help VERB ccomp 2
    . PUNCT punct 2
"""
AFTER_A_SEMICOLON = """
    He PRON nsubj 2
    sank VERB/VBD root 0
    ; PUNCT punct 4
    Bo PROPN nsubj 10
    , PUNCT punct 4
    Ann PROPN nsubj 7
    said VERB/VBD parataxis 10
    , PUNCT punct 7
    could AUX aux 10
    swim VERB/VB parataxis 2
    . PUNCT punct 2
"""
NEVER_CLOSED = CHANTED.replace("    ” PUNCT punct 4\n", "    . PUNCT punct 4\n")
QUOTATION_AFTER = """
    Ann PROPN nsubj 2
    said VERB root 0
    : PUNCT punct 5
    “ PUNCT punct 5
    Q VERB ccomp 2
    ” PUNCT punct 5
"""
ADDRESSEE = """
    Ann PROPN nsubj 2
    told VERB root 0
    reporters NOUN iobj 2
    , PUNCT punct 6
    “ PUNCT punct 6
    Q VERB ccomp 2
    ” PUNCT punct 6
"""
ACCORDING_AFTER = """
    The DET det 2
    bridge NOUN nsubj 3
    stays VERB root 0
    , PUNCT punct 7
    according VERB case 7
    to ADP fixed 5
    Ann PROPN obl 3
    . PUNCT punct 3
"""
ACCORDING_FIRST = """
    According VERB case 3
    to ADP fixed 1
    Ann PROPN obl 7
    , PUNCT punct 3
    the DET det 6
    bridge NOUN nsubj 7
    stays VERB root 0
    . PUNCT punct 7
"""
ACCORDING_TO_BOTH = """
    According VERB case 3
    to ADP fixed 1
    Ann PROPN obl 9
    and CCONJ cc 5
    Bo PROPN conj 3
    , PUNCT punct 3
    the DET det 8
    bridge NOUN nsubj 9
    stays VERB root 0
    . PUNCT punct 9
"""
WHOSE_AIDE = """
    Ann PROPN nsubj 9
    , PUNCT punct 7
    whose PRON nmod:poss 4
    aide NOUN nsubj 7
    did AUX aux 7
    not PART advmod 7
    respond VERB acl:relcl 1
    , PUNCT punct 7
    left VERB root 0
    early ADV advmod 9
    . PUNCT punct 9
"""
ACCORDING_WITHIN = """
    Bo PROPN nsubj 2
    left VERB root 0
    because SCONJ mark 5
    it PRON nsubj 5
    rained VERB advcl 2
    according VERB case 8
    to ADP fixed 6
    Ann PROPN obl 5
    , PUNCT punct 2
    and CCONJ cc 11
    slept VERB conj 2
    . PUNCT punct 2
"""
ACCORDING_BETWEEN = """
    Later ADV advmod 9
    , PUNCT punct 1
    according VERB case 5
    to ADP fixed 3
    Ann PROPN obl 9
    , PUNCT punct 5
    the DET det 8
    bridge NOUN nsubj 9
    fell VERB root 0
    . PUNCT punct 9
"""
ACCORDING_QUOTED = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
    according VERB case 6
    to ADP fixed 4
    Ann PROPN obl 2
    . PUNCT punct 2
"""
UNDER_A_COMMA = """
    When SCONJ mark 3
    it PRON nsubj 3
    rained VERB advcl 6
    , PUNCT punct 3
    Ann PROPN nsubj 6
    said VERB root 0
    words NOUN obj 6
    . PUNCT punct 6
"""
SAID_AT_WHAT_PRICE = """
    When SCONJ mark 3
    it PRON nsubj 3
    rained VERB advcl 6
    , PUNCT punct 3
    Ann PROPN nsubj 6
    said VERB root 0
    at ADP case 9
    what DET det 9
    price NOUN obl 6
    . PUNCT punct 6
"""
WHERE = """
    In ADP case 2
    Ely PROPN obl 9
    , PUNCT punct 6
    where ADV advmod 6
    Ann PROPN nsubj 6
    spoke VERB acl:relcl 2
    , PUNCT punct 6
    Bo PROPN nsubj 9
    slept VERB root 0
    . PUNCT punct 9
"""
WHO_LEFT = """
    The DET det 2
    bridge NOUN nsubj 3
    stays VERB ccomp 5
    , PUNCT punct 5
    said VERB/VBD root 0
    Ann PROPN nsubj 5
    , PUNCT punct 9
    who PRON nsubj 9
    left VERB acl:relcl 6
    . PUNCT punct 5
"""
IN_A_LETTER = """
    In ADP case 3
    a DET det 3
    letter NOUN obl 6
    , PUNCT punct 3
    Ann PROPN nsubj 6
    said VERB root 0
    , PUNCT punct 9
    “ PUNCT punct 9
    Q VERB ccomp 6
    ” PUNCT punct 9
"""
AS_PUT = """
    As SCONJ mark 3
    Ann PROPN nsubj 3
    put VERB advcl 9
    it PRON obj 3
    , PUNCT punct 3
    “ PUNCT punct 7
    Q VERB ccomp 3
    ” PUNCT punct 7
    . PUNCT punct 3
"""
IN_HER_WORDS = """
    In ADP case 4
    Ann PROPN nmod:poss 4
    ’s PART case 2
    words NOUN obl 7
    , PUNCT punct 4
    it PRON nsubj 7
    rained VERB root 0
    . PUNCT punct 7
"""
PRAISED = """
    The DET det 2
    bridge NOUN nsubj 3
    stays VERB ccomp 6
    , PUNCT punct 6
    Ann PROPN nsubj 6
    praised VERB root 0
    . PUNCT punct 6
"""
TOLD = """
    It PRON nsubj 2
    rained VERB ccomp 5
    , PUNCT punct 5
    Ann PROPN nsubj 5
    told VERB root 0
    reporters NOUN obj 5
    . PUNCT punct 5
"""
BY_THE_MAYOR = """
    According VERB case 4
    to ADP fixed 1
    the DET det 4
    mayor NOUN obl 10
    , PUNCT punct 6
    Ann PROPN dep 10
    , PUNCT punct 6
    the DET det 9
    bridge NOUN nsubj 10
    stays VERB root 0
    . PUNCT punct 10
"""
WENT_ON = """
    The DET det 2
    bridge NOUN nsubj 3
    stays VERB ccomp 6
    , PUNCT punct 6
    Ann PROPN nsubj 6
    said VERB root 0
    , PUNCT punct 8
    smiling VERB/VBG advcl 6
    . PUNCT punct 6
"""
WITH_AN_OBJECT = """
    It PRON nsubj 2
    rained VERB ccomp 5
    , PUNCT punct 5
    Ann PROPN nsubj 5
    said VERB root 0
    words NOUN obj 5
    . PUNCT punct 5
"""


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (PREPOSED, ["The bridge stays"]),
        (QUOTATION_BEFORE, ["Q"]),
        (QUOTATION_AFTER, ["Q"]),
        (ADDRESSEE, ["Q"]),
        (ACCORDING_AFTER, ["The bridge stays"]),
        (ACCORDING_FIRST, ["the bridge stays"]),
        (ACCORDING_TO_BOTH, ["the bridge stays"]),
        (ACCORDING_WITHIN, ["because it rained"]),
        (ACCORDING_QUOTED, ["Q"]),
        (WHO_LEFT, ["The bridge stays"]),
        (ACCORDING_BETWEEN, ["Later", "the bridge fell"]),
        (TOLD, ["It rained"]),
        (BY_THE_MAYOR, ["the bridge stays"]),
        (IN_HER_WORDS, ["it rained"]),
        (AS_PUT, ["Q"]),
        (WENT_ON, ["The bridge stays"]),
    ],
)
def test_words_beside_a_frame_are_found(lines: str, words: list[str]) -> None:
    """A frame between commas, according to, and a quotation after the cue give the reported words."""
    assert [tuple(words)] == [found for found in reported(lines) if found]


@pytest.mark.parametrize(
    ("lines", "words", "rule"),
    [
        (QUOTATION_BEFORE, ["Q"], "tag-of-quotation"),
        (CHANTED, ["“More!”"], "short-quotation"),
        (SAID_WORDS_THAT_GO_ON, ["“reforms” would help"], "clause-complement"),
        (IN_A_LETTER, ["Q"], "quotation-after-cue"),
        (PREPOSED, ["The bridge stays"], "tag-of-clause"),
        (QUOTATION_AFTER, ["Q"], "quotation-after-cue"),
        (ACCORDING_FIRST, ["the bridge stays"], "according-to-host"),
    ],
)
def test_shapes_are_named(lines: str, words: list[str], rule: str) -> None:
    """What the commas and the order of words show is reported under the name of its shape."""
    assert [(tuple(words), rule)] == contents(lines)


@pytest.mark.parametrize(
    "lines",
    [
        UNDER_A_COMMA,
        WHOSE_AIDE,
        SAID_AT_WHAT_PRICE,
        WHERE,
        WITH_AN_OBJECT,
        PRAISED,
        NEVER_CLOSED,
    ],
    ids=[
        "object after a clause",
        "whose aide",
        "a question word after the cue",
        "relative clause",
        "an object after the cue",
        "a verb that takes no clause",
        "words in marks that never close",
    ],
)
def test_a_frame_may_report_nothing(lines: str) -> None:
    """A clause about a time or a place is not reported, nor what stands before a cue that has an object of its own."""
    assert [None] * len(contents(lines)) == contents(lines)


def test_a_clause_that_stands_alone_is_not_interrupted() -> None:
    """He sank; Bo, Ann said, could swim: of the first clause Ann says nothing."""
    assert reported(AFTER_A_SEMICOLON) == [("Bo", "could swim")]
