"""Swap characters that parsers have not seen for ones they have, one for one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable


def _between(first: int, last: int) -> Iterable[str]:
    return map(chr, range(first, last + 1))


# Zero-width joiners and soft hyphens stay: a space in their place would cut a word in two.
_EQUIVALENTS: Final[dict[str, Iterable[str]]] = {
    "'": "\u2018\u2019\u201a\u201b\u2032\u02bc\u2039\u203a\uff07",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02",
    "-": "\u2010\u2011\u2012",
    "—": "\u2015",
    " ": (
        *_between(0x01, 0x09),
        *_between(0x0B, 0x1F),
        *_between(0x7F, 0xA0),
        *_between(0x2000, 0x200B),
        *_between(0x202A, 0x202F),
        *_between(0x2066, 0x2069),
        *"\u1680\u180e\u200e\u200f\u205f\u3000\ufeff",
    ),
    "\n": "\u2028\u2029",
    "\ufffd": ("\x00", *_between(0xD800, 0xDFFF)),
}
# Tokenizers search for addresses in time quadratic in the length of what has no blank.
_ENDLESS: Final = re.compile(r"(\S{499})\S(?=\S)")
_TABLE: Final = {ord(found): put for put, characters in _EQUIVALENTS.items() for found in characters}


def same_length(text: str) -> str:
    """Map curly marks to straight, exotic spaces to plain and lone surrogates to U+FFFD, offsets unchanged."""
    return text.translate(_TABLE)


def readable(text: str) -> str:
    """Prepare a text for a parser: characters of the same length, and a blank for every 500th that has none near."""
    return _ENDLESS.sub(r"\1 ", same_length(text))
