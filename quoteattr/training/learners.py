"""Stanza's tagger, parser and recogniser of names as learners: their sizes, their data, their steps."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Final

import stanza.models.ner_tagger
import stanza.models.parser
import stanza.models.tagger
import torch
from stanza.models.common.doc import Document
from stanza.models.depparse.data import DataLoader as ParserBatches
from stanza.models.ner.data import DataLoader as NameBatches
from stanza.models.ner.trainer import Trainer as NameTrainer
from stanza.models.ner.vocab import MultiVocab as NameVocabularies
from stanza.models.pos.data import Dataset as TaggerData
from stanza.models.pos.trainer import Trainer as TaggerTrainer
from stanza.models.pos.vocab import MultiVocab

from quoteattr.training.speedups import GoldArcTrainer, share_characters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from quoteattr.training.trees import Tree

_COMMON: Final = ("--shorthand", "en_quoteattr", "--optim", "adam", "--cpu")
_SORTED: Final = 4000


class NetworkLearner(ABC):
    """One of Stanza's networks with the text that it learns from.

    `vocabularies` is a file: a training that goes on reads from it what the first one
    wrote, so that numbers of words and labels stay what they were when the text changes.
    """

    # Stanza's module whose arguments these are, and the arguments.
    script: ClassVar[Any]
    options: ClassVar[str]
    trainer: Any

    def __init__(self, trees: Sequence[Tree], pretrain: Any, vocabularies: Path, *, options: str = "") -> None:
        self._pretrain = pretrain
        self._settings = self.script.parse_args([*_COMMON, *self.options.split(), *options.split()])
        known = torch.load(vocabularies, weights_only=True) if vocabularies.exists() else None
        units = self._prepare(trees, known)
        if known is None:
            torch.save(units.state_dict(), vocabularies)

    @property
    def model(self) -> torch.nn.Module:
        """The network."""
        network: torch.nn.Module = self.trainer.model
        return network

    def optimizers(self) -> list[torch.optim.Optimizer]:
        """Whatever changes the network's weights."""
        found = getattr(self.trainer, "optimizers", None) or self.trainer.optimizer
        return list(found.values()) if isinstance(found, dict) else [found]

    def update(self, batch: Any) -> float:
        """Take one step and return the loss."""
        loss = self.trainer.update(batch)
        return float(loss[0] if isinstance(loss, tuple) else loss)

    def save(self, path: Path) -> None:
        """Write the network as Stanza loads it."""
        self.trainer.save(str(path))

    def begin_with(self, path: Path) -> None:
        """Take the weights of a network that `save` wrote, with the same vocabularies."""
        self.model.load_state_dict(torch.load(path, weights_only=True)["model"], strict=False)

    @abstractmethod
    def epoch(self) -> Iterator[Any]:
        """Yield the batches of one pass over the text, in a new order each time."""

    @abstractmethod
    def _prepare(self, trees: Sequence[Tree], known: Any) -> Any:
        """Make the data and the trainer, with the vocabularies known or from the text; return the vocabularies."""


class ParserLearner(NetworkLearner):
    """The dependency parser: two layers, no characters; its tags are its trees' own."""

    script = stanza.models.parser
    options = (
        "--lang en --hidden_dim 160 --num_layers 2 --no_char --transformed_dim 100 --word_emb_dim 48 --word_cutoff 3"
        " --tag_emb_dim 40 --no_ufeats --deep_biaff_hidden_dim 96 --lr 0.003 --beta2 0.95 --no_second_optim"
        " --no_plateau --weight_decay 0 --dropout 0.33 --word_dropout 0.12 --augment_nopunct 0.1 --batch_size 1500"
    )

    def epoch(self) -> Iterator[Any]:
        """Yield batches of sentences of like length."""
        self._batches.reshuffle()
        yield from self._batches

    def _prepare(self, trees: Sequence[Tree], known: Any) -> Any:
        settings = self._settings
        units = MultiVocab.load_state_dict(known) if known else None
        size = settings["batch_size"]
        self._batches = ParserBatches(_document(trees), size, settings, self._pretrain, vocab=units)
        units = self._batches.vocab
        self.trainer = GoldArcTrainer(args=settings, vocab=units, pretrain=self._pretrain, device="cpu")
        return units


