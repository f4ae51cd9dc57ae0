"""The embedded model's parser: numpy alone, the same answers as Stanza's."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from strategies import texts

from benchmarks.samples import read_samples
from quoteattr.graph import Entity
from quoteattr.model import Span
from quoteattr.parsers.characters import same_length
from quoteattr.rules.contents import CONTENT_RULES
from quoteattr.rules.speakers import SPEAKER_RULES
from quoteattr.runtime.trees import is_tree

if TYPE_CHECKING:
    from quoteattr.graph import ParsedText
    from quoteattr.parsers.embedded import EmbeddedParser
    from quoteattr.parsers.stanza import StanzaParser

pytestmark = pytest.mark.model

NEWS = (
    "“We don’t need a second bridge,” said Mara Ostrow, mayor of Lud.\n\nThe council, she added, would vote on Monday.",
    "",
    "According to Tomas Reel, who heads the harbour office, ferries will stop at noon.",
    "   \n\t",
    "Nobody asked us what we thought of the plan; nobody ever does, and nobody will.",
)


def words_of(parsed: ParsedText) -> list[list[str]]:
    """Give the words of every sentence."""
    return [[token.text for token in sentence.tokens] for sentence in parsed.sentences]


def test_a_sentence_is_parsed(parser: EmbeddedParser) -> None:
    """The embedded model gives tokens of the text as it was, tags, heads, relations and names."""
    (parsed,) = parser.parse_all([NEWS[0].partition("\n")[0]])
    (sentence,) = parsed.sentences
    said = next(token for token in sentence.tokens if token.text == "said")
    assert ["“", "We", "do", "n’t"] == [token.text for token in sentence.tokens[:4]]
    assert ("VERB", "VBD", -1, "root") == (said.upos, said.xpos, said.head, said.deprel)
    assert ["Mara"] == [token.text for token in sentence.children(said, "nsubj")]
    assert parsed.entities[0] == Entity(Span(38, 49), "PER")


def test_batches_change_nothing(parser: EmbeddedParser) -> None:
    """Texts parsed together come back in order, each as if parsed alone."""
    alone = [next(parser.parse_all([text])) for text in NEWS]
    assert alone == list(parser.parse_all(NEWS))


def test_no_texts_give_no_parses(parser: EmbeddedParser) -> None:
    """Parsing nothing yields nothing."""
    assert list(parser.parse_all([])) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\u2003\r\n", []),
        ("a", ["a"]),
        ("\ud83d", ["\ud83d"]),
        ("Hi 🎉 Ann", ["Hi", "🎉", "Ann"]),
        ("x" * 250, ["x" * 100, "x" * 100, "x" * 50]),
    ],
    ids=["empty", "blank", "letter", "surrogate", "emoji", "long word"],
)
def test_odd_texts_are_parsed(parser: EmbeddedParser, text: str, expected: list[str]) -> None:
    """No text fails, and tokens are slices of the text as it was given."""
    (parsed,) = parser.parse_all([text])
    assert expected == [token.span.of(text) for sentence in parsed.sentences for token in sentence.tokens]


@given(text=texts)
@settings(max_examples=60, deadline=None)
def test_any_text_is_parsed(parser: EmbeddedParser, text: str) -> None:
    """Whatever the text, its words hold all of it but blanks, and every sentence is a tree with one root."""
    (parsed,) = parser.parse_all([text])
    tokens = [token for sentence in parsed.sentences for token in sentence.tokens]
    plain = same_length(text)  # control characters count as blanks
    assert "".join(plain.split()) == "".join(token.span.of(plain) for token in tokens)
    assert all(token.text == token.span.of(text) for token in tokens)
    for sentence in parsed.sentences:
        heads = [0, *(token.head + 1 for token in sentence.tokens)]
        assert is_tree(heads)


def test_endless_sentences_are_cut(parser: EmbeddedParser) -> None:
    """A sentence that never ends is cut after a break within the bound, without loss."""
    text = "and so they went on, " * 150
    (parsed,) = parser.parse_all([text])
    assert [396, 396, 108] == [len(sentence.tokens) for sentence in parsed.sentences]
    assert text.replace(",", " ,").split() == [*chain.from_iterable(words_of(parsed))]


def test_threads_share_a_parser(parser: EmbeddedParser) -> None:
    """Threads that share a parser get what each would get alone."""
    expected = [list(parser.parse_all([text])) for text in NEWS]
    with ThreadPoolExecutor(4) as pool:
        assert expected == list(pool.map(lambda text: list(parser.parse_all([text])), NEWS))


def test_pickling_drops_the_model(parser: EmbeddedParser) -> None:
    """A parser travels without its model and keeps its settings."""
    list(parser.parse_all(["Go."]))
    travelled = pickle.loads(pickle.dumps(parser))  # noqa: S301
    assert (repr(parser), None) == (repr(travelled), travelled._networks)


def thousand_texts() -> list[str]:
    """Make texts of a thousand sentences and more: samples, the rules' examples, and frames of all orders."""
    speakers = ("Ann Lind", "the mayor of Lud", "Prof. J. T. Orr", "a spokesman for Brack & Co.", "they")
    verbs = ("said", "told reporters", "asked", "wrote on Tuesday")
    contents = (
        "the bridge would close at 5 p.m.",
        "nobody knew what it cost, and $4.5 million wasn't enough",
        "“it’s over” for half of Upper Marn",
        "we’ve been here since 1987 - and we won't leave",
    )
    frames = ("{0} {1} that {2}.", "“{2},” {1} {0}.", "{2}, {0} {1}, but not yet?!", "What {0} {1} was this: {2}!!!")
    made = [frame.format(*parts) for frame, *parts in product(frames, speakers, verbs, contents)]
    examples = chain.from_iterable((rule.finds, rule.misses) for rule in (*SPEAKER_RULES, *CONTENT_RULES))
    return [*(sample.text for sample in read_samples()), *examples, *made]


def test_a_thousand_sentences_are_parsed_as_stanza_parses_them(
    parser: EmbeddedParser, stanza_parser: StanzaParser
) -> None:
    """The numpy networks give what Stanza gives with the same weights, in 999 words of 1,000 at least."""
    texts = thousand_texts()
    ours, theirs = list(parser.parse_all(texts)), list(stanza_parser.parse_all(texts))
    pairs = [
        (mine, other)
        for one, two in zip(ours, theirs, strict=True)
        for left, right in zip(one.sentences, two.sentences, strict=True)
        for mine, other in zip(left.tokens, right.tokens, strict=True)
    ]
    names = [(one.entities, two.entities) for one, two in zip(ours, theirs, strict=True)]
    assert sum(len(parsed.sentences) for parsed in ours) >= 1000
    assert sum(mine == other for mine, other in pairs) >= 0.999 * len(pairs)
    assert sum(mine == other for mine, other in names) >= 0.99 * len(names)
