"""The bodies that belong to somebody are named after the noun for them."""

from __future__ import annotations

import pytest
from graphs import untied

from quoteattr.description.owned import owned_body
from quoteattr.lexicon import english


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("his company , Lowland Energy , closed/VERB", ["Lowland Energy"]),
        ("his company Lowland Energy closed/VERB", ["Lowland Energy"]),
        ("his company , called/VERB the River Fund , closed/VERB", ["River Fund"]),
        ("his company closed/VERB Lowland", []),
        ("his company , which owns/VERB Lowland , closed/VERB", []),
        ("his company", []),
    ],
)
def test_an_owned_body_is_named_at_once(line: str, expected: list[str]) -> None:
    """The name follows after a comma, *called* or nothing; else none is given."""
    text = untied(line)
    (tree,) = text.sentences
    assert expected == [each.text for each in owned_body(tree, tree.tokens[1], text.text, english()).affiliations]
