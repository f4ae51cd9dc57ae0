"""Mutants of the code that the tests are to notice: a sample drawn by chance, and how many of it they kill.

mutmut makes the mutants and runs the tests; its settings stand in pyproject.toml.  All of the
mutants take hours, so that a sample is tried, the same for the same seed and code.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

from benchmarks.problems import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FOLDER: Final = Path("mutants")
LEAST: Final = 80  # per cent of the mutants that the faster tests are to kill; what survives is read
_FIRST: Final = "quoteattr.scanning.scan.x_scan__mutmut_1"  # to begin with, before any mutant is there to be drawn
_SURVIVED: Final = frozenset({0, 5, 33})  # tests passed, no test was there, none was run
_UNTRIED: Final = frozenset({None, 2, 34})  # not looked at, interrupted, left out


@frozen
class Score:
    """How many mutants of a package were tried, and how many of them the tests killed."""

    package: str
    tried: int
    killed: int

    @property
    def rate(self) -> float:
        """Killed mutants in per cent of those tried."""
        return 100 * self.killed / self.tried if self.tried else 100.0

    def __str__(self) -> str:
        return f"{self.package:<26}{self.tried:>7}{self.killed:>8}{self.rate:>8.1f} %"


HEADING: Final = f"{'package':<26}{'tried':>7}{'killed':>8}{'rate':>10}"


def statuses(folder: Path = FOLDER) -> dict[str, int | None]:
    """Read what mutmut noted of each mutant: the exit status of its tests, or None where it was not tried."""
    found: dict[str, int | None] = {}
    for path in sorted(folder.rglob("*.meta")):
        found.update(json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"])
    return found


def sample(names: Iterable[str], size: int, seed: int) -> list[str]:
    """Draw so many of the names, or all if there are no more."""
    known = sorted(names)
    return sorted(random.Random(seed).sample(known, min(size, len(known))))  # noqa: S311 - no secret


def run(size: int, seed: int) -> tuple[list[Score], list[str]]:
    """Try a sample of the mutants; give the scores by package, and the names of those that survived.

    Raises InputError where mutmut is not installed or does not run.
    """
    if find_spec("mutmut") is None:
        raise InputError("mutmut is not installed: pip install 'quoteattr[dev]'")
    if not statuses():
        _mutmut([_FIRST])
    chosen = sample(statuses(), size, seed)
    _mutmut(chosen)
    found = statuses()
    tried = {name: found[name] for name in chosen if found.get(name) not in _UNTRIED}
    return list(scores(tried)), [name for name, status in tried.items() if status in _SURVIVED]


def scores(tried: Mapping[str, int | None]) -> Iterator[Score]:
    """Yield the score of each package, in order, and that of all."""
    counts: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for name, status in tried.items():
        for package in (_package(name), "all"):
            counts[package][status not in _SURVIVED] += 1
    for package in sorted(counts, key=lambda each: (each == "all", each)):
        yield Score(package, counts[package].total(), counts[package][True])


def _package(mutant: str) -> str:
    """Name the package of a mutant: quoteattr.scanning for quoteattr.scanning.pairs.x_pair__mutmut_3."""
    return ".".join(mutant.split(".")[:2])


def _mutmut(names: Iterable[str]) -> None:
    done = subprocess.run([sys.executable, "-m", "mutmut", "run", "--max-children", "1", *names], check=False)  # noqa: S603
    if done.returncode:
        raise InputError("mutmut did not run: see above")
