"""The averaged perceptron over whole sequences (Collins 2002, Freund and Schapire 1999)."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from attrs import frozen
from tqdm import tqdm

from quoteattr.dialogue.decode import best_sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.fitting.examples import Example
    from quoteattr.dialogue.decode import Path

_RATE = 0.3
_LEAST_MISTAKES = 10  # of a document, by whose root the step is divided: long ones should not outweigh the rest
_FIRST_AVERAGED = 1  # the first round starts from nothing and is left out of the average
_SEED = 1
_SMALLEST = 0.05  # a weight nearer to nothing is left out


def fit(examples: Sequence[Example], rounds: int) -> dict[str, float]:
    """Fit weights so that the best sequence of each example is one whose speakers are right.

    Only turns with somebody right among their candidates are learned from.  The order of the examples is shuffled
    from a fixed seed, so that the same examples give the same weights.
    """
    weights: defaultdict[str, float] = defaultdict(float)
    total: defaultdict[str, float] = defaultdict(float)
    steps = 0
    shuffled = random.Random(_SEED)  # noqa: S311 - for repetition, not for secrets
    order = list(examples)
    for turn in tqdm(range(rounds), desc="fit", unit="round", disable=None):
        shuffled.shuffle(order)
        for example in order:
            for sign, change in _step(example, weights):
                weights[sign] += change
            if turn >= _FIRST_AVERAGED:
                steps += 1
                for sign, weight in weights.items():
                    total[sign] += weight
    averaged = ((sign, round(total[sign] / max(steps, 1), 2)) for sign in sorted(total))
    return {sign: weight for sign, weight in averaged if abs(weight) >= _SMALLEST}


def _step(example: Example, weights: Mapping[str, float]) -> Iterable[tuple[str, float]]:
    """How one example moves the weights: towards what holds of the right sequence, from what holds of the best."""
    best = best_sequence(example.candidates, example.signs, weights)
    right = best_sequence(_only_right(example), example.signs, weights)
    mistakes = sum(one.who != other.who for one, other in zip(best, right, strict=True))
    change: Counter[str] = Counter()
    for path in right:
        change.update(path.signs)
    for path in best:
        change.subtract(path.signs)
    rate = _RATE / max(_LEAST_MISTAKES, mistakes) ** 0.5
    return [(sign, rate * count) for sign, count in change.items() if count]


def _only_right(example: Example) -> list[Sequence[tuple[int, tuple[str, ...]]]]:
    return [
        [each for each in own if each[0] in right] if right else own
        for own, right in zip(example.candidates, example.right, strict=True)
    ]


@frozen
class Tally:
    """How many turns of one kind there are, have their speaker among the candidates, and got it right."""

    turns: int
    possible: int
    right: int


def tallies(examples: Iterable[Example], weights: Mapping[str, float]) -> dict[str, Tally]:
    """Count, by what a turn's frame gives, how often weights lead to the annotated speaker."""
    turns: Counter[str] = Counter()
    possible: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for example in examples:
        decided: list[Path] = best_sequence(example.candidates, example.signs, weights)
        for path, wanted, kind in zip(decided, example.right, example.kinds, strict=True):
            if wanted is not None:
                for key in (kind, "all"):
                    turns[key] += 1
                    possible[key] += bool(wanted)
                    right[key] += path.who in wanted
    return {kind: Tally(turns[kind], possible[kind], right[kind]) for kind in sorted(turns)}
