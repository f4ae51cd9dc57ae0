"""Paragraphs and trimmed spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PARAGRAPH_BREAK = re.compile(r"\n[ \t\r]*\n\s*")
EDGE = " \t\r\n\f\v\u00a0\u200b\ufeff\"“”„«»'‘’`´_*,.;:!?—–-…"


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each paragraph: text between blank lines, edges trimmed of white space."""
    last = len(text) if end is None else end
    at = start
    for found in PARAGRAPH_BREAK.finditer(text, start, last):
        yield from _filled(text, at, found.start())
        at = found.end()
    yield from _filled(text, at, last)


def _filled(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink a span past white space, quotation marks and punctuation at its edges."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end
