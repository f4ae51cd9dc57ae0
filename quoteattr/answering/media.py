"""Tell letters, inscriptions and thoughts from speech, where the text shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from quoteattr.lexicon import CueKind
from quoteattr.model import Kind, Medium

if TYPE_CHECKING:
    from quoteattr.answering.assemble import Answer
    from quoteattr.detection.drafts import Draft
    from quoteattr.resolution.identities import Scene

_OF_CUE = {CueKind.WRITING: Medium.WRITING, CueKind.THOUGHT: Medium.THOUGHT}
_LONGEST_LEAD = 160  # code points before a quotation in which its lead-in may name a letter or a stone
_LONGEST_END = 80
_LEAD = regex.compile(
    r"(?:[^.!?\n]*+[.!?]\s+(?=[^.!?\n]*\b(?:as follows|thus|read|reads|ran|runs|these words)\b))?"
    r"[^.!?\n]*:[\"“”‘’'\s—–-]*\Z"
)
_WORD = regex.compile(r"\p{L}+")
_SALUTATION = regex.compile(
    r"\s*(?:my |my very )?(?:dear|dearest|honoured|respected) [\p{L}.’' ]{2,30}(?:[,:]\s*(?:--?|[—–]|\n)|\n|[—–])",
    regex.IGNORECASE,
)
_SIGNATURE = regex.compile(
    r"\b(?:yours (?:ever|truly|faithfully|sincerely|affectionately|respectfully|&c|etc)|(?:ever|always) yours"
    r"|your (?:most )?(?:affectionate|loving|obedient|humble|faithful|devoted) \p{L}+)\b",
    regex.IGNORECASE,
)


def medium_of(answer: Answer, scene: Scene) -> Medium:
    """Tell how words were uttered: by their cue, by what “says” them, by what leads in to them, or as a letter does.

    The note read: “Gone out.” -> writing.  “My dear Ann,—…” -> writing.  “It rains,” she thought. -> thought
    """
    frame = answer.proposal.frame if answer.proposal else None
    cue = scene.lexicon.cue(frame.cue.lower) if frame else None
    if cue is not None and cue.kind in _OF_CUE:
        return _OF_CUE[cue.kind]
    speaker = answer.reference.head.lower if answer.reference and answer.reference.name is None else ""
    if speaker in scene.lexicon.document_nouns:
        return Medium.WRITING
    if answer.drafts[0].kind is Kind.DIRECT and _is_letter(answer.drafts[0], scene):
        return Medium.WRITING
    return Medium.SPEECH


def _is_letter(draft: Draft, scene: Scene) -> bool:
    """Tell whether words begin or end as letters do, or are led in to as written: On the stone was written: “…”."""
    text = scene.parsed.text
    if _SALUTATION.match(text, draft.start, draft.end):
        return True
    if _SIGNATURE.search(text, max(draft.start, draft.end - _LONGEST_END), draft.end):
        return True
    lead = _LEAD.search(text, max(0, draft.start - _LONGEST_LEAD), draft.start)
    words = {word.lower() for word in _WORD.findall(lead.group())} if lead else set()
    return any(word in scene.lexicon.document_nouns or _is_written(word, scene) for word in words)


def _is_written(word: str, scene: Scene) -> bool:
    cue = scene.lexicon.cue(word)
    return cue is not None and cue.kind is CueKind.WRITING
