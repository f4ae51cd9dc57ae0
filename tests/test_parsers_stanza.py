"""The Stanza adapter, its embedded model, and what goes between text and parser."""

from __future__ import annotations

import json
import pickle
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.errors import ModelFileError, OffsetError, ParserUnavailableError
from quoteattr.graph import Entity
from quoteattr.model import Span
from quoteattr.parsers.characters import readable, same_length
from quoteattr.parsers.documents import from_document
from quoteattr.parsers.embedded import EMBEDDED, MANIFEST, check_files
from quoteattr.parsers.stanza import StanzaParser
from quoteattr.parsers.trees import best_tree, is_tree

if TYPE_CHECKING:
    from pathlib import Path

NEWS = (
    "“We don’t need a second bridge,” said Mara Ostrow, mayor of Lud.\n\nThe council, she added, would vote on Monday.",
    "",
    "According to Tomas Reel, who heads the harbour office, ferries will stop at noon.",
    "   \n\t",
    "Nobody asked us what we thought of the plan; nobody ever does, and nobody will.",
)


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


@pytest.mark.parametrize(
    ("heads", "expected"),
    [([0, 0], True), ([0, 2, 0, 2], True), ([0, 0, 0], False), ([0, 2, 1], False), ([0, 0, 3, 2], False)],
    ids=["word", "tree", "two roots", "no root", "cycle"],
)
def test_trees_are_told_from_other_graphs(heads: list[int], expected: bool) -> None:
    """A tree has one root and no cycle."""
    assert expected == is_tree(heads)


