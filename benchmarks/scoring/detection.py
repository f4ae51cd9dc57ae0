"""Count the quotations that are found: pieces by exact span and by overlap, and single tokens."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

from benchmarks.scoring.marks import quoted_regions
from benchmarks.scoring.matching import Pair, match_pieces
from benchmarks.scoring.pieces import Piece, pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.scoring.case import Case

TOKEN_ROWS = (
    ("direct", ("direct",)),
    ("indirect+mixed", ("indirect", "mixed")),
    ("any", ("direct", "indirect", "mixed")),
)


@frozen
class Detection:
    """The gold and predicted pieces of a document and how they pair.

    `counted` are the predicted pieces that count in precision: not those that fit a
    quotation of a kind set aside, nor, in a document annotated in part, those that fit nothing.
    """

    gold: tuple[Piece, ...]
    predicted: tuple[Piece, ...]
    pairs: tuple[Pair, ...]
    counted: tuple[Piece, ...]

    @property
    def exact(self) -> int:
        """How many pieces have the very span of a gold piece."""
        return len({piece.span for piece in self.gold} & {piece.span for piece in self.predicted})

    @property
    def spurious(self) -> tuple[Piece, ...]:
        """The counted pieces that fit no gold piece."""
        paired = {self.predicted[j].span for _, j in self.pairs}
        return tuple(piece for piece in self.counted if piece.span not in paired)


def detect(case: Case) -> Detection:
    """Pair whole pieces, by token overlap."""
    gold = pieces(case.gold_scored, case.page)
    predicted = pieces(case.predicted_scored, case.page)
    pairs = match_pieces(gold, predicted)
    unpaired = _unpaired(predicted, pairs)
    aside = pieces(case.gold_aside, case.page)
    ignored = {unpaired[j].span for _, j in match_pieces(aside, unpaired)}
    if not case.document.complete:
        ignored = {piece.span for piece in unpaired}
    # a piece of the very span of a gold one counts, whatever it was paired with
    ignored -= {piece.span for piece in gold}
    return Detection(gold, predicted, pairs, tuple(piece for piece in predicted if piece.span not in ignored))


def _unpaired(predicted: Sequence[Piece], pairs: Sequence[Pair]) -> tuple[Piece, ...]:
    paired = {j for _, j in pairs}
    return tuple(piece for j, piece in enumerate(predicted) if j not in paired)


def count_quoted(case: Case) -> Counter[str]:
    """Count pieces after mixed ones are cut down to their quoted words."""
    mixed = any(quote.kind == "mixed" for quote in case.gold_scored + case.predicted_scored)
    regions = quoted_regions(case.page.text) if mixed else ()
    gold = pieces(case.gold_scored, case.page, regions)
    predicted = pieces(case.predicted_scored, case.page, regions)
    pairs = match_pieces(gold, predicted)
    unpaired = _unpaired(predicted, pairs)
    if case.document.complete:
        ignored = len(match_pieces(pieces(case.gold_aside, case.page, regions), unpaired))
    else:
        ignored = len(unpaired)
    return Counter(tp=len(pairs), gold=len(gold), pred=len(predicted) - ignored)


def count_tokens(case: Case) -> Counter[tuple[str, str]]:
    """Count the tokens inside content spans, for each row of kinds."""
    counts: Counter[tuple[str, str]] = Counter()
    inside = case.page.tokens.numbers([case.page.scope])
    for row, kinds in TOKEN_ROWS:
        gold = inside & case.page.tokens.numbers(s for q in case.gold if q.kind in kinds for s in q.spans)
        predicted = inside & case.page.tokens.numbers(s for q in case.predicted if q.kind in kinds for s in q.spans)
        counts[row, "tp"] = len(gold & predicted)
        counts[row, "gold"] = len(gold)
        counts[row, "pred"] = len(predicted) if case.document.complete else len(predicted & gold)
    return counts
