"""The catalogue of rules for the documentation: what each finds and leaves alone, and how often it was right."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from quoteattr.rules.contents import CONTENT_RULES, JUDGEMENT_RULES
from quoteattr.rules.naming import NAMING_RULES
from quoteattr.rules.speakers import SPEAKER_RULES
from quoteattr.rules.unowned import UNOWNED_RULES
from quoteattr.sieves import SIEVES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from quoteattr.rules.base import Rule
    from quoteattr.sieves.base import Sieve

_INTRODUCTION = """\
# The rules

This page is made from the code. Each pattern is shown with a sentence that it finds and one that it must leave alone; both are run as tests. Brackets mark what it binds: `[speaker]`, `<cue>`, `{content}`.

*Right* tells how many of the answers to which a rule led were right, on articles of PolNeAR's training part that nobody had looked at (`python -m benchmarks rules`; [evaluation](evaluation.md) tells what counts as right). A rule without a figure decided nothing there, or decides nothing alone.
"""  # noqa: E501


def write_catalogue(page: Path, counts: Path) -> None:
    """Write the page, with the counts of a file that `python -m benchmarks rules --tsv` wrote."""
    text = catalogue(read_counts(counts))
    if not page.exists() or page.read_text(encoding="utf-8") != text:  # an unchanged page need not be built anew
        page.write_text(text, encoding="utf-8")


def read_counts(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    """Read for each rule (right, of, of what) as often as it was counted."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        right, of, rule, title = line.split("\t")
        found.setdefault(rule, []).append((int(right), int(of), title))
    return found


def catalogue(counts: Mapping[str, Sequence[tuple[int, int, str]]]) -> str:
    """Lay out the catalogue as Markdown."""
    told = (*CONTENT_RULES, *NAMING_RULES, *JUDGEMENT_RULES)
    declared = {rule.name for rule in (*SPEAKER_RULES, *told, *UNOWNED_RULES)}
    parts = [_INTRODUCTION, "## Who speaks: patterns, the surest first\n"]
    parts += [_pattern(rule, counts) for rule in SPEAKER_RULES]
    parts += ["## What is said: patterns\n", *(_pattern(rule, counts) for rule in told)]
    parts += ["## What nobody is named to have said: patterns\n", *(_pattern(rule, counts) for rule in UNOWNED_RULES)]
    parts += ["## Sieves, in the order in which they are asked\n", *map(_sieve, SIEVES)]
    parts += ["## Other rules that evidence names\n", "\n".join(_others(counts, declared)), ""]
    return "\n".join(parts)


def _pattern(rule: Rule, counts: Mapping[str, Sequence[tuple[int, int, str]]]) -> str:
    rows = [f"### {rule.name}\n", f"- finds: `{rule.finds}`", f"- leaves alone: `{rule.misses}`"]
    rows += [f"- right: {_share(right, of)} ({title})" for right, of, title in counts.get(rule.name, ())]
    return "\n".join([*rows, ""])


def _sieve(sieve: Sieve) -> str:
    """Show a sieve's docstring: its promise, then its example."""
    promise, _, example = inspect.getdoc(sieve).partition("\n\n")  # type: ignore[union-attr]
    rows = [f"### {sieve.__name__.replace('_', '-')}\n", promise.replace("\n", " "), ""]
    return "\n".join([*rows, "```text", example, "```", ""] if example else rows)


def _others(counts: Mapping[str, Sequence[tuple[int, int, str]]], declared: set[str]) -> Iterator[str]:
    yield "| rule | right | of what |\n|---|---|---|"
    for rule in sorted(set(counts) - declared):
        for right, of, title in counts[rule]:
            yield f"| {rule} | {_share(right, of)} | {title} |"


def _share(right: int, of: int) -> str:
    return f"{right} of {of}, {100 * right / of:.0f} %"
