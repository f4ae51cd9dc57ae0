"""Files that are there whole or not at all."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from benchmarks.problems import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def check_target(path: Path) -> None:
    """Complain early about a place where no file can be written."""
    if path.is_dir():
        raise InputError(f"{path}: is a folder, a file is wanted")
    if not path.parent.is_dir():
        raise InputError(f"{path}: there is no folder {path.parent}")


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Open a file for writing that takes its name only once it is complete.

    Whatever ends the block early, a Ctrl-C included, leaves an older file of that
    name as it was and no trace of the new one.
    """
    check_target(path)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        # a lone surrogate, which JSON allows in a text, becomes the escape that JSON reads back
        file = unfinished.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror})") from error
    try:
        with file:
            yield file
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def write_lines(path: Path, objects: Iterable[object]) -> int:
    """Write JSON Lines and return how many; the objects may be made one by one."""
    count = 0
    with whole_file(path) as file:
        for count, each in enumerate(objects, start=1):  # noqa: B007 - the last number is the count
            file.write(json.dumps(each, ensure_ascii=False) + "\n")
    return count


def make_folder(path: Path) -> None:
    """Make a folder where it is missing."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{path}: no folder can be made there ({error.strerror})") from error
