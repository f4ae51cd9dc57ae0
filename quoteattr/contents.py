"""Stage 3b: what a frame reports, as spans of the text.

A frame reports in one of four shapes, tried in this order.  It is set off from the words
that it reports (“…,” Ann said; the bridge, Ann said, would close); *according to* hangs on
what it reports; the cue is right before a quotation; or the cue governs a complement.  The
tree says which words hang together, the commas say where the frame ends: on preposed and
interrupted clauses that is surer than the tree alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.frames import Frame, is_mark
from quoteattr.lexicon import CueKind
from quoteattr.model import Span
from quoteattr.rules.contents import CONTENT_RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from quoteattr.graph import Sentence, Token
    from quoteattr.pattern import Classes

_MODALS = frozenset("will would shall should can could may might must 'd 'll".split())
_CLAUSE_OPENERS = frozenset("that whether if how why what who when where which because".split())
_SUBORDINATORS = frozenset("where when while which whom because if before after since although though".split())
# Rules whose speaker stands with another verb, so that the frame is the cue alone.
_ELSEWHERE = frozenset(
    {
        "participle-after-tag",
        "quoted-as-saying",
        "report-and-report",
        "shared-subject",
        "shared-subject-once-removed",
    }
)
_DASHES = frozenset({"—", "–", "-", "--"})
_BREAKS = frozenset({",", ";", ":"}) | _DASHES
# Rules that bind a whole quotation to the frame right beside it.
BESIDE = frozenset({"tag-of-quotation", "quotation-after-cue"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ACCORDING = frozenset({"according-to", "per", "in-the-words-of", "in-the-words-of-named"})
_NOT_ADVERBIAL = frozenset({"VERB", "AUX", "SCONJ", "CCONJ"})


@frozen
class Content:
    """What a frame reports: the words' spans, and the rule that bound them."""

    spans: tuple[Span, ...]
    rule: str


def content_of(frame: Frame, others: Sequence[Frame], tests: Classes) -> Content | None:
    """Find what a frame reports, or None where its sentence does not say it.

    `others` are the sentence's other frames: what one frame reports ends where the next begins.
    """
    shapes: tuple[Callable[[], tuple[list[Token], str] | None], ...] = (
        lambda: _host(frame) if frame.rule in _ACCORDING else None,
        lambda: _set_off(frame, others),
        lambda: _quotation_after(frame),
        lambda: _complement(frame, others, tests),
        lambda: _announced(frame, others, tests),
        lambda: _bare_clause(frame, others, tests),
    )
    for shape in shapes:
        found = shape()
        if found:
            spans = _spans(found[0])
            return Content(spans, found[1]) if spans else None
    return None


def stretch(frame: Frame) -> tuple[int, int]:
    """First and last token index of the frame itself: cue, speaker and what stands between them."""
    sentence = frame.sentence
    phrase = sentence.subtree(frame.speaker, "acl", "parataxis", "ccomp", "advcl")
    near = [t.index for t in phrase if not t.elided and t.upos != "PUNCT"] or [frame.speaker.index]
    if frame.rule in _ELSEWHERE:
        near = [frame.cue.index]
    elif frame.speaker.index < frame.cue.index:
        near = [index for index in near if index < frame.cue.index]
    left, right = min(frame.cue.index, near[0]), max(frame.cue.index, near[-1])
    for child in sentence.children(frame.cue, "aux", "advmod", "mark", "cc"):
        if child.index in (left - 1, right + 1):
            left, right = min(left, child.index), max(right, child.index)
    return left, right


# Shape 1: the frame stands between commas, or after one at the sentence's end.


def _set_off(frame: Frame, others: Sequence[Frame]) -> tuple[list[Token], str] | None:
    tokens = frame.sentence.tokens
    left, right = stretch(frame)
    if frame.rule in _ELSEWHERE - {"shared-subject"} or frame.rule == "noun-participle" or frame.cue.xpos == "VBG":
        return None
    if not _parted_before(frame.sentence, left) or _is_subordinate(frame):
        return None
    before = _before(tokens, left)
    quoted = any(t.elided for t in before)
    stop = right + 1 if quoted else _adverbials_end(frame, right + 1)
    if stop is None or not _has_words(before) or (tokens[left].upos == "CCONJ" and not quoted):
        return None
    after = _after(frame, _next_quotation(frame, stop, others) if quoted else stop)
    if any(t.elided for t in after[:1]) or (after and is_mark(after[0]) and _is_adverbial(before)):
        after, before = after, before if quoted else []
    if not before:
        return None  # In a statement, Ann said, “…”: what stands before is the frame's own
    if quoted and not any(t.elided or is_mark(t) for t in after[:1]):
        after = []
    words = [*before, *after]
    if not any(t.elided or is_mark(t) for t in words) and (frame.rule == "shared-subject" or not _takes_clause(frame)):
        return None
    return words, "tag-of-quotation" if any(t.elided for t in words) else "tag-of-clause"


