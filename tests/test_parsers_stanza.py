"""The Stanza adapter, and the embedded model run by Stanza."""

from __future__ import annotations

import pickle
import sys
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.errors import OffsetError, ParserUnavailableError
from quoteattr.graph import Entity
from quoteattr.model import Span
from quoteattr.parsers.characters import readable, same_length
from quoteattr.parsers.documents import from_document
from quoteattr.parsers.embedded import EMBEDDED
from quoteattr.parsers.stanza import StanzaParser

if TYPE_CHECKING:
    from pathlib import Path

    from quoteattr.graph import ParsedText
    from quoteattr.parsers.embedded import EmbeddedParser

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Don’t,” ‘he’ said", "\"Don't,\" 'he' said"),
        ("a\u00a0b\u2009c\td\u2028e\r\nf", "a b c d\ne \nf"),
        ("a\ud800b\x00", "a\ufffdb\ufffd"),
        ("naïve 🎉 — fine…", "naïve 🎉 — fine…"),
    ],
)
def test_characters_are_swapped(text: str, expected: str) -> None:
    """Marks become straight, spaces plain, surrogates U+FFFD; all else stays."""
    assert expected == same_length(text)


@given(st.text(st.characters(codec=None), max_size=2000))
def test_readable_keeps_offsets(text: str) -> None:
    """What the parser reads has the text's length, and can be encoded."""
    assert len(text) == len(readable(text).encode("utf-32-le")) // 4


def test_endless_words_are_broken() -> None:
    """In a stretch without blanks, every 500th character gives way to one."""
    assert [499, 499, 300] == [len(piece) for piece in readable("x" * 1300).split()]


def stanza_token(text: str, start: int | None, end: int | None, *words: str) -> Any:
    """Make what a Stanza token shows to the adapter, every word the root."""
    parts = [
        SimpleNamespace(id=index, text=word, lemma=word, upos="X", xpos=None, head=0, deprel="root")
        for index, word in enumerate(words or (text,), 1)
    ]
    return SimpleNamespace(text=text, start_char=start, end_char=end, words=parts)


def stanza_document(text: str, *tokens: Any, ents: tuple[Any, ...] = ()) -> Any:
    """Make what a Stanza document of one sentence shows to the adapter."""
    return SimpleNamespace(text=text, sentences=[SimpleNamespace(tokens=tokens)] if tokens else [], ents=ents)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("don't", ("do", "n't"), [("do", 0, 2), ("n't", 2, 5)]),
        ("won't", ("will", "not"), [("won't", 0, 5), ("not", 5, 5)]),
        ("gonna", ("gonna",), [("gonna", 0, 5)]),
    ],
)
def test_words_of_a_token_are_placed(text: str, words: tuple[str, ...], expected: list[tuple[str, int, int]]) -> None:
    """The words of a token slice it where they spell it; else the first takes it all."""
    document = stanza_document(text, stanza_token(text, 0, len(text), *words))
    tokens = from_document(document, text).sentences[0].tokens
    assert expected == [(token.text, token.start, token.end) for token in tokens]


def test_entity_types_are_mapped() -> None:
    """OntoNotes types become PER, ORG, LOC and MISC; dates and amounts are left out."""
    types = ("PERSON", "GPE", "NORP", "DATE", "ORG")
    ents = tuple(SimpleNamespace(start_char=place, end_char=place + 1, type=type_) for place, type_ in enumerate(types))
    expected = tuple(
        Entity(Span(place, place + 1), kind) for place, kind in enumerate(("PER", "LOC", "MISC", "", "ORG"))
    )
    assert from_document(stanza_document("abcde", ents=ents), "abcde").entities == expected[:3] + expected[4:]


@pytest.mark.parametrize(
    ("tokens", "message"),
    [
        ([stanza_token("Ann", 1, 4)], "'Ann' at 1:4, where the text has 'nn '"),
        ([stanza_token("Ann", 0, 3), stanza_token("nn", 1, 3)], "'nn' at 1:3, after a token that ends at 3"),
        ([stanza_token("Ann", 0, 3), stanza_token("went", 4, 9)], "'went' at 4:9"),
        ([stanza_token("Ann", None, None)], "'Ann' at None:None"),
    ],
    ids=["other text", "backwards", "beyond the end", "no offsets"],
)
def test_wrong_offsets_are_named(tokens: list[Any], message: str) -> None:
    """A token that is not where the parser puts it raises OffsetError that names it."""
    with pytest.raises(OffsetError, match=message):
        from_document(stanza_document("Ann went", *tokens), "Ann went")


def test_another_text_is_refused() -> None:
    """A text of another length than the document's raises OffsetError."""
    with pytest.raises(OffsetError, match="pass the one that Stanza parsed"):
        from_document(stanza_document("Ann"), "Anna")


def test_a_document_without_parses_is_refused() -> None:
    """A pipeline that does not parse raises ParserUnavailableError that tells how to build one."""
    token = stanza_token("Ann", 0, 3)
    token.words[0].head = None
    with pytest.raises(ParserUnavailableError, match="depparse"):
        from_document(stanza_document("Ann", token), "Ann")


