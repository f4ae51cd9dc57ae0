"""Stage 5: mentions to speakers: names, pronouns and descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from quoteattr.resolution.memory import Memory
from quoteattr.resolution.survey import Survey

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quoteattr.mentions.mentions import Reference
    from quoteattr.model import Gender, Span
    from quoteattr.resolution.identities import Identity, Scene
    from quoteattr.resolution.memory import Passing

# What a word that looks back does, in the order of what begins at one place.
_DESCRIBES, _OWNS, _HOLDS, _SPEAKS = range(4)


@frozen
class Resolved:
    """For each mention who it stands for, or None.

    `passing` is what the text states of speakers elsewhere; `owners` the names for which
    *his* lawyer and *the company*'s founder stand, by where those words begin; `genders` what
    names and pronouns show of each person, by number.
    """

    identities: tuple[Identity | None, ...]
    passing: tuple[Passing, ...] = ()
    owners: Mapping[int, Span] = field(factory=dict)
    genders: Mapping[int, Gender | None] = field(factory=dict)


def resolve(scene: Scene, references: Sequence[Reference], survey: Survey | None = None) -> Resolved:
    """Tell for each mention, in text order, who it stands for; None where the text does not tell.

    A pronoun goes to the person of its gender who is most in view: a speaker just quoted, the
    subject of the sentence before, somebody named there.  Descriptions elsewhere in the text that
    repeat somebody's title or name somebody anew (the Vermont senator) are found on the way.
    Whoever resolves more mentions of the same scene may hand on its survey.
    """
    survey = survey or Survey(scene)
    memory = Memory(survey)
    known = {reference.phrase.start for reference in references}
    steps = [(d.span.start, _DESCRIBES, d) for d in survey.descriptions if d.phrase.start not in known]
    steps += [(o.span.start, _OWNS, o) for o in survey.owners]
    steps += [(start, _HOLDS, owner) for start, (owner, _) in survey.bodies.items()]
    steps += [(r.span.start, _SPEAKS, r) for r in references]
    identities: list[Identity | None] = []
    passing: list[Passing] = []
    named: dict[int, Span] = {}
    for start, kind, reference in sorted(steps, key=lambda step: step[:2]):
        if kind == _SPEAKS:
            identities.append(memory.identify(reference))
        elif kind == _OWNS:
            owner = memory.owner(reference)
            named.update({start: owner} if owner else {})
        elif kind == _DESCRIBES:
            passing.extend(memory.described(reference))
        else:
            passing.extend(memory.owning(*survey.bodies[reference.span.start]))
    return Resolved(tuple(identities), (*passing, *memory.stated), named, memory.genders)
