"""Tags as a tagger gives them, errors and all, for the parser to learn from.

A parser that learns from gold tags trusts them too much.  The tagger that writes the
parser's tags is one of a few passes over the text: on that text it makes about as many
errors as the finished one makes on text that it has not seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from quoteattr.training.trees import Tree

_BATCH: Final = 64


def retagged(trees: Sequence[Tree], tagger: Path, pretrain: Any) -> list[Tree]:
    """The trees with the tags that a tagger, a file of Stanza's, gives their words."""
    from stanza.models.common.doc import Document
    from stanza.models.pos.data import Dataset
    from stanza.models.pos.trainer import Trainer

    trainer = Trainer(pretrain=pretrain, model_file=str(tagger), device="cpu", args={"wordvec_pretrain_file": None})
    words = [[{"id": n, "text": word.form} for n, word in enumerate(tree.words, 1)] for tree in trees]
    data = Dataset(Document(words), trainer.args, pretrain, vocab=trainer.vocab, evaluation=True)
    found: list[Tree | None] = [None] * len(trees)
    order = sorted(range(len(trees)), key=lambda index: -len(trees[index]))
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        tags = trainer.predict(data.collate_fn([data[index] for index in batch]))
        for index, sentence in zip(batch, tags, strict=True):
            found[index] = _with_tags(trees[index], sentence)
    return [tree for tree in found if tree is not None]


def _with_tags(tree: Tree, tags: Sequence[Sequence[str]]) -> Tree:
    pairs = zip(tree.words, tags, strict=True)
    return evolve(tree, words=tuple(evolve(word, upos=upos, xpos=xpos) for word, (upos, xpos, *_) in pairs))
