"""Stage 3a: reporting frames, a cue with its speaker, found by the declared rules."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from quoteattr.detection.classes import BREAKS, PUT, SEEING, WIDER, classes, cue_verb, is_mark
from quoteattr.model import Span
from quoteattr.pattern import Search
from quoteattr.rules.speakers import SPEAKER_RULES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from quoteattr.graph import ParsedText, Sentence, Token
    from quoteattr.lexicon import CueVerb, Lexicon
    from quoteattr.pattern import Bindings, Classes

_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN"})
_FIRST_PERSONS = frozenset({("i", "my"), ("we", "our")})
_SHOWN = frozenset("him her them me us you".split())


@frozen
class Frame:
    """A cue, and the word at the head of its speaker's phrase, in one sentence.

    `verb` is the cue's entry in the lexicon, or None for *according to*, for nouns and for verbs
    that the lexicon does not know.  `speaker` is None where nobody is named as the source (is said
    to have left; fears that …).  `pronoun` is the relative pronoun that stands for the
    speaker in the frame's own clause (Ann, who said …).  `noun` is what a cue that is a noun
    licenses (Ann's claim that …).
    """

    sentence: Sentence
    cue: Token
    speaker: Token | None
    rule: str
    verb: CueVerb | None = None
    pronoun: Token | None = None
    noun: frozenset[str] | None = None

    @property
    def cue_span(self) -> Span:
        """Where the reporting words stand: said; according to; put it; declined to say; voiced fears."""
        following = self.sentence.tokens[self.cue.index + 1 : self.cue.index + 2]
        tail = [t for t in following if self.rule in _TAILED and t.lower in _TAILS.get(self.cue.lower, ())]
        last = self.sentence.tokens[self.last]
        return Span(self._first.start, tail[-1].end if tail else last.end)

    @property
    def last(self) -> int:
        """Index of the cue's last token: made it *clear*."""
        return self.cue.index + (len(self.verb.lemma.split()) - 1 if self.verb else 0)

    @cached_property
    def edges(self) -> tuple[int, int]:
        """First and last token index of the frame itself: cue, speaker and what stands between them."""
        near = _near(self)
        left, right = min(self.cue.index, near[0]), max(self.last, near[-1])
        for child in self.sentence.children(self.cue, "aux", "advmod", "mark", "cc"):
            if child.index in (left - 1, right + 1):
                left, right = min(left, child.index), max(right, child.index)
        return left, right

    @property
    def _first(self) -> Token:
        """The verb that opens the cue: *declined* to say, which it complements; *voiced* fears."""
        first = self.cue
        head = self.sentence.head(first)
        if self.rule == "voiced-claim" and head is not None:
            return head
        if self.rule in WORDING:
            before = self.sentence.tokens[: first.index]
            return next((t for t in reversed(before) if t.upos == "VERB"), first)
        for above in self.sentence.ancestors(self.cue):
            between = self.sentence.tokens[above.index + 1 : first.index]
            if first.relation != "xcomp" or above.upos != "VERB" or any(t.upos not in _LINKS for t in between):
                break
            first = above
        return first


# What may stand between the verbs of one cue: declined *to* say; went *on to* say.
_LINKS = frozenset({"PART", "ADV", "ADP"})
HEADLINE = "headline-label"
QUOTES = "quotes-as-saying"
# Rules whose cue is a noun that words in marks follow: used the phrase “…”.
WORDING = frozenset({"wording"})
# Rules whose cue is a noun that reports.
NOUN_RULES = frozenset({"owned-claim", "voiced-claim", "claim-by"})
_TAILED = frozenset({"according-to", "as-put-it", "as-seen-by"})
# Labels that tell what sort of piece a headline heads, and nobody who speaks: Q&A: Ann Lee on bridges.
_RUBRICS = frozenset(
    "analysis breaking comment commentary editorial exclusive explainer interview letters live obituary opinion photos "
    "podcast poll profile q&a review update video watch".split()
)
_LONGEST_NAMER = 12  # tokens between what somebody calls something and the verb
_LONGEST_LABEL = 6  # tokens, the colon included
_LEAST_LABELLED = 4  # tokens from the colon on
# Rules whose speaker stands with another verb, so that the frame is the cue alone.
ELSEWHERE = frozenset(
    {
        "participle-after-tag",
        "issued-paper",
        "made-to-say",
        "quoted-as-saying",
        "relative-shared",
        "report-and-report",
        "shared-subject",
        "shared-subject-once-removed",
    }
)
# Frames that stand apart from the whole sentence, other frames in it included: Ann said so, according to Bo.
SET_OFF = frozenset({"according-to", "as-put-it", "as-seen-by", "per"})
# Words that belong to a cue right after it.
_TAILS = {"according": ("to",), **dict.fromkeys((*PUT, *SEEING), ("it",))}


def _near(frame: Frame) -> list[int]:
    """The words of the speaker's phrase beside the cue, or the cue itself where the speaker stands elsewhere."""
    speaker = frame.speaker
    if speaker is None or frame.rule in ELSEWHERE:
        return [frame.cue.index]
    phrase = frame.sentence.subtree(speaker, "acl", "parataxis", "ccomp", "advcl")
    if frame.rule == QUOTES:  # “…,” the agency quoted Ann as saying: whoever quotes belongs to the frame
        main = frame.sentence.tokens[frame.cue.head]
        quoting = frame.sentence.child(main, "nsubj")
        phrase = (*(frame.sentence.subtree(quoting) if quoting is not None else ()), main, *phrase)
    near = [t.index for t in phrase if not t.elided and t.upos != "PUNCT"] or [speaker.index]
    before = speaker.index < frame.cue.index
    return [index for index in near if index < frame.cue.index] if before else near


def _distance(bound: Bindings) -> tuple[bool, int]:
    """Order ways to match: of two subjects, one before the cue and next to it."""
    away = bound["speaker"].index - bound["cue"].index
    return away > 0, abs(away)


def _antecedent(sentence: Sentence, speaker: Token, who: Token) -> Token:
    """The noun right before a relative pronoun, where the tree names one further away: of Ann and Bo, who said …"""
    at = who.index - 1
    if at > 0 and sentence.tokens[at].text == ",":
        at -= 1
    before = sentence.tokens[at]
    if at <= speaker.index or before.upos not in ("PROPN", "NOUN"):
        return speaker
    head = sentence.head(before)
    while before.relation in ("flat", "compound") and head is not None and head.upos == "PROPN":
        before, head = head, sentence.head(head)
    if before.relation == "conj" or (who.lower == "who" and speaker.upos == "NOUN"):
        return before
    return speaker


def _controller(sentence: Sentence, bound: Bindings, tests: Classes) -> Token | None:
    """Who speaks within what a verb tells of the subject: it led *Bo* to say so; it shows *Bo* saying so."""
    main, cue = bound["main"], bound["cue"]
    if cue.xpos == "VBG":
        return _shown(sentence, cue)
    made = sentence.child(main, "obj") if cue.relation == "xcomp" else None
    speaks = made is not None and tests["nominal"](sentence, made)
    return made if speaks and made and bound["speaker"].index < made.index < cue.index else None


def _main_subject(sentence: Sentence, bound: Bindings, tests: Classes) -> Token | None:
    """The subject of the main clause for a participle behind a comma: Ann met Bo, who left, saying so."""
    main, cue = bound["main"], bound["cue"]
    left = min(t.index for t in sentence.subtree(cue, "advcl", "ccomp", "punct"))
    if cue.xpos != "VBG" or left == 0 or sentence.tokens[left - 1].text not in BREAKS:
        return None
    subject: Token | None = None
    for above in (main, *sentence.ancestors(main)):
        found = sentence.child(above, "nsubj")
        if found is not None and found.index < above.index and tests["voice"](sentence, found):
            subject = found
        if above.relation != "acl":
            break
    return subject


def _behind_participle(sentence: Sentence, cue: Token) -> Token | None:
    """The subject of a cue that the tree coordinates with a bare participle, though no word or comma joins the two.

    A study published in the Ely Journal found …: it is not the journal that found it.
    """
    main = sentence.head(cue) if cue.relation == "conj" else None
    if main is None or main.xpos not in ("VBD", "VBN") or sentence.child(main, "aux") is not None:
        return None
    between = sentence.tokens[main.index + 1 : cue.index]
    joined = any(t.upos in ("PUNCT", "CCONJ") or t.elided for t in between)
    return None if joined else sentence.child(main, "nsubj")


def _shown(sentence: Sentence, cue: Token) -> Token | None:
    """Who stands right before a participle, if they are shown: heard Bo saying so; footage of Bo saying so."""
    before = sentence.tokens[cue.index - 1] if cue.index else cue
    head = sentence.head(before)
    while before.relation in ("flat", "compound") and head is not None and head.upos == "PROPN":
        before, head = head, sentence.head(head)
    if before.upos != "PROPN" and before.lower not in _SHOWN:
        return None
    case = sentence.child(before, "case")
    shown = before.relation == "obj" or (before.relation == "nmod" and case is not None and case.lower == "of")
    return before if shown else None


def find_frames(parsed: ParsedText, lexicon: Lexicon) -> tuple[Frame, ...]:
    """Find the reporting frames of a parsed text, one a cue, in text order."""
    tests = classes(lexicon)
    found = [frame for sentence in parsed.sentences for frame in _in_sentence(sentence, lexicon, tests)]
    label = _label(parsed, lexicon)
    return tuple(sorted([*found, *label], key=lambda frame: frame.cue.start))


def _label(parsed: ParsedText, lexicon: Lexicon) -> list[Frame]:
    """The frame of a headline that a speaker labels: Lind: The mill must close."""
    if not parsed.sentences:
        return []
    tokens = parsed.sentences[0].tokens
    colon = next((t for t in tokens[:_LONGEST_LABEL] if t.text == ":"), None)
    if colon is None or colon.index + _LEAST_LABELLED > len(tokens):
        return []
    label = tokens[: colon.index]
    if not label or not (_names(label, lexicon) or (len(label) == 1 and label[0].lower in lexicon.document_nouns)):
        return []
    head = next((t for t in label if t.head < 0 or t.head >= colon.index), label[0])
    return [Frame(parsed.sentences[0], colon, head, HEADLINE)]


def _names(label: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether a label is a name, alone or with what it speaks of: Lind; Lind on Climate."""
    topic = next((t.index for t in label if t.lower == "on"), len(label))
    name = label[:topic]
    full = len(name) > 1 and name[0].lower in lexicon.first_names and all(t.text[:1].isupper() for t in name)
    if "".join(t.lower for t in name) in _RUBRICS:
        return False
    return bool(name) and (full or all(t.upos == "PROPN" for t in name))


def _in_sentence(sentence: Sentence, lexicon: Lexicon, tests: Classes) -> list[Frame]:
    found: dict[int, Frame] = {}
    search = Search(sentence, tests, WIDER)
    for rule in SPEAKER_RULES:
        for bound in sorted(rule.pattern.search(search, via="cue"), key=_distance):
            cue, speaker = bound["cue"], _speaker(sentence, rule.name, bound, tests)
            if cue.index not in found and not speaker.elided and not cue.elided:
                noun = lexicon.cue_nouns.get(cue.lower) if rule.name in NOUN_RULES else None
                verb = None if noun else cue_verb(lexicon, sentence, cue)
                found[cue.index] = Frame(sentence, cue, speaker, rule.name, verb, bound.get("who"), noun)
    for cue, speaker, rule_name in _by_order(search, found.keys(), tests):
        verb = None if rule_name in WORDING else cue_verb(lexicon, sentence, cue)
        found[cue.index] = Frame(sentence, cue, speaker, rule_name, verb)
    for frame in [frame for frame in found.values() if frame.rule == QUOTES]:
        found.pop(frame.cue.head, None)  # what Ann says is reported, not that the paper quotes her
    return [found[index] for index in sorted(found)]


def _speaker(sentence: Sentence, rule: str, bound: Bindings, tests: Classes) -> Token:
    """Who speaks, where the word that a rule bound stands for, or near, somebody else."""
    speaker = bound["speaker"]
    if "who" in bound:
        return _antecedent(sentence, speaker, bound["who"])
    if rule == "owned-claim":
        return _first_person(sentence, bound["cue"], speaker)
    if rule == "subject":
        return _behind_participle(sentence, bound["cue"]) or speaker
    if rule == "shared-subject":
        return _controller(sentence, bound, tests) or _main_subject(sentence, bound, tests) or speaker
    return speaker


def _by_order(search: Search, known: Collection[int], tests: Classes) -> Iterator[tuple[Token, Token, str]]:
    """Yield cue, speaker and rule where the order of words shows a frame that the tree does not."""
    sentence = search.sentence
    for token in search.words(_VERBS, ("finite-cue",)):
        before = None if token.index in known else _noun_before(sentence, token, tests)
        if before is not None:
            yield token, before, "noun-before-cue"
    for token in search.words(_VERBS, ("participle-cue",)):
        shown = None if token.index in known else _shown(sentence, token)
        if shown is not None:
            yield token, shown, "shown-speaking"
    for token in search.words(_NOUNS, ("wording",)):
        user = _user(sentence, token, tests)
        if user is not None:
            yield token, user, "wording"


def _first_person(sentence: Sentence, claim: Token, owner: Token) -> Token:
    """Who says *I*, where a claim is *mine*: I changed my answer."""
    above = (token for token in sentence.ancestors(claim) if claim.relation == "obj")
    subject = next((found for verb in above if (found := sentence.child(verb, "nsubj"))), None)
    same = subject is not None and (subject.lower, owner.lower) in _FIRST_PERSONS
    return subject if subject is not None and same else owner


def _user(sentence: Sentence, noun: Token, tests: Classes) -> Token | None:
    """Who uses the words in marks behind a noun that calls them words: Ann has used the phrase “managed decline”."""
    before = sentence.tokens[max(0, noun.index - 3) : noun.index]
    verb = next((t for t in reversed(before) if t.upos == "VERB"), None)
    if verb is None or not tests["using"](sentence, verb):
        return None
    speaker = sentence.child(verb, "nsubj")
    fits = speaker is not None and speaker.deprel != "nsubj:pass" and tests["voice"](sentence, speaker)
    return speaker if fits else None


def _calls_in_marks(sentence: Sentence, cue: Token) -> bool:
    """Tell whether words in marks follow a verb that *what* or *which* stands before: what Bo called a “trap”."""
    after = sentence.tokens[cue.index + 1 : cue.index + 3]
    marked = bool(after) and (is_mark(after[0]) or (after[0].upos == "DET" and is_mark(after[-1])))
    before = sentence.tokens[max(0, cue.index - _LONGEST_NAMER) : cue.index]
    return marked and any(t.lower in ("what", "which", "that") for t in before)


def _noun_before(sentence: Sentence, cue: Token, tests: Classes) -> Token | None:
    """The noun right before a finite cue with a clause but no subject in the tree: …, the nominee said it rained.

    Or before one that says what something is called: which the owner, Bo Ray, called “a trap.”
    """
    if sentence.child(cue, "nsubj", "aux:pass", "mark") is not None:
        return None
    clause = sentence.child(cue, "ccomp")
    names = tests["predicate-cue"](sentence, cue) and _calls_in_marks(sentence, cue)
    if not names and (clause is None or clause.index < cue.index):
        return None
    at = cue.index - 1
    while at >= 0 and (sentence.tokens[at].upos in ("ADV", "AUX") or (names and sentence.tokens[at].text == ",")):
        at -= 1
    before = sentence.tokens[at] if at >= 0 else None
    return before if before is not None and tests["voice"](sentence, before) and before.upos != "ADJ" else None
