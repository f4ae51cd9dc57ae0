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


EVER_SAW = """
    the DET det 3
    best ADJ amod 3
    candidate NOUN root 0
    Ann PROPN@PER nsubj 7
    Lind PROPN flat 4
    ever ADV advmod 7
    saw VERB acl:relcl 3
"""


@pytest.mark.parametrize(
    ("old", "new", "titles"),
    [
        ("the DET", "the DET", []),
        ("the DET", "a DET", []),
        ("the DET", "an DET", []),
        ("the DET", "any DET", []),
        ("the DET", "every DET", []),
        ("the DET", "no DET", []),
        ("best ADJ amod", "very ADV advmod", []),
        ("the DET", "our PRON", ["candidate"]),
        ("candidate NOUN", "Candidate PROPN", ["Candidate"]),
        ("acl:relcl 3", "acl:relcl 2", ["candidate"]),
        ("nsubj 7", "obj 7", ["candidate"]),
    ],
)
def test_who_does_something_to_a_role_is_not_described_by_it(old: str, new: str, titles: list[str]) -> None:
    """The best candidate | Lind ever saw is somebody else; candidate Lind is not."""
    assert (titles, []) == listed(of_first(parsed(EVER_SAW.replace(old, new))))


ENGINEER_LIND = """
    engineer NOUN nsubj 6
    , PUNCT punct 3
    Ann PROPN@PER appos 1
    Lind PROPN flat 3
    so ADV advmod 6
    left VERB root 0
"""
CLOSED = ("so ADV advmod", ", PUNCT punct")


@pytest.mark.parametrize(
    ("relation", "closing", "titles"),
    [
        ("appos 1", ("", ""), ["engineer"]),
        ("list 1", ("", ""), ["engineer"]),
        ("flat 1", ("", ""), ["engineer"]),
        ("obj 6", ("", ""), []),
        ("obj 6", CLOSED, ["engineer"]),
    ],
)
def test_a_name_explains_the_role_before_it(relation: str, closing: tuple[str, str], titles: list[str]) -> None:
    """A name behind a comma is that of the role before it if the tree or another comma says so."""
    lines = ENGINEER_LIND.replace("appos 1", relation).replace(*closing, 1)
    assert (titles, []) == listed(of_first(parsed(lines)))


AS_PRESIDENT = """
    As ADP case 2
    president NOUN obl 7
    , PUNCT punct 2
    Ann PROPN@PER nsubj 7
    Lind PROPN flat 4
    did AUX aux 7
    mend VERB root 0
    it PRON obj 7
"""


@pytest.mark.parametrize(("auxiliary", "titles"), [("did", ["president"]), ("would", []), ("can", []), ("'d", [])])
def test_what_somebody_would_do_as_president_makes_no_president(auxiliary: str, titles: list[str]) -> None:
    """As president, Lind did: that is a title; as president, Lind would: it is none."""
    assert (titles, []) == listed(of_first(parsed(AS_PRESIDENT.replace("did", auxiliary))))


AT_THE_TRUST = """
    Ann PROPN@PER nsubj 7
    Lind PROPN flat 1
    at ADP case 6
    the DET det 6
    Harbour PROPN compound 6
    Trust PROPN nmod 1
    agreed VERB root 0
"""
WROTE = """
    wrote VERB root 0
    Ann PROPN@PER obj 1
    Lind PROPN flat 2
    for ADP case 6
    the DET det 6
    Orrery PROPN obl 1
"""


