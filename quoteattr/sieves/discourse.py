"""Sieves that carry a speaker on from what stands before the quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from quoteattr.detection.carried import CARRIED_ON
from quoteattr.model import Kind, Span
from quoteattr.scanning.scan import LABELLED, UNNAMED
from quoteattr.sieves.base import Context, Proposal

if TYPE_CHECKING:
    from quoteattr.graph import Sentence, Token

# A dash after the quotation, on its line or at the head of the next.
_DASH = regex.compile(r"\s*(?:[—–―]|--?)\s*")

_SET_APART = regex.compile(r"\s?(?:[—–]|--?|\()\s?$")
_SET_APART_END = regex.compile(r"[.,]?\s?(?:[—–]|--?|\))")
_NEAR = 5  # code points before a quotation where such a dash stands
_LONGEST_LINE = 300  # code points of a sign-off
_LABEL_ENDS = frozenset(":,(")
# A line above a quotation that tells whom it is from.
_HEADER = regex.compile(
    r"(?:(?:an? |the )?(?:letter|message|note|open letter|statement|word|words) )?"
    r"(?:from|by) (?:the (?:desk|office|pen) of )?(?:the )?(?-i:(?=\p{Lu}))",
    regex.IGNORECASE,
)


def split_quotation(context: Context, number: int) -> Proposal | None:
    """Join a quotation that goes on after the frame: “It works,” Ann said. “It lasts.”"""
    before = _previous(context, number)
    if before is None or not _same_paragraph(context, before, number):
        return None
    earlier, settled = context.drafts[before], context.settled[before]
    if settled.sentence is None:
        return None
    start = context.drafts[number].regions[0].outer.start
    frame_between = settled.cue is not None and settled.cue.start >= earlier.end
    if frame_between and not context.has_words(settled.sentence.end, start):
        # A fragment has the speaker, but is a quotation of its own.
        whole = context.drafts[number].kind is earlier.kind is Kind.DIRECT
        return Proposal("split-quotation", same_as=before, joins=whole)
    return None


def same_paragraph(context: Context, number: int) -> Proposal | None:
    """Give a quotation without a frame to whoever was quoted before it in the paragraph.

    “It works,” Ann said. Rain fell. “It lasts.” -> Ann
    """
    draft = context.drafts[number]
    goes_on = draft.kind is Kind.DIRECT or draft.rule == CARRIED_ON
    before = _previous(context, number) if goes_on else None
    if before is not None and _same_paragraph(context, before, number):
        return Proposal("same-paragraph", same_as=before)
    return None


def sign_off(context: Context, number: int) -> Proposal | None:
    """Attribute a quotation to the name after a dash that closes its line or opens the next.

    “It works.” — Ann Lee, mayor of Ely -> Ann Lee
    """
    end = context.drafts[number].regions[-1].outer.end
    dash = _DASH.match(context.text, end)
    if not dash:
        return None
    place = context.paragraph_at(dash.end())
    line = Span(dash.end(), max(dash.end(), context.paragraphs[place].end))
    if len(line) > _LONGEST_LINE or len(line.of(context.text).split()) > 16:
        return None
    for sentence in (context.sentence_at(line.start), *context.sentences_within(line)):
        tokens = sentence.tokens if sentence else ()
        first = next((t for t in tokens if t.start >= line.start and t.upos != "PUNCT"), None)
        if sentence and first and first.upos == "PROPN" and first.start <= line.start + 1:
            return Proposal("sign-off", sentence, first)
    return None


def apposed(context: Context, number: int) -> Proposal | None:
    """Attribute a quotation that dashes or brackets set apart to the name right before it.

    Critics, among them Ann Lee (“It is a ruin”) and Bo Ray, left early. -> Ann Lee
    """
    outer = context.drafts[number].regions[0].outer
    opening = _SET_APART.search(context.text, max(0, outer.start - _NEAR), outer.start)
    closing = _SET_APART_END.match(context.text, context.drafts[number].regions[-1].outer.end)
    sentence = context.sentence_at(outer.start)
    if opening is None or closing is None or sentence is None or sentence.start >= opening.start():
        return None
    before = [token for token in sentence.tokens if token.end <= opening.start()]
    name = before[-1] if before else None
    if name is None or name.end != opening.start() or name.upos != "PROPN":
        return None
    head = sentence.head(name)
    while name.relation in ("flat", "compound") and head is not None and head.upos == "PROPN":
        name, head = head, sentence.head(head)
    return Proposal("apposed", sentence, name)


def lead_in(context: Context, number: int) -> Proposal | None:
    """Attribute a quotation to the subject of the words that lead in to it with a colon.

    Ann was firm: “It works.” -> Ann
    And from Ann, in a note: ¶“It works.” -> Ann
    """
    if context.drafts[number].regions[0].style in (LABELLED, UNNAMED):
        return None
    start = context.drafts[number].regions[0].outer.start
    place = context.paragraph_at(start)
    head = Span(context.paragraphs[place].start, start)
    if not context.has_words(head.start, head.end):
        if place == 0:
            return None
        head = context.paragraphs[place - 1]
    sentence = context.last_sentence(head)
    if sentence is None or not context.text[sentence.start : head.end].rstrip().endswith(":"):
        return None
    frames = context.frames_within(Span(sentence.start, max(sentence.end, head.end)))
    if frames:
        last = frames[-1]
        return Proposal("lead-in", sentence, last.speaker, last.cue_span, last.pronoun, frame=last)
    speaker = _source(sentence) or _subject(sentence, anybody=True)
    return Proposal("lead-in", sentence, speaker) if speaker else None


def header(context: Context, number: int) -> Proposal | None:
    """Attribute a quotation below a line that tells whom it is from.

    From the desk of Ann Lee, Mayor, Ely ¶“It works.” -> Ann Lee
    """
    start = context.drafts[number].regions[0].outer.start
    place = context.paragraph_at(start)
    if place == 0 or context.has_words(context.paragraphs[place].start, start):
        return None
    head = context.paragraphs[place - 1]
    opening = _HEADER.match(context.text, *head)
    for sentence in context.sentences_within(head)[:1] if opening else ():
        name = next((t for t in sentence.tokens if opening and t.start >= opening.end()), None)
        return Proposal("header", sentence, name) if name else None
    return None


def labelled(context: Context, number: int) -> Proposal | None:
    """Attribute a turn of a transcript to the name that labels it.

    MIRA OLAND, HOST: It works. -> MIRA OLAND
    """
    region = context.drafts[number].regions[0]
    if region.style != LABELLED or region.continues:
        return None
    paragraph = context.paragraphs[context.paragraph_at(region.outer.start)]
    for sentence in context.sentences_within(paragraph)[:1]:
        name = _label_head(sentence)
        return Proposal("labelled-turn", sentence, name) if name and name.end < region.outer.start else None
    return None


def _label_head(sentence: Sentence) -> Token | None:
    """The head of what stands before the first colon, comma or bracket: The Prime | Minister."""
    begin = next((t.index for t in sentence.tokens if t.upos not in ("PUNCT", "DET")), len(sentence.tokens))
    end = next((t.index for t in sentence.tokens[begin:] if t.text in _LABEL_ENDS), begin + 1)
    label = sentence.tokens[begin:end]
    return next((t for t in label if not begin <= t.head < end), None)


def _source(sentence: Sentence) -> Token | None:
    """The noun after a sentence-initial *from*: And from Ann Lee, in a note to staff: …"""
    opening = sentence.tokens[:3]
    marker = next((t for t in opening if t.lower == "from" and t.relation == "case"), None)
    return sentence.head(marker) if marker else None


def topic(context: Context, number: int) -> Proposal | None:
    """Attribute a quotation after a plain sentence in its paragraph to that sentence's subject.

    Ann disagreed. “It works.” -> Ann
    """
    if context.drafts[number].kind is not Kind.DIRECT:
        return None
    start = context.drafts[number].regions[0].outer.start
    head = Span(context.paragraphs[context.paragraph_at(start)].start, start)
    sentence = context.last_sentence(head)
    if sentence is None or any(t.elided for t in sentence.tokens) or context.has_words(sentence.end, start):
        return None
    subject = _subject(sentence)
    return Proposal("topic", sentence, subject) if subject else None


def next_paragraph(context: Context, number: int) -> Proposal | None:
    """Carry the speaker on to a paragraph that holds nothing but quotations.

    “It works,” Ann said. ¶“It lasts.” -> Ann
    """
    before = _previous(context, number)
    if before is None:
        return None
    start = context.drafts[number].regions[0].outer.start
    place = context.paragraph_at(start)
    if place == 0 or context.paragraph_at(context.drafts[before].end) != place - 1:
        return None
    if context.has_words(context.paragraphs[place].start, start):
        return None
    if context.last_sentence(context.paragraphs[place]):
        return None
    return Proposal("next-paragraph", same_as=before)


def _previous(context: Context, number: int) -> int | None:
    """The quotation before, if its speaker is settled.

    Passed over are scare quotes, titles, what is reported of nobody, and what a tag retells beside
    its quotation: “…,” said Ann, who backed the plan. “…”
    """
    aside: Sentence | None = None
    for before in range(number - 1, max(-1, number - 5), -1):
        draft = context.drafts[before]
        if draft.kind is Kind.OTHER or (draft.frame is not None and draft.frame.speaker is None):
            continue
        sentence = draft.frame.sentence if draft.frame else None
        if draft.kind is Kind.INDIRECT and sentence is not None and _has_quotation(sentence) and aside is None:
            aside = sentence
        if aside is None or (draft.regions and sentence is aside):
            return before if before in context.settled else None
    return None


def _has_quotation(sentence: Sentence) -> bool:
    return any(token.elided for token in sentence.tokens)


def _same_paragraph(context: Context, before: int, number: int) -> bool:
    return context.paragraph_at(context.drafts[before].end) == context.paragraph_at(context.drafts[number].start)


def _subject(sentence: Sentence, *, anybody: bool = False) -> Token | None:
    """The subject of a sentence's main clause, if it is a name, he or she; or, with `anybody`, any noun.

    Whoever owns words or a message is their source: Ann's message was shorter -> Ann.
    """
    root = next((t for t in sentence.tokens if t.head < 0), None)
    if root is None:
        return None
    subject = sentence.child(root, "nsubj")
    if subject is None or subject.elided:
        return root if root.upos == "PROPN" else None
    owner = next((t for t in sentence.children(subject, "nmod") if t.deprel == "nmod:poss"), None)
    if owner and anybody and subject.upos == "NOUN":
        return owner
    named = subject.upos == "PROPN" or subject.lower in ("he", "she")
    return subject if named or (anybody and subject.upos in ("NOUN", "PRON")) else None
