"""Count how often each rule is right: those that tell who speaks, and those that tell what is said."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

from benchmarks.scoring.attribution import mention_is_right
from benchmarks.scoring.case import Case
from benchmarks.scoring.matching import match_token_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from benchmarks.documents import GoldDocument, Prediction, Quote
    from benchmarks.misses import Judgement

NO_RULE = "(no rule)"


@frozen
class RuleCount:
    """How many answers of each rule are right, and how many there are; the most used rule first."""

    title: str
    rules: Mapping[str, tuple[int, int]]


class _Counter:
    def __init__(self, title: str) -> None:
        self._title = title
        self._right: Counter[str] = Counter()
        self._every: Counter[str] = Counter()

    def add(self, rule: str | None, *, right: bool) -> None:
        self._every[rule or NO_RULE] += 1
        self._right[rule or NO_RULE] += right

    def counted(self) -> RuleCount:
        ordered = sorted(self._every, key=lambda rule: (-self._every[rule], rule))
        return RuleCount(self._title, {rule: (self._right[rule], self._every[rule]) for rule in ordered})


def count_pieces(judgements: Iterable[Judgement]) -> RuleCount:
    """Count by the rule that found the speaker: the piece is one of the annotation, and the speaker its."""
    counter = _Counter("who speaks: pieces found and given to the right speaker")
    for judgement in judgements:
        if judgement.predicted is not None:
            counter.add(judgement.predicted.rule, right=judgement.reason == "right")
    return counter.counted()


def count_indirect(gold: Iterable[GoldDocument], predictions: Iterable[Prediction]) -> tuple[RuleCount, ...]:
    """Count indirect quotations, whole: by the rule that found the speaker, and by the one that bound the content.

    Documents without a prediction are left out, and so are those that are annotated in part.
    """
    predicted = {prediction.id: prediction for prediction in predictions}
    sources = _Counter("who speaks: indirect content found and given to the right speaker")
    contents = _Counter("what is said: indirect content found")
    for document in gold:
        if document.id not in predicted or not document.complete:
            continue
        case = Case.of(document, predicted[document.id], ("indirect",))
        partners = _partners(case)
        for quote, partner in zip(case.predicted_scored, partners, strict=True):
            contents.add(quote.content_rule, right=partner is not None)
            sources.add(quote.rule, right=partner is not None and _has_source(partner, quote))
    return sources.counted(), contents.counted()


def _partners(case: Case) -> list[Quote | None]:
    """The annotated quotation that each predicted one fits, or None."""
    gold, predicted = case.gold_scored, case.predicted_scored
    numbers = case.page.tokens.numbers
    pairs = match_token_sets([numbers(q.spans) for q in gold], [numbers(q.spans) for q in predicted])
    fitting = {j: gold[i] for i, j in pairs}
    return [fitting.get(place) for place in range(len(predicted))]


def _has_source(gold: Quote, predicted: Quote) -> bool:
    return mention_is_right(gold, predicted) if gold.mention else not predicted.mention
