"""Acronyms lead to the full names that the text gives them."""

from __future__ import annotations

import pytest

from quoteattr.graph import Entity, ParsedText
from quoteattr.model import Span
from quoteattr.resolution.acronyms import acronyms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the National Audit Office (NAO) said", {"NAO": "National Audit Office"}),
        ("the Bureau of Rivers and Lakes (BRL)", {"BRL": "Bureau of Rivers and Lakes"}),
        ("the Union of River Workers (UORW)", {"UORW": "Union of River Workers"}),
        ("Alliance to Reclaim Our Rivers (AROR)", {"AROR": "Alliance to Reclaim Our Rivers"}),
        ("the World Rivers Union (the W.R.U.)", {"WRU": "World Rivers Union"}),
        ("the old Audit Office (NAO) said", {}),
        ("a ferry (ABC) left", {}),
        ("Ann Lind (D-Ohio) left", {}),
        ("(NAO)", {}),
        ("", {}),
    ],
)
def test_brackets_explain_acronyms(text: str, expected: dict[str, str]) -> None:
    """The initials of the words before brackets, small words with or without theirs, are the letters in them."""
    assert expected == {short: span.of(text) for short, span in acronyms(ParsedText(text)).items()}


def test_one_organisation_explains_an_acronym() -> None:
    """Without brackets, the initials of one organisation do, and those of two do not."""
    text = "Harbour Trust, River Union, Rail Union"
    spans = [Span(0, 13), Span(15, 26), Span(28, 38)]
    parsed = ParsedText(text, (), tuple(Entity(span, "ORG") for span in spans))
    assert {"HT": spans[0]} == acronyms(parsed)
