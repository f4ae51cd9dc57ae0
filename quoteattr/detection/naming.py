"""Stage 3b: what a frame reports by naming it: announced a tour; called for a vote; was praised by Ann.

Noun phrases have no comma to end them, so they end where something is added to them that is
the writer's: a clause after a comma, the occasion (in an interview), the day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.detection.classes import BREAKS, is_mark
from quoteattr.detection.rows import through_row
from quoteattr.detection.tags import marks_after
from quoteattr.rules.naming import NAMING_RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quoteattr.detection.frames import Frame
    from quoteattr.detection.tags import Found
    from quoteattr.graph import Sentence, Token
    from quoteattr.pattern import Bindings, Classes

# Rules that bind what is named or judged, not said word for word.
NAMING = frozenset({"judgement", *(rule.name for rule in NAMING_RULES)})
_ADDED = frozenset({"acl", "advcl", "appos", "parataxis", "dep"})
_OCCASION = frozenset("in on at during after before since via through".split())
_TIED = frozenset("about against as between for into of over that to toward towards with".split())
# Prepositions that may tell where or when it was said, and do behind words in marks.
_PLACING = frozenset("amid among behind beyond from in on".split())
_PASSIVE = frozenset({"named-passive"})
# Rules whose content leaves out the preposition that opens it: called for {a vote}.
_BEHIND_PREPOSITION = frozenset({"named-by-preposition"})


def named(frame: Frame, others: Sequence[Frame], tests: Classes) -> Found:
    """Find the noun phrase, or the phrase with what is said of it, that a cue names as said or judged."""
    for rule in NAMING_RULES:
        if (rule.name in _PASSIVE) != (frame.rule == "passive-agent"):
            continue
        for bound in rule.pattern.match(frame.sentence, tests, at=frame.cue):
            if not _stands_apart(frame, bound, passive=rule.name in _PASSIVE):
                continue
            if bound["content"].lower == "it" and rule.name in _PASSIVE:
                continue  # it was announced by Ann that …
            if _is_occasion(frame.sentence, bound["content"], tests):
                continue  # spoke on Monday
            tokens = _phrase(frame, others, bound, tests, bare=rule.name in _BEHIND_PREPOSITION)
            if tokens:
                return tokens, rule.name
    return None


def short_phrase(frame: Frame, tests: Classes) -> Found:
    """A few words in marks right after a cue, with the phrases behind them: reported “three thefts” in the town."""
    bounds = marks_after(frame)
    if bounds is None:
        return None
    end = _with_phrases(frame.sentence, bounds[1] + 1, tests)
    return list(frame.sentence.tokens[bounds[0] : end]), "short-phrase"


def _stands_apart(frame: Frame, bound: Bindings, *, passive: bool) -> bool:
    """Tell whether what is named is no part of the frame, and stands on the right side of it."""
    content = bound.get("what", bound["content"])
    if content is frame.speaker or any(bound[name].elided for name in bound):
        return False
    left, right = frame.edges
    return content.index < left if passive else content.index > min(right, frame.cue.index + 4)


def _phrase(frame: Frame, others: Sequence[Frame], bound: Bindings, tests: Classes, *, bare: bool) -> list[Token]:
    """The words from the beginning of what is named to its end."""
    sentence, last = frame.sentence, bound["content"]
    first = bound.get("what", last)
    opening = {t.index for t in sentence.children(first, "case", "mark") if bare and t.index < first.index}
    begin = _run_start([t for t in sentence.subtree(first) if t.index not in opening], first.index)
    end = max(phrase_end(sentence, head, tests) for head in (first, last))
    end = through_row(sentence.tokens, begin, through_marks(frame, others, end, tests))
    return list(sentence.tokens[begin:end])


def _run_start(words: Sequence[Token], at: int) -> int:
    """The first of the neighbouring words that lead up to an index."""
    inside = {t.index for t in words}
    while at - 1 in inside:
        at -= 1
    return at


def phrase_end(sentence: Sentence, head: Token, tests: Classes) -> int:
    """One past the last word of a phrase, before anything added to it."""
    below = sentence.subtree(head)
    inside = {t.index for t in below}
    added = (t for t in below if t is not head and _is_added(sentence, t))
    stops = {_left(sentence, t) for t in added if t.head == head.index or _ends(sentence, t, below)}
    end = head.index + 1
    while end in inside and end not in stops:
        end += 1
    if end not in stops:
        end = _with_tied(sentence, head, end, tests)
    return _before_occasion(sentence, below, end, tests)


def _ends(sentence: Sentence, token: Token, below: Sequence[Token]) -> bool:
    """Tell whether a dependent reaches a phrase's end; one within a clause is part of it: that Bo, not Ann, left."""
    last = next(t for t in reversed(below) if t.upos != "PUNCT")
    return sentence.subtree(token)[-1].index >= last.index


