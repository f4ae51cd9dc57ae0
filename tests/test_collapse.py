"""A parse of the whole text becomes what a parse of its view would be."""

from __future__ import annotations

import re

import pytest
from graphs import parsed
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from quoteattr.graph import Entity, ParsedText, Sentence, Token
from quoteattr.model import Span
from quoteattr.scanning.layout import paragraphs
from quoteattr.scanning.scan import scan
from quoteattr.viewing.collapse import collapse, top_down
from quoteattr.viewing.view import View, elide


def view(text: str) -> View:
    """Make the view of a text as the attributor does."""
    return elide(text, paragraphs(text), scan(text))


def rows(parse: ParsedText) -> list[list[str]]:
    """Collapse a parse: for each sentence `word relation governor`, with Q for an elided quotation."""
    found = []
    for tree in collapse(parse, view(parse.text)).sentences:
        words = ["Q" if token.elided else token.text for token in tree.tokens]
        governors = ["0" if token.head < 0 else words[token.head] for token in tree.tokens]
        relations = (token.deprel for token in tree.tokens)
        found.append([" ".join(row) for row in zip(words, relations, governors, strict=True)])
    return found


RAINED = """
    “ PUNCT punct 3
    It PRON nsubj 3
    rained VERB root 0
    . PUNCT punct 3
"""
FROZE = """
    It PRON nsubj 2
    froze VERB ccomp 5
    , PUNCT punct 2
    ” PUNCT punct 2
    said VERB root 0
    Ann PROPN nsubj 5
    . PUNCT punct 5
"""


def test_sentences_that_a_quotation_ran_over_are_joined() -> None:
    """Whatever was parsed within the marks is one word, which hangs on the cue."""
    joined = [["“ punct Q", "Q ccomp said", "” punct Q", "said root 0", "Ann nsubj said", ". punct said"]]
    assert joined == rows(parsed(RAINED, FROZE, text="“It rained. It froze,” said Ann."))


def test_a_cue_may_hang_on_the_quotation() -> None:
    """What hangs on a word within the quotation hangs on the quotation."""
    tree = """
        “ PUNCT punct 3
        It PRON nsubj 3
        rained VERB root 0
        , PUNCT punct 3
        ” PUNCT punct 3
        said VERB parataxis 3
        Ann PROPN nsubj 6
        . PUNCT punct 3
    """
    expected = [["“ punct Q", "Q root 0", "” punct Q", "said parataxis Q", "Ann nsubj said", ". punct Q"]]
    assert expected == rows(parsed(tree, text="“It rained,” said Ann."))


def test_a_lone_quotation_is_left_out_and_cuts_the_sentence() -> None:
    """A quotation on which no words hang goes, and what the parser joined across it is two sentences."""
    tree = """
        Ann PROPN nsubj 2
        left VERB root 0
        . PUNCT punct 2
        “ PUNCT punct 6
        It PRON nsubj 6
        rained VERB parataxis 2
        . PUNCT punct 6
        ” PUNCT punct 6
        Bo PROPN nsubj 10
        stayed VERB conj 6
        . PUNCT punct 10
    """
    expected = [
        ["Ann nsubj left", "left root 0", ". punct left"],
        ["Bo nsubj stayed", "stayed root 0", ". punct stayed"],
    ]
    assert expected == rows(parsed(tree, text="Ann left. “It rained.” Bo stayed."))


def test_a_paragraph_ends_a_sentence() -> None:
    """A headline that the parser took for the beginning of the text is a sentence of its own."""
    tree = """
        Storm NOUN nsubj 3
        Ann PROPN nsubj 3
        left VERB root 0
    """
    expected = [["Storm root 0"], ["Ann nsubj left", "left root 0"]]
    assert expected == rows(parsed(tree, text="Storm\n\nAnn left"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann said: “It rained.”", ["Ann said : “ Q ”"]),
        ("“It rained!” cried Ann.", ["“ Q ” cried Ann ."]),
        ("“It rained,” Ann said.", ["“ Q ” Ann said ."]),
        ("“It rained?” Ann asked.", ["“ Q ”", "Ann asked ."]),
    ],
)
def test_a_frame_is_in_the_sentence_of_its_quotation(text: str, words: list[str]) -> None:
    """Where the parser parted them, a comma, a colon or a small letter tells that they are one."""
    parse = collapse(_cut(text, after={":", "”"}), view(text))
    found = [" ".join("Q" if t.elided else t.text for t in tree.tokens) for tree in parse.sentences]
    assert words == found