def _takes_clause(frame: Frame) -> bool:
    """Tell whether a frame's cue may report a clause; one that the lexicon does not know may."""
    return frame.verb is None or "clause" in frame.verb.licenses


def _is_adverbial(tokens: Sequence[Token]) -> bool:
    """Tell whether words before a frame are its adverbial, not the beginning of a clause: in a statement."""
    first = next((t for t in tokens if t.upos not in ("PUNCT", "CCONJ", "ADV")), None)
    if first is None or first.lower in ("if", "because", "although", "unless", "though"):
        return False
    return first.upos in ("ADP", "SCONJ") or first.xpos in ("VBG", "VBN")


def _next_quotation(frame: Frame, at: int, others: Sequence[Frame]) -> int:
    """Where a quotation opens again behind the frame's adverbials, before any other frame; else the end."""
    tokens = frame.sentence.tokens
    end = min((stretch(other)[0] for other in others if stretch(other)[0] >= at), default=len(tokens))
    for place in range(at, end - 1):
        if tokens[place].text in _BREAKS and (is_mark(tokens[place + 1]) or tokens[place + 1].elided):
            return place
    return len(tokens)


def _is_subordinate(frame: Frame) -> bool:
    """Tell whether a frame is a clause about something else: …, where Ann also spoke."""
    openers = frame.sentence.children(frame.cue, "advmod", "mark", "obl", "obj")
    return any(t.index < frame.cue.index and t.lower in _SUBORDINATORS for t in openers)


def _parted_before(sentence: Sentence, left: int) -> bool:
    if left == 0:
        return False
    before = sentence.tokens[left - 1]
    return before.text in _BREAKS or is_mark(before) or before.elided or before.text in ("?", "!", "...", "…")


def _adverbials_end(frame: Frame, at: int) -> int | None:
    """Where the frame's adverbials end, if only they and an addressee follow it up to a comma or the sentence's end."""
    tokens = frame.sentence.tokens
    addressee = frame.verb is not None and "addressee" in frame.verb.licenses
    for child in frame.sentence.children(frame.cue, "obj", "xcomp"):
        if child.index >= at and not child.elided and not (addressee and child.relation == "obj"):
            return None
    while at < len(tokens) and tokens[at].upos != "PUNCT" and not tokens[at].elided:
        if tokens[at].upos in _NOT_ADVERBIAL and tokens[at].xpos not in ("VBG", "VBN"):
            return None
        if tokens[at].lower in _CLAUSE_OPENERS:
            return None
        at += 1
    return None if at < len(tokens) and tokens[at].text == ":" else at


def _before(tokens: Sequence[Token], left: int) -> list[Token]:
    """What stands before a set-off frame: the quotation next to it, or else the clause."""
    at = left - 1
    while at >= 0 and tokens[at].upos == "PUNCT":
        at -= 1
    if at >= 0 and tokens[at].elided:
        return [tokens[at]]
    return list(tokens[:left])


def _after(frame: Frame, stop: int) -> list[Token]:
    """What goes on after a set-off frame: a quotation, or the rest of the clause that the frame interrupts."""
    tokens = frame.sentence.tokens
    at = stop
    while at < len(tokens) and tokens[at].upos == "PUNCT" and not is_mark(tokens[at]):
        at += 1
    first = next((t for t in tokens[at:] if t.upos != "PUNCT"), None)
    if first is None:
        return []
    if first.elided:
        return [first]
    if not is_mark(tokens[at]) and (first.xpos == "VBG" or first.lower in ("who", "which", "while", "after", "as")):
        return []
    return _until_break(tokens[at:])


