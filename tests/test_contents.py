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


def test_a_coordinated_frame_ends_the_first_report() -> None:
    """What one frame reports ends where the next begins."""
    assert [(("it rained",), "clause-complement"), (("that it stopped",), "clause-complement")] == contents(ONE_BY_ONE)


@pytest.mark.parametrize(
    "lines", [NOTHING_SAID, UNDER_A_COMMA, WHERE], ids=["plain object", "object after a clause", "relative clause"]
)
def test_a_frame_may_report_nothing(lines: str) -> None:
    """A cue with a plain object reports no words, nor does a clause about a place."""
    assert [None] * len(contents(lines)) == contents(lines)
