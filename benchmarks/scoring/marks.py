"""Find what stands in quotation marks, for the scorer's own use.

The scorer must not lean on the code that it measures, so this is a second, simpler
finder than quoteattr's: it serves to cut mixed quotations down to their quoted words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import Factory, define, frozen

from benchmarks.scoring.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DOUBLE_OPEN, DOUBLE_CLOSE = "“„«", "”»"
STRAIGHT, SINGLE = '"', "'"
CLOSING_SINGLE = re.compile(r"[^\s][’'](?!\w)")
# a quotation left open is carried over at most so many paragraphs without a mark
MOST_CARRIED = 4


@frozen
class QuotedRegion:
    """The inside of a pair of quotation marks; `depth` counts the regions around it."""

    start: int
    end: int
    depth: int


@frozen
class Mark:
    """A quotation mark and what it may do where it stands."""

    at: int
    width: int
    sign: str
    opens: bool
    closes: bool


def quoted_regions(text: str) -> tuple[QuotedRegion, ...]:
    """Find the insides of quotation marks, paragraph by paragraph.

    A quotation left open at the end of a paragraph runs to that end; when the next
    paragraphs do not open afresh but the first mark met closes, it is carried through
    them.  Single marks count only when both ends are found.
    """
    finder = _Finder(text)
    for start, end in paragraphs(text):
        finder.read_paragraph(start, end)
    filled = {(start, end) for start, end in finder.found if text[start:end].strip()}
    return _with_depth(sorted(filled, key=lambda region: (region[0], -region[1])))


def _with_depth(regions: Sequence[tuple[int, int]]) -> tuple[QuotedRegion, ...]:
    nested: list[QuotedRegion] = []
    open_ends: list[int] = []
    for start, end in regions:
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        nested.append(QuotedRegion(start, end, len(open_ends)))
        open_ends.append(end)
    return tuple(nested)


def _marks(text: str, start: int, end: int) -> Iterator[Mark]:
    at = start
    while at < end:
        mark = _mark_at(text, at, start, end)
        if mark is not None and (mark.opens or mark.closes):
            yield mark
        at += 1 if mark is None else mark.width


def _mark_at(text: str, at: int, start: int, end: int) -> Mark | None:
    before = text[at - 1] if at > start else " "
    sign = text[at]
    if text[at : at + 2] in ("``", "''"):
        return _doubled(at, sign, before, text[at + 2] if at + 2 < end else " ")
    after = text[at + 1] if at + 1 < end else " "
    if sign in DOUBLE_OPEN or sign in DOUBLE_CLOSE:
        opens = _curly_opens(sign, before, after, begins=at == start)
        return Mark(at, 1, sign, opens, not opens)
    if sign == STRAIGHT:
        return _straight(at, before, after, begins=at == start)
    if sign in "‘’'":
        return _single(at, sign, before, after)
    return None


def _doubled(at: int, sign: str, before: str, after: str) -> Mark:
    opens = sign == "`" or (not before.isalnum() and before not in ".,?!;:)" and after.isalnum())
    return Mark(at, 2, STRAIGHT, opens, not opens)


def _curly_opens(sign: str, before: str, after: str, *, begins: bool) -> bool:
    if sign == "“" and not begins and not before.isspace() and before not in "([{—–-/" and not after.isalnum():
        return False  # “typed like this“
    if sign == "”" and before.isspace() and not after.isspace():
        return True  # ”or like this”
    return sign in DOUBLE_OPEN


def _straight(at: int, before: str, after: str, *, begins: bool) -> Mark:
    opens = begins or (not after.isspace() and (before.isspace() or before in "([{—–-/‘'“:"))
    closes = not begins and not before.isspace() and before not in "([{"
    if opens and closes and before not in "—–-‘'":
        closes = False
    if not opens and not closes:
        opens = closes = True
    return Mark(at, 1, STRAIGHT, opens, closes)


def _single(at: int, sign: str, before: str, after: str) -> Mark:
    opens = sign in "‘'" and not before.isalnum() and before not in ".,?!" and not after.isspace()
    closes = sign in "’'" and not before.isspace() and not after.isalnum()
    return Mark(at, 1, SINGLE, opens, closes)


@define
class _Finder:
    """What is open while the paragraphs of one text are read in order."""

    text: str
    found: list[tuple[int, int]] = Factory(list)
    # the marks open in this paragraph: where their inside begins, and the sign
    stack: list[tuple[int, str]] = Factory(list)
    # paragraphs without a mark since one that left a quotation open
    carry: list[tuple[int, int]] = Factory(list)
    carrying: bool = False
    first: bool = True

    def read_paragraph(self, start: int, end: int) -> None:
        """Take in the marks of the paragraph, then what it leaves open."""
        self.stack, self.first = [], True
        for mark in _marks(self.text, start, end):
            if mark.sign == SINGLE:
                self._single(mark)
            else:
                self._double(mark, start, end)
        still_open = [inside for inside, sign in self.stack if sign != SINGLE]
        self.found.extend((inside, end) for inside in still_open)
        if still_open:
            self.carrying, self.carry = True, []
        elif self.first and self.carrying and len(self.carry) < MOST_CARRIED:
            self.carry.append((start, end))
        else:
            self.carrying, self.carry = False, []

    def _single(self, mark: Mark) -> None:
        inside_single = bool(self.stack) and self.stack[-1][1] == SINGLE
        if mark.opens and not (mark.closes and inside_single):
            self.stack.append((mark.at + mark.width, SINGLE))
        elif mark.closes and inside_single:
            self.found.append((self.stack.pop()[0], mark.at))

    def _double(self, mark: Mark, start: int, end: int) -> None:
        action = self._straight_action(mark) if mark.sign == STRAIGHT else self._curly_action(mark)
        self.first = False
        if action == "close":
            self._close(mark)
        elif action == "open":
            self._open(mark, end)
        elif action == "reopen":
            self._drop_singles()
            self.found.append((self.stack.pop()[0], mark.at))
            self.stack.append((mark.at + mark.width, mark.sign))
        elif action == "carried":
            self.found.extend(self.carry)
            self.found.append((start, mark.at))

    def _doubles(self) -> list[str]:
        return [sign for _, sign in self.stack if sign != SINGLE]

    def _top(self) -> str | None:
        doubles = self._doubles()
        return doubles[-1] if doubles else None

    def _straight_action(self, mark: Mark) -> str:
        top = self._top()
        if top == STRAIGHT:
            return "close" if mark.closes else "reopen"
        if mark.opens:
            return "open"
        if top is None:
            return "carried" if self.first and self.carrying else "ignore"
        return "close"  # “ ... "  (mixed marks)

    def _curly_action(self, mark: Mark) -> str:
        doubles = self._doubles()
        if mark.opens:
            return "reopen" if len(doubles) > 1 and doubles[-1] == mark.sign else "open"
        if doubles:
            return "close"
        return "carried" if self.first and self.carrying else "ignore"

    def _close(self, mark: Mark) -> None:
        wanted = STRAIGHT if mark.sign == STRAIGHT and STRAIGHT in self._doubles() else None
        while self.stack:
            inside, sign = self.stack.pop()
            # a single mark pending inside is an apostrophe after all
            if sign != SINGLE and (wanted is None or sign == wanted):
                self.found.append((inside, mark.at))
                break

    def _open(self, mark: Mark, end: int) -> None:
        if CLOSING_SINGLE.search(self.text[mark.at : end]) is None:
            self._drop_singles()
        self.stack.append((mark.at + mark.width, mark.sign))

    def _drop_singles(self) -> None:
        while self.stack and self.stack[-1][1] == SINGLE:
            self.stack.pop()
