"""Reads the files of a lexicon and checks every line of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

_HEADERS = ("# source: ", "# licence: ")


@frozen
class WordFile:
    """One file of a lexicon: its entries in order, each with the marks that follow its colon."""

    name: str
    marks: Mapping[str, tuple[str, ...]]

    def words(self) -> frozenset[str]:
        """Give the entries of a plain list; raises LexiconError where one has marks."""
        for entry, marks in self.marks.items():
            if marks:
                raise self.error(entry, "takes nothing after it")
        return frozenset(self.marks)

    def phrases(self) -> tuple[tuple[str, ...], ...]:
        """Give the entries of a plain list, split into words, in order."""
        self.words()
        return tuple(tuple(entry.split()) for entry in self.marks)

    def error(self, entry: str, why: str) -> LexiconError:
        """Word a complaint about an entry."""
        return LexiconError(f"{self.name}: {entry!r} {why}")


def read_word_file(folder: Traversable | Path, name: str, allowed: frozenset[str] | None = None) -> WordFile:
    """Read `name`.txt from a folder; `allowed` are the marks that an entry may have, None for any.

    Raises LexiconError where the file is missing, lacks its source or licence, or has an
    entry that is malformed or out of order.
    """
    file = folder / f"{name}.txt"
    try:
        text = file.read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise LexiconError(f"{name}.txt: cannot be read as UTF-8 text: {error}") from error
    for header in _HEADERS:
        if not any(line.startswith(header) for line in text.splitlines()):
            raise LexiconError(f"{name}.txt: has no line '{header}…'")
    found = WordFile(f"{name}.txt", dict(_entries(text)))
    _check(found, allowed, [entry for entry, _ in _entries(text)])
    return found


def _entries(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in text.splitlines():
        if line and not line.startswith("#"):
            entry, _, marks = line.partition(": ")
            yield entry.rstrip(":"), tuple(marks.split())


def _check(file: WordFile, allowed: frozenset[str] | None, order: list[str]) -> None:
    if not order:
        raise LexiconError(f"{file.name}: has no entries")
    for entry, before in zip(order, ["", *order], strict=False):
        if entry != entry.lower() or entry.split() != entry.strip().split(" ") or entry != entry.strip():
            raise file.error(entry, "must be lower case, its words parted by single spaces")
        if entry <= before:
            raise file.error(entry, f"must stand before {before!r}: entries are sorted and unique")
    for entry, marks in file.marks.items():
        strange = [mark for mark in marks if allowed is not None and mark not in allowed]
        if strange:
            raise file.error(entry, f"has {strange[0]!r} after it, which is none of {', '.join(sorted(allowed or ()))}")
