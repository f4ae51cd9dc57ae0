"""Reading CoNLL-U."""

from __future__ import annotations

import pytest

from quoteattr.errors import OffsetError, SchemaError
from quoteattr.graph import Entity
from quoteattr.model import Span
from quoteattr.parsers.conllu import from_conllu


def lines(*rows: str) -> str:
    """Write rows of blank-parted columns (id, form, upos, xpos, head, deprel, misc) as CoNLL-U."""
    sentences = []
    for row in rows:
        if row.startswith("#") or not row:
            sentences.append(row)
            continue
        index, form, upos, xpos, head, deprel, misc = row.split()
        sentences.append("\t".join([index, form, "_", upos, xpos, "_", head, deprel, "_", misc]))
    return "\n".join(sentences) + "\n\n"


ANN = lines(
    "# text = Ann didn't go.",
    "1 Ann PROPN NNP 4 nsubj ner=S-PERSON",
    "2-3 didn't _ _ _ _ _",
    "2 did AUX VBD 4 aux _",
    "3 n't PART RB 4 advmod _",
    "4 go VERB VB 0 root SpaceAfter=No",
    "5 . PUNCT . 4 punct _",
)


def test_words_become_tokens() -> None:
    """Tokens carry tags, heads from 0 with -1 for the root, and relations."""
    tokens = from_conllu(ANN).sentences[0].tokens
    assert [
        ("Ann", "PROPN", "NNP", 3, "nsubj"),
        ("did", "AUX", "VBD", 3, "aux"),
        ("n't", "PART", "RB", 3, "advmod"),
        ("go", "VERB", "VB", -1, "root"),
        (".", "PUNCT", ".", 3, "punct"),
    ] == [(token.text, token.upos, token.xpos, token.head, token.deprel) for token in tokens]


def test_words_make_up_the_text() -> None:
    """Without a text, words are joined by blanks but for SpaceAfter=No."""
    assert from_conllu(ANN).text == "Ann didn't go."


def test_paragraphs_are_parted() -> None:
    """A sentence marked as opening a paragraph follows a blank line, another follows a blank."""
    go = "1 Go VERB VB 0 root _"
    parsed = from_conllu(lines("# newpar", go, "", go, "", "# newpar id = p2", go))
    assert parsed.text == "Go Go\n\nGo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann didn't go.", [(0, 3), (4, 7), (7, 10), (11, 13), (13, 14)]),
        ("\n Ann  didn’t\ngo .", [(2, 5), (7, 10), (10, 13), (14, 16), (17, 18)]),
    ],
)
def test_words_are_found_in_the_text(text: str, expected: list[tuple[int, int]]) -> None:
    """Spans are those of the text given, whatever its white space and quotation marks."""
    tokens = from_conllu(ANN, text).sentences[0].tokens
    assert expected == [tuple(token.span) for token in tokens]


def test_words_that_do_not_spell_their_token() -> None:
    """Where words do not spell their token, the first takes its span and the others stand empty at its end."""
    content = lines("1-2 won't _ _ _ _ _", "1 will AUX MD 0 root _", "2 not PART RB 1 advmod _")
    tokens = from_conllu(content).sentences[0].tokens
    assert [("won't", 0, 5), ("not", 5, 5)] == [(token.text, token.start, token.end) for token in tokens]


def test_empty_nodes_are_left_out() -> None:
    """Nodes of the enhanced graph only (1.1) are no tokens."""
    content = lines("1 Go VERB VB 0 root _", "1.1 go VERB VB _ _ _", "2 now ADV RB 1 advmod _")
    assert from_conllu(content).text == "Go now"


def test_names_are_read() -> None:
    """Names tagged in the MISC column come back with their types; dates are none."""
    content = lines(
        "1 Ann PROPN NNP 4 nsubj ner=B-PERSON",
        "2 Lee PROPN NNP 1 flat ner=E-PERSON",
        "3 Lud PROPN NNP 4 obl ner=S-GPE",
        "4 met VERB VBD 0 root ner=O",
        "5 Monday PROPN NNP 4 obl ner=S-DATE",
        "6 Bo PROPN NNP 4 obj ner=S-PER",
    )
    expected = (Entity(Span(0, 7), "PER"), Entity(Span(8, 11), "LOC"), Entity(Span(23, 25), "PER"))
    assert expected == from_conllu(content).entities


def test_carriage_returns_do_no_harm() -> None:
    """Lines may end in a carriage return and a newline."""
    assert from_conllu(ANN) == from_conllu(ANN.replace("\n", "\r\n"))


@pytest.mark.parametrize("content", ["", "\n\n", "# newdoc\n"])
def test_nothing_gives_nothing(content: str) -> None:
    """Content without words is a text without sentences."""
    assert from_conllu(content).sentences == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("1 Go VERB", "line 1 "),
        (ANN.replace("4\tgo", "four\tgo"), "line 6 "),
        (lines("1 Go VERB VB _ _ _"), "line 1: the word 'Go' has no head"),
        (lines("1-2 don't _ _ _ _ _", "1 do AUX VB 0 root _"), "line 1: the words of 1-2"),
    ],
    ids=["columns", "number", "head", "range"],
)
def test_malformed_lines_are_named(content: str, message: str) -> None:
    """What is no parsed CoNLL-U raises SchemaError with the number of the line."""
    with pytest.raises(SchemaError, match=message):
        from_conllu(content)


def test_another_text_is_refused() -> None:
    """A text of other words raises OffsetError that names the first word that is not there."""
    with pytest.raises(OffsetError, match="'go' is not at 11"):
        from_conllu(ANN, "Ann didn't come.")


def test_a_head_that_is_not_there_is_refused() -> None:
    """A head beyond the sentence raises OffsetError."""
    with pytest.raises(OffsetError, match="head 8"):
        from_conllu(lines("1 Go VERB VB 9 dep _"))
