"""Parse with the model that comes with quoteattr, or another of its kind, in numpy alone."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from quoteattr.graph import Entity, ParsedText, Sentence, fast_token
from quoteattr.model import Span
from quoteattr.parsers.characters import same_length
from quoteattr.parsers.chunks import chunks
from quoteattr.parsers.documents import ENTITY_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from threadpoolctl import ThreadpoolController

    from quoteattr.parsers.base import Choose
    from quoteattr.runtime.network import Analysis, Networks
    from quoteattr.runtime.tokenizer import Words

EMBEDDED: Final = Path(__file__).parent.parent / "models" / "en"


def is_model(folder: Path) -> bool:
    """Tell whether a folder holds a model file with its manifest."""
    return (folder / "manifest.json").is_file()


class EmbeddedParser:
    """A parser that loads its model on first use, once, and needs nothing but numpy.

    `folder` holds a model file and its manifest, as `python -m quoteattr.training.export`
    writes them.  `threads` is the number of threads that numpy may use.  Threads may share
    one parser, which serves them one after the other; a pickled parser loads its model anew.

    Raises ModelFileError on first use where the model's file is missing or damaged.
    """

    def __init__(self, folder: Path = EMBEDDED, *, threads: int = 1) -> None:
        self.folder = folder
        self.threads = threads
        self._networks: Networks | None = None
        self._lock = Lock()

    @property
    def name(self) -> str:
        """The word "embedded", or the folder where it is not the model that comes with quoteattr."""
        return "embedded" if self.folder == EMBEDDED else str(self.folder)

    def __repr__(self) -> str:
        return f"EmbeddedParser({self.folder!r}, threads={self.threads})"

    def __getstate__(self) -> dict[str, Any]:
        return {"folder": self.folder, "threads": self.threads}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]

    def parse_all(self, texts: Sequence[str]) -> Iterator[ParsedText]:
        """Parse the texts in bulk, many at a time but never all of a corpus, and yield one parse a text, in order."""
        for chunk in chunks(texts):
            yield from self._parse(chunk, [])

    def parse_chosen(self, texts: Sequence[str], choices: Sequence[Choose]) -> Iterator[ParsedText]:
        """Parse as `parse_all` does, with shallow trees for sentences that a text's choice leaves out."""
        left = list(choices)
        for chunk in chunks(texts):
            yield from self._parse(chunk, left[: len(chunk)])
            del left[: len(chunk)]

    def _parse(self, texts: Sequence[str], choices: Sequence[Choose]) -> list[ParsedText]:
        from quoteattr.runtime.network import Networks
        from quoteattr.runtime.tokenizer import sentences
        from quoteattr.runtime.weights import read_model

        tokenized = [sentences(same_length(text)) for text in texts]
        forms = [words.forms for parts in tokenized for words in parts]
        chosen = [each for parts, choose in zip(tokenized, choices, strict=False) for each in choose(parts)]
        with self._lock:
            if self._networks is None:
                self._networks = Networks(read_model(self.folder))
            with _blas().limit(limits=self.threads, user_api="blas"):
                analyses = iter(self._networks.analyse(forms, chosen))
        return [
            _parsed(text, [(words, next(analyses)) for words in parts])
            for text, parts in zip(texts, tokenized, strict=True)
        ]


@lru_cache(maxsize=1)
def _blas() -> ThreadpoolController:
    """What sets the number of NumPy's threads; it is found once, after NumPy is there, because looking takes time."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _parsed(text: str, sentences: Sequence[tuple[Words, Analysis]]) -> ParsedText:
    found = tuple(_sentence(text, words, analysis) for words, analysis in sentences)
    entities = tuple(entity for words, analysis in sentences for entity in _entities(words, analysis))
    return ParsedText(text, found, entities)


def _sentence(text: str, words: Words, analysis: Analysis) -> Sentence:
    heads = [head - 1 for head in analysis.heads]
    tags = zip(analysis.upos, analysis.xpos, heads, analysis.labels, analysis.lemmas, strict=True)
    return Sentence(
        tuple(
            [
                fast_token(index, text[start:end], start, end, of_word)
                for index, ((start, end), of_word) in enumerate(zip(words.spans, tags, strict=True))
            ]
        )
    )


def _entities(words: Words, analysis: Analysis) -> Iterator[Entity]:
    for first, last, label in analysis.names:
        kind = ENTITY_TYPES.get(label)
        if kind is not None:
            yield Entity(Span(words.spans[first][0], words.spans[last - 1][1]), kind)
