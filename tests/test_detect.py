"""Quotations are found from frames and from what stands in marks, and their kind is told."""

from __future__ import annotations

import pytest
from graphs import quoting

from quoteattr.detection.detect import Detected, detect
from quoteattr.lexicon import english
from quoteattr.scanning.layout import paragraphs
from quoteattr.scanning.scan import scan

BEFORE = """
    “ PUNCT punct 2
    Q VERB ccomp 5
    ” PUNCT punct 2
    Ann PROPN nsubj 5
    said VERB root 0
    . PUNCT punct 5
"""
CLAUSE = """
    Ann PROPN nsubj 2
    said VERB root 0
    it PRON nsubj 4
    rained VERB ccomp 2
    . PUNCT punct 2
"""
MIXED = """
    Ann PROPN nsubj 2
    said VERB root 0
    it PRON nsubj 7
    was AUX cop 7
    “ PUNCT punct 7
    quite ADV advmod 7
    wet ADJ ccomp 2
    ” PUNCT punct 7
    . PUNCT punct 2
"""
THOUGHT = """
    Ann PROPN nsubj 2
    believed VERB root 0
    it PRON nsubj 4
    rained VERB ccomp 2
    . PUNCT punct 2
"""
CALLED = """
    Ann PROPN nsubj 2
    called VERB root 0
    it PRON obj 2
    a DET det 5
    shame NOUN xcomp 2
    . PUNCT punct 2
"""
CALLED_IN_MARKS = """
    Ann PROPN nsubj 2
    called VERB root 0
    it PRON obj 2
    “ PUNCT punct 6
    a DET det 6
    shame NOUN xcomp 2
    ” PUNCT punct 6
    . PUNCT punct 2
"""
PROMISED = """
    Ann PROPN nsubj 2
    promised VERB root 0
    to PART mark 4
    leave VERB xcomp 2
    . PUNCT punct 2
"""
ACCORDING = """
    It PRON nsubj 2
    rained VERB root 0
    , PUNCT punct 6
    according VERB case 6
    to ADP fixed 4
    Ann PROPN obl 2
    . PUNCT punct 2
"""
NESTED = """
    Ann PROPN nsubj 2
    said VERB root 0
    Bo PROPN nsubj 4
    said VERB ccomp 2
    it PRON nsubj 6
    rained VERB ccomp 4
    . PUNCT punct 2
"""
KNOWN_AS = """
    The DET det 2
    street NOUN nsubj:pass 4
    is AUX aux:pass 4
    named VERB root 0
    “ PUNCT punct 6
    Elbow PROPN xcomp 4
    ” PUNCT punct 6
    . PUNCT punct 4
"""
WITHIN = """
    The DET det 2
    “ PUNCT punct 4
    Ann PROPN nsubj 4
    said VERB acl 6
    ” PUNCT punct 4
    song NOUN nsubj 7
    ended VERB root 0
    . PUNCT punct 7
"""
CALLED_IN_A_SPEECH = """
    Ann PROPN nsubj 2
    called VERB root 0
    it PRON obj 2
    “ PUNCT punct 6
    a DET det 6
    shame NOUN xcomp 2
    ” PUNCT punct 6
    in ADP case 10
    a DET det 10
    speech NOUN obl 2
    . PUNCT punct 2
"""
SAID_BEFORE_AND_AFTER = """
    Ann PROPN nsubj 2
    said VERB root 0
    “ PUNCT punct 4
    it PRON nsubj 6
    ” PUNCT punct 4
    rained VERB ccomp 2
    . PUNCT punct 2
"""
SAID_A_SIGN = """
    Ann PROPN nsubj 2
    said VERB root 0
    % SYM ccomp 2
    . PUNCT punct 2
"""
PRAISED = """
    Ann PROPN nsubj 2
    praised VERB root 0
    “ PUNCT punct 6
    The DET det 6
    Long ADJ amod 6
    Harvest NOUN obj 2
    ” PUNCT punct 6
    . PUNCT punct 2
"""
IT_WAS = """
    It PRON nsubj 8
    was AUX cop 8
    “ PUNCT punct 8
    as ADV advmod 5
    wet ADJ amod 8
    a DET det 8
    long ADJ amod 8
    day NOUN root 0
    ” PUNCT punct 8
    . PUNCT punct 8
"""
TAG_BY_BO = """
    “ PUNCT punct 2
    Q VERB ccomp 5
    ” PUNCT punct 2
    Bo PROPN nsubj 5
    said VERB root 0
    . PUNCT punct 5
"""
DISCUSSED = """
    Ann PROPN nsubj 2
    discussed VERB/VBD root 0
    “ PUNCT punct 4
    pork NOUN obj 2
    ” PUNCT punct 4
    . PUNCT punct 2
"""
LEFT = """
    Ann PROPN nsubj 2
    left VERB root 0
    . PUNCT punct 2
"""


