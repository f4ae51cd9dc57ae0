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


@pytest.mark.parametrize(
    ("lines", "words", "rule"),
    [
        (CLAUSE, ["that the bridge stays"], "clause-complement"),
        (COLON, ["the bridge stays"], "colon-clause"),
        (INFINITIVE, ["to leave at once"], "reported-infinitive"),
        (JUDGEMENT, ["it “a shame”"], "judgement"),
        (PREPOSED, ["The bridge stays"], "set-off"),
        (INTERRUPTED, ["The bridge", "still stays"], "set-off"),
        (QUOTATION_BEFORE, ["Q"], "set-off"),
        (QUOTATIONS_AROUND, ["Q", "Q"], "set-off"),
        (QUOTATION_AFTER, ["Q"], "quotation-after-cue"),
        (ADDRESSEE, ["Q"], "quotation-after-cue"),
        (ACCORDING_AFTER, ["The bridge stays"], "according-to-host"),
        (ACCORDING_FIRST, ["the bridge stays"], "according-to-host"),
        (ACCORDING_WITHIN, ["because it rained"], "according-to-host"),
        (ACCORDING_QUOTED, ["Q"], "according-to-host"),
        (ANNOUNCED, ["that it rained"], "announced-clause"),
        (SPOKE_AND_LEFT, ["it rained"], "clause-complement"),
    ],
    ids=lambda value: value if isinstance(value, str) and "\n" not in value else "",
)
def test_contents_are_found(lines: str, words: list[str], rule: str) -> None:
    """Each shape in which a frame reports gives the reported words, without commas at their edges."""
    (found,) = contents(lines)
    assert (tuple(words), rule) == found


def test_a_coordinated_frame_ends_the_first_report() -> None:
    """What one frame reports ends where the next begins."""
    assert [(("it rained",), "clause-complement"), (("that it stopped",), "clause-complement")] == contents(ONE_BY_ONE)


def test_a_frame_may_report_nothing() -> None:
    """A cue with a plain object reports no words."""
    assert [None] == contents(NOTHING_SAID)
