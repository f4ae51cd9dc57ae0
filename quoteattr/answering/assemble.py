"""The last step: what the stages found, as the values that callers see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from quoteattr.answering.addressees import person_addressed
from quoteattr.answering.media import medium_of
from quoteattr.description.roles import Facts, serving
from quoteattr.detection.stance import Stance, stance_of
from quoteattr.model import (
    Affiliation,
    AttributedText,
    Cue,
    Evidence,
    Gender,
    Kind,
    Mention,
    Quotation,
    Span,
    Speaker,
    SpeakerType,
)
from quoteattr.resolution.identities import Identity, Scene, distinct, facts_of_description, person_identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quoteattr.detection.drafts import Draft
    from quoteattr.mentions.mentions import Reference
    from quoteattr.resolution.resolve import Resolved
    from quoteattr.sieves.base import Proposal


@frozen
class Answer:
    """One quotation with everything decided about it: its drafts joined, its frame, its speaker.

    `holder` is the draft within whose words a nested quotation stands, `addressee` whom the words call.
    """

    drafts: tuple[Draft, ...]
    proposal: Proposal | None = None
    source: Proposal | None = None
    reference: Reference | None = None
    identity: Identity | None = None
    holder: Draft | None = None
    addressee: Identity | None = None


def assemble(
    scene: Scene, answers: Sequence[Answer], resolved: Resolved, *, unasked: Sequence[Answer] = ()
) -> AttributedText:
    """Build the attributed text, with quotations and speakers numbered in text order.

    What is `unasked` for does not come back, but what it says of the speakers does.
    """
    text = scene.parsed.text
    speakers = _speakers(scene, answers, resolved, unasked)
    others = _others(scene, speakers, resolved)
    ids = [f"q{number}" for number in range(1, len(answers) + 1)]
    parents = [None if place is None else ids[place] for place in _parents(answers)]
    quotations = tuple(
        evolve(
            _quotation(name, answer, scene, speakers),
            parent=parent,
            medium=medium_of(answer, scene),
            addressee=_addressee(answer, scene, {**speakers, **others}),
        )
        for name, answer, parent in zip(ids, answers, parents, strict=True)
    )
    return AttributedText(text, quotations, tuple(speakers.values()), others=tuple(others.values()))


def _parents(answers: Sequence[Answer]) -> list[int | None]:
    """Tell for each answer, in order, the place of the smallest one before it that holds it, or None."""
    places: dict[int, int] = {}
    within: dict[int, list[int]] = {}  # by the holder, those in it that have not ended yet: a speech may hold thousands
    found: list[int | None] = []
    for place, each in enumerate(answers):
        if each.holder is None:
            places.update((id(draft), place) for draft in each.drafts)
            found.append(None)
            continue
        still = [at for at in within.get(id(each.holder), []) if answers[at].drafts[-1].end > each.drafts[0].start]
        held = [at for at in still if _holds(answers[at], each)]
        found.append(held[-1] if held else places[id(each.holder)])
        within[id(each.holder)] = [*still, place]
    return found


def _holds(outer: Answer, inner: Answer) -> bool:
    """Tell whether a quotation's words hold another's words and cue."""
    cue = inner.source.cue if inner.source else None
    wanted = [span for draft in inner.drafts for span in draft.spans] + ([cue] if cue else [])
    own = [span for draft in outer.drafts for span in draft.spans]
    return all(any(span.contains(each) for span in own) for each in wanted)


def _quotation(name: str, answer: Answer, scene: Scene, speakers: Mapping[str, Speaker]) -> Quotation:
    text = scene.parsed.text
    spans = tuple(span for draft in answer.drafts for span in draft.spans)
    source, reference = answer.source, answer.reference
    stance = stance_of(answer.proposal.frame, scene.lexicon) if answer.proposal and answer.proposal.frame else Stance()
    return Quotation(
        id=name,
        kind=answer.drafts[0].kind,
        text=" ".join(span.of(text) for span in spans),
        spans=spans,
        cue=Cue(source.cue.of(text), source.cue) if source and source.cue else None,
        mention=Mention(reference.span.of(text), reference.span) if reference else None,
        speaker=speakers.get(answer.identity.key) if answer.identity else None,
        evidence=_evidence(answer),
        closed=all(region.closed for draft in answer.drafts for region in draft.regions),
        polarity=stance.polarity,
        modality=stance.modality,
    )


def _addressee(answer: Answer, scene: Scene, everybody: Mapping[str, Speaker]) -> Speaker | None:
    """Whom the words call, or else whom their frame names as spoken to; nobody speaks to himself."""
    found = answer.addressee
    frame = answer.proposal.frame if answer.proposal else None
    if found is None and frame is not None:
        person = person_addressed(frame, scene.people, scene.lexicon)
        found = None if person is None else person_identity(scene, person)
    if found is None or (answer.identity is not None and found.key == answer.identity.key):
        return None
    return everybody.get(found.key)


def _evidence(answer: Answer) -> tuple[Evidence, ...]:
    """The rules that decided: for the speaker, then for the content."""
    found: list[Evidence] = []
    if answer.proposal:
        cue = answer.source.cue if answer.source else None
        roles = [("cue", cue), ("speaker", answer.reference.span if answer.reference else None)]
        found.append(Evidence(answer.proposal.rule, tuple((role, span) for role, span in roles if span)))
    first = answer.drafts[0]
    if first.rule:
        found.append(Evidence(first.rule, tuple(("content", span) for span in first.spans)))
    return tuple(found)


# Almond growers is what the Almond Growers are, and no title of theirs.
_UNTITLED = frozenset({SpeakerType.ORGANIZATION, SpeakerType.DOCUMENT})


class _Profile:
    """What is gathered of one speaker: where it is mentioned, and what is stated of it."""

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self.mentions: set[Span] = set()
        self.facts: list[Facts] = []


def _speakers(
    scene: Scene, answers: Sequence[Answer], resolved: Resolved, unasked: Sequence[Answer]
) -> dict[str, Speaker]:
    """The speakers by identity, in the order of their first quotation."""
    profiles: dict[str, _Profile] = {}
    asked = {answer.identity.key for answer in answers if answer.identity}
    for answer in (*answers, *(each for each in unasked if each.identity and each.identity.key in asked)):
        identity, reference = answer.identity, answer.reference
        if identity is None:
            continue
        profile = profiles.setdefault(identity.key, _Profile(identity))
        if reference is None:
            continue
        profile.mentions.add(reference.span)
        if reference.name is None and not reference.is_pronoun:
            profile.facts.append(facts_of_description(reference, scene))
    for passing in resolved.passing:
        if passing.identity.key in profiles:
            profiles[passing.identity.key].mentions.add(passing.mention)
            profiles[passing.identity.key].facts.append(passing.facts)
    return {
        key: _speaker(f"s{number}", profile, scene, resolved)
        for number, (key, profile) in enumerate(profiles.items(), start=1)
    }


def _others(scene: Scene, speakers: Mapping[str, Speaker], resolved: Resolved) -> dict[str, Speaker]:
    """The people whom the text names and who speak nothing, in the order in which it names them."""
    named = sorted((p.names[0].span.start, number) for number, p in enumerate(scene.people.persons) if p.names)
    silent = [identity for _, number in named if (identity := person_identity(scene, number)).key not in speakers]
    return {
        identity.key: _speaker(f"s{number}", _Profile(identity), scene, resolved)
        for number, identity in enumerate(silent, start=len(speakers) + 1)
    }


def _speaker(name: str, profile: _Profile, scene: Scene, resolved: Resolved) -> Speaker:
    text, identity = scene.parsed.text, profile.identity
    facts, mentions = distinct(profile.facts), profile.mentions
    honorifics: tuple[str, ...] = ()
    gender: Gender | None = None
    if identity.members:
        facts = distinct([*(scene.facts.get(number, Facts()) for number in identity.members), facts])
    if identity.person is not None:
        person = scene.people.persons[identity.person]
        facts = distinct([scene.facts.get(identity.person, Facts()), *profile.facts])
        honorifics, gender = person.honorifics, resolved.genders.get(identity.person, person.gender)
        mentions = mentions | {named.span for named in person.names}
    return Speaker(
        id=name,
        name=identity.name,
        type=identity.type if identity.person is None else SpeakerType.PERSON,
        honorifics=honorifics,
        titles=() if identity.type in _UNTITLED else facts.titles,
        affiliations=_affiliations(facts, identity, scene, resolved),
        mentions=tuple(Mention(span.of(text), span) for span in _outermost(mentions)),
        gender=gender,
    )


def _outermost(spans: Iterable[Span]) -> list[Span]:
    """The spans that lie in no other, in order: of *Mrs. Varley* and the *Varley* in it, the first."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not found or span.end > found[-1].end:
            found.append(span)
    return found


def _affiliations(facts: Facts, identity: Identity, scene: Scene, resolved: Resolved) -> tuple[Affiliation, ...]:
    """The affiliations stated, and the names for which *his* and *the company's* before a title stand."""
    text, of_name = scene.parsed.text, scene.people.of_name
    owners = {owner: resolved.owners.get(owner.start) for owner in facts.owners}
    others = [
        span
        for span in owners.values()
        if span and (identity.person is None or of_name.get(span.start) != identity.person)
    ]
    stated = tuple(each for each in facts.affiliations if not owners.get(each.span))  # the bank, by its name
    return distinct([Facts((), stated), serving(others, text)]).affiliations


def keep(answer: Answer, *, other: bool) -> bool:
    """Tell whether a quotation is to be returned: what reports nobody's words only on request."""
    return other or answer.drafts[0].kind is not Kind.OTHER
