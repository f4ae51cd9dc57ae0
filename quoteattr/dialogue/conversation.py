"""Decide who speaks in a story, from what the frames gave and what the conversation shows."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.dialogue.decode import decode
from quoteattr.dialogue.narration import read_narration
from quoteattr.dialogue.narrator import as_narrator, find_narrator
from quoteattr.dialogue.roster import NARRATOR, Roster, make_roster
from quoteattr.dialogue.turns import find_turns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quoteattr.dialogue.decode import Decide
    from quoteattr.dialogue.turns import Turn
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
    """Who speaks a quotation: the rule that tells, and where the story names that character last or next.

    `to` is whom its words, or others of the same turn, call by name.
    """

    identity: Identity
    rule: str
    reference: Reference | None
    to: Identity | None = None


@frozen
class Conversation:
    """What stage 4 and 5 found of a story: the characters, and who speaks each direct quotation, by draft."""

    roster: Roster
    spoken: Mapping[int, Spoken]
    closed: bool = False

    def identity_at(self, reference: Reference) -> Identity | None:
        """Whom a name, a description or *I* stands for; None for another pronoun."""
        start = reference.name.span.start if reference.name else reference.span.start
        who = self.roster.narrator if reference.head.lower in NARRATOR else self.roster.at.get(start)
        if who is None or (reference.is_pronoun and who != self.roster.narrator):
            return None
        return self.roster.characters[who].identity if _is_known(self.roster, who, closed=self.closed) else None


def converse(
    context: Context, scene: Scene, references: Mapping[int, Reference], decide: Decide = decode
) -> Conversation:
    """Tell who speaks each direct quotation of a story; `references` are the mentions that frames give, by draft."""
    closed = scene.people.closed
    roster = make_roster(scene, [references[number] for number in sorted(references)])
    narration = read_narration(context, roster)
    turns = find_turns(context, references, roster, narration, scene.lexicon)
    narrator = find_narrator(context.text, turns, roster, narration, given=closed)
    if narrator is not None:
        turns, roster, narration = as_narrator(narrator, turns, roster, narration)
    spoken: dict[int, Spoken] = {}
    for turn, decision in zip(turns, decide(turns, roster, narration), strict=True):
        if decision is None or not _is_known(roster, decision.who, closed=closed):
            continue
        identity = roster.characters[decision.who].identity
        nearest = _nearest(roster, decision.who, context.drafts[turn.drafts[0]].start)
        told = Spoken(identity, _rule(decision.sign), nearest, _addressed(turn, decision.who, roster))
        spoken.update(dict.fromkeys(turn.drafts, told))
    return Conversation(roster, spoken, closed)


def _addressed(turn: Turn, speaker: int, roster: Roster) -> Identity | None:
    """The one character whom a turn calls, the speaker aside."""
    called = turn.address.to - {speaker}
    return roster.characters[next(iter(called))].identity if len(called) == 1 else None


def _is_known(roster: Roster, who: int, *, closed: bool) -> bool:
    """Tell whether a character may be an answer: where all are given, a narrator who is none of them may not."""
    return not closed or roster.characters[who].identity.person is not None


def _rule(sign: str) -> str:
    return next((rule for part, rule in _RULES.items() if part in sign), _DEFAULT)


def _nearest(roster: Roster, who: int, offset: int) -> Reference | None:
    """The last mention of a character by name or description before an offset, or else the first after it."""
    places = roster.places.get(who, ())
    at = bisect_right(places, offset, key=lambda reference: reference.span.start)
    return places[max(at - 1, 0)] if places else None
