"""Sentences put some of the people whom they name before others."""

from __future__ import annotations

import pytest
from attrs import evolve
from graphs import parsed, without_content, word

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


JOINED = """
    Near ADP case 2
    Cy PROPN@PER obl 7
    Ray PROPN flat 2
    Di PROPN@PER nsubj 7
    and CCONJ cc 6
    Bo PROPN@PER conj 4
    smiled VERB root 0
"""
EXPLAINED = """
    Near ADP case 2
    Cy PROPN@PER obl 7
    Ray PROPN flat 2
    the DET det 5
    miller NOUN nsubj 7
    Bo PROPN@PER appos 5
    smiled VERB root 0
"""
SPECIFYING = """
    Friends NOUN nsubj 5
    of ADP case 3
    Cy PROPN@PER nmod 1
    Ray PROPN flat 3
    saw VERB root 0
    Di PROPN@PER obj 5
"""
BELOW = """
    They PRON nsubj 2
    saw VERB root 0
    Cy PROPN@PER obj 2
    Ray PROPN flat 3
    when SCONJ mark 7
    Bo PROPN@PER nsubj 7
    slept VERB advcl 2
"""
BESIDE = """
    Near ADP case 2
    Cy PROPN@PER obl 5
    Ray PROPN flat 2
    rain NOUN nsubj 5
    fell VERB root 0
    and CCONJ cc 8
    Bo PROPN@PER nsubj 8
    left VERB conj 5
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (JOINED, ["Di", "Bo", "Cy Ray"]),
        (EXPLAINED, ["Bo", "Cy Ray"]),
        (EXPLAINED.replace("appos 5", "flat 5"), ["Bo", "Cy Ray"]),
        (SPECIFYING, ["Di", "Cy Ray"]),
        (SPECIFYING.replace("nmod 1", "obl 5"), ["Cy Ray", "Di"]),
        (BELOW, ["Bo", "Cy Ray"]),
        (BESIDE, ["Bo", "Cy Ray"]),
        (BESIDE.replace("conj 5", "advcl 5"), ["Bo", "Cy Ray"]),
    ],
    ids=["joined", "explained", "flat", "specifies", "beside the verb", "a lower clause", "the other clause", "advcl"],
)
def test_other_subjects_come_before_objects(lines: str, expected: list[str]) -> None:
    """Whoever is joined to a subject or explains it counts as one; who only specifies a noun comes last."""
    assert expected == in_view(lines)


@pytest.mark.parametrize(
    ("lines", "pronoun", "expected"),
    [
        (PARENTHESIS.replace("he PRON nsubj", "him PRON obj"), "him", ["Bo Orr"]),
        (PARENTHESIS.replace("said VERB parataxis 4", "said VERB conj 4"), "he", ["Bo Orr"]),
        (PARENTHESIS + "    it PRON obj 7\n", "he", ["Bo Orr"]),
        (PARENTHESIS + "    it PRON obl 7\n", "he", []),
        (WHEN.replace("advcl 9", "ccomp 9"), "he", []),
        (WHEN.replace("advcl 9", "conj 9"), "he", ["Bo Orr", "Cy Ray"]),
        (WHEN.replace("spoke VERB root 0", "spoke VERB root 0\n    Di PROPN@PER obj 9"), "he", ["Bo Orr"]),
    ],
    ids=["an object", "a clause beside it", "reports itself", "no object", "what is reported", "beside", "after it"],
)
def test_what_frees_a_pronoun(lines: str, pronoun: str, expected: list[str]) -> None:
    """Only a subject is bound, by its own clause and what its verb reports; whoever comes later is not in view."""
    assert expected == in_view(lines, pronoun)


def test_a_quotation_frees_a_pronoun() -> None:
    """Orr scolded: “…,” he said: behind a quotation, the clause begins anew."""
    text = parsed(PARENTHESIS.replace(", PUNCT", "Q VERB"))
    tree = without_content(text.sentences[0], "Q")
    names = find_names(evolve(text, sentences=(tree,)), english())
    people = gather(names, english())
    focus = Focus(evolve(text, sentences=(tree,)), people, {})
    he = word(tree, "he")
    assert [0] == list(focus.at(0, he.start, he))
