"""Stage 3b: words in marks that stand in a row: called it “a gift,” a “wonder” and “cheap.”"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.detection.classes import is_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quoteattr.graph import Token


def through_row(tokens: Sequence[Token], begin: int, end: int) -> int:
    """Move the end of a phrase that holds words in marks past further ones that only commas and *and* part from it."""
    marks = [t.index for t in tokens if is_mark(t)]
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    inside = [pair for pair in pairs if begin <= pair[0] < end]
    if not inside:
        return end
    close = inside[-1][1]
    for opening, closing in pairs:
        if opening <= close:
            continue
        between = tokens[close + 1 : opening]
        if any(not _joins(t) for t in between if not _goes_on(between, t)) or any(
            t.elided for t in tokens[opening:closing]
        ):
            break
        close = closing
        end = max(end, close + 1)
    return end


def _goes_on(between: Sequence[Token], token: Token) -> bool:
    """Tell whether a preposition is taken up behind *and*: for “theft” and for “waste”."""
    before = next((t for t in between if t.index == token.index - 1), None)
    return token.upos == "ADP" and before is not None and before.upos == "CCONJ"


def _joins(token: Token) -> bool:
    """Tell whether a word may stand between two members of a row: a comma, *and*, *a*, *as*."""
    return token.text == "," or token.upos in ("CCONJ", "DET") or token.lower == "as"
