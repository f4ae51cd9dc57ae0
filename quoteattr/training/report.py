"""Scores as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.training.relations import FrameScores

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quoteattr.training.evaluate import TreeScores
    from quoteattr.training.relations import Score


def tree_table(scores: Iterable[tuple[str, TreeScores]]) -> str:
    """Tags and trees, a line a test set, and below them the frames of speech of EWT and GUM dev and test."""
    head = ("", "words", "sentences", "UPOS raw", "LAS raw", "UPOS", "UAS", "LAS", "subject", "content")
    rows = [head, tuple("-" * len(name) or "-" for name in head)]
    total = FrameScores()
    for name, score in scores:
        raw = score.raw
        figures = (raw["Sentences"], raw["UPOS"], raw["LAS"], score.upos, score.uas, score.las)
        rows.append((name, str(score.words), *map(_percent, figures), *_frames(score.frames)))
        if "+" not in name:
            total += score.frames
    subjects, contents = _frames(total)
    return f"{_table(rows)}\n\n{total.verbs} verbs of speech: subject {subjects}, content {contents}\n"


def name_table(scores: Iterable[tuple[str, Mapping[str, Score]]]) -> str:
    """F1 of names, a line a test set."""
    head = ("", "names", "all", "people", "organisations", "places")
    rows = [head, tuple("-" * len(name) or "-" for name in head)]
    for name, kinds in scores:
        figures = (_percent(kinds[kind].f1) for kind in ("all", "PER", "ORG", "LOC"))
        rows.append((name, str(kinds["all"].gold), *figures))
    return f"{_table(rows)}\n"


def _frames(frames: FrameScores) -> tuple[str, str]:
    return _percent(frames.subjects.f1), _percent(frames.contents.f1)


def _percent(figure: float) -> str:
    return f"{figure:.1f}"


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
