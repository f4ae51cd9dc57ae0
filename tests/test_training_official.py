"""The official evaluation, and the sets of sentences on which models are compared."""

from pathlib import Path

import pytest

from quoteattr.errors import SchemaError
from quoteattr.parsers.embedded import EMBEDDED
from quoteattr.training.evaluate import Evaluation, name_sets, tree_sets
from quoteattr.training.official import agreement, running_text
from quoteattr.training.report import name_table, tree_table
from quoteattr.training.treebanks import read_treebank

TINY = Path(__file__).parent / "data" / "tiny.conllu"


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    """The embedded model under evaluation."""
    return Evaluation(EMBEDDED)


@pytest.fixture
def treebanks(tmp_path: Path) -> Path:
    """The files that models are compared on, all with the same few sentences."""
    for bank in ("ewt", "gum"):
        for part in ("dev", "test"):
            (tmp_path / f"{bank}-{part}.conllu").write_bytes(TINY.read_bytes())
    for name in ("uner-test", "lit-dev"):
        (tmp_path / f"{name}.json").write_text('[[{"text": "Oslo", "ner": "S-LOC"}]]', encoding="utf-8")
    return tmp_path


def test_trees_are_scored(evaluation: Evaluation, treebanks: Path) -> None:
    """Each set has its own line, and verbs of speech are summed up over the treebanks' own parts."""
    table = tree_table((name, evaluation.trees(trees)) for name, trees in tree_sets(treebanks))
    lines = [line.split(" | ") for line in table.splitlines() if line.startswith("| ")]
    names = [line[0].removeprefix("| ") for line in lines[2:]]
    assert names == ["EWT dev", "EWT test", "GUM dev", "GUM test", "GUM news dev + test", "GUM fiction dev + test"]
    assert all(90 <= float(line[7].rstrip(" |")) <= 100 for line in lines[2:])
    assert "8 verbs of speech: subject 100.0, content 100.0" in table


def test_names_are_scored(evaluation: Evaluation, treebanks: Path) -> None:
    """Names are counted by their types."""
    table = name_table((name, evaluation.names(trees)) for name, trees in name_sets(treebanks))
    assert "| UNER EWT test | 1 | 100.0 | 0.0 | 0.0 | 100.0 |" in table
    assert table.count("\n| GUM") == 4


def test_paragraphs_are_parted_and_trees_agree_with_themselves() -> None:
    """Running text has a blank line where a paragraph begins."""
    trees = list(read_treebank(TINY, without=()))
    assert running_text(trees).count("\n\n") == 2
    assert set(agreement(trees, trees).scores.values()) == {100.0}
    assert agreement(trees, trees).commonest == ()


def test_trees_over_other_text_are_refused() -> None:
    """Trees of another text cannot be compared."""
    trees = list(read_treebank(TINY))
    with pytest.raises(SchemaError, match="cannot be compared"):
        agreement(trees, trees[1:])
