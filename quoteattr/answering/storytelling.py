"""Answers for a story: frames bind their mentions, and the conversation tells who speaks each turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from quoteattr.answering.answers import identify
from quoteattr.dialogue import converse
from quoteattr.model import Kind
from quoteattr.sieves.base import Proposal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quoteattr.answering.assemble import Answer
    from quoteattr.dialogue import Conversation, Decide
    from quoteattr.resolution.survey import Survey
    from quoteattr.sieves.base import Context


def framed(settled: Mapping[int, Proposal]) -> dict[int, Proposal]:
    """Leave out what sieves carried on from the quotation before: a conversation sees both sides of a turn."""
    return {number: each for number, each in settled.items() if each.same_as is None or each.joins}


def tell(context: Context, survey: Survey, answers: Sequence[Answer], decide: Decide) -> list[Answer]:
    """Give the answers of a story with whoever speaks them."""
    identified, _ = identify(survey, answers)
    numbers = {draft.start: number for number, draft in enumerate(context.drafts)}
    references = {numbers[draft.start]: a.reference for a in answers if a.reference for draft in a.drafts}
    conversation = converse(context, survey.scene, references, decide)
    return [_spoken(answer, numbers[answer.drafts[0].start], conversation) for answer in identified]


def _spoken(answer: Answer, number: int, conversation: Conversation) -> Answer:
    if answer.drafts[0].kind is not Kind.DIRECT:
        own = conversation.identity_at(answer.reference) if answer.reference else None
        return evolve(answer, identity=own or answer.identity)
    spoken = conversation.spoken.get(number)
    if spoken is None:
        return evolve(answer, identity=None)
    return evolve(
        answer,
        identity=spoken.identity,
        addressee=spoken.to,
        proposal=answer.proposal or Proposal(spoken.rule),
        reference=answer.reference or spoken.reference,
    )
