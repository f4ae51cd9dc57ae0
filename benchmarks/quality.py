"""Score one corpus in every way that its annotation allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from benchmarks.scoring.quotes import score_quotes
from benchmarks.scoring.speakers import score_speakers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.corpora import Corpus
    from benchmarks.documents import Prediction
    from benchmarks.scoring.report import QuoteReport, SpeakerReport


@frozen
class Quality:
    """The figures of a corpus: direct and mixed quotations together, direct ones alone, and speakers.

    `speakers` is None where the corpus annotates none.
    """

    name: str
    quotes: QuoteReport
    direct: QuoteReport
    speakers: SpeakerReport | None

    def to_json(self) -> dict[str, object]:
        """Give the figures as JSON, in the form of each scorer."""
        return {
            "corpus": self.name,
            "direct+mixed": self.quotes.to_json(),
            "direct": self.direct.to_json(),
            "speakers": self.speakers.to_json() if self.speakers else None,
        }


def score_corpus(corpus: Corpus, predictions: Sequence[Prediction]) -> Quality:
    """Score the predictions for a corpus."""
    return Quality(
        name=corpus.name,
        quotes=score_quotes(corpus.documents, predictions),
        direct=score_quotes(corpus.documents, predictions, kinds=("direct",)),
        speakers=score_speakers(corpus.documents, corpus.notes, predictions) if corpus.notes else None,
    )
