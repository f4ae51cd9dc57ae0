"""What a text reports without naming a source comes back with its cue, and with nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rows import row

if TYPE_CHECKING:
    from quoteattr import Attributor


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is widely believed that the fire was set.", ("that the fire was set", "believed")),
        ("The owner is said to have left the country.", ("The owner to have left the country", "said")),
        ("The ferry is expected to sail in May.", ("The ferry to sail in May", "expected")),
        ("The pier is seen as a gift to the town.", ("The pier as a gift to the town", "seen")),
        ("Mara Lind was asked whether the mill was safe.", ("whether the mill was safe", "asked")),
        ("Asked about the ferry, Mara Lind shook her head.", ("the ferry", "Asked")),
    ],
)
def test_a_report_without_a_source_names_nobody(text: str, expected: tuple[str, str], attributor: Attributor) -> None:
    """Passives report what people say or think, and tell nobody whose words they are."""
    assert [("indirect", *expected, None, None)] == [
        row(quotation) for quotation in attributor.attribute(text).quotations
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Mara Lind was told to leave the mill.",
        "The mill was allowed to burn coal.",
        "The pier was seen from the hill.",
        "Mara Lind was asked to close the mill.",
        "“The owner is said to have left.”",
    ],
)
def test_what_is_done_to_somebody_reports_nothing(text: str, attributor: Attributor) -> None:
    """Orders, permission and plain sight report no words, nor do words in marks report apart."""
    assert [] == [quotation for quotation in attributor.attribute(text).quotations if quotation.cue]


@pytest.mark.model
def test_a_report_of_nobody_gives_way(attributor: Attributor) -> None:
    """A quotation goes on with its speaker past what nobody is named to have said, and a frame with a source wins."""
    text = "“The mill is old,” Mara Lind said. It is believed that it will burn. “We know it.”"
    assert ["Mara Lind", None, "Mara Lind"] == [
        quotation.speaker and quotation.speaker.name for quotation in attributor.attribute(text).quotations
    ]
    (owned,) = attributor.attribute("Mara Lind said the mill is expected to close.").quotations
    assert ("the mill is expected to close", "said") == (owned.text, owned.cue and owned.cue.text)
