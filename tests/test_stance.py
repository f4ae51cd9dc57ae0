"""What frames make of the words that they report: said or not, asserted or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from graphs import parsed

from quoteattr.detection.frames import find_frames
from quoteattr.detection.stance import stance_of
from quoteattr.lexicon import english

if TYPE_CHECKING:
    from quoteattr import Attributor

SAID = """
    Ann PROPN nsubj 2
    said VERB/VBD root 0
    it PRON nsubj 4
    works VERB/VBZ ccomp 2
"""
NOT_SAID = """
    Ann PROPN nsubj 4
    did AUX aux 4
    not PART advmod 4
    say VERB/VB root 0
    it PRON nsubj 6
    works VERB/VBZ ccomp 4
"""
DECLINED = """
    Ann PROPN nsubj 2
    declined VERB/VBD root 0
    to PART mark 4
    say VERB/VB xcomp 2
    whether SCONJ mark 7
    it PRON nsubj 7
    works VERB/VBZ ccomp 4
"""
NOBODY = SAID.replace("Ann PROPN", "Nobody PRON")
NO_FARMER = """
    No DET det 2
    farmer NOUN nsubj 3
    said VERB/VBD root 0
    it PRON nsubj 5
    works VERB/VBZ ccomp 3
"""
WOULD = """
    Ann PROPN nsubj 3
    would AUX/MD aux 3
    say VERB/VB root 0
    it PRON nsubj 5
    works VERB/VBZ ccomp 3
"""
REPORTEDLY = WOULD.replace("would AUX/MD aux", "reportedly ADV advmod").replace("say VERB/VB", "said VERB/VBD")
COME_AND_SAY = """
    Ann PROPN nsubj 3
    would AUX/MD aux 3
    come VERB/VB root 0
    and CCONJ cc 5
    say VERB/VB conj 3
    it PRON nsubj 7
    works VERB/VBZ ccomp 5
"""
IF = """
    If SCONJ mark 3
    Ann PROPN nsubj 3
    says VERB/VBZ advcl 8
    it PRON nsubj 5
    works VERB/VBZ ccomp 3
    , PUNCT punct 8
    it PRON nsubj 8
    works VERB/VBZ root 0
"""
ASKED = """
    Did AUX aux 3
    Ann PROPN nsubj 3
    say VERB/VB root 0
    it PRON nsubj 5
    works VERB/VBZ ccomp 3
    ? PUNCT punct 3
"""
HEARSAY = """
    Ann PROPN nsubj:pass 3
    is AUX aux:pass 3
    said VERB/VBN root 0
    to PART mark 6
    have AUX aux 6
    said VERB/VBN xcomp 3
    it PRON nsubj 8
    works VERB/VBZ ccomp 6
"""


@pytest.mark.parametrize(
    ("lines", "polarity", "modality"),
    [
        (SAID, "positive", "asserted"),
        (NOT_SAID, "negative", "asserted"),
        (DECLINED, "negative", "asserted"),
        (SAID.replace("said", "denied"), "negative", "asserted"),
        (NOBODY, "negative", "asserted"),
        (NO_FARMER, "negative", "asserted"),
        (WOULD, "positive", "possible"),
        (WOULD.replace("would", "will"), "positive", "future"),
        (COME_AND_SAY, "positive", "possible"),
        (IF, "positive", "possible"),
        (ASKED, "positive", "possible"),
        (REPORTEDLY, "positive", "reported"),
        (HEARSAY, "positive", "reported"),
        (DECLINED.replace("declined", "plans"), "positive", "future"),
    ],
    ids=[
        "said", "not said", "declined", "denied", "nobody", "no farmer", "would", "will", "would come and say", "if",
        "a question", "reportedly", "is said to", "plans to",
    ],
)  # fmt: skip
def test_the_words_around_a_cue_tell(lines: str, polarity: str, modality: str) -> None:
    """Negation, auxiliaries, adverbs and the verbs above a cue decide, and nothing else does."""
    lexicon = english()
    stances = [stance_of(frame, lexicon) for frame in find_frames(parsed(lines), lexicon)]
    assert (polarity, modality) == (stances[-1].polarity.value, stances[-1].modality.value)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        ("Mara Lind said the mill would close.", "positive", "asserted"),
        ("Mara Lind did not say that the mill would close.", "negative", "asserted"),
        ("Mara Lind denied that the mill would close.", "negative", "asserted"),
        ("Mara Lind declined to say whether the mill would close.", "negative", "asserted"),
        ("Mara Lind reportedly said that the mill would close.", "positive", "reported"),
        ("Mara Lind will say that the mill is safe.", "positive", "future"),
        ("Mara Lind might say that the mill is safe.", "positive", "possible"),
        ("“The mill is safe,” Mara Lind would say.", "positive", "possible"),
    ],
)
def test_quotations_tell_their_stance(text: str, polarity: str, modality: str, attributor: Attributor) -> None:
    """A report that is denied, declined, second hand, to come or only possible comes back and says so."""
    (quotation,) = attributor.attribute(text).quotations
    assert (polarity, modality) == (quotation.polarity.value, quotation.modality.value)
