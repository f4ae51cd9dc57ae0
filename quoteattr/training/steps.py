"""The steps of making a model, each from files to files in a folder of work."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from quoteattr.errors import ModelFileError
from quoteattr.training import data
from quoteattr.training.loop import Course, train

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from quoteattr.training.learners import NetworkLearner
    from quoteattr.training.trees import Tree

TAGGER: Final = Course(steps=9000, rate=0.004, warmup=200, averaging=0.9985, checkpoint=250)
PARSER: Final = Course(steps=10_000, rate=0.003, warmup=200, averaging=0.9985, checkpoint=250)
# Tagger and parser go on from the average of their first course, slower, with crossed reports as well.  What the
# parser keeps of its first course makes it surer of subjects on the treebanks' development parts than the second alone.
FINISHES: Final = {
    "tagger": Course(steps=2500, rate=0.0015, warmup=100, averaging=0.9985, checkpoint=250, seed=2),
    "parser": Course(steps=6000, rate=0.0015, warmup=100, averaging=0.9985, checkpoint=250, seed=2, beginning=0.67),
}
NAMES: Final = Course(steps=8000, rate=0.003, warmup=200, averaging=0.9985, checkpoint=250)
# After so many steps the tagger errs on its own text as the finished one errs on other text.
_ROUGH: Final = Course(steps=1500, rate=0.004, warmup=50, averaging=0.99, checkpoint=250)
_SEED: Final = 11

_TREES, _REPORTS, _CROSSINGS, _NAMES = "trees.conllu", "reports.conllu", "crossings.conllu", "names.conllu"
_VECTORS: Final = "glove50.npz"
NETWORKS: Final = {"pos": "tagger.pt", "depparse": "parser.pt", "ner": "names.pt"}


def make_data(treebanks: Path, work: Path) -> None:
    """Write what the networks learn from."""
    work.mkdir(parents=True, exist_ok=True)
    trees = data.training_trees(treebanks)
    gum = [tree for tree in trees if any(comment.startswith("# sent_id = GUM_") for comment in tree.comments)]
    data.write_trees(trees, work / _TREES)
    data.write_trees(data.reports(trees, data.REPORTS, seed=_SEED), work / _REPORTS)
    data.write_trees(data.crossings(trees, data.CROSSINGS, seed=_SEED), work / _CROSSINGS)
    data.write_trees(data.named_sentences(treebanks, gum, seed=_SEED), work / _NAMES)


def make_vectors(glove: Path, work: Path) -> None:
    """Write the word vectors, those of the training text's words among them."""
    from quoteattr.training.vectors import chosen, read_glove, write_vectors

    needed = {word.form.lower() for tree in data.load_trees(work / _TREES) for word in tree.words}
    words, vectors = read_glove(glove)
    ranks = chosen(words, needed)
    write_vectors([words[rank] for rank in ranks], vectors[ranks], work / _VECTORS)


def train_tagger(steps: int, finish: int, work: Path) -> None:
    """Train the tagger in two courses of so many steps, and before it the rough one that tags the parser's text."""
    from quoteattr.training.learners import TaggerLearner

    trees, more = _load(work, _TREES, _REPORTS), _load(work, _CROSSINGS)
    vectors = _pretrain(work)
    if not (work / "rough.pt").exists():
        _run(TaggerLearner(trees, vectors, work / "rough.vocab"), _ROUGH, work, "rough")

    def learner(trees: Sequence[Tree]) -> NetworkLearner:
        return TaggerLearner(trees, vectors, work / "tagger.vocab")

    _two_courses(learner, (trees, more), (evolve(TAGGER, steps=steps), finish), work, "tagger")


def train_parser(steps: int, finish: int, work: Path) -> None:
    """Train the parser on the tags of the rough tagger, in two courses of so many steps."""
    from quoteattr.training.learners import ParserLearner
    from quoteattr.training.tags import retagged

    vectors = _pretrain(work)
    rough = _needed(work / "rough.pt")
    trees, more = (retagged(_load(work, *names), rough, vectors) for names in ((_TREES, _REPORTS), (_CROSSINGS,)))

    def learner(trees: Sequence[Tree]) -> NetworkLearner:
        return ParserLearner(trees, vectors, work / "parser.vocab")

    _two_courses(learner, (trees, more), (evolve(PARSER, steps=steps), finish), work, "parser")


def train_names(steps: int, work: Path) -> None:
    """Train the recogniser of names."""
    from quoteattr.training.learners import NameLearner

    learner = NameLearner(_load(work, _NAMES), _pretrain(work), work / "names.vocab")
    _run(learner, evolve(NAMES, steps=steps), work, "names")


def export(to: Path, version: str, work: Path) -> None:
    """Write the model file and its manifest."""
    from quoteattr.training.export import export_model

    networks = {name: _needed(work / file) for name, file in NETWORKS.items()}
    export_model(networks, _needed(work / _VECTORS), to, name="en", version=version)


def evaluate(treebanks: Path, model: Path) -> None:
    """Print what a model scores."""
    from quoteattr.training.evaluate import Evaluation, name_sets, tree_sets
    from quoteattr.training.report import name_table, tree_table

    evaluation = Evaluation(model)
    print(tree_table((name, evaluation.trees(trees)) for name, trees in tree_sets(treebanks)))
    print(name_table((name, evaluation.names(trees)) for name, trees in name_sets(treebanks)))


def _two_courses(
    make: Callable[[Sequence[Tree]], NetworkLearner],
    text: tuple[Sequence[Tree], Sequence[Tree]],
    courses: tuple[Course, int],
    work: Path,
    name: str,
) -> None:
    """Train on the first text and then, from the average of that, on both; a first course done stays done."""
    first = work / f"{name}-first.pt"
    if not first.exists():
        _run(make(text[0]), courses[0], work, first.stem)
    learner = make([*text[0], *text[1]])
    learner.begin_with(first)
    _run(learner, evolve(FINISHES[name], steps=courses[1]), work, name)


def _run(learner: NetworkLearner, course: Course, work: Path, name: str) -> None:
    average = train(learner, course, work / f"{name}.checkpoint")
    average.put_into(learner.model)
    partial = work / f"{name}.partial"
    learner.save(partial)
    shutil.move(partial, work / f"{name}.pt")


def _load(work: Path, *names: str) -> Sequence[Tree]:
    return [tree for name in names for tree in data.load_trees(_needed(work / name))]


def _pretrain(work: Path) -> Any:
    from quoteattr.training.vectors import load_pretrain

    return load_pretrain(_needed(work / _VECTORS))


def _needed(path: Path) -> Path:
    if not path.exists():
        raise ModelFileError(f"{path} is missing: run the steps before this one, in the order that --help shows")
    return path
