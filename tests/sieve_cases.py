"""Trees that the tests of several sieves share, and what the sieves answer."""

from __future__ import annotations

from graphs import quoting

from quoteattr.detection.detect import detect
from quoteattr.lexicon import english
from quoteattr.model import Kind
from quoteattr.scanning.layout import paragraphs
from quoteattr.scanning.scan import scan
from quoteattr.sieves import SIEVES
from quoteattr.sieves.base import Context, Proposal, settle

TAG = """
    “ PUNCT punct 2
    Q VERB ccomp 5
    ” PUNCT punct 2
    Ann PROPN nsubj 5
    said VERB/VBD root 0
    . PUNCT punct 5
"""
DISAGREED = """
    Ann PROPN nsubj 2
    disagreed VERB/VBD root 0
    . PUNCT punct 2
"""
RAIN_FELL = DISAGREED.replace("Ann PROPN", "Rain NOUN").replace("disagreed", "fell")


def context_of(text: str, *trees: str) -> Context:
    """Make the context in which sieves are asked."""
    parsed = quoting(text, *trees)
    found = detect(parsed, paragraphs(text), scan(text), english())
    return Context(parsed, paragraphs(text), found.drafts, found.frames)


def answers(text: str, *trees: str) -> list[tuple[str, str, int | None, bool] | None]:
    """Give each quotation's rule, speaker's word, the quotation whose speaker it has, and whether both are one."""
    context = context_of(text, *trees)
    settled = settle(context, SIEVES, [n for n, draft in enumerate(context.drafts) if draft.kind is not Kind.OTHER])
    return [_shown(settled.get(number)) for number in range(len(context.drafts))]


def _shown(proposal: Proposal | None) -> tuple[str, str, int | None, bool] | None:
    if proposal is None:
        return None
    return proposal.rule, proposal.speaker.text if proposal.speaker else "", proposal.same_as, proposal.joins
