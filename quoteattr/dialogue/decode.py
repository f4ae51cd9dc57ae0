"""The likeliest sequence of speakers for the turns of a story.

Who speaks depends on who spoke before, and often on who speaks next, so turns are decided
together: a beam keeps the best sequences, each judged by the sum of what speaks for and
against its speakers (after O'Keefe et al. 2012, *A sequence labelling approach to quote
attribution*; the signs are those of He et al. 2013 and Muzny et al. 2017).  Time is linear in
the number of turns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.dialogue.signs import Signs
from quoteattr.dialogue.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quoteattr.dialogue.narration import Narration
    from quoteattr.dialogue.roster import Roster
    from quoteattr.dialogue.turns import Turn

_BEAM = 12
_MEMORY = 4  # speakers before that a sign may look at
_SETTINGS = ("-told", "-narrator", "-fits", "-unknown")  # hold of too many to tell why it is this one

Speakers = tuple[int, ...]


@frozen
class Decision:
    """Who speaks a turn, and the sign that spoke for it most."""

    who: int
    sign: str


@frozen
class _Path:
    """A sequence of speakers so far: its score, the last of them, and how it was reached."""

    score: float
    last: Speakers
    who: int = -1
    signs: tuple[str, ...] = ()
    before: _Path | None = None


def decode(
    turns: Sequence[Turn], roster: Roster, narration: Narration, weights: Mapping[str, float] = WEIGHTS
) -> list[Decision | None]:
    """Decide who speaks each turn; None where nobody is in view."""
    signs = Signs(turns, roster, narration)
    paths = [_Path(0.0, ())]
    for place in range(len(turns)):
        paths = _step(paths, signs, place, weights)
    decided: list[Decision | None] = []
    path: _Path | None = paths[0]
    while path is not None and path.before is not None:
        decided.append(_decision(path, weights))
        path = path.before
    return decided[::-1]


def _step(paths: Sequence[_Path], signs: Signs, place: int, weights: Mapping[str, float]) -> list[_Path]:
    """Extend each sequence by every candidate for a turn and keep the best, one for each recent past."""
    best: dict[Speakers, _Path] = {}
    candidates = [(who, own, sum(weights.get(sign, 0.0) for sign in own)) for who, own in signs.candidates(place)] or [
        (-1, (), 0.0)
    ]
    for path in paths:
        for who, own, score in candidates:
            passing = tuple(signs.passing(place, who, path.last))
            total = path.score + score + sum(weights.get(sign, 0.0) for sign in passing)
            last = (*path.last, who)[-_MEMORY:]
            known = best.get(last)
            if known is None or total > known.score:
                best[last] = _Path(total, last, who, (*own, *passing), path)
    return sorted(best.values(), key=lambda path: (-path.score, path.last))[:_BEAM]


def _decision(path: _Path, weights: Mapping[str, float]) -> Decision | None:
    if path.who < 0:
        return None
    telling = [sign for sign in path.signs if not sign.endswith(_SETTINGS)]
    return Decision(path.who, max(telling, key=lambda sign: (weights.get(sign, 0.0), sign), default=""))
