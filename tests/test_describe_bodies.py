"""A phrase beside a name is parted into titles, with their tenure, and bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from graphs import untied

from quoteattr.description.describe import describe_names
from quoteattr.lexicon import english
from quoteattr.mentions.names import find_names
from quoteattr.model import Tenure

if TYPE_CHECKING:
    from quoteattr.description.roles import Facts


def of_first(line: str) -> Facts:
    """Describe the first name of a line of words."""
    text = untied(line)
    names = find_names(text, english())
    return describe_names(names, text, english())[names[0].span.start]


@pytest.mark.parametrize(
    ("line", "titles", "affiliations"),
    [
        ("Ann_Lind , who/PRON works/VERB for the Harbour Trust , left/VERB", [], ["Harbour Trust"]),
        ("Ann_Lind , writing/VERB for the Post , left/VERB", [], ["Post"]),
        ("The Penwick Post editor , Ann_Lind , left/VERB", ["editor"], ["Penwick Post"]),
        (
            "Ann_Lind , mayor of Ely and head of the Harbour Trust , left/VERB",
            ["mayor", "head"],
            ["Ely", "Harbour Trust"],
        ),
        ("Ann_Lind , secretary of state for health , left/VERB", ["secretary of state for health"], []),
        ("Ann_Lind , a Republican from Ely , left/VERB", [], ["Republican", "Ely"]),
        ("Ann_Lind , a leading/ADJ Republican , left/VERB", ["leading Republican"], ["Republican"]),
        (
            "Ann_Lind , the top/ADJ Democrat on the Harbour Committee , left/VERB",
            ["top Democrat"],
            ["Democrat", "Harbour Committee"],
        ),
        ("Ann_Lind , the group ’s chief/ADJ executive , left/VERB", ["chief executive"], []),
        (
            "Ann_Lind , vice/NOUN president for external/ADJ affairs at the Alder Institute in Tarn , left/VERB",
            ["vice president for external affairs"],
            ["Alder Institute"],
        ),
        ("Ann_Lind , 45/NUM , a nurse from Ely , left/VERB", ["nurse"], ["Ely"]),
        ("Ann_Lind , director on the board of Vast Works , left/VERB", ["director"], ["Vast Works"]),
        ("deputy mayor and Labour councillor Ann_Lind left/VERB", ["deputy mayor", "councillor"], ["Labour"]),
        ("the foreign/ADJ ministry spokeswoman Ann_Lind left/VERB", ["foreign ministry spokeswoman"], []),
        ("Ann_Lind , head of the Union of Dockers ( UDW ) , left/VERB", ["head"], ["Union of Dockers"]),
        (
            "Ann_Lind , chair of the Ely Council ’s Committee on Harbours , left/VERB",
            ["chair"],
            ["Ely Council’s Committee on Harbours"],
        ),
        ("Bo_Ray , mayor of Ely , and Ann_Lind , mayor of Tarn , left/VERB", ["mayor"], ["Ely"]),
    ],
)
def test_phrases_are_parted(line: str, titles: list[str], affiliations: list[str]) -> None:
    """Titles and bodies come back apart, each in the words of the text."""
    facts = of_first(line)
    assert titles == [title.text for title in facts.titles]
    assert affiliations == [affiliation.text for affiliation in facts.affiliations]


@pytest.mark.parametrize(
    ("line", "title", "tenure"),
    [
        ("Ann_Lind , acting/ADJ director of the Harbour Trust , left/VERB", "acting director", Tenure.ACTING),
        ("Acting/ADJ Mayor Ann_Lind left/VERB", "Acting Mayor", Tenure.ACTING),
        ("said/VERB ex/ADJ mayor Ann_Lind left/VERB", "ex mayor", Tenure.FORMER),
        ("said/VERB Mayor-elect Ann_Lind", "Mayor-elect", Tenure.INCOMING),
        ("said/VERB mayor-designate Ann_Lind", "mayor-designate", Tenure.INCOMING),
        ("Ann_Lind , mayor and former/ADJ head of the Harbour Trust , left/VERB", "former head", Tenure.FORMER),
        ("Ann_Lind , the union ’s former/ADJ secretary , left/VERB", "former secretary", Tenure.FORMER),
        ("Ann_Lind , former/ADJ head of Vast Works and mayor of Ely , left/VERB", "mayor", None),
    ],
)
def test_titles_tell_their_tenure(line: str, title: str, tenure: Tenure | None) -> None:
    """A title that is past, for the time being or still to come says so, and one beside it does not."""
    found = {each.text: each.tenure for each in of_first(line).titles}
    assert found[title] is tenure
