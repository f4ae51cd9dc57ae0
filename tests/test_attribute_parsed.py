"""Text that a pipeline has parsed already: Stanza documents, CoNLL-U and our own graph; spaCy has its own file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rows import row
from stanza.models.common.doc import Document
from stanza.models.coref.coref_chain import CorefChain, CorefMention
from stanza.utils.conll import CoNLL

from quoteattr import Attributor, OffsetError, ParserUnavailableError, SchemaError
from quoteattr.graph import ParsedText
from quoteattr.parsers.readers import read_parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stanza import Pipeline

OSTROW = (
    "“We don't need a second bridge. We need a ferry,” said Mara Ostrow, mayor of Lud. “It's cheap.”\n\n"
    "The council, she added, would vote on Monday.\n\n“Nobody asked us,” said Tomas Reel."
)
ROWS = [
    ("direct", "We don't need a second bridge. We need a ferry, It's cheap.", "said", "Mara Ostrow", "Mara Ostrow"),
    ("indirect", "The council would vote on Monday", "added", "she", "Mara Ostrow"),
    ("direct", "Nobody asked us,", "said", "Tomas Reel", "Tomas Reel"),
]


class Forbidden:
    """A parser that must not be asked."""

    name = "forbidden"

    def parse_all(self, texts: Sequence[str]) -> None:
        """Fail."""
        raise AssertionError(texts)


@pytest.fixture(scope="module")
def document(stanza_pipeline: Pipeline) -> Document:
    """Parse the sample as any user of Stanza does, quotations and all."""
    return stanza_pipeline(OSTROW)


@pytest.mark.model
def test_a_stanza_document_is_attributed(document: Document) -> None:
    """The answer is that for the plain text, and the attributor's own parser is not asked."""
    found = Attributor(parser=Forbidden()).attribute_parsed(document)
    assert (OSTROW, ROWS) == (found.text, [row(q) for q in found.quotations])


@pytest.mark.model
def test_conllu_is_attributed(stanza_pipeline: Pipeline) -> None:
    """What Stanza writes as CoNLL-U gives what its document gives, names included."""
    document = stanza_pipeline(OSTROW.partition("\n\n")[0])
    plain, written = (Attributor().attribute_parsed(parse) for parse in (document, f"{document:C}"))
    assert (document.text, ROWS[:1]) == (written.text, [row(q) for q in written.quotations])
    assert plain == written


@pytest.mark.model
def test_our_own_graph_is_attributed(document: Document) -> None:
    """A ParsedText of the whole text is taken as it is."""
    found = Attributor().attribute_parsed(read_parse(document))
    assert ROWS == [row(q) for q in found.quotations]


@pytest.mark.model
def test_coreference_is_used(stanza_pipeline: Pipeline) -> None:
    """A pronoun that our own rules would give to the person named last goes where its chain says."""
    document = stanza_pipeline("Ann Lee met Mary Bell. Bo came, and she said that the bridge would close.")
    plain = Attributor().attribute_parsed(document)
    mentions = [CorefMention(0, 3, 5), CorefMention(1, 4, 5)]
    document.coref = [CorefChain(0, mentions, "Mary Bell", 0)]
    chained = Attributor().attribute_parsed(document)
    speakers = [[q.speaker and q.speaker.name for q in found.quotations] for found in (plain, chained)]
    assert [["Bo"], ["Mary Bell"]] == speakers


def test_a_document_without_parses_is_refused() -> None:
    """The message names the processors that are needed."""
    document = Document([[{"id": 1, "text": "Go", "start_char": 0, "end_char": 2}]], text="Go")
    with pytest.raises(ParserUnavailableError, match="build it with"):
        Attributor().attribute_parsed(document)


def test_a_document_without_its_text_is_refused() -> None:
    """A document read from CoNLL-U has no text to slice."""
    document = CoNLL.conll2doc(input_str="1\tGo\t_\tVERB\tVB\t_\t0\troot\t_\t_\n")
    document.text = None
    with pytest.raises(OffsetError, match="has no text"):
        Attributor().attribute_parsed(document)


def test_plain_text_is_no_parse() -> None:
    """A str must be CoNLL-U."""
    with pytest.raises(SchemaError, match="is not CoNLL-U"):
        Attributor().attribute_parsed("Ann left.")


@pytest.mark.parametrize("nothing", ["", "\n\n", "# newdoc\n", ParsedText("")])
def test_nothing_is_parsed(nothing: str | ParsedText) -> None:
    """An empty parse is an empty answer."""
    assert () == Attributor().attribute_parsed(nothing).quotations
