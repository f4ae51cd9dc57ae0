"""Mutants: a sample is drawn, tried by mutmut, and counted by package."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks import mutation
from benchmarks.cli import main
from benchmarks.mutation import Score, sample, scores, statuses
from benchmarks.problems import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PAIR, SCAN, MATCH = (
    f"quoteattr.{place}__mutmut_1" for place in ("scanning.pairs.x_pair", "scanning.scan.x", "pattern.x")
)


def note(folder: Path, found: dict[str, int | None]) -> None:
    """Write what mutmut notes of mutants."""
    folder.mkdir(exist_ok=True)
    (folder / "scan.py.meta").write_text(json.dumps({"exit_code_by_key": found}), encoding="utf-8")


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """Let mutmut be one that knows three mutants, one of which survives; give the names it was asked for."""
    asked: list[list[str]] = []

    def mutmut(names: Iterable[str]) -> None:
        asked.append(list(names))
        found = {PAIR: 1, SCAN: 0, MATCH: 36}
        note(tmp_path / "mutants", {name: found[name] if name in asked[-1] else None for name in found})

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(mutation, "_mutmut", mutmut)
    monkeypatch.setattr(mutation, "find_spec", lambda _: True)
    return asked


def test_samples_are_the_same_for_a_seed() -> None:
    """A seed draws the same names whatever their order, another seed others, and no more than there are."""
    names = [f"m{number}" for number in range(50)]
    assert sample(names, 5, 1) == sample(reversed(names), 5, 1) != sample(names, 5, 2)
    assert sorted(names) == sample(names, 99, 1)


def test_scores_are_counted_by_package() -> None:
    """Mutants that no test runs survive; one that makes the tests hang or crash is killed."""
    counted = scores({PAIR: 1, SCAN: 33, MATCH: -9, MATCH + "0": 36, MATCH + "1": 0})
    assert [Score("quoteattr.pattern", 3, 2), Score("quoteattr.scanning", 2, 1), Score("all", 5, 3)] == list(counted)


def test_mutants_are_made_first(tried: list[list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    """Without any mutants one is begun with, so that all are made; survivors are named, and too many of them fail."""
    assert 1 == main(["mutants", "--sample", "3"])
    assert ["quoteattr.scanning.scan.x_scan__mutmut_1"] == tried[0]
    assert sorted([PAIR, SCAN, MATCH]) == tried[1]
    printed = capsys.readouterr().out
    assert "66.7 %" in printed
    assert f"survived: {SCAN}\n" in printed


def test_what_was_not_tried_does_not_count(tried: list[list[str]], tmp_path: Path) -> None:
    """Only mutants of the sample count, and enough of them killed is a success."""
    note(tmp_path / "mutants", {PAIR: None, MATCH: None})
    assert 0 == main(["mutants", "--sample", "1", "--seed", "1"])
    assert 1 == len(tried)
    assert {None} < set(statuses().values())


def test_without_mutmut_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where mutmut is not installed, the message says how to."""
    monkeypatch.setattr(mutation, "find_spec", lambda _: None)
    with pytest.raises(InputError, match="mutmut is not installed: pip install"):
        mutation.run(1, 1)
