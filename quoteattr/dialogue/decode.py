"""The likeliest sequence of speakers for the turns of a story.

Who speaks depends on who spoke before, and often on who speaks next, so turns are decided
together: a beam keeps the best sequences, each judged by the sum of what speaks for and
against its speakers (after O'Keefe et al. 2012, *A sequence labelling approach to quote
attribution*; the signs are those of He et al. 2013 and Muzny et al. 2017).  Time is linear in
the number of turns.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from quoteattr.dialogue.signs import Signs
from quoteattr.dialogue.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import TypeAlias

    from quoteattr.dialogue.narration import Narration
    from quoteattr.dialogue.roster import Roster
    from quoteattr.dialogue.signs import Signed
    from quoteattr.dialogue.turns import Turn

    Passing: TypeAlias = Callable[[int, "Speakers"], Iterable[str]]

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
class Path:
    """A sequence of speakers so far: its score, the last of them, and how it was reached."""

    score: float
    last: Speakers
    who: int = -1
    signs: tuple[str, ...] = ()
    before: Path | None = None


class Decide(Protocol):
    """Decides who speaks each turn of a story, as `decode` does."""

    def __call__(self, turns: Sequence[Turn], roster: Roster, narration: Narration, /) -> list[Decision | None]:
        """Decide who speaks each turn; None where nobody is in view."""
        ...


def decode(turns: Sequence[Turn], roster: Roster, narration: Narration) -> list[Decision | None]:
    """Decide who speaks each turn; None where nobody is in view."""
    signs = Signs(turns, roster, narration)
    candidates = [signs.candidates(place) for place in range(len(turns))]
    return [_decision(path) for path in best_sequence(candidates, signs, WEIGHTS)]


def best_sequence(candidates: Sequence[Sequence[Signed]], signs: Signs, weights: Mapping[str, float]) -> list[Path]:
    """The speakers of the sequence that weighs most, turn by turn; a turn without candidates has -1."""
    paths = [Path(0.0, ())]
    for place, own in enumerate(candidates):
        paths = _step(paths, own, partial(signs.passing, place), weights)
    found: list[Path] = []
    path = paths[0]
    while path.before is not None:
        found.append(path)
        path = path.before
    return found[::-1]


def _step(
    paths: Sequence[Path], candidates: Sequence[Signed], passing: Passing, weights: Mapping[str, float]
) -> list[Path]:
    """Extend each sequence by every candidate for a turn and keep the best, one for each recent past."""
    best: dict[Speakers, Path] = {}
    weighed = [(who, own, _weight(own, weights)) for who, own in candidates or [(-1, ())]]
    for path in paths:
        for who, own, score in weighed:
            more = tuple(passing(who, path.last))
            total = path.score + score + _weight(more, weights)
            last = (*path.last, who)[-_MEMORY:]
            known = best.get(last)
            if known is None or total > known.score:
                best[last] = Path(total, last, who, (*own, *more), path)
    return sorted(best.values(), key=lambda path: (-path.score, path.last))[:_BEAM]


def _weight(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(sign, 0.0) for sign in signs)


def _decision(path: Path) -> Decision | None:
    if path.who < 0:
        return None
    telling = [sign for sign in path.signs if not sign.endswith(_SETTINGS)]
    return Decision(path.who, max(telling, key=lambda sign: (WEIGHTS.get(sign, 0.0), sign), default=""))
