"""Model files: what is read, and what is refused."""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors.numpy import load_file

from quoteattr.errors import ModelFileError
from quoteattr.parsers.embedded import EMBEDDED, EmbeddedParser
from quoteattr.runtime.weights import MANIFEST, MODEL, read_model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.model


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Copy the embedded model to a folder that a test may damage."""
    return shutil.copytree(EMBEDDED, tmp_path / "en")


def sign(folder: Path) -> None:
    """Make the manifest fit whatever the model file holds."""
    content = (folder / MODEL).read_bytes()
    files = {MODEL: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}}
    (folder / MANIFEST).write_text(json.dumps({"name": "en", "version": "0", "files": files}), encoding="utf-8")


def test_manifest_names_every_file() -> None:
    """The manifest lists all files of the embedded model but itself and the description."""
    files = json.loads((EMBEDDED / MANIFEST).read_text(encoding="utf-8"))["files"]
    assert {*files, MANIFEST, "README.md"} == {path.name for path in EMBEDDED.iterdir()}


def test_the_model_is_small() -> None:
    """The model stays under 15 MB."""
    assert (EMBEDDED / MODEL).stat().st_size < 15_000_000


@pytest.mark.parametrize(
    ("name", "damage", "message"),
    [
        (MODEL, None, r"model\.safetensors cannot be read: reinstall"),
        (MODEL, lambda content: content[:-1], r"model\.safetensors has \d+ bytes instead of \d+: reinstall"),
        (MODEL, lambda content: content[:-1] + b"?", r"model\.safetensors does not match its digest: reinstall"),
        (MANIFEST, None, r"manifest\.json cannot be read: reinstall"),
        (MANIFEST, lambda _: b"{}", r"manifest\.json is not a manifest: reinstall"),
        (MANIFEST, lambda _: b"\xff", r"manifest\.json is not a manifest: reinstall"),
    ],
    ids=["missing", "truncated", "tampered", "no manifest", "empty manifest", "no text"],
)
def test_damaged_files_are_named(
    copied: Path, name: str, damage: Callable[[bytes], bytes] | None, message: str
) -> None:
    """A damaged model raises ModelFileError that names the file and the remedy."""
    content = (copied / name).read_bytes()
    (copied / name).unlink()
    if damage is not None:
        (copied / name).write_bytes(damage(content))
    with pytest.raises(ModelFileError, match=message):
        list(EmbeddedParser(copied).parse_all(["Go."]))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is not a model file"),
        (b"\xff" * 64, "is not a model file"),
        ((1 << 60).to_bytes(8, "little") + b"{}", "is not a model file"),
        (b"\x02\0\0\0\0\0\0\0{}", "is not a model file"),
        (b'\x1f\0\0\0\0\0\0\0{"__metadata__":{"format":"9"}} ', "has format '9', but this version"),
    ],
    ids=["empty", "noise", "endless header", "no metadata", "other format"],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, message: str) -> None:
    """A file that its digest fits but that is no model file is refused, whatever it holds."""
    (tmp_path / MODEL).write_bytes(content)
    sign(tmp_path)
    with pytest.raises(ModelFileError, match=message):
        read_model(tmp_path)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_forged_header_is_read_or_refused(copied: Path, data: st.DataObject) -> None:
    """Whatever is written into the header of a file that its digest fits, nothing but ModelFileError is raised."""
    content = bytearray((EMBEDDED / MODEL).read_bytes())
    end = 8 + int.from_bytes(content[:8], "little")
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, end - 1))] = data.draw(st.sampled_from(b'0129"{}[],:aZ-.\xff\x00'))
    (copied / MODEL).write_bytes(content)
    sign(copied)
    with suppress(ModelFileError):
        list(EmbeddedParser(copied).parse_all(["Ann Lee said it works."]))


@pytest.mark.parametrize(
    "lacking", ["pos/word_emb.weight", "depparse/deprel.W1.bias", "ner/crits.0._transitions", "vectors/table"]
)
def test_missing_tensors_are_named(copied: Path, lacking: str) -> None:
    """A model without a tensor that its networks need is refused, by the tensor's name."""
    content = (copied / MODEL).read_bytes()
    assert content.count(lacking.encode()) == 1
    (copied / MODEL).write_bytes(content.replace(lacking.encode(), b"x" * len(lacking)))
    sign(copied)
    with pytest.raises(ModelFileError, match=f"lacks the tensor '{lacking}'"):
        list(EmbeddedParser(copied).parse_all(["Go."]))


def test_other_libraries_read_the_file() -> None:
    """The file is what the safetensors library takes it for."""
    expected = load_file(EMBEDDED / MODEL)
    tensors = read_model(EMBEDDED).tensors
    assert expected.keys() == tensors.keys()
    assert all(np.array_equal(tensors[name], expected[name]) for name in expected)
