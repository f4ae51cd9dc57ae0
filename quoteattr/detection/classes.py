"""Stage 3a: the word classes that declared rules may ask for, as tests on a token of a sentence."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from quoteattr.lexicon import CueKind, Lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from quoteattr.graph import Sentence, Token
    from quoteattr.lexicon import CueVerb
    from quoteattr.pattern import Classes

_QUOTING = frozenset("quoted cited reported heard recorded".split())
_QUOTES = frozenset("cite cited cites citing quote quoted quotes quoting".split())
_FINITE = frozenset({"VBD", "VBN", "VBZ", "VBP"})  # VBN: taggers mix up said and said
_PAST = frozenset({"VBD", "VBN"})
# Verbs with which somebody is as a “fixer”, and nobody is called one.
_SERVING = frozenset("act appear be come double emerge exist function live serve star use work".split())
PUT = frozenset("put puts putting".split())
_USING = frozenset(
    "adopt adopted avoid avoided coin coined employ employed invoke invoked repeat repeated repeating use used uses"
    " using utter uttered uttering".split()
)
_WORDINGS = frozenset("epithet expression label phrase phrases slogan term terms word words".split())
_SENDING = frozenset("post posted put sent tweeted wrote".split())
_MAKING = frozenset(
    "cause caused causes causing compel compelled compels drive driving drove force forced forces forcing"
    " inspire inspired lead leading leads led move moved prompt prompted prompting prompts spur spurred spurs".split()
)
SEEING = frozenset("see sees saw tell tells told describe describes described".split())
_ACCOUNTS = frozenset("words view opinion telling phrase account estimation judgment judgement".split())
_POINTERS = frozenset("this that".split())
_DUMMIES = frozenset("it there this that these those what whatever".split())
_RELATIVES = frozenset("who which that whom".split())
_ASKED = frozenset("asked grilled pressed queried questioned quizzed".split())
# What somebody is named in marks is a name: the street is named “Elbow.”
_NAMING = frozenset("call dub name nickname style term title".split())
_PERMITTING = frozenset("agree allow challenge decide suppose".split())
_ABOUT = frozenset("about for on".split())
_MARKS = frozenset("\"“”„«»''``'‘’")
BREAKS = frozenset({",", ";", ":", "—", "–", "-", "--"})


def cue_verb(lexicon: Lexicon, sentence: Sentence, token: Token) -> CueVerb | None:
    """The cue verb that a word is, or that opens one of several words: made it clear."""
    longest = lexicon.phrasal_openers.get(token.lower, 0)
    words = [t.lower for t in sentence.tokens[token.index : token.index + longest]]
    return (lexicon.phrasal_cue(words) if words else None) or lexicon.cue(token.lower)


def is_mark(token: Token) -> bool:
    """Tell whether a token is a quotation mark."""
    return token.upos == "PUNCT" and bool(token.text) and set(token.text) <= _MARKS


# What is of these classes, among verbs, is of the wider one that stands behind them too.
WIDER = dict.fromkeys(("participle-cue", "finite-cue", "inverting-cue", "misread", "closing"), "cue")


@lru_cache(maxsize=8)
def classes(lexicon: Lexicon) -> Classes:
    """The word classes that declared rules may ask for, as tests on a token of a sentence."""

    def is_nominal(token: Token) -> bool:
        return _is_nominal(token) and token.lower not in lexicon.calendar and token.lower not in _POINTERS

    def is_cue(sentence: Sentence, token: Token) -> bool:
        return (token.upos in ("VERB", "AUX") and cue_verb(lexicon, sentence, token) is not None) or _is_tag(
            sentence, token
        )

    tests: dict[str, Callable[[Sentence, Token], bool]] = {
        "cue": is_cue,
        "active": lambda s, t: not _is_passive_participle(s, t),
        "participle-cue": lambda s, t: t.xpos in ("VBG", "") and is_cue(s, t),
        "finite-cue": lambda s, t: t.xpos in _FINITE and is_cue(s, t),
        "definite": lambda s, t: t.upos == "PROPN" or s.child(t, "det") is not None or _has_owner(s, t),
        "wording": lambda s, t: t.lower in _WORDINGS and any(is_mark(a) for a in s.tokens[t.index + 1 : t.index + 2]),
        "using": lambda _, t: t.lower in _USING,
        "issuing": lambda _, t: t.lower in lexicon.voicing_verbs or t.lower in _SENDING,
        "paper": lambda _, t: t.lower in lexicon.document_nouns or t.lower in lexicon.cue_nouns,
        "making": lambda _, t: t.lower in _MAKING,
        "judging": lambda s, t: cue_verb(lexicon, s, t) is None and t.lemma not in _SERVING and _takes_marked_as(s, t),
        "impersonal-cue": lambda s, t: _is_impersonal(lexicon, s, t),
        "seen-as": lambda s, t: _is_seen_as(lexicon, s, t),
        "asked": _is_asked,
        "asked-about": lambda s, t: t.relation != "obl" or any(c.lower in _ABOUT for c in s.children(t, "case")),
        "topmost": lambda _, t: t.head < 0,
        "misread": lambda s, t: t.xpos in _PAST and _licenses(lexicon, s, t, "direct") and s.child(t, "aux") is None,
        "closing": lambda s, t: _closes(s, t) and _licenses(lexicon, s, t, "clause"),
        "quoting": lambda _, t: t.lower in _QUOTING,
        "quotes": lambda _, t: t.lower in _QUOTES,
        "behind-as": lambda s, t: any(c.lower == "as" for c in s.children(t, "mark", "case")),
        "relative": lambda _, t: t.lower in _RELATIVES,
        "nominal": lambda _, t: is_nominal(t),
        "voice": lambda _, t: is_nominal(t) and _is_voice(lexicon, t),
        "inverting-cue": lambda s, t: (
            is_cue(s, t) and t.xpos not in ("VBG", "VB") and not _needs_addressee(lexicon, s, t)
        ),
        "bare-nominal": lambda s, t: is_nominal(t) and s.child(t, "case", "mark", "cop") is None,
        "right-after-cue": _follows_cue,
        "by-phrase": lambda s, t: any(c.lower == "by" for c in s.children(t, "case")) and is_nominal(t),
        "clausal-cue": lambda s, t: _licenses(lexicon, s, t, "clause") or _is_tag(s, t),
        "infinitive-cue": lambda s, t: _licenses(lexicon, s, t, "infinitive"),
        "judgement-cue": lambda s, t: _judges(lexicon, s, t) or tests["judging"](s, t),
        "object-cue": lambda s, t: _licenses(lexicon, s, t, "object"),
        "predicate-cue": lambda s, t: _licenses(lexicon, s, t, "predicate"),
        "naming-cue": lambda s, t: (verb := cue_verb(lexicon, s, t)) is not None and bool(verb.prepositions),
        "with-object": lambda s, t: _is_licensed_phrase(lexicon, s, t, "object-"),
        "behind-preposition": lambda s, t: _is_licensed_phrase(lexicon, s, t, ""),
        "nominal-content": _is_nominal_content,
        "occasion": lambda _, t: t.lower in lexicon.cue_nouns or t.lower in lexicon.calendar,
        "day": lambda _, t: t.lower in lexicon.calendar,
        "infinitive": lambda s, t: any(c.lower == "to" for c in s.children(t, "mark")),
        "elided": lambda _, t: t.elided,
        "after-colon": _is_after_colon,
        "claim": lambda _, t: bool(lexicon.cue_nouns.get(t.lower)),
        "voicing": lambda _, t: t.lower in lexicon.voicing_verbs,
        "from-phrase": lambda s, t: any(c.lower in ("by", "from") for c in s.children(t, "case")),
        "per": lambda _, t: t.lower == "per",
        "put": lambda _, t: t.lower in PUT,
        "seeing": _is_seeing,
        "it": lambda _, t: t.lower == "it",
        "account": lambda s, t: t.lower in _ACCOUNTS and any(c.lower == "in" for c in s.children(t, "case")),
        "according": lambda s, t: t.lower == "according" and any(c.lower == "to" for c in s.children(t, "fixed")),
    }
    return tests


def _is_passive_participle(sentence: Sentence, token: Token) -> bool:
    """Tell whether a clause without a subject tells what was done to whoever the main clause is about.

    (Asked whether it would close, Ann said no.)  The tagger may take such a participle for a past tense.
    """
    fronted = token.xpos == "VBD" and token.index < token.head
    hangs = token.relation in ("advcl", "acl") and sentence.child(token, "aux") is None
    return hangs and (token.xpos == "VBN" or fronted)


def _is_nominal(token: Token) -> bool:
    return token.upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET") and token.lower not in _RELATIVES


def _is_seeing(sentence: Sentence, token: Token) -> bool:
    """Tell whether a verb gives somebody's view of a whole sentence: as Ann sees it."""
    return token.lower in SEEING and any(t.lower == "as" for t in sentence.children(token, "mark", "advmod"))


