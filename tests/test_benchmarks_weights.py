"""Weights of stories: fitted from annotated turns, the same each time, and written as a module."""

from __future__ import annotations

import json
import runpy
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks import cli
from benchmarks.documents import read_annotated
from benchmarks.fitting.examples import examples
from benchmarks.fitting.perceptron import fit, tallies

if TYPE_CHECKING:
    from pathlib import Path

TURNS = (
    ("Is the ferry late again?", "Anna Brook"),
    ("It is always late,", "Peter Lund"),
    ("You know that.", "Peter Lund"),
    ("Then we might walk.", "Anna Brook"),
    ("In this rain? You must be mad.", "Peter Lund"),
)
STORY = """\
“Is the ferry late again?” asked Anna Brook.

“It is always late,” said Peter Lund. “You know that.”

“Then we might walk.”

“In this rain? You must be mad.”

Anna laughed and took her umbrella.
"""
PEOPLE = {"Anna Brook": ["Anna"], "Peter Lund": ["Peter"]}


def quote(number: int, words: str, speaker: str) -> dict[str, Any]:
    """Annotate a quotation of the story."""
    start = STORY.index(words)
    return {
        "id": f"q{number}",
        "kind": "direct",
        "spans": [[start, start + len(words)]],
        "speaker": speaker,
        "speaker_aliases": PEOPLE[speaker],
        "attribution_type": "implicit",
    }


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A file with the story twice, under two ids, and a report."""
    quotes = [quote(number, *turn) for number, turn in enumerate(TURNS)]
    entities = [{"name": name, "aliases": aliases} for name, aliases in PEOPLE.items()]
    story = {"text": STORY, "genre": "fiction", "quotes": quotes, "entities": entities}
    report = {"id": "report", "text": "“It works,” said Ann Lee.", "quotes": []}
    path = tmp_path / "gold.jsonl"
    lines = [{"id": "one/1", **story}, {"id": "two/1", **story}, report]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.mark.model
def test_turns_are_read_with_who_is_right(gold: Path) -> None:
    """A turn for each paragraph, what its frame gives, and the annotated speaker among the candidates."""
    first, *_ = examples(read_annotated(gold), "embedded", cast=False)
    assert ("name", "name", "nothing", "nothing") == first.kinds
    assert [1, 1, 1, 1] == [len(right or ()) for right in first.right]


@pytest.mark.model
def test_fitted_weights_lead_to_whom_they_were_fitted_on(gold: Path) -> None:
    """After a few rounds every turn of the examples is right; without weights not every one is."""
    found = list(examples(read_annotated(gold), "embedded", cast=False))
    weights = fit(found, 4)
    assert (8, 8) == (tallies(found, weights)["all"].turns, tallies(found, weights)["all"].right)
    assert tallies(found, {})["all"].right < 8
    assert weights == fit(found, 4)


@pytest.mark.model
def test_weights_are_written_as_a_module(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes what Python reads, and tells how many turns come out right."""
    out = tmp_path / "weights.py"
    assert 0 == cli.main(["weights", "--gold", str(gold), "--out", str(out), "--rounds", "2", "--without", "two/"])
    weights = runpy.run_path(str(out))["WEIGHTS"]
    assert weights
    assert sorted(weights) == list(weights)
    assert f"{len(weights)} weights, from 2 documents" in capsys.readouterr().out


@pytest.mark.model
def test_there_must_be_a_story(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without one nothing is written, and the message says what is missing."""
    out = tmp_path / "weights.py"
    assert 2 == cli.main(["weights", "--gold", str(gold), "--out", str(out), "--without", "one/", "two/"])
    assert "no document is left that is told as a story" in capsys.readouterr().err
    assert not out.exists()
