"""Sieves tell who speaks a quotation, or abstain."""

from __future__ import annotations

import pytest
from graphs import quoting

from quoteattr.detect import detect
from quoteattr.layout import paragraphs
from quoteattr.lexicon import english
from quoteattr.model import Kind, Span
from quoteattr.scan import scan
from quoteattr.sieves import SIEVES
from quoteattr.sieves.base import Context, Proposal, settle

TAG = """
    “ PUNCT punct 2
    Q VERB ccomp 5
    ” PUNCT punct 2
    Ann PROPN nsubj 5
    said VERB/VBD root 0
    . PUNCT punct 5
"""
SPLIT = """
    “ PUNCT punct 2
    Q VERB ccomp 5
    ” PUNCT punct 2
    Ann PROPN nsubj 5
    said VERB/VBD root 0
    , PUNCT punct 5
    “ PUNCT punct 8
    Q VERB parataxis 5
    ” PUNCT punct 8
"""
BEFORE = """
    Ann PROPN nsubj 2
    said VERB/VBD root 0
    : PUNCT punct 5
    “ PUNCT punct 5
    Q VERB ccomp 2
    ” PUNCT punct 5
"""
ADDRESSED = """
    Ann PROPN nsubj 2
    spoke VERB/VBD root 0
    to ADP case 5
    the DET det 5
    men NOUN obl 2
    : PUNCT punct 8
    “ PUNCT punct 8
    Q VERB dep 5
    ” PUNCT punct 8
"""
ALONE = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
"""
SAID = """
    Ann PROPN nsubj 2
    said VERB/VBD root 0
    happily ADV advmod 2
    . PUNCT punct 2
"""
QUOTH = """
    “ PUNCT punct 2
    Q VERB dep 4
    ” PUNCT punct 2
    quoth VERB/VBD root 0
    Ann PROPN dep 4
    . PUNCT punct 4
"""
THE_MILLER_GRUNGED = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
    the DET det 5
    miller NOUN nsubj 6
    grunged VERB/VBD dep 2
    . PUNCT punct 2
"""
ABOUT_IT = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
    in ADP case 5
    May PROPN obl 2
    . PUNCT punct 2
"""
FIRM = """
    Ann PROPN nsubj 3
    was AUX cop 3
    firm ADJ root 0
    : PUNCT punct 3
"""
ADDED = """
    Ann PROPN nsubj 2
    added VERB/VBD root 0
    : PUNCT punct 2
"""
DISAGREED = """
    Ann PROPN nsubj 2
    disagreed VERB/VBD root 0
    . PUNCT punct 2
"""
SHE_LEFT = DISAGREED.replace("Ann PROPN", "She PRON").replace("disagreed", "left")
RAIN_FELL = DISAGREED.replace("Ann PROPN", "Rain NOUN").replace("disagreed", "fell")
NO_SUBJECT = """
    Then ADV advmod 2
    came VERB/VBD root 0
    . PUNCT punct 2
"""
MESSAGE = """
    Ann PROPN nmod:poss 3
    ’s PART case 1
    message NOUN nsubj 5
    was AUX cop 5
    short ADJ root 0
    : PUNCT punct 5
"""
FROM_ANN = """
    And CCONJ cc 3
    from ADP case 3
    Ann PROPN root 0
    : PUNCT punct 3
"""
LIST = """
    Ann PROPN root 0
    : PUNCT punct 1
"""
SIGNED = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
    — PUNCT punct 5
    Ann PROPN list 2
    Lind PROPN flat 5
    , PUNCT punct 8
    mayor NOUN appos 5
"""
SIGNED_BELOW = """
    - PUNCT punct 2
    Ann PROPN root 0
    Lind PROPN flat 2
"""
DASHED_ON = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
    — PUNCT punct 6
    the DET det 6
    miller NOUN list 2
    was AUX cop 6
    . PUNCT punct 2
"""


SALE = """
    Ann PROPN nsubj 2
    told VERB/VBD root 0
    us PRON obj 2
    of ADP case 6
    “ PUNCT punct 6
    Elbow PROPN obl 2
    ” PUNCT punct 6
    and CCONJ cc 11
    “ PUNCT punct 11
    the DET det 11
    sale NOUN conj 6
    of ADP case 13
    bread NOUN nmod 11
    ” PUNCT punct 11
    . PUNCT punct 2
"""
SALE_BESIDE = """
    “ PUNCT punct 4
    Bread NOUN nsubj 4
    was AUX cop 4
    sold ADJ root 0
    there ADV advmod 4
    ” PUNCT punct 4
    as SCONJ mark 9
    Ann PROPN nsubj 9
    told VERB/VBD advcl 4
    us PRON obj 9
    . PUNCT punct 4
