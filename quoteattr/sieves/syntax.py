"""Sieves that read a frame in or beside the quotation's own sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.detection.classes import is_mark
from quoteattr.detection.tags import is_subordinate
from quoteattr.model import Kind, Span
from quoteattr.sieves.base import Context, Proposal

if TYPE_CHECKING:
    from quoteattr.detection.frames import Frame
    from quoteattr.graph import Sentence, Token


def own_frame(context: Context, number: int) -> Proposal | None:
    """Attribute a quotation to the speaker of the frame whose content it is.

    Ann said the bridge would “never” close. -> Ann
    """
    frame = context.drafts[number].frame
    return _by(frame, frame.rule) if frame else None


def _by(frame: Frame, rule: str) -> Proposal:
    return Proposal(rule, frame.sentence, frame.speaker, frame.cue_span, frame.pronoun, frame=frame)


def frame_after(context: Context, number: int) -> Proposal | None:
    """Attribute a quotation to the frame that stands right after it, unless that retells something itself.

    “It works!” Ann said happily. -> Ann
    """
    region = context.drafts[number].regions[-1]
    end = region.outer.end
    stopped = context.text[region.content.end - 1] == "."
    for frame in context.frames_from(end, context.paragraphs[context.paragraph_at(end)].end):
        ended = (stopped or id(frame) in context.retelling) and frame.sentence.start >= end
        if not ended and not is_subordinate(frame) and not context.has_words(end, _edges(frame).start):
            return _by(frame, "frame-after-quotation")
    return None


def frame_before(context: Context, number: int) -> Proposal | None:
    """Attribute a quotation to a frame in the same sentence that leads to it.

    Ann told the men: “It works.” -> Ann
    """
    start = context.drafts[number].regions[0].outer.start
    sentence = context.sentence_at(start)
    frames = context.frames_within(Span(sentence.start, start)) if sentence else ()
    for frame in reversed(frames[-2:]):
        if _leads_to(context, frame, start):
            return _by(frame, "frame-before-quotation")
    return None


def _edges(frame: Frame) -> Span:
    left, right = frame.edges
    return Span(frame.sentence.tokens[left].start, frame.sentence.tokens[right].end)


def _leads_to(context: Context, frame: Frame, start: int) -> bool:
    """Tell whether only the cue's own adverbials and addressee stand between the frame and an offset."""
    if not context.has_words(_edges(frame).end, start):
        return True
    last = frame.edges[1]
    below = {token.index for token in frame.sentence.subtree(frame.cue)}
    between = [t for t in frame.sentence.tokens[last + 1 :] if t.end <= start]
    return all(t.index in below or t.upos == "PUNCT" for t in between) and not any(
        t.elided or is_mark(t) for t in between[:-1]
    )


def frame_above(context: Context, number: int) -> Proposal | None:
    """Attribute quoted words within a sentence to the frame whose cue governs them.

    Ann found that the money came from “the sale of stolen bread”. -> Ann
    """
    region = context.drafts[number].regions[0]
    sentence = context.sentence_at(region.content.start)
    if sentence is None:
        return None
    inside = [t for t in sentence.tokens if region.content.start <= t.start < region.content.end]
    for frame in context.frames_within(Span(sentence.start, max(sentence.start, region.outer.start))):
        if inside and all(any(above is frame.cue for above in sentence.ancestors(t)) for t in inside):
            return _by(frame, "frame-above-quotation")
    return None


def unread_tag(context: Context, number: int) -> Proposal | None:
    """Read a tag from its order of words where the parse shows no frame: verb and noun phrase, or the reverse.

    “It works,” quoth Ann Lee. -> Ann Lee
    """
    draft = context.drafts[number]
    if draft.kind is not Kind.DIRECT:
        return None
    end = draft.regions[-1].outer.end
    sentence = context.sentence_at(end)
    if sentence is None or end == sentence.end:
        return None
    after = [t for t in sentence.tokens if t.start >= end and t.upos != "PUNCT"][:16]
    return _tag(sentence, after) if len(after) > 1 and after[0].start - end <= 3 else None


def _tag(sentence: Sentence, after: list[Token]) -> Proposal | None:
    if after[0].upos == "VERB" and after[0].xpos in ("VBD", "VBZ", "VBP") and _opens_phrase(after[1]):
        speaker = _phrase_head(sentence, after[1])
        return Proposal("tag-by-order", sentence, speaker, after[0].span) if speaker else None
    if _opens_phrase(after[0]):
        verb = next((t for t in after[1:] if t.upos == "VERB"), None)
        speaker = _phrase_head(sentence, after[0])
        if verb and speaker and speaker.index < verb.index and verb.xpos in ("VBD", "VBZ", "VBP"):
            return Proposal("tag-by-order", sentence, speaker, verb.span)
    return None


def _opens_phrase(token: Token) -> bool:
    return token.upos in ("PROPN", "PRON", "DET", "NOUN", "NUM") and token.lower not in ("that", "it", "this", "there")


def _phrase_head(sentence: Sentence, token: Token) -> Token | None:
    """The noun at the head of the phrase that a token opens."""
    for above in (token, *sentence.ancestors(token)):
        if above.upos in ("PROPN", "PRON", "NOUN", "NUM") and above.index >= token.index:
            head = sentence.head(above)
            if head is None or head.upos not in ("PROPN", "NOUN", "NUM") or head.index < token.index:
                return above
    return None
