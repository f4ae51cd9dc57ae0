"""A description of somebody without a name states what they are, and whom they serve."""

from __future__ import annotations

from itertools import count

import pytest
from describe_cases import listed
from graphs import parsed, word

from quoteattr.description.describe import describe_phrase
from quoteattr.lexicon import english

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


@pytest.mark.parametrize(
    ("noun", "titles"),
    [("aide", ["aide"]), ("official", ["official"]), ("resident", ["resident"]), ("woman", []), ("person", [])],
)
def test_nouns_for_people_are_roles_of_the_unnamed(noun: str, titles: list[str]) -> None:
    """Any noun that tells what somebody does or belongs to is a title of a speaker without a name."""
    text = parsed(f"An DET det 2\n{noun} NOUN nsubj 3\nleft VERB root 0")
    (tree,) = text.sentences
    assert (titles, []) == listed(describe_phrase(tree, word(tree, noun), text.text, english()))


ON_A_SITE = """
    a DET det 2
    notice NOUN nsubj 9
    on ADP case 8
    the DET det 6
    Harbour PROPN compound 6
    Trust PROPN nmod:poss 8
    's PART case 6
    website NOUN nmod 2
    warned VERB root 0
"""
PUBLISHED = """
    the DET det 2
    study NOUN nsubj 9
    , PUNCT punct 4
    published VERB acl 2
    in ADP case 8
    the DET det 8
    Ely PROPN compound 8
    Review PROPN obl 4
    warned VERB root 0
"""
DOCUMENT = """
    A DET det 4
    Harbour PROPN compound 4
    Trust PROPN compound 4
    report NOUN nsubj 10
    published VERB acl 4
    by ADP case 9
    the DET det 9
    Ely PROPN compound 9
    Institute PROPN obl 5
    came VERB root 0
"""
SHARE = """
    Half NOUN nsubj 5
    of ADP case 4
    registered ADJ amod 4
    voters NOUN/NNS nmod 1
    agreed VERB root 0
"""
PART = """
    The DET det 3
    River PROPN compound 3
    Agency PROPN nsubj 13
    , PUNCT punct 6
    a DET det 6
    division NOUN appos 3
    of ADP case 11
    the DET det 11
    Department PROPN nmod 6
    of ADP case 9
    Rivers PROPN nmod 9
    , PUNCT punct 6
    agreed VERB root 0
"""


@pytest.mark.parametrize(
    ("lines", "head", "expected"),
    [
        (DOCUMENT, "report", ([], ["Harbour Trust", "Ely Institute"])),
        (ON_A_SITE, "notice", ([], ["Harbour Trust"])),
        (PUBLISHED, "study", ([], ["Ely Review"])),
        (PUBLISHED.replace("published", "seen"), "study", ([], [])),
        (PUBLISHED.replace("in ADP", "by ADP"), "study", ([], ["Ely Review"])),
        (SHARE, "Half", (["registered voters"], [])),
        (PART, "Agency", ([], ["Department of Rivers"])),
    ],
    ids=["a document", "on a site", "published in", "seen in", "published by", "a share", "a part"],
)
def test_what_is_no_person_serves_somebody_too(lines: str, head: str, expected: tuple[list[str], list[str]]) -> None:
    """A document is somebody's, a share is of people, and an organisation may be part of another."""
    text = parsed(lines)
    (tree,) = text.sentences
    assert expected == listed(describe_phrase(tree, word(tree, head), text.text, english()))


@pytest.mark.parametrize(
    ("old", "new", "affiliations"),
    [
        ("published VERB", "released VERB", ["Harbour Trust", "Ely Institute"]),
        ("published VERB acl", ", PUNCT punct", ["Harbour Trust"]),
        ("published VERB acl", "and CCONJ cc", ["Harbour Trust"]),
        ("published VERB acl", "that PRON dep", ["Harbour Trust"]),
        ("by ADP", "from ADP", ["Harbour Trust", "Ely Institute"]),
        ("by ADP", "by ADV", ["Harbour Trust"]),
        ("by ADP", "under ADP", ["Harbour Trust"]),
        ("report NOUN", "report PROPN", ["Harbour Trust", "Ely Institute"]),
        ("report NOUN", "Post PROPN", []),
    ],
)
def test_whose_a_document_is(old: str, new: str, affiliations: list[str]) -> None:
    """A document is of whom its name begins with and whom it comes from, in the same breath; a newspaper is none."""
    text = parsed(DOCUMENT.replace(old, new))
    (tree,) = text.sentences
    assert ([], affiliations) == listed(describe_phrase(tree, tree.tokens[3], text.text, english()))


