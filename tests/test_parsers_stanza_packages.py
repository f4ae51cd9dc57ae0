"""Models in Stanza's own layout: a folder, a downloaded package, and a pipeline that the caller built."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quoteattr import Attributor
from quoteattr.errors import ModelFileError
from quoteattr.parsers.embedded import EMBEDDED
from quoteattr.parsers.stanza import StanzaParser
from quoteattr.parsers.stanza_catalogue import check_digests
from quoteattr.parsers.stanza_files import NETWORKS, VECTORS, vector_cache, write_stanza_files
from quoteattr.runtime.weights import read_model

if TYPE_CHECKING:
    from collections.abc import Callable

    from quoteattr.graph import ParsedText

pytestmark = pytest.mark.model

TEXT = "“We don’t need a second bridge,” said Mara Ostrow, mayor of Lud. She left."
# Stanza's own tokenizer, trained on the same treebanks as the embedded model.
TOKENIZER = Path(__file__).parent / "data" / "tokenize.pt"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay the embedded model out as Stanza lays out what it downloads, with a tokenizer of Stanza's."""
    place = tmp_path_factory.mktemp("resources")
    model = read_model(EMBEDDED)
    write_stanza_files(model, place)
    for kind in ("tokenize", "pretrain", *NETWORKS):
        (place / "en" / kind).mkdir(parents=True)
    for kind in NETWORKS:
        shutil.move(place / f"{kind}.pt", place / "en" / kind / "small.pt")
    shutil.copy(TOKENIZER, place / "en" / "tokenize" / "small.pt")
    vector_cache(model).pretrains[VECTORS].save(str(place / "en" / "pretrain" / "small.pt"))
    (place / "resources.json").write_text(json.dumps({"en": resources()}), encoding="utf-8")
    return place


def resources() -> dict[str, Any]:
    """Make the catalogue of such a folder."""
    needs = {"small": {"dependencies": [{"model": "pretrain", "package": "small"}]}}
    package = {**dict.fromkeys(("tokenize", *NETWORKS), "small"), "lemma": "identity"}
    return {
        "lang_name": "English",
        **dict.fromkeys(NETWORKS, needs),
        "tokenize": {"small": {}},
        "pretrain": {"small": {}},
        "lemma": {"identity": {}},
        "packages": {"default": package},
        "default_processors": package,
        "default_dependencies": {},
    }


def outline(parsed: ParsedText) -> list[list[str]]:
    """Give the words of every sentence with their relations."""
    return [[f"{token.text}/{token.deprel}" for token in sentence.tokens] for sentence in parsed.sentences]


def test_a_folder_is_parsed_with(folder: Path) -> None:
    """Models in a local folder are loaded and give words of the text, their trees and names."""
    (parsed,) = StanzaParser(folder).parse_all([TEXT])
    first, second = outline(parsed)
    assert ["“/punct", "We/nsubj", "do/aux", "n’t/advmod", "need/ccomp"] == first[:5]
    assert ["She/nsubj", "left/root", "./punct"] == second
    assert "Mara Ostrow" in [entity.span.of(TEXT) for entity in parsed.entities]


def test_a_pipeline_of_ones_own_gives_the_same(folder: Path) -> None:
    """A pipeline that the caller built of the same models gives what the folder gives, through the whole line."""
    from stanza import Pipeline

    pipeline = Pipeline("en", dir=str(folder), download_method=None, use_gpu=False, verbose=False)
    own = Attributor(parser=pipeline).attribute(TEXT)
    assert own == Attributor(parser=folder).attribute(TEXT)
    assert ["Mara Ostrow"] == [speaker.name for speaker in own.speakers]


def test_a_downloaded_package_is_found(folder: Path) -> None:
    """A package's name leads to Stanza's own folder, wherever the environment says that is."""
    code = f"""
from quoteattr import Attributor
doc = Attributor(parser="default").attribute({TEXT!r})
print(doc.quotations[0].speaker.name)
"""
    environment = {**os.environ, "STANZA_RESOURCES_DIR": str(folder)}
    found = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert found.stdout.strip() == "Mara Ostrow"


class Harm:
    """What runs code where it is unpickled."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return Path.touch, (self.trace,)


@pytest.fixture
def copied(folder: Path, tmp_path: Path) -> Path:
    """Copy the folder, for a test to damage."""
    return shutil.copytree(folder, tmp_path / "resources")


@pytest.mark.parametrize(
    "damage",
    [
        lambda content, _: content[:-100],
        lambda _, __: b"",
        lambda _, __: b"\xff" * 1000,
        lambda _, trace: pickle.dumps(Harm(trace), protocol=2),
    ],
    ids=["truncated", "empty", "noise", "code"],
)
def test_damaged_models_are_refused(copied: Path, damage: Callable[[bytes, Path], bytes]) -> None:
    """A file that is no model raises an error of ours, and nothing in it is run."""
    path, trace = copied / "en" / "pos" / "small.pt", copied / "harm"
    path.write_bytes(damage(path.read_bytes(), trace))
    with pytest.raises(ModelFileError, match=r"cannot be loaded.*download it again"):
        list(StanzaParser(copied).parse_all([TEXT]))
    assert not trace.exists()


def catalogue(folder: Path, digest: str) -> None:
    """Name a digest of the tagger in the catalogue of a folder."""
    found = {"en": {**resources(), "pos": {"small": {"md5": digest, "alternate_md5": None}, "absent": {"md5": "0"}}}}
    (folder / "resources.json").write_text(json.dumps(found), encoding="utf-8")


def test_models_fit_their_digests(copied: Path) -> None:
    """A file that is changed is refused though it would load; the one of the digest is taken."""
    path = copied / "en" / "pos" / "small.pt"
    content = path.read_bytes()
    catalogue(copied, hashlib.md5(content, usedforsecurity=False).hexdigest())
    check_digests(copied)
    middle = len(content) // 2
    path.write_bytes(content[:middle] + bytes([content[middle] ^ 255]) + content[middle + 1 :])
    with pytest.raises(ModelFileError, match=r"small\.pt does not match its digest in resources\.json"):
        list(StanzaParser(copied).parse_all([TEXT]))


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"en": 1}', '{"en": {"pos": {"small": 1}}}'])
def test_what_is_no_catalogue_is_told(tmp_path: Path, content: str) -> None:
    """A catalogue that cannot be read is named; none at all is the folder's own affair."""
    check_digests(tmp_path)
    (tmp_path / "resources.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelFileError, match=r"resources\.json is no catalogue of Stanza's"):
        check_digests(tmp_path)
