"""Precision, recall and F1, rounded to four digits as everywhere in the reports."""

from __future__ import annotations

from attrs import frozen

DIGITS = 4


@frozen
class Figures:
    """Precision, recall and F1 with the counts they come from."""

    p: float
    r: float
    f1: float
    tp: int
    gold: int
    pred: int

    @classmethod
    def of(cls, right: int, gold: int, predicted: int, right_predicted: int | None = None) -> Figures:
        """Work the figures out; `right_predicted` where the two sides count what is right apart."""
        p = ratio(right if right_predicted is None else right_predicted, predicted)
        r = ratio(right, gold)
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return cls(round(p, DIGITS), round(r, DIGITS), round(f1, DIGITS), right, gold, predicted)


def ratio(part: int, whole: int) -> float:
    """Divide, with 0 for nothing out of nothing."""
    return part / whole if whole else 0.0


def rate(part: int, whole: int) -> float:
    """Divide and round."""
    return round(ratio(part, whole), DIGITS)
