"""Titles that several people share are the title of each, in the singular."""

from __future__ import annotations

import pytest
from graphs import untied

from quoteattr.description.describe import describe_names
from quoteattr.description.plurals import in_singular
from quoteattr.description.roles import Facts
from quoteattr.lexicon import english
from quoteattr.mentions.names import find_names
from quoteattr.model import Span, Title


def titles(line: str) -> list[list[str]]:
    """Give the titles of each name of a line, in order."""
    text = untied(line)
    names = find_names(text, english())
    facts = describe_names(names, text, english())
    return [[title.text for title in facts[name.span.start].titles] for name in names]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("saw/VERB Sens. Ann_Lind ( D-Mass. ) and Bo_Orr", [["Sen"], ["Sen"]]),
        ("saw/VERB Senators Ann_Lind , Republican of Iowa , and Bo_Orr", [["Senator"], ["Senator"]]),
        ("two/NUM tall/ADJ engineers , Ann_Lind and Bo_Orr , left/VERB", [["tall engineer"], ["tall engineer"]]),
        ("Ann_Lind and Bo_Orr , both/DET professors at Tarn University", [["professor"], ["professor"]]),
        ("saw/VERB Spokesmen Abe_Lind and Bo_Orr", [["Spokesmen"], ["Spokesmen"]]),
        ("saw/VERB Senators Ann_Lind of Ohio and Bo_Orr of Iowa", [["Senator"], ["Senator"]]),
        ("Mayor Ann_Lind and Gov. Bo_Orr left/VERB", [["Mayor"], ["Gov."]]),
        ("Mayor Ann_Lind and Bo_Orr left/VERB", [["Mayor"], []]),
        ("told/VERB reporters Ann_Lind and Bo_Orr left/VERB", [[], []]),
        ("saw/VERB Secretaries Ann_Lind and Bo_Orr", [["Secretaries"], ["Secretaries"]]),
        ("saw/VERB Coaches Ann_Lind and Bo_Orr", [["Coach"], ["Coach"]]),
        ("saw/VERB Senators Ann_Lind & Bo_Orr", [["Senator"], ["Senator"]]),
        ("saw/VERB Senators Ann_Lind or Bo_Orr", [["Senator"], ["Senator"]]),
        ("saw/VERB Senators Ann_Lind , Bo_Orr and Cy_Ray", [["Senator"], ["Senator"], ["Senator"]]),
        ("saw/VERB Senators Ann_Lind so Bo_Orr", [[], []]),
        ("saw/VERB Senators Ann_Lind met/VERB Bo_Orr", [[], []]),
        ("the lawyers , Ann_Lind and Bo_Orr , left/VERB", [["lawyer"], ["lawyer"]]),
        ("saw/VERB Senators Ann_Lind", [[]]),
        ("saw/VERB Senators Ann_Lind left/VERB before/ADP Bo_Orr", [[], []]),
    ],
)
def test_a_plural_title_is_shared(line: str, expected: list[list[str]]) -> None:
    """Coordinated names share the plural title before or after them; a title in the singular is the first one's."""
    assert expected == titles(line)


def test_a_plural_is_cut_where_its_singular_stands_in_it() -> None:
    """Senators is cut to Senator; what does not end in the plural stays whole; singulars are left out."""
    text = "Senators from Ohio mayor"
    whole, last = Title("Senators from Ohio", Span(0, 18)), Title("mayor", Span(19, 24))
    assert Facts((whole,)) == in_singular(Facts((whole, last)), text, english())
    assert Facts() == in_singular(Facts((last,)), text, english())


def test_owners_of_a_plural_stay() -> None:
    """His lawyers are each his lawyer."""
    text = "his lawyers"
    facts = Facts((Title("lawyers", Span(4, 11)),), (), (Span(0, 3),))
    assert Facts((Title("lawyer", Span(4, 10)),), (), (Span(0, 3),)) == in_singular(facts, text, english())


def test_each_has_the_seat_that_is_named_after_them() -> None:
    """A place after one of several who share a title is a seat, and theirs alone."""
    text = untied("saw/VERB Senators Ann_Lind of Ohio and Bo_Orr of Iowa")
    names = find_names(text, english())
    facts = describe_names(names, text, english())
    seats = [[body.text for body in facts[name.span.start].affiliations] for name in names]
    assert [["Ohio"], ["Iowa"]] == seats
