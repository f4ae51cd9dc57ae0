"""Stage 3b: what a frame reports that stands right beside it.

The frame is set off from the words that it reports (“…,” Ann said; the bridge, Ann said,
would close), *according to* hangs on them, or a quotation follows the cue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.detection.classes import BREAKS, is_mark
from quoteattr.detection.frames import ELSEWHERE, QUOTES, Frame
from quoteattr.lexicon import CueKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quoteattr.graph import Sentence, Token

Found = tuple[list["Token"], str] | None

_SUBORDINATORS = frozenset("where when while which whom because if before after since although though".split())
# Conjunctions whose clause tells when or how something was said, not what.
_CIRCUMSTANCE = frozenset("as after before since until upon".split())
# Words that open a clause, and so end a frame's adverbials.
CLAUSE_OPENERS = frozenset("that whether if how why what who when where which because".split())
# Rules that bind a whole quotation to the frame right beside it.
BESIDE = frozenset({"tag-of-quotation", "quotation-after-cue"})
# Kinds of cue after which a few words in marks are speech, and no term or title.
_VOICES = frozenset({CueKind.SPEECH, CueKind.WRITING, CueKind.MANNER})
_NOT_ADVERBIAL = frozenset({"VERB", "AUX", "SCONJ", "CCONJ"})


def set_off(frame: Frame, others: Sequence[Frame]) -> Found:
    """Find what a frame between commas is set off from: “…,” Ann said; the bridge, Ann said, would close."""
    tokens = frame.sentence.tokens
    left, right = frame.edges
    participle = frame.rule == "noun-participle" or (frame.cue.xpos == "VBG" and frame.rule != QUOTES)
    if frame.rule in ELSEWHERE - {"shared-subject"} or participle:
        return None
    if not _parted_before(frame.sentence, left) or is_subordinate(frame):
        return None
    before = _before(tokens, left)
    quoted = any(t.elided for t in before)
    stop = right + 1 if quoted else _adverbials_end(frame, right + 1)
    if stop is None or not has_words(before) or (tokens[left].upos == "CCONJ" and not quoted):
        return None
    after = _after(frame, _next_quotation(frame, stop, others) if quoted else stop)
    before = _interrupted(before) if after else before
    if any(t.elided for t in after[:1]) or (after and is_mark(after[0]) and _is_adverbial(before)):
        after, before = after, before if quoted else []
    finite = any(t.xpos in ("VBD", "VBZ", "VBP", "MD") for t in before)
    if not before or not (after or finite or any(t.elided or is_mark(t) for t in before) or not _is_adverbial(before)):
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
    if first is None:
        return any(t.upos == "ADV" for t in tokens)
    if first.upos == "SCONJ" and first.lower not in _CIRCUMSTANCE:
        at = tokens.index(first) + 1
        return any(t.xpos == "VBG" for t in tokens[at : at + 1])  # while speaking in Ely
    fronted = first.xpos == "VBD" and first.index == 0  # Asked about it, Ann said …
    return first.upos in ("ADP", "SCONJ") or first.xpos in ("VBG", "VBN") or fronted


def _next_quotation(frame: Frame, at: int, others: Sequence[Frame]) -> int:
    """Where a quotation opens again behind the frame's adverbials, before any other frame; else the end."""
    tokens = frame.sentence.tokens
    end = min((other.edges[0] for other in others if other.edges[0] >= at), default=len(tokens))
    for place in range(at, end - 1):
        if tokens[place].text in BREAKS and (is_mark(tokens[place + 1]) or tokens[place + 1].elided):
            return place
    return len(tokens)


def is_subordinate(frame: Frame) -> bool:
    """Tell whether a frame is a clause about something else: …, where Ann also spoke; …, whose aide did not reply."""
    if frame.speaker and any(t.lower == "whose" for t in frame.sentence.children(frame.speaker, "nmod")):
        return True
    openers = frame.sentence.children(frame.cue, "advmod", "mark", "obl", "obj")
    return any(t.index < frame.cue.index and t.lower in _SUBORDINATORS for t in openers)


def _parted_before(sentence: Sentence, left: int) -> bool:
    if left == 0:
        return False
    before = sentence.tokens[left - 1]
    return before.text in BREAKS or is_mark(before) or before.elided or before.text in ("?", "!", "...", "…")


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
        asked = _is_when_asked(tokens[at : at + 3])
        if tokens[at].lower in CLAUSE_OPENERS and not asked:
            return None
        at += 2 if asked else 1
    return None if at < len(tokens) and tokens[at].text == ":" else at


def _is_when_asked(tokens: Sequence[Token]) -> bool:
    """Tell whether tokens are a bare participle of circumstance: when asked; when pressed on the point."""
    if len(tokens) < 2 or tokens[0].lower != "when" or tokens[1].xpos not in ("VBN", "VBD"):
        return False
    return len(tokens) == 2 or tokens[2].upos in ("PUNCT", "ADP", "SCONJ")


def _before(tokens: Sequence[Token], left: int) -> list[Token]:
    """What stands before a set-off frame: the quotation next to it, or else the clause."""
    at = left - 1
    while at >= 0 and tokens[at].upos == "PUNCT":
        at -= 1
    if at >= 0 and tokens[at].elided:
        return [tokens[at]]
    return list(tokens[:left])


def _interrupted(before: list[Token]) -> list[Token]:
    """What a frame breaks off, without a clause before it that stands alone: he fell; | she, Ann said, …"""
    place = next((at for at in range(len(before) - 1, -1, -1) if before[at].text == ";"), -1)
    broken = before[place + 1 :]
    return before if any(t.upos in ("VERB", "AUX") for t in broken) else broken


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


