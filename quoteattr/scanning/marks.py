"""The quotation marks of a paragraph, each with the directions that its surroundings allow."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

DOUBLE, SINGLE, GUILLEMET = "double", "single", "guillemet"

TAG = r"""</?[A-Za-z][\w:.-]*(?:\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*\s*/?>"""  # left-over markup
RUN = re.compile("[\"“”„‟＂«»‹›'‘’‚‛`´]+|(?P<tag>" + TAG + ")")
UNIT = re.compile("[\"“”„‟＂«»‹›]|''|'’|’'|``|´´|‘‘|’’|‚‚|['‘’‚‛`´]")
OPENING, CLOSING = "“„‟«‹‘‚‛`", "”»›’"
STRAIGHT = "\"＂'´"
DASHES = "-–—―"
BRACKETS = "([{<"
STOPS = ".,;:!?…"
INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"

# Words that have lost their first letters.  Their mark is an apostrophe even after a space.
ELISION = re.compile(
    r"(?:(?:\d\ds?|tisn?|twasn?|twere|twill|twould|twixt|tain|em|im|er|is|e|un|til|till|tween|cause|cos|coz|cuz|bout"
    r"|round|neath|gainst|mongst|nother|nuff|nough|fraid|pon|burbs|copter|kerchief|ere|ead|eart|elp|ave|ad|ow|ouse|orse"
    r"|ome|ope|arf|alf|ot|usband|specially|spose|spect|scuse|lectric|fessor|ello|ullo)(?![^\W_]|['’][^\w.,])|n['’])",
    re.IGNORECASE,
)
# Words that have lost their last letters: goin', an' all, th' old man.
CLIPPED = re.compile(
    r"(?:[^\W_]+[^\W_aA]in|\b(?:a|an|o|th|t|wi|ol|d|fo|mo|lil|po|ha|gi|wid|jes|las|ma|tha|ca|i|mos|bes|nex|eas|wes|n|ev|yo)"
    r"|['’]n)\Z",
    re.IGNORECASE,
)
ONE_WORD = re.compile(r"(?<!\w)['‘](?!n\Z)[^\W_]+\Z")  # in marks of its own: the 'cabin' was a shed
LONGEST_WORD = 24
LONGEST_RUN = 16  # a longer row of marks is a rule or a slip of the keyboard
FEET_AND_INCHES = re.compile(r"\d['’′]\s?\d{1,2}\Z")


class Rank(IntEnum):
    """How much speaks for a single mark being a quotation mark in one direction."""

    NONE = 0
    LOW = 1
    MID = 2
    HIGH = 3


@frozen
class Mark:
    """A quotation mark: where it stands and which way it may face.

    `opens` and `closes` rank the two directions; a double mark may rank HIGH in both,
    and what is open before it decides.  `doubtful` marks count only where the rest of the
    paragraph bears them out: elisions, primes, marks that face the wrong way or none.  `fresh`
    tells that no word of the same sentence part stands before the mark.
    """

    span: Span
    glyph: str
    style: str
    opens: Rank
    closes: Rank
    doubtful: bool = False
    fresh: bool = False

    @property
    def straight(self) -> bool:
        """Whether the glyph is the same for both directions."""
        return self.glyph[0] in STRAIGHT

    def turned(self, *, opening: bool) -> Mark:
        """Settle the direction of the mark."""
        if (self.closes if opening else self.opens) == Rank.NONE:
            return self
        opens, closes = (Rank.HIGH, Rank.NONE) if opening else (Rank.NONE, Rank.HIGH)
        return Mark(self.span, self.glyph, self.style, opens, closes, self.doubtful, self.fresh)

    def halves(self) -> tuple[Mark, Mark]:
        """Split a doubled mark ('') into the two single ones that it is written with."""
        start, end = self.span
        first, second = Span(start, start + 1), Span(start + 1, end)
        return (
            Mark(first, self.glyph[0], SINGLE, self.opens, self.closes, self.doubtful, self.fresh),
            Mark(second, self.glyph[1], SINGLE, self.opens, self.closes, self.doubtful, self.fresh),
        )


@frozen
class _Site:
    """What stands around an unbroken run of marks: the characters next to it, and the last one with ink."""

    text: str
    span: Span
    before: str
    after: str
    last_ink: str

    @property
    def fresh(self) -> bool:
        """Whether the run starts a paragraph, a sentence, or a part of one."""
        return not self.last_ink or not (self.last_ink.isalnum() or self.last_ink in "%$€£&")

    @property
    def free_before(self) -> bool:
        """Whether a quotation might begin here, as far as the character before tells."""
        return _blank(self.before) or not (self.before.isalnum() or self.before in STOPS + ")]}%")

    @property
    def free_after(self) -> bool:
        """Whether a quotation might end here, as far as the character after tells."""
        return _blank(self.after) or not (self.after.isalnum() or self.after in BRACKETS + "$€£#@")


def marks(text: str, paragraph: Span) -> Iterator[Mark]:
    """Yield the marks of a paragraph in order, apostrophes and primes left out as far as one can tell."""
    last_ink = ""
    at = paragraph.start
    for run in RUN.finditer(text, paragraph.start, paragraph.end):
        last_ink = _last_ink(text, at, run.start()) or last_ink
        at = run.end()
        if run["tag"] or at - run.start() > LONGEST_RUN:
            continue
        before = text[run.start() - 1] if run.start() > paragraph.start else ""
        after = text[at] if at < paragraph.end else ""
        if before.isalnum() and after.isalnum() and _within_word(run.group(), before, after):
            continue
        yield from _of_run(_Site(text, Span(*run.span()), before, after, last_ink), paragraph)


def _last_ink(text: str, start: int, end: int) -> str:
    while end > start and _blank(text[end - 1]):
        end -= 1
    return text[end - 1] if end > start else ""


def _within_word(run: str, before: str, after: str) -> bool:
    """Tell whether marks between two word characters belong to the word: don't, John`s, 5'10."""
    return len(run) == 1 and run in "'’‘`´‛" and not (before.isdigit() and after.isalpha() and run == "‘")


def _of_run(site: _Site, paragraph: Span) -> Iterator[Mark]:
    """Yield the marks of a run."""
    for glyph, span in _units(site):
        if glyph[0] in "«»‹›":
            yield _guillemet(site, glyph, span)
        elif len(glyph) == 2 or glyph in '"“”„‟＂':
            yield _double(site, glyph, span, paragraph)
        else:
            mark = _single(site, glyph, span)
            if mark.opens or mark.closes:
                yield mark


def _units(site: _Site) -> Iterator[tuple[str, Span]]:
    """Cut a run into its marks; an odd straight one among doubled ones stands innermost."""
    start, end = site.span
    odd = _odd_single(site)
    if odd is not None:
        yield site.text[odd], Span(odd, odd + 1)
        start += 1
    for unit in UNIT.finditer(site.text, start, end):
        yield unit.group(), Span(*unit.span())


def _odd_single(site: _Site) -> int | None:
    """Where a run of single marks begins that is to be cut singly before doubly, or None.

    ''' closes a single quotation and then a doubled one; ''tis nobler' opens one before an elision.
    """
    start, end = site.span
    if site.text[start] not in "'’":
        return None
    if ELISION.match(site.text, end) and len(site.span) == 2:
        return start
    alike = start
    while alike < end and site.text[alike] == site.text[start]:
        alike += 1
    return start if (alike - start) % 2 and alike - start > 1 and not site.free_before else None


def _blank(character: str) -> bool:
    return not character or character.isspace() or character in INVISIBLE


def _mark(site: _Site, glyph: str, span: Span, style: str, way: str) -> Mark:
    """Make a mark that faces the given way: open, close or either."""
    opens = Rank.NONE if way == "close" else Rank.HIGH
    closes = Rank.NONE if way == "open" else Rank.HIGH
    return Mark(span, glyph, style, opens, closes, way == "either" and _blank(site.after), site.fresh)


def _guillemet(site: _Site, glyph: str, span: Span) -> Mark:
    """Take « and ‹ as opening unless their surroundings say the reverse (»so«)."""
    opening = glyph in "«‹"
    attached = not _blank(site.before) and site.before not in BRACKETS + DASHES
    if attached if opening else not attached:
        word_follows = _word_follows(site)
        if word_follows != opening:
            return _mark(site, glyph, span, GUILLEMET, "either")
    return _mark(site, glyph, span, GUILLEMET, "open" if opening else "close")


def _double(site: _Site, glyph: str, span: Span, paragraph: Span) -> Mark:
    if glyph[0] in OPENING:
        closing = _blank(site.after) or site.after in STOPS + ")]" or site.after in DASHES
        attached = not _blank(site.before) and site.before not in BRACKETS + DASHES
        spaced = _blank(site.before) and _blank(site.after) and glyph == "“"
        way = "close" if closing and attached else "either" if spaced else "open"
    elif glyph[0] in CLOSING:
        way = "either" if _blank(site.before) and _word_follows(site) else "close"
    else:
        way = _straight_way(site)
    mark = _mark(site, glyph, span, DOUBLE, way)
    if glyph in STRAIGHT and site.before.isdigit() and span.start == site.span.start:
        measure = FEET_AND_INCHES.search(site.text[max(paragraph.start, span.start - 6) : span.start])
        closes = Rank.LOW if measure else Rank.HIGH
        return Mark(span, glyph, DOUBLE, Rank.NONE, closes, doubtful=True, fresh=site.fresh)
    return mark


def _word_follows(site: _Site) -> bool:
    return not _blank(site.after) and (site.after.isalnum() or site.after in "…[$#@")


def _straight_way(site: _Site) -> str:
    """Which way a straight double mark faces, by the characters around it."""
    before, after = site.before, site.after
    if not before:
        return "open"
    if not after:
        return "close"
    if before in DASHES and not _blank(after):
        return "open" if after.isalnum() or after in BRACKETS else "either"
    opens = site.free_before and not _blank(after) and (after not in ",;:!?)]}" or before in BRACKETS)
    closes = not _blank(before) and site.free_after and before not in BRACKETS
    if opens == closes:
        return "either"
    return "open" if opens else "close"


def _single(site: _Site, glyph: str, span: Span) -> Mark:
    opens, doubtful = _single_opens(site, glyph, span)
    return Mark(span, glyph, SINGLE, opens, _single_closes(site, glyph, span), doubtful, site.fresh)


def _single_opens(site: _Site, glyph: str, span: Span) -> tuple[Rank, bool]:
    """Rank a single mark as an opening one, and tell whether that is doubtful."""
    if not site.free_before or _blank(site.after) or site.after in ",;:!?)]}":
        return Rank.NONE, False
    if site.before and site.before in DASHES and not site.after.isalnum():
        return Rank.NONE, False
    last = span.end == site.span.end
    doubtful = glyph == "’" or (last and ELISION.match(site.text, span.end) is not None)
    fresh = site.fresh or span.start > site.span.start
    if doubtful and not fresh:
        return Rank.NONE, False
    lower = site.after.islower() and site.last_ink != ""
    return Rank(1 + fresh + (not lower)), doubtful


def _single_closes(site: _Site, glyph: str, span: Span) -> Rank:
    """Rank a single mark as a closing one."""
    before = site.before
    if glyph not in OPENING and before and _blank(before) and _blank(site.after):
        return Rank.MID  # the text was cut into tokens, or has lost the dash before the mark
    opening_next = site.text[span.end : span.end + 1] in tuple("“„«")
    if (
        (glyph in OPENING and glyph != "‘")
        or _blank(before)
        or before in BRACKETS
        or not (site.free_after or opening_next)
    ):
        return Rank.NONE
    if not before.isalnum() or span.start > site.span.start:
        return Rank.HIGH
    word = site.text[max(0, span.start - LONGEST_WORD) : span.start]
    if CLIPPED.search(word):
        return Rank.LOW if ONE_WORD.search(word) else Rank.NONE
    possessive = before in "sSxz" or before.isdigit()
    stopped = site.after != "" and site.after in STOPS + DASHES
    return Rank(1 + (not possessive) + stopped)
