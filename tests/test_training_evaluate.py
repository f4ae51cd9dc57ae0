"""Scores of a model on treebanks: its own parse is perfect, what differs is counted, and tables show it."""

from __future__ import annotations

import pytest

from quoteattr.parsers.embedded import EMBEDDED
from quoteattr.training.evaluate import Evaluation
from quoteattr.training.relations import FrameScores, Score, compare, contents, frame_scores, subjects
from quoteattr.training.report import name_table, tree_table
from quoteattr.training.trees import Tree, Word

# Ann Lind said it rained .
TREE = Tree(
    (
        Word("Ann", "PROPN", "NNP", 2, "nsubj", "Ann", entity="B-PER"),
        Word("Lind", "PROPN", "NNP", 0, "flat", "Lind", entity="E-PER"),
        Word("said", "VERB", "VBD", -1, "root", "say"),
        Word("it", "PRON", "PRP", 4, "nsubj", "it"),
        Word("rained", "VERB", "VBD", 2, "ccomp", "rain", glued=True),
        Word(".", "PUNCT", ".", 2, "punct", "."),
    )
)
ARCS = [(word.head, word.deprel) for word in TREE.words]


@pytest.mark.model
def test_a_sentence_that_the_model_reads_well_scores_in_full() -> None:
    """A plain sentence is parsed as it should be: from raw text, on its words, its frame and its name."""
    evaluation = Evaluation(EMBEDDED)
    scores = evaluation.trees([TREE])
    assert (6, 100, 100, 100) == (scores.words, round(scores.upos), round(scores.uas), round(scores.las))
    assert 100 == round(scores.raw["LAS"]) == round(scores.raw["Sentences"])
    assert FrameScores(1, Score(1, 1, 1), Score(1, 1, 1)) == scores.frames
    assert Score(1, 1, 1) == evaluation.names([TREE])["PER"]


def test_frames_are_subjects_and_contents() -> None:
    """The subject and the content of a verb of speech count, whichever way a parser hangs the content."""
    assert ({0}, {4}) == (subjects(ARCS, 2), contents(ARCS, 2))
    turned = [(2, "nsubj"), (0, "flat"), (4, "parataxis"), (4, "nsubj:pass"), (-1, "root"), (4, "punct")]
    assert ({0}, {4}) == (subjects(turned, 2), contents(turned, 2))
    assert set() == subjects(turned, 4)
    assert FrameScores(1, Score(1, 1, 1), Score(1, 0, 0)) == frame_scores(
        [TREE], [[*ARCS[:4], (2, "advcl"), (2, "punct")]]
    )


def test_scores_add_up() -> None:
    """F1 is the harmonic mean of precision and recall, and 0 where there is nothing."""
    assert Score(2, 1, 1) == compare({1, 2}, {2})
    assert 0.0 == Score().f1
    assert 66.7 == round(Score(2, 1, 1).f1, 1)
    assert Score(3, 2, 1) == Score(1, 1, 0) + Score(2, 1, 1)


@pytest.mark.model
def test_tables_have_a_line_a_treebank() -> None:
    """Each test set is a line; the frames of all but joined ones are summed below."""
    scores = Evaluation(EMBEDDED).trees([TREE])
    table = tree_table([("dev", scores), ("dev + test", scores)])
    assert ["| dev |", "| dev +"] == [line[:7] for line in table.splitlines()[2:4]]
    assert table.endswith("\n1 verbs of speech: subject 100.0, content 100.0\n")
    kinds = dict.fromkeys(("all", "PER", "ORG", "LOC"), Score(2, 1, 1))
    assert "| dev | 2 | 66.7 | 66.7 | 66.7 | 66.7 |" in name_table([("dev", kinds)])