def _judges(lexicon: Lexicon, sentence: Sentence, token: Token) -> bool:
    verb = cue_verb(lexicon, sentence, token)
    return verb is not None and verb.kind is CueKind.JUDGEMENT


def _takes_marked_as(sentence: Sentence, verb: Token) -> bool:
    """Tell whether an *as* behind a verb opens words in marks: pounded him as a “crook”."""
    for child in sentence.children(verb, "obl", "advcl"):
        opener = sentence.child(child, "case", "mark")
        if opener is not None and opener.lower == "as" and opener.index > verb.index + 1:
            after = sentence.tokens[opener.index + 1 : opener.index + 3]
            return is_mark(after[0]) or (after[0].upos == "DET" and is_mark(after[-1]))
    return False


def _closes(sentence: Sentence, cue: Token) -> bool:
    """Tell whether a cue ends its sentence, behind a noun phrase that a comma sets off: …, the company estimated."""
    after = sentence.tokens[cue.index + 1 :]
    head = sentence.head(cue)
    if cue.xpos not in _PAST or head is None or any(t.upos != "PUNCT" for t in after):
        return False
    left = min(t.index for t in sentence.subtree(head, "punct"))
    return left > 1 and sentence.tokens[left - 1].text == "," and head.index == cue.index - 1


