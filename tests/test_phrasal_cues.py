"""Cues of several words report like single ones, and the caller may have others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rows import row

from quoteattr import Attributor
from quoteattr.lexicon import english

if TYPE_CHECKING:
    from quoteattr.parsers.embedded import EmbeddedParser


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "cue"),
    [
        ("Lind made it clear that the mill would close.", "that the mill would close", "made it clear"),
        ("Lind made clear he would appeal.", "he would appeal", "made clear"),
        ("Lind let slip that the mill was sold.", "that the mill was sold", "let slip"),
        ("Lind laid out a plan for the mill.", "a plan for the mill", "laid out"),
        ("Lind played down the risk.", "the risk", "played down"),
        ("Lind came out against the plan.", "the plan", "came out"),
    ],
)
def test_a_cue_of_several_words_reports(text: str, words: str, cue: str, attributor: Attributor) -> None:
    """Its entry tells what it takes; its own words are no content."""
    assert [("indirect", words, cue, "Lind", "Lind")] == [row(each) for each in attributor.attribute(text).quotations]


@pytest.mark.model
def test_judgements_of_several_words_are_no_speech(parser: EmbeddedParser) -> None:
    """Who asks for speech alone gets what was made clear, and not what was played down."""
    text = "Lind played down the risk. Lind made it clear that the mill would close."
    found = Attributor(parser=parser, thought=False).attribute(text).quotations
    assert ["made it clear"] == [quotation.cue and quotation.cue.text for quotation in found]


@pytest.mark.model
def test_callers_add_cues_of_several_words(parser: EmbeddedParser) -> None:
    """An added cue reports, and one taken out does not."""
    text = "Lind sent word that the mill was sold. Lind made it clear that it would close."
    lexicon = english().with_cues("send word", licenses=["clause"]).without_cues("make it clear")
    found = Attributor(parser=parser, lexicon=lexicon).attribute(text).quotations
    assert [("sent word", "that the mill was sold")] == [(each.cue and each.cue.text, each.text) for each in found]
