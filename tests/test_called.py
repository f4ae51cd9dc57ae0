"""What words in marks are called, where they stand apart, and whose they are then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rows import row

from quoteattr import Kind
from quoteattr.viewing.view import is_headline_case, is_title

if TYPE_CHECKING:
    from quoteattr import Attributor


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "mention"),
    [
        ("The claim was labeled “Mostly Sound.”", "The claim “Mostly Sound.”", None),
        ("The footage of Odd Brandt saying, “That suits me,” runs for an hour.", "That suits me,", "Odd Brandt"),
        ("I had to change my answer: “Of course I swim. I was joking.”", "Of course I swim. I was joking.", "I"),
        ("Brandt had this to say about the vote: “It was stolen.”", "It was stolen.", "Brandt"),
        ("Critics, among them Ann Lee (“It is a ruin”) and Bo Ray, left early.", "It is a ruin", "Ann Lee"),
        ("Some, like Ann Lee — “It is a ruin” — left early.", "It is a ruin", "Ann Lee"),
        ("Brandt recalled Ann Lee’s references to the pier as “a ruin.”", "the pier as “a ruin.”", "Ann Lee"),
    ],
)
def test_words_in_marks_find_their_speaker(text: str, words: str, mention: str | None, attributor: Attributor) -> None:
    """A name right before, whoever is shown, and the subject of what was announced are the speakers."""
    found = [row(quotation) for quotation in attributor.attribute(text).quotations]
    assert (words, mention) in [(each[1], each[3]) for each in found]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["She watched her new documentary, “13th,” twice.", "Odd Brandt’s commentary, “Mayor, tell your story,” is short."],
)
def test_titles_of_works_are_no_quotations(text: str, attributor: Attributor) -> None:
    """What a noun for a work stands before is its title, however it is written."""
    assert [Kind.OTHER] == [quotation.kind for quotation in attributor.attribute(text).quotations] or [] == list(
        attributor.attribute(text).quotations
    )


@pytest.mark.parametrize(
    ("words", "before", "title"),
    [
        ("low tide", "her film", True),
        ("low tide", "her film,", True),
        ("low tide", "her filming", False),
        ("Low Tide", "on", True),
    ],
)
def test_a_noun_for_a_work_shows_a_title(words: str, before: str, title: bool) -> None:
    """Capitals or the noun before tell a title."""
    assert title is is_title(words, before)


@pytest.mark.parametrize(("words", "titled"), [("The 99", True), ("We 99", True), ("99", False), ("It is 9", False)])
def test_short_words_with_a_number_are_a_headline(words: str, titled: bool) -> None:
    """Words too short to show a title are one with a number among capitals."""
    assert titled is is_headline_case(words)
