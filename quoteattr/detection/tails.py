"""Stage 3b: where reported words stop although their sentence goes on.

What follows a comma may be the writer's: …, though he gave no figures; …, drawing protests; …, which is new.
PolNeAR's annotators leave such a tail out more often than not; words in quotation marks in it
show that the speaker goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.detection.classes import is_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quoteattr.graph import Sentence, Token

_CONCESSIONS = frozenset({"though", "although"})
# Participles that go on with what is said: …, including two bridges.
_ADDITIONS = frozenset("including being regarding concerning involving".split())
_RELATIVES = frozenset("where which who whom whose".split())
_LEAST = 2  # tokens of a report, before its tail


def without_tail(sentence: Sentence, tokens: Sequence[Token]) -> list[Token]:
    """Cut a report at a comma or semicolon behind which the writer goes on, if no marks follow."""
    inside = False
    for place, token in enumerate(tokens):
        inside ^= is_mark(token)
        if place < _LEAST or inside or not _pauses(tokens, place):
            continue
        tail = tokens[place + 1 :]
        if tail and not any(is_mark(t) or t.elided for t in tail) and _is_added(sentence, token, tail):
            return list(tokens[: place + is_mark(token)])
    return list(tokens)


def _pauses(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a comma or semicolon stands here, maybe within the marks that close here: “rotten,” but …"""
    token = tokens[place]
    return token.text in (",", ";") or (is_mark(token) and tokens[place - 1].text == ",")


def _is_added(sentence: Sentence, pause: Token, tail: Sequence[Token]) -> bool:
    if pause.text == ";" or tail[0].lower in _CONCESSIONS:
        return True
    if tail[0].lower == "even" and tail[1:2] and tail[1].lower in _CONCESSIONS:
        return True
    if tail[0].lower == "but" and tail[1:2] and tail[1].lower != "that":
        clause = sentence.head(tail[0])
        return clause is not None and clause.index > tail[0].index and sentence.child(clause, "nsubj") is not None
    if tail[0].lower in _RELATIVES:
        return True
    first = next((t for t in tail if t.upos != "ADV"), None)
    return first is not None and first.xpos == "VBG" and first.relation == "advcl" and first.lower not in _ADDITIONS
