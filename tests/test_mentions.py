"""What a text says of a speaker in one place: a name, a pronoun, or a description."""

from __future__ import annotations

import pytest
from graphs import parsed, word

from quoteattr.lexicon import english
from quoteattr.mentions.mentions import NameIndex, Reference, refer
from quoteattr.mentions.names import find_names

NAME = """
    Ann PROPN@PER nsubj 3
    Lind PROPN flat 1
    left VERB root 0
"""
PRONOUN = """
    she PRON nsubj 2
    left VERB root 0
"""
APPOSED = """
    the DET det 4
    senator NOUN nmod:poss 4
    ’s PART case 2
    spokesman NOUN nsubj 9
    , PUNCT punct 6
    Ann PROPN@PER appos 4
    Lind PROPN flat 6
    , PUNCT punct 6
    left VERB root 0
"""
FOR_NAME = """
    a DET det 2
    spokesman NOUN nsubj 6
    for ADP case 4
    Ann PROPN@PER nmod 2
    Lind PROPN flat 4
    left VERB root 0
"""
WITH_CLAUSE = """
    two NUM nummod 3
    senior ADJ amod 3
    officials NOUN nsubj 7
    who PRON nsubj 5
    stayed VERB acl:relcl 3
    behind ADV advmod 5
    left VERB root 0
"""
WITH_CASE = """
    It PRON nsubj 2
    stays VERB root 0
    , PUNCT punct 7
    according VERB case 7
    to ADP fixed 4
    the DET det 7
    report NOUN obl 2
"""
WITH_COMMA = """
    the DET det 2
    miller NOUN nsubj 6
    , PUNCT punct 4
    Ely PROPN nmod 2
    , PUNCT punct 4
    left VERB root 0
"""


BY_ITS_APPOSITION = """
    Ann PROPN@PER nsubj 6
    Lind PROPN flat 1
    , PUNCT punct 4
    mayor NOUN appos 1
    , PUNCT punct 4
    left VERB root 0
"""
SET_OFF = """
    the DET det 2
    club NOUN nmod:poss 4
    ’s PART case 2
    spokesman NOUN nsubj 9
    , PUNCT punct 6
    Ann PROPN@PER nsubj 9
    Lind PROPN flat 6
    , PUNCT punct 6
    left VERB root 0
"""
AT_THE_END = """
    It PRON nsubj 2
    rained VERB root 0
    says VERB parataxis 2
    the DET det 5
    spokesman NOUN nsubj 3
    , PUNCT punct 7
    Ann PROPN@PER dep 2
    Lind PROPN flat 7
    . PUNCT punct 2
"""
BEHIND_A_PHRASE = """
    the DET det 2
    spokesman NOUN nsubj 8
    for ADP case 5
    the DET det 5
    club NOUN nmod 2
    Ann PROPN@PER appos 2
    Lind PROPN flat 6
    left VERB root 0
"""
ITS_AUTHOR = """
    Its PRON nmod:poss 2
    author NOUN nsubj 8
    , PUNCT punct 5
    the DET det 5
    economist NOUN nmod:desc 6
    Ann PROPN@PER appos 2
    Lind PROPN flat 6
    left VERB root 0
"""
TWO_LAWYERS = """
    lawyers NOUN nsubj 11
    for ADP case 3
    Hale PROPN nmod 1
    , PUNCT punct 5
    Ann PROPN@PER appos 1
    Lind PROPN flat 5
    and CCONJ cc 8
    Bo PROPN@PER conj 5
    Orr PROPN flat 8
    , PUNCT punct 5
    left VERB root 0
"""
TWO_SUBJECTS = """
    says VERB root 0
    the DET det 3
    actor NOUN nsubj 1
    Ann PROPN@PER nsubj 1
    Lind PROPN flat 4
"""
AIDE_TO = """
    says VERB root 0
    an DET det 3
    aide NOUN nsubj 1
    to ADP case 5
    Gov. PROPN nmod:desc 6
    Ann PROPN@PER nsubj 1
    Lind PROPN flat 6
"""
MAYOR_ELECT = """
    Mayor PROPN nsubj 6
    - PUNCT punct 1
    elect ADJ amod 4
    Ann PROPN@PER nsubj 6
    Lind PROPN flat 4
    left VERB root 0
"""
NOT_SET_OFF = """
    the DET det 2
    spokesman NOUN nsubj 3
    met VERB root 0
    Ann PROPN@PER obj 3
    Lind PROPN flat 4
"""
WITH_HONORIFIC = """
    Mr. PROPN nsubj 3
    Lind PROPN@PER flat 1
    left VERB root 0
"""


