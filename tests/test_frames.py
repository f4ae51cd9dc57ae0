"""Reporting frames are found from the tree: a cue, and the head of its speaker's phrase."""

from __future__ import annotations

import pytest
from graphs import parsed, sentence, without_content, word

from quoteattr.detection.frames import classes, find_frames, is_mark
from quoteattr.graph import ParsedText, Token
from quoteattr.lexicon import english

SAID = """
    Ann PROPN nsubj 2
    said VERB root 0
    the DET det 4
    bridge NOUN nsubj 5
    stays VERB ccomp 2
"""
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
RELATIVE = """
    A DET det 2
    farmer NOUN nsubj 7
    who PRON nsubj 4
    said VERB acl:relcl 2
    it PRON nsubj 6
    rained VERB ccomp 4
    left VERB root 0
"""
NEAREST = """
    Friends NOUN root 0
    of ADP case 3
    Ann PROPN nmod 1
    and CCONJ cc 5
    Bo PROPN conj 3
    , PUNCT punct 8
    who PRON nsubj 8
    said VERB acl:relcl 1
    so ADV advmod 8
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


def frames(lines: str) -> list[tuple[str, str, str]]:
    """Find the frames of one sentence, in which Q stands for a quotation that was not parsed."""
    tree = without_content(sentence(lines), "Q")
    found = find_frames(ParsedText("", (tree,)), english())
    return [(frame.cue.text, frame.speaker.text, frame.rule) for frame in found]


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


@pytest.mark.parametrize("lines", [SHOWS_BO_SAYING, LED_BO_TO_SAY])
def test_whom_a_verb_tells_of_speaks(lines: str) -> None:
    """Not the subject speaks, but whoever is shown, or made, to say it."""
    frame = find_frames(parsed(lines), english())[-1]
    assert ("Bo", "shared-subject") == (frame.speaker.text, frame.rule)


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
    assert [("Ann", "noun-before-cue")] == [(frame.speaker.text, frame.rule) for frame in found]
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


PUT_IT = """
    As SCONJ mark 3
    Ann PROPN nsubj 3
    put VERB root 0
    it PRON obj 3
"""
PUT_DOWN = PUT_IT.replace("it PRON", "boxes NOUN")
IN_HER_VIEW = """
    In ADP case 4
    Ann PROPN nmod:poss 4
    ’s PART case 2
    view NOUN obl 6
    it PRON nsubj 6
    rained VERB root 0
"""
HER_PHRASE = """
    Ann PROPN nmod:poss 3
    ’s PART case 1
    phrase NOUN nsubj 4
    changed VERB root 0
"""
IN_THE_WORDS_OF = """
    In ADP case 3
    the DET det 3
    words NOUN obl 7
    of ADP case 5
    Ann PROPN nmod 3
    it PRON nsubj 7
    rained VERB root 0
"""
OWNED_CLAIM = """
    Ann PROPN nmod:poss 3
    ’s PART case 1
    claim NOUN nsubj 7
    that SCONJ mark 6
    it PRON nsubj 6
    rained VERB acl 3
    failed VERB root 0
"""
OWNED_BOAT = OWNED_CLAIM.replace("claim", "boat")
PER = """
    It PRON nsubj 2
    rained VERB root 0
    , PUNCT punct 5
    per ADP case 5
    Ann PROPN obl 2
"""
REPORT_AND_REPORT = """
    Ann PROPN nsubj 2
    said VERB/VBD root 0
    it PRON nsubj 4
    rained VERB ccomp 2
    and CCONJ cc 6
    added VERB/VBD conj 4
    so ADV advmod 6
"""
RAINED_AND_SAID = REPORT_AND_REPORT.replace("so ADV advmod 6", "he PRON nsubj 6")
PARTICIPLE_AFTER_TAG = """
    “ PUNCT punct 2
    Q VERB ccomp 5
    ” PUNCT punct 2
    Ann PROPN nsubj 5
    said VERB/VBD root 0
    , PUNCT punct 7
    adding VERB/VBG ccomp 5
    so ADV advmod 7
"""
OF_ANN_AND_LIND = """
    Friends NOUN root 0
    of ADP case 3
    Bo PROPN nmod 1
    and CCONJ cc 5
    Ann PROPN conj 3
    Lind PROPN flat 5
    who PRON nsubj 8
    said VERB acl:relcl 1
    so ADV advmod 8
"""
OF_THE_MILLER = """
    Friends NOUN root 0
    of ADP case 4
    the DET det 4
    miller NOUN nmod 1
    who PRON nsubj 6
    said VERB acl:relcl 1
    so ADV advmod 6
"""
WHICH_SAID = OF_THE_MILLER.replace("who", "which")
FAR_OFF = """
    Friends NOUN root 0
    today ADV advmod 1
    who PRON nsubj 4
    said VERB acl:relcl 1
    so ADV advmod 4
"""
ASIDE = """
    Ann PROPN@PER root 0
    ( PUNCT punct 3
    Bo PROPN dep 1
    ) PUNCT punct 3
    who PRON nsubj 6
    said VERB acl:relcl 1
    so ADV advmod 6
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (PUT_IT, [("put", "Ann", "as-put-it")]),
        (PUT_DOWN, []),
        (IN_HER_VIEW, [("view", "Ann", "in-the-words-of")]),
        (HER_PHRASE, []),
        (IN_THE_WORDS_OF, [("words", "Ann", "in-the-words-of-named")]),
        (OWNED_CLAIM, [("claim", "Ann", "owned-claim")]),
        (OWNED_BOAT, []),
        (PER, [("per", "Ann", "per")]),
        (REPORT_AND_REPORT, [("said", "Ann", "subject"), ("added", "Ann", "report-and-report")]),
        (RAINED_AND_SAID, [("said", "Ann", "subject"), ("added", "he", "subject")]),
        (PARTICIPLE_AFTER_TAG, [("said", "Ann", "subject"), ("adding", "Ann", "participle-after-tag")]),
    ],
)
def test_rarer_frames_are_found(lines: str, expected: list[tuple[str, str, str]]) -> None:
    """Turns of phrase, nouns and coordinated verbs report as well, where their shape is right."""
    assert expected == frames(lines)


@pytest.mark.parametrize(
    ("lines", "speaker", "pronoun"),
    [
        (SAID, "Ann", None),
        (RELATIVE, "farmer", "who"),
        (NEAREST, "Bo", "who"),
        (OF_ANN_AND_LIND, "Ann", "who"),
        (OF_THE_MILLER, "miller", "who"),
        (WHICH_SAID, "Friends", "which"),
        (FAR_OFF, "Friends", "who"),
        (ASIDE, "Ann", "who"),
    ],
)
def test_a_relative_pronoun_stands_for_its_antecedent(lines: str, speaker: str, pronoun: str | None) -> None:
    """The pronoun is kept beside the noun that it stands for: the nearest of two, where that can be meant."""
    (frame,) = find_frames(parsed(lines), english())
    assert (speaker, pronoun) == (frame.speaker.text, frame.pronoun.text if frame.pronoun else None)
