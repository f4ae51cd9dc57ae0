"""The documents that the command line names: files, folders, JSON lines, stdin."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from attrs import frozen

from quoteattr.errors import QuoteattrError, SchemaError
from quoteattr.model import AttributedText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

JSON_LINES = (".jsonl", ".ndjson")
_TEXTS = (".txt", ".text", *JSON_LINES)
STDIN = "-"


class UnreadableTextError(QuoteattrError, ValueError):
    """A text named on the command line cannot be read."""


@frozen
class Name:
    """What a document is called, and its place among all."""

    position: int
    id: str | None


@frozen
class Inputs:
    """What to read: the names given, and the fields of JSON lines that hold the text and the id.

    `report` is told of each document that cannot be read; the others go on.
    """

    names: Sequence[str]
    report: Callable[[str], None]
    text_field: str | None = None
    id_field: str | None = None

    @cached_property
    def paths(self) -> list[str]:
        """The files behind the names, those of folders in order of their names."""
        return [path for name in self.names for path in self._within(name)]

    def _within(self, name: str) -> Iterator[str]:
        if name == STDIN or not Path(name).is_dir():
            yield name
            return
        found = 0
        for folder, below, members in os.walk(name):
            below.sort()
            for member in sorted(members):
                if member.lower().endswith(_TEXTS) and not member.startswith("."):
                    found += 1
                    yield str(Path(folder) / member)
        if not found:
            self.report(f"{name}: no files that end in {', '.join(_TEXTS)}")

    def total(self) -> int | None:
        """How many documents there are, or None where only reading will tell."""
        return None if any(map(self._is_json, self.paths)) else len(self.paths)

    def _is_json(self, path: str) -> bool:
        if path == STDIN:
            return self.text_field is not None or self.id_field is not None
        return path.lower().endswith(JSON_LINES)

    def __iter__(self) -> Iterator[tuple[Name, str]]:
        """Yield the documents that can be read, in order, each when it is asked for."""
        position = 0
        for path in self.paths:
            for name, text in self._readable(path):
                if text is not None:
                    yield Name(position, name), text
                position += 1

    def _readable(self, path: str) -> Iterator[tuple[str | None, str | None]]:
        """The documents of a file; where it cannot be read further, which is reported, one without a text."""
        try:
            yield from self._documents(path)
        except (OSError, UnreadableTextError) as error:
            self.report(f"{path}: {error.strerror}" if isinstance(error, OSError) else str(error))
            yield path, None

    def answers(self) -> Iterator[AttributedText]:
        """Yield the answers that `--format jsonl` wrote, one a line, each when it is asked for."""
        for path in self.paths:
            yield from self._answers(path)

    def _answers(self, path: str) -> Iterator[AttributedText]:
        try:
            with _opened(path) as file:
                for number, line in enumerate(file, start=1):
                    answer = self._answer(f"{path}:{number}", line)
                    if answer is not None:
                        yield answer
        except OSError as error:
            self.report(f"{path}: {error.strerror}")

    def _answer(self, place: str, line: bytes) -> AttributedText | None:
        """The answer of a line, or None for an empty one and one that is none, which is reported."""
        try:
            return AttributedText.from_json(line) if line.strip() else None
        except SchemaError as error:
            self.report(f"{place}: no answer of quoteattr: {error}")
            return None

    def _documents(self, path: str) -> Iterator[tuple[str | None, str | None]]:
        with _opened(path) as file:
            if not self._is_json(path):
                yield (None if path == STDIN else path), _decoded(path, file.read())
                return
            for number, line in enumerate(file, start=1):
                place = f"{path}:{number}"
                if line.strip():
                    yield self._record(place, line)

    def _record(self, place: str, line: bytes) -> tuple[str, str | None]:
        """The id and the text of a line; the text is None where there is none, which is reported."""
        try:
            return self._parsed(place, line)
        except UnreadableTextError as error:
            self.report(str(error))
            return place, None

    def _parsed(self, place: str, line: bytes) -> tuple[str, str]:
        """The id and the text of a line; raises UnreadableTextError where they are not there."""
        wanted, written = self.text_field or "text", _decoded(place, line).removeprefix("\ufeff")
        try:
            record = json.loads(written)
        except (ValueError, RecursionError) as error:
            raise UnreadableTextError(f"{place}: not JSON: {error}") from error
        if not isinstance(record, dict) or not isinstance(record.get(wanted), str):
            raise UnreadableTextError(f"{place}: no text in the field {wanted!r}: name another with --text-field")
        name = record.get(self.id_field or "id")
        if name is None and self.id_field:
            raise UnreadableTextError(f"{place}: no field {self.id_field!r}")
        return (place if name is None else str(name)), record[wanted]


def sample() -> str:
    """The article that comes with the package."""
    return (files("quoteattr") / "samples" / "article.txt").read_text(encoding="utf-8")


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == STDIN:
        yield sys.stdin.buffer
        return
    with Path(path).open("rb") as file:
        yield file


def _decoded(place: str, data: bytes) -> str:
    """The text, its line ends as they are, since offsets depend on them."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableTextError(f"{place}: not UTF-8 at byte {error.start}: convert it first") from error
