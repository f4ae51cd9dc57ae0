"""Real Stanza pipelines from local files: the embedded model's networks, laid out as Stanza downloads its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from quoteattr.parsers.embedded import EMBEDDED
from quoteattr.parsers.stanza_files import NETWORKS, VECTORS, vector_cache, write_stanza_files
from quoteattr.runtime.weights import read_model

if TYPE_CHECKING:
    from pathlib import Path

    from stanza.pipeline.core import Pipeline


def local_pipeline(folder: Path, processors: str, **options: object) -> Pipeline:
    """Build a pipeline of the named processors without any network; spaCy cuts the words."""
    from stanza.pipeline.core import Pipeline

    model = read_model(EMBEDDED)
    write_stanza_files(model, folder)
    for name in NETWORKS:
        (folder / "en" / name).mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.pt").rename(folder / "en" / name / "local.pt")
    package = {"tokenize": "spacy", "lemma": "identity", **dict.fromkeys(NETWORKS, "local")}
    english = {"packages": {"default": package}, "tokenize": {}, **{name: {"local": {}} for name in NETWORKS}}
    (folder / "resources.json").write_text(json.dumps({"en": english}), encoding="utf-8")
    return Pipeline(
        "en",
        dir=str(folder),
        processors=processors,
        download_method=None,
        foundation_cache=vector_cache(model),
        verbose=False,
        **{f"{name}_pretrain_path": VECTORS for name in NETWORKS},
        **options,
    )
