"""Parse with Stanza: the embedded model, a downloaded package, a folder, or a pipeline of one's own."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from pickle import UnpicklingError  # what torch raises; it unpickles nothing but tensors and plain values
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from quoteattr.errors import ModelFileError, ParserUnavailableError
from quoteattr.parsers.characters import readable
from quoteattr.parsers.chunks import chunks
from quoteattr.parsers.documents import from_document
from quoteattr.parsers.embedded import EMBEDDED, is_model
from quoteattr.parsers.lengths import bound
from quoteattr.parsers.stanza_catalogue import check_digests
from quoteattr.parsers.stanza_model import OwnModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stanza import Document, Pipeline

    from quoteattr.graph import ParsedText

_PROCESSORS: Final = "tokenize,pos,lemma,depparse,ner"


class StanzaParser:
    """A parser that loads its Stanza pipeline on first use, once, and never asks the network.

    `package` is the name of a Stanza package that is downloaded already ("default",
    "default_accurate", …), a folder of Stanza models, or a Stanza pipeline; or "embedded"
    or the folder of another model of quoteattr's own kind, whose words are then quoteattr's
    and whose networks Stanza runs.
    Threads may share one parser, which serves them one after the other; a pickled
    parser loads its pipeline anew.

    Raises ParserUnavailableError on first use where Stanza or the model is missing, and
    its subclass ModelFileError where a file of a model is damaged, is none, or is not the
    one whose digest stands in Stanza's catalogue.
    """

    def __init__(self, package: str | Path | Pipeline = "embedded", *, threads: int = 1, use_gpu: bool = False) -> None:
        self.package = package
        self.threads = threads
        self.use_gpu = use_gpu
        self._runner: OwnModel | _Packaged | None = None
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
        for chunk in chunks(texts):
            with self._lock, _torch_threads(self.threads):
                if self._runner is None:
                    self._runner = self._load()
                documents = self._runner.parse(chunk)
            yield from map(from_document, documents, chunk)

    def _load(self) -> OwnModel | _Packaged:
        package = self.package
        if not isinstance(package, str | Path):
            return _Packaged(package)
        folder = EMBEDDED if package == "embedded" else Path(package)
        if package == "embedded" or is_model(folder):
            return OwnModel(folder, use_gpu=self.use_gpu)
        if isinstance(package, Path) and not folder.is_dir():
            raise ParserUnavailableError(f"no folder of models at {str(folder)!r}: name one that exists")
        where: dict[str, Any] = {"dir": str(folder)} if folder.is_dir() else {"package": package}
        return _Packaged(_load_downloaded(where, use_gpu=self.use_gpu))


class _Packaged:
    """A pipeline as Stanza or the caller built it, with a tokenizer of its own."""

    def __init__(self, pipeline: Pipeline) -> None:
        self.pipeline = pipeline

    def parse(self, texts: Sequence[str]) -> list[Document]:
        """Parse texts in bulk, keeping words and sentences within what the pipeline can bear."""
        from stanza import Document

        documents = [Document([], text=readable(text)) for text in texts]
        tokenized = [bound(document) for document in self.pipeline.process(documents, processors="tokenize")]
        rest = {"pos", "lemma", "depparse", "ner"} & set(self.pipeline.processors)
        return list(self.pipeline.process(tokenized, processors=rest))


def _load_downloaded(where: dict[str, Any], *, use_gpu: bool) -> Pipeline:
    from stanza import Pipeline
    from stanza.resources.common import DEFAULT_MODEL_DIR

    check_digests(Path(where.get("dir", DEFAULT_MODEL_DIR)))
    try:
        return Pipeline("en", processors=_PROCESSORS, download_method=None, use_gpu=use_gpu, verbose=False, **where)
    except FileNotFoundError as error:
        package = where.get("package", "default")
        raise ParserUnavailableError(
            f"no Stanza models found for {', '.join(where.values())!r}: run"
            f" python -c \"import stanza; stanza.download('en', package='{package}')\" or name a folder that has them"
        ) from error
    except (UnpicklingError, EOFError, LookupError, RuntimeError) as error:
        raise ModelFileError(
            f"a Stanza model of {', '.join(where.values())!r} cannot be loaded ({type(error).__name__}):"
            " it is damaged, or no model; download it again"
        ) from error


@contextmanager
def _torch_threads(count: int) -> Iterator[None]:
    """Let torch use so many threads, and put back what it used before."""
    try:
        import stanza  # noqa: F401 - to learn of a missing package here, with its remedy
        import torch
    except ImportError as error:
        raise ParserUnavailableError("Stanza is not installed: pip install 'quoteattr[stanza]'") from error
    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)
