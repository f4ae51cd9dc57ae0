"""Sentences put some of the people whom they name before others."""

from __future__ import annotations

import pytest
from graphs import parsed, word

from quoteattr.description.describe import describe_names
from quoteattr.lexicon import english
from quoteattr.mentions.names import find_names
from quoteattr.mentions.people import gather
from quoteattr.resolution.focus import Focus
from quoteattr.resolution.identities import facts_of_people

LATE = """
    While SCONJ mark 4
    Bo PROPN@PER nsubj 4
    Orr PROPN flat 2
    slept VERB advcl 9
    , PUNCT punct 4
    the DET det 7
    club NOUN nsubj 9
    quietly ADV advmod 9
    hired VERB root 0
    Ann PROPN@PER obj 9
    Lind PROPN flat 10
    , PUNCT punct 13
    mayor NOUN appos 10
    of ADP case 15
    Ely PROPN nmod 13
"""
MAIN = """
    Near ADP case 2
    Bo PROPN@PER obl 6
    Orr PROPN flat 2
    Ann PROPN@PER nsubj 6
    Lind PROPN flat 4
    smiled VERB root 0
"""
CAMPAIGN = """
    The DET det 3
    Clark PROPN@PER compound 3
    campaign NOUN nsubj 4
    closed VERB root 0
"""
PARENTHESIS = """
    Bo PROPN@PER nsubj 4
    Orr PROPN flat 1
    had AUX aux 4
    left VERB root 0
    , PUNCT punct 4
    he PRON nsubj 7
    said VERB parataxis 4
"""
REPORTED = """
    He PRON nsubj 2
    told VERB root 0
    Bo PROPN@PER obj 2
    Orr PROPN flat 3
    he PRON nsubj 6
    left VERB ccomp 2
"""
WHEN = """
    When SCONJ mark 4
    Bo PROPN@PER nsubj 4
    Orr PROPN flat 2
    saw VERB advcl 9
    Cy PROPN@PER obj 4
    Ray PROPN flat 5
    , PUNCT punct 4
    he PRON nsubj 9
    spoke VERB root 0
"""


def in_view(lines: str, pronoun: str | None = None) -> list[str]:
    """Name the people of a sentence in order; with a pronoun, those before it whom it may be."""
    text = parsed(lines)
    (tree,) = text.sentences
    names = find_names(text, english())
    people = gather(names, english())
    focus = Focus(text, people, facts_of_people(people, describe_names(names, text, english())))
    token = word(tree, pronoun) if pronoun else None
    found = focus.at(0, token.start if token else None, token)
    return [" ".join(people.persons[number].names[-1].words) for number in found]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (LATE, ["Ann Lind", "Bo Orr"]),
        (MAIN, ["Ann Lind", "Bo Orr"]),
        (CAMPAIGN, []),
    ],
    ids=["introduced with a title", "subject of the main clause", "a name that specifies"],
)
def test_the_most_prominent_come_first(lines: str, expected: list[str]) -> None:
    """The main subject comes first, then who is introduced with a title, then the rest."""
    assert expected == in_view(lines)


@pytest.mark.parametrize(
    ("lines", "pronoun", "expected"),
    [(PARENTHESIS, "he", []), (REPORTED, "he", ["Bo Orr"]), (WHEN, "he", ["Bo Orr"])],
    ids=["what it reports", "an object of the clause above", "a clause of time"],
)
def test_a_pronoun_is_bound_in_its_clause(lines: str, pronoun: str, expected: list[str]) -> None:
    """A pronoun is nobody in its own clause or in what its verb reports; the subject of a clause of time is free."""
    assert expected == in_view(lines, pronoun)
