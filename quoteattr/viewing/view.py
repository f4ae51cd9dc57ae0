"""Stage 2a: the text as the parser gets to see it, with long quotations elided.

A quotation that is a sentence of its own tells the parser nothing about who speaks, and
often leads it astray.  The view leaves such a quotation out where it stands alone, and puts
a short clause in its place where a frame hangs on it (“It works,” said Ann).  What comes
back from the parser is then laid over the caller's own text again, offset by offset.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import regex
from attrs import field, frozen

from quoteattr.graph import Entity, ParsedText, Sentence, Token, moved_token
from quoteattr.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.scanning.scan import Region

PLACEHOLDER = "It works"
_BREAK = "\n\n"
# The one quotation mark that every parser knows: '', « and ‘ become it, padded to their own length.
MARK = '"'
# “It works,” said Ann happily, “…”: the words between two parts of one quotation.
_SPLIT = regex.compile(r"[,?!—–-][\"'”’»]+\s+[^.?!\"“”‘«]{2,120}[,;:—–]$")
# Characters beside a quotation that tell what it is: room for such words, since a paragraph may be endless.
_BESIDE = 160
# FLINT, Mich., Oct. 4 (AP) — …: no part of the sentence that it opens.
_DATELINE = regex.compile(
    r"\p{Lu}[\p{Lu}.'’ -]{2,40}(?:,? [\p{L}\p{N}., ]{1,40})??(?: ?\([\p{L} ]{2,20}\))? ?(?:—|–|--|-) (?=\p{Lu})"
)
_INITIALS = regex.compile(r"\b(?:\p{L}\.){2,}$|\b(?:Co|Corp|Inc|Ltd|Jr|Sr|Bros|etc|a\.m|p\.m)\.$")
_LETTER = regex.compile(r"\p{L}")
_BLANKS = dict.fromkeys(map(ord, "\n\r\t\f\v\x85\u2028\u2029"), " ")
# A noun for a work whose title follows.
_WORK = regex.compile(
    r"\b(?:album|ballad|bestseller|book|comedy|commentary|documentary|drama|essay|film|magazine|memoir|movie|musical|novel"
    r"|opera|paperback|play|podcast|poem|series|show|sitcom|song|thriller),?$"
)
_STOPS = ".?!…"
_PAUSES = _STOPS + ",;:—–-"
_CLOSERS = "\"'”’»)]"


@frozen
class Piece:
    """A stretch of the view, and the stretch of the text that it stands for: nothing at all between paragraphs."""

    at: int
    words: str
    span: Span
    elided: bool


@frozen
class View:
    """What the parser reads, and how its offsets lead back to the text."""

    text: str
    _read: str
    pieces: tuple[Piece, ...]
    inner: int  # where the sentences begin that stand within quotations
    _starts: tuple[int, ...] = field(init=False)
    _texts: tuple[int, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(piece.at for piece in self.pieces))
        own = (piece.span.start for piece in self.pieces if piece.at < self.inner)
        object.__setattr__(self, "_texts", tuple(own))

    @property
    def words(self) -> str:
        """The text to hand to the parser."""
        return "".join(piece.words for piece in self.pieces)

    @property
    def end(self) -> int:
        """The length of the text to hand to the parser."""
        return _end(self.pieces)

    def place(self, offset: int) -> int:
        """Where an offset of the text stands in what the parser reads, or where that goes on behind it."""
        at = bisect_right(self._texts, offset) - 1
        if at < 0:
            return 0
        piece = self.pieces[at]
        return min(piece.at + offset - piece.span.start, piece.at + len(piece.words))

    def restore(self, parsed: ParsedText) -> ParsedText:
        """Lay a parse of the view's words over the text that the view was made from."""
        own = tuple(sentence for sentence in parsed.sentences if sentence.start < self.inner)
        inner = parsed.sentences[len(own) :]
        entities = (self._entity(entity) for entity in parsed.entities)
        return ParsedText(
            self.text,
            tuple(laid for sentence in own if (laid := self._sentence(sentence)) is not None),
            tuple(sorted((entity for entity in entities if entity is not None), key=lambda entity: entity.span)),
            tuple(laid for sentence in inner if (laid := self._sentence(sentence)) is not None),
            self._read,
        )

    def _piece(self, offset: int) -> Piece:
        return self.pieces[bisect_right(self._starts, offset) - 1]

    def _offset(self, offset: int) -> int:
        piece = self._piece(offset)
        return piece.span.start + offset - piece.at

    def _entity(self, entity: Entity) -> Entity | None:
        first, last = self._piece(entity.span.start), self._piece(entity.span.end - 1)
        if first.elided or last.elided or not first.words.strip() or not last.words.strip():
            return None
        return Entity(Span(self._offset(entity.span.start), self._offset(entity.span.end - 1) + 1), entity.type)

    def _sentence(self, sentence: Sentence) -> Sentence | None:
        first = self._piece(sentence.start)
        if self._piece(sentence.end - 1) is first:
            return None if first.elided else _moved(sentence, first.span.start - first.at, self.text)
        kept: list[tuple[Token, Span | None]] = []  # words, and the quotation that one stands for
        places: list[int] = []
        for token in sentence.tokens:
            piece = self._piece(token.start)
            elided = piece.span if piece.elided else None
            if elided is None or not kept or kept[-1][1] is not elided:
                kept.append((token, elided))
            places.append(len(kept) - 1)
        if all(elided is not None for _, elided in kept):
            return None
        tops = _tops(sentence, places)
        return Sentence(
            tuple([self._token(place, word, *tops.get(place, (word[0], -1))) for place, word in enumerate(kept)])
        )

    def _token(self, place: int, word: tuple[Token, Span | None], top: Token, head: int) -> Token:
        """Put a token in its place in text and sentence; an elided one has the tags of its topmost word."""
        token, elided = word
        if elided is not None:
            return Token(place, "", elided.start, elided.end, top.upos, top.xpos, head, top.deprel, elided=True)
        piece = self._piece(token.start)
        start = piece.span.start + token.start - piece.at
        end = min(start + token.end - token.start, piece.span.end)
        return moved_token(token, self.text[start:end], start, end, tree=(place, head))


