"""Load the model that quoteattr ships, or another in the same layout, into Stanza without any network."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from quoteattr.errors import ModelFileError
from quoteattr.parsers.decoding import decode_fast

if TYPE_CHECKING:
    from stanza import Pipeline
    from stanza.models.common.foundation_cache import FoundationCache

EMBEDDED: Final = Path(__file__).parent.parent / "models" / "en"
MANIFEST: Final = "manifest.json"
_VECTORS: Final = "glove50.npz"
# Stanza's vocabularies begin with four units of their own: padding, unknown, empty and root.
_RESERVED: Final = 4
# Characters that the tokenizer reads at once.  It cuts what does not end before, even within a word, and takes
# time quadratic in the number of its cuts; Stanza's default of 300 is no more accurate.
_WINDOW: Final = 3000


def check_files(folder: Path) -> None:
    """Compare every file of a model folder with its manifest.

    Raises ModelFileError, naming the file and the remedy, where one is missing,
    truncated or not the one whose SHA-256 digest the manifest holds.
    """
    for name, expected in _manifest(folder).items():
        content = _read(folder / name)
        if len(content) != expected["bytes"]:
            raise _damaged(folder / name, f"has {len(content)} bytes instead of {expected['bytes']}")
        if hashlib.sha256(content).hexdigest() != expected["sha256"]:
            raise _damaged(folder / name, "does not match its digest")


def load_folder(folder: Path, *, use_gpu: bool = False) -> Pipeline:
    """Build a Stanza pipeline from a model folder after checking its files."""
    check_files(folder)
    from stanza import Pipeline

    processors = ("tokenize", "pos", "depparse", "ner")
    paths = {f"{processor}_model_path": str(folder / f"{processor}.pt") for processor in processors}
    vectors = {f"{processor}_pretrain_path": _VECTORS for processor in processors[1:]}
    pipeline = Pipeline(
        "en",
        dir=str(folder),
        resources_filepath=str(folder / "resources.json"),
        download_method=None,
        allow_unknown_language=True,
        package=None,
        processors=dict.fromkeys((*processors, "lemma"), "default"),
        lemma_use_identity=True,
        foundation_cache=_vectors(folder / _VECTORS),
        use_gpu=use_gpu,
        tokenize_max_seqlen=_WINDOW,
        verbose=False,
        **paths,
        **vectors,
    )
    decode_fast(pipeline)
    return pipeline


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    try:
        files = json.loads(_read(path))["files"]
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(path, "is not a manifest") from error
    return dict(files)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _damaged(path, "cannot be read") from error


def _damaged(path: Path, what: str) -> ModelFileError:
    return ModelFileError(f"model file {path} {what}: reinstall it with pip install --force-reinstall quoteattr")


def _vectors(path: Path) -> FoundationCache:
    """Put word vectors stored as 8-bit integers where Stanza looks for them."""
    import numpy as np
    import torch
    from stanza.models.common.foundation_cache import FoundationCache
    from stanza.models.common.pretrain import Pretrain, PretrainedWordVocab

    with np.load(path, allow_pickle=False) as stored:
        words = stored["words"].tobytes().decode().split("\n")
        matrix = np.zeros((len(words) + _RESERVED, stored["q"].shape[1]), np.float32)
        matrix[_RESERVED:] = stored["q"] * stored["scale"]
    matrix /= matrix[_RESERVED:].std()
    pretrain = Pretrain(_VECTORS)
    pretrain._vocab = PretrainedWordVocab(words, lower=True)  # noqa: SLF001 - Stanza offers no other way in
    pretrain._emb = torch.from_numpy(matrix)  # noqa: SLF001
    cache = FoundationCache(local_files_only=True)
    cache.pretrains[_VECTORS] = pretrain
    return cache
