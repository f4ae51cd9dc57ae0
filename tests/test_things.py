"""Organisations, documents and groups are found, and the text comes back to them."""

from __future__ import annotations

import pytest
from graphs import parsed, sentence, word

from quoteattr.lexicon import english
from quoteattr.mentions.mentions import describe_at
from quoteattr.mentions.names import find_names
from quoteattr.model import Span, SpeakerType
from quoteattr.resolution.things import Thing, Things, proper_part, type_of, without_article

BOTH = frozenset({SpeakerType.ORGANIZATION, SpeakerType.DOCUMENT})
PEOPLE = frozenset({SpeakerType.GROUP, SpeakerType.ORGANIZATION})

GROUP = """
    Eurasia PROPN@ORG nsubj 3
    Group PROPN flat 1
    closed VERB root 0
"""
TRUST = """
    The DET det 3
    Harbour PROPN@ORG compound 3
    Trust PROPN nsubj 4
    closed VERB root 0
"""
AIRLINE = """
    the DET det 2
    airline NOUN nsubj 5
    Ely PROPN@ORG appos 2
    Air PROPN flat 3
    closed VERB root 0
"""
REPORT = """
    A DET det 3
    state NOUN compound 3
    report NOUN nsubj 4
    came VERB root 0
"""
LETTER = """
    Ann PROPN@PER nsubj 2
    sent VERB root 0
    the DET det 4
    letter NOUN obj 2
"""
OFFICIALS = """
    Two NUM nummod 2
    officials NOUN/NNS nsubj 3
    left VERB root 0
"""
MILLER = """
    a DET det 2
    miller NOUN nsubj 3
    left VERB root 0
"""
OWNER = """
    Tarn PROPN@ORG nmod:poss 3
    ’s PART case 1
    miller NOUN nsubj 4
    left VERB root 0
"""
COUNCIL_VOTE = """
    the DET det 3
    council NOUN compound 3
    vote NOUN nsubj 4
    failed VERB root 0
"""
UNRECOGNISED = """
    Lowland PROPN compound 2
    Water PROPN nsubj 3
    closed VERB root 0
"""
MET = """
    Eurasia PROPN@ORG nsubj 2
    met VERB root 0
    Lowland PROPN@ORG obj 2
"""
LIST = """
    The DET det 2
    council NOUN root 0
    : PUNCT punct 2
"""
IT = """
    it PRON nsubj 2
    left VERB root 0
"""
ANN = """
    Ann PROPN@PER nsubj 3
    Lind PROPN flat 1
    left VERB root 0
"""


def things(*sentences: str) -> Things:
    """Gather the things of a text given as trees."""
    text = parsed(*sentences)
    return Things(text, [name.span for name in find_names(text, english())], english())


def named(thing: Thing | None) -> str | None:
    """Name a thing."""
    return thing.name if thing else None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (GROUP, [("Eurasia Group", SpeakerType.ORGANIZATION, True)]),
        (AIRLINE, [("the airline", SpeakerType.ORGANIZATION, True), ("Ely Air", SpeakerType.ORGANIZATION, False)]),
        (REPORT, [("A state report", SpeakerType.DOCUMENT, True)]),
        (LETTER, [("the letter", SpeakerType.DOCUMENT, False)]),
        (OFFICIALS, [("Two officials", SpeakerType.GROUP, True)]),
        (UNRECOGNISED, [("Lowland Water", SpeakerType.ORGANIZATION, True)]),
        (LIST, [("The council", SpeakerType.ORGANIZATION, True)]),
        (MILLER, []),
        (OWNER, []),
        (COUNCIL_VOTE, []),
        (ANN, []),
    ],
    ids=lambda value: "" if isinstance(value, str) else str([name for name, *_ in value]),
)
def test_things_are_told_from_people(lines: str, expected: list[tuple[str, SpeakerType, bool]]) -> None:
    """Organisations, documents and groups are found, subjects first; people and what only specifies a noun are not."""
    found = things(lines).in_sentence(0)
    assert expected == list(dict.fromkeys((thing.name, thing.type, thing.subject) for thing in found))


def test_a_sentence_is_read_once() -> None:
    """What a sentence names is kept."""
    found = things(GROUP)
    assert found.in_sentence(0) is found.in_sentence(0)


@pytest.mark.parametrize(
    ("sentences", "types", "expected"),
    [
        ([GROUP, IT], BOTH, "Eurasia Group"),
        ([GROUP, TRUST.replace("closed", "opened"), IT], BOTH, "Harbour Trust"),
        ([REPORT, OFFICIALS, IT], BOTH, "A state report"),
        ([REPORT, OFFICIALS, IT], PEOPLE, "Two officials"),
        ([GROUP, ANN, ANN, IT], BOTH, None),
        ([MET, IT], BOTH, "Eurasia"),
        ([LETTER, IT], BOTH, None),
        ([IT, GROUP], BOTH, None),
    ],
)
def test_the_last_in_view_is_a_subject(sentences: list[str], types: frozenset[SpeakerType], expected: str) -> None:
    """A pronoun goes to the last subject of its types, within two sentences before it."""
    place = sentences.index(IT)
    text = parsed(*sentences)
    assert expected == named(things(*sentences).last(place, text.sentences[place].start, types))


def test_a_pronoun_may_follow_its_thing_in_one_sentence() -> None:
    """Only what stands before the pronoun counts in its own sentence."""
    one = """
        Eurasia PROPN@ORG nsubj 2
        said VERB root 0
        it PRON nsubj 5
        and CCONJ cc 5
        closed VERB ccomp 2
    """
    found = things(one)
    assert ["Eurasia", None] == [named(found.last(0, before, BOTH)) for before in (13, 0)]


