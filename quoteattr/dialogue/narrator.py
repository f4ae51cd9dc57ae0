"""Who tells a story in the first person: the character whom others call by name when they answer *I*."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex
from attrs import evolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from quoteattr.dialogue.narration import Mention, Narration
    from quoteattr.dialogue.roster import Roster
    from quoteattr.dialogue.turns import Turn

_LONGEST_LEAD = 40  # code points before a name in which it may be introduced
_INTRODUCES = regex.compile(
    r"\b(?:[Mm]y (?:full |own |real |christian |Christian )?name(?: is|['’]s| was)|[Cc]all(?:ed)? me|I am|I['’]m"
    r"|I (?:was|am) (?:called|named|christened)|I,)\s+(?:(?:Mr|Mrs|Dr|Miss)\.?\s+)?\Z"
)
_LEAD = regex.compile(r"\b(?:[Mm]y (?:\p{L}+ )?name(?: is|['’]s)|[Cc]all me|I am|I['’]m)\s+")
_WORD = regex.compile(r"\p{Lu}[\p{L}\p{M}'’-]*")
_INTRODUCED = 4  # how many times being called by name an introduction counts for
_LEAST_CALLS = 2
_NEAR = 1  # paragraphs without a turn between *I said* and the turn that calls the narrator


def find_narrator(text: str, turns: Sequence[Turn], roster: Roster, narration: Narration, *, given: bool) -> int | None:
    """The character who says *I*, if the text tells: “Well, Lund?” said Ann. “Nothing,” I said. -> Lund.

    Somebody who introduces himself counts for more; whoever acts or speaks by name in the narration
    is told of, and hardly tells.  Where the characters are given, one call is enough.
    """
    if roster.narrator is None or roster.characters[roster.narrator].identity.person is not None:
        return None
    calls = Counter(_called(turns, roster.narrator))
    for who in _introduced(text, turns, roster):
        calls[who] += _INTRODUCED
    told = _told(turns, narration)
    if given and not calls:
        calls.update(who for turn in turns for who in turn.address.to if not told[who])
    likely = {who: count - told[who] for who, count in calls.items() if who != roster.narrator}
    ranked = sorted(likely, key=lambda who: (-likely[who], who))[:2]
    least = 1 if given else _LEAST_CALLS
    if not ranked or likely[ranked[0]] < least or (len(ranked) == 2 and likely[ranked[0]] == likely[ranked[1]]):
        return None
    return ranked[0]


def _called(turns: Sequence[Turn], narrator: int) -> Iterator[int]:
    """Whom the turns before and after the narrator's call by name."""
    for place, turn in enumerate(turns):
        if turn.fixed != narrator:
            continue
        for near in (place - 1, place + 1):
            if not 0 <= near < len(turns):
                continue
            other, later = turns[near], turns[max(place, near)]
            if other.fixed != narrator and len(other.address.to) == 1 and not later.broken and later.gap <= _NEAR:
                yield from other.address.to


def _introduced(text: str, turns: Sequence[Turn], roster: Roster) -> Iterator[int]:
    """Whom the narration, or the narrator's own words, introduce as *I*."""
    for who, places in roster.places.items():
        for place in places:
            if place.name and _INTRODUCES.search(text, max(0, place.span.start - _LONGEST_LEAD), place.span.start):
                yield who
    for turn in turns:
        for span in turn.spans if turn.fixed == roster.narrator else ():
            for lead in _LEAD.finditer(text, span.start, span.end):
                named = _WORD.match(text, lead.end(), span.end)
                called = roster.callings.get(named.group(), ()) if named else ()
                yield from called if len(called) == 1 else ()


def _told(turns: Iterable[Turn], narration: Narration) -> Counter[int]:
    """How often each character speaks by name or is what a sentence of the narration is about."""
    told = Counter(turn.fixed for turn in turns if turn.fixed is not None)
    told.update(m.who for own in narration.by_paragraph for m in own if m.subject and m.who is not None)
    return told


def as_narrator(
    who: int, turns: Sequence[Turn], roster: Roster, narration: Narration
) -> tuple[list[Turn], Roster, Narration]:
    """Let a character be the one who says *I*, in turns, roster and narration alike."""
    narrator = roster.narrator
    if narrator is None:
        return list(turns), roster, narration
    characters = list(roster.characters)
    characters[who] = evolve(characters[who], narrates=True)
    places = dict(roster.places)
    own = (*places.get(who, ()), *places.pop(narrator, ()))
    places[who] = tuple(sorted(own, key=lambda reference: reference.span.start))
    known = evolve(roster, characters=tuple(characters), places=places, narrator=who)
    told = [_turn_by(turn, narrator, who) for turn in turns]
    return told, known, _narration_by(narration, narrator, who)


def _turn_by(turn: Turn, narrator: int, who: int) -> Turn:
    beats = (_mention_of(each, narrator, who) if each else None for each in (turn.before, turn.after, turn.told))
    before, after, last = beats
    fixed = who if turn.fixed == narrator else turn.fixed
    return evolve(turn, fixed=fixed, before=before, after=after, told=last)


def _narration_by(narration: Narration, narrator: int, who: int) -> Narration:
    by_paragraph = tuple(tuple(_mention_of(m, narrator, who) for m in own) for own in narration.by_paragraph)
    by_sentence: Mapping[int, tuple[Mention, ...]] = {
        start: tuple(_mention_of(m, narrator, who) for m in own) for start, own in narration.by_sentence.items()
    }
    return evolve(narration, by_paragraph=by_paragraph, by_sentence=by_sentence)


def _mention_of(mention: Mention, narrator: int, who: int) -> Mention:
    return evolve(mention, who=who) if mention.who == narrator else mention
