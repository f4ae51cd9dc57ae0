"""The scorer of names, titles and affiliations, on figures worked out by hand."""

from __future__ import annotations

import pytest
from benchmarks_support import answer, gold, quote

from benchmarks.documents import Person, SpeakerNotes
from benchmarks.scoring.figures import Figures
from benchmarks.scoring.report import ResolvedRow
from benchmarks.scoring.speakers import is_leniently_same, is_strictly_same, score_speakers

TEXT = (
    "“The quay is safe,” said Mara Vell, harbour master at the Port of Osk. “It holds,” she said. "
    "“We were not asked,” two dockers said. “Who knows?” it was asked."
)
QUOTES = ("The quay is safe,", "It holds,", "We were not asked,", "Who knows?")
GOLD = gold(TEXT, *(quote(TEXT, words, id=f"q{number}") for number, words in enumerate(QUOTES, start=1)))
MARA = Person("s1", "Mara Vell", "person", ("harbour master",), ("Port of Osk",))
DOCKERS = Person("s2", "two dockers", "group")
NOTES = SpeakerNotes("d", (MARA, DOCKERS), {"q1": "s1", "q2": "s1", "q3": "s2", "q4": None})


def test_names_by_type_of_speaker() -> None:
    """A name counts as right when it is the speaker's, and silence where nobody can tell."""
    found = answer(
        quote(TEXT, QUOTES[0], speaker="Mara Vell"),
        quote(TEXT, QUOTES[1], speaker="Ida Holm"),
        quote(TEXT, QUOTES[2], speaker="dockers"),
        quote(TEXT, QUOTES[3]),
    )
    report = score_speakers([GOLD], [NOTES], [found])
    assert {
        "all": ResolvedRow(4, 4, 3, 3, 2, 0.75, 0.6667),
        "source=None": ResolvedRow(4, 4, 3, 3, 2, 0.75, 0.6667),
        "speaker=group": ResolvedRow(1, 1, 1, 1, 1, 1.0, 1.0),
        "speaker=none": ResolvedRow(1, 1, 0, 1, 0, 1.0, 0.0),
        "speaker=person": ResolvedRow(2, 2, 2, 1, 1, 0.5, 0.5),
    } == report.resolved


def test_titles_and_affiliations_are_joined_over_right_quotations() -> None:
    """What stands on a quotation under a wrong name does not count, recall is of all annotated."""
    found = answer(
        quote(TEXT, QUOTES[0], speaker="Mara Vell", titles=("master", "the Harbour Master")),
        quote(TEXT, QUOTES[1], speaker="Mara Vell", affiliations=("Osk", "Vell and Sons")),
        quote(TEXT, QUOTES[2], speaker="Ida Holm", titles=("baker",)),
    )
    report = score_speakers([GOLD], [NOTES], [found])
    assert {"strict": Figures(0.5, 1, 0.6667, 1, 1, 2), "lenient": Figures(1, 1, 1, 1, 1, 2)} == report.titles
    assert {"strict": Figures(0, 0, 0, 0, 1, 2), "lenient": Figures(0.5, 1, 0.6667, 1, 1, 2)} == report.affiliations


def test_documents_without_annotated_speakers_are_left_out() -> None:
    """A gold document that no note is about counts nothing."""
    assert {} == score_speakers([GOLD], [], [answer()]).resolved


@pytest.mark.parametrize(
    ("one", "other", "strict", "lenient"),
    [
        ("Sen.", "sen", True, True),
        ("the mayor", "mayor", True, True),
        ("former mayor", "mayor", False, True),
        ("mayor of Osk", "mayor", False, True),
        ("deputy chief of staff", "chief of police", False, False),
        ("", "mayor", False, False),
        ("the", "a", True, False),
    ],
)
def test_sameness_of_phrases(one: str, other: str, *, strict: bool, lenient: bool) -> None:
    """Strict wants the same words, lenient the same head or half of the words."""
    assert (strict, lenient) == (is_strictly_same(one, other), is_leniently_same(one, other))
