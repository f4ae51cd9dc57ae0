"""What bad input costs: every case grows as the text does, and the command says so."""

from __future__ import annotations

import gc
from time import process_time

import pytest

from benchmarks import cost
from benchmarks.cli import main
from benchmarks.cost import CASES, Cost
from benchmarks.stub import StubParser
from quoteattr import Attributor


def seconds(attributor: Attributor, text: str) -> float:
    """Measure the CPU time of attributing a text."""
    gc.collect()
    start = process_time()
    attributor.attribute(text)
    return process_time() - start


# What would show it if something looked through all the text once more for each quotation, name or paragraph.
TELLING = ("one-word quotations", "signed in one paragraph", "one sentence of names", "same surname", "descriptions")


@pytest.mark.parametrize("case", TELLING)
def test_time_grows_with_the_text_alone(case: str) -> None:
    """Eight times the text takes far less than sixty-four times as long, whatever it is."""
    attributor = Attributor(parser=StubParser())
    make = CASES[case]
    small = min(seconds(attributor, make(1_000)) for _ in range(3))
    assert seconds(attributor, make(8_000)) < 24 * max(small, 0.002)


# A sentence a character is the most that a text can make of itself; then one of much else.
@pytest.mark.parametrize("case", ["stops without end", "one-word quotations", "marks eight deep"])
def test_memory_stays_in_proportion(case: str) -> None:
    """However many words and sentences a text has, a parse of it is kept once, and in little room."""
    attributor = Attributor(parser=StubParser())
    text = CASES[case](20_000)
    attributor.attribute(text)
    assert cost.peak(attributor, text) / len(text) <= cost.ROOMIEST


@pytest.mark.parametrize("case", CASES)
def test_cases_are_as_long_as_asked(case: str) -> None:
    """A case makes a text of the size, or a little less or more."""
    assert abs(len(CASES[case](3_000)) - 3_000) < 1_000


def test_costs_are_printed_case_by_case(capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints a heading and a line for each case asked for."""
    assert main(["cost", "--size", "2000", "--only", "one word", "opening quotes"]) in (0, 1)
    heading, *lines = capsys.readouterr().out.splitlines()
    assert cost.HEADING == heading
    assert ["opening quotes", "one word"] == [line[:24].strip() for line in lines]


def test_a_steep_case_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A case whose time outgrows its text is marked, and the command fails."""
    monkeypatch.setattr(cost, "_cost", lambda name, *_: Cost(name, 1000, 1.0, 1.9, 10.0))
    assert main(["cost", "--only", "one word"]) == 1
    assert "above 1.3" in capsys.readouterr().out


def test_an_unknown_case_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong name is told, with those that there are."""
    assert main(["cost", "--only", "two words"]) == 2
    assert "no case is called 'two words': there are opening quotes" in capsys.readouterr().err
