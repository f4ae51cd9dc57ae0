"""Pair the quotation marks of one paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from quoteattr.scanning.marks import GUILLEMET, SINGLE, STOPS, Mark, Rank, marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.model import Span

WORD = re.compile(r"[^\W_]")
LOW_OPENING, LOW_CLOSING = "‚‘"  # ‘ closes nothing else in English
DEEPEST = 8  # no text nests deeper; the bound keeps garbage linear
LONGEST_DOUBTFUL = 60  # code points that 'the workers' may span before the mark must be an apostrophe
DOUBTFUL_SEARCH = 16  # marks to look through for the end of what an elision begins


@frozen
class Pair:
    """An opening mark with its closing one."""

    opening: Mark
    closing: Mark


@frozen
class Loose:
    """An opening mark without a closing one.

    `limit` is where the quotation around it ends, or None; `following` is the next mark of
    its kind that opens, or None.  `slip` is a closing mark of the other style that nothing
    opens and that stands before `following`: perhaps a slip of the pen.
    """

    mark: Mark
    limit: int | None = None
    following: Mark | None = None
    slip: Mark | None = None


@frozen
class Pairing:
    """What the marks of one paragraph come to.

    `leads` are the opening marks before its first word.  `strays` are closing marks that
    nothing opens and that stand before every other mark of their style.
    """

    paragraph: Span
    pairs: tuple[Pair, ...] = ()
    loose: tuple[Loose, ...] = ()
    leads: tuple[Mark, ...] = ()
    strays: tuple[Mark, ...] = ()

    def uses(self, style: str) -> bool:
        """Tell whether any mark of the style does something in the paragraph."""
        opening = (*(pair.opening for pair in self.pairs), *(loose.mark for loose in self.loose), *self.strays)
        return any(mark.style == style for mark in opening)

    def stray(self, style: str) -> Mark | None:
        """Find the closing mark of the style that comes first in the paragraph, or None."""
        return next((mark for mark in self.strays if mark.style == style), None)

    def lead(self, style: str) -> Mark | None:
        """Find the mark of the style that opens the paragraph, or None."""
        return next((mark for mark in self.leads if mark.style == style), None)


def pair_marks(text: str, paragraph: Span) -> Pairing:
    """Pair a paragraph's marks: double ones first, then the single ones between them."""
    stack = _Stack(text)
    found = list(marks(text, paragraph))
    doubles = [mark for mark in found if mark.style != SINGLE]
    following = iter([*doubles[1:], None])
    for mark in found:
        if mark.style == SINGLE:
            stack.levels[-1].append(mark)
        else:
            stack.take(mark, next(following, None))
    stack.finish()
    word = WORD.search(text, paragraph.start, paragraph.end)
    first_word = word.start() if word else paragraph.end
    opening = [*stack.opened, *(mark for mark in found if mark.style == SINGLE and mark.opens)]
    return Pairing(
        paragraph,
        tuple(stack.pairs),
        tuple(stack.loose),
        tuple(mark for mark in opening if mark.span.start < first_word),
        tuple(stack.strays),
    )