def test_the_last_in_view_is_called_as_at_first() -> None:
    """A description in view is led on to what it came back to."""
    found = things(
        GROUP, REPORT.replace("report", "group").replace("A DET", "the DET").replace("state NOUN", "old ADJ")
    )
    assert "Eurasia Group" == named(found.last(1, 40, BOTH))


@pytest.mark.parametrize(
    ("sentences", "noun", "expected"),
    [
        ([GROUP], "company", "Eurasia Group"),
        ([TRUST], "trust", "Harbour Trust"),
        ([TRUST], "council", None),
        ([REPORT], "report", "A state report"),
        ([REPORT], "letter", None),
        ([REPORT], "company", None),
        ([REPORT, ANN, REPORT.replace("state", "town")], "report", "A state report"),
        ([TRUST.replace("Harbour", "Lowland"), ANN, TRUST], "trust", "Harbour Trust"),
        ([GROUP, *[ANN] * 7], "company", None),
        ([TRUST, *[ANN] * 7], "trust", "Harbour Trust"),
        ([TRUST, *[ANN] * 24], "trust", None),
        ([AIRLINE], "company", "Ely Air"),
    ],
)
def test_descriptions_come_back(sentences: list[str], noun: str, expected: str | None) -> None:
    """A report is the one named first, an organisation the last whose name has the noun, a company any in view."""
    assert expected == named(things(*sentences).same(noun, len(sentences) - 1, 10_000))


@pytest.mark.parametrize(
    ("sentences", "noun", "proper", "expected"),
    [
        ([TRUST], "trust", {"harbour"}, "Harbour Trust"),
        ([TRUST], "trust", {"lowland"}, None),
        ([TRUST, GROUP], "group", {"lowland"}, None),
        ([TRUST.replace("Trust", "Senate")], "company", set(), None),
        ([TRUST.replace("Trust", "Ministry")], "agency", set(), "Harbour Ministry"),
        ([TRUST], "paper", set(), None),
        ([TRUST.replace("Trust", "Post")], "paper", set(), "Harbour Post"),
        ([TRUST], "harbour", set(), None),
    ],
)
def test_what_a_name_says_is_minded(sentences: list[str], noun: str, proper: set[str], expected: str | None) -> None:
    """What comes back has the description's proper words, and no name that speaks against its noun."""
    assert expected == named(things(*sentences).same(noun, len(sentences) - 1, 10_000, frozenset(proper)))


def test_nothing_comes_back_to_what_follows() -> None:
    """A thing that is named later is not meant."""
    assert None is things(GROUP).same("company", 0, 0)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the report", "report"),
        ("An old report", "old report"),
        ("A report", "report"),
        ("Two officials", "Two officials"),
        ("the", "the"),
        ("Theatre Ely", "Theatre Ely"),
    ],
)
def test_articles_are_dropped(words: str, expected: str) -> None:
    """An article before other words goes, alone it stays."""
    assert expected == without_article(words)


def test_a_key_knows_no_article_or_capital() -> None:
    """The report and A Report are one thing."""
    (tree,) = parsed(REPORT).sentences
    one, other = (
        Thing(0, name, SpeakerType.DOCUMENT, subject=True, sentence=tree, head=word(tree, "report"))
        for name in ("the report", "A Report")
    )
    assert one.key == other.key


@pytest.mark.parametrize(
    ("lines", "head", "expected"),
    [
        ("the DET det 4\nairline NOUN compound 4\nEly PROPN compound 4\nAir PROPN root 0", "Air", "Ely Air"),
        ("the DET det 2\nairline NOUN root 0", "airline", "the airline"),
        ("the DET det 3\nEast ADJ amod 3\nCourier PROPN root 0", "Courier", "East Courier"),
        ("the DET det 3\nold ADJ amod 3\nCourier PROPN root 0", "Courier", "Courier"),
    ],
)
def test_the_proper_part_of_a_phrase(lines: str, head: str, expected: str) -> None:
    """A phrase's proper name begins at its first proper noun, or capitals before it; without one it is the phrase."""
    text = parsed(lines)
    (tree,) = text.sentences
    assert expected == proper_part(tree, describe_at(tree, word(tree, head)), english()).of(text.text)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("report NOUN/NN", SpeakerType.DOCUMENT),
        ("officials NOUN/NNS", SpeakerType.GROUP),
        ("millers NOUN/NNS", SpeakerType.GROUP),
        ("others PRON", SpeakerType.GROUP),
        ("council NOUN/NN", SpeakerType.ORGANIZATION),
        ("county NOUN/NN", SpeakerType.ORGANIZATION),
        ("Tarnwater PROPN/NNP", SpeakerType.ORGANIZATION),
        ("miller NOUN/NN", SpeakerType.UNNAMED_PERSON),
    ],
)
def test_a_head_tells_the_type(row: str, expected: SpeakerType) -> None:
    """Documents come first, then groups, then organisations; any other noun is a person."""
    tree = sentence(f"{row} root 0")
    assert expected is type_of(tree.tokens[0], english())


def test_spans_of_people_may_come_in_any_order() -> None:
    """A proper noun within anybody's name is no organisation, wherever the name is listed."""
    text = parsed(ANN.replace("@PER", ""), UNRECOGNISED)
    people = [Span(0, 8)]
    found = Things(text, [Span(1000, 1004), *people], english())
    assert [[], ["Lowland Water"]] == [[t.name for t in found.in_sentence(place)] for place in range(2)]
