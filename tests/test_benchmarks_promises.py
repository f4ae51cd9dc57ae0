"""What is promised of every answer is looked for: an answer that breaks a promise is told apart."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from benchmarks.promises import broken, crossing
from benchmarks.stub import StubParser
from quoteattr import Attributor, Cue, Evidence, Mention, Span
from quoteattr.scanning.scan import Region

TEXT = "“It rained,” said Ann Lind. “The roof leaks,” said Bo Ray."
DOC = Attributor(parser=StubParser()).attribute(TEXT)
FIRST, SECOND = DOC.quotations


def with_first(**changes: Any) -> list[str]:
    """List what is broken once the first quotation is changed."""
    return list(broken(evolve(DOC, quotations=(evolve(FIRST, **changes), SECOND)), TEXT))


def test_a_true_answer_breaks_nothing() -> None:
    """An answer as it comes keeps every promise."""
    assert [] == list(broken(DOC, TEXT))


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"spans": ()}, "spans are empty"),
        ({"spans": (Span(1, 99),)}, "spans are empty or lie outside"),
        ({"spans": (Span(4, 4),)}, "spans are empty or lie outside"),
        ({"spans": (Span(4, 11), Span(1, 6))}, "spans overlap or are out of order"),
        ({"spans": (Span(50, 52),)}, "quotations are out of order"),
        ({"text": "It snowed,"}, "is not what stands at its spans"),
        ({"id": "q2"}, "quotations are not numbered in order"),
        ({"cue": Cue("says", Span(13, 17))}, "'says' is not what stands at"),
        ({"mention": Mention("Lind", Span(98, 99))}, "'Lind' is not what stands at"),
        ({"evidence": ()}, "without evidence"),
        ({"evidence": (Evidence("rule", (("cue", Span(0, 99)),)),)}, "evidence lies outside"),
        ({"speaker": evolve(DOC.speakers[0], name="Bo")}, "not among the speakers"),
    ],
    ids=["none", "outside", "empty", "overlap", "order", "words", "id", "cue", "mention", "why", "evidence", "speaker"],
)
def test_broken_promises_are_told(changes: dict[str, Any], problem: str) -> None:
    """Each promise about a quotation is looked at."""
    assert any(problem in each for each in with_first(**changes))


def test_promises_about_the_whole_are_looked_at() -> None:
    """So are those about the text and the speakers."""
    assert ["the text is not the one that was given"] == list(broken(DOC, TEXT + " "))
    renamed = evolve(DOC, quotations=(), speakers=(evolve(DOC.speakers[0], id="s9"),))
    assert ["speakers are not numbered"] == list(broken(renamed, TEXT))


def region(start: int, end: int, depth: int = 0) -> Region:
    """Give a region with marks of one character."""
    return Region(Span(start, end), Span(start + 1, end - 1), depth)


@pytest.mark.parametrize(
    ("regions", "problem"),
    [
        ([region(0, 99)], "lies outside"),
        ([region(4, 6)], "is empty"),
        ([region(10, 20), region(0, 5)], "out of order"),
        ([region(0, 10), region(5, 15, 1)], "crosses"),
        ([region(0, 10, 1)], "has 0 regions around it"),
        ([region(0, 10), region(2, 8)], "has 1 regions around it"),
    ],
)
def test_regions_that_cross_are_told(regions: list[Region], problem: str) -> None:
    """Regions lie in the text, in order, nested or disjoint, with their depth."""
    changed = [evolve(each, content=Span(5, 5)) if problem == "is empty" else each for each in regions]
    assert any(problem in each for each in crossing(changed, TEXT))


def test_regions_that_nest_are_fine() -> None:
    """What scanning gives breaks nothing."""
    assert [] == list(crossing([region(0, 20), region(2, 8, 1), region(9, 15, 1), region(20, 25)], TEXT))
