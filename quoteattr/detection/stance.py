"""What a frame makes of the words that it reports: said or denied, asserted or only possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.model import Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quoteattr.detection.frames import Frame
    from quoteattr.graph import Sentence, Token
    from quoteattr.lexicon import Lexicon

_NOT = frozenset("not n't never neither nor hardly scarcely".split())
_NOBODY = frozenset("nobody none neither no-one".split())
_WILL = frozenset("will 'll wo shall".split())
_PLANNING = frozenset(
    "plan plans planned planning intend intends intended expected scheduled set prepared preparing due going about"
    " likely poised".split()
)
_MAY = frozenset("would 'd could might may can ca should must ought".split())
_IF = frozenset("if unless whether".split())
_HEARSAY = frozenset("reportedly allegedly supposedly purportedly apparently".split())
_SAID = frozenset("said reported alleged rumored rumoured understood thought believed known".split())


@frozen
class Stance:
    """Whether words were said or not, and how far the text vouches for it."""

    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ASSERTED


def stance_of(frame: Frame, lexicon: Lexicon) -> Stance:
    """Read the stance off the words around a cue, and off the verbs that its verb depends on.

    Ann did not say that it was safe. -> negative.  Ann would say that it was safe. -> possible.
    """
    verbs = _chain(frame)
    negative = _is_negated(frame, verbs) or any(t.lower in lexicon.denials for t in verbs)
    return Stance(Polarity.NEGATIVE if negative else Polarity.POSITIVE, _modality(frame, verbs))


def _chain(frame: Frame) -> tuple[Token, ...]:
    """The cue and the verbs that it complements: wants to → say; declined to → say."""
    verbs = [frame.cue]
    for above in frame.sentence.ancestors(frame.cue):
        if verbs[-1].relation != "xcomp" or above.elided:
            break
        verbs.append(above)
    return tuple(verbs)


def _is_negated(frame: Frame, verbs: Sequence[Token]) -> bool:
    sentence = frame.sentence
    if any(t.lower in _NOT for verb in verbs for t in sentence.children(verb, "advmod")):
        return True
    if frame.speaker is None:
        return False
    return frame.speaker.lower in _NOBODY or any(t.lower == "no" for t in sentence.children(frame.speaker, "det"))


def _modality(frame: Frame, verbs: Sequence[Token]) -> Modality:
    sentence = frame.sentence
    auxiliaries = {t.lower for verb in verbs for t in _auxiliaries(sentence, verb)}
    adverbs = {t.lower for verb in verbs for t in sentence.children(verb, "advmod")}
    if adverbs & _HEARSAY or any(t.lower in _SAID for t in verbs[1:]):
        return Modality.REPORTED
    if auxiliaries & _WILL or any(t.lower in _PLANNING for t in verbs[1:]):
        return Modality.FUTURE
    marks = {t.lower for verb in verbs for t in sentence.children(verb, "mark")}
    if auxiliaries & _MAY or marks & _IF or _is_asked(frame):
        return Modality.POSSIBLE
    return Modality.ASSERTED


def _auxiliaries(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The auxiliaries of a verb; a bare verb shares those of the verb that it is joined to: would come and say."""
    own = sentence.children(verb, "aux")
    head = sentence.head(verb)
    if own or head is None or verb.relation != "conj" or verb.xpos != "VB":
        return own
    return sentence.children(head, "aux")


def _is_asked(frame: Frame) -> bool:
    """Tell whether the frame itself is asked: Did Ann say that it was safe?"""
    sentence = frame.sentence
    if sentence.tokens[-1].text != "?" or frame.cue.head >= 0:
        return False
    subject = sentence.child(frame.cue, "nsubj")
    return subject is not None and any(t.index < subject.index for t in sentence.children(frame.cue, "aux"))
