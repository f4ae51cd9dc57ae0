"""Reporting frames are found from the tree: a cue, and the head of its speaker's phrase."""

from __future__ import annotations

import pytest
from frame_cases import NEAREST, RELATIVE, SAID, frames
from graphs import parsed, sentence, word

from quoteattr.detection.classes import WIDER, classes, is_mark
from quoteattr.detection.frames import find_frames
from quoteattr.graph import Token
from quoteattr.lexicon import english

SAID_ON_MONDAY = """
    Monday PROPN nsubj 2
    said VERB root 0
    it PRON obj 2
"""
ACCORDING = """
    It PRON nsubj 2
    stays VERB root 0
    , PUNCT punct 6
    according VERB case 6
    to ADP fixed 4
    Ann PROPN obl 2
"""
PASSIVE = """
    It PRON nsubj:pass 3
    was AUX aux:pass 3
    criticized VERB root 0
    by ADP case 5
    farmers NOUN obl:agent 3
"""
PASSIVE_WITHOUT_AGENT = """
    Ann PROPN nsubj:pass 3
    was AUX aux:pass 3
    told VERB root 0
    so ADV advmod 3
"""
QUOTED = """
    Ann PROPN nsubj:pass 3
    was AUX aux:pass 3
    quoted VERB root 0
    as SCONJ mark 5
    saying VERB/VBG advcl 3
    so ADV advmod 5
"""
INVERTED = """
    “ PUNCT punct 2
    Q VERB ccomp 5
    , PUNCT punct 2
    ” PUNCT punct 2
    said VERB/VBD root 0
    Ann PROPN obj 5
"""
SHARED = """
    Ann PROPN nsubj 2
    left VERB root 0
    , PUNCT punct 4
    saying VERB/VBG advcl 2
    so ADV advmod 4
"""
ASKED = """
    Asked VERB/VBD advcl 7
    whether SCONJ mark 4
    it PRON nsubj 4
    stays VERB ccomp 1
    , PUNCT punct 1
    Ann PROPN nsubj 7
    said VERB root 0
    no INTJ obj 7
"""
ONCE_REMOVED = """
    Ann PROPN nsubj 2
    came VERB root 0
    and CCONJ cc 4
    left VERB conj 2
    , PUNCT punct 6
    saying VERB/VBG advcl 4
    so ADV advmod 6
"""
NOUN_PARTICIPLE = """
    A DET det 2
    letter NOUN nsubj 5
    saying VERB/VBG acl 2
    so ADV advmod 3
    came VERB root 0
"""
TAG = """
    “ PUNCT punct 2
    Q VERB ccomp 5
    ” PUNCT punct 2
    Ann PROPN nsubj 5
    shrugged VERB root 0
"""
TWO = """
    Ann PROPN nsubj 2
    said VERB root 0
    Bo PROPN nsubj 4
    told VERB ccomp 2
    her PRON obj 4
"""
NOTHING = """
    Ann PROPN nsubj 2
    crossed VERB root 0
    the DET det 4
    bridge NOUN obj 2
"""
NOUN_SAID = """
    The DET det 2
    said NOUN nsubj 3
    left VERB root 0
"""


NOUN_BEFORE = """
    On ADP case 3
    a DET det 3
    show NOUN obl 6
    , PUNCT punct 3
    Ann PROPN appos 3
    said VERB/VBD root 0
    it PRON nsubj 8
    rained VERB/VBD ccomp 6
"""


SHOWS_BO_SAYING = """
    Ann PROPN nsubj 2
    shows VERB/VBZ root 0
    Bo PROPN obj 2
    Ray PROPN flat 3
    saying VERB/VBG advcl 2
    it PRON nsubj 7
    rained VERB/VBD ccomp 5
"""
LED_BO_TO_SAY = """
    Ann PROPN nsubj 2
    led VERB/VBD root 0
    Bo PROPN obj 2
    to PART mark 5
    say VERB/VB xcomp 2
    it PRON nsubj 7
    rained VERB/VBD ccomp 5
"""


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        (SHOWS_BO_SAYING, "shared-subject"),
        (LED_BO_TO_SAY, "made-to-say"),
        (LED_BO_TO_SAY.replace("led", "helped"), "shared-subject"),
    ],
)
def test_whom_a_verb_tells_of_speaks(lines: str, rule: str) -> None:
    """Not the subject speaks, but whoever is shown, or made, to say it."""
    frame = find_frames(parsed(lines), english())[-1]
    assert frame.speaker is not None
    assert ("Bo", rule) == (frame.speaker.text, frame.rule)


def test_a_passive_participle_shares_no_subject() -> None:
    """Asked by Bo, Ann left: she asked nobody."""
    lines = """
        Asked VERB/VBN advcl 6
        by ADP case 3
        Bo PROPN obl 1
        , PUNCT punct 1
        Ann PROPN nsubj 6
        left VERB/VBD root 0
    """
    assert () == find_frames(parsed(lines), english())