@pytest.mark.parametrize("package", ["stanza", "torch"])
def test_missing_packages_are_named(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Stanza or torch, parsing raises ParserUnavailableError that tells how to install it."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ParserUnavailableError, match=r"pip install 'quoteattr\[stanza\]'"):
        list(StanzaParser().parse_all(["Go."]))


@pytest.mark.model
def test_missing_models_are_named(tmp_path: Path) -> None:
    """A folder without models raises ParserUnavailableError that tells how to download them."""
    with pytest.raises(ParserUnavailableError, match=r"stanza\.download\('en'"):
        list(StanzaParser(tmp_path).parse_all(["Go."]))


@pytest.mark.model
def test_a_sentence_is_parsed(stanza_parser: StanzaParser) -> None:
    """The embedded model gives tokens of the text as it was, tags, heads, relations and names."""
    (parsed,) = stanza_parser.parse_all([NEWS[0].partition("\n")[0]])
    (sentence,) = parsed.sentences
    said = next(token for token in sentence.tokens if token.text == "said")
    assert ["“", "We", "do", "n’t"] == [token.text for token in sentence.tokens[:4]]
    assert ("VERB", "VBD", -1, "root") == (said.upos, said.xpos, said.head, said.deprel)
    assert ["Mara"] == [token.text for token in sentence.children(said, "nsubj")]
    assert parsed.entities[0] == Entity(Span(38, 49), "PER")


@pytest.mark.model
def test_batches_change_nothing(stanza_parser: StanzaParser) -> None:
    """Texts parsed together come back in order, each as if parsed alone."""
    alone = [next(stanza_parser.parse_all([text])) for text in NEWS]
    assert alone == list(stanza_parser.parse_all(NEWS))


@pytest.mark.model
def test_no_texts_give_no_parses(stanza_parser: StanzaParser) -> None:
    """Parsing nothing yields nothing."""
    assert list(stanza_parser.parse_all([])) == []


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["", " \n\u2003\r\n", "a", "\ud83d", "Hi 🎉 Ann", "x" * 300, "and so they went on, " * 150]
)
def test_odd_texts_are_parsed(stanza_parser: StanzaParser, parser: EmbeddedParser, text: str) -> None:
    """No text fails, and its words are those that the embedded parser sees."""
    (expected,), (parsed,) = parser.parse_all([text]), stanza_parser.parse_all([text])
    assert words_of(expected) == words_of(parsed)


@pytest.mark.model
def test_a_pipeline_of_ones_own_is_used(stanza_parser: StanzaParser) -> None:
    """A Stanza pipeline parses as it was built: this one takes every blank for the end of a word."""
    list(stanza_parser.parse_all(["Go."]))
    assert stanza_parser._runner is not None
    (parsed,) = StanzaParser(stanza_parser._runner.pipeline).parse_all(["Ann Lee went home .\nShe “slept” ."])
    assert [["Ann", "Lee", "went", "home", "."], ["She", "“slept”", "."]] == words_of(parsed)
    assert [Entity(Span(0, 7), "PER")] == list(parsed.entities)


@pytest.mark.model
def test_decoding_gives_what_stanza_gives(stanza_parser: StanzaParser) -> None:
    """The fast way to read trees off the scores changes no head and no relation."""
    texts = [*NEWS, "Was, who, the the of said: and and (but.", "He she it they. Go"]
    expected = list(stanza_parser.parse_all(texts))
    model = stanza_parser._runner.pipeline.processors["depparse"].trainer.model  # type: ignore[union-attr]
    fast = model.__dict__.pop("predict")
    try:
        assert expected == list(stanza_parser.parse_all(texts))
    finally:
        model.predict = fast


@pytest.mark.model
def test_threads_of_torch_are_put_back(stanza_parser: StanzaParser) -> None:
    """Parsing leaves torch with as many threads as it had."""
    import torch

    before = torch.get_num_threads()
    list(stanza_parser.parse_all(["Go."]))
    assert before == torch.get_num_threads()


@pytest.mark.model
def test_threads_share_a_parser(stanza_parser: StanzaParser) -> None:
    """Threads that share a parser get what each would get alone."""
    expected = [list(stanza_parser.parse_all([text])) for text in NEWS]
    with ThreadPoolExecutor(4) as pool:
        assert expected == list(pool.map(lambda text: list(stanza_parser.parse_all([text])), NEWS))


@pytest.mark.model
def test_pickling_drops_the_model(stanza_parser: StanzaParser) -> None:
    """A parser travels without its model and keeps its settings."""
    list(stanza_parser.parse_all(["Go."]))
    travelled = pickle.loads(pickle.dumps(stanza_parser))  # noqa: S301
    assert (repr(stanza_parser), None) == (repr(travelled), travelled._runner)


@pytest.mark.model
def test_loading_needs_no_network_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model folder is loaded without opening a connection, and no file of it is left behind."""

    def refuse(*_arguments: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (parsed,) = StanzaParser(EMBEDDED).parse_all(["Go home."])
    assert (1, []) == (len(parsed.sentences), list(tmp_path.iterdir()))


@pytest.mark.parametrize(
    ("package", "expected"),
    [("embedded", "stanza/embedded"), ("default", "stanza/default"), (object(), "stanza/pipeline")],
)
def test_parsers_have_names(package: Any, expected: str) -> None:
    """A parser is called after its package."""
    assert expected == StanzaParser(package).name
