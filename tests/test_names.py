"""People's names are found with their honorific, free of titles and endings."""

from __future__ import annotations

import pytest
from attrs import evolve
from graphs import parsed, untied

from quoteattr.graph import Entity
from quoteattr.lexicon import english
from quoteattr.mentions.names import Name, find_names


def names(*lines: str) -> tuple[Name, ...]:
    """Find the names in lines of words, in which `_` marks what the recogniser took for a person."""
    return find_names(untied(*lines), english())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ann_Lee left/VERB", ("Ann", "Lee")),
        ("the mayor Ann_Lee left/VERB", ("Ann", "Lee")),
        ("Mayor_Ann_Lee left/VERB", ("Ann", "Lee")),
        ("Dr._Ann_Lee left/VERB", ("Ann", "Lee")),
        ("Sen._Ann_Lee left/VERB", ("Ann", "Lee")),
        ("Ann_Lee_’s boat left/VERB", ("Ann", "Lee")),
        ("Ann_Lee , Jr. left/VERB", ("Ann", "Lee", "Jr.")),
        ("Ann_Lee III left/VERB", ("Ann", "Lee", "III")),
        ("Ann_Lee , Ph.D. left/VERB", ("Ann", "Lee")),
        ("Ann_Lee_,_Ph.D. left/VERB", ("Ann", "Lee")),
        ("Ann_Lee_QC left/VERB", ("Ann", "Lee")),
        ("Kim_Do left/VERB", ("Kim", "Do")),
        ("Ann_B._Lee left/VERB", ("Ann", "B.", "Lee")),
    ],
)
def test_a_name_is_its_own_words(line: str, expected: tuple[str, ...]) -> None:
    """Titles and honorifics before a name are no part of it, nor are ending and degree after it; a suffix is."""
    (name,) = names(line)
    assert expected == name.words


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Mr._Bo_Lee left/VERB", "Mr."),
        ("Mrs. Ann_Lee left/VERB", "Mrs."),
        ("Ann_Lee left/VERB", None),
        ("Mayor Ann_Lee left/VERB", None),
    ],
)
def test_the_honorific_is_kept(line: str, expected: str | None) -> None:
    """An honorific is known whether the recogniser took it into the name or not."""
    (name,) = names(line)
    assert expected == name.honorific


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ("Sean PROPN@PER\nO' PROPN\nNeill PROPN", ("Sean", "O'Neill")),
        ("Ann PROPN@PER\nLee PROPN\n- PUNCT\nPoe PROPN", ("Ann", "Lee-Poe")),
    ],
)
def test_words_without_a_blank_are_one(tokens: str, expected: tuple[str, ...]) -> None:
    """A name that the parser took apart is put together as it is written."""
    first, *rest = tokens.split("\n")
    lines = "\n".join([f"{first} nsubj 5", *(f"{token} flat 1" for token in rest), "left VERB root 0"])
    lines = lines if len(rest) == 3 else lines.replace("nsubj 5", "nsubj 4")
    text = " ".join([expected[0], expected[1], "left"])
    (name,) = find_names(parsed(lines, text=text), english())
    assert (expected, " ".join(expected)) == (name.words, name.span.of(text))


@pytest.mark.parametrize(
    ("lines", "text", "expected"),
    [
        ("O’ PROPN compound 2\nNeill PROPN@PER nsubj 3\nleft VERB root 0", "O’Neill left", ("O'Neill",)),
        ("Ann PROPN@PER nsubj 3\nB. PUNCT flat 1\nleft VERB root 0", "Ann B. left", ("Ann", "B.")),
        (
            "Ann PROPN@PER nsubj 5\nFrisk PROPN flat 1\n- PUNCT punct 4\nMoody PROPN dep 1\nleft VERB root 0",
            "Ann Frisk-Moody left",
            ("Ann", "Frisk-Moody"),
        ),
    ],
)
def test_a_name_is_read_to_the_ends_of_its_words(lines: str, text: str, expected: tuple[str, ...]) -> None:
    """Where the recogniser found only a part of a word, the whole word belongs to the name."""
    assert [expected] == [name.words for name in find_names(parsed(lines, text=text), english())]


