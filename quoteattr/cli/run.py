"""Runs what the options say: documents in, answers out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from attrs import evolve

from quoteattr.cli.inputs import Inputs, Name, sample
from quoteattr.cli.outputs import Folder, OneFile, Stdout
from quoteattr.cli.progress import Progress
from quoteattr.errors import AttributionError, OptionError
from quoteattr.formats import find
from quoteattr.render.terminal import Style

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from quoteattr.attributor import Attributor
    from quoteattr.formats import Format
    from quoteattr.model import AttributedText


class Report:
    """Tells on stderr what went wrong, and remembers that something did."""

    def __init__(self) -> None:
        self.failed = False
        self.progress: Progress | None = None

    def __call__(self, message: str) -> None:
        """Write a line, out of the way of the progress."""
        self.failed = True
        if self.progress:
            self.progress.clear()
        sys.stderr.write(f"error: {message}\n")


def attribute(options: Namespace) -> int:
    """Attribute the documents and write the answers; return the exit status."""
    report = Report()
    documents = Inputs(options.files, report, options.text_field, options.id_field)
    attributor = load(options)
    output = _output(options, attributor, several=_several(documents))
    complete = False
    try:
        for name, answer in answers(attributor, options, documents, report, output.skips):
            if isinstance(answer, AttributionError):
                output.failed(name)
            else:
                output.write(name, answer)
        complete = True
    except KeyboardInterrupt:
        raise KeyboardInterrupt(
            ": all that is written is whole; go on with --resume" if options.output else ""
        ) from None
    finally:
        output.close(complete=complete)
    return int(report.failed)


def load(options: Namespace) -> Attributor:
    """Give the attributor with the settings that the options name."""
    from quoteattr.attributor import Attributor

    return Attributor(
        parser=options.parser,
        keep_other=options.keep_other,
        thought=not options.no_thought,
        indirect=not options.no_indirect,
        genre=options.genre,
    )


def answers(
    attributor: Attributor, options: Namespace, documents: Inputs, report: Report, skips: Callable[[Name], bool]
) -> Iterator[tuple[Name, AttributedText | AttributionError]]:
    """Yield the answer for each document, named; one that failed is reported, and its error stands in its place."""
    if not documents.names:
        sys.stderr.write("no FILE given: this is the article that comes with quoteattr (- reads stdin)\n")
    texts: Iterable[tuple[Name, str]] = documents if documents.names else [(Name(0, None), sample())]
    waiting = ((name, text) for name, text in texts if not skips(name))
    progress = report.progress = Progress(documents.total(), quiet=bool(options.output))
    if progress.on_terminal and options.workers == 1:
        attributor.progress = progress.within
    try:
        for name, answer in attributor.pipe(waiting, errors="return", workers=options.workers):
            progress.clear()
            if isinstance(answer, AttributionError):
                report(f"{name.id or 'the text'}: {answer.reason}")
                yield name, answer
            else:
                yield name, evolve(answer, id=name.id)
            progress.step()
    finally:
        progress.clear()


def _several(documents: Inputs) -> bool:
    total = documents.total()
    return total is None or total > 1


def _output(options: Namespace, attributor: Attributor, *, several: bool) -> Stdout | OneFile | Folder:
    """The output that the options ask for; raises OptionError where they do not go together."""
    form = find(options.format)
    settings = _settings(options, attributor, form, several=several)
    path: Path | None = options.output
    if several and not form.joins and (path is None or (path.suffix == form.suffix and not path.is_dir())):
        raise OptionError(f"the format {form.name} needs a file for each document: give a folder with --output")
    if path is None:
        if options.resume or options.overwrite:
            raise OptionError("--resume and --overwrite need --output")
        return Stdout(form, settings)
    is_folder = path.is_dir() or str(options.output).endswith("/") or (several and not form.joins)
    check_vacant(path, options)
    return (Folder if is_folder else OneFile)(path, form, settings, resume=options.resume)


def _settings(options: Namespace, attributor: Attributor, form: Format, *, several: bool) -> dict[str, object]:
    """The options that the format takes; raises OptionError for one that it does not."""
    settings: dict[str, object] = {}
    if options.offsets:
        settings["offsets"] = options.offsets
    if options.explain:
        settings["explain"] = True
    form.check(settings)
    if form.name == "table":
        settings |= {"heading": several, "style": Style() if options.output else Style.of(sys.stdout)}
    if "parser" in form.options:
        settings["parser"] = attributor.parser
    return settings


def check_vacant(path: Path, options: Namespace) -> None:
    """Raise OptionError where something would be lost."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OptionError(f"{path} is no file: leave --output out, and redirect")
    taken = any(path.iterdir()) if path.is_dir() else path.exists()
    if taken and not options.resume and not options.overwrite:
        raise OptionError(f"{path} is there already: --resume an interrupted run, or --overwrite it")
