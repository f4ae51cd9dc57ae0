"""Stage 3b: what a frame reports although the tree hides it: its first word announces it, or its verb shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.detection.classes import BREAKS, is_mark
from quoteattr.detection.complements import complement_end, reports_itself
from quoteattr.detection.tags import CLAUSE_OPENERS
from quoteattr.detection.tails import without_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quoteattr.detection.frames import Frame
    from quoteattr.detection.tags import Found
    from quoteattr.graph import Sentence, Token
    from quoteattr.pattern import Classes

# Words that open a question behind a cue; the latter only where something is asked or withheld.
_QUESTIONS = frozenset("how what who why".split())
_CIRCUMSTANCES = frozenset("if when where which".split())
_ASKING = frozenset(
    "ask clarify decide determine explain forget inquire know learn question reveal specify wonder".split()
)
_ABOUT = frozenset("about of on".split())
_WITHHOLDING = frozenset("n't never not yet".split())
# Verbs whose object is seldom a noun, so that one shows a clause that begins with it.
_NO_NOUNS = frozenset("argue assume believe claim conclude contend hope insist say state think warn".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINATIVE = frozenset("he i she they we".split())
_NOMINAL = frozenset({"DET", "NOUN", "PRON", "PROPN", "SCONJ"})


def announced(frame: Frame, others: Sequence[Frame], tests: Classes) -> Found:
    """A clause that its first word announces although the tree hides it: said on its website that …"""
    sentence = frame.sentence
    openers = _openers(frame) if tests["clausal-cue"](sentence, frame.cue) else set()
    if tests["infinitive-cue"](sentence, frame.cue):
        openers.add("to")
    for token in sentence.tokens[frame.edges[1] + 1 :]:
        if token.lower in openers and opens_clause(sentence, token) and not _is_relative(frame, token):
            verb = sentence.head(token)
            if token.lower == "to" and verb is not None and reports_itself(frame, verb, others):
                return None
            end = complement_end(frame, token, token.index, others)
            return without_tail(sentence, sentence.tokens[token.index : end]), "announced-clause"
        if token.upos in ("VERB", "AUX", "SCONJ", "CCONJ") or token.elided or token.text in (",", ";", ":"):
            return None
    return None


def _openers(frame: Frame) -> set[str]:
    """The words that open a clause of a cue; *when* and *where* ask only where nothing is asserted."""
    asks = frame.verb is None or frame.verb.lemma in _ASKING or _is_withheld(frame)
    return {"that", "whether"} | _QUESTIONS | (_CIRCUMSTANCES if asks else set())


def _is_relative(frame: Frame, token: Token) -> bool:
    """Tell whether *who* or *when* behind a noun, or *what* behind a preposition, asks nothing."""
    before = frame.sentence.tokens[token.index - 1]
    if token.lower != "that" and before.upos == "ADP" and before.lower not in _ABOUT:
        return True  # said at what price
    if token.lower in ("who", "which"):
        return before.upos in _NOMINAL
    asked = any(before.index in {t.index for t in frame.sentence.subtree(c)} for c in _addressees(frame))
    return token.lower in _CIRCUMSTANCES and before is not frame.cue and not asked


def _addressees(frame: Frame) -> tuple[Token, ...]:
    addressee = frame.verb is not None and "addressee" in frame.verb.licenses
    return frame.sentence.children(frame.cue, "obj", "iobj") if addressee else ()


def _is_withheld(frame: Frame) -> bool:
    """Tell whether a frame says that something is not said: did not say when; has yet to say when."""
    sentence = frame.sentence
    above = (frame.cue, *sentence.ancestors(frame.cue))[:2]
    nots = {t.lower for verb in above for t in sentence.children(verb, "advmod")}
    return bool(nots & _WITHHOLDING) or above[-1].lower in ("declined", "refused", "declines", "refuses")


def bare_clause(frame: Frame, others: Sequence[Frame]) -> Found:
    """A clause that the parser took for an object with a clause on it: said the measure amounted to theft."""
    sentence, cue = frame.sentence, frame.cue
    if frame.last > cue.index and frame.verb is not None and "clause" in frame.verb.licenses:
        return _clause_of_phrase(frame, others)
    told = frame.verb is not None and {"addressee", "clause"} <= frame.verb.licenses
    if told:
        return _told_clause(frame, others)
    if frame.verb is None or frame.verb.lemma not in _NO_NOUNS:
        return None
    noun = next((t for t in sentence.children(cue, "obj") if t.index > frame.edges[1]), None)
    if noun is None:
        return None
    clause = next((t for t in sentence.children(noun, "acl") if t.xpos in _FINITE), None)
    clause = clause or _verb_behind(frame, noun)
    if clause is None or any(t.lower in CLAUSE_OPENERS for t in sentence.children(clause)):
        return None
    first = min(t.index for t in sentence.subtree(noun) if t.index > cue.index)
    end = complement_end(frame, clause, first, others)
    return without_tail(sentence, sentence.tokens[first:end]), "bare-clause"


def _clause_of_phrase(frame: Frame, others: Sequence[Frame]) -> Found:
    """A clause that hangs on the last word of a cue of several words: made clear / he would wait."""
    sentence = frame.sentence
    clause = sentence.child(sentence.tokens[frame.last], "ccomp")
    if clause is None:
        return None
    end = complement_end(frame, clause, frame.last + 1, others)
    return without_tail(sentence, sentence.tokens[frame.last + 1 : end]), "bare-clause"


def _told_clause(frame: Frame, others: Sequence[Frame]) -> Found:
    """A clause that the parser hung on whom it is told to: told the board / the pier would close."""
    sentence = frame.sentence
    noun = next((t for t in sentence.children(frame.cue, "obj", "iobj") if t.index > frame.cue.index), None)
    if noun is not None and (clause := _clause_behind(sentence, noun)) is not None:
        first = sentence.subtree(noun)[-1].index + 1
        return list(sentence.tokens[first : complement_end(frame, clause, first, others)]), "bare-clause"
    clause = sentence.child(noun, "acl") if noun is not None and noun.lower not in CLAUSE_OPENERS else None
    subject = sentence.child(clause, "nsubj") if clause is not None else None
    if noun is None or clause is None or subject is None:
        return None
    first = min(t.index for t in sentence.subtree(clause))
    opener = sentence.tokens[first]
    if first != noun.index + 1 or opener.lower in CLAUSE_OPENERS or opener.upos == "PUNCT":
        return None
    tokens = sentence.tokens[first : complement_end(frame, clause, first, others)]
    return without_tail(sentence, tokens), "bare-clause"


def _clause_behind(sentence: Sentence, noun: Token) -> Token | None:
    """The verb of a clause that a pronoun opens right behind whom it is told to: told the board / they would wait."""
    after = sentence.tokens[sentence.subtree(noun)[-1].index + 1 :][:4]
    if not after or after[0].lower not in _NOMINATIVE:
        return None
    return next((t for t in after[1:] if t.xpos in _FINITE), None)


def _verb_behind(frame: Frame, noun: Token) -> Token | None:
    """The finite verb that goes on from a noun behind a cue that takes no noun: said taxes and fees would rise."""
    tokens = frame.sentence.tokens
    phrase = {t.index for t in frame.sentence.subtree(noun)}
    begin = frame.edges[1] + 1
    if min(phrase) != begin + is_mark(tokens[begin]):
        return None
    for token in tokens[noun.index + 1 :]:
        if token.text in BREAKS or token.elided or token.lower in CLAUSE_OPENERS:
            return None
        if token.xpos in _FINITE and token.index not in phrase:
            return token
    return None


def opens_clause(sentence: Sentence, token: Token) -> bool:
    """Tell whether *that*, *whether* or *to* opens a clause: not a relative that, nor the preposition to."""
    following = sentence.tokens[token.index + 1 : token.index + 4]
    verbs = [t.upos in ("VERB", "AUX") for t in following]
    if token.lower in _QUESTIONS | _CIRCUMSTANCES:
        return len(following) > 1
    if token.lower == "to":
        return any(verbs) and token.upos in ("PART", "SCONJ")
    return verbs[:1] != [True]
