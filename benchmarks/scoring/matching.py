"""Pair gold with predicted units, one to one, the best overlap first."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from benchmarks.scoring.pieces import Piece, TokenRange

LEAST_JACCARD = 0.5
Pair = tuple[int, int]


def match_pieces(gold: Sequence[Piece], predicted: Sequence[Piece]) -> tuple[Pair, ...]:
    """Pair the numbers of gold and predicted pieces, in text order."""
    return tuple(sorted(_greedy(_near_pieces(gold, predicted))))


def match_token_sets(gold: Sequence[AbstractSet[int]], predicted: Sequence[AbstractSet[int]]) -> tuple[Pair, ...]:
    """Pair the numbers of whole quotations, each given as the set of its tokens."""
    return tuple(_greedy(_near_sets(gold, predicted)))


def _greedy(candidates: Iterator[tuple[float, int, int]]) -> Iterator[Pair]:
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            yield i, j


def _near_pieces(gold: Sequence[Piece], predicted: Sequence[Piece]) -> Iterator[tuple[float, int, int]]:
    starts = [piece.range[0] for piece in predicted]
    widest = max((piece.range[1] - piece.range[0] for piece in predicted), default=0)
    for i, piece in enumerate(gold):
        first = bisect_left(starts, piece.range[0] - widest)
        last = bisect_left(starts, piece.range[1])
        for j in range(first, last):
            value = _jaccard(piece.range, predicted[j].range)
            if value >= LEAST_JACCARD:
                yield -value, i, j


def _jaccard(a: TokenRange, b: TokenRange) -> float:
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / (a[1] - a[0] + b[1] - b[0] - common) if common > 0 else 0.0


def _near_sets(
    gold: Sequence[AbstractSet[int]], predicted: Sequence[AbstractSet[int]]
) -> Iterator[tuple[float, int, int]]:
    by_token: defaultdict[int, set[int]] = defaultdict(set)
    for j, tokens in enumerate(predicted):
        for token in tokens:
            by_token[token].add(j)
    for i, tokens in enumerate(gold):
        for j in {j for token in tokens for j in by_token.get(token, ())}:
            value = len(tokens & predicted[j]) / len(tokens | predicted[j])
            if value >= LEAST_JACCARD:
                yield -value, i, j