class _Stack:
    """The double marks that are open at one point of a paragraph.

    `levels` holds the single marks met so far: outside, and within each open double mark.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[Mark] = []
        self.levels: list[list[Mark]] = [[]]
        self.opened: list[Mark] = []
        self.pairs: list[Pair] = []
        self.loose: list[Loose] = []
        self.strays: list[Mark] = []
        self.spares: list[Mark] = []
        self._unclosed: list[tuple[Mark, int | None]] = []

    def take(self, mark: Mark, following: Mark | None) -> None:
        """Let the next double mark open, close, or do nothing."""
        alike = self._find(mark, alike=True)
        if mark.doubtful and not mark.opens and self._is_prime(mark, following):
            return
        if mark.opens and not (mark.closes and alike is not None):
            self._push(mark.turned(opening=True))
            return
        place = alike if alike is not None else self._find(mark, alike=False)
        if place is not None:
            self._close(place, mark.turned(opening=False))
        elif mark.glyph in ("''", "’’"):
            self.levels[-1].extend(mark.turned(opening=False).halves())
        elif not mark.doubtful:
            self.spares.append(mark)
            if not self.opened and not self.strays:
                self.strays.append(mark)

    def finish(self) -> None:
        """Settle what is left when the paragraph ends."""
        self._mend_blanks()
        while self.open:
            self._drop(len(self.open) - 1, None)
        self._settle_singles(self.levels[0], None)
        self.strays.extend(_first_stray(self.levels[0]))
        self._find_following()
        self._find_slips()

    def _find(self, mark: Mark, *, alike: bool) -> int | None:
        """Find the place of the innermost open mark that this one could close, of the same make or any."""
        for place in range(len(self.open) - 1, -1, -1):
            other = self.open[place]
            if other.style == mark.style and (not alike or _make(other) == _make(mark)):
                return place
        return None

    def _is_prime(self, mark: Mark, following: Mark | None) -> bool:
        """Tell whether a mark after a digit means inches: nothing is open, or a better closing mark comes."""
        alike = sum(_make(other) == _make(mark) for other in self.open)
        if alike != 1:
            return alike == 0 and (mark.closes == Rank.LOW or not self.open)
        return following is not None and not following.opens and _make(following) == _make(mark)

    def _push(self, mark: Mark) -> None:
        if len(self.open) == DEEPEST:
            self._drop(0, None)
        self.open.append(mark)
        self.opened.append(mark)
        self.levels.append([])

    def _close(self, place: int, mark: Mark) -> None:
        while len(self.open) > place + 1:
            self._drop(len(self.open) - 1, mark.span.start)
        self.pairs.append(Pair(self.open.pop(), mark))
        self._settle_singles(self.levels.pop(), mark.span.start)

    def _drop(self, place: int, limit: int | None) -> None:
        """Give up an open mark: what stands within it stands outside."""
        self._unclosed.append((self.open.pop(place), limit))
        singles = self.levels.pop(place + 1)
        self.levels[place].extend(singles)

    def _mend_blanks(self) -> None:
        """Take the second of two unclosed marks as closing where only its blank is misplaced: “so, “he said."""
        place = len(self.open) - 1
        while place > 0:
            first, second = self.open[place - 1 : place + 1]
            if self._is_slip(first, second):
                self.open[place - 1 : place + 1] = []
                del self.opened[self._place_of(second)]
                inside, outside = self.levels[place : place + 2]
                self.levels[place : place + 2] = []
                self.levels[place - 1].extend(outside)
                self.pairs.append(Pair(first, second.turned(opening=False)))
                self._settle_singles(inside, second.span.start)
                place -= 1
            place -= 1

    def _is_slip(self, first: Mark, second: Mark) -> bool:
        start, end = second.span
        before = self.text[max(0, start - 2) : start]
        slipped = len(before) == 2 and before[0] in STOPS and before[1].isspace() and self.text[end : end + 1].islower()
        adjacent = self.opened[self._place_of(second) - 1] == first
        return slipped and adjacent and _make(first) == _make(second)

    def _place_of(self, mark: Mark) -> int:
        """Find the place of a mark among those that opened."""
        return bisect_left(self.opened, mark.span.start, key=lambda other: other.span.start)

    def _find_slips(self) -> None:
        """Tell each loose mark which closing mark of the other style may be meant for it: “So,’ he said."""
        spares = sorted(self.spares, key=lambda mark: mark.span.start)
        place = 0
        for index, loose in enumerate(self.loose):
            while place < len(spares) and spares[place].span.start < loose.mark.span.end:
                place += 1
            if place == len(spares):
                return
            first = loose.following is None or spares[place].span < loose.following.span
            if first and loose.limit is None and spares[place].style != loose.mark.style:
                self.loose[index] = evolve(loose, slip=spares[place])

    def _settle_singles(self, singles: Sequence[Mark], limit: int | None) -> None:
        pairs, loose, spares = pair_singles(singles)
        self.pairs.extend(pairs)
        if limit is None:
            self.spares.extend(spares)
        self.loose.extend(Loose(mark, limit) for mark in loose)

    def _find_following(self) -> None:
        """Tell each loose mark which mark opens next after it."""
        after = {mark.span.start: following for mark, following in pairwise(self.opened)}
        singles = [loose.mark for loose in self.loose]
        singles.extend(pair.opening for pair in self.pairs if pair.opening.style == SINGLE)
        singles.sort(key=lambda mark: mark.span.start)
        after.update((mark.span.start, following) for mark, following in pairwise(singles))
        unclosed = [*self._unclosed, *((loose.mark, loose.limit) for loose in self.loose)]
        unclosed.sort(key=lambda item: item[0].span.start)
        self.loose = [Loose(mark, limit, after.get(mark.span.start)) for mark, limit in unclosed]


def _make(mark: Mark) -> str:
    """Name the kind of type a mark is set in: straight, curly, doubled, or guillemets."""
    if len(mark.glyph) == 2:
        return "doubled"
    if mark.style == GUILLEMET:
        return "‹" if mark.glyph in "‹›" else "«"
    return "straight" if mark.straight else "curly"


def _first_stray(singles: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the first single mark if it can only close, and surely does."""
    certain = (mark for mark in singles if mark.opens or (mark.closes == Rank.HIGH and mark.glyph != LOW_CLOSING))
    first = next(certain, None)
    if first is not None and not first.opens:
        yield first


def pair_singles(singles: Sequence[Mark]) -> tuple[list[Pair], list[Mark], list[Mark]]:
    """Pair single marks that stand at one level; give the pairs, then the opening and the closing ones left over.

    What remains is taken for apostrophes.
    """
    pairs: list[Pair] = []
    loose: list[Mark] = []
    spares: list[Mark] = []
    place = 0
    while place < len(singles):
        mark = singles[place]
        closing = _closing_place(singles, place) if mark.opens else None
        if closing is not None:
            pairs.append(Pair(mark, singles[closing]))
            place = closing
        elif mark.opens >= Rank.MID:
            loose.append(mark)
        elif mark.closes == Rank.HIGH and not mark.opens and mark.glyph != LOW_CLOSING:
            spares.append(mark)
        place += 1
    return pairs, loose, spares


def _closing_place(singles: Sequence[Mark], place: int) -> int | None:
    """Where the mark that closes the one at `place` stands.

    The best-ranked mark wins before another quotation opens; an opening mark of a lower
    rank within the quotation is taken for an elision ('an 'orrible thing,').
    """
    opening = singles[place]
    last = min(len(singles), place + 1 + DOUBTFUL_SEARCH) if opening.doubtful else len(singles)
    best: int | None = None
    best_rank = Rank.MID if opening.doubtful else Rank.NONE
    for index in range(place + 1, last):
        mark = singles[index]
        if mark.closes > best_rank and _may_close(opening, mark):
            best, best_rank = index, mark.closes
        if best_rank == Rank.HIGH and best is not None:
            break
        if mark.opens and not mark.doubtful and (best is not None or mark.opens >= opening.opens):
            break
    return best


def _may_close(opening: Mark, closing: Mark) -> bool:
    if closing.glyph == LOW_CLOSING and opening.glyph != LOW_OPENING:
        return False
    near = closing.span.start - opening.span.end <= LONGEST_DOUBTFUL
    return near or closing.closes > Rank.LOW
