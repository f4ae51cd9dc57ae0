"""Stage 4: who speaks.  Sieves, the surest first; each proposes, one loop settles."""

from quoteattr.sieves.base import Sieve
from quoteattr.sieves.discourse import (
    apposed,
    header,
    labelled,
    lead_in,
    next_paragraph,
    same_paragraph,
    sign_off,
    split_quotation,
    topic,
)
from quoteattr.sieves.syntax import frame_above, frame_after, frame_before, own_frame, unread_tag

SIEVES: tuple[Sieve, ...] = (
    own_frame,
    labelled,
    frame_after,
    split_quotation,
    sign_off,
    apposed,
    frame_before,
    frame_above,
    unread_tag,
    lead_in,
    header,
    same_paragraph,
    topic,
    next_paragraph,
)
