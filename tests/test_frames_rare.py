"""Rarer frames: turns of phrase, nouns, coordination, and relative pronouns with the nouns that they stand for."""

from __future__ import annotations

import pytest
from frame_cases import NEAREST, RELATIVE, SAID, frames
from graphs import parsed

from quoteattr.detection.frames import find_frames
from quoteattr.lexicon import english

PUT_IT = """
    As SCONJ mark 3
    Ann PROPN nsubj 3
    put VERB root 0
    it PRON obj 3
"""
PUT_DOWN = PUT_IT.replace("it PRON", "boxes NOUN")
IN_HER_VIEW = """
    In ADP case 4
    Ann PROPN nmod:poss 4
    ’s PART case 2
    view NOUN obl 6
    it PRON nsubj 6
    rained VERB root 0
"""
HER_PHRASE = """
    Ann PROPN nmod:poss 3
    ’s PART case 1
    phrase NOUN nsubj 4
    changed VERB root 0
"""
IN_THE_WORDS_OF = """
    In ADP case 3
    the DET det 3
    words NOUN obl 7
    of ADP case 5
    Ann PROPN nmod 3
    it PRON nsubj 7
    rained VERB root 0
"""
OWNED_CLAIM = """
    Ann PROPN nmod:poss 3
    ’s PART case 1
    claim NOUN nsubj 7
    that SCONJ mark 6
    it PRON nsubj 6
    rained VERB acl 3
    failed VERB root 0
"""
OWNED_BOAT = OWNED_CLAIM.replace("claim", "boat")
PER = """
    It PRON nsubj 2
    rained VERB root 0
    , PUNCT punct 5
    per ADP case 5
    Ann PROPN obl 2
"""
REPORT_AND_REPORT = """
    Ann PROPN nsubj 2
    said VERB/VBD root 0
    it PRON nsubj 4
    rained VERB ccomp 2
    and CCONJ cc 6
    added VERB/VBD conj 4
    so ADV advmod 6
"""
RAINED_AND_SAID = REPORT_AND_REPORT.replace("so ADV advmod 6", "he PRON nsubj 6")
PARTICIPLE_AFTER_TAG = """
    “ PUNCT punct 2
    Q VERB ccomp 5
    ” PUNCT punct 2
    Ann PROPN nsubj 5
    said VERB/VBD root 0
    , PUNCT punct 7
    adding VERB/VBG ccomp 5
    so ADV advmod 7
"""
MISREAD = """
    Friends NOUN root 0
    said VERB/VBN acl 1
    it PRON nsubj 4
    rained VERB/VBD ccomp 2
    . PUNCT punct 1
"""
TOLD_BY_BO = """
    Friends NOUN root 0
    told VERB/VBN acl 1
    by ADP case 4
    Bo PROPN obl:agent 2
    . PUNCT punct 1
"""
CLOSING = """
    It PRON nsubj 3
    will AUX aux 3
    cost VERB/VB root 0
    two NUM nummod 5
    crowns NOUN obj 3
    , PUNCT punct 8
    the DET det 8
    company NOUN appos 5
    estimated VERB/VBN acl 8
    . PUNCT punct 3
"""
CLOSING_WITHOUT_COMMA = CLOSING.replace("    , PUNCT punct 8\n", "    in ADP case 8\n")
OF_ANN_AND_LIND = """
    Friends NOUN root 0
    of ADP case 3
    Bo PROPN nmod 1
    and CCONJ cc 5
    Ann PROPN conj 3
    Lind PROPN flat 5
    who PRON nsubj 8
    said VERB acl:relcl 1
    so ADV advmod 8
"""
OF_THE_MILLER = """
    Friends NOUN root 0
    of ADP case 4
    the DET det 4
    miller NOUN nmod 1
    who PRON nsubj 6
    said VERB acl:relcl 1
    so ADV advmod 6
"""
WHICH_SAID = OF_THE_MILLER.replace("who", "which")
FAR_OFF = """
    Friends NOUN root 0
    today ADV advmod 1
    who PRON nsubj 4
    said VERB acl:relcl 1
    so ADV advmod 4
"""
ASIDE = """
    Ann PROPN@PER root 0
    ( PUNCT punct 3
    Bo PROPN dep 1
    ) PUNCT punct 3
    who PRON nsubj 6
    said VERB acl:relcl 1
    so ADV advmod 6
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (PUT_IT, [("put", "Ann", "as-put-it")]),
        (PUT_DOWN, []),
        (IN_HER_VIEW, [("view", "Ann", "in-the-words-of")]),
        (HER_PHRASE, []),
        (IN_THE_WORDS_OF, [("words", "Ann", "in-the-words-of-named")]),
        (OWNED_CLAIM, [("claim", "Ann", "owned-claim")]),
        (OWNED_BOAT, []),
        (PER, [("per", "Ann", "per")]),
        (REPORT_AND_REPORT, [("said", "Ann", "subject"), ("added", "Ann", "report-and-report")]),
        (RAINED_AND_SAID, [("said", "Ann", "subject"), ("added", "he", "subject")]),
        (PARTICIPLE_AFTER_TAG, [("said", "Ann", "subject"), ("adding", "Ann", "participle-after-tag")]),
        (MISREAD, [("said", "Friends", "misread-subject")]),
        (TOLD_BY_BO, []),
        (CLOSING, [("estimated", "company", "closing-tag")]),
        (CLOSING_WITHOUT_COMMA, []),
    ],
)
def test_rarer_frames_are_found(lines: str, expected: list[tuple[str, str, str]]) -> None:
    """Turns of phrase, nouns and coordinated verbs report as well, where their shape is right."""
    assert expected == frames(lines)


@pytest.mark.parametrize(
    ("lines", "speaker", "pronoun"),
    [
        (SAID, "Ann", None),
        (RELATIVE, "farmer", "who"),
        (NEAREST, "Bo", "who"),
        (OF_ANN_AND_LIND, "Ann", "who"),
        (OF_THE_MILLER, "miller", "who"),
        (WHICH_SAID, "Friends", "which"),
        (FAR_OFF, "Friends", "who"),
        (ASIDE, "Ann", "who"),
    ],
)
def test_a_relative_pronoun_stands_for_its_antecedent(lines: str, speaker: str, pronoun: str | None) -> None:
    """The pronoun is kept beside the noun that it stands for: the nearest of two, where that can be meant."""
    (frame,) = find_frames(parsed(lines), english())
    assert frame.speaker is not None
    assert (speaker, pronoun) == (frame.speaker.text, frame.pronoun.text if frame.pronoun else None)