def _moved(sentence: Sentence, by: int, text: str) -> Sentence:
    """Move a sentence that stands in the text as it stands in the view."""
    return Sentence(
        tuple([moved_token(t, text[t.start + by : t.end + by], t.start + by, t.end + by) for t in sentence.tokens])
    )


def _tops(sentence: Sentence, places: Sequence[int]) -> dict[int, tuple[Token, int]]:
    """The topmost word in every place of a sentence, and the place of its head."""
    found: dict[int, tuple[Token, int]] = {}
    for token, place in zip(sentence.tokens, places, strict=True):
        head = places[token.head] if token.head >= 0 else -1
        if head != place:
            found[place] = token, head
    return found


def elide(
    text: str,
    paragraphs: Sequence[Span],
    regions: Sequence[Region],
    stretches: Sequence[Span] = (),
    *,
    read: str | None = None,
) -> View:
    """Make the view of a text: its paragraphs, with whole quoted sentences left out or replaced.

    `read` is the text with other capitals, as the parser is to read it.  Behind the paragraphs
    come, each as one, the `stretches`: sentences within quotations that are to be parsed for
    themselves.
    """
    pieces: list[Piece] = []
    shown = text if read is None else read
    _lay(shown, paragraphs, [region for region in regions if region.depth == 0], pieces)
    inner = _end(pieces)
    _lay(shown, stretches, [region for region in regions if region.depth == 1], pieces)
    return View(text, shown, tuple(pieces), inner)


def _lay(text: str, paragraphs: Sequence[Span], regions: Sequence[Region], pieces: list[Piece]) -> None:
    """Add paragraphs to a view, with the regions that begin in each."""
    at, place = _end(pieces), 0
    for paragraph in paragraphs:
        inside: list[Region] = []
        while place < len(regions) and regions[place].outer.start < paragraph.end:
            inside.extend([regions[place]] if regions[place].outer.start >= paragraph.start else [])
            place += 1
        if not _LETTER.search(text, paragraph.start, paragraph.end):
            continue  # a rule or a run of marks: no words to parse
        for words, span, elided in _paragraph(text, paragraph, inside):
            if len(span):
                pieces.append(Piece(at, words, span, elided))
                at += len(words)
        end = Span(paragraph.end, paragraph.end)
        pieces.append(Piece(at, _BREAK, end, elided=False))
        at += len(_BREAK)


def _end(pieces: Sequence[Piece]) -> int:
    return pieces[-1].at + len(pieces[-1].words) if pieces else 0