def _cut(text: str, after: set[str]) -> ParsedText:
    """Parse a text into flat trees, a sentence ending after each of some marks."""
    found = [Span(*match.span()) for match in re.finditer(r"\w+|[^\w\s]", text)]
    sentences: list[list[Span]] = [[]]
    for span in found:
        sentences[-1].append(span)
        if span.of(text) in after:
            sentences.append([])
    return ParsedText(text, tuple(_flat(text, spans) for spans in sentences if spans))


def _flat(text: str, spans: list[Span]) -> Sentence:
    tokens = []
    for place, span in enumerate(spans):
        upos = "X" if span.of(text)[0].isalnum() else "PUNCT"
        tokens.append(
            Token(place, span.of(text), span.start, span.end, upos, "", place - 1, "dep" if place else "root")
        )
    return Sentence(tuple(tokens))


def test_marks_are_parted_from_the_words_that_they_were_left_on() -> None:
    """A tokenizer that keeps a mark on its word makes neither a mark nor a quotation of it: the view does."""
    text = "'It rained,' said Ann."
    spans = [Span(0, 3), Span(4, 10), Span(10, 12), Span(13, 17), Span(18, 21), Span(21, 22)]
    parse = collapse(ParsedText(text, (_flat(text, spans),)), view(text))
    assert ["'", "", "'", "said", "Ann", "."] == [token.text for token in parse.sentences[0].tokens]


def test_names_within_a_quotation_go() -> None:
    """Names in what is elided or left out are dropped; the rest keep their places."""
    text = "“Bo Reel left,” said Ann Lee."
    parse = ParsedText(text, (), (Entity(Span(1, 8), "PER"), Entity(Span(21, 28), "PER")))
    assert ["Ann Lee"] == [entity.span.of(text) for entity in collapse(parse, view(text)).entities]


def test_chains_are_kept() -> None:
    """Coreference chains stand as they are."""
    text = "Ann left. She ran."
    assert ((Span(0, 3), Span(10, 13)),) == collapse(
        ParsedText(text, chains=((Span(0, 3), Span(10, 13)),)), view(text)
    ).chains


def test_heads_in_a_circle_are_broken() -> None:
    """Trees that are none become some: every word comes once, governors first."""
    tokens = (Token(0, "a", 0, 1, "X", "", 1, "dep"), Token(1, "b", 2, 3, "X", "", 0, "dep"))
    (tree,) = collapse(ParsedText("a b", (Sentence(tokens),)), view("a b")).sentences
    assert [("a", "root", -1), ("b", "dep", 0)] == [(t.text, t.deprel, t.head) for t in tree.tokens]


@st.composite
def parses(draw: st.DrawFn) -> ParsedText:
    """Any tokens over any text, in sentences cut anywhere, with any heads."""
    text = draw(texts)
    words = [Span(*match.span()) for match in re.finditer(r"\w+|[^\w\s]|[“\"'‘]\w+", text)]
    sentences = []
    while words:
        size = draw(st.integers(1, len(words)))
        heads = draw(st.lists(st.integers(-1, size - 1), min_size=size, max_size=size))
        upos = draw(st.sampled_from(("VERB", "PUNCT", "NOUN")))
        tokens = (
            Token(place, span.of(text), span.start, span.end, upos, "", head, "dep")
            for place, (span, head) in enumerate(zip(words[:size], heads, strict=True))
        )
        sentences.append(Sentence(tuple(tokens)))
        words = words[size:]
    return ParsedText(text, tuple(sentences))


@given(parses())
def test_any_parse_collapses_to_trees(parse: ParsedText) -> None:
    """Each sentence has one root above all its words, and each word slices the text."""
    for tree in collapse(parse, view(parse.text)).sentences:
        assert 1 == sum(head is None for _, head in top_down(tree))
        assert [t.index for t in tree.tokens if t.head < 0] == [t.index for t, head in top_down(tree) if head is None]
        assert all(token.elided or token.text == token.span.of(parse.text) for token in tree.tokens)


@given(parses())
def test_the_words_of_the_view_are_kept(parse: ParsedText) -> None:
    """Nothing that the parser of a view would see is lost, but for sentences of nothing but quotations."""
    seen = view(parse.text)
    kept = {piece.span.start: piece for piece in seen.pieces if not piece.elided and len(piece.span)}
    places = {offset for start, piece in kept.items() for offset in range(start, piece.span.end)}
    before = {t.start for s in parse.sentences for t in s.tokens if t.start in places}
    after = {t.start for s in collapse(parse, seen).sentences for t in s.tokens if not t.elided}
    assert before <= after