"""
SALE_ELSEWHERE = """
    Ann PROPN root 0
    , PUNCT punct 4
    who PRON nsubj 4
    told VERB/VBD acl:relcl 1
    us PRON obj 4
    of ADP case 8
    “ PUNCT punct 8
    Elbow PROPN obl 4
    ” PUNCT punct 8
    , PUNCT punct 4
    “ PUNCT punct 13
    the DET det 13
    sale NOUN appos 1
    of ADP case 15
    bread NOUN nmod 13
    ” PUNCT punct 13
    . PUNCT punct 1
"""
SPOKE_WORDS = """
    Ann PROPN nsubj 2
    spoke VERB/VBD root 0
    “ PUNCT punct 6
    so ADV advmod 5
    very ADV advmod 6
    well ADV advmod 2
    today ADV advmod 6
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
SAID_IT_WAS = """
    Ann PROPN nsubj 2
    said VERB root 0
    it PRON nsubj 6
    was AUX cop 6
    “ PUNCT punct 6
    wet ADJ ccomp 2
    ” PUNCT punct 6
    . PUNCT punct 2
"""
HER_FACE = """
    Ann PROPN nmod:poss 3
    ’s PART case 1
    face NOUN nsubj 5
    was AUX cop 5
    grim ADJ root 0
    : PUNCT punct 5
"""
IN_A_NOTE = """
    From ADP case 2
    Ann PROPN root 0
    , PUNCT punct 2
    in ADP case 5
    May PROPN nmod 2
    : PUNCT punct 2
"""
WHO_ADDED = """
    Ann PROPN root 0
    , PUNCT punct 4
    who PRON nsubj 4
    added VERB/VBD acl:relcl 1
    : PUNCT punct 1
"""
HER_BOAT = """
    Ann PROPN nmod:poss 3
    ’s PART case 1
    boat NOUN nsubj 4
    left VERB root 0
    . PUNCT punct 4
"""
THE_REPLY = """
    The DET det 2
    reply NOUN nsubj 4
    was AUX cop 4
    short ADJ root 0
    : PUNCT punct 4
"""
MEN_ADDED = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
    said VERB/VBD dep 2
    two NUM nummod 6
    men NOUN dep 4
    . PUNCT punct 2
"""
THEN_IT = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
    it PRON nsubj 5
    grunged VERB/VBD dep 2
    . PUNCT punct 2
"""
GRUNGING = THE_MILLER_GRUNGED.replace("grunged VERB/VBD", "grunging VERB/VBG")
GRUNGED_IT = THEN_IT.replace("it PRON nsubj 5\n    grunged VERB/VBD dep 2", "grunged VERB/VBD dep 2\n    it PRON dep 4")
FAR_FROM_IT = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
    ... PUNCT punct 2
    the DET det 6
    miller NOUN nsubj 7
    grunged VERB/VBD dep 2
    . PUNCT punct 2
"""
OF_A_MILLER = """
    “ PUNCT punct 2
    Q VERB root 0
    ” PUNCT punct 2
    the DET det 6
    red ADJ dep 2
    one ADJ dep 7
    grunged VERB/VBD dep 2
    . PUNCT punct 2
