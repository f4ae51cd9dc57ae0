"""Decide who speaks in a story, from what the frames gave and what the conversation shows."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.dialogue.decode import decode
from quoteattr.dialogue.narration import read_narration
from quoteattr.dialogue.roster import Roster, make_roster
from quoteattr.dialogue.turns import find_turns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quoteattr.mentions.mentions import Reference
    from quoteattr.resolution.identities import Identity, Scene
    from quoteattr.sieves.base import Context

# The family that a sign belongs to, which is the rule that the answer names.
_RULES = {
    "alternates": "alternating-turns",
    "returns": "alternating-turns",
    "repeats": "same-speaker",
    "answered": "vocative",
    "spoken-to": "vocative",
    "called": "vocative",
    "before": "action-beat",
    "after": "action-beat",
    "last-told": "action-beat",
    "spoke": "speaker-nearby",
    "speaks": "speaker-nearby",
}
_DEFAULT = "character-in-view"


@frozen
class Spoken:
    """Who speaks a quotation: the rule that tells, and where the story names that character last or next."""

    identity: Identity
    rule: str
    reference: Reference | None


@frozen
class Conversation:
    """What stage 4 and 5 found of a story: the characters, and who speaks each direct quotation, by draft."""

    roster: Roster
    spoken: Mapping[int, Spoken]

    def identity_at(self, reference: Reference) -> Identity | None:
        """Whom a name or a description stands for; None for a pronoun."""
        start = reference.name.span.start if reference.name else reference.span.start
        who = self.roster.at.get(start)
        return None if who is None or reference.is_pronoun else self.roster.characters[who].identity


def converse(context: Context, scene: Scene, references: Mapping[int, Reference]) -> Conversation:
    """Tell who speaks each direct quotation of a story; `references` are the mentions that frames give, by draft."""
    roster = make_roster(scene, [references[number] for number in sorted(references)])
    narration = read_narration(context, roster)
    turns = find_turns(context, references, roster, narration, scene.lexicon)
    spoken: dict[int, Spoken] = {}
    for turn, decision in zip(turns, decode(turns, roster, narration), strict=True):
        if decision is None:
            continue
        identity = roster.characters[decision.who].identity
        nearest = _nearest(roster, decision.who, context.drafts[turn.drafts[0]].start)
        spoken.update((number, Spoken(identity, _rule(decision.sign), nearest)) for number in turn.drafts)
    return Conversation(roster, spoken)


def _rule(sign: str) -> str:
    return next((rule for part, rule in _RULES.items() if part in sign), _DEFAULT)


def _nearest(roster: Roster, who: int, offset: int) -> Reference | None:
    """The last mention of a character by name or description before an offset, or else the first after it."""
    places = roster.places.get(who, ())
    at = bisect_right(places, offset, key=lambda reference: reference.span.start)
    return places[max(at - 1, 0)] if places else None
