"""What tests of description share: what is said of the first name of a text, as strings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphs import untied

from quoteattr.description.describe import describe_names
from quoteattr.description.roles import Facts
from quoteattr.lexicon import english
from quoteattr.mentions.names import find_names

if TYPE_CHECKING:
    from quoteattr.graph import ParsedText


def listed(facts: Facts) -> tuple[list[str], list[str]]:
    """Give facts as strings."""
    return [title.text for title in facts.titles], [affiliation.text for affiliation in facts.affiliations]


def of_first(text: ParsedText) -> Facts:
    """Describe the first name of a text."""
    names = find_names(text, english())
    return describe_names(names, text, english()).get(names[0].span.start, Facts())


def described(line: str) -> tuple[list[str], list[str]]:
    """Describe the first name of a line of words; what is stated stands in the text where it says."""
    text = untied(line)
    facts = of_first(text)
    assert all(title.text == title.span.of(text.text) for title in facts.titles)
    assert all(body.text == body.span.of(text.text) for body in facts.affiliations)
    return listed(facts)
