"""Changes that ought to change nothing: what they make of a text, what counts as a violation, and that none is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks_support import write_jsonl

from benchmarks.cli import main
from benchmarks.metamorphic import CHANGES, another_name, present_tense, tallies, violations

if TYPE_CHECKING:
    from pathlib import Path

    from quoteattr import Attributor

NEWS = (
    "“It’s raining,” said Robert Lind, the mayor of Ely.\n\nLind added that the town’s roof leaked.\n\n"
    "A spokesman had told reporters that he was late. “We know,” he said."
)


@pytest.mark.model
def test_changes_are_what_they_say(attributor: Attributor) -> None:
    """Cues after an auxiliary keep their tense; a name is changed wherever it stands."""
    doc = attributor.attribute(NEWS)
    present = present_tense(doc).text
    assert ["says Robert", "Lind adds", "had told"] == [
        words for words in ("says Robert", "said Robert", "Lind adds", "had told", "had tells") if words in present
    ]
    named = another_name(doc).text
    assert ("Robert" in named, "Lind" in named) == (False, False)
    assert named.count("Morland") == NEWS.count("Lind")


@pytest.mark.model
@pytest.mark.parametrize("name", CHANGES)
def test_clean_news_comes_out_the_same(name: str, attributor: Attributor) -> None:
    """On a plain article no change makes a difference."""
    doc = attributor.attribute(NEWS)
    change = CHANGES[name](doc)
    assert change.text != NEWS
    assert 0 == violations(doc, attributor.attribute(change.text), change.alike)


@pytest.mark.model
def test_violations_are_counted(attributor: Attributor) -> None:
    """A quotation that is lost, new or somebody else's is a violation."""
    doc, other = attributor.attribute("“Yes,” said Ann Lee."), attributor.attribute("“Yes,” said Bo Ray. “No.”")
    assert (0, 1, 1) == (violations(doc, doc, str), violations(doc, other, str), violations(other, doc, str))
    assert [0] * len(CHANGES) == [tally.tried for tally in tallies(["Rain fell."], attributor)]


@pytest.mark.model
def test_the_command_prints_rates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each change, with how many quotations it was tried on."""
    path = write_jsonl(tmp_path / "gold.jsonl", {"id": "n1", "genre": "news", "text": NEWS, "quotes": []})
    assert main(["metamorphic", "--gold", str(path)]) == 0
    heading, *lines = capsys.readouterr().out.splitlines()
    assert ["change", "tried", "violated", "rate"] == heading.split()
    assert list(CHANGES) == [line[:16].strip() for line in lines]
