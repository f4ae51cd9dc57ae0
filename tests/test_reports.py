"""Whole sentences of reports, parsed by the model: what is reported there, and the words for who reports it."""

from __future__ import annotations

import pytest

import quoteattr

pytestmark = pytest.mark.model


def reports(text: str) -> list[tuple[str, str, str | None]]:
    """Kind, words and mention of each quotation of a text."""
    found = quoteattr.attribute(text).quotations
    return [(q.kind.value, q.text, q.mention.text if q.mention else None) for q in found]


@pytest.mark.parametrize(
    ("text", "words", "mention"),
    [
        ("The paper quoted the mayor as saying that nobody would pay.", "that nobody would pay", "the mayor"),
        ("The agency quoted Ann Lee, a minister, as saying: “Nobody will pay.”", "Nobody will pay.", "Ann Lee"),
        ("“It was over,” the agency quoted Bo Ray as saying.", "It was over,", "Bo Ray"),
        ("“It was over,” the agency quoted an officer as telling reporters.", "It was over,", "an officer"),
    ],
)
def test_who_is_quoted_as_saying_it_speaks(text: str, words: str, mention: str) -> None:
    """Not the paper or agency that quotes them, and no report but what they said."""
    assert [(words, mention)] == [(found, said_by) for _, found, said_by in reports(text)]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("A study published last month in the journal Alder Policy found that half of them left.", "A study"),
        ("A report released on Monday by the Ely Institute said the dam leaks.", "A report"),
        ("Ann Lee left and Bo Ray said it was over.", "Bo Ray"),
    ],
)
def test_a_study_finds_what_its_journal_publishes(text: str, mention: str) -> None:
    """A participle between subject and cue does not make the noun before the cue its subject."""
    [(_, _, said_by)] = reports(text)
    assert mention == said_by


def test_an_abbreviation_does_not_end_the_clause_that_a_quotation_ends() -> None:
    """Words in marks behind *the U.S.* go on with the clause that they stand in."""
    text = "A spokesman disputed the claim, saying the U.S. “remains fully committed to the process.”"
    assert reports(text)[-1] == ("mixed", "the U.S. “remains fully committed to the process.”", "A spokesman")


def test_a_rubric_is_no_speaker() -> None:
    """What sort of piece it is says nothing."""
    assert reports("Q&A: Novelist Petra Lind on silence, sheep and second drafts\n\nIt is out today.") == []


def test_what_follows_but_that_is_reported_too() -> None:
    """A second clause with *that* is of the same report."""
    text = "Two people said the firm had held talks with a rival, but that these had collapsed in May."
    assert reports(text) == [
        ("indirect", "the firm had held talks with a rival, but that these had collapsed in May", "Two people")
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Asked about it, a Tarn spokeswoman said Engel “is no longer here.”", "Engel “is no longer here.”"),
        (
            "In June the mayor sent 500 officers; so far, according to Ann Lee, fewer than 80 have arrived.",
            "so far fewer than 80 have arrived",
        ),
    ],
)
def test_what_is_the_frame_s_own_or_another_clause_is_not_reported(text: str, words: str) -> None:
    """A participle before the frame and a clause before a semicolon are the writer's."""
    assert words == reports(text)[-1][1]


def test_a_titled_name_after_a_long_description_is_the_speaker() -> None:
    """The name speaks, with the title before it, whatever the tree hangs on the title."""
    text = "The leader of the council, Cllr Rashid Anwar (Lab), who voted for it, defended the decision."
    assert [said_by for _, _, said_by in reports(text)] == ["Rashid Anwar"]


def test_members_of_a_parliament_label_their_turns() -> None:
    """An office that labels a turn is whole, and seat and party may stand behind a name."""
    text = (
        "Mrs Petra Lowell (Hexton): Will he congratulate them?\n\n"
        "The Prime Minister: I am delighted to do so.\n\n"
        "Sir Edwin Groves (North Tarn) (Con): Is it a shambles?\n\n"
        "The Prime Minister: No."
    )
    doc = quoteattr.attribute(text)
    mentions = [q.mention.text for q in doc.quotations if q.mention]
    assert mentions == ["Mrs Petra Lowell", "The Prime Minister", "Sir Edwin Groves", "The Prime Minister"]
    assert {s.name: s.type.value for s in doc.speakers}["Prime Minister"] == "unnamed-person"
