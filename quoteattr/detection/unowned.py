"""Stage 3b: what is reported although nobody is named as its source.

The ferry is said to be safe; it is believed that …; the ferry is seen as a gift; asked about the ferry.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from quoteattr.detection.announced import announced
from quoteattr.detection.classes import cue_verb
from quoteattr.detection.complements import complement, complement_end
from quoteattr.detection.contents import Content, spans_of
from quoteattr.detection.frames import Frame
from quoteattr.detection.naming import named, phrase_end
from quoteattr.detection.tails import without_tail
from quoteattr.rules.unowned import UNOWNED_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.detection.tags import Found
    from quoteattr.graph import ParsedText, Sentence, Token
    from quoteattr.lexicon import Lexicon
    from quoteattr.pattern import Bindings, Classes

# The rule of what somebody is seen as or called, the one of them that may hold words in marks.
LABELLED_AS = "unowned-judgement"


def without_source(
    parsed: ParsedText, frames: Sequence[Frame], lexicon: Lexicon, tests: Classes
) -> Iterator[tuple[Frame, Content]]:
    """Yield what a text reports of nobody in particular, each with its frame; `frames` are those with a source."""
    for sentence in parsed.sentences:
        begin = bisect_left(frames, sentence.start, key=_start)
        own = frames[begin : bisect_left(frames, sentence.end, key=_start)]
        yield from _in_sentence(sentence, own, lexicon, tests)


def _start(frame: Frame) -> int:
    return frame.cue.start


def _in_sentence(
    sentence: Sentence, frames: Sequence[Frame], lexicon: Lexicon, tests: Classes
) -> Iterator[tuple[Frame, Content]]:
    cues = {frame.cue.index for frame in frames}
    for rule in UNOWNED_RULES:
        for bound in rule.pattern.match(sentence, tests, via="cue"):
            cue = bound["cue"]
            if cue.index in cues or any(token.elided for token in bound.values()):
                continue
            cues.add(cue.index)
            frame = Frame(sentence, cue, None, rule.name, cue_verb(lexicon, sentence, cue))
            yield from _content(frame, _bound(frame, bound, frames, tests))


def _content(frame: Frame, found: Found) -> Iterator[tuple[Frame, Content]]:
    spans = spans_of(found[0]) if found else ()
    if found and spans:
        yield frame, Content(spans, found[1])


def _bound(frame: Frame, bound: Bindings, frames: Sequence[Frame], tests: Classes) -> Found:
    if frame.rule == "unowned-question":
        return _asked(frame, frames, tests)
    what = _before(frame, bound["what"]) if "what" in bound else []
    content = bound["content"]
    if frame.rule == LABELLED_AS:
        first = min(t.index for t in frame.sentence.subtree(content) if t.index > frame.cue.index)
        end = phrase_end(frame.sentence, content, tests)
    else:
        first = min(t.index for t in frame.sentence.subtree(content, "punct") if t.index > frame.cue.index)
        end = complement_end(frame, content, first, frames)
    return [*what, *without_tail(frame.sentence, frame.sentence.tokens[first:end])], frame.rule


def _before(frame: Frame, what: Token) -> list[Token]:
    """The noun phrase that the report is about, before its cue, without a clause added to it."""
    phrase = frame.sentence.subtree(what, "acl", "appos", "parataxis", "punct")
    return [t for t in phrase if t.index < frame.cue.index]


def _asked(frame: Frame, frames: Sequence[Frame], tests: Classes) -> Found:
    """What somebody is asked, not what they are asked to do."""
    told = complement(frame, frames, tests)
    if told is not None and told[1] == "reported-infinitive":
        return None
    return told or announced(frame, frames, tests) or named(frame, frames, tests)
