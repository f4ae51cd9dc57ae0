"""Stage 3b: what a frame reports as the complement of its cue.

The tree finds the complement, or its first word announces it; it ends with the sentence, or
where something goes on with the frame instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.detection.classes import BREAKS, is_mark
from quoteattr.detection.frames import SET_OFF, Frame
from quoteattr.detection.tags import CLAUSE_OPENERS
from quoteattr.detection.tails import without_tail
from quoteattr.lexicon import CueKind
from quoteattr.rules.contents import CONTENT_RULES, JUDGEMENT_RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quoteattr.detection.tags import Found
    from quoteattr.graph import Sentence, Token
    from quoteattr.pattern import Classes
    from quoteattr.rules.base import Rule

_MODALS = frozenset("will would shall should can could may might must 'd 'll".split())
_ASIDES = frozenset("although because since though until".split())
_TIMES = frozenset({"obl:tmod", "obl:unmarked"})
_SUBJECTS = frozenset({"DET", "NOUN", "PRON", "PROPN", "SCONJ"})


def complement(frame: Frame, others: Sequence[Frame], tests: Classes) -> Found:
    """Find the clause or infinitive that the tree hangs on the cue: said that …; promised to …; called it …"""
    return _bound(frame, others, tests, CONTENT_RULES)


def judgement(frame: Frame, others: Sequence[Frame], tests: Classes) -> Found:
    """Whatever hangs on a cue of judgement, for the words in marks that it may hold."""
    return _bound(frame, others, tests, JUDGEMENT_RULES)


def judged_in_marks(frame: Frame) -> Found:
    """What a cue of judgement leads to up to words in marks, where the tree hung it elsewhere: blamed it on “luck.”"""
    if frame.verb is None or frame.verb.kind is not CueKind.JUDGEMENT:
        return None
    tokens = frame.sentence.tokens
    begin = frame.edges[1] + 1
    for token in tokens[begin:]:
        if is_mark(token):
            close = next((t.index for t in tokens[token.index + 1 :] if is_mark(t)), None)
            return None if close is None else (list(tokens[begin : close + 1]), "judgement")
        if token.upos in ("VERB", "AUX", "SCONJ") or token.text in BREAKS or token.elided:
            return None
    return None


def _bound(frame: Frame, others: Sequence[Frame], tests: Classes, rules: Sequence[Rule]) -> Found:
    sentence, cue = frame.sentence, frame.cue
    for rule in rules:
        bound = [b["content"] for b in rule.pattern.match(sentence, tests, at=cue)]
        heads = [t for t in bound if t is not frame.speaker and not t.elided and _may_be_bound(frame, t)]
        if not heads or any(
            t.text == "(" for t in sentence.tokens[cue.index : min(heads, key=lambda t: t.index).index]
        ):
            continue
        if rule.name == "reported-infinitive" and reports_itself(frame, heads[0], others):
            continue
        first = min(min(t.index for t in sentence.subtree(head) if t.index > cue.index) for head in heads)
        if rule.name == "clause-complement" and _is_aside(sentence, first):
            continue  # asked for help, though …
        first = _clause_start(frame, first) if rule.name == "clause-complement" else first
        first = _addressee_start(frame, first) if rule.name == "reported-infinitive" else first
        first = _opener(sentence, heads, first) if rule.name == "clause-complement" else first
        tokens = sentence.tokens[first : complement_end(frame, max(heads, key=lambda t: t.index), first, others)]
        return without_tail(sentence, tokens), rule.name
    return None


def _may_be_bound(frame: Frame, head: Token) -> bool:
    """Tell whether a clause follows the frame, and no semicolon parts them: (urged them to wait); he was ill."""
    end = frame.edges[1]
    if head.index <= end:
        return False
    first = next(t.index for t in frame.sentence.subtree(head, "punct") if t.index > end)
    return all(t.text != ";" for t in frame.sentence.tokens[end + 1 : first])


def reports_itself(frame: Frame, head: Token, others: Sequence[Frame]) -> bool:
    """Tell whether an infinitive is a cue with a complement of its own: declined to say whether …

    Whoever tells another what to do reports that, whatever it is: urged the council to close the mill.
    """
    if frame.sentence.child(frame.cue, "iobj") is not None:
        return False
    verb = next((other.verb for other in others if other.cue is head and other.verb), None)
    if verb is None:
        return False
    takes_object = verb.licenses - {"direct", "clause", "infinitive"}
    taken = ("ccomp", "xcomp", "parataxis", *(["obj"] if takes_object else ()))
    return frame.sentence.child(head, *taken) is not None


def _clause_start(frame: Frame, first: int) -> int:
    """Take in what the parser took for an object of the cue, though the clause begins with it.

    She says the posts about Ann are lies.
    """
    tokens = frame.sentence.tokens
    begin = frame.edges[1] + 1
    between = tokens[begin:first]
    objects = [t for t in between if t.head == frame.cue.index and t.relation in ("obj", "iobj")]
    addressee = frame.verb is not None and "addressee" in frame.verb.licenses
    if objects and not addressee and tokens[first].lower not in CLAUSE_OPENERS:
        return min(t.index for t in frame.sentence.subtree(objects[0]) if t.index >= begin)
    opener = next((t.index for t in between if t.lower == "that" and t.upos == "SCONJ"), first)
    return _after_day(frame.sentence, min(first, opener))


def _is_aside(sentence: Sentence, first: int) -> bool:
    """Tell whether a clause tells when, why or despite what something was said, and not what."""
    opener = next((t for t in sentence.tokens[first:] if t.upos != "PUNCT"), None)
    return opener is not None and opener.lower in _ASIDES


def _opener(sentence: Sentence, heads: Sequence[Token], first: int) -> int:
    """The *that* of a clause, where the tree began it too early: told the paper / that it rained."""
    marks = (t.index for head in heads for t in sentence.children(head, "mark") if t.lower == "that")
    opener = next((at for at in marks if at > first), first)
    return first if any(t.upos in ("VERB", "AUX") for t in sentence.tokens[first:opener]) else opener


def _after_day(sentence: Sentence, first: int) -> int:
    """Pass over a bare noun of time that opens a clause, but tells when it was said: said this week / it rained."""
    for token in sentence.tokens[first : first + 3]:
        words = sentence.subtree(token)
        if token.deprel in _TIMES and words[0].index == first:
            after = words[-1].index + 1
            follows = sentence.tokens[after : after + 1]
            return after if follows and follows[0].upos in _SUBJECTS else first
    return first


def _addressee_start(frame: Frame, first: int) -> int:
    """Take in whom an infinitive tells what to do: urged / the council to act; called on / Bo to leave."""
    between = frame.sentence.tokens[frame.edges[1] + 1 : first]
    told = [t for t in frame.sentence.children(frame.cue, "obj", "iobj", "obl") if t in between and t.upos != "ADV"]
    if not told or any(t.upos == "PUNCT" for t in between):
        return first
    words = [t.index for t in frame.sentence.subtree(told[-1], "case") if t in between]
    return min(words) if max(words) + 1 == first else first


def complement_end(frame: Frame, head: Token, first: int, others: Sequence[Frame]) -> int:
    """One past the last token of a complement: the sentence's end, or what goes on with the frame instead."""
    sentence = frame.sentence
    ends = [len(sentence.tokens)]
    later = (child for child in sentence.children(frame.cue) if child.index > head.index)
    ends.extend(min(t.index for t in sentence.subtree(c)) for c in later if _ends_complement(sentence, c))
    if head.relation == "xcomp":  # urged them to wait; he was ill
        ends.extend(t.index for t in sentence.tokens[head.index :] if t.text == ";")
    for other in others:
        left = other.edges[0]
        shares = other.cue.relation == "conj" and _breaks_off(other)
        shares = shares and not (other.verb and other.verb.licenses <= {"direct"} and _is_modal(other))
        shares = shares and (other.cue.head == frame.cue.index or other.rule == "report-and-report")
        above = other.rule in SET_OFF or any(token is other.cue for token in sentence.ancestors(frame.cue))
        if left > first and (
            above or shares or (_is_later_participle(frame, other) and other.cue.head == frame.cue.index)
        ):
            ends.append(left)
    below = frame.cue
    for governor in sentence.ancestors(frame.cue):
        if governor.index > head.index and not governor.elided:
            ends.append(sentence.subtree(below)[-1].index + 1)  # If Ann says it is safe, the ferry leaves.
            break
        below = governor
    main = sentence.head(frame.speaker) if frame.pronoun and frame.speaker else None
    if main is not None and main.index > head.index:
        ends.append(sentence.subtree(frame.cue)[-1].index + 1)  # Ann, who said it was safe, left.
    return min(ends)


def _is_modal(other: Frame) -> bool:
    return any(t.lower in _MODALS for t in other.sentence.children(other.cue, "aux"))


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
        return left > 0 and sentence.tokens[left - 1].text in BREAKS
    return False
