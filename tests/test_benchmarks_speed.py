"""The timing of stages, and of another system on the same texts."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.cli import main
from benchmarks.peers import peer, small_model
from benchmarks.problems import InputError
from benchmarks.slopes import by_length
from benchmarks.speed import EVERYTHING, Speed, Timing, measure, speed_table

if TYPE_CHECKING:
    from pathlib import Path

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


def test_the_table_compares_other_systems() -> None:
    """What another system took is told in words a second, and as a ratio to everything."""
    own, other = Timing(EVERYTHING, 0.5), Timing("another system", 2.0)
    table = speed_table(Speed(1200, (own,), 0.25, (other,), 115_000_000))
    assert ["another", "system", "600", "quoteattr", "4.0", "times", "as", "fast"] == table.splitlines()[2].split()
    assert table.endswith("most memory at once: 115 MB")


def test_a_word_takes_the_same_time_at_every_length() -> None:
    """Texts are made as long as asked, of the paragraphs given, and timed."""
    lengths = list(by_length([TEXT], lengths=(1000, 5000)))
    assert [12, 57] == [round(each.words / 14) for each in lengths]
    assert all(each.characters >= asked for each, asked in zip(lengths, (1000, 5000), strict=True))
    assert all(0 < each.seconds for each in lengths)


def test_the_command_prints_slopes(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A row for each length."""
    monkeypatch.setattr("benchmarks.slopes.by_length.__kwdefaults__", {"parser": "embedded", "lengths": (1000, 2000)})
    assert 0 == main(["speed", "--limit", "1", "--slopes"])
    heading, *rows = capsys.readouterr().out.splitlines()
    assert ["characters", "words", "us", "a", "word"] == heading.split()
    assert 2 == len(rows)


class Cue:
    """Stands for a system's module."""

    @staticmethod
    def direct_quotations(parsed: object) -> list[object]:
        """Fail, as some systems do at some texts."""
        raise IndexError(parsed)


def test_another_system_reads_spacy_parses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system on spaCy's parses is timed with the parsing, and may fail at a text."""
    pytest.importorskip(small_model())
    monkeypatch.setitem(sys.modules, "textacy.extract", Cue)
    title, seconds = peer("textacy")
    assert "textacy's direct quotations on spaCy's small model" == title
    assert seconds([TEXT]) > 0


def test_the_command_prints_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file, the samples are timed."""
    assert 0 == main(["speed", "--limit", "1"])
    assert "everything" in capsys.readouterr().out


def test_another_system_must_be_installed(capsys: pytest.CaptureFixture[str]) -> None:
    """A model that is not there is named, with what to do."""
    assert 2 == main(["speed", "--limit", "1", "--beside", "spacy", "no_such_model"])
    assert "error: the spaCy model 'no_such_model' is not installed: pip install it" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "remedy"), [("textacy", "pip install textacy"), ("sayswho", "pip install sayswho")])
def test_a_system_that_is_missing_says_how_to_get_it(name: str, remedy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The complaint names the command that installs it."""
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(InputError, match=remedy):
        peer(name)


def test_compromise_needs_node(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without Node.js, or without the package where it looks, the complaint says what to do."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NODE_PATH", "")
    if shutil.which("node"):
        with pytest.raises(InputError, match="npm install compromise"):
            peer("compromise")[1]([TEXT])
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(InputError, match=r"Node\.js"):
        peer("compromise")
