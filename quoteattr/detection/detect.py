"""Stage 3: quotations and their kind, from frames and quoted regions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

import regex
from attrs import field, frozen

from quoteattr.detection.carried import carried_on
from quoteattr.detection.classes import classes
from quoteattr.detection.contents import Content, content_of
from quoteattr.detection.drafts import Draft
from quoteattr.detection.frames import HEADLINE, SET_OFF, Frame, find_frames
from quoteattr.detection.naming import NAMING
from quoteattr.detection.tags import BESIDE, marks_after
from quoteattr.detection.unowned import LABELLED_AS, without_source
from quoteattr.lexicon import CueKind, Lexicon
from quoteattr.model import Kind, Span
from quoteattr.scanning.marks import SINGLE
from quoteattr.scanning.scan import LABELLED, UNNAMED
from quoteattr.viewing.view import is_headline_case, is_sentence, is_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quoteattr.graph import ParsedText
    from quoteattr.pattern import Classes
    from quoteattr.scanning.scan import Region

_WORD = regex.compile(r"[\p{L}\p{N}]")
# Scare quotes, nicknames and terms are short: of fragments this long, nine in ten quote somebody.
_TELLING = 4
_LONGEST_LINE = 25  # words; a headline is short
# Speakers found at some remove, and contents that are surely told: one of both must be sure.
_REMOTE = frozenset(
    {
        "issued-paper",
        "noun-participle",
        "relative-shared",
        "relative-subject",
        "report-and-report",
        "shared-subject-once-removed",
    }
)
_SURE = frozenset({"announced-clause", "clause-complement", "colon-clause", "tag-of-clause"})
_ASSERTING = frozenset({CueKind.SPEECH, CueKind.WRITING})


@frozen
class Detected:
    """What stage 3 found: the quotations in text order, and all frames, outside quotation marks and inside.

    `contents` tells, by the identity of a frame outside, what it reports among those of its sentence.
    """

    drafts: tuple[Draft, ...]
    frames: tuple[Frame, ...]
    inside: tuple[Frame, ...] = ()
    contents: Mapping[int, Content | None] = field(factory=dict, repr=False)


def detect(
    parsed: ParsedText, paragraphs: Sequence[Span], regions: Sequence[Region], lexicon: Lexicon, *, thought: bool = True
) -> Detected:
    """Find the quotations of a text: what frames report, then what stands in marks without a frame.

    Without `thought`, words outside quotation marks are reported only by cues of speech and writing.
    """
    outermost = tuple(region for region in regions if region.depth == 0)
    every = find_frames(parsed, lexicon)
    frames = _outside(every, outermost)
    inside = {id(frame) for frame in every} - {id(frame) for frame in frames}
    tests = classes(lexicon)
    drafts: list[Draft] = []
    contents: dict[int, Content | None] = {}
    for _, group in groupby(frames, key=lambda frame: frame.sentence.start):
        own: list[Draft] = []
        together = tuple(group)
        contents.update((id(frame), reported(frame, together, tests)) for frame in together)
        for frame, content in _surest_first(together, contents):
            if not _taken(frame, content, own):
                draft = report(parsed.cased, frame, content, near(outermost, content.spans))
                told = thought or tells_speech(frame)
                own.extend([draft] if draft and (draft.regions or told) else [])
        drafts.extend(own)
    nobodys = [pair for pair in without_source(parsed, frames, lexicon, tests) if thought or tells_speech(pair[0])]
    drafts.extend(_told_by_nobody(parsed.cased, nobodys, outermost, tuple(drafts)))
    drafts.extend(_unreported(parsed, paragraphs, outermost, drafts))
    joined = _joined(parsed.cased, carried_on(parsed, sorted(drafts, key=lambda draft: draft.start)))
    return Detected(joined, frames, tuple(frame for frame in every if id(frame) in inside), contents)


def _told_by_nobody(
    text: str,
    found: Sequence[tuple[Frame, Content]],
    regions: Sequence[Region],
    drafts: Sequence[Draft],
) -> Iterable[Draft]:
    """What is reported without a source, where nobody reports it and no words stand in marks."""
    taken = sorted(span for draft in drafts for span in draft.spans)
    outside = {id(frame) for frame in _outside([frame for frame, _ in found], regions)}
    last = 0  # where the report before ends: the first of two that overlap stays
    for frame, content in sorted(found, key=lambda pair: pair[1].spans[0].start):
        spans = (frame.cue.span, *content.spans)
        if id(frame) not in outside or min(spans).start < last or any(_overlaps(taken, span) for span in spans):
            continue
        draft = report(text, frame, content, near(regions, content.spans))
        if draft is not None and (frame.rule == LABELLED_AS or not draft.regions):
            last = max(spans).end
            yield draft


def _overlaps(taken: Sequence[Span], span: Span) -> bool:
    """Tell whether a span overlaps one of those taken, which are in order and disjoint."""
    place = bisect_left(taken, span.end, key=lambda each: each.start) - 1
    return place >= 0 and taken[place].end > span.start


def _joined(text: str, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Join the paragraphs of one quotation, each of which re-opens it: “… ¶“… ¶“…”."""
    runs: list[list[Draft]] = []
    forgotten = False  # “…,” said Ann. “… ¶“…,” said Bo: a closing mark was, and nothing is re-opened
    for draft in drafts:
        last = runs[-1][-1] if runs else None
        reopens = bool(draft.regions) and draft.regions[0].continues and not (draft.frame and forgotten)
        if last and reopens and _is_left_open(last) and last.kind is draft.kind is Kind.DIRECT:
            runs[-1].append(draft)
            continue
        told = bool(runs) and any(before.frame for before in runs[-1])
        forgotten = told and last is not None and "\n" not in text[last.end : draft.start]
        runs.append([draft])
    return tuple(_merged(run) for run in runs)