@pytest.mark.parametrize(
    ("lines", "replaced", "affiliations"),
    [
        (AT_THE_TRUST, [], ["Harbour Trust"]),
        (AT_THE_TRUST, [("nsubj 7", "obl 7")], []),
        (AT_THE_TRUST, [("nsubj 7", "appos 7")], ["Harbour Trust"]),
        (AT_THE_TRUST, [("nsubj 7", "root 0")], ["Harbour Trust"]),
        (AT_THE_TRUST, [("at ADP", "for ADP")], ["Harbour Trust"]),
        (AT_THE_TRUST, [("Trust PROPN", "Bay PROPN")], []),
        (AT_THE_TRUST, [("Trust PROPN", "Bay PROPN"), ("Harbour PROPN", "Harbour PROPN@ORG")], ["Harbour Bay"]),
        (AT_THE_TRUST, [("Trust PROPN", "Bay PROPN"), ("at ADP", "of ADP")], ["Harbour Bay"]),
        (AT_THE_TRUST, [("at ADP", "of ADP"), ("Trust PROPN", "Bay PROPN"), ("Harbour PROPN", "Orr PROPN@LOC")], []),
        (WROTE, [], ["Orrery"]),
        (WROTE, [("wrote", "said")], []),
        (WROTE, [("wrote", "said"), ("Orrery", "Trust")], ["Trust"]),
        (WROTE, [("wrote", "met"), ("Orrery", "Trust")], []),
        (WROTE, [("for ADP", "with ADP")], []),
        (WROTE, [("the DET det 6", "Bo PROPN nsubj 1")], []),
    ],
)
def test_where_somebody_acts(lines: str, replaced: list[tuple[str, str]], affiliations: list[str]) -> None:
    """Whoever does something at a body serves it, and whoever writes for one; not whoever is met there."""
    for old, new in replaced:
        lines = lines.replace(old, new)
    assert ([], affiliations) == listed(of_first(parsed(lines)))


BECAME = """
    Ann PROPN@PER nsubj 3
    Lind PROPN flat 1
    became VERB root 0
    the DET det 5
    mayor NOUN xcomp 3
    of ADP case 7
    Ely PROPN nmod 5
    ; PUNCT punct 3
    and CCONJ cc 10
    engineer NOUN dep 3
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("; PUNCT", "; PUNCT", (["mayor"], ["Ely"])),
        ("; PUNCT", ", PUNCT", (["mayor"], ["Ely"])),
        ("; PUNCT", "— PUNCT", (["mayor"], ["Ely"])),
        ("; PUNCT", "( PUNCT", (["mayor"], ["Ely"])),
        ("; PUNCT", "so ADV", (["mayor", "engineer"], ["Ely"])),
        ("the DET det", "as ADP case", (["mayor"], ["Ely"])),
        ("the DET det", "in ADP case", ([], [])),
        ("became", "remained", (["mayor"], ["Ely"])),
        ("became", "greeted", ([], [])),
        ("nsubj 3", "obj 3", ([], [])),
    ],
)
def test_what_somebody_became(old: str, new: str, expected: tuple[list[str], list[str]]) -> None:
    """The role right after *became* and its kin is a title, up to the next break."""
    assert expected == listed(of_first(parsed(BECAME.replace(old, new))))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("is AUX", "was AUX", (["mayor"], ["Ely"])),
        ("mayor NOUN", "Democrat PROPN", ([], ["Democrat", "Ely"])),
        ("the DET det", "not PART advmod", ([], [])),
        ("the DET det", "never ADV advmod", ([], [])),
        ("the DET det", "if SCONJ mark", ([], [])),
        ("nsubj 5", "obj 5", ([], [])),
    ],
)
def test_what_somebody_is(old: str, new: str, expected: tuple[list[str], list[str]]) -> None:
    """A predicate states a role or a party, unless it is denied or only supposed."""
    assert expected == listed(of_first(parsed(PREDICATE.replace(old, new))))


@pytest.mark.parametrize(
    ("lines", "replaced", "affiliations"),
    [
        (RUNS, ("runs VERB", "runs NOUN"), []),
        (RUNS, ("nsubj 3", "obj 3"), []),
        (RUNS, ("runs", "helms"), ["Harbour Trust"]),
        (FELLOWS, ("nsubj 3", "obj 3"), []),
        (FELLOWS, ("Democrats PROPN", "Democrats PROPN/JJ"), []),
        (FELLOWS, ("Democrats PROPN obj 3", "Bo PROPN@PER obj 3\n fellow ADJ amod 7\n Tories PROPN conj 5"), []),
    ],
)
def test_whom_somebody_heads_or_joins(lines: str, replaced: tuple[str, str], affiliations: list[str]) -> None:
    """Only the subject heads a body or has fellows, and fellows of somebody else are not theirs."""
    assert ([], affiliations) == listed(of_first(parsed(lines.replace(*replaced))))
