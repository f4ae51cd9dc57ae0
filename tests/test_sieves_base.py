"""The loop lets the first proposal win, and the context finds what stands where."""

from __future__ import annotations

from sieve_cases import RAIN_FELL, TAG, context_of

from quoteattr.model import Span
from quoteattr.sieves.base import Context, Proposal, settle


def test_the_first_proposal_wins() -> None:
    """A quotation that one sieve has settled is not put to the next, which sees what is settled."""
    asked: list[tuple[str, int, dict[int, str]]] = []

    def first(context: Context, number: int) -> Proposal | None:
        asked.append(("first", number, {n: p.rule for n, p in context.settled.items()}))
        return Proposal("one") if number == 0 else None

    def second(context: Context, number: int) -> Proposal | None:
        asked.append(("second", number, {n: p.rule for n, p in context.settled.items()}))
        return Proposal("two")

    settled = settle(context_of("“So.” “No.” “Go.”"), [first, second], [0, 2])
    assert {0: "one", 2: "two"} == {number: proposal.rule for number, proposal in settled.items()}
    assert [("first", 0, {}), ("first", 2, {0: "one"}), ("second", 2, {0: "one"})] == asked


def test_the_context_finds_what_stands_where() -> None:
    """Paragraphs, sentences, frames and words are found by place."""
    text = "Rain fell.\n\n“It rained,” Ann said."
    context = context_of(text, RAIN_FELL, TAG)
    whole = Span(0, len(text))
    assert ([0, 1], text) == ([context.paragraph_at(offset) for offset in (3, 16)], context.text)
    assert [0, 12] == [tree.start for tree in context.sentences_within(whole)]
    assert ["said"] == [frame.cue.text for frame in context.frames_within(whole)]
    assert [] == list(context.frames_within(Span(0, 12)))
    assert [True, False, False] == [context.has_words(*ends) for ends in ((0, 4), (9, 13), (5, 5))]