def test_a_noun_right_before_a_cue_speaks() -> None:
    """Where the tree hangs the subject elsewhere, the order of words tells; not where a clause is missing."""
    found = find_frames(parsed(NOUN_BEFORE), english())
    assert [("Ann", "noun-before-cue")] == [(frame.speaker and frame.speaker.text, frame.rule) for frame in found]
    assert () == find_frames(parsed(NOUN_BEFORE.replace("ccomp 6", "advcl 6")), english())


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (SAID, [("said", "Ann", "subject")]),
        (ACCORDING, [("according", "Ann", "according-to")]),
        (RELATIVE, [("said", "farmer", "relative-subject")]),
        (NEAREST, [("said", "Bo", "relative-subject")]),
        (PASSIVE, [("criticized", "farmers", "passive-agent")]),
        (QUOTED, [("saying", "Ann", "quoted-as-saying")]),
        (INVERTED, [("said", "Ann", "inverted-object")]),
        (SHARED, [("saying", "Ann", "shared-subject")]),
        (ASKED, [("said", "Ann", "subject")]),
        (ONCE_REMOVED, [("saying", "Ann", "shared-subject-once-removed")]),
        (NOUN_PARTICIPLE, [("saying", "letter", "noun-participle")]),
        (TWO, [("said", "Ann", "subject"), ("told", "Bo", "subject")]),
    ],
)
def test_frames_are_found(lines: str, expected: list[tuple[str, str, str]]) -> None:
    """Each shape of a frame is found by its own rule, in text order."""
    assert expected == frames(lines)


@pytest.mark.parametrize(
    "lines",
    [NOTHING, NOUN_SAID, PASSIVE_WITHOUT_AGENT, SAID_ON_MONDAY],
    ids=["no cue", "a noun", "the addressee", "a weekday"],
)
def test_other_sentences_have_no_frame(lines: str) -> None:
    """Without a cue, or without somebody who speaks, there is no frame."""
    assert [] == frames(lines)


def test_a_verb_on_a_quotation_is_a_cue() -> None:
    """A verb that the lexicon does not know reports if a quotation is its clause."""
    assert [("shrugged", "Ann", "subject")] == frames(TAG)


def test_a_frame_holds_what_the_lexicon_knows() -> None:
    """The cue's entry tells what kind of verb it is; *according to* has none."""
    said, according = find_frames(parsed(SAID, ACCORDING), english())
    assert ("say", None) == (said.verb.lemma if said.verb else "", according.verb)


def test_the_lexicon_decides_what_a_cue_is() -> None:
    """A verb taken out of the lexicon no longer makes a frame."""
    assert () == find_frames(parsed(SAID), english().without_cues("say"))


@pytest.mark.parametrize(
    ("text", "upos", "expected"),
    [("“", "PUNCT", True), ("''", "PUNCT", True), ("«", "PUNCT", True), (",", "PUNCT", False), ("", "PUNCT", False)],
)
def test_marks_are_told_from_other_punctuation(text: str, upos: str, expected: bool) -> None:
    """Quotation marks of every kind are marks."""
    assert expected is is_mark(Token(0, text, 0, len(text), upos, "", -1, "punct"))


@pytest.mark.parametrize(
    ("kind", "lines", "expected"),
    [
        ("cue", SAID, ["said"]),
        ("according", ACCORDING, ["according"]),
        ("nominal", ACCORDING, ["It", "Ann"]),
        ("nominal", SAID_ON_MONDAY, ["it"]),
        ("by-phrase", PASSIVE, ["farmers"]),
        ("relative", RELATIVE, ["who"]),
        ("quoting", QUOTED, ["quoted"]),
        ("participle-cue", SHARED, ["saying"]),
    ],
)
def test_classes_are_tests_on_words(kind: str, lines: str, expected: list[str]) -> None:
    """A class that rules ask for holds for the words that it names."""
    tree = sentence(lines)
    test = classes(english())[kind]
    assert expected == [token.text for token in tree.tokens if test(tree, token)]


def test_the_root_follows_no_cue() -> None:
    """A word without a governor stands right after none."""
    tree = sentence(SAID)
    assert classes(english())["right-after-cue"](tree, word(tree, "said")) is False


@pytest.mark.parametrize("tag", ["VBD", "VBG", "VBN", "VBZ", "VB"])
@pytest.mark.parametrize("verb", ["said", "saying", "estimated", "says", "told", "closed", "closing"])
@pytest.mark.parametrize("relation", ["acl", "root", "ccomp", "conj"])
def test_narrower_classes_lie_within_the_wider(verb: str, tag: str, relation: str) -> None:
    """Where a verb is of a narrower class, it is of the wider one that stands in for it in a search."""
    head = 0 if relation == "root" else 2
    tree = sentence(
        f"""
        ,       PUNCT       punct      2
        company NOUN        {"nsubj" if relation == "root" else "root"} {3 if relation == "root" else 0}
        {verb}  VERB/{tag}  {relation} {head}
        .       PUNCT       punct      2
        """
    )
    tests = classes(english())
    for narrow, wide in WIDER.items():
        assert tests[wide](tree, tree.tokens[2]) or not tests[narrow](tree, tree.tokens[2])
