"""Runs quoteattr's own model through Stanza: the same weights, read by the program that trained them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from quoteattr.parsers.decoding import decode_fast
from quoteattr.parsers.stanza_files import NETWORKS, VECTORS, vector_cache, write_stanza_files
from quoteattr.runtime.tokenizer import sentences

if TYPE_CHECKING:
    from stanza import Document, Pipeline


def load_folder(folder: Path, *, use_gpu: bool = False) -> Pipeline:
    """Build a Stanza pipeline from a model folder, for documents that are tokenised already.

    Raises ModelFileError where the model's file is missing or damaged.
    """
    from stanza import Pipeline

    from quoteattr.runtime.weights import read_model

    model = read_model(folder)
    with TemporaryDirectory(prefix="quoteattr-") as place:
        write_stanza_files(model, Path(place))
        pipeline = Pipeline(
            "en",
            dir=place,
            resources_filepath=str(Path(place) / "resources.json"),
            download_method=None,
            allow_unknown_language=True,
            package=None,
            processors=dict.fromkeys(("tokenize", "lemma", *NETWORKS), "default"),
            tokenize_pretokenized=True,
            lemma_use_identity=True,
            foundation_cache=vector_cache(model),
            use_gpu=use_gpu,
            verbose=False,
            **{f"{name}_model_path": str(Path(place) / f"{name}.pt") for name in NETWORKS},
            **{f"{name}_pretrain_path": VECTORS for name in NETWORKS},
        )
    decode_fast(pipeline)
    return pipeline


def tokenized(text: str) -> Document:
    """Give a text as a Stanza document of quoteattr's own words and sentences."""
    from stanza import Document

    return Document(
        [
            [_entry(place, *word) for place, word in enumerate(zip(words.forms, words.spans, strict=True), 1)]
            for words in sentences(text)
        ],
        text=text,
    )


def _entry(place: int, form: str, span: tuple[int, int]) -> dict[str, Any]:
    return {"id": (place,), "text": form, "start_char": span[0], "end_char": span[1]}