"""


def answers(text: str, *trees: str) -> list[tuple[str, str, int | None, bool] | None]:
    """Give each quotation's rule, speaker's word, the quotation whose speaker it has, and whether both are one."""
    parsed = quoting(text, *trees)
    found = detect(parsed, paragraphs(text), scan(text), english())
    context = Context(parsed, paragraphs(text), found.drafts, found.frames)
    settled = settle(context, SIEVES, [n for n, draft in enumerate(found.drafts) if draft.kind is not Kind.OTHER])
    return [_shown(settled.get(number)) for number in range(len(found.drafts))]


def _shown(proposal: Proposal | None) -> tuple[str, str, int | None, bool] | None:
    if proposal is None:
        return None
    return proposal.rule, proposal.speaker.text if proposal.speaker else "", proposal.same_as, proposal.joins


@pytest.mark.parametrize(
    ("text", "tree", "rule", "speaker"),
    [
        ("“It rained,” Ann said.", TAG, "subject", "Ann"),
        ("Ann said: “It rained.”", BEFORE, "subject", "Ann"),
        ("Ann spoke to the men: “It rained.”", ADDRESSED, "frame-before-quotation", "Ann"),
        ("“It rained,” quoth Ann.", QUOTH, "tag-by-order", "Ann"),
        ("“It rained,” the miller grunged.", THE_MILLER_GRUNGED, "tag-by-order", "miller"),
        ("Ann disagreed. “It rained.”", DISAGREED, "topic", "Ann"),
        ("She left. “It rained.”", SHE_LEFT, "topic", "She"),
        ("Ann was firm:\n\n“It rained.”", FIRM, "lead-in", "Ann"),
        ("Ann added:\n\n“It rained.”", ADDED, "lead-in", "Ann"),
        ("Ann’s message was short:\n\n“It rained.”", MESSAGE, "lead-in", "Ann"),
        ("And from Ann:\n\n“It rained.”", FROM_ANN, "lead-in", "Ann"),
        ("Ann:\n\n“It rained.”", LIST, "lead-in", "Ann"),
        ("“It rained.” — Ann Lind, mayor", SIGNED, "sign-off", "Ann"),
        ("“It rained.”\n\n- Ann Lind", SIGNED_BELOW, "sign-off", "Ann"),
        ("“It rained.”\n- Ann Lind", SIGNED_BELOW, "sign-off", "Ann"),
        ("Ann’s face was grim:\n\n“It rained.”", HER_FACE, "lead-in", "Ann"),
        ("Ann spoke “so very well today”.", SPOKE_WORDS, "frame-before-quotation", "Ann"),
        ("From Ann, in May:\n\n“It rained.”", IN_A_NOTE, "lead-in", "Ann"),
        ("From Ann, in May: “It rained.”", IN_A_NOTE, "lead-in", "Ann"),
        ("Ann, who added:\n\n“It rained.”", WHO_ADDED, "lead-in", "Ann"),
        ("The reply was short:\n\n“It rained.”", THE_REPLY, "lead-in", "reply"),
        ("“It rained,” said two men.", MEN_ADDED, "inverted-object", "men"),
        ("“It rained,” grunged two men.", MEN_ADDED.replace("said", "grunged"), "tag-by-order", "men"),
    ],
    ids=lambda value: value if isinstance(value, str) and "\n" not in value else "",
)
def test_a_quotation_is_attributed(text: str, tree: str, rule: str, speaker: str) -> None:
    """Frames in, after and before the quotation, tags by their order, lead-ins, topics and sign-offs name a speaker."""
    assert [(rule, speaker, None, False)] == answers(text, tree)


@pytest.mark.parametrize(
    ("text", "tree", "expected"),
    [
        (
            "Ann told us of “Elbow” and “the sale of bread”.",
            SALE,
            [None, ("frame-above-quotation", "Ann", None, False)],
        ),
        ("Ann, who told us of “Elbow”, “the sale of bread”.", SALE_ELSEWHERE, [None, None]),
        ("It was “as wet a long day”.", IT_WAS, [None]),
        ("“Bread was sold there” as Ann told us.", SALE_BESIDE, [("subject", "Ann", None, False)]),
    ],
)
def test_a_frame_above_a_fragment_names_its_speaker(
    text: str, tree: str, expected: list[tuple[str, str, int | None, bool] | None]
) -> None:
    """Words in marks that hang on an earlier cue, however far, are its speaker's."""
    assert expected == answers(text, tree)


def test_a_frame_in_the_next_sentence_is_read() -> None:
    """A tag that the parser took for a sentence of its own still names the speaker."""
    assert [("frame-after-quotation", "Ann", None, False)] == answers("“It rained!” Ann said happily.", ALONE, SAID)


@pytest.mark.parametrize(
    ("text", "trees"),
    [
        ("“It rained.”", []),
        ("Rain fell. “It rained.”", [RAIN_FELL]),
        ("Then came. “It rained.”", [NO_SUBJECT]),
        ("“It rained,” in May.", [ABOUT_IT]),
        ("“It rained.” — the miller was.", [DASHED_ON]),
        ("Ann left.\n\n“It rained.”", [DISAGREED.replace("disagreed", "left")]),
        ("“It rained.” " + "— " + "so " * 20, []),
        ("“It rained.” —", []),
        ("So:\n\n“It rained.”", []),
        ("Ann’s boat left. “It rained.”", [HER_BOAT]),
        ("“It rained.” Ann said happily.", [SAID]),
        ("“It rained,” it grunged.", [THEN_IT]),
        ("“It rained,” grunged it.", [GRUNGED_IT]),
        ("“It rained,” the miller grunging.", [GRUNGING]),
        ("“It rained,”... the miller grunged.", [FAR_FROM_IT]),
        ("“It rained,” the red one grunged.", [OF_A_MILLER]),
    ],
)
def test_without_a_sign_nobody_speaks(text: str, trees: list[str]) -> None:
    """Where nothing shows who speaks, no sieve guesses."""
    assert [None] == answers(text, *trees)


