"""Stanza's networks, with the same losses at a fraction of the cost on a processor.

Stanza scores the labels of all pairs of words and reads the characters of every word of
a batch.  The loss needs the labels of the gold arcs alone, and a batch has each word many
times over.  What is computed here is the same but for which units dropout hits.
"""

from __future__ import annotations

from typing import Any

import torch
from stanza.models.common.char_model import CharacterModel
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.model import GraphParser
from stanza.models.depparse.trainer import GraphTrainer
from torch import Tensor
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pack_sequence, pad_packed_sequence


class GoldArcParser(GraphParser):  # type: ignore[misc]
    """Stanza's biaffine parser, which scores labels for the gold arcs only while it trains."""

    def forward(self, word: Tensor, word_mask: Tensor, *rest: Any) -> tuple[Any, list[Any]]:
        """Return the loss of a batch while training, and all scores, as Stanza's own parser does, otherwise."""
        if not self.training:
            scores: tuple[Any, list[Any]] = super().forward(word, word_mask, *rest)
            return scores
        head, deprel = rest[7], rest[8]
        states = self.embed(word, word_mask, *rest)
        arcs = self._arc_loss(states, word_mask, head)
        labels = self._label_scores(states, head)
        target = (deprel - VOCAB_PREFIX_SIZE).masked_fill(word_mask[:, 1:], -1)
        loss = arcs + self.crit(labels.reshape(-1, self.num_relations), target.reshape(-1))
        return loss / rest[0].size(0), []

    def _label_scores(self, states: Tensor, head: Tensor) -> Tensor:
        scorer = self.deprel
        dependent = scorer.dropout(scorer.hidden_func(scorer.W1(self.drop(states))))[:, 1:]
        governor = scorer.dropout(scorer.hidden_func(scorer.W2(self.drop(states))))
        governor = torch.gather(governor, 1, head.unsqueeze(2).expand(-1, -1, governor.size(2)))
        dependent, governor = functional.pad(dependent, (0, 1), value=1.0), functional.pad(governor, (0, 1), value=1.0)
        bilinear = scorer.scorer.W_bilin
        size = bilinear.weight.size()
        left = dependent.reshape(-1, size[0]) @ bilinear.weight.reshape(size[0], -1)
        right = governor.reshape(-1, size[1], 1)
        scores: Tensor = (left.view(-1, size[1], size[2]) * right).sum(1) + bilinear.bias
        return scores

    def _arc_loss(self, states: Tensor, word_mask: Tensor, head: Tensor) -> Tensor:
        gold = head.unsqueeze(2)
        scores = self.unlabeled(self.drop(states), self.drop(states)).squeeze(3)
        places = torch.arange(states.size(1), device=head.device)
        offset = (places.view(1, 1, -1) - places.view(1, -1, 1)).expand(states.size(0), -1, -1)
        direction = self.linearization(self.drop(states), self.drop(states)).squeeze(3)
        scores = scores + functional.logsigmoid(direction * torch.sign(offset).float()).detach()
        distance = 1 + functional.softplus(self.distance(self.drop(states), self.drop(states)).squeeze(3))
        closeness = -torch.log((torch.abs(offset).float() - distance) ** 2 / 2 + 1)
        scores = scores + closeness.detach()
        loops = torch.eye(states.size(1), dtype=torch.bool, device=head.device).unsqueeze(0)
        scores = scores.masked_fill(loops | word_mask.unsqueeze(1), -float("inf"))[:, 1:]
        padding = word_mask[:, 1:]
        loss = self.crit(scores.reshape(-1, scores.size(2)), head.masked_fill(padding, -1).reshape(-1))
        ahead = torch.gather(direction[:, 1:], 2, gold).reshape(-1, 1) / 2
        side = torch.gather((offset[:, 1:] > 0).long(), 2, gold).squeeze(2).masked_fill(padding, -1)
        loss = loss + self.crit(torch.cat([-ahead, ahead], 1), side.reshape(-1))
        total: Tensor = loss - torch.gather(closeness[:, 1:], 2, gold).squeeze(2).masked_fill(padding, 0).sum()
        return total


class GoldArcTrainer(GraphTrainer):  # type: ignore[misc]
    """Stanza's parser trainer around `GoldArcParser`."""

    @staticmethod
    def build_model(*args: Any, **kwargs: Any) -> GoldArcParser:
        """Make the network."""
        return GoldArcParser(*args, **kwargs)


class WordTypeCharacterModel(CharacterModel):  # type: ignore[misc]
    """Stanza's character model, which reads each distinct word of a batch once."""

    def forward(self, chars: Tensor, _mask: Tensor, word_orig_idx: Any, sentlens: Any, _lengths: Any) -> Any:
        """Read words, given from the longest to the shortest, and return what was read in the order of the text."""
        types, which = torch.unique(chars, dim=0, return_inverse=True)
        lengths = (types != 0).sum(1).clamp(min=1)
        order = torch.argsort(lengths, descending=True)
        place = torch.empty_like(order)
        place[order] = torch.arange(len(order))
        embedded = pack_padded_sequence(self.dropout(self.char_emb(types[order])), lengths[order], batch_first=True)
        start = [
            state.expand(-1, len(order), -1).contiguous() for state in (self.charlstm_h_init, self.charlstm_c_init)
        ]
        output, (last, _) = self.charlstm(embedded, lengths[order], hx=tuple(start))
        if self.attn:
            weights = torch.sigmoid(self.char_attn(self.dropout(output.data)))
            found = pad_packed_sequence(output._replace(data=output.data * weights), batch_first=True)[0].sum(1)
        else:
            found = last[-2:].transpose(0, 1).reshape(len(order), -1)
        words = found[place][which]
        inverse = torch.empty(len(words), dtype=torch.long)
        inverse[torch.as_tensor(word_orig_idx)] = torch.arange(len(words))
        packed = pack_sequence(list(torch.split(words[inverse], [int(n) for n in sentlens])))
        return pad_packed_sequence(packed, batch_first=True)[0] if self.pad else packed


def share_characters(model: torch.nn.Module) -> None:
    """Let a tagger's or recogniser's character model read each distinct word of a batch once."""
    for module in model.modules():
        if type(module) is CharacterModel:
            module.__class__ = WordTypeCharacterModel
