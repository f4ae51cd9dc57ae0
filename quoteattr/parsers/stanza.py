"""Parse with Stanza: the embedded model, a downloaded package, a folder, or a pipeline of one's own."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from quoteattr.errors import ParserUnavailableError
from quoteattr.parsers.characters import readable
from quoteattr.parsers.documents import from_document
from quoteattr.parsers.embedded import EMBEDDED, MANIFEST, load_folder
from quoteattr.parsers.lengths import bound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stanza import Document, Pipeline

    from quoteattr.graph import ParsedText

_PROCESSORS: Final = "tokenize,pos,lemma,depparse,ner"
# Characters that go to Stanza at once: enough to fill its batches, few enough to bound memory.
_CHUNK: Final = 200_000


class StanzaParser:
    """A parser that loads its Stanza pipeline on first use, once, and never asks the network.

    `package` is "embedded" (the model shipped with quoteattr), the name of a Stanza
    package that is downloaded already ("default", "default_accurate", …), a folder of
    models (in Stanza's own layout or in the embedded model's), or a Stanza pipeline.
    Threads may share one parser, which serves them one after the other; a pickled
    parser loads its pipeline anew.

    Raises ParserUnavailableError on first use where Stanza or the model is missing, and
    its subclass ModelFileError where a file of the embedded model is damaged.
    """

    def __init__(self, package: str | Path | Pipeline = "embedded", *, threads: int = 1, use_gpu: bool = False) -> None:
        self.package = package
        self.threads = threads
        self.use_gpu = use_gpu
        self._pipeline: Pipeline | None = None
        self._lock = Lock()

    @property
    def name(self) -> str:
        """The package, after the name of Stanza."""
        return f"stanza/{self.package if isinstance(self.package, str | Path) else 'pipeline'}"

    def __repr__(self) -> str:
        return f"StanzaParser({self.package!r}, threads={self.threads}, use_gpu={self.use_gpu})"

    def __getstate__(self) -> dict[str, Any]:
        return {"package": self.package, "threads": self.threads, "use_gpu": self.use_gpu}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]

    def parse_all(self, texts: Sequence[str]) -> Iterator[ParsedText]:
        """Parse the texts in bulk, many at a time but never all of a corpus, and yield one parse a text, in order."""
        for chunk in _chunks(texts):
            with self._lock, _torch_threads(self.threads):
                if self._pipeline is None:
                    self._pipeline = self._load()
                documents = _run(self._pipeline, [readable(text) for text in chunk])
            yield from map(from_document, documents, chunk)

    def _load(self) -> Pipeline:
        package = self.package
        if not isinstance(package, str | Path):
            return package
        if package == "embedded":
            return load_folder(EMBEDDED, use_gpu=self.use_gpu)
        folder = Path(package)
        if isinstance(package, Path) and not folder.is_dir():
            raise ParserUnavailableError(f"no folder of models at {str(folder)!r}: name one that exists")
        if (folder / MANIFEST).is_file():
            return load_folder(folder, use_gpu=self.use_gpu)
        where: dict[str, Any] = {"dir": str(folder)} if folder.is_dir() else {"package": package}
        return _load_downloaded(where, use_gpu=self.use_gpu)


def _load_downloaded(where: dict[str, Any], *, use_gpu: bool) -> Pipeline:
    from stanza import Pipeline

    try:
        return Pipeline("en", processors=_PROCESSORS, download_method=None, use_gpu=use_gpu, verbose=False, **where)
    except FileNotFoundError as error:
        package = where.get("package", "default")
        raise ParserUnavailableError(
            f"no Stanza models found for {', '.join(where.values())!r}: run"
            f" python -c \"import stanza; stanza.download('en', package='{package}')\" or name a folder that has them"
        ) from error


def _run(pipeline: Pipeline, texts: list[str]) -> list[Document]:
    from stanza import Document

    documents = pipeline.process([Document([], text=text) for text in texts], processors="tokenize")
    rest = {"pos", "lemma", "depparse", "ner"} & set(pipeline.processors)
    documents = pipeline.process([bound(document) for document in documents], processors=rest)
    return list(documents)


def _chunks(texts: Sequence[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    size = 0
    for text in texts:
        if chunk and size + len(text) > _CHUNK:
            yield chunk
            chunk, size = [], 0
        chunk.append(text)
        size += len(text)
    if chunk:
        yield chunk


@contextmanager
def _torch_threads(count: int) -> Iterator[None]:
    """Let torch use so many threads, and put back what it used before."""
    try:
        import stanza  # noqa: F401 - to learn of a missing package here, with its remedy
        import torch
    except ImportError as error:
        raise ParserUnavailableError("Stanza is not installed: pip install stanza") from error
    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)
