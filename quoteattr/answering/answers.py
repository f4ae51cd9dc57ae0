"""From quotations and proposals to answers: who says what, and which quotation holds which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from quoteattr.answering.assemble import Answer
from quoteattr.mentions.mentions import refer
from quoteattr.resolution.resolve import resolve
from quoteattr.sieves.base import Proposal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quoteattr.detection.drafts import Draft
    from quoteattr.detection.within import Nested
    from quoteattr.mentions.mentions import NameIndex, Reference
    from quoteattr.mentions.names import Name
    from quoteattr.resolution.resolve import Resolved
    from quoteattr.resolution.survey import Survey

_FIRST_PERSON = frozenset({"i", "me", "my", "myself"})


def answer(drafts: Sequence[Draft], settled: Mapping[int, Proposal], names: NameIndex) -> list[Answer]:
    """Give one answer a quotation: drafts that are one quotation joined, speakers carried on from the earlier."""
    answers: list[Answer] = []
    place: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        proposal = settled.get(number)
        if proposal and proposal.joins and proposal.same_as is not None:
            place[number] = place[proposal.same_as]
            joined = answers[place[number]]
            answers[place[number]] = evolve(joined, drafts=(*joined.drafts, draft))
            continue
        source, reference = proposal, None
        if proposal and proposal.same_as is not None:
            earlier = answers[place[proposal.same_as]]
            source, reference = earlier.source, earlier.reference
        elif proposal and proposal.sentence and proposal.speaker:
            reference = refer(proposal.sentence, proposal.speaker, names, pronoun=proposal.pronoun)
        place[number] = len(answers)
        answers.append(Answer((draft,), proposal, source, reference))
    return answers


def identify(survey: Survey, answers: Sequence[Answer]) -> tuple[list[Answer], Resolved]:
    """Give the answers with whoever their mentions stand for, and all that was resolved on the way."""
    references: dict[int, Reference] = {a.reference.span.start: a.reference for a in answers if a.reference}
    resolved = resolve(survey.scene, [references[start] for start in sorted(references)], survey)
    identities = dict(zip(sorted(references), resolved.identities, strict=True))
    found = [evolve(a, identity=identities[a.reference.span.start]) if a.reference else a for a in answers]
    return found, resolved


def answer_nested(found: Iterable[Nested], names: NameIndex) -> list[Answer]:
    """Give one answer a nested quotation, by its own frame."""
    answers = []
    for each in found:
        frame = each.frame
        proposal = Proposal(frame.rule, frame.sentence, frame.speaker, frame.cue_span, frame.pronoun, frame=frame)
        reference = refer(frame.sentence, frame.speaker, names, pronoun=frame.pronoun) if frame.speaker else None
        answers.append(Answer((each.draft,), proposal, proposal, reference, holder=each.holder))
    return answers


def identify_nested(survey: Survey, answers: Sequence[Answer], holders: Sequence[Answer]) -> list[Answer]:
    """Give nested answers with whoever their mentions stand for, as far as the words around them tell.

    *I* is whoever speaks the words that hold it.  Whom *he* or *they* mean within quotation marks
    is not told by who was in view before: nobody is named.
    """
    if not answers:
        return []
    speakers = {id(draft): holder.identity for holder in holders for draft in holder.drafts}
    quoted = {id(sentence) for sentence in survey.scene.parsed.inner}
    references = [a.reference for a in answers]
    told = [None if r is None or (r.is_pronoun and id(r.sentence) in quoted) else r for r in references]
    resolved = iter(resolve(survey.scene, [reference for reference in told if reference], survey).identities)
    identities = [next(resolved) if reference else None for reference in told]
    return [
        evolve(a, identity=speakers.get(id(a.holder)) if _is_first_person(a) else identity)
        for a, identity in zip(answers, identities, strict=True)
    ]


def _is_first_person(nested: Answer) -> bool:
    return nested.reference is not None and nested.reference.head.lower in _FIRST_PERSON


def in_text_order(names: Sequence[Name], within: Iterable[Answer]) -> tuple[Name, ...]:
    """Add the names of nested speakers to those of the text around, in order."""
    named = {name.span.start: name for a in within if a.reference for name in a.reference.names}
    every = {**named, **{name.span.start: name for name in names}}
    return tuple(every[start] for start in sorted(every))


def in_order(answers: Iterable[Answer]) -> list[Answer]:
    """Give answers in text order, each before those within it."""
    return sorted(answers, key=lambda each: (each.drafts[0].start, each.holder is not None, -each.drafts[-1].end))
