"""Hypothesis strategies for texts that are hard on a scanner."""

from __future__ import annotations

from hypothesis import strategies as st

MARKS = "\"“”„‟«»‹›'‘’‚‛`´′″"
BREAKS = ("\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\n \t\n")
PIECES = (
    "said", "Ann", "the", "I", "don’t", "workers'", "'tis", "’em", "'n'", "'90s", "5'10\"", "6″", "o’", "goin'",
    " ", "  ", "\u00a0", "\u200b", ",", ".", "?", "!", ":", "...", "…", "—", "--", "-", "(", ")", "[", "]", "_",
    "''", "``", "é", "e\u0301", "\U0001f600", "\ud800", "\udfff", "\ufeff", "<a b=\"c\">", "1990",
)  # fmt: skip

pieces = st.one_of(
    st.sampled_from(MARKS),
    st.sampled_from(PIECES),
    st.sampled_from(BREAKS),
    st.characters(),
)
texts = st.lists(pieces, max_size=60).map("".join)
"""Nasty text: marks of every kind, all sorts of line breaks, lone surrogates, combining characters."""

words = st.sampled_from(("Ann", "said", "the", "bridge", "would", "close", "today", "and", "so", "it", "stays"))
sentences = st.lists(words, min_size=1, max_size=8).map(" ".join)
"""Plain sentences of a few words, without marks and stops."""
