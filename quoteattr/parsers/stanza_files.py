"""Writes a model file as the files that Stanza loads, so that Stanza runs on the very same weights."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pathlib import Path

    from stanza.models.common.foundation_cache import FoundationCache

    from quoteattr.runtime.weights import Model

NETWORKS: Final = ("pos", "depparse", "ner")
VECTORS: Final = "vectors"
# Stanza's vocabularies begin with four units of their own: padding, unknown, empty and root.
RESERVED: Final = ("<PAD>", "<UNK>", "<EMPTY>", "<ROOT>")


def write_stanza_files(model: Model, folder: Path) -> None:
    """Write pos.pt, depparse.pt and ner.pt into a folder, and the catalogue that Stanza wants to find there."""
    import torch

    for name in NETWORKS:
        settings = model.settings[name]
        prefix = f"{name}/"
        tensors = {
            key.removeprefix(prefix): torch.from_numpy(value.copy())
            for key, value in model.tensors.items()
            if key.startswith(prefix)
        }
        content = {
            "model": OrderedDict(tensors),
            "vocab": _vocabularies(settings, model.vectors.words),
            "config": settings["config"],
            **settings["more"],
        }
        torch.save(content, folder / f"{name}.pt")
    (folder / "resources.json").write_text("{}\n", encoding="utf-8")


def vector_cache(model: Model) -> FoundationCache:
    """Put a model's word vectors where Stanza looks for them, under the name `VECTORS`."""
    import torch
    from stanza.models.common.foundation_cache import FoundationCache
    from stanza.models.common.pretrain import Pretrain, PretrainedWordVocab

    words = model.vectors.words
    table = torch.zeros(len(words) + len(RESERVED), model.vectors.size)
    table[len(RESERVED) :] = torch.from_numpy(model.vectors.of(words))
    pretrain = Pretrain(VECTORS)
    pretrain._vocab = PretrainedWordVocab(words, lower=True)  # noqa: SLF001 - Stanza offers no other way in
    pretrain._emb = table  # noqa: SLF001
    cache = FoundationCache(local_files_only=True)
    cache.pretrains[VECTORS] = pretrain
    return cache


def _vocabularies(settings: dict[str, Any], words: list[str]) -> OrderedDict[str, Any]:
    states: OrderedDict[str, Any] = OrderedDict()
    for name, vocabulary in settings["vocabularies"].items():
        state = OrderedDict(vocabulary["state"])
        units = vocabulary["units"]
        if isinstance(units, dict):
            parts = {int(key) if key.isdecimal() else key: part for key, part in units.items()}
            state["_id2unit"] = OrderedDict(parts)
            state["_unit2id"] = {key: _numbered(part) for key, part in parts.items()}
        else:
            state["_id2unit"] = [*RESERVED, *words] if units is None else list(units)
            state["_unit2id"] = _numbered(state["_id2unit"])
        states[name] = state
    states["_key2class"] = OrderedDict(settings["classes"])
    return states


def _numbered(units: list[str]) -> dict[str, int]:
    return {unit: number for number, unit in enumerate(units)}