def _merged(run: Sequence[Draft]) -> Draft:
    """One draft of those that stand for one quotation, reported as the first of them that a frame reports."""
    if len(run) == 1:
        return run[0]
    return Draft(
        tuple(span for draft in run for span in draft.spans),
        Kind.DIRECT,
        tuple(region for draft in run for region in draft.regions),
        next((draft.frame for draft in run if draft.frame), None),
        next((draft.rule for draft in run if draft.rule), None),
    )


def _is_left_open(draft: Draft) -> bool:
    """Tell whether no mark closes a quotation's last piece, as where the next paragraph takes it up."""
    return bool(draft.regions) and draft.regions[-1].outer.end == draft.regions[-1].content.end


def _outside(frames: Sequence[Frame], regions: Sequence[Region]) -> tuple[Frame, ...]:
    """The frames whose cue stands outside quotation marks."""
    starts = [region.outer.start for region in regions]

    def is_inside(frame: Frame) -> bool:
        place = bisect_right(starts, frame.cue.start) - 1
        return place >= 0 and regions[place].outer.contains(frame.cue.span)

    return tuple(frame for frame in frames if not is_inside(frame))


def near(regions: Sequence[Region], spans: Sequence[Span]) -> Sequence[Region]:
    """The regions that overlap the stretch from the first span to the last, of disjoint regions in order."""
    first = bisect_right(regions, spans[0].start, key=_start) - 1
    return regions[max(first, 0) : bisect_left(regions, spans[-1].end, key=_start)]


def _start(region: Region) -> int:
    return region.outer.start


def reported(frame: Frame, frames: Iterable[Frame], tests: Classes) -> Content | None:
    """What a frame reports, given all frames of its sentence."""
    return content_of(frame, [other for other in frames if other is not frame], tests)


def _surest_first(frames: Sequence[Frame], contents: Mapping[int, Content | None]) -> list[tuple[Frame, Content]]:
    """The frames of a sentence that report something: those next to a quotation first, then the outermost."""

    def order(pair: tuple[Frame, Content]) -> tuple[bool, bool, bool, int, int]:
        frame, content = pair
        return (
            frame.rule != HEADLINE,
            content.rule not in BESIDE or (frame.verb is not None and frame.verb.kind is CueKind.THOUGHT),
            frame.rule not in SET_OFF,
            sum(1 for _ in frame.sentence.ancestors(frame.cue)),
            frame.cue.index,
        )

    found = ((frame, contents[id(frame)]) for frame in frames)
    return sorted(((frame, content) for frame, content in found if content), key=order)


def _taken(frame: Frame, content: Content, drafts: Iterable[Draft]) -> bool:
    """Tell whether a wider frame already reports this frame or any of its content."""
    cue = frame.cue.span
    return any(
        span.contains(cue) or any(span.overlaps(own) for own in content.spans)
        for draft in drafts
        for span in draft.spans
    )


def report(text: str, frame: Frame, content: Content, regions: Sequence[Region]) -> Draft | None:
    """The quotation that a frame reports, unless the frame alone is too weak to show one."""
    spans = content.spans
    inside = tuple(region for region in regions if any(span.overlaps(region.outer) for span in spans))
    held = [frame.cue.span, *([frame.speaker.span] if frame.speaker else [])]
    inside = tuple(r for r in inside if not any(r.outer.contains(span) for span in held))
    if content.rule == "judgement" and inside:  # called it “a mess” in a speech: the quotation ends it
        spans = tuple(Span(s.start, min(s.end, max(s.start, inside[-1].outer.end))) for s in spans)
    grown = _union([*spans, *(region.outer for region in inside)])
    if not any(_WORD.search(text, *span) for span in grown):
        return None
    whole = inside and not _words_outside(text, grown, inside)
    if content.rule in NAMING and inside and not _predicates(frame, inside) and marks_after(frame) is None:
        titles = all(is_headline_case(region.content.of(text)) for region in inside)
        if titles or (whole and sum(len(region.content.of(text).split()) for region in inside) < _TELLING):
            return None  # praised “The Long Harvest”; mentioned “pork”
    if whole:
        return Draft(tuple(r.content for r in inside), Kind.DIRECT, inside, frame, content.rule)
    if inside:
        return Draft(grown, Kind.MIXED, inside, frame, content.rule)
    if (
        frame.rule == "inverted-object"
        or content.rule == "judgement"
        or (_is_remote(frame) and content.rule not in _SURE)
    ):
        return None
    return Draft(grown, Kind.INDIRECT, (), frame, content.rule)


