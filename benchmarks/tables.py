"""Show figures as a table, in per cent."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from benchmarks.fitting.perceptron import Tally
    from benchmarks.quality import Quality
    from benchmarks.rules import RuleCount
    from benchmarks.scoring.figures import Figures
    from benchmarks.scoring.report import AttributionRow, QuoteReport, ResolvedRow, SpeakerReport, Speed

FIRST_COLUMN = 34


def quality_table(quality: Quality) -> str:
    """Lay out all figures of a corpus."""
    return "\n".join(_lines(quality))


def _lines(quality: Quality) -> Iterator[str]:
    quotes = quality.quotes
    yield f"{quality.name}: {_documents(quotes)}"
    yield _head("detection, direct + mixed", "P", "R", "F1")
    yield from (_figures(row, figures) for row, figures in quotes.detection.items())
    yield _figures("quoted, direct alone", quality.direct.detection["quoted"])
    for measure, rows in quotes.attribution.items():
        yield _head(f"speaker of what is found: {measure}", "acc", "P", "R")
        yield from (_attribution(key, row) for key, row in rows.items())
    yield _head("end to end", "P", "R", "F1")
    yield _figures("direct + mixed", quotes.end_to_end)
    yield _figures("direct alone", quality.direct.end_to_end)
    yield from _indirect(quotes)
    if quality.speakers is not None:
        yield from _speakers(quality.speakers)
    yield _speed(quotes.speed)


def _documents(report: QuoteReport) -> str:
    missing = f", {report.without_prediction} without a prediction" if report.without_prediction else ""
    return f"{report.documents} documents{missing}"


def _head(title: str, *columns: str) -> str:
    return f"  {title:<{FIRST_COLUMN}}" + "".join(f"{column:>8}" for column in columns)


def _row(label: str, *values: float) -> str:
    return f"    {label:<{FIRST_COLUMN - 2}}" + "".join(f"{100 * value:8.2f}" for value in values)


def _figures(label: str, figures: Figures) -> str:
    counts = f"   {figures.tp} of {figures.gold}, {figures.pred} predicted"
    return _row(label, figures.p, figures.r, figures.f1) + counts


def _attribution(label: str, row: AttributionRow) -> str:
    return _row(label, row.accuracy, row.figures.p, row.figures.r) + f"   {row.figures.tp} of {row.matched} found"


def _indirect(report: QuoteReport) -> Iterator[str]:
    for row, figures in report.indirect.items():
        yield _head(f"whole quotations, {row}", "P", "R", "F1")
        yield _figures("content", figures.content)
        yield _figures("content and source", figures.source)
        yield _figures("content, source and cue", figures.source_and_cue)


def _speakers(report: SpeakerReport) -> Iterator[str]:
    yield _head("name of the speaker", "acc", "P")
    yield from (_resolved(key, row) for key, row in report.resolved.items())
    yield from _facts("titles", report.titles)
    yield from _facts("affiliations", report.affiliations)


def _resolved(label: str, row: ResolvedRow) -> str:
    return _row(label, row.accuracy, row.precision) + f"           {row.right} of {row.gold}, {row.found} found"


def _facts(what: str, rows: Mapping[str, Figures]) -> Iterator[str]:
    yield _head(what, "P", "R", "F1")
    yield from (_figures(row, figures) for row, figures in rows.items())


def _speed(speed: Speed) -> str:
    pace = f", {speed.words / speed.seconds:.0f} words a second" if speed.seconds else ""
    return f"  {speed.words} words in {speed.seconds:.1f} s{pace}"


def rule_table(count: RuleCount) -> str:
    """Lay out how many of each rule's answers are right."""
    lines = [count.title, f"{'rule':<40}{'right':>8}{'of':>8}{'%':>9}"]
    lines += [f"{rule:<40}{right:>8}{of:>8}{100 * right / of:>9.2f}" for rule, (right, of) in count.rules.items()]
    return "\n".join(lines)


def rule_rows(counts: Iterable[RuleCount]) -> list[str]:
    """Give the same as rows parted by tabs: right, of, rule, title of the table."""
    return [f"{right}\t{of}\t{rule}\t{count.title}" for count in counts for rule, (right, of) in count.rules.items()]


def tally_table(tallies: Mapping[str, Tally]) -> str:
    """Lay out, by what frames give, how many turns have the right speaker, and how many could."""
    head = _head("turns by what their frame gives", "right", "could")
    rows = (
        _row(kind, tally.right / tally.turns, tally.possible / tally.turns) + f"   of {tally.turns}"
        for kind, tally in tallies.items()
    )
    return "\n".join((head, *rows))
