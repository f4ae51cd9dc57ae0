"""A run of the fuzzer: seeds laid out, a process for each target, and what came of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

from benchmarks.fuzzing.targets import TARGETS, bytes_of
from benchmarks.problems import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEEDS: Final = Path(__file__).parent / "seeds"
WORDS: Final = SEEDS / "words.dict"
LONGEST: Final = 2000  # bytes of an input
SLOWEST: Final = 10  # seconds that one input may take
LARGEST: Final = 2048  # megabytes that the process may
_STATISTIC: Final = re.compile(r"^stat::(\w+):\s+(\d+)$", re.MULTILINE)
_COVERED: Final = re.compile(r"cov: (\d+)")
_FINDING: Final = re.compile(r"Test unit written to (.+)$", re.MULTILINE)
_RAISED: Final = re.compile(r"=== Uncaught Python exception: ===\n(.*?)\n\s*==", re.DOTALL)


@frozen
class Campaign:
    """What came of feeding one target.

    `executions` counts the inputs that were run; `kept` those of them that reached new code,
    with the seeds; `covered` the edges of the code that were reached.  `finding` is the
    input that broke a promise or took too long, if one did, and `report` the traceback.
    """

    target: str
    executions: int
    kept: int
    covered: int
    finding: Path | None = None
    report: str = ""

    def __str__(self) -> str:
        verdict = f"  broken by {self.finding}" if self.finding else ""
        return f"{self.target:<18}{self.executions:>12,}{self.kept:>9,}{self.covered:>9,}{verdict}"


HEADING: Final = f"{'target':<18}{'executions':>12}{'inputs':>9}{'edges':>9}"


def seeds(target: str) -> tuple[str, ...]:
    """Give the texts that fuzzing a target starts from, those among them that once broke a promise."""
    lines = (SEEDS / f"{target}.jsonl").read_text(encoding="ascii").splitlines()
    return tuple(json.loads(line) for line in lines)


def campaigns(names: Sequence[str], seconds: int, folder: Path) -> Iterator[Campaign]:
    """Feed each target for its share of the seconds; what is found on the way is kept in the folder.

    Raises InputError where atheris is not installed.
    """
    if find_spec("atheris") is None:
        raise InputError("the fuzzer is not installed: pip install 'quoteattr[fuzz]' (Linux, Python 3.11 to 3.13)")
    for name in TARGETS:
        if name in names:
            yield _campaign(name, max(1, seconds // len(names)), folder / name)


def _campaign(target: str, seconds: int, folder: Path) -> Campaign:
    inputs = folder / "inputs"
    inputs.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(seeds(target)):
        (inputs / f"seed-{number}").write_bytes(bytes_of(text))
    options = {
        "max_total_time": seconds,
        "max_len": LONGEST,
        "timeout": SLOWEST,
        "rss_limit_mb": LARGEST,
        "dict": WORDS,
        "artifact_prefix": f"{folder}/",
        "print_final_stats": 1,
        "seed": 1,
    }
    command = [sys.executable, "-m", "benchmarks.fuzzing", target]
    command += [f"-{name}={value}" for name, value in options.items()]
    done = subprocess.run([*command, str(inputs)], capture_output=True, text=True, errors="replace", check=False)  # noqa: S603
    return _read(target, done.returncode, done.stdout + done.stderr, len(list(inputs.iterdir())))


def _read(target: str, status: int, output: str, kept: int) -> Campaign:
    """Read what libFuzzer printed; raises InputError where it did not run at all."""
    statistics = {name: int(count) for name, count in _STATISTIC.findall(output)}
    if "number_of_executed_units" not in statistics:
        raise InputError(f"the fuzzer did not run {target!r}: {output.strip()[-500:]}")
    covered = [int(edges) for edges in _COVERED.findall(output)]
    found = _FINDING.search(output) if status else None
    raised = _RAISED.search(output)
    return Campaign(
        target,
        statistics["number_of_executed_units"],
        kept,
        max(covered, default=0),
        Path(found[1]) if found else None,
        raised[1] if raised else "",
    )