def detected(text: str, *trees: str, thought: bool = True) -> Detected:
    """Detect the quotations of a text whose sentences are given as trees."""
    return detect(quoting(text, *trees), paragraphs(text), scan(text), english(), thought=thought)


def found(text: str, *trees: str, thought: bool = True) -> list[tuple[str, list[str], bool]]:
    """Give each quotation's kind and words, and whether a frame reports it."""
    drafts = detected(text, *trees, thought=thought).drafts
    return [(draft.kind.value, [span.of(text) for span in draft.spans], draft.frame is not None) for draft in drafts]


@pytest.mark.parametrize(
    ("text", "tree", "kind", "words"),
    [
        ("“It rained,” Ann said.", BEFORE, "direct", "It rained,"),
        ("Ann said it rained.", CLAUSE, "indirect", "it rained"),
        ("Ann said it was “quite wet”.", MIXED, "mixed", "it was “quite wet”"),
        ("It rained, according to Ann.", ACCORDING, "indirect", "It rained"),
        ("Ann called it “a shame”.", CALLED_IN_MARKS, "mixed", "it “a shame”"),
        ("Ann said “it” rained.", SAID_BEFORE_AND_AFTER, "mixed", "“it” rained"),
        ("Ann called it “a shame” in a speech.", CALLED_IN_A_SPEECH, "mixed", "it “a shame”"),
        ("Ann said Bo said it rained.", NESTED, "indirect", "Bo said it rained"),
    ],
)
def test_what_frames_report(text: str, tree: str, kind: str, words: str) -> None:
    """Words in marks alone are direct, words without marks indirect, both together mixed."""
    assert [(kind, [words], True)] == found(text, tree)


@pytest.mark.parametrize(
    ("text", "tree"), [("Ann left.", LEFT), ("Ann said %.", SAID_A_SIGN), ("Ann discussed “pork”.", DISCUSSED)]
)
def test_what_is_no_report(text: str, tree: str) -> None:
    """Without a cue, without a word, or with one named word in marks, nothing is told."""
    assert [] == [kind for kind, _, _ in found(text, tree) if kind != "other"]


@pytest.mark.parametrize(
    ("text", "tree", "words", "told"),
    [
        ("Ann believed it rained.", THOUGHT, "it rained", False),
        ("Ann called it a shame.", CALLED, "it a shame", False),
        ("Ann promised to leave.", PROMISED, "to leave", True),
    ],
)
def test_thought_is_told_unless_speech_alone_is_wanted(text: str, tree: str, words: str, told: bool) -> None:
    """Beliefs and judgements come back like speech, and are left out on request; promises are speech."""
    reports = [("indirect", [words], True)]
    assert (reports, reports if told else []) == (found(text, tree), found(text, tree, thought=False))


@pytest.mark.parametrize(
    ("text", "trees", "kind", "words"),
    [
        ("Ann left. “It rained.”", [LEFT], "direct", "It rained."),
        ("“It rained.”", [], "direct", "It rained."),
        ("The street is named “Elbow”.", [KNOWN_AS], "other", "Elbow"),
        ("“The Long Harvest”", [], "other", "The Long Harvest"),
    ],
)
def test_what_no_frame_reports(text: str, trees: list[str], kind: str, words: str) -> None:
    """A quoted sentence is direct speech; a fragment or a title in marks is something other."""
    assert [(kind, [words], False)] == found(text, *trees)


