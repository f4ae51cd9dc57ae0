"""What the scorers report, as values that turn into JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import asdict, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.scoring.figures import Figures


@frozen
class AttributionRow:
    """Speakers of one group of pieces: of all gold pieces (r), of those found (accuracy), of those answered (p)."""

    figures: Figures
    accuracy: float
    matched: int
    strict_accuracy: float | None

    def to_json(self) -> dict[str, object]:
        """Give the row as JSON."""
        row = {**asdict(self.figures), "accuracy": self.accuracy, "matched": self.matched}
        return row if self.strict_accuracy is None else {**row, "strict_accuracy": self.strict_accuracy}


@frozen
class IndirectRow:
    """Indirect quotations found, found with the right source, and with the right cue as well."""

    content: Figures
    source: Figures
    source_and_cue: Figures
    cue_rate: float | None

    def to_json(self) -> dict[str, object]:
        """Give the row as JSON."""
        return {
            "content": asdict(self.content),
            "content+source": asdict(self.source),
            "content+source+cue": asdict(self.source_and_cue),
            "cue_rate": self.cue_rate,
        }


@frozen
class Speed:
    """How long the predictions took, and for how many words."""

    seconds: float
    words: int

    def to_json(self) -> dict[str, object]:
        """Give seconds and words a second as JSON."""
        pace = round(self.words / self.seconds, 1) if self.seconds else None
        return {"seconds": round(self.seconds, 3), "words": self.words, "words_per_second": pace}


@frozen
class QuoteReport:
    """All figures on the quotations of a corpus."""

    documents: int
    without_prediction: int
    kinds: tuple[str, ...]
    detection: Mapping[str, Figures]
    tokens: Mapping[str, Figures]
    attribution: Mapping[str, Mapping[str, AttributionRow]]
    answered_without_gold: int
    end_to_end: Figures
    left_out: int
    indirect: Mapping[str, IndirectRow]
    speed: Speed

    def to_json(self) -> dict[str, object]:
        """Give the report as JSON."""
        return {
            "documents": self.documents,
            "documents_without_prediction": self.without_prediction,
            "kinds": list(self.kinds),
            "detection": {row: asdict(figures) for row, figures in self.detection.items()},
            "tokens": {row: asdict(figures) for row, figures in self.tokens.items()},
            "attribution": {
                measure: {key: row.to_json() for key, row in rows.items()} for measure, rows in self.attribution.items()
            },
            "speaker_predicted_where_gold_has_no_mention": self.answered_without_gold,
            "end_to_end": {**asdict(self.end_to_end), "left_out": self.left_out},
            "indirect": {row: rows.to_json() for row, rows in self.indirect.items()},
            "speed": self.speed.to_json(),
        }


@frozen
class ResolvedRow:
    """Names of one group of pieces: right of all (accuracy), right of those named (precision)."""

    gold: int
    found: int
    pred: int
    right: int
    named: int
    accuracy: float
    precision: float


@frozen
class SpeakerReport:
    """All figures on names, titles and affiliations."""

    resolved: Mapping[str, ResolvedRow]
    titles: Mapping[str, Figures]
    affiliations: Mapping[str, Figures]

    def to_json(self) -> dict[str, object]:
        """Give the report as JSON."""
        return {
            "resolved": {key: asdict(row) for key, row in self.resolved.items()},
            "titles": {row: asdict(figures) for row, figures in self.titles.items()},
            "affiliations": {row: asdict(figures) for row, figures in self.affiliations.items()},
        }