def stanza_token(text: str, start: int | None, end: int | None, *words: str) -> Any:
    """Make what a Stanza token shows to the adapter, every word the root."""
    parts = [
        SimpleNamespace(id=index, text=word, upos="X", xpos=None, head=0, deprel="root")
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


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Copy the embedded model to a folder that a test may damage."""
    return shutil.copytree(EMBEDDED, tmp_path / "en")


def test_manifest_names_every_file() -> None:
    """The manifest lists all files of the embedded model but itself and the description."""
    files = json.loads((EMBEDDED / MANIFEST).read_text(encoding="utf-8"))["files"]
    assert {*files, MANIFEST, "README.md"} == {path.name for path in EMBEDDED.iterdir()}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("pos.pt", None, r"pos\.pt cannot be read: reinstall"),
        ("ner.pt", b"short", r"ner\.pt has 5 bytes instead of \d+: reinstall"),
        ("resources.json", b"[]\n", r"resources\.json does not match its digest: reinstall"),
        (MANIFEST, None, r"manifest\.json cannot be read: reinstall"),
        (MANIFEST, b"{}", r"manifest\.json is not a manifest: reinstall"),
    ],
    ids=["missing", "truncated", "tampered", "no manifest", "empty manifest"],
)
def test_damaged_files_are_named(copied: Path, name: str, content: bytes | None, message: str) -> None:
    """A damaged model raises ModelFileError that names the file and the remedy."""
    (copied / name).unlink()
    if content is not None:
        (copied / name).write_bytes(content)
    with pytest.raises(ModelFileError, match=message):
        check_files(copied)


@pytest.mark.parametrize("package", ["stanza", "torch"])
def test_missing_packages_are_named(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Stanza or torch, parsing raises ParserUnavailableError that tells how to install it."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ParserUnavailableError, match="pip install stanza"):
        list(StanzaParser().parse_all(["Go."]))


@pytest.mark.model
def test_missing_models_are_named(tmp_path: Path) -> None:
    """A folder without models raises ParserUnavailableError that tells how to download them."""
    with pytest.raises(ParserUnavailableError, match=r"stanza\.download\('en'"):
        list(StanzaParser(tmp_path).parse_all(["Go."]))


@pytest.mark.model
def test_a_sentence_is_parsed(parser: StanzaParser) -> None:
    """The embedded model gives tokens of the text as it was, tags, heads, relations and names."""
    (parsed,) = parser.parse_all([NEWS[0].partition("\n")[0]])
    (sentence,) = parsed.sentences
    said = next(token for token in sentence.tokens if token.text == "said")
    assert ["“", "We", "do", "n’t"] == [token.text for token in sentence.tokens[:4]]
    assert ("VERB", "VBD", -1, "root") == (said.upos, said.xpos, said.head, said.deprel)
    assert ["Mara"] == [token.text for token in sentence.children(said, "nsubj")]
    assert parsed.entities[0] == Entity(Span(38, 49), "PER")


@pytest.mark.model
def test_batches_change_nothing(parser: StanzaParser) -> None:
    """Texts parsed together come back in order, each as if parsed alone."""
    alone = [next(parser.parse_all([text])) for text in NEWS]
    assert alone == list(parser.parse_all(NEWS))


@pytest.mark.model
def test_no_texts_give_no_parses(parser: StanzaParser) -> None:
    """Parsing nothing yields nothing."""
    assert list(parser.parse_all([])) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\u2003\r\n", []),
        ("a", ["a"]),
        ("\ud83d", ["\ud83d"]),
        ("Hi 🎉 Ann", ["Hi", "🎉", "Ann"]),
        ("x" * 300, ["x" * 300]),
    ],
    ids=["empty", "blank", "letter", "surrogate", "emoji", "long word"],
)
def test_odd_texts_are_parsed(parser: StanzaParser, text: str, expected: list[str]) -> None:
    """No text fails, and tokens are slices of the text as it was given."""
    (parsed,) = parser.parse_all([text])
    assert expected == [token.span.of(text) for sentence in parsed.sentences for token in sentence.tokens]


@pytest.mark.model
def test_endless_sentences_are_cut(parser: StanzaParser) -> None:
    """A sentence that never ends is cut after a break within the bound, without loss."""
    text = "and so they went on, " * 150
    (parsed,) = parser.parse_all([text])
    tokens = [token for sentence in parsed.sentences for token in sentence.tokens]
    assert [396, 396, 108] == [len(sentence.tokens) for sentence in parsed.sentences]
    assert text.replace(",", " ,").split() == [token.text for token in tokens]


@pytest.mark.model
def test_a_given_pipeline_is_used(parser: StanzaParser) -> None:
    """A Stanza pipeline of the caller's own gives what it gives in the embedded parser."""
    expected = list(parser.parse_all(NEWS))
    assert expected == list(StanzaParser(parser._pipeline).parse_all(NEWS))


@pytest.mark.model
def test_decoding_gives_what_stanza_gives(parser: StanzaParser) -> None:
    """The fast way to read trees off the scores changes no head and no relation."""
    texts = [*NEWS, "Was, who, the the of said: and and (but.", "He she it they. Go"]
    expected = list(parser.parse_all(texts))
    model = parser._pipeline.processors["depparse"].trainer.model  # type: ignore[union-attr]
    fast = model.__dict__.pop("predict")
    try:
        assert expected == list(parser.parse_all(texts))
    finally:
        model.predict = fast


@pytest.mark.model
@pytest.mark.parametrize("seed", range(40))
def test_best_trees_are_those_of_stanza(seed: int) -> None:
    """The search finds the tree that Stanza's own finds, in scores without any sense."""
    import numpy as np
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

    generator = np.random.default_rng(seed)
    size = int(generator.integers(2, 40))
    scores = -np.abs(generator.normal(size=(size, size)) * 3).astype(np.float32)
    np.fill_diagonal(scores, -np.inf)
    assert chuliu_edmonds_one_root(scores).tolist() == best_tree(scores)


@pytest.mark.model
def test_threads_of_torch_are_put_back(parser: StanzaParser) -> None:
    """Parsing leaves torch with as many threads as it had."""
    import torch

    before = torch.get_num_threads()
    list(parser.parse_all(["Go."]))
    assert before == torch.get_num_threads()


@pytest.mark.model
def test_threads_share_a_parser(parser: StanzaParser) -> None:
    """Threads that share a parser get what each would get alone."""
    expected = [list(parser.parse_all([text])) for text in NEWS]
    with ThreadPoolExecutor(4) as pool:
        assert expected == list(pool.map(lambda text: list(parser.parse_all([text])), NEWS))


@pytest.mark.model
def test_pickling_drops_the_model(parser: StanzaParser) -> None:
    """A parser travels without its model and keeps its settings."""
    list(parser.parse_all(["Go."]))
    travelled = pickle.loads(pickle.dumps(parser))  # noqa: S301
    assert (repr(parser), None) == (repr(travelled), travelled._pipeline)


@pytest.mark.model
def test_loading_needs_no_network_and_writes_nothing(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model folder is loaded without opening a connection or changing the folder."""

    def refuse(*_arguments: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    before = sorted(path.name for path in copied.rglob("*"))
    (parsed,) = StanzaParser(copied).parse_all(["Go home."])
    assert (before, 1) == (sorted(path.name for path in copied.rglob("*")), len(parsed.sentences))


@pytest.mark.parametrize(
    ("package", "expected"),
    [("embedded", "stanza/embedded"), ("default", "stanza/default"), (object(), "stanza/pipeline")],
)
def test_parsers_have_names(package: Any, expected: str) -> None:
    """A parser is called after its package."""
    assert expected == StanzaParser(package).name