def mention(lines: str, head: str) -> tuple[str, Reference]:
    """Tell what the phrase of a word mentions, as the text has it and as a value."""
    text = parsed(lines)
    (tree,) = text.sentences
    found = refer(tree, word(tree, head), NameIndex(find_names(text, english())))
    return found.span.of(text.text), found


@pytest.mark.parametrize(
    ("lines", "head", "expected"),
    [
        (NAME, "Ann", "Ann Lind"),
        (NAME, "Lind", "Ann Lind"),
        (PRONOUN, "she", "she"),
        (APPOSED, "spokesman", "Ann Lind"),
        (BY_ITS_APPOSITION, "mayor", "Ann Lind"),
        (SET_OFF, "spokesman", "Ann Lind"),
        (AT_THE_END, "spokesman", "Ann Lind"),
        (BEHIND_A_PHRASE, "spokesman", "the spokesman for the club"),
        (NOT_SET_OFF, "spokesman", "the spokesman"),
        (ITS_AUTHOR, "author", "Ann Lind"),
        (TWO_SUBJECTS, "actor", "Ann Lind"),
        (TWO_LAWYERS, "lawyers", "Ann Lind and Bo Orr"),
        (AIDE_TO, "aide", "an aide to Gov. Ann Lind"),
        (MAYOR_ELECT, "Mayor", "Ann Lind"),
        (WITH_HONORIFIC, "Mr.", "Mr. Lind"),
        (FOR_NAME, "spokesman", "a spokesman for Ann Lind"),
        (WITH_CLAUSE, "officials", "two senior officials"),
        (WITH_CASE, "report", "the report"),
        (WITH_COMMA, "miller", "the miller"),
    ],
)
def test_a_mention_is_what_stands_there(lines: str, head: str, expected: str) -> None:
    """A name in the phrase, or else the description without its clauses and prepositions."""
    assert expected == mention(lines, head)[0]


@pytest.mark.parametrize(
    ("lines", "head", "pronoun", "words"),
    [
        (NAME, "Ann", False, ("Ann", "Lind")),
        (PRONOUN, "she", True, None),
        (FOR_NAME, "spokesman", False, None),
    ],
)
def test_mentions_are_of_three_kinds(lines: str, head: str, pronoun: bool, words: tuple[str, ...] | None) -> None:
    """A mention knows whether it is a name, a pronoun, or neither."""
    found = mention(lines, head)[1]
    assert (pronoun, words) == (found.is_pronoun, found.name.words if found.name else None)


def test_names_are_found_again_by_sentence() -> None:
    """The index gives the names of each sentence in order, and the name that a word is part of."""
    text = parsed(NAME, PRONOUN)
    index = NameIndex(find_names(text, english()))
    first, second = text.sentences
    assert ([("Ann", "Lind")], []) == ([name.words for name in index.within(first)], index.within(second))
    assert None is index.at(first, word(first, "left"))


RELATIVE = """
    Ann PROPN@PER nsubj 6
    Lind PROPN flat 1
    , PUNCT punct 5
    who PRON nsubj 5
    spoke VERB acl:relcl 1
    left VERB root 0
"""
RELATIVE_MILLER = """
    a DET det 2
    miller NOUN nsubj 5
    who PRON nsubj 4
    spoke VERB acl:relcl 2
    left VERB root 0
"""


@pytest.mark.parametrize(
    ("lines", "head", "phrase", "name"),
    [(RELATIVE, "Ann", "Ann Lind", ("Ann", "Lind")), (RELATIVE_MILLER, "miller", "a miller", None)],
)
def test_a_relative_pronoun_is_the_mention(lines: str, head: str, phrase: str, name: tuple[str, ...] | None) -> None:
    """Who is what the text says here; the phrase is what it stands for, and it is no pronoun to look up."""
    text = parsed(lines)
    (tree,) = text.sentences
    found = refer(tree, word(tree, head), NameIndex(find_names(text, english())), pronoun=word(tree, "who"))
    assert ("who", phrase) == (found.span.of(text.text), found.phrase.of(text.text))
    assert (False, name) == (found.is_pronoun, found.name.words if found.name else None)
