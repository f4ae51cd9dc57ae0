"""Stage 3b: what a noun reports: Ann's claim that …; voiced fears about …; a call from Ann to …

Each noun's entry in the lexicon tells what may follow it: a clause, an infinitive, or a phrase
with one of its prepositions, which the reported words leave out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.detection.announced import opens_clause
from quoteattr.detection.classes import is_mark
from quoteattr.detection.complements import complement_end
from quoteattr.detection.naming import phrase_end, through_marks
from quoteattr.detection.rows import through_row
from quoteattr.detection.tails import without_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quoteattr.detection.frames import Frame
    from quoteattr.detection.tags import Found
    from quoteattr.graph import Token
    from quoteattr.pattern import Classes

# Words that open a clause behind a noun that takes one.
_OPENERS = frozenset({"that", "whether"})


def told_by_noun(frame: Frame, others: Sequence[Frame], tests: Classes) -> Found:
    """Find what follows a noun that reports: a clause, an infinitive, or the phrase that names it."""
    opener = _opener(frame)
    licences = frame.noun or frozenset()
    if opener is None:
        return None
    clause = opener.lower in _OPENERS and "clause" in licences
    infinitive = opener.lower == "to" and "infinitive" in licences and opener.relation == "mark"
    if (clause or infinitive) and opens_clause(frame.sentence, opener):
        verb = frame.sentence.head(opener) or opener
        end = min(complement_end(frame, opener, opener.index, others), frame.sentence.subtree(verb)[-1].index + 1)
        tokens = without_tail(frame.sentence, frame.sentence.tokens[opener.index : end])
        return None if _is_told_of(frame, tokens) else (tokens, "noun-clause")
    if opener.lower in licences and opener.upos in ("ADP", "SCONJ"):
        return _named(frame, opener, others, tests)
    return None


def _is_told_of(frame: Frame, tokens: Sequence[Token]) -> bool:
    """Tell whether a claim without marks is what somebody else speaks of: balked at Ann's proposal to …"""
    told_of = frame.rule == "owned-claim" and frame.cue.relation in ("obj", "obl")
    return told_of and not any(is_mark(t) or t.elided for t in tokens)


def _opener(frame: Frame) -> Token | None:
    """The *that* of the noun's clause; else the word right behind the noun and whoever it is from."""
    tokens, sentence = frame.sentence.tokens, frame.sentence
    for clause in sentence.children(frame.cue, "acl", "ccomp"):
        for mark in sentence.children(clause, "mark"):
            if mark.lower in _OPENERS and mark.index > frame.cue.index:
                return mark
    at = frame.cue.index + 1
    if frame.rule == "claim-by" and frame.speaker:
        at = frame.sentence.subtree(frame.speaker, "acl", "nmod", "punct")[-1].index + 1
    return tokens[at] if at < len(tokens) else None


def _named(frame: Frame, preposition: Token, others: Sequence[Frame], tests: Classes) -> Found:
    """The phrase behind a noun's preposition: criticism of / the mayor."""
    sentence = frame.sentence
    head = sentence.head(preposition)
    if head is None or head.index < preposition.index or head.elided:
        return None
    begin = preposition.index + 1
    end = through_marks(frame, others, phrase_end(sentence, head, tests), tests)
    end = through_row(sentence.tokens, begin, end)
    tokens = list(sentence.tokens[begin:end])
    if frame.rule == "owned-claim" and not any(is_mark(t) for t in tokens):
        return None  # Ann's support for the plan tells of Ann, and rarely of what she said
    return tokens, "noun-phrase"