def test_a_name_knows_its_place() -> None:
    """A name gives its span, its tokens, and the one that hangs on the rest of the sentence."""
    text = parsed("Mayor NOUN nsubj 4\nAnn PROPN@PER appos 1\nLee PROPN flat 2\nleft VERB root 0")
    (name,) = find_names(text, english())
    assert ("Ann Lee", "Ann", ["Ann", "Lee"]) == (
        name.span.of(text.text),
        name.head.text,
        [token.text for token in name.tokens],
    )


def test_a_missed_surname_is_found() -> None:
    """A surname of somebody named in full elsewhere is a name, recognised or not."""
    assert [("Ann", "Lindqvist"), ("Lindqvist",)] == [
        name.words for name in names("Ann_Lindqvist left/VERB", "Then/ADV Lindqvist slept/VERB")
    ]


def test_a_surname_within_another_name_is_not() -> None:
    """A word of a longer proper name is nobody's surname."""
    found = names("Ann_Lindqvist left/VERB", "The Lindqvist Foundation closed/VERB")
    assert [("Ann", "Lindqvist")] == [name.words for name in found]


@pytest.mark.parametrize("line", ["_NATO left/VERB", "_Mr. left/VERB", "_’s left/VERB", "_mayor left/VERB"])
def test_what_cannot_be_a_name_is_none(line: str) -> None:
    """An acronym, a lone honorific, an ending and a word without a capital are no names."""
    assert () == names(line)


def test_capitals_of_a_headline_make_no_names() -> None:
    """A person whom only a headline names, where every word has a capital, is doubted."""
    headline = "Bridge_Closed As/ADP Storm/NOUN Hits/VERB Northern/ADJ Towns/NOUN"
    assert () == names(headline)


def test_a_headline_name_that_recurs_is_kept() -> None:
    """A name of a headline is a name if the text has it too."""
    headline = "Ann_Lee Leaves/VERB Town/NOUN After/ADP Great/ADJ Storm/NOUN"
    assert [("Ann", "Lee"), ("Ann", "Lee")] == [name.words for name in names(headline, "Then/ADV Ann_Lee left/VERB")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Storm Closes/VERB Bridge And/CCONJ Ferry", True),
        ("Storm closes/VERB bridge and ferry", False),
        ("Ann Left/VERB", False),
    ],
)
def test_headlines_are_told_by_their_capitals(line: str, expected: bool) -> None:
    """A sentence of some length in which nearly all words have a capital is a headline."""
    (tree,) = untied(line).sentences
    assert expected is tree.is_headline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Sara Orr left/VERB", ("Sara", "Orr")),
        ("Mayor Xyla Orr left/VERB", ("Xyla", "Orr")),
        ("Mr. Orr left/VERB", ("Orr",)),
        ("the chief executive , Xyla Orr , left/VERB", ("Xyla", "Orr")),
        ("Xyla Orr , a senior/ADJ adviser to the mayor , left/VERB", ("Xyla", "Orr")),
        ("Xyla Orr , vice - president of the bank , left/VERB", ("Xyla", "Orr")),
    ],
)
def test_a_name_is_told_by_its_shape(line: str, expected: tuple[str, ...]) -> None:
    """Capitals after a title or a role, before a role, or after a first name are a name that the recogniser missed."""
    assert [expected] == [name.words for name in names(line)]


@pytest.mark.parametrize(
    "line",
    [
        "Xyla Orr left/VERB",
        "Mayor Orr left/VERB",
        "soon/ADV , Xyla Orr left/VERB",
        ", Xyla Orr left/VERB",
        "Xyla Orr , often/ADV an adviser , left/VERB",
        "Xyla Orr , a big/ADJ old/ADJ red/ADJ river/NOUN boat/NOUN",
        "Xyla Orr ,",
        "Mayor Lowland Institute left/VERB",
        "Sara Monday left/VERB",
    ],
)
def test_other_capitals_are_no_name(line: str) -> None:
    """Capitals without such a sign, or with a word of a body, place or day among them, are nobody's name."""
    assert () == names(line)