def _until_break(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without a comma, conjunction or opening mark left hanging at the end."""
    end = len(tokens)
    while end and (tokens[end - 1].upos == "CCONJ" or tokens[end - 1].text == ","):
        end -= 1
    return list(tokens[:end])


# Shape 2: according to.


def _host(frame: Frame) -> tuple[list[Token], str] | None:
    """The whole sentence where a comma or the edge sets the phrase off; else the clause it hangs on."""
    sentence = frame.sentence
    top = frame.cue if frame.cue.upos == "NOUN" else frame.speaker
    phrase = sentence.subtree(top, "parataxis", "ccomp", "conj")
    inside = {token.index for token in phrase}
    tokens = sentence.tokens
    left, right = min(inside), _apposition_end(tokens, max(inside))
    inside.update(range(left, right + 1))
    next_to = [t for t in tokens[max(0, left - 3) : left] if t.elided]
    if next_to:
        return [next_to[-1]], "according-to-host"
    at_start = all(t.upos == "PUNCT" for t in tokens[:left])
    at_end = all(t.upos == "PUNCT" for t in tokens[right + 1 :])
    governor = sentence.head(top)
    if at_start or at_end or governor is None:
        return [t for t in tokens if t.index not in inside], "according-to-host"
    return [t for t in sentence.subtree(governor) if t.index not in inside], "according-to-host"


def _apposition_end(tokens: Sequence[Token], right: int) -> int:
    """Take in a name between commas that the tree hung elsewhere: According to the mayor, Ann Lee, …"""
    at = right + 2
    while at < len(tokens) and tokens[at].upos == "PROPN" and tokens[right + 1].text == ",":
        at += 1
    return at - 1 if right + 2 < at < len(tokens) and tokens[at].text == "," else right


# Shape 3: a quotation right after the cue.


def _quotation_after(frame: Frame) -> tuple[list[Token], str] | None:
    tokens = frame.sentence.tokens
    at = stretch(frame)[1] + 1
    while at < len(tokens) and tokens[at].upos == "PUNCT":
        at += 1
    below = any(t.elided for t in frame.sentence.children(frame.cue))
    while below and at < len(tokens) and not tokens[at].elided and tokens[at].upos not in _NOT_ADVERBIAL:
        at += 1
    if at < len(tokens) and tokens[at].elided:
        return [tokens[at]], "quotation-after-cue"
    return None


# Shape 4: a complement, found by the tree or announced by its first word.


def _complement(frame: Frame, others: Sequence[Frame], tests: Classes) -> tuple[list[Token], str] | None:
    sentence, cue = frame.sentence, frame.cue
    for rule in CONTENT_RULES:
        bound = [b["content"] for b in rule.pattern.match(sentence, tests) if b["cue"] is cue]
        heads = [t for t in bound if t is not frame.speaker and not t.elided and t.index > stretch(frame)[1]]
        if not heads or any(
            t.text == "(" for t in sentence.tokens[cue.index : min(heads, key=lambda t: t.index).index]
        ):
            continue
        first = min(min(t.index for t in sentence.subtree(head) if t.index > cue.index) for head in heads)
        first = _clause_start(frame, first) if rule.name == "clause-complement" else first
        tokens = sentence.tokens[first : _complement_end(frame, max(heads, key=lambda t: t.index), first, others)]
        return list(tokens), rule.name
    return None


def _clause_start(frame: Frame, first: int) -> int:
    """Take in what the parser took for an object of the cue, though the clause begins with it.

    She says the posts about Ann are lies.
    """
    tokens = frame.sentence.tokens
    begin = stretch(frame)[1] + 1
    between = tokens[begin:first]
    objects = [t for t in between if t.head == frame.cue.index and t.relation == "obj"]
    addressee = frame.verb is not None and "addressee" in frame.verb.licenses
    if objects and not addressee and tokens[first].lower not in _CLAUSE_OPENERS:
        return min(t.index for t in frame.sentence.subtree(objects[0]) if t.index >= begin)
    opener = next((t.index for t in between if t.lower == "that" and t.upos == "SCONJ"), first)
    return min(first, opener)


def _complement_end(frame: Frame, head: Token, first: int, others: Sequence[Frame]) -> int:
    """One past the last token of a complement: the sentence's end, or what goes on with the frame instead."""
    sentence = frame.sentence
    ends = [len(sentence.tokens)]
    later = (child for child in sentence.children(frame.cue) if child.index > head.index)
    ends.extend(min(t.index for t in sentence.subtree(c)) for c in later if _ends_complement(sentence, c))
    for other in others:
        left = stretch(other)[0]
        shares = other.cue.relation == "conj" and _breaks_off(other)
        shares = shares and (other.cue.head == frame.cue.index or other.rule == "report-and-report")
        above = any(token is other.cue for token in sentence.ancestors(frame.cue))
        if left > first and (
            above or shares or (_is_later_participle(frame, other) and other.cue.head == frame.cue.index)
        ):
            ends.append(left)
    governor = sentence.head(frame.cue)
    if governor is not None and governor.index > head.index and not governor.elided:
        ends.append(sentence.subtree(frame.cue)[-1].index + 1)  # If Ann says it is safe, the ferry leaves.
    return min(ends)


def _breaks_off(other: Frame) -> bool:
    """Tell whether a coordinated frame is a report of its own: it shares the subject, or it is speech."""
    asserts = other.verb is not None and other.verb.kind in (CueKind.SPEECH, CueKind.WRITING)
    return asserts or other.sentence.child(other.cue, "nsubj") is None


def _is_later_participle(frame: Frame, other: Frame) -> bool:
    return other.cue.index > frame.cue.index and other.cue.xpos == "VBG"


def _ends_complement(sentence: Sentence, child: Token) -> bool:
    """Tell whether a later dependent of the cue belongs to the frame, not to what it reports."""
    left = min(t.index for t in sentence.subtree(child))
    if child.relation == "conj":
        auxiliaries = {t.lower for t in sentence.children(child, "aux")}
        quoted = any(is_mark(t) for t in sentence.tokens[max(0, left - 1) : left + 3])
        return not (quoted or auxiliaries & _MODALS or sentence.child(child, "nsubj", "expl", "csubj"))
    if child.relation in ("advcl", "parataxis"):
        return left > 0 and sentence.tokens[left - 1].text in _BREAKS
    return False


def _announced(frame: Frame, others: Sequence[Frame], tests: Classes) -> tuple[list[Token], str] | None:
    """A clause that its first word announces although the tree hides it: said on its website that …"""
    sentence = frame.sentence
    if frame.rule == "owned-claim":
        following = sentence.tokens[frame.cue.index + 1 : frame.cue.index + 2]
        if not any(t.lower == "that" and _opens_clause(sentence, t) for t in following):
            return None
    clausal = frame.rule == "owned-claim" or tests["clausal-cue"](sentence, frame.cue)
    openers = {"that", "whether"} if clausal else set()
    if tests["infinitive-cue"](sentence, frame.cue):
        openers.add("to")
    for token in sentence.tokens[stretch(frame)[1] + 1 :]:
        if token.lower in openers and _opens_clause(sentence, token):
            end = _complement_end(frame, token, token.index, others)
            return list(sentence.tokens[token.index : end]), "announced-clause"
        if token.upos in ("VERB", "AUX", "SCONJ", "CCONJ") or token.elided or token.text in (",", ";", ":"):
            return None
    return None


def _bare_clause(frame: Frame, others: Sequence[Frame], tests: Classes) -> tuple[list[Token], str] | None:
    """A clause that the parser took for an object with a clause on it: said the measure amounted to theft."""
    sentence, cue = frame.sentence, frame.cue
    addressee = frame.verb is None or "addressee" in frame.verb.licenses
    noun = next((t for t in sentence.children(cue, "obj") if t.index > stretch(frame)[1]), None)
    if addressee or noun is None or not tests["clausal-cue"](sentence, cue):
        return None
    clause = next((t for t in sentence.children(noun, "acl") if t.xpos in _FINITE), None)
    if clause is None or any(t.lower in _CLAUSE_OPENERS for t in sentence.children(clause)):
        return None
    first = min(t.index for t in sentence.subtree(noun) if t.index > cue.index)
    return list(sentence.tokens[first : _complement_end(frame, clause, first, others)]), "bare-clause"


def _opens_clause(sentence: Sentence, token: Token) -> bool:
    """Tell whether *that*, *whether* or *to* opens a clause: not a relative that, nor the preposition to."""
    following = sentence.tokens[token.index + 1 : token.index + 4]
    verbs = [t.upos in ("VERB", "AUX") for t in following]
    if token.lower == "to":
        return any(verbs) and token.upos in ("PART", "SCONJ")
    return verbs[:1] != [True]


def _has_words(tokens: Iterable[Token]) -> bool:
    return any(t.elided or t.upos not in ("PUNCT", "CCONJ") for t in tokens)


def _spans(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The runs of neighbouring tokens as spans, without punctuation at their edges."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.index == runs[-1][-1].index + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    trimmed = (_trim(run) for run in runs)
    return tuple(Span(run[0].start, run[-1].end) for run in trimmed if run)


def _trim(run: Sequence[Token]) -> Sequence[Token]:
    first, last = 0, len(run)
    while first < last and run[first].upos in ("PUNCT", "CCONJ") and not run[first].elided and not is_mark(run[first]):
        first += 1
    while last > first and run[last - 1].upos == "PUNCT" and not run[last - 1].elided and not is_mark(run[last - 1]):
        last -= 1
    kept = run[first:last]
    return kept if _has_words(kept) else ()
