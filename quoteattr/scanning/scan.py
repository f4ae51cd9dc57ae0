"""Stage 1: find what stands in quotation marks, from the text alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from quoteattr.model import Span
from quoteattr.scanning.dashes import dash_regions
from quoteattr.scanning.layout import paragraphs
from quoteattr.scanning.marks import INVISIBLE, SINGLE, Rank
from quoteattr.scanning.pairs import WORD, Loose, Pairing, pair_marks
from quoteattr.scanning.turns import turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.scanning.turns import Turn

INK = re.compile(rf"[^\s\"“”„‟＂«»‹›'‘’‚‛`´{INVISIBLE}]")
# Styles of what a label opens, with and without somebody's name (ANN: …; Q: …).
LABELLED, UNNAMED = "label", "letter"
LONGEST_CARRY = 4  # paragraphs without a mark that an open quotation may run through


@frozen
class Region:
    """A quoted stretch within one paragraph.

    `outer` includes the quotation marks, `content` does not; where a mark is missing the
    two ends coincide.  `depth` counts the regions around it.  `closed` is False for a
    region whose closing mark is missing although no later paragraph takes it up.
    `continues` is True where the region takes up the one before it, left open at the end
    of an earlier paragraph (“… ¶“… ¶“…”).  `style` is double, single, guillemet or dash, or
    for the turns of a transcript LABELLED or UNNAMED.
    """

    outer: Span
    content: Span
    depth: int = 0
    closed: bool = True
    continues: bool = False
    style: str = "double"


def scan(text: str) -> tuple[Region, ...]:
    """Find every quoted stretch of the text, in order, nested or disjoint.

    Never raises and takes time linear in the text, however its marks are mistyped.
    Contents are trimmed of white space; a quotation with nothing in it is left out.
    """
    pairings = [pair_marks(text, paragraph) for paragraph in paragraphs(text)]
    spoken_turns = turns(text, [pairing.paragraph for pairing in pairings])
    linked = _beside(_Linker(text, pairings).regions(), spoken_turns)
    spoken = dash_regions(text, [pairing.paragraph for pairing in pairings], [region.outer for region in linked])
    dashes = [Region(span, content, style="dash") for span, content in spoken]
    return tuple(_nest(text, [*linked, *dashes, *_of_turns(spoken_turns)]))


def _beside(regions: Sequence[Region], spoken: Sequence[Turn]) -> list[Region]:
    """The regions within what is spoken or away from it: the marks around a transcript are no quotation of it."""
    starts = [turn.label.start for turn in spoken]

    def is_beside(region: Region) -> bool:
        place = bisect_left(starts, region.outer.start)
        if place < len(spoken) and region.outer.contains(spoken[place].label):
            return False
        around = spoken[place - 1] if place else None
        if around is None or region.outer.start >= around.whole.end:
            return True
        return any(content.contains(region.outer) for content in around.contents)

    return [region for region in regions if is_beside(region)]


def _of_turns(spoken: Sequence[Turn]) -> Iterator[Region]:
    for turn in spoken:
        style = LABELLED if turn.named else UNNAMED
        for place, content in enumerate(turn.contents):
            yield Region(content, content, continues=place > 0, style=style)


class _Linker:
    """Turns pairings into regions and links them over the breaks between paragraphs."""

    def __init__(self, text: str, pairings: Sequence[Pairing]) -> None:
        self.text = text
        self.pairings = pairings
        self.single_first = _single_first(pairings)
        self.taken_up: set[int] = set()  # where the marks that re-open a quotation stand

    def regions(self) -> list[Region]:
        """Give the regions of all paragraphs, in no particular order and of depth 0."""
        found: list[Region] = []
        for place, pairing in enumerate(self.pairings):
            last = {loose.mark.style: loose for loose in pairing.loose if loose.limit is None}
            for loose in pairing.loose:
                found.extend(self._from_loose(place, loose, last=loose is last.get(loose.mark.style)))
            for pair in pairing.pairs:
                outer = Span(pair.opening.span.start, pair.closing.span.end)
                content = Span(pair.opening.span.end, pair.closing.span.start)
                continues = pair.opening.span.start in self.taken_up
                found.append(Region(outer, content, continues=continues, style=pair.opening.style))
        return found

    def _from_loose(self, place: int, loose: Loose, *, last: bool) -> Iterator[Region]:
        """Yield what an opening mark without a closing one comes to, if it is a quotation."""
        mark, paragraph = loose.mark, self.pairings[place].paragraph
        continues = mark.span.start in self.taken_up
        may_go_on = last and (not mark.doubtful or continues)
        carried = self._carried(place, mark.style) if may_go_on else []
        goes_on = bool(carried) or (may_go_on and _spans_rest(loose) and self._is_taken_up(place, mark.style))
        if not goes_on and mark.style == SINGLE and not self._is_unclosed_single(loose):
            return
        end = paragraph.end if loose.limit is None else loose.limit
        if loose.following is not None and not carried and not (last and _spans_rest(loose)):
            end = min(end, loose.following.span.start)
        outer, content = Span(mark.span.start, end), Span(mark.span.end, end)
        slip = None if goes_on else loose.slip
        if slip is not None:
            outer, content = Span(outer.start, slip.span.end), Span(content.start, slip.span.start)
        closed = goes_on or slip is not None
        if closed or (not mark.doubtful and WORD.search(self.text, *content)):
            yield Region(outer, content, closed=closed, continues=continues, style=mark.style)
            yield from carried

    def _is_taken_up(self, place: int, style: str) -> bool:
        """Tell whether the next paragraph opens with a mark of the style, and note that mark."""
        lead = self.pairings[place + 1].lead(style) if place + 1 < len(self.pairings) else None
        if lead is None:
            return False
        self.taken_up.add(lead.span.start)
        return True

    def _carried(self, place: int, style: str) -> list[Region]:
        """Give the pieces of an open quotation that a closing mark ends a few paragraphs on."""
        pieces: list[Region] = []
        for pairing in self.pairings[place + 1 : place + 2 + LONGEST_CARRY]:
            whole = pairing.paragraph
            stray = pairing.stray(style)
            if stray is not None:
                outer, content = Span(whole.start, stray.span.end), Span(whole.start, stray.span.start)
                return [*pieces, Region(outer, content, continues=True, style=style)]
            if pairing.uses(style):
                break
            pieces.append(Region(whole, whole, continues=True, style=style))
        return []

    def _is_unclosed_single(self, loose: Loose) -> bool:
        """Tell a single quotation that lacks its closing mark from an apostrophe."""
        mark = loose.mark
        return self.single_first and loose.limit is None and not mark.doubtful and mark.opens >= Rank.MID and mark.fresh


def _spans_rest(loose: Loose) -> bool:
    """Tell whether an unclosed quotation goes on past the next opening mark.

    It does where that mark stands amid a sentence: “I read “Emma” and liked it.
    """
    if loose.following is None:
        return True
    return not loose.following.fresh and loose.mark.style != SINGLE


def _single_first(pairings: Sequence[Pairing]) -> bool:
    """Tell whether single marks are the text's outer quotation marks, as in British books."""
    singles = doubles = 0
    for pairing in pairings:
        openings = [pair.opening for pair in pairing.pairs if pair.closing.closes == Rank.HIGH]
        openings.extend(loose.mark for loose in pairing.loose if not loose.mark.doubtful)
        singles += sum(mark.style == SINGLE and mark.fresh for mark in openings)
        doubles += sum(mark.style != SINGLE for mark in openings)
    return singles > doubles


