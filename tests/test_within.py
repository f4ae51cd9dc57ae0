"""Quotations within quotations have a holder, a frame and a speaker of their own."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from quoteattr.detection.within import stretches
from quoteattr.lexicon import english
from quoteattr.scanning.scan import scan

if TYPE_CHECKING:
    from quoteattr import Attributor


def worth(text: str) -> list[str]:
    """Give the sentences in quotation marks that are worth parsing."""
    return [span.of(text) for span in stretches(text, scan(text), english())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It rained. Bo said it would freeze. It did,” said Ann.", ["Bo said it would freeze."]),
        ("“She told me, ‘It rained. It froze.’ I left,” said Ann.", ["She told me, ‘It rained. It froze.’"]),
        ("“It rained in the hills,” said Ann.", []),
        ("“They said so,” said Ann.", []),
        ("Bo said it would freeze.", []),
        ("“", []),
    ],
    ids=["a sentence", "with marks of its own", "no cue", "too short", "no marks", "a lone mark"],
)
def test_only_sentences_in_marks_with_a_cue_are_parsed(text: str, expected: list[str]) -> None:
    """The rest of what stands in marks tells of nobody else, and costs nothing."""
    assert expected == worth(text)


def test_finding_them_takes_time_in_proportion() -> None:
    """Ten thousand sentences in one quotation are looked through at once."""
    text = "“" + "Bo said ‘yes’ to it all. " * 10000 + "”"
    regions = scan(text)
    start = process_time()
    assert 10000 == len(stretches(text, regions, english()))
    assert process_time() - start < 5


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“Tom Varga said last year he expects rain in May,” said Mara Lind.",
            [
                ("q1", None, "direct", "Mara Lind"),
                ("q2", "q1", "indirect", "Tom Varga"),
            ],
        ),
        (
            "“The mayor told me, ‘You will never build here,’” Tom Varga said. “I told her that I would.”",
            [
                ("q1", None, "direct", "Tom Varga"),
                ("q2", "q1", "direct", "The mayor"),
                ("q3", "q1", "indirect", "Tom Varga"),
            ],
        ),
        (
            "Ruth Adler said Tom Varga had told her that the dam was safe.",
            [("q1", None, "indirect", "Ruth Adler"), ("q2", "q1", "indirect", "Tom Varga")],
        ),
        ("“Tom Varga came. She said it was safe,” said Mara Lind.", [
            ("q1", None, "direct", "Mara Lind"),
            ("q2", "q1", "indirect", None),
        ]),
        ("“I think it will rain,” said Mara Lind.", [("q1", None, "direct", "Mara Lind")]),
    ],
    ids=["a name", "marks within marks, and I", "retold words", "a pronoun", "a thought"],
)  # fmt: skip
def test_each_has_a_parent_and_a_speaker(
    text: str, expected: list[tuple[str, str | None, str, str | None]], attributor: Attributor
) -> None:
    """*I* is whoever is quoted; whom another pronoun means within a quotation is not guessed."""
    found = attributor.attribute(text).quotations
    assert expected == [(q.id, q.parent, q.kind.value, q.speaker.name if q.speaker else None) for q in found]


@pytest.mark.model
def test_three_deep(attributor: Attributor) -> None:
    """The parent is the smallest quotation around."""
    text = "“The mayor told me that the council had said that the mill would close,” said Tom Varga."
    assert [None, "q1", "q2"] == [quotation.parent for quotation in attributor.attribute(text).quotations]


@pytest.mark.model
def test_two_who_are_named_only_within_marks(attributor: Attributor) -> None:
    """People whom nothing but a quotation names together speak together."""
    text = "“Mira Oland and Bo Ray said the mill would close,” said Cy Low, a miller."
    assert ["Cy Low", "Mira Oland and Bo Ray"] == [
        q.speaker and q.speaker.name for q in attributor.attribute(text).quotations
    ]


@pytest.mark.model
def test_what_is_not_returned_holds_nothing(attributor: Attributor) -> None:
    """Within a title that is left out, nothing is reported either."""
    found = attributor.attribute("The band played “Ann Said It Would Rain” twice.")
    assert () == found.quotations
