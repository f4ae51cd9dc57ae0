"""Descriptions find the people whose titles, ages or places they repeat."""

from __future__ import annotations

import pytest
from graphs import parsed

from quoteattr.description.describe import describe_names
from quoteattr.lexicon import english
from quoteattr.mentions.mentions import Reference, describe_at
from quoteattr.mentions.names import find_names
from quoteattr.mentions.people import gather
from quoteattr.model import Span, Title
from quoteattr.resolution.descriptions import Descriptions, descriptions_in, head_of, varies_a_name
from quoteattr.resolution.identities import facts_of_people

SENATORS = """
    Sen. PROPN compound 2
    Ann PROPN@PER nsubj 14
    Lind PROPN flat 2
    ( PUNCT punct 5
    D-Ohio PROPN dep 2
    ) PUNCT punct 5
    and CCONJ cc 9
    Sen. PROPN compound 9
    Bo PROPN@PER conj 2
    Orr PROPN flat 9
    , PUNCT punct 12
    62 NUM appos 9
    , PUNCT punct 12
    left VERB root 0
"""
MAYOR = """
    Former ADJ amod 2
    Mayor PROPN compound 3
    Cy PROPN@PER nsubj 5
    Ray PROPN flat 3
    left VERB root 0
"""
DEPUTY = """
    Deputy PROPN compound 2
    Mayor PROPN compound 3
    Di PROPN@PER nsubj 5
    Poe PROPN flat 3
    left VERB root 0
"""


def phrase(words: str) -> str:
    """Make a sentence of a noun phrase as subject: “the DET Ohio PROPN senator NOUN”."""
    pairs = words.split()
    head = len(pairs) // 2
    relation = {"DET": "det", "ADJ": "amod", "PROPN": "compound", "NOUN": "compound"}
    rows = [f"{form} {tag} {relation[tag]} {head}" for form, tag in zip(pairs[:-2:2], pairs[1:-2:2], strict=True)]
    return "\n".join([*rows, f"{pairs[-2]} {pairs[-1]} nsubj {head + 1}", "smiled VERB root 0"])


def found(words: str, *sentences: str, age: bool = False) -> str | None:
    """Name the person whom the last of some sentences describes."""
    text = parsed(*sentences, phrase(words))
    names = find_names(text, english())
    people = gather(names, english())
    facts = facts_of_people(people, describe_names(names, text, english()))
    tree = text.sentences[-1]
    head = tree.tokens[-2]
    span = describe_at(tree, head)
    reference = Reference(span, span, tree, head)
    descriptions = Descriptions(people.persons, facts, text.text, english())
    number = descriptions.aged(reference) if age else descriptions.titled(reference, {})
    return None if number is None else " ".join(people.persons[number].names[-1].words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the DET senator NOUN", "Bo Orr"),
        ("the DET Ohio PROPN senator NOUN", "Ann Lind"),
        ("the DET Democratic ADJ senator NOUN", "Ann Lind"),
        ("the DET Vermont PROPN senator NOUN", "Bo Orr"),
        ("the DET lawmaker NOUN", "Bo Orr"),
        ("the DET band NOUN politician NOUN", None),
        ("the DET mayor NOUN", "Cy Ray"),
        ("the DET former ADJ mayor NOUN", "Cy Ray"),
        ("the DET deputy ADJ mayor NOUN", "Di Poe"),
        ("the DET engineer NOUN", None),
    ],
)
def test_a_description_repeats_a_title(words: str, expected: str | None) -> None:
    """A title, or a more general word for it, finds whose party and place agree, and no other office."""
    assert expected == found(words, SENATORS, MAYOR, DEPUTY)


def test_an_age_tells_who_it_is() -> None:
    """Somebody whose age the text states is found by it, unless two have it."""
    assert found("the DET 62-year-old NOUN", SENATORS, age=True) == "Bo Orr"
    assert found("the DET 41-year-old NOUN", SENATORS, age=True) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the DET Vermont PROPN senator NOUN", True),
        ("the DET former ADJ mayor NOUN", True),
        ("the DET former ADJ first ADJ lady NOUN", True),
        ("the DET Norwegian ADJ minister NOUN", True),
        ("the DET band NOUN leader NOUN", False),
        ("the DET senator NOUN", False),
        ("a DET Vermont PROPN senator NOUN", False),
        ("the DET Vermont PROPN tree NOUN", False),
        ("the DET Vermont PROPN senators NOUN/NNS", False),
    ],
)
def test_what_varies_a_name(words: str, expected: bool) -> None:
    """A definite role with a party, a place or a past names somebody anew; a bare or another one does not."""
    (tree,) = parsed(phrase(words)).sentences
    assert expected is varies_a_name(tree, tree.tokens[-2], english())


NAMED = """
    The DET det 2
    senator NOUN nsubj 5
    Ann PROPN@PER appos 2
    Lind PROPN flat 3
    smiled VERB root 0
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (phrase("the DET senator NOUN"), ["the senator"]),
        (phrase("a DET senator NOUN"), ["a senator"]),
        (phrase("every DET senator NOUN"), []),
        (phrase("the DET senators NOUN/NNS"), []),
        (phrase("the DET tree NOUN"), []),
        (NAMED, []),
    ],
    ids=["definite", "indefinite", "every", "several", "no role", "named beside it"],
)
def test_descriptions_of_a_text(lines: str, expected: list[str]) -> None:
    """Roles that no name explains may describe somebody, indefinite ones at the head of a text."""
    text = parsed(lines)
    assert expected == [reference.phrase.of(text.text) for reference in descriptions_in(text, english())]


def test_an_indefinite_description_further_on_describes_nobody() -> None:
    """After the head of a text, *a senator* brings in somebody who need not be named."""
    text = parsed(*[phrase("the DET tree NOUN")] * 4, phrase("a DET senator NOUN"))
    assert [] == list(descriptions_in(text, english()))


@pytest.mark.parametrize(
    ("title", "head"),
    [("Secretary of State", "secretary"), ("law professor", "professor"), ("Gov.", "gov.")],
)
def test_a_title_has_a_head(title: str, head: str) -> None:
    """The head of a title is its role, whatever follows."""
    assert head == head_of(Title(title, Span(0, len(title))))
