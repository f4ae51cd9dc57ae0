"""Score the quotations of a corpus and who speaks them.

A quotation is found when its piece overlaps a gold piece by half of their tokens or more.
End to end, a piece is right when it is found and its speaker is right: by name where the
gold has one, else by mention, else (in news) by answering no speaker.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from attrs import Factory, define

from benchmarks.scoring.attribution import MEASURES, has_speaker, outcomes
from benchmarks.scoring.case import DIRECT_AND_MIXED, Case
from benchmarks.scoring.detection import TOKEN_ROWS, count_quoted, count_tokens, detect
from benchmarks.scoring.figures import Figures, rate
from benchmarks.scoring.indirect import INDIRECT_ROWS, count_indirect
from benchmarks.scoring.names import predicted_name
from benchmarks.scoring.report import AttributionRow, IndirectRow, QuoteReport, Speed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from benchmarks.documents import GoldDocument, Prediction
    from benchmarks.scoring.attribution import Outcome
    from benchmarks.scoring.detection import Detection


def score_quotes(
    gold: Iterable[GoldDocument],
    predictions: Iterable[Prediction],
    *,
    kinds: tuple[str, ...] = DIRECT_AND_MIXED,
    only_predicted: bool = False,
) -> QuoteReport:
    """Score predictions against gold documents; a document without a prediction counts as empty.

    `only_predicted` leaves such documents out instead.
    """
    predicted = {prediction.id: prediction for prediction in predictions}
    tally = _Tally()
    for document in gold:
        prediction = predicted.get(document.id)
        tally.without_prediction += prediction is None
        if prediction is not None or not only_predicted:
            tally.add(Case.of(document, prediction, kinds))
        if prediction is not None:
            tally.seconds += prediction.seconds
            tally.words += len(document.text.split())
    return tally.report(kinds)


@define
class _Tally:
    """Counts over the documents so far."""

    documents: int = 0
    without_prediction: int = 0
    seconds: float = 0.0
    words: int = 0
    pieces: Counter[str] = Factory(Counter)
    quoted: Counter[str] = Factory(Counter)
    tokens: Counter[tuple[str, str]] = Factory(Counter)
    attribution: defaultdict[tuple[str, str], Counter[str]] = Factory(lambda: defaultdict(Counter))
    end_to_end: Counter[str] = Factory(Counter)
    indirect: Counter[tuple[str, str]] = Factory(Counter)

    def add(self, case: Case) -> None:
        """Count one document."""
        self.documents += 1
        detection = detect(case)
        self.pieces.update(_piece_counts(detection))
        self.quoted.update(count_quoted(case))
        self.tokens.update(count_tokens(case))
        self.indirect.update(count_indirect(case))
        self.end_to_end["pred"] += len(detection.counted)
        for outcome in outcomes(case.document, detection):
            self._add_outcome(outcome, case.page.text)

    def _add_outcome(self, outcome: Outcome, text: str) -> None:
        partner, found = outcome.partner, outcome.partner is not None
        if partner is not None and not outcome.piece.quote.mention and has_speaker(partner):
            self.end_to_end["answered without gold"] += 1
        for measure, right in outcome.checks:
            counts = _attribution_counts(outcome, measure, text, right=right)
            for key in outcome.keys:
                self.attribution[measure, key].update(counts)
        if outcome.right is None:
            self.end_to_end["left out"] += 1
            self.end_to_end["pred"] -= found
        else:
            self.end_to_end["gold"] += 1
            self.end_to_end["tp"] += outcome.right

    def report(self, kinds: tuple[str, ...]) -> QuoteReport:
        """Turn the counts into figures."""
        pieces, quoted, ends = self.pieces, self.quoted, self.end_to_end
        return QuoteReport(
            documents=self.documents,
            without_prediction=self.without_prediction,
            kinds=kinds,
            detection={
                "exact": Figures.of(pieces["exact"], pieces["gold"], pieces["pred"]),
                "overlap": Figures.of(pieces["overlap"], pieces["gold"], pieces["pred"]),
                "quoted": Figures.of(quoted["tp"], quoted["gold"], quoted["pred"]),
            },
            tokens={
                row: Figures.of(self.tokens[row, "tp"], self.tokens[row, "gold"], self.tokens[row, "pred"])
                for row, _ in TOKEN_ROWS
            },
            attribution=_attribution_rows(self.attribution),
            answered_without_gold=ends["answered without gold"],
            end_to_end=Figures.of(ends["tp"], ends["gold"], ends["pred"]),
            left_out=ends["left out"],
            indirect={row: _indirect_row(self.indirect, row) for row, _ in INDIRECT_ROWS if self.indirect[row, "gold"]},
            speed=Speed(self.seconds, self.words),
        )


def _piece_counts(detection: Detection) -> Counter[str]:
    return Counter(
        gold=len(detection.gold), pred=len(detection.counted), exact=detection.exact, overlap=len(detection.pairs)
    )


def _attribution_counts(outcome: Outcome, measure: str, text: str, *, right: bool) -> Counter[str]:
    partner = outcome.partner
    if partner is None:
        return Counter(gold=1)
    by_mention = measure in ("mention", "entity")
    answered = bool(partner.mention) if by_mention else predicted_name(partner, text) is not None
    strict = measure == "mention" and right and outcome.is_strict
    return Counter(gold=1, matched=1, pred=int(answered), right=int(right), strict=int(strict))


def _attribution_rows(
    counted: Mapping[tuple[str, str], Counter[str]],
) -> dict[str, dict[str, AttributionRow]]:
    present = {measure for measure, _ in counted}
    return {
        measure: {key: _attribution_row(counted[of, key]) for of, key in sorted(counted) if of == measure}
        for measure in MEASURES
        if measure in present
    }


def _attribution_row(counts: Counter[str]) -> AttributionRow:
    return AttributionRow(
        figures=Figures.of(counts["right"], counts["gold"], counts["pred"]),
        accuracy=rate(counts["right"], counts["matched"]),
        matched=counts["matched"],
        strict_accuracy=rate(counts["strict"], counts["matched"]) if counts["strict"] else None,
    )


def _indirect_row(counts: Counter[tuple[str, str]], row: str) -> IndirectRow:
    gold, predicted, cues = counts[row, "gold"], counts[row, "pred"], counts[row, "gold cue"]
    return IndirectRow(
        content=Figures.of(counts[row, "content"], gold, predicted),
        source=Figures.of(counts[row, "source"], gold, predicted),
        source_and_cue=Figures.of(counts[row, "source+cue"], gold, predicted),
        cue_rate=rate(counts[row, "cue"], cues) if cues else None,
    )