@pytest.mark.parametrize("text", ["“”", "“…”", "Ann left. “ ”"])
def test_marks_without_words_are_nothing(text: str) -> None:
    """What has no letter or digit is no quotation."""
    assert [] == found(text, *([LEFT] if "Ann" in text else []))


def test_a_frame_within_marks_reports_nothing() -> None:
    """Words in quotation marks are quoted, whatever they say."""
    assert [("other", ["Ann said"], False)] == found("The “Ann said” song ended.", WITHIN)


def test_quotations_come_in_text_order() -> None:
    """Reported and unreported quotations are ordered by where they stand."""
    text = "“So.” “It rained,” Ann said. “It stopped.”"
    drafts = detected(text, BEFORE).drafts
    assert ["So.", "It rained,", "It stopped."] == [text[draft.start : draft.end] for draft in drafts]


def test_all_frames_are_kept() -> None:
    """Frames that report nothing are there for the sieves."""
    assert ["said", "said"] == [frame.cue.text for frame in detected("Ann said Bo said it rained.", NESTED).frames]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The Long Harvest", "other"),
        ("Notes on a River", "other"),
        ("Rain", "other"),
        ("It rained all night", "direct"),
        ("Leave Me Alone!", "direct"),
        ("One Very Long Row of Words That Goes On", "direct"),
    ],
)
def test_titles_are_told_by_their_capitals(words: str, kind: str) -> None:
    """The title of a work is short, without a stop, and each of its long words has a capital."""
    assert [(kind, [words], False)] == found(f"“{words}”")


@pytest.mark.parametrize(
    ("text", "tree", "kind", "words"),
    [
        ("It was “as wet a long day”.", IT_WAS, "mixed", "as wet a long day"),
        ("The street is named “Elbow”.", KNOWN_AS, "other", "Elbow"),
        ("Ann praised “The Long Harvest”.", PRAISED, "other", "The Long Harvest"),
    ],
)
def test_fragments_are_told_by_their_length(text: str, tree: str, kind: str, words: str) -> None:
    """Of fragments that no frame reports, long ones quote somebody; short ones and titles do not."""
    assert [(kind, [words], False)] == found(text, tree)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("“Ann,” Bo left.", "direct"), ("“Ann” Bo left.", "other"), ("Bo “Ann,” left.", "other")],
)
def test_a_turn_may_look_like_a_title(text: str, kind: str) -> None:
    """A comma within marks that open a paragraph makes a turn of what its capitals make a title."""
    assert [kind] == [draft.kind.value for draft in detected(text).drafts]


@pytest.mark.parametrize(
    ("text", "trees", "expected"),
    [
        ("“It rained.\n\n“It froze.\n\n“It thawed.”", [], [["It rained.", "It froze.", "It thawed."]]),
        ("“It rained.”\n\n“It froze.”", [], [["It rained."], ["It froze."]]),
        ("“It rained,” Ann said. “It froze.\n\n“It thawed.”", [BEFORE], [["It rained,"], ["It froze.", "It thawed."]]),
        (
            "“It rained,” Ann said. “It froze.\n\n“It thawed,” Bo said.",
            [BEFORE, TAG_BY_BO],
            [["It rained,"], ["It froze."], ["It thawed,"]],
        ),
        (
            "“It rained,” Ann said.\n\n“It froze.\n\n“It thawed,” Bo said.",
            [BEFORE, TAG_BY_BO],
            [["It rained,"], ["It froze.", "It thawed,"]],
        ),
    ],
    ids=["re-opened", "closed", "after a frame", "a forgotten mark", "a frame at the end"],
)
def test_reopened_paragraphs_are_joined(text: str, trees: list[str], expected: list[list[str]]) -> None:
    """Paragraphs that re-open a quotation are one with it, unless a closing mark was forgotten."""
    drafts = detected(text, *trees).drafts
    assert expected == [[span.of(text) for span in draft.spans] for draft in drafts]


def test_a_joined_quotation_keeps_its_frame() -> None:
    """The frame of any of its paragraphs reports the whole quotation."""
    text = "“It froze.\n\n“It thawed,” Bo said."
    assert [("direct", ["It froze.", "It thawed,"], True)] == found(text, TAG_BY_BO)
