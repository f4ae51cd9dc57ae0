"""Descriptions find the people whose titles, ages or places they repeat."""

from __future__ import annotations

from itertools import count

import pytest
from graphs import parsed

from quoteattr.description.describe import describe_names
from quoteattr.lexicon import english
from quoteattr.mentions.mentions import Reference, describe_at
from quoteattr.mentions.names import find_names
from quoteattr.mentions.people import gather
from quoteattr.model import Span, Title
from quoteattr.resolution.descriptions import (
    Descriptions,
    descriptions_in,
    head_of,
    introduction,
    is_age,
    owners_in,
    owners_of_bodies,
    pronouns_in,
    says_more,
    varies_a_name,
)
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


BESIDE_A_NAME = """
    The DET det 2
    senator NOUN nsubj 6
    , PUNCT punct 2
    Ann PROPN@PER dep 6
    Lind PROPN flat 4
    smiled VERB root 0
"""
CAPITAL = phrase("the DET Senator PROPN")
TREE = phrase("the DET tree NOUN")


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ([BESIDE_A_NAME], []),
        ([BESIDE_A_NAME.replace("Ann PROPN@PER", "as ADP").replace("Lind PROPN", "ever ADV")], ["The senator"]),
        (
            [BESIDE_A_NAME.replace(", PUNCT punct 2", "so ADV advmod 6").replace("Ann PROPN@PER", "as ADP")],
            ["The senator"],
        ),
        ([NAMED.replace("appos 2", "flat 2")], []),
        ([NAMED.replace("appos 2", "conj 2").replace("Ann PROPN@PER", "and CCONJ")], []),
        ([CAPITAL], ["the Senator"]),
        ([TREE, TREE, TREE, CAPITAL], ["the Senator"]),
        ([TREE, TREE, TREE, TREE, CAPITAL], []),
        ([phrase("the DET senator NOUN").replace("nsubj 3", "nsubj:pass 3")], ["the senator"]),
        ([phrase("the DET senator NOUN").replace("nsubj 3", "nmod:poss 3")], ["the senator"]),
        ([phrase("the DET senator NOUN").replace("nsubj 3", "obj 3")], []),
        ([TREE, TREE, TREE, phrase("a DET senator NOUN")], ["a senator"]),
        ([phrase("senator NOUN")], ["senator"]),
        ([phrase("this DET senator NOUN")], []),
    ],
    ids=count(1),
)
def test_what_may_describe_somebody(sentences: list[str], expected: list[str]) -> None:
    """Subjects and owners that no name stands beside; in capitals or indefinite ones only at the head of a text."""
    text = parsed(*sentences)
    assert expected == [reference.phrase.of(text.text) for reference in descriptions_in(text, english())]


IS_MAYOR = """
    she PRON nsubj 3
    is AUX cop 3
    mayor NOUN root 0
"""
BECAME = """
    he PRON nsubj 2
    became VERB root 0
    mayor NOUN xcomp 2
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (IS_MAYOR, ["she"]),
        (IS_MAYOR.replace("mayor NOUN", "Mayor PROPN"), ["she"]),
        (IS_MAYOR.replace("mayor NOUN", "old ADJ"), []),
        (IS_MAYOR.replace("is AUX cop", "near ADP case"), []),
        (IS_MAYOR.replace("she", "it"), []),
        (BECAME, ["he"]),
        (BECAME.replace("became", "greeted"), []),
        (BECAME.replace("nsubj", "obj"), []),
        ("he PRON root 0", []),
        ("he PRON nsubj 0", []),
    ],
    ids=count(1),
)
def test_pronouns_that_something_is_said_of(lines: str, expected: list[str]) -> None:
    """He and she are looked at where a noun or *became* tells what they are."""
    assert expected == [reference.head.text for reference in pronouns_in(parsed(lines))]


OWNED = """
    his PRON nmod:poss 2
    lawyer NOUN nsubj 3
    left VERB root 0
