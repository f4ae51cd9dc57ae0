"""The Stanza processor, in real pipelines with the embedded model's networks; nothing is downloaded."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

import pytest
from rows import row
from stanza import Document
from stanza.pipeline.core import PipelineRequirementsException
from stanza.pipeline.processor import Processor
from stanza.pipeline.registry import NAME_TO_PROCESSOR_CLASS, PIPELINE_NAMES
from stanza_support import local_pipeline

from quoteattr import OptionError
from quoteattr.plugins import stanza as plugin

if TYPE_CHECKING:
    from pathlib import Path

    from stanza import Pipeline

pytestmark = pytest.mark.model

TEXT = "“The ferry is cheap. It is safe,” said Mara Ostrow, mayor of Lud. She added that it was new."
ROWS = [
    ("direct", "The ferry is cheap. It is safe,", "said", "Mara Ostrow", "Mara Ostrow"),
    ("indirect", "that it was new", "added", "She", "Mara Ostrow"),
]


@pytest.fixture(scope="module")
def quoting(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    """A pipeline as any user of Stanza builds it, with quotes at the end."""
    plugin.register()
    folder = tmp_path_factory.mktemp("quoting")
    return local_pipeline(folder, "tokenize,pos,lemma,depparse,ner,quotes", quotes_keep_other=True)


def test_documents_have_quotations(quoting: Pipeline) -> None:
    """One pipeline parses and attributes; spans are of doc.text."""
    document = quoting(TEXT)
    assert ROWS == [row(quotation) for quotation in document.quotations]
    assert [("Mara Ostrow", "mayor")] == [(s.name, s.titles[0].text) for s in document.speakers]
    assert (document.text, document.quotations) == (document.attributed.text, document.attributed.quotations)


def test_options_reach_the_attributor(quoting: Pipeline) -> None:
    """Scare quotes come back on request."""
    assert ["other"] == [quotation.kind.value for quotation in quoting("The “ferry” sank.").quotations]


def test_documents_in_bulk(quoting: Pipeline) -> None:
    """Many documents at once give what each gives alone, empty ones included."""
    texts = [TEXT, "", "Nothing was said.", TEXT.replace("Mara", "Vera")]
    documents = quoting.bulk_process([Document([], text=text) for text in texts])
    assert [["Mara Ostrow"], [], [], ["Vera Ostrow"]] == [[s.name for s in d.speakers] for d in documents]


def test_it_needs_a_parse(tmp_path: Path) -> None:
    """Stanza itself tells which processors are missing."""
    plugin.register()
    with pytest.raises(PipelineRequirementsException, match="depparse"):
        local_pipeline(tmp_path, "tokenize,quotes")


def test_registering_twice_does_no_harm() -> None:
    """Neither a second call nor loading the module anew puts the name in Stanza's list again."""
    plugin.register()
    plugin.register()
    importlib.reload(plugin)
    plugin.register()
    assert 1 == PIPELINE_NAMES.count("quotes")
    assert plugin.QuotesProcessor is NAME_TO_PROCESSOR_CLASS["quotes"]


def test_another_processor_of_that_name_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names it."""
    monkeypatch.setitem(NAME_TO_PROCESSOR_CLASS, "quotes", Processor)
    with pytest.raises(OptionError, match=r"another processor named 'quotes', stanza\.pipeline\.processor\.Processor"):
        plugin.register()
    assert Processor is NAME_TO_PROCESSOR_CLASS["quotes"]
