"""Checks downloaded Stanza models against Stanza's own catalogue, before they are loaded."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from quoteattr.errors import ModelFileError

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE: Final = "resources.json"
_KINDS: Final = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner", "pretrain", "forward_charlm", "backward_charlm")
_PIECE: Final = 1 << 20


def check_digests(folder: Path) -> None:
    """Compare each English model of a folder with the digest that the catalogue there has for it.

    A model that the catalogue does not know, or has no digest of, is somebody's own, and
    stays unchecked.  Raises ModelFileError, which names the file, for any other.
    """
    if not (folder / CATALOGUE).is_file():
        return
    try:
        english: dict[str, Any] = json.loads((folder / CATALOGUE).read_bytes())["en"]
        listed = [(kind, name, entry) for kind in _KINDS for name, entry in english.get(kind, {}).items()]
        digests = {
            (kind, name): {entry.get("md5"), entry.get("alternate_md5")} - {None} for kind, name, entry in listed
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelFileError(f"{folder / CATALOGUE} is no catalogue of Stanza's: download the models again") from error
    for (kind, name), known in digests.items():
        path = folder / "en" / kind / f"{name}.pt"
        if known and path.is_file() and _digest(path) not in known:
            raise ModelFileError(f"{path} does not match its digest in {CATALOGUE}: download it again")


def _digest(path: Path) -> str:
    """The MD5 of a file, which is what the catalogue holds."""
    found = hashlib.md5(usedforsecurity=False)
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()
