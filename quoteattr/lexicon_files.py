"""Reads the files of a lexicon and checks every line of them."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Mapping
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
                raise self.error(entry, f"is marked {marks[0]!r}, but entries of this file have no marks")
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
    try:
        lines = (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise LexiconError(f"{name}.txt: cannot be read as UTF-8 text: {error}") from error
    for header in _HEADERS:
        if not any(line.startswith(header) for line in lines):
            raise LexiconError(f"{name}.txt: has no line {header + '…'!r}")
    parted = [line.partition(": ") for line in lines if line and not line.startswith("#")]
    file = WordFile(f"{name}.txt", {entry: tuple(marks.split()) for entry, _, marks in parted})
    _check_entries(file, [entry for entry, _, _ in parted])
    if allowed is not None:
        _check_marks(file, allowed)
    return file


def _check_entries(file: WordFile, entries: list[str]) -> None:
    if not entries:
        raise LexiconError(f"{file.name}: has no entries")
    for entry in entries:
        if entry != entry.lower() or entry.endswith(":") or (" " in entry and entry.split() != entry.split(" ")):
            raise file.error(entry, "must be lower case, its words parted by single spaces, with no bare colon")
    if entries != sorted(file.marks):
        before, entry = next(pair for pair in pairwise(entries) if pair[0] >= pair[1])
        raise file.error(entry, f"stands after {before!r}, but entries are sorted and unique")


def _check_marks(file: WordFile, allowed: frozenset[str]) -> None:
    if not allowed.issuperset(chain.from_iterable(file.marks.values())):
        entry, mark = next((e, m) for e, marks in file.marks.items() for m in marks if m not in allowed)
        raise file.error(entry, f"is marked {mark!r}, which is none of {', '.join(sorted(allowed))}")
