"""Who says *I* in a story, and who is named only by those who talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr import Attributor, Character
from quoteattr.dialogue.heard import heard_names
from quoteattr.lexicon import english
from quoteattr.model import Span

if TYPE_CHECKING:
    from quoteattr import AttributedText

CALLED = """\
“Have you seen the ferry, Marlow?” asked Anna Brook.

“Not since noon,” I said.

“Then we are too late, Marlow,” said Anna Brook. “What shall we do?”

“We could walk,” I answered.
"""
INTRODUCED = """\
My name is Edward Marlow. I kept the ferry at Tarn, and lived beside it.

It was dark when she came down the path.

“Is there a boat tonight?” asked Anna Brook.

“There was one,” I said. “You are too late.”
"""


def names(found: AttributedText) -> list[str | None]:
    """Name the speaker of each quotation."""
    return [q.speaker.name if q.speaker else None for q in found.quotations]


@pytest.mark.model
def test_the_narrator_is_whom_others_call(attributor: Attributor) -> None:
    """Whoever is called by name before and after what I say is the narrator, though no other words name him."""
    found = attributor.attribute(CALLED)
    assert ["Anna Brook", "Marlow", "Anna Brook", "Marlow"] == names(found)
    assert ["I", "I"] == [q.mention.text for q in found.quotations[1::2] if q.mention]


@pytest.mark.model
def test_the_narrator_is_who_introduces_himself(attributor: Attributor) -> None:
    """One introduction is enough."""
    told = Attributor(parser=attributor.parser, genre="fiction")
    assert ["Anna Brook", "Edward Marlow"] == names(told.attribute(INTRODUCED))


@pytest.mark.model
def test_whoever_is_called_but_once_is_no_narrator(attributor: Attributor) -> None:
    """One call may be to anybody: the narrator stays I."""
    text = CALLED.replace("too late, Marlow,", "too late,")
    assert "I" == names(attributor.attribute(text))[1]


@pytest.mark.model
def test_a_cast_may_tell_who_narrates(attributor: Attributor) -> None:
    """The alias I says it; without it, a call does, and else nobody speaks what I say."""
    text = CALLED.replace(", Marlow", "")
    told = [Character("Anna Brook"), Character("Edward Marlow", ["I"])]
    assert "Edward Marlow" == names(attributor.attribute(text, speakers=told))[1]
    untold = ["Anna Brook", "Edward Marlow"]
    assert "Edward Marlow" == names(attributor.attribute(CALLED, speakers=untold))[1]
    assert names(attributor.attribute(text, speakers=untold))[1] is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Sit down, Mr. Hale, and eat.", ["Mr. Hale"]),
        ("Mr. Hale was here.", ["Mr. Hale"]),
        ("Come in, Peter.", ["Peter"]),
        ("Peter, come in.", ["Peter"]),
        ("Peter came in.", []),
        ("Well, come in.", []),
        ("Oh, God!", []),
        ("No, Quorn.", []),
        ("No, Quorn. Never, Quorn!", ["Quorn", "Quorn"]),
        ("Peter.", []),
        ("", []),
    ],
)
def test_names_are_heard_where_somebody_is_called(words: str, expected: list[str]) -> None:
    """A first name between pauses, a name after Mr. or Miss, or another word that is called more than once."""
    found = heard_names(words, [Span(0, len(words))], english())
    assert expected == [words[name.full_span.start : name.full_span.end] for name in found]
