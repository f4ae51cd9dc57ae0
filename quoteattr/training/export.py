"""From the files that Stanza trains to the one file that quoteattr ships, and back.

A model file holds Stanza's own tensors under Stanza's own names, in 16 bits, the word
vectors in 8, and beside them what Stanza keeps with its tensors: configuration and
vocabularies.  Nothing is lost, so that the way back gives files that Stanza loads.

    python -m quoteattr.training.export model pos.pt depparse.pt ner.pt vectors.npz FOLDER --version 1.0
    python -m quoteattr.training.export to-stanza quoteattr/models/en FOLDER
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from pickle import UnpicklingError  # what torch raises; nothing is unpickled but tensors and plain values
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import torch

from quoteattr.errors import ModelFileError
from quoteattr.parsers.stanza_files import NETWORKS, RESERVED, write_stanza_files
from quoteattr.runtime.weights import FORMAT, MANIFEST, MODEL, read_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

_DTYPES: Final = {"float32": "F32", "float16": "F16", "int8": "I8"}
# Where the trainer's computer kept its files concerns nobody else.
_PATHS: Final = ("_file", "_dir", "save_name", "continue_from")
_DERIVED: Final = ("_unit2id", "_id2unit")


def export_model(networks: Mapping[str, Path], vectors: Path, folder: Path, *, name: str, version: str) -> None:
    """Write the model file and its manifest into a folder.

    `networks` are the files of "pos", "depparse" and "ner" as Stanza's trainers save them;
    `vectors` is a .npz file with `words` (UTF-8, parted by newlines), `q` (8-bit integers,
    a row a word) and `scale` (one number a dimension).

    Raises ModelFileError where a file is none of these.
    """
    tensors, words = _vectors(vectors)
    settings: dict[str, Any] = {"version": version, "vectors": {"words": words}}
    for network in NETWORKS:
        settings[network], own = _network(networks[network], words)
        tensors |= {f"{network}/{key}": value for key, value in own.items()}
    content = _safetensors(tensors, {"format": FORMAT, "settings": _json(settings)})
    digest = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    manifest = {"name": name, "version": version, "files": {MODEL: digest}}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MODEL).write_bytes(content)
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def export_to_stanza(model: Path, folder: Path) -> None:
    """Write the model of a folder as Stanza's own files into another folder.

    Raises ModelFileError where the model's file is damaged.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write_stanza_files(read_model(model), folder)


def _network(path: Path, words: list[str]) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    try:
        content = torch.load(path, map_location="cpu", weights_only=True)
        state, vocabularies, config = content.pop("model"), content.pop("vocab"), content.pop("config")
    except (OSError, RuntimeError, UnpicklingError, KeyError, AttributeError) as error:
        raise ModelFileError(f"{path} is no network that Stanza's trainers saved") from error
    classes = vocabularies.pop("_key2class")
    settings = {
        "config": {key: None if key.endswith(_PATHS) else value for key, value in config.items()},
        "vocabularies": {key: _vocabulary(value, words) for key, value in vocabularies.items()},
        "classes": dict(classes),
        "more": {key: value for key, value in content.items() if isinstance(value, str)},
    }
    return settings, {key: value.to(torch.float16).numpy() for key, value in state.items()}


def _vocabulary(state: Mapping[str, Any], words: list[str]) -> dict[str, Any]:
    """Give the units of a vocabulary, None where they are those of the vectors, and all else that it has."""
    units = state["_id2unit"]
    if units == [*RESERVED, *words]:
        units = None
    return {"units": units, "state": {key: value for key, value in state.items() if key not in _DERIVED}}


def _vectors(path: Path) -> tuple[dict[str, NDArray[Any]], list[str]]:
    try:
        with np.load(path, allow_pickle=False) as stored:
            words = stored["words"].tobytes().decode().split("\n")
            table, scale = stored["q"], stored["scale"].astype(np.float32)
    except (OSError, ValueError, KeyError) as error:
        raise ModelFileError(f"{path} holds no word vectors with words, q and scale") from error
    # Stanza's trainers read vectors whose deviation is one.
    scale = scale / (table * scale).std()
    return {"vectors/table": table, "vectors/scale": scale}, words


def _safetensors(tensors: Mapping[str, NDArray[Any]], metadata: Mapping[str, str]) -> bytes:
    header: dict[str, Any] = {"__metadata__": metadata}
    body = []
    at = 0
    for name, tensor in sorted(tensors.items(), key=lambda item: (-item[1].itemsize, item[0])):
        content = np.ascontiguousarray(tensor).tobytes()
        offsets = [at, at + len(content)]
        header[name] = {"dtype": _DTYPES[tensor.dtype.name], "shape": tensor.shape, "data_offsets": offsets}
        body.append(content)
        at += len(content)
    encoded = _json(header).encode()
    encoded += b" " * (-len(encoded) % 8)  # readers may map tensors where they lie, aligned
    return len(encoded).to_bytes(8, "little") + encoded + b"".join(body)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line and return the exit status: 0, or 2 with a message where a file is damaged."""
    parser = argparse.ArgumentParser(
        prog="python -m quoteattr.training.export",
        description="Between Stanza's files and the one that quoteattr ships.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    model = commands.add_parser("model", help="write the model file and its manifest")
    for network in (*NETWORKS, "vectors"):
        model.add_argument(network, type=Path)
    model.add_argument("folder", type=Path)
    model.add_argument("--name", default="en", help="what the model is called (default: %(default)s)")
    model.add_argument("--version", required=True, help="the version of the model")
    stanza = commands.add_parser("to-stanza", help="write a model as the files that Stanza loads")
    stanza.add_argument("model", type=Path)
    stanza.add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    try:
        if options.command == "to-stanza":
            export_to_stanza(options.model, options.folder)
        else:
            networks = {network: getattr(options, network) for network in NETWORKS}
            export_model(networks, options.vectors, options.folder, name=options.name, version=options.version)
    except ModelFileError as error:
        sys.stderr.write(f"error: {error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
