"""Stage 5b: acronyms, and the full names that the text gives them: National Audit Office (NAO)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from quoteattr.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quoteattr.graph import ParsedText

# … National Audit Office (NAO) …; … the group, or WRO, …
_BRACKET = regex.compile(r"\((?:the )?(?P<short>\p{Lu}[\p{L}&.]{1,9}?)s?\)")
_WORD = regex.compile(r"[\p{L}&][\p{L}\p{N}'’&.]*")
_SMALL = frozenset("of the and for to in on at a an de du la & our".split())
_LONGEST = 12  # words of a full name


def acronyms(parsed: ParsedText) -> Mapping[str, Span]:
    """Where the full name of each acronym stands: those that brackets explain, then those that one organisation fits.

    The letters must be the initials of the words, in order; small words may be left out.
    """
    text = parsed.text
    found: dict[str, Span] = {}
    for bracket in _BRACKET.finditer(text):
        short = _letters(bracket["short"])
        full = _before(text, bracket.start(), short) if len(short) > 1 else None
        if full:
            found.setdefault(short, full)
    fitting: dict[str, dict[str, Span]] = {}
    for entity in parsed.entities:
        words = [match.group() for match in _WORD.finditer(text, entity.span.start, entity.span.end)]
        if entity.type == "ORG" and len(words) > 1:
            initials = "".join(word[0] for word in words if word[0].isupper())
            fitting.setdefault(initials, {}).setdefault(entity.span.of(text).lower(), entity.span)
    for initials, spans in fitting.items():
        if len(initials) > 1 and len(spans) == 1:
            found.setdefault(initials, next(iter(spans.values())))
    return found


def _letters(short: str) -> str:
    return short.replace(".", "").replace("&", "")


def _before(text: str, end: int, short: str) -> Span | None:
    """The words before a bracket whose initials are the letters in it."""
    words = list(_WORD.finditer(text, max(0, end - 160), end))[-_LONGEST:]
    if not words or text[words[-1].end() : end].strip():
        return None
    for first in range(len(words) - 1, -1, -1):
        opening = words[first].group()
        if opening[0].isupper() and opening[0] == short[0] and _is_short_for(short, [w.group() for w in words[first:]]):
            return Span(words[first].start(), words[-1].end())
    return None


def _is_short_for(short: str, words: Sequence[str]) -> bool:
    """Tell whether letters are the initials of words, in order, small words with or without theirs."""
    at = 0
    for word in words:
        if at < len(short) and word[0].lower() == short[at].lower():
            at += 1
        elif word.lower() not in _SMALL:
            return False
    return at == len(short)