def _paragraph(text: str, paragraph: Span, regions: Sequence[Region]) -> Iterator[tuple[str, Span, bool]]:
    """The paragraph's stretches as (words for the parser, span of the text, whether elided)."""
    dateline = _DATELINE.match(text, paragraph.start, paragraph.end)
    at = dateline.end() if dateline else paragraph.start
    for region in regions:
        yield _kept(text, at, region.outer.start)
        if not stands_alone(text, paragraph, region):
            opening = Span(region.outer.start, region.content.start)
            closing = Span(region.content.end, region.outer.end)
            yield MARK.rjust(len(opening)) if opening else "", opening, False
            elided = is_sentence(text, paragraph, region)
            yield _placeholder(region.content.of(text)) if elided else region.content.of(text), region.content, elided
            yield MARK.ljust(len(closing)) if closing else "", closing, False
        at = region.outer.end
    yield _kept(text, at, paragraph.end)


def _kept(text: str, start: int, end: int) -> tuple[str, Span, bool]:
    """A stretch as it stands, but with blanks for line breaks: a wrapped line is no sentence's end."""
    return text[start:end].translate(_BLANKS), Span(start, end), False


def _placeholder(content: str) -> str:
    words = PLACEHOLDER if content.lstrip()[:1].isupper() else PLACEHOLDER.lower()
    last = content.rstrip().rstrip(_CLOSERS)[-1:]  # “She said, ‘Go,’” he said: the comma within both
    return words + (last if last in ".,?!" else "")


def is_sentence(text: str, paragraph: Span, region: Region) -> bool:
    """Tell whether a region holds a sentence of its own rather than words of the sentence around it."""
    content = region.content.of(text).strip()
    before, after = _beside(text, paragraph, region)
    paused = content[-1] in _PAUSES or content[-1] in _CLOSERS or not after or after[0] in ",.;:?!—–-"
    if not paused:
        return False
    if _goes_on(before, content):
        return False
    if not before or before[-1] in _STOPS + ":" or before[-1] in _CLOSERS:
        return True
    if before[-1] in ",;:—–" and _SPLIT.search(before):
        return True
    fresh = (content[0].isupper() or not content[0].isalpha()) and not is_title(content, before)
    return fresh and (before[-1] in _PAUSES or (len(content.split()) > 3 and content[-1] in _STOPS))


def _goes_on(before: str, content: str) -> bool:
    """Tell whether the point before a small letter belongs to an abbreviation: the U.S. “remains committed”."""
    return content[:1].islower() and _INITIALS.search(before) is not None


def is_headline_case(words: str) -> bool:
    """Tell whether words are written like the title of a work: short, each long word capitalised, no full stop."""
    every = words.split()
    long = [word for word in every if len(word) > 3 and word[0].isalpha()]
    capitalised = all(word[0].isupper() or word.isdecimal() for word in every)
    numbered = len(every) > 1 and capitalised and any(word.isdecimal() for word in every)
    titled = (bool(long) or numbered) and len(every) <= 8 and all(word[0].isupper() for word in long)
    return titled and words[-1:] not in (".", "?", "!")


def is_title(words: str, before: str) -> bool:
    """Tell whether words are written like a title, or stand behind what calls them one: her film, “Low tide.”

    The full stop within the marks is the sentence's where nothing pauses before them: on “The Long Harvest.”
    """
    if _WORK.search(before):
        return True
    runs_on = before[-1:].isalnum() and len(words.split()) > 1
    return is_headline_case(words.removesuffix(".") if runs_on else words)


def stands_alone(text: str, paragraph: Span, region: Region) -> bool:
    """Tell whether a region is a sentence of its own on which no words around it hang."""
    content = region.content.of(text).strip()
    before, after = _beside(text, paragraph, region)
    if before and (before.rstrip(_CLOSERS)[-1:] not in tuple(_STOPS) or _goes_on(before, content)):
        return False
    if not after:
        return bool(content)
    stopped = content[-1:] == "." and not content.endswith("..")
    return stopped and (after[0].isupper() or after[0] in "\"'“‘«")


def _beside(text: str, paragraph: Span, region: Region) -> tuple[str, str]:
    """What stands next to a region in its paragraph, before and after, up to some way off; white space apart."""
    start, end = region.outer
    while start > paragraph.start and text[start - 1].isspace():
        start -= 1
    while end < paragraph.end and text[end].isspace():
        end += 1
    return text[max(paragraph.start, start - _BESIDE) : start], text[end : min(paragraph.end, end + _BESIDE)]
