"""Rows of question and exclamation marks, which the networks read as one mark."""

from __future__ import annotations

import re
from typing import Final

_ROW: Final = re.compile(r"(?:([?？︖﹖⁇])|[!！︕﹗‼])[?？︖﹖⁇!！︕﹗‼]+")


def one_mark(word: str) -> str:
    """Give "?" for a word like "?!?", "!" for one like "!!!", and any other word as it is.

    Stanza reads them so when it trains and when it runs a tagger or a parser.
    """
    row = _ROW.fullmatch(word)
    return word if row is None else "?" if row[1] else "!"