def test_a_recognised_name_is_not_read_twice() -> None:
    """A run of capitals that holds a recognised name gives no second one."""
    assert [("Sara", "Orr")] == [name.words for name in names("Mayor Sara_Orr left/VERB")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Robert_ “ Bob/PROPN ” Orr left/VERB", "Robert “Bob” Orr"),
        ("Robert_ “ Bob/PROPN ” Orr/NOUN left/VERB", "Robert “Bob” Orr"),
        ("Robert_ “ bob ” Orr left/VERB", "Robert"),
        ("Robert_ “ Bob/PROPN ” left/VERB", "Robert"),
        ("Robert_ ( Bob/PROPN ) Orr left/VERB", "Robert"),
    ],
)
def test_a_nickname_belongs_to_the_name(line: str, expected: str) -> None:
    """A nickname in marks between first name and surname is within the name's span."""
    text = untied(line)
    (name,) = find_names(text, english())
    assert expected == name.span.of(text.text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Mr. Ann_Lee left/VERB", "Mr. Ann Lee"),
        ("Mr._Lee left/VERB", "Mr. Lee"),
        ("Mayor Ann_Lee left/VERB", "Ann Lee"),
        ("Mr. Mayor_Lee left/VERB", "Lee"),
        ("Ann_Lee left/VERB", "Ann Lee"),
    ],
)
def test_the_full_span_takes_in_the_honorific(line: str, expected: str) -> None:
    """An honorific right before the name belongs to what the text calls somebody; a title does not."""
    text = untied(line)
    (name,) = find_names(text, english())
    assert expected == name.full_span.of(text.text)


@pytest.mark.parametrize(
    ("rows", "text", "expected"),
    [
        ("Sara PROPN\nOrr PROPN\n- PUNCT\nLind PROPN", "Sara Orr-Lind", ("Sara", "Orr-Lind")),
        ("Sara PROPN\n- PUNCT\nJane PROPN\nLind PROPN", "Sara-Jane Lind", ("Sara-Jane", "Lind")),
        ("Sara PROPN\nOrr PROPN\n- PUNCT\nled VERB", "Sara Orr-led", ("Sara", "Orr")),
    ],
)
def test_hyphens_join_a_name(rows: str, text: str, expected: tuple[str, ...]) -> None:
    """A hyphen between two capitals is within the name; one before another word ends it."""
    lines = "\n".join(f"{row} {'dep 1' if place else 'root 0'}" for place, row in enumerate(rows.split("\n")))
    (name,) = find_names(parsed(lines, text=text), english())
    assert expected == name.words


def test_a_surname_that_is_only_an_ending_is_no_name() -> None:
    """A word of titles alone stays nobody's name, though somebody bears it as surname."""
    assert [("Ann", "Mr.")] == [name.words for name in names("Ann_Mr. left/VERB", "Then/ADV Mr. slept/VERB")]


def test_a_name_in_capitals_is_the_same_name() -> None:
    """ANN LIND and Ann Lind are one name; one word in capitals is an acronym."""
    text = untied("_ANN_LIND left/VERB", "Ann_Lind left/VERB")
    assert [("Ann", "Lind")] * 2 == [name.words for name in find_names(text, english())]


PARTLY = """
    Ann PROPN@PER nsubj 4
    Lind PROPN flat:name 1
    Orr PROPN flat:name 1
    left VERB root 0
"""


def test_the_tree_completes_a_name() -> None:
    """Where the recogniser saw only the beginning of a name, the words that hang on it belong to it."""
    text = parsed(PARTLY)
    begun = evolve(text, entities=(Entity(text.sentences[0].tokens[0].span, "PER"),))
    assert [("Ann", "Lind", "Orr")] == [name.words for name in find_names(begun, english())]


PARTIES = """
    Gen. PROPN@PER compound 2
    Ann PROPN flat:name 1
    Lind PROPN flat:name 1
    ( PUNCT punct 5
    D-Ohio PROPN@PER appos 1
    ) PUNCT punct 5
    left VERB root 0
"""


def test_a_title_or_a_party_is_no_name() -> None:
    """What the recogniser took in of a title is left out, and a party in brackets is nobody."""
    assert [("Ann", "Lind")] == [name.words for name in find_names(parsed(PARTIES), english())]