def _nest(text: str, regions: list[Region]) -> Iterator[Region]:
    """Yield the regions in order with their depths; where two cross, an unclosed one gives way."""
    placed: list[Region] = []
    around: list[int] = []
    for whole in sorted(regions, key=lambda region: (region.outer.start, -region.outer.end)):
        region: Region | None = _trim(text, whole)
        while region is not None and around and not placed[around[-1]].content.contains(region.outer):
            top = placed[around[-1]]
            if top.outer.end > region.outer.start and _ends_bare(region):
                cut = _trim(text, _cut(region, top.content.end))
                region = cut if cut != region else None  # as short as it gets, and still not within
                continue
            if top.outer.end > region.outer.start:
                if not _ends_bare(top) or top.content.start >= region.outer.start:
                    region = None
                    break
                placed[around[-1]] = _cut(top, region.outer.start)
            around.pop()
        if region is not None:
            around.append(len(placed))
            depth = len(around) - 1
            placed.append(evolve(region, depth=depth) if depth else region)
    for region in placed:
        trimmed = _trim(text, region)
        if trimmed is not None:
            yield trimmed


def _ends_bare(region: Region) -> bool:
    """Tell whether no mark closes the region."""
    return region.outer.end == region.content.end


def _cut(region: Region, end: int) -> Region:
    """End a region that has no closing mark earlier."""
    start = region.content.start
    end = max(start, end)
    return evolve(region, outer=Span(region.outer.start, end), content=Span(start, end))


def _trim(text: str, region: Region) -> Region | None:
    """Trim a region's content of white space, or give None where no ink but marks is left."""
    start, end = region.content
    if not INK.search(text, start, end):
        return None
    while _is_blank(text[start]):
        start += 1
    while _is_blank(text[end - 1]):
        end -= 1
    if (start, end) == tuple(region.content):
        return region
    outer_start = start if region.outer.start == region.content.start else region.outer.start
    outer_end = end if _ends_bare(region) else region.outer.end
    return evolve(region, outer=Span(outer_start, outer_end), content=Span(start, end))


def _is_blank(character: str) -> bool:
    return character.isspace() or character in INVISIBLE
