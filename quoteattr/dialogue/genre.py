"""Tell a story, in which people talk to one another, from a report, which quotes them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex
from attrs import evolve

from quoteattr.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quoteattr.detection.drafts import Draft
    from quoteattr.graph import ParsedText
    from quoteattr.model import Span

_TALK = regex.compile(r"[?!]|\b(?:you|your|yours|thee|thou|thy|sir|madam|ma['’]am)\b", regex.IGNORECASE)
_WHOLE_SHARE = 0.6
_TALK_SHARE = 0.25
_PAST_FOR_EACH_PRESENT = 1.5
# Bodies and places named for each word, where all quotations are talk; the less talk, the fewer.
_NAMED_SHARE = 0.03
# Figures (ages, sums, dates), and full names beyond those of the people in a scene, likewise.
_FACTS_SHARE = 0.06
_SCENE = 3
_ENDS = frozenset(".,!?;:…—–-")
_NEAR_CUE = 30  # code points from the end of a turn to its cue


def is_story(parsed: ParsedText, drafts: Sequence[Draft]) -> bool:
    """Tell whether a text's quotations are mostly turns of talk, and the words around them tell of the past.

    Reports quote in fragments, in words meant for the public, and state what is; in stories the
    words stand whole, ask, exclaim and say *you*, verbs around them are past, and few bodies,
    places, full names and figures are given.
    """
    direct = [draft for draft in drafts if draft.kind is Kind.DIRECT]
    mixed = sum(draft.kind is Kind.MIXED for draft in drafts)
    if len(direct) < 2 or len(direct) < _WHOLE_SHARE * (len(direct) + mixed):
        return False
    talk = sum(any(_TALK.search(parsed.text, *span) for span in draft.spans) for draft in direct)
    if talk < _TALK_SHARE * len(direct):
        return False
    told = [token for sentence in parsed.sentences for token in sentence.tokens if not token.elided]
    named = sum(entity.type != "PER" for entity in parsed.entities)
    names = {entity.span.of(parsed.text) for entity in parsed.entities if entity.type == "PER"}
    full = max(0, sum(" " in name for name in names) - _SCENE)
    figures = sum(token.text[:1].isdigit() for token in told)
    talk_and_words = talk / len(direct) * len(told)
    if named > _NAMED_SHARE * talk_and_words or full + figures > _FACTS_SHARE * talk_and_words:
        return False
    tags = Counter(token.xpos for token in told)
    return tags["VBD"] > _PAST_FOR_EACH_PRESENT * (tags["VBZ"] + tags["VBP"])


def whole_turns(text: str, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Take for turns of talk, in a story, what a report would quote in fragments.

    That is what no frame reports (“and not a word to Ann, mind” …): people break off and are broken
    in upon.  And it is what a frame reports of which only the words in marks were said: She began,
    in a low voice, “If you please …”
    """
    return tuple(_as_turn(text, draft) if draft.kind is Kind.MIXED else draft for draft in drafts)


def _as_turn(text: str, draft: Draft) -> Draft:
    if draft.frame is None:
        return evolve(draft, kind=Kind.DIRECT)
    cue = draft.frame.cue.start
    if draft.regions and all(_is_whole(text, region.content, cue) for region in draft.regions):
        return evolve(draft, kind=Kind.DIRECT, spans=tuple(region.content for region in draft.regions))
    return draft


def _is_whole(text: str, content: Span, cue: int) -> bool:
    """Tell whether words in marks begin and end as a turn does, or, with a comma, right before their cue."""
    words = content.of(text).strip(" \t\n_")
    if words[-1:] not in _ENDS:
        return False
    return words[:1].isupper() or (words[-1] in ",!?" and content.end < cue <= content.end + _NEAR_CUE)
