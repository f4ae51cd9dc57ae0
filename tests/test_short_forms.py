"""Short forms lead to the full names of organisations that the text gives."""

from __future__ import annotations

import pytest

from quoteattr.graph import Entity, ParsedText
from quoteattr.lexicon import english
from quoteattr.mentions.short_forms import short_forms
from quoteattr.model import Span


def full_names(*organizations: str) -> dict[str, str]:
    """The short forms of a text that holds nothing but these organisations, with their full names."""
    text = "\n".join(organizations)
    starts = [sum(len(each) + 1 for each in organizations[:place]) for place in range(len(organizations))]
    spans = [Span(start, start + len(name)) for start, name in zip(starts, organizations, strict=True)]
    parsed = ParsedText(text, (), tuple(Entity(span, "ORG") for span in spans))
    return {short: span.of(text) for short, span in short_forms(parsed, english()).items()}


@pytest.mark.parametrize(
    ("organizations", "expected"),
    [
        (["Alder Energy Plc"], {"alder": "Alder Energy Plc", "alder energy": "Alder Energy Plc"}),
        (["the Alder Crest Group"], {"alder": "Alder Crest Group", "alder crest": "Alder Crest Group"}),
        (["Alder Energy", "Alder Energy Plc"], {"alder": "Alder Energy Plc", "alder energy": "Alder Energy Plc"}),
        (["Alder Institute", "Alder"], {"alder": "Alder Institute"}),
        (["Alder Institute"], {}),
        (["Alder House Press", "Alder House"], {}),
        (["Alder Holdings", "Alder Motors"], {}),
        (["Ohio Motors"], {}),
        (["Susan Company"], {}),
        (["Alder"], {}),
        (["The"], {}),
        ([], {}),
    ],
)
def test_short_forms(organizations: list[str], expected: dict[str, str]) -> None:
    """A company goes by its first word, another body where that is recognised alone; no place and no first name."""
    assert expected == full_names(*organizations)
