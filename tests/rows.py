"""Shows a quotation as a row of plain values, for the tests of the whole way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quoteattr import Quotation


def row(quotation: Quotation) -> tuple[str, str, str | None, str | None, str | None]:
    """Give a quotation as kind, words, cue, mention and speaker."""
    return (
        quotation.kind.value,
        quotation.text,
        quotation.cue.text if quotation.cue else None,
        quotation.mention.text if quotation.mention else None,
        quotation.speaker.name if quotation.speaker else None,
    )
