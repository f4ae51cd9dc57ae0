"""Runs quoteattr's own model through Stanza: the same weights, read by the program that trained them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from quoteattr.parsers.characters import same_length
from quoteattr.parsers.decoding import decode_fast
from quoteattr.parsers.stanza_files import NETWORKS, VECTORS, vector_cache, write_stanza_files
from quoteattr.runtime.tokenizer import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stanza import Document, Pipeline

    from quoteattr.runtime.weights import Model


class OwnModel:
    """A Stanza pipeline with the networks of a model folder, for words, sentences and base forms of quoteattr's.

    Raises ModelFileError where the model's file is missing or damaged.
    """

    def __init__(self, folder: Path, *, use_gpu: bool = False) -> None:
        from quoteattr.runtime.lemmas import Lemmatizer
        from quoteattr.runtime.weights import read_model

        model = read_model(folder)
        self.pipeline = _pipeline(model, use_gpu=use_gpu)
        self._lemmatizer = Lemmatizer(model.vectors.numbers)

    def parse(self, texts: Sequence[str]) -> list[Document]:
        """Parse texts in bulk."""
        documents = [_tokenized(same_length(text)) for text in texts]
        parsed = self.pipeline.process(documents, processors={"lemma", *NETWORKS})
        for sentence in (sentence for document in parsed for sentence in document.sentences):
            columns = zip(*((word.text, word.upos, word.xpos) for word in sentence.words), strict=True)
            for word, lemma in zip(sentence.words, self._lemmatizer.lemmas(*columns), strict=True):
                word.lemma = lemma
        return list(parsed)


def _pipeline(model: Model, *, use_gpu: bool) -> Pipeline:
    from stanza import Pipeline

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


def _tokenized(text: str) -> Document:
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
