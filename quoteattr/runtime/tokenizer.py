"""Splits a text into sentences and words by rules, in time linear in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from quoteattr.runtime.lengths import pieces
from quoteattr.runtime.words import LONGEST, Chunk, Splitter, english

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@frozen
class Words:
    """The words of a sentence: as they are written, and as (start, end) in code points of the text."""

    forms: list[str]
    spans: list[tuple[int, int]]


Spans = list[tuple[int, int]]

_CHUNK: Final = re.compile(rf"\S{{1,{LONGEST}}}")
# Openings of chunks that hold marks alone.
_NO_WORD: Final = ("mark", "sign")
# Chunks that are looked at beyond a mark that may end a sentence.
_AHEAD: Final = 4
_PARAGRAPH_BREAK: Final = re.compile(r"\n[^\S\n]*\n")


def sentences(text: str, splitter: Splitter | None = None) -> list[Words]:
    """Split a text into sentences, none of them longer than the parser can bear.

    Words lie in order and hold every character that is no blank; no sentence goes on
    beyond a blank line.
    """
    found: list[Words] = []
    for spans in tokenize(text, splitter or english()):
        forms = [text[start:end] for start, end in spans]
        found.extend(Words(forms[start:end], spans[start:end]) for start, end in pieces(forms))
    return found


def tokenize(text: str, splitter: Splitter) -> Iterator[Spans]:
    """Yield the sentences of a text, each as its words from first to last character."""
    chunks: list[tuple[int, Chunk]] = []
    end = 0
    for match in _CHUNK.finditer(text):
        if chunks and match.start() - end > 1 and _PARAGRAPH_BREAK.search(text, end, match.start()):
            yield from _sentences(chunks, splitter)
            chunks = []
        chunks.append((match.start(), splitter.chunk(match.group())))
        end = match.end()
    yield from _sentences(chunks, splitter)


def _sentences(chunks: list[tuple[int, Chunk]], splitter: Splitter) -> Iterator[Spans]:
    """Yield the sentences of a paragraph."""
    sentence: Spans = []
    ended = False
    for place, (start, chunk) in enumerate(chunks):
        words = chunk.words
        after = [chunk for _, chunk in chunks[place + 1 : place + 1 + _AHEAD]] if chunk.end else ()
        if chunk.mark and _abbreviates(chunk, after, splitter, opens=not sentence):
            words, ended = chunk.whole, chunk.mark == "name" and _is_opener(after, splitter)
        elif chunk.opening != "note":
            ended = bool(chunk.end) and _ends(chunk, after, splitter)
        sentence.extend([(start + first, start + last) for first, last in words])
        # The number of a footnote stands after the mark that ends the sentence.
        if ended and (place + 1 == len(chunks) or chunks[place + 1][1].opening != "note"):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _abbreviates(chunk: Chunk, after: Sequence[Chunk], splitter: Splitter, *, opens: bool) -> bool:
    """Tell whether the point at the end of a chunk belongs to its last word."""
    if not after:
        return chunk.mark == "name" and chunk.opening == "capital"
    then = after[0]
    match chunk.mark:
        case "number":
            return then.opening == "digit"
        case "list":
            return opens
        case "title":
            return then.opening != "small"
        case "initial" if chunk.first == "i" and not opens:
            return then.mark == "initial"
        case "initial":
            return not _is_opener(after, splitter)
        case "name":
            return chunk.opening == "capital"
        case _:
            return False


def _is_opener(after: Sequence[Chunk], splitter: Splitter) -> bool:
    return not after or (after[0].opening == "capital" and after[0].first in splitter.openers)


def _ends(chunk: Chunk, after: Sequence[Chunk], splitter: Splitter) -> bool:
    """Tell whether a sentence ends with a chunk that has a mark at its end."""
    if not after or chunk.end == "abbreviation":
        return _is_opener(after, splitter)
    if chunk.closed and chunk.end in "!…" and _is_tag(after, splitter):
        return False
    first = next((chunk for chunk in after if chunk.opening not in _NO_WORD), None)
    if first is None or first.opening != "small":
        return True
    # Writers who spare themselves capitals: “it closed. nobody cared.”
    sentence = chunk.end in ".!" and not chunk.closed and splitter.openers.get(first.first)
    return bool(sentence) and not _is_tag(after, splitter)


def _is_tag(after: Sequence[Chunk], splitter: Splitter) -> bool:
    """Tell whether a speaker and a verb of speech come next: “Where?” *Ann Lee asked.*"""
    for chunk in after[1:]:
        if chunk.first in splitter.tags:
            return True
        if chunk.end or chunk.opening not in ("capital", "small"):
            return False
    return False