def _has_owner(sentence: Sentence, token: Token) -> bool:
    return any(t.deprel == "nmod:poss" for t in sentence.children(token, "nmod"))


def _is_voice(lexicon: Lexicon, token: Token) -> bool:
    """Tell whether a word can stand for whoever speaks: a name, a person, a body, a document."""
    if token.upos != "NOUN":
        return token.lower not in _DUMMIES
    word = token.lower
    return any(word in nouns for nouns in lexicon.voices)


def _needs_addressee(lexicon: Lexicon, sentence: Sentence, token: Token) -> bool:
    verb = cue_verb(lexicon, sentence, token)
    return verb is not None and "addressee" in verb.licenses and verb.lemma != "ask"


def _is_tag(sentence: Sentence, token: Token) -> bool:
    """Tell whether an unknown verb does what a cue does: an elided quotation is its clause."""
    return token.upos == "VERB" and any(child.elided for child in sentence.children(token, "ccomp"))


def _follows_cue(sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun phrase begins right after its governor, itself right after a quotation."""
    cue = sentence.head(token)
    if cue is None:
        return False
    before = sentence.tokens[cue.index - 1] if cue.index else None
    left = min(t.index for t in sentence.subtree(token, "punct"))
    return left == cue.index + 1 and (before is None or is_mark(before) or before.text == ",")


def _licenses(lexicon: Lexicon, sentence: Sentence, token: Token, what: str) -> bool:
    verb = cue_verb(lexicon, sentence, token)
    return verb is not None and what in verb.licenses


def _is_licensed_phrase(lexicon: Lexicon, sentence: Sentence, token: Token, prefix: str) -> bool:
    """Tell whether a preposition that its cue licenses opens a phrase: called *for* a vote."""
    head = sentence.head(token)
    cue = sentence.head(head) if head and head.relation == "obj" and token.relation in ("nmod", "acl") else head
    verb = cue_verb(lexicon, sentence, cue) if cue else None
    opening = [t for t in sentence.children(token, "case", "mark") if t.lower != "to" or t.relation == "case"]
    return verb is not None and any(f"{prefix}{t.lower}" in verb.licenses for t in opening)


def _is_impersonal(lexicon: Lexicon, sentence: Sentence, token: Token) -> bool:
    """Tell whether a verb reports in the passive what people say or think: is believed to be; not is allowed to be."""
    verb = cue_verb(lexicon, sentence, token)
    return (
        verb is not None
        and "clause" in verb.licenses
        and not verb.licenses & {"addressee", "for"}
        and verb.lemma not in _PERMITTING
    )


def _is_seen_as(lexicon: Lexicon, sentence: Sentence, token: Token) -> bool:
    """Tell whether a word is what somebody is seen as, with *as*, or called, in marks: was labeled “false.”"""
    cue, case = sentence.head(token), sentence.child(token, "case")
    verb = cue_verb(lexicon, sentence, cue) if cue else None
    if cue is None or verb is None or token.index < cue.index:
        return False
    if case is not None:
        return case.lower == "as" and "object-as" in verb.licenses
    called = "predicate" in verb.licenses and verb.lemma not in _NAMING
    return called and is_mark(sentence.tokens[cue.index + 1])


def _is_asked(sentence: Sentence, token: Token) -> bool:
    """Tell whether somebody is asked: Ann was asked about it; asked about it, Ann left."""
    if token.lower not in _ASKED or token.xpos not in ("VBN", "VBD"):
        return False
    subject = sentence.child(token, "nsubj")
    passive = sentence.child(token, "aux") is not None and subject is not None and subject.deprel == "nsubj:pass"
    return passive or (subject is None and (token.relation == "advcl" or token.index < token.head))


def _is_nominal_content(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word is a noun that is no relative, or a gerund without a preposition: proposed closing it."""
    if token.relation == "obj":
        return _is_nominal(token)
    return token.xpos == "VBG" and sentence.child(token, "case", "mark", "nsubj") is None


def _is_after_colon(sentence: Sentence, token: Token) -> bool:
    left = min(t.index for t in sentence.subtree(token, "punct"))
    return any(t.text == ":" for t in sentence.tokens[max(0, left - 2) : left])