"""
OF_COMPANY = """
    founder NOUN nsubj 5
    of ADP case 4
    the DET det 4
    company NOUN nmod 1
    left VERB root 0
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (OWNED, ["his"]),
        (OWNED.replace("lawyer", "officials"), ["his"]),
        (OWNED.replace("lawyer", "aide"), ["his"]),
        (OWNED.replace("lawyer", "boat"), []),
        (OWNED.replace("his PRON", "Ely PROPN"), []),
        (OWNED.replace("nmod:poss", "det"), []),
        (OWNED.replace("nmod:poss 2", "nmod:poss 0"), []),
        (OF_COMPANY, ["company"]),
        (OF_COMPANY.replace("the DET", "a DET"), []),
        (OF_COMPANY.replace("company", "harvest"), []),
        (OF_COMPANY.replace("founder", "boat"), []),
    ],
    ids=count(1),
)
def test_owners_of_a_role(lines: str, expected: list[str]) -> None:
    """A pronoun or a definite body beside a role may stand for whom it serves."""
    text = parsed(lines)
    found = list(owners_in(text, english()))
    assert expected == [owner.head.text for owner in found]
    assert expected == [owner.span.of(text.text) for owner in found] == [owner.phrase.of(text.text) for owner in found]


@pytest.mark.parametrize(("noun", "expected"), [("company", ["his"]), ("firm", ["his"]), ("boat", [])])
def test_owners_of_a_body(noun: str, expected: list[str]) -> None:
    """The word for whoever owns a company stands beside it."""
    text = parsed(OWNED.replace("lawyer", noun))
    found = list(owners_of_bodies(text))
    assert [(owner, noun) for owner in expected] == [(owner.span.of(text.text), body.text) for owner, body in found]
    assert expected == [owner.phrase.of(text.text) for owner, _ in found]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["a DET nurse NOUN"], "a nurse"),
        (["one DET nurse NOUN"], "one nurse"),
        (["another DET nurse NOUN"], "another nurse"),
        (["an DET old ADJ nurse NOUN"], "an old nurse"),
        (["the DET nurse NOUN"], None),
        (["a DET miller NOUN"], None),
        (["a DET Nurse PROPN"], None),
        (["a DET nurse NOUN", "a DET nurse NOUN"], None),
        (["a DET nurse NOUN", *["the DET tree NOUN"] * 7], "a nurse"),
        (["a DET nurse NOUN", *["the DET tree NOUN"] * 8], None),
    ],
    ids=count(1),
)
def test_who_was_brought_in(sentences: list[str], expected: str | None) -> None:
    """The nurse comes back to the one nurse of the sentences before whom an article brings in."""
    text = parsed(*map(phrase, sentences), phrase("the DET nurse NOUN"))
    tree = text.sentences[-1]
    span = describe_at(tree, tree.tokens[1])
    found = introduction(text.sentences, len(text.sentences) - 1, Reference(span, span, tree, tree.tokens[1]))
    assert expected == (found.of(text.text) if found else None)


def test_one_counts_as_an_article() -> None:
    """One nurse brings in somebody, though *one* is a number."""
    text = parsed(phrase("one DET nurse NOUN").replace("one DET det", "one NUM nummod"), phrase("the DET nurse NOUN"))
    tree = text.sentences[-1]
    span = describe_at(tree, tree.tokens[1])
    assert introduction(text.sentences, 1, Reference(span, span, tree, tree.tokens[1])) is not None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the DET 62-year-old NOUN", True),
        ("the DET 62-year-old ADJ miller NOUN", True),
        ("the DET year NOUN - NOUN old NOUN", True),
        ("the DET old ADJ miller NOUN", False),
        ("old ADJ miller NOUN", False),
        ("the DET year NOUN miller NOUN", False),
    ],
)
def test_what_calls_somebody_by_an_age(words: str, expected: bool) -> None:
    """An age is one word or several that hyphens join."""
    (tree,) = parsed(phrase(words)).sentences
    span = describe_at(tree, tree.tokens[-2])
    assert expected is is_age(Reference(span, span, tree, tree.tokens[-2]))


@pytest.mark.parametrize(
    ("words", "expected"),
    [("the DET former ADJ mayor NOUN", True), ("the DET tall ADJ mayor NOUN", False), ("former DET mayor NOUN", False)],
)
def test_what_tells_of_the_past(words: str, expected: bool) -> None:
    """Only an adjective of the past tells more than the title does."""
    (tree,) = parsed(phrase(words)).sentences
    span = describe_at(tree, tree.tokens[-2])
    assert expected is says_more(Reference(span, span, tree, tree.tokens[-2]))