def _predicates(frame: Frame, regions: Sequence[Region]) -> bool:
    """Tell whether words in marks say what somebody is called: hailed her as “The Rock”; which he called “a trap”."""
    if frame.rule == "judged-as":
        return True
    if frame.verb is None or frame.verb.licenses.isdisjoint(("predicate", "object-as", "object-to")):
        return False
    before = [token for token in frame.sentence.tokens if token.end <= regions[0].outer.start]
    return "predicate" in frame.verb.licenses or any(t.lower in ("as", "to") for t in before[frame.cue.index :])


def _is_remote(frame: Frame) -> bool:
    """Tell whether the speaker was found at some remove: for a thought, a shared subject is one too."""
    shared = frame.rule == "shared-subject" and frame.verb is not None and frame.verb.kind is CueKind.THOUGHT
    return shared or frame.rule in _REMOTE


def tells_speech(frame: Frame) -> bool:
    """Tell whether a frame's cue tells of speech or writing; one that is no verb does."""
    return frame.verb is None or frame.verb.kind in _ASSERTING


def _union(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _words_outside(text: str, spans: Iterable[Span], regions: Iterable[Region]) -> bool:
    """Tell whether any word of the spans stands outside quotation marks."""
    for span in spans:
        at = span.start
        for region in regions:
            if span.overlaps(region.outer):
                if _WORD.search(text, at, max(at, region.outer.start)):
                    return True
                at = max(at, region.outer.end)
        if at < span.end and _WORD.search(text, at, span.end):
            return True
    return False


def _unreported(
    parsed: ParsedText, paragraphs: Sequence[Span], regions: Sequence[Region], drafts: Sequence[Draft]
) -> Iterable[Draft]:
    """The regions that no frame took: sentences and long fragments are quotations, the rest is other."""
    used = {region.outer.start for draft in drafts for region in draft.regions}
    rare_single = sum(region.style == SINGLE for region in regions) * 2 < len(regions)
    place = 0
    for region in regions:
        while place + 1 < len(paragraphs) and paragraphs[place].end <= region.outer.start:
            place += 1
        if region.outer.start in used or not _WORD.search(parsed.text, *region.content):
            continue
        tell = _kind_in_line if rare_single and region.style == SINGLE else _kind
        yield Draft((region.content,), tell(parsed, paragraphs[place], region), (region,))


def _kind_in_line(parsed: ParsedText, paragraph: Span, region: Region) -> Kind:
    """What a region in single marks is in a text that quotes in double ones: there they stand in headlines.

    Mayor Blasts ‘Reckless’ Plan quotes; a line that is all in marks is a heading.
    """
    line = paragraph.of(parsed.text).strip()
    if line == region.outer.of(parsed.text).strip():
        return Kind.OTHER
    kind = _kind(parsed, paragraph, region)
    quotes = line[-1:] not in ".?!" and len(line.split()) <= _LONGEST_LINE
    quotes = quotes and not is_headline_case(region.content.of(parsed.cased))
    return Kind.MIXED if kind is Kind.OTHER and quotes else kind


def _kind(parsed: ParsedText, paragraph: Span, region: Region) -> Kind:
    """What a region is that no frame took: a sentence is direct, a long fragment of one mixed, the rest other."""
    alone = not _WORD.search(parsed.text, paragraph.start, region.outer.start)
    alone = alone and not _WORD.search(parsed.text, region.outer.end, paragraph.end)
    text = parsed.text if alone else parsed.cased  # a heading in marks is written like a title, and is one
    words = region.content.of(text)
    if region.style in (LABELLED, UNNAMED):
        return Kind.DIRECT
    # At the head of a paragraph, a comma within the marks makes a turn of what looks like a title: “Ann,” …
    turn = words.endswith(",") and region.outer.start == paragraph.start
    before = parsed.text[max(paragraph.start, region.outer.start - 20) : region.outer.start].rstrip()
    if is_title(words, before) and not turn:
        return Kind.OTHER
    if is_sentence(text, paragraph, region):
        return Kind.DIRECT
    return Kind.MIXED if len(words.split()) >= _TELLING else Kind.OTHER
