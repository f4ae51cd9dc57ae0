"""Frames of speech, annotated by hand: does a parser see who says, and what is said?

Each line of the files in `frames/` is one sentence.  The verb of speech is marked `/V`, the
top of what is said `/C`, and the top of its subject `/S`; where treebanks differ on which word
of a name is the top (*Captain Ada Brix*), every word that may be is marked.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

from benchmarks.problems import InputError
from quoteattr.training.relations import FrameScores, Score, compare, contents, subjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quoteattr.graph import ParsedText
    from quoteattr.parsers.base import Parser

FOLDER: Final = Path(__file__).parent / "frames"
_MARKED: Final = re.compile(r"([^\s/]+)/([VCS])")


@frozen
class SpeechFrame:
    """A sentence, and where in it its verb of speech, what is said, and the words that may be its subject begin."""

    text: str
    verb: int
    content: int
    subjects: frozenset[int]


def read_frames(folder: Path = FOLDER) -> Iterator[tuple[str, list[SpeechFrame]]]:
    """Yield the name of each file and its frames; raises InputError, which names the line, where one is malformed."""
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise InputError(f"{folder}: has no frames, files named *.txt")
    for path in paths:
        lines = path.read_text(encoding="utf-8").splitlines()
        yield path.stem, [_frame(line, f"{path.name}:{number}") for number, line in enumerate(lines, 1) if line]


def _frame(line: str, place: str) -> SpeechFrame:
    marks: dict[str, set[int]] = {"V": set(), "C": set(), "S": set()}
    text, at = "", 0
    for found in _MARKED.finditer(line):
        text += line[at : found.start()]
        start = len(text) + len(found[1]) - len(found[1].lstrip("\"'“‘"))
        marks[found[2]].add(start)
        text += found[1]
        at = found.end()
    if len(marks["V"]) != 1 or len(marks["C"]) != 1 or not marks["S"]:
        raise InputError(f"{place}: a frame has one word marked /V, one /C and at least one /S")
    return SpeechFrame(text + line[at:], marks["V"].pop(), marks["C"].pop(), frozenset(marks["S"]))


def score_frames(frames: Sequence[SpeechFrame], parser: Parser) -> FrameScores:
    """Parse the sentences of frames and score what a parser makes of them."""
    parses = parser.parse_all([frame.text for frame in frames])
    return sum((_score(frame, parsed) for frame, parsed in zip(frames, parses, strict=True)), FrameScores())


def _score(frame: SpeechFrame, parsed: ParsedText) -> FrameScores:
    for sentence in parsed.sentences:
        starts = [token.start for token in sentence.tokens]
        if frame.verb in starts:
            verb = starts.index(frame.verb)
            arcs = [(token.head, token.deprel) for token in sentence.tokens]
            found = {starts[i] for i in subjects(arcs, verb)}
            said = {starts[i] for i in contents(arcs, verb) if i >= 0}
            return FrameScores(1, _subject_score(frame.subjects, found), compare({frame.content}, said))
    return FrameScores(1, Score(1, 0, 0), Score(1, 0, 0))


def _subject_score(wanted: Iterable[int], found: set[int]) -> Score:
    """One subject is wanted, and any of its words will do."""
    return Score(1, len(found), bool(found & set(wanted)))


def frame_table(scores: Iterable[tuple[str, FrameScores]]) -> str:
    """F1 of subjects and of what is said, a line a file, and all files together."""
    rows = ["| frames | sentences | subject | content |", "|---|---|---|---|"]
    total = FrameScores()
    for name, score in scores:
        rows.append(_row(name, score))
        total += score
    return "\n".join([*rows, _row("all", total)])


def _row(name: str, score: FrameScores) -> str:
    return f"| {name} | {score.verbs} | {score.subjects.f1:.1f} | {score.contents.f1:.1f} |"
