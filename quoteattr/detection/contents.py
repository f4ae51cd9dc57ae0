"""Stage 3b: what a frame reports, as spans of the text.

The tree says which words hang together, the commas say where the frame ends: on preposed
and interrupted clauses that is surer than the tree alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.detection.announced import announced, bare_clause
from quoteattr.detection.classes import is_mark
from quoteattr.detection.complements import complement, judged_in_marks, judgement
from quoteattr.detection.frames import HEADLINE, SET_OFF, WORDING, Frame
from quoteattr.detection.naming import named, short_phrase
from quoteattr.detection.nouns import told_by_noun
from quoteattr.detection.tags import has_words, host_of_according_to, labelled, quotation_after, set_off, worded
from quoteattr.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quoteattr.detection.tags import Found
    from quoteattr.graph import Token
    from quoteattr.pattern import Classes

_ACCORDING = SET_OFF | {"in-the-words-of", "in-the-words-of-named"}


@frozen
class Content:
    """What a frame reports: the words' spans, and the rule that bound them."""

    spans: tuple[Span, ...]
    rule: str


def content_of(frame: Frame, others: Sequence[Frame], tests: Classes) -> Content | None:
    """Find what a frame reports, or None where its sentence does not say it.

    `others` are the sentence's other frames: what one frame reports ends where the next begins.
    The first shape that fits decides.
    """
    shapes: tuple[Callable[[], Found], ...] = (
        lambda: labelled(frame) if frame.rule == HEADLINE else None,
        lambda: worded(frame) if frame.rule in WORDING else None,
        lambda: host_of_according_to(frame) if frame.rule in _ACCORDING else None,
        lambda: set_off(frame, others),
        lambda: quotation_after(frame),
        lambda: complement(frame, others, tests),
        lambda: named(frame, others, tests),
        lambda: announced(frame, others, tests),
        lambda: bare_clause(frame, others),
        lambda: short_phrase(frame, tests),
        lambda: judgement(frame, others, tests) or judged_in_marks(frame),
    )
    if frame.noun is not None:
        shapes = (lambda: quotation_after(frame), lambda: told_by_noun(frame, others, tests))
    found = next((found for shape in shapes if (found := shape())), None)
    # Words of the cue itself are no content: brushed *off* the complaint.
    told = [t for t in found[0] if not frame.cue.index <= t.index <= frame.last] if found else []
    spans = spans_of(told)
    return Content(spans, found[1]) if found and spans else None


def spans_of(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The runs of neighbouring tokens as spans, without punctuation at their edges."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.index == runs[-1][-1].index + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    trimmed = (_trim(run) for run in runs)
    return tuple(Span(run[0].start, run[-1].end) for run in trimmed if run)


def _trim(run: Sequence[Token]) -> Sequence[Token]:
    first, last = 0, len(run)
    if len(run) > 1 and run[0].lower == "as" and is_mark(run[1]):
        first = 1  # described as “a trap”
    while first < last and run[first].upos in ("PUNCT", "CCONJ") and not run[first].elided and not is_mark(run[first]):
        first += 1
    while last > first and run[last - 1].upos == "PUNCT" and not run[last - 1].elided and not is_mark(run[last - 1]):
        last -= 1
    kept = run[first:last]
    words = [t for t in kept if t.elided or t.upos != "PUNCT"]
    if words and all(t.elided for t in words):
        return words  # a whole quotation, without its marks
    return kept if has_words(kept) else ()