def labelled(frame: Frame) -> Found:
    """Find what a headline's label stands before: Lind: The mill must close."""
    return list(frame.sentence.tokens[frame.cue.index + 1 :]), frame.rule


def host_of_according_to(frame: Frame) -> Found:
    """The whole sentence where a comma or the edge sets the phrase off; else the clause it hangs on."""
    sentence = frame.sentence
    top = frame.speaker or frame.cue
    top = frame.cue if frame.cue.upos in ("NOUN", "VERB") and frame.rule != "according-to" else top
    phrase = sentence.subtree(top, "parataxis", "ccomp", "conj", "punct")
    inside = {token.index for token in phrase}
    for token in list(phrase):
        inside.update(t.index for other in _joined_names(sentence, token) for t in sentence.subtree(other, "punct"))
    tokens = sentence.tokens
    left, right = min(inside), _apposition_end(tokens, max(inside))
    inside.update(range(left, right + 1))
    next_to = [t for t in tokens[max(0, left - 3) : left] if t.elided]
    if next_to:
        return [next_to[-1]], "according-to-host"
    at_start = all(t.upos == "PUNCT" for t in tokens[:left])
    at_end = all(t.upos == "PUNCT" for t in tokens[right + 1 :])
    governor = sentence.head(top)
    if not (at_start or at_end) and _is_between_breaks(tokens, left, right):
        return [t for t in _within_semicolons(tokens, left, right) if t.index not in inside], "according-to-host"
    if at_start or at_end or governor is None:
        return [t for t in tokens if t.index not in inside], "according-to-host"
    return [t for t in sentence.subtree(governor) if t.index not in inside], "according-to-host"


def _within_semicolons(tokens: Sequence[Token], left: int, right: int) -> Sequence[Token]:
    """The clause that a phrase stands in: (It rained;) the road, | according to Ann, | is closed."""
    first = max((t.index + 1 for t in tokens[:left] if t.text == ";"), default=0)
    last = min((t.index for t in tokens[right + 1 :] if t.text == ";"), default=len(tokens))
    return tokens[first:last]


def _joined_names(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The nouns that *and* ties to a word, no comma between: (according to) Ann Lee and Bo Ray; Brand & Lowe."""
    for other in sentence.children(token, "conj"):
        between = sentence.tokens[token.index + 1 : other.index]
        if other.upos in ("NOUN", "PROPN") and all(t.upos != "PUNCT" for t in between):
            yield other


def _is_between_breaks(tokens: Sequence[Token], left: int, right: int) -> bool:
    """Tell whether commas or dashes set a stretch of tokens off on both sides."""
    inner = left > 0 and right + 1 < len(tokens)
    return inner and tokens[left - 1].text in BREAKS and tokens[right + 1].text in BREAKS


def _apposition_end(tokens: Sequence[Token], right: int) -> int:
    """Take in a name between commas that the tree hung elsewhere: According to the mayor, Ann Lee, …"""
    at = right + 2
    while at < len(tokens) and tokens[at].upos == "PROPN" and tokens[right + 1].text == ",":
        at += 1
    return at - 1 if right + 2 < at < len(tokens) and tokens[at].text == "," else right


def quotation_after(frame: Frame) -> Found:
    """Find the quotation right after a cue, but for an addressee and adverbials: Ann told the men on Monday: “…”"""
    tokens = frame.sentence.tokens
    at = frame.edges[1] + 1
    while at < len(tokens) and tokens[at].upos == "PUNCT":
        at += 1
    below = any(t.elided for t in frame.sentence.children(frame.cue))
    while below and at < len(tokens) and not tokens[at].elided and tokens[at].upos not in _NOT_ADVERBIAL:
        at += 1
    if at < len(tokens) and tokens[at].elided:
        return [tokens[at]], "quotation-after-cue"
    return _short_quotation(frame)


def _short_quotation(frame: Frame) -> Found:
    """A few words in marks right after a cue that takes direct speech: they chanted “No more!” and left."""
    bounds = marks_after(frame)
    if bounds is None:
        return None
    tokens = frame.sentence.tokens
    begin, end = bounds
    after = tokens[end + 1 : end + 3]
    closes = not after or after[0].upos == "PUNCT" or (after[0].upos == "CCONJ" and after[-1].upos == "VERB")
    return (list(tokens[begin : end + 1]), "short-quotation") if closes else None


def marks_after(frame: Frame) -> tuple[int, int] | None:
    """The first and last mark of words right after a cue that takes direct speech, if they are all that it takes."""
    tokens = frame.sentence.tokens
    begin = frame.edges[1] + 1
    direct = frame.verb is not None and frame.verb.kind in _VOICES and "direct" in frame.verb.licenses
    if not direct or begin >= len(tokens) or not is_mark(tokens[begin]):
        return None
    end = next((t.index for t in tokens[begin + 1 :] if is_mark(t)), None)
    if end is None or any(not begin < t.index < end for t in frame.sentence.children(frame.cue, "ccomp", "xcomp")):
        return None
    return begin, end


def worded(frame: Frame) -> Found:
    """The words in marks right behind the noun that calls them words: used the phrase “managed decline”."""
    tokens = frame.sentence.tokens
    begin = frame.cue.index + 1
    end = next((t.index for t in tokens[begin + 1 :] if is_mark(t)), None)
    return None if end is None else (list(tokens[begin : end + 1]), "wording")


def has_words(tokens: Iterable[Token]) -> bool:
    """Tell whether tokens hold a word or an elided quotation, and not only marks and conjunctions."""
    return any(t.elided or t.upos not in ("PUNCT", "CCONJ") for t in tokens)
