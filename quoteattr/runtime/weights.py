"""Reads a model file: tensors in the safetensors format with settings in JSON, and nothing that could run.

A model is a folder with one such file and a manifest, which holds the file's size and its
SHA-256 digest.  See https://huggingface.co/docs/safetensors for the format: eight bytes
with the length of a header in JSON, the header, and the tensors one after the other.
"""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from attrs import field, frozen

from quoteattr.errors import ModelFileError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

MANIFEST: Final = "manifest.json"
MODEL: Final = "model.safetensors"
# Raised when a file of the old kind could no longer be read.
FORMAT: Final = "1"
UNKNOWN: Final = 1
ROOT: Final = 3
_DTYPES: Final = {"F32": np.float32, "F16": np.float16, "I8": np.int8}
_PREFIX: Final = 8


@frozen
class Model:
    """The contents of a model file: tensors as they are stored, and settings.

    `settings` has the model's `version` and, for each network, its `config` and its
    `vocabularies`: what Stanza keeps beside its tensors.
    """

    path: Path
    tensors: Mapping[str, NDArray[Any]] = field(repr=False)
    settings: Mapping[str, Any] = field(repr=False)

    def network(self, name: str) -> Network:
        """Give what belongs to one network: "pos", "depparse" or "ner"."""
        return Network(self, name)

    @cached_property
    def vectors(self) -> Vectors:
        """The word vectors that all networks read."""
        return Vectors(self)


class Network:
    """The tensors and vocabularies of one network; what is missing raises ModelFileError."""

    def __init__(self, model: Model, name: str) -> None:
        self._model = model
        self._name = name

    def __contains__(self, tensor: str) -> bool:
        return f"{self._name}/{tensor}" in self._model.tensors

    def __getitem__(self, tensor: str) -> NDArray[np.float32]:
        return _tensor(self._model, f"{self._name}/{tensor}").astype(np.float32)

    def units(self, vocabulary: str) -> list[str]:
        """Give the units of a vocabulary in the order of their numbers."""
        try:
            units = self._model.settings[self._name]["vocabularies"][vocabulary]["units"]
            return list(units["0"] if isinstance(units, dict) else units)
        except (KeyError, TypeError) as error:
            raise damaged(self._model.path, f"lacks the vocabulary {vocabulary!r} of {self._name!r}") from error

    def numbers(self, vocabulary: str) -> dict[str, int]:
        """Give the numbers of a vocabulary's units."""
        return {unit: number for number, unit in enumerate(self.units(vocabulary))}


class Vectors:
    """Word vectors, stored as 8-bit integers with a scale for each dimension; unknown words have zeros."""

    def __init__(self, model: Model) -> None:
        try:
            self.words: list[str] = model.settings["vectors"]["words"]
        except (KeyError, TypeError) as error:
            raise damaged(model.path, "lacks the words of its vectors") from error
        # The most frequent words come first; no number is 0, which stands for the words that have no vector.
        self.numbers = {word: number for number, word in enumerate(self.words, 1)}
        table = _tensor(model, "vectors/table")
        self._table = np.concatenate([np.zeros((1, table.shape[1]), np.int8), table])
        self._scale = _tensor(model, "vectors/scale").astype(np.float32)

    @property
    def size(self) -> int:
        """The number of dimensions."""
        return int(self._table.shape[1])

    def of(self, words: list[str]) -> NDArray[np.float32]:
        """Give the vectors of lower-case words, shaped (words, dimensions)."""
        find = self.numbers.get
        rows = self._table[[find(word, 0) for word in words]]
        return rows * self._scale


def read_model(folder: Path) -> Model:
    """Read the model of a folder after comparing its file with the manifest.

    Raises ModelFileError, naming the file and the remedy, where it is missing, truncated,
    not the one whose digest the manifest holds, or of another format.
    """
    content = _checked(folder)
    path = folder / MODEL
    try:
        length = int.from_bytes(content[:_PREFIX], "little")
        header = json.loads(content[_PREFIX : _PREFIX + length])
        metadata = header.pop("__metadata__")
        if metadata["format"] != FORMAT:
            raise damaged(path, f"has format {metadata['format']!r}, but this version of quoteattr reads {FORMAT!r}")
        body = memoryview(content)[_PREFIX + length :]
        tensors = {name: _array(entry, body) for name, entry in header.items()}
        return Model(path, tensors, json.loads(metadata["settings"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged(path, "is not a model file") from error


def damaged(path: Path, what: str) -> ModelFileError:
    """Word a complaint about a model file."""
    return ModelFileError(f"model file {path} {what}: reinstall it with pip install --force-reinstall quoteattr")


def _checked(folder: Path) -> bytes:
    try:
        expected = json.loads(_read(folder / MANIFEST))["files"][MODEL]
        size, digest = expected["bytes"], expected["sha256"]
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(folder / MANIFEST, "is not a manifest") from error
    content = _read(folder / MODEL)
    if len(content) != size:
        raise damaged(folder / MODEL, f"has {len(content)} bytes instead of {size}")
    if hashlib.sha256(content).hexdigest() != digest:
        raise damaged(folder / MODEL, "does not match its digest")
    return content


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise damaged(path, "cannot be read") from error


def _array(entry: Mapping[str, Any], body: memoryview) -> NDArray[Any]:
    start, end = entry["data_offsets"]
    return np.frombuffer(body[start:end], _DTYPES[entry["dtype"]]).reshape(entry["shape"])


def _tensor(model: Model, name: str) -> NDArray[Any]:
    try:
        return model.tensors[name]
    except KeyError as error:
        raise damaged(model.path, f"lacks the tensor {name!r}") from error
