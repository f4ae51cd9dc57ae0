"""Titles and affiliations are read from the words around a name."""

from __future__ import annotations

import pytest
from graphs import parsed, untied, word

from quoteattr.describe import describe_name, describe_phrase
from quoteattr.lexicon import english
from quoteattr.names import find_names
from quoteattr.roles import Facts


def listed(facts: Facts) -> tuple[list[str], list[str]]:
    """Give facts as strings."""
    return [title.text for title in facts.titles], [affiliation.text for affiliation in facts.affiliations]


def described(line: str) -> tuple[list[str], list[str]]:
    """Describe the first name of a line of words."""
    text = untied(line)
    name = find_names(text, english())[0]
    return listed(describe_name(name, text.text, english()))


@pytest.mark.parametrize(
    ("line", "titles", "affiliations"),
    [
        ("Mayor Ann_Lind left/VERB", ["Mayor"], []),
        ("saw/VERB US Secretary of State Ann_Lind left/VERB", ["Secretary of State"], ["US"]),
        ("Tarn Gov. Ann_Lind left/VERB", ["Gov."], ["Tarn"]),
        ("Prof. Dr. Ann_Lind left/VERB", ["Prof. Dr."], []),
        ("saw/VERB presidential/ADJ candidate Sen. Ann_Lind left/VERB", ["presidential candidate", "Sen."], []),
        ("Eurasia Group ’s Ann_Lind left/VERB", [], ["Eurasia Group"]),
        ("the ferry and Ann_Lind left/VERB", [], []),
        ("the bridge Ann_Lind built/VERB", [], []),
        ("Monday ’s Ann_Lind left/VERB", [], []),
        ("then/SCONJ mayor Mr. Ann_Lind left/VERB", ["mayor"], []),
    ],
)
def test_what_stands_before_a_name(line: str, titles: list[str], affiliations: list[str]) -> None:
    """Titles before a name, and the body whose possessive stands there."""
    assert (titles, affiliations) == described(line)


@pytest.mark.parametrize(
    ("line", "titles", "affiliations"),
    [
        ("Ann_Lind , Russia director at Eurasia Group , left/VERB", ["Russia director"], ["Eurasia Group"]),
        ("Ann_Lind , 54/NUM , mayor of Ely , left/VERB", ["mayor"], ["Ely"]),
        (
            "Ann_Lind , the mayor of Ely and a professor at Tarn University",
            ["mayor", "professor"],
            ["Ely", "Tarn University"],
        ),
        ("Ann_Lind ( D-Mass. ) left/VERB", [], ["D-Mass."]),
        ("Ann_Lind of the Harbour Trust left/VERB", [], ["Harbour Trust"]),
        ("Ann_Lind , of the Institute for Rivers , left/VERB", [], ["Institute for Rivers"]),
        ("Ann_Lind , who heads/VERB the Harbour Trust , left/VERB", [], ["Harbour Trust"]),
        ("Ann_Lind , who is president of the Harbour Trust , left/VERB", ["president"], ["Harbour Trust"]),
        ("Ann_Lind , who served/VERB as mayor of Ely , left/VERB", ["mayor"], ["Ely"]),
        ("Ann_Lind , who teaches/VERB law at Tarn University , left/VERB", [], ["Tarn University"]),
        ("Ann_Lind — the mayor of Ely — left/VERB", ["mayor"], ["Ely"]),
        ("Ann_Lind , her sister and the ferry left/VERB", [], []),
        ("Ann_Lind , walking/VERB to the mayor , left/VERB", [], []),
        ("Ann_Lind , who is by/ADP the mayor , left/VERB", [], []),
        ("Ann_Lind , who is very/ADV very/ADV very/ADV very/ADV very/ADV very/ADV very/ADV tall/ADJ", [], []),
        ("Ann_Lind of the Institute for Rivers and Lakes left/VERB", [], ["Institute for Rivers and Lakes"]),
        ("Ann_Lind of Monday left/VERB", [], []),
        ("Ann_Lind left/VERB the mayor", [], []),
    ],
)
def test_what_stands_after_a_name(line: str, titles: list[str], affiliations: list[str]) -> None:
    """Appositions, relative clauses, brackets and *of*."""
    assert (titles, affiliations) == described(line)


LEADING = """
    The DET det 4
    ministry NOUN nmod:poss 4
    ’s PART case 2
    spokesman NOUN nsubj 9
    , PUNCT punct 6
    Ann PROPN@PER appos 4
    Lind PROPN flat 6
    , PUNCT punct 6
    left VERB root 0
"""
PREDICATE = """
    Ann PROPN@PER nsubj 5
    Lind PROPN flat 1
    is AUX cop 5
    the DET det 5
    mayor NOUN root 0
    of ADP case 7
    Ely PROPN nmod 5
    . PUNCT punct 5
"""
NOT_A_ROLE = """
    Ann PROPN@PER nsubj 5
    Lind PROPN flat 1
    is AUX cop 5
    the DET det 5
    winner NOUN root 0
    . PUNCT punct 5
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (LEADING, (["spokesman"], ["ministry"])),
        (PREDICATE, (["mayor"], ["Ely"])),
        (NOT_A_ROLE, ([], [])),
    ],
    ids=["leading phrase", "predicate", "no role"],
)
def test_what_the_tree_says_of_a_name(lines: str, expected: tuple[list[str], list[str]]) -> None:
    """The phrase that a name explains, and the predicate of which it is the subject."""
    text = parsed(lines)
    (name,) = find_names(text, english())
    assert expected == listed(describe_name(name, text.text, english()))


def test_a_headline_describes_nobody() -> None:
    """Where every word has a capital, titles cannot be told from names."""
    text = untied("Mayor Ann_Lind Leaves/VERB Town/NOUN After/ADP Storm/NOUN", "Ann_Lind left/VERB")
    name = find_names(text, english())[0]
    assert Facts() == describe_name(name, text.text, english())


SPOKESMAN = """
    A DET det 2
    spokesman NOUN nsubj 9
    for ADP case 5
    the DET det 5
    Trust PROPN nmod 2
    , PUNCT punct 7
    Ely PROPN appos 2
    , PUNCT punct 7
    left VERB root 0
"""


def test_a_description_describes_itself() -> None:
    """A speaker without a name has the title and affiliation of its description, up to a comma."""
    text = parsed(SPOKESMAN)
    (tree,) = text.sentences
    assert (["spokesman"], ["Trust"]) == listed(describe_phrase(tree, word(tree, "spokesman"), text.text, english()))
