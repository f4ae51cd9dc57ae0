"""Stage 2a: headlines as they would be written within a sentence.

A headline that capitalises its words hides its verbs and names from a parser.  The rest of the
text shows how each word is written; one that it does not have is no name.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.model import Span

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*")
_POSSESSIVE = regex.compile(r"['’]s?\Z")
_SMALL = frozenset(
    "a about after again against all amid an and any are as at be because been before but by can could did do does for"
    " from had has have he her his how if in into is it its just more most my new no not of off on one only or our out"
    " over she should so than that the their them these they this those to too under up us was we were what when where"
    " who why will with without would you your".split()
)
# Verbs that a headline would capitalise: a sentence full of names is none.
_REPORTING = frozenset("added asked said says told wrote".split())
_LONGEST = 25  # words; a headline is short
_LEAST = 4  # long words that must be there to tell


def as_read(text: str, paragraphs: Sequence[Span]) -> str:
    """Give the text with the words of its headlines in the case that the rest shows; offsets stay.

    Obama Rips Plan for Dam -> Obama rips plan for dam
    """
    headlines = [paragraph for paragraph in paragraphs if is_headline(paragraph.of(text))]
    if len(headlines) in (0, len(paragraphs)):
        return text  # nothing but headlines: no rest shows how anything is written
    casing = _Casing(text, headlines)
    pieces: list[str] = []
    at = 0
    for headline in headlines:
        pieces.extend((text[at : headline.start], *casing.rewritten(headline.of(text))))
        at = headline.end
    return "".join([*pieces, text[at:]])


def is_headline(line: str) -> bool:
    """Tell whether a paragraph is a headline that capitalises nearly all its words."""
    if len(line) > 12 * _LONGEST:
        return False
    words: list[str] = _WORD.findall(line)
    if not _REPORTING.isdisjoint(words):
        return False
    long = [word for word in words if len(word) > 3]
    return len(words) <= _LONGEST and len(long) >= _LEAST and sum(w[0].isupper() for w in long) >= 0.8 * len(long)


class _Casing:
    """How the body of a text writes its words."""

    def __init__(self, text: str, headlines: Sequence[Span]) -> None:
        body = _without(text, headlines)
        words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(body)]
        self._small = Counter(word for word in words if word.islower())
        self._capital = Counter(word for word in words if not word.islower())

    def rewritten(self, line: str) -> Iterator[str]:
        """Yield the headline piece by piece; its first word stays as it is."""
        at = 0
        for place, found in enumerate(_WORD.finditer(line)):
            yield line[at : found.start()]
            word = _POSSESSIVE.sub("", found[0])
            yield word if place == 0 and not word.isupper() else self._word(word)
            at = found.start() + len(word)
        yield line[at:]

    def _word(self, word: str) -> str:
        small, capital = word.lower(), word.capitalize()
        if len(small) != len(word) or word == small:
            return word
        shown = capital if word.isupper() and self._capital[capital] > self._capital[word] else word
        if small in _SMALL or self._capital[shown] <= self._small[small]:
            return small
        return shown


def _without(text: str, spans: Sequence[Span]) -> str:
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces.append(text[at : span.start])
        at = span.end
    return " ".join([*pieces, text[at:]])