@pytest.mark.parametrize(
    ("lines", "place", "replaced", "expected"),
    [
        (ON_A_SITE, 1, ("website", "blog"), ([], ["Harbour Trust"])),
        (ON_A_SITE, 1, ("website", "door"), ([], [])),
        (ON_A_SITE, 1, ("on ADP", "at ADP"), ([], [])),
        (ON_A_SITE, 1, ("'s PART", "' PART"), ([], ["Harbour Trust"])),
        (SHARE, 0, ("Half NOUN", "52 NUM"), (["registered voters"], [])),
        (SHARE, 0, ("Half NOUN", "% SYM"), (["registered voters"], [])),
        (SHARE, 0, ("Half NOUN", "Boats NOUN"), ([], [])),
        (SHARE, 0, ("of ADP", "in ADP"), ([], [])),
        (SHARE, 0, ("nmod 1", "obl 1"), ([], [])),
        (PART, 2, ("division", "friend"), ([], [])),
        (PART, 2, ("of ADP case 11", "within ADP case 11"), ([], ["Department of Rivers"])),
        (PART, 2, ("of ADP case 11", "by ADP case 11"), ([], ["Department of Rivers"])),
        (PART, 2, ("of ADP case 11", "in ADP case 11"), ([], [])),
        (PART, 2, (", PUNCT", ": PUNCT"), ([], [])),
        (SPOKESMAN, 1, (", PUNCT punct 7\n    Ely", "Bank PROPN flat 5\n    Ely"), (["spokesman"], ["Trust Bank"])),
        (SPOKESMAN, 1, (", PUNCT punct 7\n    Ely", "Bank PROPN acl 2\n    Ely"), (["spokesman"], ["Trust"])),
        (SPOKESMAN, 1, (", PUNCT punct 7\n    Ely", "Bank PROPN list 2\n    Ely"), (["spokesman"], ["Trust"])),
        (SPOKESMAN, 1, (", PUNCT punct 7\n    Ely", "Bank PROPN parataxis 2\n    Ely"), (["spokesman"], ["Trust"])),
        (SPOKESMAN, 1, ("A DET det", "By ADP case"), (["spokesman"], ["Trust"])),
        (ON_A_SITE, 1, ("the DET det 6", "Ely PROPN compound 6"), ([], ["Ely Harbour Trust"])),
        (PART, 2, ("the DET det 11", "Ely PROPN compound 11"), ([], ["Ely Department of Rivers"])),
        (SPOKESMAN, 1, ("A DET det", "'s PART case"), (["spokesman"], ["Trust"])),
    ],
    ids=count(1),
)
def test_what_else_a_phrase_says(
    lines: str, place: int, replaced: tuple[str, str], expected: tuple[list[str], list[str]]
) -> None:
    """A site, a share, a part and a person say whom they are of only in the words that say so."""
    text = parsed(lines.replace(*replaced, 1))
    (tree,) = text.sentences
    assert expected == listed(describe_phrase(tree, tree.tokens[place], text.text, english()))


def test_a_comma_parts_what_describes() -> None:
    """Of two adjectives, the one behind the comma belongs to the title."""
    text = parsed("old ADJ amod 4\n, PUNCT punct 4\ntall ADJ amod 4\nspokesman NOUN nsubj 5\nleft VERB root 0")
    (tree,) = text.sentences
    assert (["tall spokesman"], []) == listed(describe_phrase(tree, tree.tokens[3], text.text, english()))


def test_a_preposition_describes_nobody() -> None:
    """What a noun hangs on is no part of it."""
    text = parsed("By ADP case 2\nspokesmen NOUN obl 3\nleft VERB root 0")
    (tree,) = text.sentences
    assert (["spokesmen"], []) == listed(describe_phrase(tree, tree.tokens[1], text.text, english()))
