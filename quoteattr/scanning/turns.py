"""Turns of speech that a label opens, as in transcripts and interviews: MIRA OLAND, HOST: Good morning.

A label stands at the head of its paragraph: a name in capitals, a name, the initials of one, or
Q and A.  Paragraphs between two labelled ones go on with the turn before them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex
from attrs import evolve, frozen

from quoteattr.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# One word of a name, in capitals or as names are written; McCain and O’Dea in either way.
_CAPITALS = r"(?:Mc|Mac|O['’])?\p{Lu}[\p{Lu}.'’-]*"
_WRITTEN = r"\p{Lu}[\p{L}.'’-]*"
_LABEL = regex.compile(
    r"[\"“]?(?:(?P<letter>[QA])[.:]|"
    rf"(?:(?P<loud>{_CAPITALS}(?: {_CAPITALS}){{0,4}})|(?P<plain>{_WRITTEN}(?: {_WRITTEN}){{0,3}}))"
    r"(?P<title>, [^:\n.?!\"“”]{2,60}|(?: \([^)\n]{1,40}\)){1,3})?:)\s+(?=\S)"
)
# (Laughs.) before the words, or a whole paragraph of it.
_DIRECTION = regex.compile(r"[(\[][^)\]\n]{1,60}[)\]]\.?\s*")
_CLOSER = regex.compile(r"[\"”]\s*\Z")
# What heads a paragraph like a label and names nobody.
_NOBODY = frozenset(
    "abstract address advertisement byline cast caution caption correction cost credits date directions editor email"
    " example from headline hint image info keywords links location note notes photo photos price ps related reminder"
    " result results score see source sources subject summary text tickets time tip to topic update updates video"
    " warning watch web when where why".split()
)
_LEAST = 3  # labelled paragraphs that make a transcript
_LONGEST = 6  # paragraphs of one turn; more between two labels are the writer's
_ANONYMOUS = frozenset({"Q", "A"})


@frozen
class Turn:
    """A labelled turn: its label without the colon, and the words of each of its paragraphs.

    `whole` runs from the label to the end of the last paragraph.  `named` is False for Q and A,
    which tell turns apart and name nobody.
    """

    label: Span
    whole: Span
    contents: tuple[Span, ...]
    named: bool = True


@frozen
class _Labelled:
    """A paragraph with a label, by its number; `loud` if the label is in capitals."""

    place: int
    label: Span
    key: str
    begin: int
    loud: bool


def turns(text: str, paragraphs: Sequence[Span]) -> tuple[Turn, ...]:
    """Find the labelled turns of a text, in order; none where too few labels come back to make a transcript."""
    found = (_labelled(text, place, paragraph) for place, paragraph in enumerate(paragraphs))
    labelled = _by_initials(text, [each for each in found if each])
    loud = [each for each in labelled if each.loud]
    labelled = loud if len(loud) >= _LEAST else labelled  # Oland: We Will Rebuild, the headline, is no turn then
    counts = Counter(each.key for each in labelled)
    if len(labelled) < _LEAST or len(counts) < 2 or max(counts.values()) < 2:
        return ()
    following = [*(each.place for each in labelled[1:]), 0]
    ends = [
        after if 0 < after - each.place <= _LONGEST else each.place + 1
        for each, after in zip(labelled, following, strict=True)
    ]
    return tuple(
        Turn(each.label, Span(each.label.start, paragraphs[end - 1].end), contents, each.key not in _ANONYMOUS)
        for each, end in zip(labelled, ends, strict=True)
        if (contents := tuple(_contents(text, paragraphs, each, end)))
    )


def _by_initials(text: str, labelled: Sequence[_Labelled]) -> list[_Labelled]:
    """Give labels one key with their initials, and take them for as loud: Ann Lee: …, then AL: …"""
    short = {each.key for each in labelled if each.loud}
    written = [(each, each.label.of(text).partition(",")[0].split()) for each in labelled]
    initials = [(each, "".join(word[0] for word in words if len(words) > 1)) for each, words in written]
    return [evolve(each, key=letters, loud=True) if letters in short else each for each, letters in initials]


def _labelled(text: str, place: int, paragraph: Span) -> _Labelled | None:
    found = _LABEL.match(text, *paragraph)
    if found is None:
        return None
    kind = next(kind for kind in ("letter", "loud", "plain") if found[kind])
    last = found[kind].rsplit(" ", 1)[-1].upper()
    if last.lower().strip(".") in _NOBODY or (kind != "letter" and len(last.strip(".")) < 2):
        return None
    end = found.end("title") if found["title"] else found.end(kind)
    return _Labelled(place, Span(found.start(kind), end), last, found.end(), kind != "plain")


def _contents(text: str, paragraphs: Sequence[Span], labelled: _Labelled, end: int) -> Iterator[Span]:
    """Yield the words of a turn, a paragraph each, without stage directions and the marks of a block of it."""
    for place in range(labelled.place, end):
        start, stop = paragraphs[place]
        start = labelled.begin if place == labelled.place else start
        if text[start] in '"“' and place > labelled.place:
            start += 1
        direction = _DIRECTION.match(text, start, stop)
        start = direction.end() if direction else start
        closer = _CLOSER.search(text, start, stop)
        stop = closer.start() if closer and _is_odd(text, start, stop) else stop
        if start < stop:
            yield Span(start, stop)


def _is_odd(text: str, start: int, stop: int) -> bool:
    """Tell whether a stretch holds a closing mark without an opening one."""
    return text.count("“", start, stop) < text.count("”", start, stop) or text.count('"', start, stop) % 2 == 1
