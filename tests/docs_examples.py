"""The examples of the pages, taken out of them and carried out where the pages say that they are."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
MADE_BY_THE_BUILD = {"rules.md"}
_FENCE = re.compile(r"^( *)```([^\n`]*)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)


@frozen
class Example:
    """A fenced block of a page: its language, what it holds, and what the block right after it shows as output."""

    page: str
    line: int
    language: str
    body: str
    output: str | None = None

    @property
    def name(self) -> str:
        """The page and the line, as a test's id."""
        return f"{self.page}:{self.line}"


def examples(*languages: str) -> list[Example]:
    """All fenced blocks of all pages in some languages, or in any."""
    found = [each for page in PAGES if page.name not in MADE_BY_THE_BUILD for each in _blocks(page)]
    return [each for each in found if not languages or each.language in languages]


def _blocks(page: Path) -> Iterator[Example]:
    text = page.read_text(encoding="utf-8")
    found = list(_FENCE.finditer(text))
    for block, after in pairwise([*found, None]):
        assert block is not None
        follows = after is not None and not text[block.end() : after.start()].strip()
        output = after[3] if after is not None and follows and after[2] in ("text", "json") else None
        yield Example(page.name, text.count("\n", 0, block.start()) + 1, block[2].strip(), block[3], output)


def lay_out(folder: Path) -> None:
    """Put the files that the pages speak of into a folder, and the command beside them."""
    shutil.copytree(ROOT / "docs" / "examples", folder, dirs_exist_ok=True)
    command = folder / ".bin" / "quoteattr"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m quoteattr "$@"\n', encoding="utf-8")
    command.chmod(0o755)


def run_python(code: str, names: dict[str, object] | None = None) -> str:
    """Run Python code in this process and give what it printed."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(code, dict(names or {}))  # noqa: S102 - the project's own pages
    return printed.getvalue()


def run_python_apart(code: str, folder: Path) -> str:
    """Run Python code in a process of its own in a folder and give what it printed.

    Spark's paths are those of the folder in which its Java began, wherever the program has gone since.
    """
    done = subprocess.run(  # noqa: S603 - the project's own pages
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def commands(session: str) -> list[tuple[str, str]]:
    """The commands of a console session, which follow a dollar sign, each with what the page says it prints."""
    parts = re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]
    return [(command, output) for command, _, output in (part.partition("\n") for part in parts)]


def run_command(command: str, folder: Path) -> str:
    """Run a command of a console session in a folder and give what a person would see."""
    path = f"{folder / '.bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(  # noqa: S603 - the project's own pages
        ["bash", "-c", command],  # noqa: S607
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
    )
    return done.stdout
