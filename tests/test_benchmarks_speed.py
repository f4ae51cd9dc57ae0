"""The timing of stages, and of another system on the same texts."""

from __future__ import annotations

import pytest

from benchmarks.cli import main
from benchmarks.speed import Speed, Timing, measure, speed_table

pytestmark = pytest.mark.model

TEXT = "“Nobody is in a hurry,” said Nadia Ferrante, research director at the Alder Institute."


def test_stages_are_timed() -> None:
    """Every stage takes some time, its parts no more than the whole, and the words are those of the texts."""
    speed = measure([TEXT, TEXT] * 20)
    seconds = {timing.name: timing.seconds for timing in speed.timings}
    assert 14 * 40 == speed.words
    assert 0 < seconds["of that, words and sentences"] < seconds["parsing the view"] < seconds["everything"]
    assert 0 < speed.start < 1


def test_the_table_gives_words_a_second() -> None:
    """The table shows rates, not seconds."""
    table = speed_table(Speed(1200, (Timing("everything and all of it", 0.5),), 0.25))
    assert ["1,200 words, one thread     words/s", "everything and all of it      2,400"] == table.splitlines()[:2]
    assert table.endswith("first answer of a fresh process: 0.25 s")


def test_the_command_prints_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file, the samples are timed."""
    assert 0 == main(["speed", "--limit", "1"])
    assert "everything" in capsys.readouterr().out


def test_another_system_must_be_installed(capsys: pytest.CaptureFixture[str]) -> None:
    """A model that is not there is named, with what to do."""
    assert 2 == main(["speed", "--limit", "1", "--beside", "no_such_model"])
    assert "error: the spaCy model 'no_such_model' is not installed: pip install it" in capsys.readouterr().err
