"""Stage 6g: the bodies that belong to somebody: his company, Kissel Healthcare; her group, called the River Fund."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.description.bodies import body, group_end, words_of
from quoteattr.description.roles import NOTHING, Facts, serving

if TYPE_CHECKING:
    from quoteattr.graph import Sentence, Token
    from quoteattr.lexicon import Lexicon

# What somebody owns, leads or has founded, where an owner stands before it.
BODIES = frozenset(
    "agency business businesses charity companies company consultancy corporation firm firms foundation group "
    "nonprofit organisation organization partnership start-up startup".split()
)
_CALLED = frozenset({"called", "named"})
_LONGEST = 14  # words of a body's name


def owned_body(sentence: Sentence, head: Token, text: str, lexicon: Lexicon) -> Facts:
    """Read the name of an owned body after the noun for it; nothing where no name follows at once."""
    tokens = sentence.tokens
    begin = head.index + 1
    while begin < len(tokens) and (tokens[begin].text == "," or tokens[begin].lower in _CALLED | {"the"}):
        begin += 1
    words = words_of(tokens[begin : begin + _LONGEST], text, lexicon)
    named = body(words[: group_end(words, 0, lexicon)], lexicon) if words else None
    return serving([named], text) if named is not None and named.start == words[0].start else NOTHING
