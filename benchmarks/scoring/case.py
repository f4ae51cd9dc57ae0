"""One document with its prediction, prepared once for all that is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from benchmarks.scoring.pieces import Page, Tokens

if TYPE_CHECKING:
    from benchmarks.documents import GoldDocument, Prediction, Quote

DIRECT_AND_MIXED = ("direct", "mixed")


@frozen
class Case:
    """A gold document, the quotations predicted for it, and the kinds that are scored."""

    document: GoldDocument
    page: Page
    predicted: tuple[Quote, ...]
    kinds: tuple[str, ...]

    @classmethod
    def of(cls, document: GoldDocument, prediction: Prediction | None, kinds: tuple[str, ...]) -> Case:
        """Bring a document and its prediction together."""
        page = Page(document.text, Tokens.of(document.text), document.scope)
        predicted = tuple(quote for quote in prediction.quotes if quote.spans) if prediction else ()
        return cls(document, page, predicted, kinds)

    @property
    def gold(self) -> tuple[Quote, ...]:
        """All annotated quotations."""
        return self.document.quotes or ()

    @property
    def gold_scored(self) -> tuple[Quote, ...]:
        """The annotated quotations of the kinds that are scored."""
        return tuple(quote for quote in self.gold if quote.kind in self.kinds)

    @property
    def gold_aside(self) -> tuple[Quote, ...]:
        """Direct and mixed quotations that are not scored, so that finding them is neither right nor wrong."""
        return tuple(q for q in self.gold if q.kind in DIRECT_AND_MIXED and q.kind not in self.kinds)

    @property
    def predicted_scored(self) -> tuple[Quote, ...]:
        """The predicted quotations of the kinds that are scored."""
        return tuple(quote for quote in self.predicted if quote.kind in self.kinds)
