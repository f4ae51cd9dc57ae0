"""What a frame reports is found from the tree and from the commas around the frame."""

from __future__ import annotations

import pytest
from graphs import parsed, without_content

from quoteattr.contents import content_of
from quoteattr.frames import classes, find_frames
from quoteattr.graph import ParsedText
from quoteattr.lexicon import english

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
WITHOUT_A_COMMA = """
    Ann PROPN nsubj 2
    said VERB root 0
    stays VERB ccomp 2
    . PUNCT punct 2
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
AND_THEN_A_QUOTATION = """
    It PRON nsubj 2
    rained VERB ccomp 5
    , PUNCT punct 5
    Ann PROPN nsubj 5
    said VERB root 0
    , PUNCT punct 10
    “ PUNCT punct 10
    for ADP case 10
    a DET det 10
    week NOUN obl 2
    ” PUNCT punct 10
    . PUNCT punct 5
"""


def contents(lines: str) -> list[tuple[tuple[str, ...], str] | None]:
    """Tell what the frames of a sentence report, and by which rule; Q stands for an unparsed quotation."""
    whole = parsed(lines)
    tree = without_content(whole.sentences[0], "Q")
    frames = find_frames(ParsedText(whole.text, (tree,)), english())
    found = []
    for frame in frames:
        content = content_of(frame, [other for other in frames if other is not frame], classes(english()))
        found.append((tuple(span.of(whole.text) for span in content.spans), content.rule) if content else None)
    return found


def reported(lines: str) -> list[tuple[str, ...] | None]:
    """Tell what the frames of a sentence report."""
    return [found[0] if found else None for found in contents(lines)]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (PREPOSED, ["The bridge stays"]),
        (INTERRUPTED, ["The bridge", "still stays"]),
        (QUOTATION_BEFORE, ["Q"]),
        (QUOTATIONS_AROUND, ["Q", "Q"]),
        (QUOTATION_AFTER, ["Q"]),
        (ADDRESSEE, ["Q"]),
        (ACCORDING_AFTER, ["The bridge stays"]),
        (ACCORDING_FIRST, ["the bridge stays"]),
        (ACCORDING_WITHIN, ["because it rained"]),
        (ACCORDING_QUOTED, ["Q"]),
        (ANNOUNCED, ["that it rained"]),
        (URGED, ["to leave"]),
        (BARE, ["the plan amounted to theft"]),
        (OBJECT_OF_CLAUSE, ["the letters from Bo are lies"]),
        (WHO_LEFT, ["The bridge stays"]),
        (IN_A_STATEMENT, ["“quite wet”"]),
        (SPOKE_AND_LEFT, ["it rained"]),
        (SMILING, ["it rained"]),
        (MODAL, ["it would rain and could freeze"]),
        (WITH_ITS_SUBJECT, ["it rained and Bo left"]),
        (AND_QUOTED, ["it rained and “froze”"]),
        (BECAUSE_IT_RAINED, ["Because it rained", "“quite wet”"]),
        (AFTER_IT_RAINED, ["“quite wet”"]),
        (WHILE_WALKING, ["“quite wet”"]),
        (ACCORDING_BETWEEN, ["Later", "the bridge fell"]),
        (WITHOUT_A_COMMA, ["stays"]),
        (TOLD, ["It rained"]),
        (SHE_LEFT, ["she left"]),
        (CUT_SHORT, ["The bridge", "still stays"]),
        (BY_THE_MAYOR, ["the bridge stays"]),
        (IF_SHE_SAYS, ["it is safe"]),
        (IN_HER_WORDS, ["it rained"]),
        (AS_PUT, ["Q"]),
        (WENT_ON, ["The bridge stays"]),
        (BEFORE_A_COLON, ["it froze"]),
    ],
)
def test_contents_are_found(lines: str, words: list[str]) -> None:
    """Each shape in which a frame reports gives the reported words, without commas at their edges."""
    assert [tuple(words)] == [found for found in reported(lines) if found]


@pytest.mark.parametrize(
    ("lines", "words", "rule"),
    [
        (CLAUSE, ["that the bridge stays"], "clause-complement"),
        (COLON, ["the bridge stays"], "colon-clause"),
        (INFINITIVE, ["to leave at once"], "reported-infinitive"),
        (JUDGEMENT, ["it “a shame”"], "judgement"),
    ],
)
def test_declared_rules_are_named(lines: str, words: list[str], rule: str) -> None:
    """What a declared rule binds is reported under the rule's name."""
    assert [(tuple(words), rule)] == contents(lines)


@pytest.mark.parametrize(
    ("lines", "words", "rule"),
    [
        (QUOTATION_BEFORE, ["Q"], "tag-of-quotation"),
        (IN_A_LETTER, ["Q"], "quotation-after-cue"),
        (PREPOSED, ["The bridge stays"], "tag-of-clause"),
        (QUOTATION_AFTER, ["Q"], "quotation-after-cue"),
        (ACCORDING_FIRST, ["the bridge stays"], "according-to-host"),
        (ANNOUNCED, ["that it rained"], "announced-clause"),
        (OWNED_CLAIM, ["that it rained"], "announced-clause"),
        (BARE, ["the plan amounted to theft"], "bare-clause"),
    ],
)
def test_shapes_are_named(lines: str, words: list[str], rule: str) -> None:
    """What the commas and the order of words show is reported under the name of its shape."""
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
        UNDER_A_COMMA,
        SAID_AT_WHAT_PRICE,
        WHERE,
        OWNED_CLAIM_ONLY,
        OBJECT_AND_RELATIVE,
        ANNOUNCED_TO_REPORTERS,
        IN_BRACKETS,
        WITH_AN_OBJECT,
        PRAISED,
    ],
    ids=[
        "plain object",
        "object after a clause",
        "a question word after the cue",
        "relative clause",
        "a claim without a clause",
        "an object with a relative clause",
        "a comma before the clause",
        "words in brackets",
        "an object after the cue",
        "a verb that takes no clause",
    ],
)
def test_a_frame_may_report_nothing(lines: str) -> None:
    """A cue with a plain object reports no words, nor does a clause about a place."""
    assert [None] * len(contents(lines)) == contents(lines)
