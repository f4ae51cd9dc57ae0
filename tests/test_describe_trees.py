"""Titles and affiliations are read from the tree around a name: what it explains, what is said of it."""

from __future__ import annotations

import pytest
from describe_cases import listed, of_first
from graphs import parsed, untied

from quoteattr.description.roles import Facts

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
RUNS = """
    Ann PROPN@PER nsubj 3
    Lind PROPN flat 1
    runs VERB root 0
    the DET det 6
    Harbour PROPN compound 6
    Trust PROPN obj 3
"""
FELLOWS = """
    Ann PROPN@PER nsubj 3
    Lind PROPN flat 1
    urged VERB root 0
    fellow ADJ amod 5
    Democrats PROPN obj 3
"""
TITLED_SUBJECT = """
    Rep. PROPN nsubj 6
    Ann PROPN@PER flat 1
    Lind PROPN flat 2
    is AUX cop 6
    the DET det 6
    mayor NOUN root 0
    of ADP case 8
    Ely PROPN nmod 6
"""
WOULD_BE = """
    Ann PROPN@PER nsubj 6
    Lind PROPN flat 1
    'd AUX aux 6
    be AUX cop 6
    a DET det 6
    mayor NOUN root 0
"""
WORLD_CLASS = """
    Ann PROPN@PER nsubj 8
    Lind PROPN flat 1
    is AUX cop 8
    a DET det 8
    world NOUN compound 7
    - PUNCT punct 5
    class NOUN compound 8
    speaker NOUN root 0
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
        (RUNS, ([], ["Harbour Trust"])),
        (RUNS.replace("Trust", "mill"), ([], [])),
        (RUNS.replace("runs", "left"), ([], [])),
        (FELLOWS, ([], ["Democrats"])),
        (FELLOWS.replace("Democrats", "anglers"), ([], [])),
        (WOULD_BE, ([], [])),
        (WORLD_CLASS, (["world - class speaker"], [])),
        (TITLED_SUBJECT, (["Rep.", "mayor"], ["Ely"])),
    ],
    ids=[
        "leading phrase",
        "predicate",
        "no role",
        "runs",
        "no body",
        "no head",
        "fellows",
        "no party",
        "unreal",
        "hyphen",
        "title first",
    ],
)
def test_what_the_tree_says_of_a_name(lines: str, expected: tuple[list[str], list[str]]) -> None:
    """The phrase that a name explains, and the predicate of which it is the subject."""
    text = parsed(lines)
    assert expected == listed(of_first(text))


LEFT_BEHIND = """
    The DET det 2
    spokesman NOUN nsubj 3
    greeted VERB root 0
    Bo PROPN obj 3
    , PUNCT punct 6
    Ann PROPN@PER list 3
    Lind PROPN flat 6
    , PUNCT punct 6
    today ADV advmod 3
"""
FROM_THE_CLUB = """
    Rain NOUN nsubj 2
    fell VERB root 0
    on ADP case 5
    the DET det 5
    engineer NOUN obl 2
    , PUNCT punct 7
    Ann PROPN@PER appos 5
    Lind PROPN flat 7
    . PUNCT punct 2
"""
IS_LATE = PREDICATE.replace("mayor NOUN", "late ADJ")
MAYOR_THERE = """
    Ann PROPN@PER nsubj 4
    Lind PROPN flat 1
    of ADP dep 1
    mayor NOUN root 0
    . PUNCT punct 4
"""
CLUB_OF = """
    of ADP case 3
    the DET det 3
    club NOUN nmod 4
    engineer NOUN nsubj 8
    , PUNCT punct 6
    Ann PROPN@PER appos 4
    Lind PROPN flat 6
    left VERB root 0
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (LEFT_BEHIND, ([], [])),
        (FROM_THE_CLUB, (["engineer"], [])),
        (CLUB_OF, (["club engineer"], [])),
        (IS_LATE, ([], [])),
        (MAYOR_THERE, ([], [])),
    ],
    ids=["no role before the comma", "after a preposition", "of", "an adjective", "no copula"],
)
def test_a_phrase_leads_only_where_it_names_a_role(lines: str, expected: tuple[list[str], list[str]]) -> None:
    """The words before a comma and a name describe it if they name a role, preposition and verb aside."""
    text = parsed(lines)
    assert expected == listed(of_first(text))


def test_a_headline_describes_nobody() -> None:
    """Where every word has a capital, titles cannot be told from names."""
    text = untied("Mayor Ann_Lind Leaves/VERB Town/NOUN After/ADP Storm/NOUN", "Ann_Lind left/VERB")
    assert Facts() == of_first(text)