@pytest.mark.parametrize(
    ("text", "trees", "rule", "joins"),
    [
        ("“It rained,” Ann said. “It stopped.”", [TAG], "split-quotation", True),
        ("“It rained,” Ann said. Rain fell. “It stopped.”", [TAG, RAIN_FELL], "same-paragraph", False),
        ("“It rained,” Ann said.\n\n“It stopped.”", [TAG], "next-paragraph", False),
        ("Ann said it was “wet”. “It stopped.”", [SAID_IT_WAS], "same-paragraph", False),
        ("“It rained,” Ann said. “It stopped.\n\n“It froze.”", [TAG], "split-quotation", True),
    ],
)
def test_a_speaker_is_carried_on(text: str, trees: list[str], rule: str, joins: bool) -> None:
    """A later quotation without a frame goes on with the one before, as part of it or on its own."""
    first, second, *_ = answers(text, *trees)
    assert (("subject", "Ann", None, False), (rule, "", 0, joins)) == (first, second)


def test_reopened_paragraphs_are_one_quotation() -> None:
    """What re-opens over several paragraphs is one quotation, and goes on with the one before."""
    text = "“It rained,” Ann said. “It stopped.\n\n“It froze.\n\n“It thawed.”"
    assert [None, 0] == [answer and answer[2] for answer in answers(text, TAG)]


def test_a_quotation_around_its_frame_is_one() -> None:
    """A frame in the middle of a quotation has both parts for its content."""
    assert [("subject", "Ann", None, False)] == answers("“It rained,” Ann said, “and it froze.”", SPLIT)


@pytest.mark.parametrize(
    ("text", "trees"),
    [
        ("“It rained,” Ann said.\n\nRain fell.\n\n“It stopped.”", [TAG, RAIN_FELL]),
        ("“It rained,” Ann said.\n\nRain fell. “It stopped.”", [TAG, RAIN_FELL]),
        ("“It rained,” Ann said.\n\n“It stopped.” Rain fell.", [TAG, RAIN_FELL]),
    ],
)
def test_a_speaker_is_not_carried_far(text: str, trees: list[str]) -> None:
    """A paragraph in between, or another sentence in the new one, ends the carrying on."""
    assert None is answers(text, *trees)[1]


def test_nothing_is_carried_on_from_an_unknown_speaker() -> None:
    """A quotation that nobody speaks lends the next one no speaker."""
    assert [None, None] == answers("“It rained.” “It stopped.”")


def context_of(text: str, *trees: str) -> Context:
    """Make the context in which sieves are asked."""
    parsed = quoting(text, *trees)
    found = detect(parsed, paragraphs(text), scan(text), english())
    return Context(parsed, paragraphs(text), found.drafts, found.frames)


def test_the_first_proposal_wins() -> None:
    """A quotation that one sieve has settled is not put to the next, which sees what is settled."""
    asked: list[tuple[str, int, dict[int, str]]] = []

    def first(context: Context, number: int) -> Proposal | None:
        asked.append(("first", number, {n: p.rule for n, p in context.settled.items()}))
        return Proposal("one") if number == 0 else None

    def second(context: Context, number: int) -> Proposal | None:
        asked.append(("second", number, {n: p.rule for n, p in context.settled.items()}))
        return Proposal("two")

    settled = settle(context_of("“So.” “No.” “Go.”"), [first, second], [0, 2])
    assert {0: "one", 2: "two"} == {number: proposal.rule for number, proposal in settled.items()}
    assert [("first", 0, {}), ("first", 2, {0: "one"}), ("second", 2, {0: "one"})] == asked


def test_the_context_finds_what_stands_where() -> None:
    """Paragraphs, sentences, frames and words are found by place."""
    text = "Rain fell.\n\n“It rained,” Ann said."
    context = context_of(text, RAIN_FELL, TAG)
    whole = Span(0, len(text))
    assert ([0, 1], text) == ([context.paragraph_at(offset) for offset in (3, 16)], context.text)
    assert [0, 12] == [tree.start for tree in context.sentences_within(whole)]
    assert ["said"] == [frame.cue.text for frame in context.frames_within(whole)]
    assert [] == list(context.frames_within(Span(0, 12)))
    assert [True, False, False] == [context.has_words(*ends) for ends in ((0, 4), (9, 13), (5, 5))]
