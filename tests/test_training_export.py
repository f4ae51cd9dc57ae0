"""The way from Stanza's files to the model file, and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch

from quoteattr.parsers.embedded import EMBEDDED
from quoteattr.parsers.stanza_files import NETWORKS
from quoteattr.runtime.weights import MANIFEST, MODEL, read_model
from quoteattr.training.export import main

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.model


@pytest.fixture
def stanza_files(tmp_path: Path) -> Path:
    """Write the embedded model as Stanza's files."""
    assert main(["to-stanza", str(EMBEDDED), str(tmp_path / "stanza")]) == 0
    return tmp_path / "stanza"


@pytest.fixture
def vectors(tmp_path: Path) -> Path:
    """Write the embedded model's vectors as its training leaves them."""
    model = read_model(EMBEDDED)
    words = np.frombuffer("\n".join(model.vectors.words).encode(), np.uint8)
    table, scale = model.tensors["vectors/table"], model.tensors["vectors/scale"]
    np.savez(tmp_path / "vectors.npz", words=words, q=table, scale=scale * 3)
    return tmp_path / "vectors.npz"


def arguments(files: Path, vectors: Path, folder: Path) -> list[str]:
    """Give the command line that exports a model."""
    networks = [str(files / f"{name}.pt") for name in NETWORKS]
    version = json.loads((EMBEDDED / MANIFEST).read_text(encoding="utf-8"))["version"]
    return ["model", *networks, str(vectors), str(folder), "--version", version]


def test_there_and_back_changes_nothing(stanza_files: Path, vectors: Path, tmp_path: Path) -> None:
    """Stanza's files written from the model give the same model again, whatever the scale of the vectors."""
    assert main(arguments(stanza_files, vectors, tmp_path / "again")) == 0
    expected, made = read_model(EMBEDDED), read_model(tmp_path / "again")
    assert expected.settings == made.settings
    assert expected.tensors.keys() == made.tensors.keys()
    for name, tensor in expected.tensors.items():
        np.testing.assert_allclose(tensor, made.tensors[name], rtol=1e-5)


def test_no_path_of_the_trainer_is_kept(stanza_files: Path, vectors: Path, tmp_path: Path) -> None:
    """Where the trainer's files lay does not go into the model file."""
    content: dict[str, Any] = torch.load(stanza_files / "pos.pt", weights_only=True)
    content["config"]["train_file"] = "/home/xyzzy7/train.conllu"
    torch.save(content, stanza_files / "pos.pt")
    assert main(arguments(stanza_files, vectors, tmp_path / "again")) == 0
    assert b"xyzzy7" not in (tmp_path / "again" / MODEL).read_bytes()


@pytest.mark.parametrize("damaged", ["ner.pt", "vectors.npz"])
def test_other_files_are_refused(
    stanza_files: Path, vectors: Path, tmp_path: Path, damaged: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is no network or no vectors ends the export with a message that names it."""
    path = vectors if damaged == "vectors.npz" else stanza_files / damaged
    path.write_bytes(b"PK no such thing")
    assert main(arguments(stanza_files, vectors, tmp_path / "again")) == 2
    assert f"error: {path} " in capsys.readouterr().err
