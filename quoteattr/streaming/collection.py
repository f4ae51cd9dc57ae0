"""Python's search for unreachable cycles, made rarer while a text is worked on.

A long text makes hundreds of thousands of small values, which all stay until it is answered.
Python looks through the new ones after every 700, and through all of them as they grow in
number; there is next to nothing to find.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

# New values after which Python looks: ten times as many hardly save more.
SELDOM: Final = 20_000


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let Python look for unreachable cycles after more new values, and as often as before when it is over.

    Whoever has switched the search off, or made it as rare, is left alone.  The setting is one for
    all threads; where several work at a time, the first to end sets it back, which costs the rest
    some time and nothing else.
    """
    before = gc.get_threshold()
    if not 0 < before[0] < SELDOM:
        yield
        return
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