def _with_tied(sentence: Sentence, head: Token, end: int, tests: Classes) -> int:
    """Take in a phrase right behind a noun that the tree hung on the cue: mentioned Bo / as a suspect."""
    marked = is_mark(sentence.tokens[end - 1])  # reported “three thefts” / in the town
    cue = sentence.head(head)
    for child in sentence.children(cue, "obl", "advcl", "ccomp", "acl", "xcomp") if cue else ():
        opening = sentence.child(child, "case", "mark")
        ties = _TIED if marked else _TIED | _PLACING
        tied = opening is not None and opening.lower in ties and _left(sentence, child) == end
        if tied and not _is_occasion(sentence, child, tests):
            below = sentence.subtree(child)
            stops = [_left(sentence, t) for t in below if _is_added(sentence, t)]
            return min([below[-1].index + 1, *(stop for stop in stops if stop > end)])
    return end


def _before_occasion(sentence: Sentence, below: Sequence[Token], end: int, tests: Classes) -> int:
    """Leave off occasions and days at the end of a phrase: in an interview, on Friday."""
    edges = [sentence.subtree(t) for t in below if _is_occasion(sentence, t, tests)]
    tails = {words[-1].index + 1: words[0].index for words in edges if words[0].index > below[0].index}
    while end in tails and tails[end] < end:
        end = tails[end]
    return end


def through_marks(frame: Frame, others: Sequence[Frame], end: int, tests: Classes) -> int:
    """Go on to a quotation that follows without any break: compared it to a game / of “wait and see.”"""
    tokens = frame.sentence.tokens
    cues = {other.cue.index for other in others}
    for token in tokens[end:]:
        if token.index in cues or token.elided or token.text in BREAKS:
            return end
        if is_mark(token):
            close = next((t.index + 1 for t in tokens[token.index + 1 :] if is_mark(t)), None)
            return end if close is None else _with_phrases(frame.sentence, close, tests)
    return end


def _with_phrases(sentence: Sentence, end: int, tests: Classes) -> int:
    """Take in the phrases right behind marks that prepositions open: “a wake-up call” / to his supporters."""
    while end < len(sentence.tokens) and sentence.tokens[end].upos == "ADP":
        head = sentence.head(sentence.tokens[end])
        if head is None or head.index < end or _is_occasion(sentence, head, tests):
            return end
        words = sentence.subtree(head)
        if words[0].index != end or head.relation not in ("nmod", "obl"):
            return end
        end = phrase_end(sentence, head, tests)
    return end


def _left(sentence: Sentence, token: Token) -> int:
    return min(t.index for t in sentence.subtree(token))


def _is_added(sentence: Sentence, token: Token) -> bool:
    """Tell whether a dependent is the writer's own addition: a clause or apposition after a break."""
    if token.relation not in _ADDED and not (token.relation == "conj" and sentence.child(token, "nsubj")):
        return False
    left = _left(sentence, token)
    return left > 0 and (sentence.tokens[left - 1].text in BREAKS or sentence.tokens[left].text in BREAKS)


def _is_occasion(sentence: Sentence, token: Token, tests: Classes) -> bool:
    if token.relation not in ("nmod", "obl"):
        return False
    case = sentence.child(token, "case")
    if case is None:
        return tests["day"](sentence, token)
    return case.lower in _OCCASION and tests["occasion"](sentence, token)
