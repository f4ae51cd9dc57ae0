"""What a model scores on treebanks: tags and trees from raw text and on gold words, frames of speech, names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from quoteattr.runtime.network import Networks
from quoteattr.runtime.tokenizer import sentences
from quoteattr.runtime.weights import read_model
from quoteattr.training.data import find, read_names
from quoteattr.training.entities import name_spans
from quoteattr.training.official import agreement, running_text
from quoteattr.training.relations import Score, frame_scores
from quoteattr.training.treebanks import read_treebank
from quoteattr.training.trees import Tree, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from quoteattr.runtime.network import Analysis
    from quoteattr.training.relations import FrameScores

_KINDS: Final = ("PER", "ORG", "LOC")


@frozen
class TreeScores:
    """Scores of one part of a treebank, in percent, and its frames of speech.

    `raw` has the official evaluation of what was made of the plain text; `upos`, `uas`
    and `las` are shares of the gold words.
    """

    words: int
    raw: Mapping[str, float]
    upos: float
    uas: float
    las: float
    frames: FrameScores


class Evaluation:
    """A model under evaluation."""

    def __init__(self, folder: Path) -> None:
        self._networks = Networks(read_model(folder))

    def trees(self, gold: Sequence[Tree]) -> TreeScores:
        """Score the parses of sentences in order: of their running text, and of their own words."""
        analyses = self._analyse(gold)
        pairs = [pair for tree, found in zip(gold, analyses, strict=True) for pair in _pairs(tree, found)]
        share = 100 / max(1, len(pairs))
        arcs = [[(head - 1, label) for head, label in zip(a.heads, a.labels, strict=True)] for a in analyses]
        return TreeScores(
            len(pairs),
            self._raw(gold),
            share * sum(word.upos == upos for word, upos, _, _ in pairs),
            share * sum(word.head == head for word, _, head, _ in pairs),
            share * sum(word.head == head and word.deprel == label for word, _, head, label in pairs),
            frame_scores(gold, arcs),
        )

    def names(self, gold: Sequence[Tree]) -> dict[str, Score]:
        """Score the names found on gold words: one is right where its first and last word and its type are."""
        scores = dict.fromkeys((*_KINDS, "all"), Score())
        for tree, analysis in zip(gold, self._analyse(gold), strict=True):
            wanted, found = set(name_spans(tree.words)), set(analysis.names)
            for kind in scores:
                some, others = ({n for n in names if kind in (n[2], "all")} for names in (wanted, found))
                scores[kind] += Score(len(some), len(others), len(some & others))
        return scores

    def _analyse(self, trees: Sequence[Tree]) -> list[Analysis]:
        return self._networks.analyse([[word.form for word in tree.words] for tree in trees])

    def _raw(self, gold: Sequence[Tree]) -> Mapping[str, float]:
        words = sentences(running_text(gold))
        analyses = self._networks.analyse([sentence.forms for sentence in words])
        found = [_tree(sentence.forms, analysis) for sentence, analysis in zip(words, analyses, strict=True)]
        return agreement(gold, found).scores


def _pairs(tree: Tree, analysis: Analysis) -> Iterator[tuple[Word, str, int, str]]:
    columns = zip(tree.words, analysis.upos, analysis.heads, analysis.labels, strict=True)
    return ((word, upos, head - 1, label) for word, upos, head, label in columns)


def _tree(forms: Sequence[str], analysis: Analysis) -> Tree:
    columns = zip(forms, analysis.upos, analysis.xpos, analysis.heads, analysis.labels, strict=True)
    return Tree(tuple(Word(form, upos, xpos, head - 1, label) for form, upos, xpos, head, label in columns))


def tree_sets(treebanks: Path) -> Iterator[tuple[str, list[Tree]]]:
    """Yield what models are compared on: the treebanks' own parts, and GUM's news and fiction of dev and test."""
    gum = {part: list(read_treebank(find(treebanks, "gum", part), without=())) for part in ("dev", "test")}
    yield "EWT dev", list(read_treebank(find(treebanks, "ewt", "dev")))
    yield "EWT test", list(read_treebank(find(treebanks, "ewt", "test")))
    yield "GUM dev", gum["dev"]
    yield "GUM test", gum["test"]
    for genre in ("news", "fiction"):
        mark = f"# sent_id = GUM_{genre}_"
        trees = [tree for part in gum.values() for tree in part if any(c.startswith(mark) for c in tree.comments)]
        yield f"GUM {genre} dev + test", trees


def name_sets(treebanks: Path) -> Iterator[tuple[str, list[Tree]]]:
    """Yield the sentences on which names are compared."""
    yield from ((name, trees) for name, trees in tree_sets(treebanks) if name.startswith("GUM"))
    yield "UNER EWT test", list(read_names(find(treebanks, "uner", "test", suffix=".json")))
    yield "LitBank dev", list(read_names(find(treebanks, "lit", "dev", suffix=".json")))