class TaggerLearner(NetworkLearner):
    """The tagger of parts of speech: one layer over words, their characters and their vectors."""

    script = stanza.models.tagger
    options = (
        "--lang en --hidden_dim 128 --num_layers 1 --char_hidden_dim 64 --char_emb_dim 32 --transformed_dim 96"
        " --word_emb_dim 50 --word_cutoff 3 --deep_biaff_hidden_dim 128 --composite_deep_biaff_hidden_dim 20"
        " --share_hid --tag_emb_dim 50 --lr 0.004 --dropout 0.3 --word_dropout 0.12 --augment_nopunct 0.1"
        " --no_second_optim --batch_size 1000"
    )

    def epoch(self) -> Iterator[Any]:
        """Yield batches of sentences of like length."""
        for batch in like_lengths(self._lengths, self._settings["batch_size"]):
            yield self._data.collate_fn([self._data[index] for index in batch])

    def _prepare(self, trees: Sequence[Tree], known: Any) -> Any:
        settings = self._settings
        document = _document(trees)
        units = MultiVocab.load_state_dict(known) if known else TaggerData.init_vocab([document], settings)
        self._data = TaggerData(document, settings, self._pretrain, vocab=units, evaluation=False)
        self._lengths = [len(sentence.text) for sentence in self._data.data]
        self.trainer = TaggerTrainer(args=settings, vocab=units, pretrain=self._pretrain, device="cpu")
        share_characters(self.trainer.model)
        return units


class NameLearner(NetworkLearner):
    """The recogniser of names: one layer over vectors and characters, and a CRF."""

    script = stanza.models.ner_tagger
    options = (
        "--hidden_dim 128 --num_layers 1 --char_hidden_dim 40 --char_emb_dim 32 --word_emb_dim 50 --dropout 0.35"
        " --word_dropout 0.03 --lr 0.003 --no_emb_finetune --batch_size 64 --max_batch_words 1200"
    )

    def save(self, path: Path) -> None:
        """Write the network as Stanza loads it, without the corrections of vectors that Stanza makes room for.

        They are not learnt, all zero, and as large as the rest.
        """
        super().save(path)
        content = torch.load(path, weights_only=True)
        content["vocab"].pop("delta")
        content["vocab"]["_key2class"].pop("delta")
        content["model"].pop("delta_emb.weight")
        torch.save(content, path)

    def epoch(self) -> Iterator[Any]:
        """Yield batches in a new order."""
        self._batches.reshuffle()
        yield from self._batches

    def _prepare(self, trees: Sequence[Tree], known: Any) -> Any:
        settings = self._settings
        units = NameVocabularies.load_state_dict(known) if known else None
        words = [
            [{"id": number, "text": word.form, "ner": word.entity} for number, word in enumerate(tree.words, 1)]
            for tree in trees
        ]
        self._batches = NameBatches(
            Document(words),
            settings["batch_size"],
            settings,
            self._pretrain,
            vocab=units,
            evaluation=False,
            max_batch_words=settings["max_batch_words"],
        )
        self.trainer = NameTrainer(args=settings, vocab=self._batches.vocab, pretrain=self._pretrain, device="cpu")
        share_characters(self.trainer.model)
        return self._batches.vocab


def like_lengths(lengths: Sequence[int], words: int) -> list[list[int]]:
    """Batches of so many words at most, each of sentences of like length, in random order."""
    order = random.sample(range(len(lengths)), len(lengths))
    batches: list[list[int]] = []
    for start in range(0, len(order), _SORTED):
        batch: list[int] = []
        size = 0
        for index in sorted(order[start : start + _SORTED], key=lengths.__getitem__):
            if batch and size + lengths[index] > words:
                batches.append(batch)
                batch, size = [], 0
            batch.append(index)
            size += lengths[index]
        batches.append(batch)
    random.shuffle(batches)
    return batches


def _document(trees: Sequence[Tree]) -> Any:
    """Trees as Stanza's document; the lemma is the form, as it is when quoteattr parses."""
    return Document(
        [
            [
                {
                    "id": number,
                    "text": word.form,
                    "lemma": word.form,
                    "upos": word.upos,
                    "xpos": word.xpos,
                    "head": word.head + 1,
                    "deprel": word.deprel,
                }
                for number, word in enumerate(tree.words, 1)
            ]
            for tree in trees
        ]
    )
