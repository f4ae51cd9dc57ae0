"""How a text is laid out: its paragraphs, from white space alone."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028]|\u2029+")
INK = re.compile(r"\S")
SENTENCE_END = re.compile(r"[.?!:…][\s\"'“”„‘’»›)\]_*`]*\Z")
TURN_MARKS = "\"“”„«»'‘`—–―-"
WIDEST_WRAP = 90  # code points; typists and mail programs wrap between 60 and 80
NARROWEST_WRAP = 40
SLACK = 12  # a hand-wrapped line may fall short of the measure by about two words
INDENT = 2  # a single blank before a line is more often a slip than a new paragraph
TAIL = 12  # code points of a line's end that tell whether a sentence ends there


@frozen
class _Line:
    """A line with ink: its trimmed span, its indentation, and whether a sentence ends it."""

    span: Span
    indent: int
    ends_sentence: bool
    starts_lower: bool
    starts_turn: bool
    first_word: int

    def runs_on_into(self, following: _Line) -> bool:
        """Tell whether a sentence visibly goes on over the line break."""
        return following.starts_lower and not self.ends_sentence


_Block = list[_Line]


def paragraphs(text: str) -> tuple[Span, ...]:
    """Part the text into paragraphs, their edges trimmed of white space.

    A blank line or a U+2029 always parts.  A single line break parts too, except where it
    only wraps a line: the sentence goes on in lower case, or the lines around it are filled
    to a common measure and this one is full or ends within a sentence.
    """
    blocks = list(_blocks(text))
    usual = _usual_measure(blocks)
    return tuple(span for block in blocks for span in _join(block, _measure(block) or usual))


def _blocks(text: str) -> Iterator[_Block]:
    """Yield the runs of lines that no blank line interrupts."""
    block: _Block = []
    start = 0
    for end, after, parts in _line_ends(text):
        line = _line(text, start, end)
        if line is not None:
            block.append(line)
        if block and (line is None or parts):
            yield block
            block = []
        start = after


def _line_ends(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield for each line its end, the start of the next, and whether a paragraph must end there."""
    for found in LINE_BREAK.finditer(text):
        yield found.start(), found.end(), text[found.start()] == "\u2029"
    yield len(text), len(text), True


def _line(text: str, start: int, end: int) -> _Line | None:
    ink = INK.search(text, start, end)
    if ink is None:
        return None
    first = ink.start()
    while text[end - 1].isspace():
        end -= 1
    word_end = first
    while word_end < end and word_end - first < WIDEST_WRAP and not text[word_end].isspace():
        word_end += 1
    return _Line(
        Span(first, end),
        indent=first - start,
        ends_sentence=SENTENCE_END.search(text[max(first, end - TAIL) : end]) is not None,
        starts_lower=text[first].islower(),
        starts_turn=text[first] in TURN_MARKS,
        first_word=word_end - first,
    )


def _measure(block: _Block) -> int | None:
    """Measure the width that the block's own lines are wrapped to, or None where nothing shows that they are."""
    longest = max(len(line.span) for line in block)
    breaks = len(block) - 1
    if not breaks or not NARROWEST_WRAP <= longest <= WIDEST_WRAP:
        return None
    return longest if 3 * _run_ons(block) >= breaks else None


def _usual_measure(blocks: list[_Block]) -> int | None:
    """Measure the width that the text as a whole is wrapped to: the middle of its wrapped blocks' widths.

    None where fewer than a third of the breaks between lines run on, as in a text with one
    paragraph a line.
    """
    breaks = sum(len(block) - 1 for block in blocks)
    if not breaks or 3 * sum(map(_run_ons, blocks)) < breaks:
        return None
    widths = [width for block in blocks if (width := _measure(block)) is not None]
    return round(median(widths)) if widths else None


def _run_ons(block: _Block) -> int:
    return sum(line.runs_on_into(following) for line, following in pairwise(block))


def _join(block: _Block, measure: int | None) -> Iterator[Span]:
    """Yield the block's paragraphs, given the width that its lines are wrapped to."""
    if measure is not None and _is_verse(block, measure):
        yield Span(block[0].span.start, block[-1].span.end)
        return
    start = block[0].span.start
    for line, following in pairwise(block):
        if not _wraps(line, following, measure):
            yield Span(start, line.span.end)
            start = following.span.start
    yield Span(start, block[-1].span.end)


def _is_verse(block: _Block, measure: int) -> bool:
    """Tell whether a block of a wrapped text is verse, an address or the like: no line filled, no turns of talk."""
    return all(
        not _is_filled(line, following, measure) and not following.starts_turn and len(following.span) <= measure
        for line, following in pairwise(block)
    )


def _is_filled(line: _Line, following: _Line, measure: int) -> bool:
    """Tell whether the next line's first word would not have fitted, with some slack."""
    return len(line.span) + 1 + following.first_word > measure - SLACK


def _wraps(line: _Line, following: _Line, measure: int | None) -> bool:
    """Tell whether the break after a line only wraps it."""
    if line.runs_on_into(following):
        return True
    if measure is None or max(len(line.span), len(following.span)) > measure + SLACK:
        return False
    if not line.ends_sentence:
        return True
    indented = following.indent >= line.indent + INDENT
    return _is_filled(line, following, measure) and not indented
