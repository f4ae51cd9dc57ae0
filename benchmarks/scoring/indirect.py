"""Count indirect quotations found whole, with their source and cue."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.scoring.attribution import mention_is_right, spans_overlap
from benchmarks.scoring.matching import match_token_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.documents import Quote
    from benchmarks.scoring.case import Case

INDIRECT_ROWS = (("indirect", ("indirect",)), ("indirect+mixed", ("indirect", "mixed")))


def count_indirect(case: Case) -> Counter[tuple[str, str]]:
    """Count attributions whose contents overlap by half, for each row of kinds."""
    counts: Counter[tuple[str, str]] = Counter()
    for row, kinds in INDIRECT_ROWS:
        gold = tuple(_wanted(case, case.gold, kinds))
        predicted = tuple(_wanted(case, case.predicted, kinds))
        numbers = case.page.tokens.numbers
        pairs = match_token_sets([numbers(q.spans) for q in gold], [numbers(q.spans) for q in predicted])
        counts[row, "gold"] += len(gold)
        counts[row, "pred"] += len(predicted) if case.document.complete else len(pairs)
        counts[row, "content"] += len(pairs)
        for i, j in pairs:
            _count_pair(counts, row, gold[i], predicted[j])
    return counts


def _wanted(case: Case, quotes: Iterable[Quote], kinds: tuple[str, ...]) -> Iterator[Quote]:
    return (q for q in quotes if q.kind in kinds and case.page.holds(q.spans[0][0], q.spans[-1][1]))


def _count_pair(counts: Counter[tuple[str, str]], row: str, gold: Quote, predicted: Quote) -> None:
    source = mention_is_right(gold, predicted) if gold.mention else not predicted.mention
    cue = spans_overlap(gold.cue, predicted.cue)
    counts[row, "source"] += source
    counts[row, "cue"] += cue
    counts[row, "gold cue"] += bool(gold.cue)
    counts[row, "source+cue"] += source and cue
