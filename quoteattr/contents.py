"""Stage 3b: what a frame reports, as spans of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from quoteattr.frames import Frame, is_mark
from quoteattr.graph import Sentence, Token
from quoteattr.lexicon import CueKind
from quoteattr.model import Span
from quoteattr.pattern import Bindings, Classes
from quoteattr.rules.base import Rule
from quoteattr.rules.contents import CONTENT_RULES

_MODALS = frozenset("will would shall should can could may might must 'd 'll".split())
_HOSTED = frozenset({"interrupted-clause", "interrupted-quotation"})
_SPEECH = frozenset({CueKind.SPEECH, CueKind.WRITING, CueKind.THOUGHT})


@frozen
class Content:
    """What a frame reports: the words' spans, and the rule that bound them."""

    spans: tuple[Span, ...]
    rule: str


def content_of(frame: Frame, tests: Classes) -> Content | None:
    """Find what a frame reports, or None where the sentence does not say it."""
    found: dict[int, Token] = {}
    first: str | None = None
    for rule in CONTENT_RULES:
        if found and rule.name in ("judgement", "reported-infinitive", "colon-clause", "interrupted-clause"):
            continue
        for tokens in _matches(rule, frame, tests):
            first = first or rule.name
            found.update((token.index, token) for token in tokens)
    if first is None:
        return None
    tokens = _without_frame([found[index] for index in sorted(found)], frame)
    spans = _spans(frame.sentence, tokens)
    return Content(spans, first) if spans else None


def _matches(rule: Rule, frame: Frame, tests: Classes) -> Iterable[tuple[Token, ...]]:
    """The words of each way in which a rule binds the frame's own cue."""
    for bound in rule.pattern.match(frame.sentence, tests):
        if bound["cue"] is frame.cue and bound.get("speaker", frame.speaker) is frame.speaker:
            content = bound["content"]
            if content is not frame.speaker and not _in_speaker(content, frame):
                yield _words(rule, frame, bound)


def _in_speaker(content: Token, frame: Frame) -> bool:
    """Tell whether what would be content is part of the speaker's own phrase."""
    return not content.elided and any(above is frame.speaker for above in frame.sentence.ancestors(content))


def _words(rule: Rule, frame: Frame, bound: Bindings) -> tuple[Token, ...]:
    sentence, content, cue = frame.sentence, bound["content"], bound["cue"]
    if rule.name in _HOSTED:
        return _minus(sentence.subtree(content), sentence.subtree(cue))
    if rule.name == "host-of-according-to":
        return _host(sentence, content, frame)
    words = sentence.subtree(content)
    if rule.name == "clause-complement":
        if content.index > cue.index:
            words = (*words, *_modal_conjuncts(sentence, cue, content))
            return tuple(t for t in words if t.index > cue.index)
        return _before_tag(frame, words)
    if rule.name == "judgement":
        return tuple(t for t in words if t.index > cue.index)
    return words


def _minus(words: Iterable[Token], without: Iterable[Token]) -> tuple[Token, ...]:
    gone = {token.index for token in without}
    return tuple(token for token in words if token.index not in gone)


def _modal_conjuncts(sentence: Sentence, cue: Token, content: Token) -> tuple[Token, ...]:
    """Clauses that the parser hung on the cue although they go on with its content.

    He said the plan was weak and would fail.
    """
    words: list[Token] = []
    for conjunct in sentence.children(cue, "conj"):
        auxiliaries = {token.lower for token in sentence.children(conjunct, "aux")}
        if conjunct.index > content.index and auxiliaries & _MODALS and not sentence.child(conjunct, "nsubj"):
            words.extend(sentence.subtree(conjunct))
    return tuple(words)


def _before_tag(frame: Frame, words: Sequence[Token]) -> tuple[Token, ...]:
    """All that stands before a sentence-final tag: the clause, and what the parser left outside it."""
    left = stretch(frame)[0]
    tokens = frame.sentence.tokens
    if left >= 2 and tokens[left - 1].upos == "PUNCT" and all(t.index < left for t in words):
        return tokens[:left]
    return tuple(words)


def _host(sentence: Sentence, content: Token, frame: Frame) -> tuple[Token, ...]:
    """The clause that *according to* hangs on; the whole sentence where commas set the phrase off at its edge."""
    phrase = sentence.subtree(frame.speaker)
    left, right = phrase[0].index, phrase[-1].index
    tokens = sentence.tokens
    at_start = all(t.upos == "PUNCT" for t in tokens[:left])
    at_end = all(t.upos == "PUNCT" for t in tokens[right + 1 :])
    parted = left > 0 and tokens[left - 1].upos == "PUNCT"
    if at_start or (at_end and parted):
        return _minus(tokens, phrase)
    return _minus(sentence.subtree(content), phrase)


def stretch(frame: Frame) -> tuple[int, int]:
    """First and last token index of the frame itself: cue, speaker and what stands between them."""
    sentence = frame.sentence
    speaker = sentence.subtree(frame.speaker, "acl", "parataxis", "ccomp", "advcl")
    near = [t.index for t in speaker if not t.elided and t.upos != "PUNCT"] or [frame.speaker.index]
    left, right = min(frame.cue.index, near[0]), max(frame.cue.index, near[-1])
    for child in sentence.children(frame.cue, "aux", "advmod", "mark", "cc"):
        if child.index in (left - 1, right + 1):
            left, right = min(left, child.index), max(right, child.index)
    return left, right


def _without_frame(tokens: Sequence[Token], frame: Frame) -> list[Token]:
    gone = {frame.cue.index, *(t.index for t in frame.sentence.subtree(frame.speaker) if not t.elided)}
    above = {token.index for token in frame.sentence.ancestors(frame.cue)}
    keep_speaker = frame.speaker.index in above  # “a farmer who said …”: the speaker governs the clause
    if keep_speaker:
        gone = {t.index for t in tokens if t.index <= frame.cue.index and not t.elided}
    return [token for token in tokens if token.index not in gone]


def _spans(sentence: Sentence, tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The runs of neighbouring tokens as spans, without punctuation at their edges."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and all(t.upos == "PUNCT" for t in sentence.tokens[runs[-1][-1].index + 1 : token.index]):
            between = sentence.tokens[runs[-1][-1].index + 1 : token.index]
            runs[-1].extend([*between, token])
        else:
            runs.append([token])
    trimmed = (_trim(run) for run in runs)
    return tuple(Span(run[0].start, run[-1].end) for run in trimmed if run)


def _trim(run: Sequence[Token]) -> Sequence[Token]:
    first, last = 0, len(run)
    while first < last and run[first].upos == "PUNCT" and not run[first].elided and not is_mark(run[first]):
        first += 1
    while last > first and run[last - 1].upos == "PUNCT" and not run[last - 1].elided and not is_mark(run[last - 1]):
        last -= 1
    kept = run[first:last]
    return kept if any(t.elided or t.upos not in ("PUNCT", "CCONJ") for t in kept) else ()
