"""Where answers go: stdout, one file, or a folder with a file for each document."""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quoteattr.cli.journal import Journal

if TYPE_CHECKING:
    from io import FileIO

    from quoteattr.cli.inputs import Name
    from quoteattr.formats import Format
    from quoteattr.model import AttributedText

_LONGEST_NAME = 150  # characters; file systems allow 255 bytes
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\ud800-\udfff]')


class Stdout:
    """Writes to stdout, one document at a time, and remembers nothing."""

    def __init__(self, format: Format, options: dict[str, object]) -> None:  # noqa: A002 - the word that says it
        self._format, self._options = format, options
        self._header = format.header

    def skips(self, name: Name) -> bool:  # noqa: ARG002
        """Tell whether an earlier run has done a document."""
        return False

    def write(self, name: Name, doc: AttributedText) -> None:  # noqa: ARG002
        """Write one answer, whole."""
        sys.stdout.write(self._header + self._format.write(doc, **self._options))
        sys.stdout.flush()
        self._header = ""

    def failed(self, name: Name) -> None:
        """Count a document that has no answer."""

    def close(self, *, complete: bool) -> None:
        """Leave a table without rows where there was nothing to write."""
        if complete:
            sys.stdout.write(self._header)
            sys.stdout.flush()


class _Resumable:
    """Keeps a journal of what is done, and skips what the journal of an interrupted run names."""

    def __init__(self, journal: Path, format: Format, *, resume: bool) -> None:  # noqa: A002
        self._format = format
        self._before = Journal.read(journal, format.name) if resume else Journal(journal, format.name)
        self._journal = Journal(journal, format.name, size=self._before.size)

    def skips(self, name: Name) -> bool:
        """Tell whether an earlier run has done a document."""
        return self._before.skips(name, self._journal)

    def failed(self, name: Name) -> None:
        """Count a document that has no answer."""
        self._journal.count(name)
        self._journal.write()


class OneFile(_Resumable):
    """Writes documents behind each other into one file."""

    def __init__(self, path: Path, format: Format, options: dict[str, object], *, resume: bool) -> None:  # noqa: A002
        super().__init__(path.with_name(f"{path.name}.progress"), format, resume=resume)
        self._options = options
        self._file: FileIO = path.open("r+b" if resume else "wb", buffering=0)
        self._file.truncate(self._journal.size)
        self._file.seek(self._journal.size)
        if not resume:
            self._append(format.header)
            self._journal.write()

    def write(self, name: Name, doc: AttributedText) -> None:
        """Write one answer, whole."""
        self._append(self._format.write(doc, **self._options))
        self.failed(name)

    def _append(self, text: str) -> None:
        data = text.encode("utf-8", "replace")
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) :]
        self._journal.size += len(data)

    def close(self, *, complete: bool) -> None:
        """Cut off what was not written whole, and keep the journal if there is more to do."""
        self._file.truncate(self._journal.size)
        self._file.close()
        if complete:
            self._journal.remove()


class Folder(_Resumable):
    """Writes a file for each document, named after it, into a folder."""

    def __init__(self, path: Path, format: Format, options: dict[str, object], *, resume: bool) -> None:  # noqa: A002
        path.mkdir(parents=True, exist_ok=True)
        super().__init__(path / ".quoteattr.progress", format, resume=resume)
        self._path, self._options = path, options
        self._taken: set[str] = set(format.folder)
        for name, text in format.folder.items():
            _replace(path / name, text)
        if not resume:
            self._journal.write()

    def skips(self, name: Name) -> bool:
        """Tell whether an earlier run has done a document; its file's name is taken all the same."""
        skipped = super().skips(name)
        if skipped:
            self._stem(name)
        return skipped

    def write(self, name: Name, doc: AttributedText) -> None:
        """Write one answer, whole, and what belongs beside it."""
        stem = self._stem(name)
        texts = {self._format.suffix: self._format(doc, **self._options), **self._format.beside(doc)}
        for suffix, text in texts.items():
            _replace(self._path / f"{stem}{suffix}", text)
        super().failed(name)

    def failed(self, name: Name) -> None:
        """Count a document that has no answer; its file's name is taken all the same."""
        self._stem(name)
        super().failed(name)

    def _stem(self, name: Name) -> str:
        """A file's name without suffix that nothing else has taken, within the folder whatever the id."""
        stem = safe_stem(name.id) or f"document-{name.position + 1}"
        if stem.casefold() in self._taken:
            stem = f"{stem}-{name.position + 1}"
        self._taken.add(stem.casefold())
        return stem

    def close(self, *, complete: bool) -> None:
        """Keep the journal if there is more to do."""
        if complete:
            self._journal.remove()


def safe_stem(name: str | None) -> str:
    """Make a path within a folder of a document's id: no way up, no odd characters, not too long, no suffix."""
    steps = [_UNSAFE.sub("_", step).strip(" ") for step in re.split(r"[/\\]", name or "")]
    steps = [_short(step) for step in steps if step.strip(".")]
    if not steps:
        return ""
    last = Path(steps[-1])
    return "/".join([*steps[:-1], last.stem])


def _short(step: str) -> str:
    if len(step) <= _LONGEST_NAME:
        return step
    return f"{step[:_LONGEST_NAME]}-{hashlib.sha256(step.encode()).hexdigest()[:8]}"


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_bytes(text.encode("utf-8", "replace"))
    fresh.replace(path)
